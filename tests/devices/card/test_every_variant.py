"""The long form of the variants, briefly: a few members, and what it would notice."""

import pytest

from kiosk.devices.card import virtual_reader
from kiosk.devices.card.software_card import variants
from kiosk.domain.errors import CardAbsent, CardRemoved
from tests.devices.card import every_variant
from tests.devices.card.endings import EXPECTED

LAST = 121  # of the ordinary card
READ, _ = EXPECTED[""].endings


@pytest.mark.pcscd
def test_a_card_that_stops_first_or_last_or_afterwards() -> None:
    pytest.importorskip("smartcard.scard", reason="pyscard is not installed")
    if reason := virtual_reader.why_not():
        pytest.skip(reason)
    assert every_variant.last_apdu() == LAST
    names = ["removed-at-1", f"mute-at-{LAST}", f"removed-at-{LAST + 1}"]
    assert [(trial.seen, trial.broken) for trial in every_variant.trials(names, LAST)] == [
        ((CardAbsent, READ, CardAbsent, READ), False),
        ((CardRemoved, READ, CardRemoved, READ), False),
        ((READ, READ), False),
    ]
    [wrong] = every_variant.trials([f"removed-at-{LAST}"], LAST - 1)  # the control: judged by another length
    assert wrong.broken


def test_no_member_is_left_out() -> None:
    names = every_variant.members(LAST)
    assert set(variants.names()) < set(names)
    assert len(names) == len(set(names))
    for name in names:
        assert variants.variant(name).meaning
