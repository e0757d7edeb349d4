"""The ways into a chip: which are tried, in what order, what is learned, and four different refusals."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kiosk.devices.card import access
from kiosk.devices.card.apdu import refusal
from kiosk.devices.card.habits import PIECES, Habit, Habits, Way
from kiosk.devices.card.software_card.chip import SoftwareCard
from kiosk.devices.card.software_card.scenario import card_factory
from kiosk.devices.card.transport import MemoryTransport
from kiosk.domain.card import AccessKey, CardAccessNumber, MrzKey
from kiosk.domain.errors import (
    AccessBroken,
    AccessKeyRejected,
    CardBlocked,
    CardError,
    CardUnreadable,
    CardUnsupported,
    MrzNeeded,
)

BIRTH = date(1985, 3, 14)
Lay = Callable[[str], "Watched"]


class Watched(MemoryTransport):
    """Notes the instructions, and puts another answer in the place of the chip's where it is told to."""

    def __init__(self, chip: SoftwareCard) -> None:
        super().__init__(chip)
        self.asked: list[int] = []
        self.instead: dict[int, bytes] = {}  # instruction -> answer
        self.powered = 0

    def connect(self) -> None:
        self.powered += 1
        super().connect()

    def transmit(self, apdu: bytes) -> bytes:
        self.asked.append(apdu[1])
        return self.instead.get(apdu[1]) or super().transmit(apdu)


@pytest.fixture
def lay(scenarios: Path) -> Lay:
    def powered(variant: str) -> Watched:
        transport = Watched(card_factory(scenarios, "nguyen-van-mau", variant=variant)())
        transport.connect()
        return transport

    return powered


@pytest.mark.parametrize(
    ("status", "fault"),
    [
        (0x6300, AccessKeyRejected),
        (0x63C2, AccessKeyRejected),
        (0x6982, AccessKeyRejected),
        (0x63C0, CardBlocked),
        (0x6983, CardBlocked),
        (0x6A81, CardUnsupported),
        (0x6D00, CardUnsupported),
        (0x6F00, CardUnreadable),
    ],
)
def test_what_a_refusal_means(status: int, fault: type[CardError]) -> None:
    assert type(refusal(status, "test")) is fault


@pytest.mark.parametrize(
    ("variant", "can", "fault"),
    [
        ("card-2021", "000012", AccessKeyRejected),
        ("blocked", "000011", CardBlocked),
        ("no-door", "000011", CardUnsupported),
        ("bac-only", "000011", MrzNeeded),
    ],
)
def test_four_refusals(lay: Lay, variant: str, can: str, fault: type[CardError]) -> None:
    with pytest.raises(CardError) as caught:
        access.open_chip(lay(variant), CardAccessNumber(can), Habit())
    assert caught.type is fault


def test_a_chip_that_breaks_off(lay: Lay, can: CardAccessNumber, mrz_key: MrzKey) -> None:
    transport = lay("card-2021")
    transport.instead = {0x86: b"\x6f\x00"}
    with pytest.raises(AccessBroken):
        access.open_chip(transport, can, Habit())
    opened = access.open_chip(transport, mrz_key, Habit())
    assert opened.way is Way.BAC  # the zone opens it all the same
    assert transport.powered == 3  # each further way starts from power


def test_wrong_zone_is_not_tried_by_every_way(lay: Lay) -> None:
    transport = lay("pace-mrz")
    with pytest.raises(AccessKeyRejected):
        access.open_chip(transport, MrzKey("085000012", BIRTH, "450314"), Habit())
    assert 0x84 not in transport.asked  # BAC, by the same digits, would be one wrong try more


def test_zone_without_a_number_uses_the_zone(lay: Lay) -> None:
    """Another country's document number says nothing of a CAN."""
    with pytest.raises(AccessKeyRejected):
        access.open_chip(lay("pace-mrz"), MrzKey("L898902C", BIRTH, "940623"), Habit())


@pytest.mark.parametrize("key_name", ["can", "mrz_key"])
def test_the_way_is_learned(lay: Lay, request: pytest.FixtureRequest, key_name: str) -> None:
    key: AccessKey = request.getfixturevalue(key_name)
    habit = Habit()
    first = access.open_chip(lay("card-2021"), key, habit)
    assert first.way is Way.PACE_CAN
    transport = lay("card-2021")
    (card_access,) = habit.ways
    if key_name == "mrz_key":
        habit.ways[card_access] = Way.BAC
        assert access.open_chip(transport, key, habit).way is Way.BAC
        assert 0x22 not in transport.asked
    else:
        assert access.open_chip(transport, key, habit).way is Way.PACE_CAN


@pytest.mark.parametrize(("variant", "works"), [("card-2021", False), ("extended-length", True)])
def test_extended_length_is_tried_once(lay: Lay, can: CardAccessNumber, variant: str, works: bool) -> None:
    habits = Habits()
    apdus = []
    for _ in range(2):
        transport = lay(variant)
        habit = habits.of(transport.reader_name, transport.atr())
        access.open_chip(transport, can, habit)
        apdus.append(len(transport.asked))
    assert habit.extended is works
    assert habit.piece == (PIECES[0] if works else 223)
    assert apdus[0] - apdus[1] == (0 if works else 1)


def test_habits_are_kept_by_reader_and_kind() -> None:
    habits = Habits()
    habits.of("one", b"\x3b").take_extended(works=True)
    assert habits.of("one", b"\x3b").extended
    assert habits.of("two", b"\x3b").extended is None
    for number in range(500):
        habits.of("one", number.to_bytes(2, "big"))
    habit = Habit()
    pieces = [habit.piece]
    while habit.smaller_piece():
        pieces.append(habit.piece)
    assert pieces == [223, 192, 128, 64, 32, 16]
