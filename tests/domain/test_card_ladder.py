"""Which way to the card comes next: never the same one for ever, never a way down, never a way this machine lacks."""

import itertools

import pytest

from kiosk.domain.card_ladder import TRIES, CardLadder, Rung
from kiosk.domain.errors import (
    AccessKeyRejected,
    CardAbsent,
    CardRemoved,
    CardTampered,
    CardUnsupported,
    CodeDamaged,
    CodeUnknown,
    KioskError,
    ReaderAbsent,
    every_fault,
)

N, Q, M, OFFICER = Rung


def climbed(with_qr: bool, *steps: tuple[Rung, type[KioskError]]) -> Rung:
    ladder, offered = CardLadder(with_qr), N
    for rung, fault in steps:
        ladder.stand_on(rung)
        offered = ladder.fail(fault.code)
    return offered


@pytest.mark.parametrize(
    ("with_qr", "steps", "offered"),
    [
        (True, [(N, AccessKeyRejected)], N),
        (True, [(N, AccessKeyRejected)] * 2, Q),
        (False, [(N, AccessKeyRejected)] * 2, M),
        (True, [(Q, AccessKeyRejected)] * 2, M),
        (True, [(M, AccessKeyRejected)] * 2, OFFICER),
        (True, [(N, CardUnsupported)], M),  # the QR holds the same six digits
        (True, [(M, CardUnsupported)], OFFICER),
        (True, [(Q, CodeDamaged)], M),
        (True, [(Q, CodeUnknown)], Q),
        (True, [(Q, CodeUnknown), (Q, CardRemoved)], Q),  # the chip is not blamed for the scanner
        (True, [(N, CardRemoved)], N),
        (True, [(N, CardRemoved)] * 2, OFFICER),
        (True, [(N, CardAbsent), (N, AccessKeyRejected)], Q),
        (True, [(N, CardTampered)], OFFICER),
        (True, [(N, ReaderAbsent)], OFFICER),
    ],
)
def test_what_is_offered_next(with_qr: bool, steps: list[tuple[Rung, type[KioskError]]], offered: Rung) -> None:
    assert climbed(with_qr, *steps) is offered


@pytest.mark.parametrize("fault", list(every_fault()))
@pytest.mark.parametrize("with_qr", [True, False])
def test_any_fault_for_ever_ends_at_the_officer(fault: type[KioskError], with_qr: bool) -> None:
    ladder = CardLadder(with_qr)
    for turn in itertools.count():
        offered = ladder.fail(fault.code)
        assert list(Rung).index(offered) >= list(Rung).index(ladder.at)
        assert with_qr or offered is not Q
        if offered is OFFICER:
            break
        ladder.stand_on(offered)
        assert turn < TRIES * len(Rung)
