"""Every variant of the software chip, and of each family every member, read through card services of our own.

The long form of test_variants.py: `./run torture card`. Each is read by the CAN and by the MRZ, and where that ends in
a fault, the same reader reads the ordinary card next.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from kiosk.devices.card.reader import PcscCardReader
from kiosk.devices.card.software_card import variants
from kiosk.devices.card.software_card.chip import SoftwareCard
from kiosk.devices.card.software_card.scenario import card_factory
from kiosk.devices.card.transport import Chip
from kiosk.devices.card.virtual_reader import VirtualReader
from kiosk.domain.applicant import CitizenId, VerifiedIdentity
from kiosk.domain.card import AccessKey, CardAccessNumber, MrzKey
from kiosk.domain.errors import CardAbsent
from tests.devices.card.endings import EXPECTED, Ending, ending_of, expected, through_the_service

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
KEYS: tuple[AccessKey, AccessKey] = (
    CardAccessNumber("000011"),
    MrzKey.of(CitizenId("099085000011"), date(1985, 3, 14), "450314"),
)
WAIT_SECONDS = 5  # for a card that lies there already
STOPPING = ("removed-at", "mute-at")
SLOW_MS = (1000, 100, 20, 1)  # of thirty thousand


@dataclass(frozen=True)
class Trial:
    """One variant. Endings in the order they came: by the CAN, by the MRZ, each followed by the ordinary card's."""

    name: str
    wanted: tuple[Ending, ...]
    seen: tuple[Ending, ...]

    @property
    def broken(self) -> bool:
        return self.wanted != self.seen

    def __str__(self) -> str:
        return f"{self.name}: {', '.join(map(_told, self.seen))} instead of {', '.join(map(_told, self.wanted))}"


def members(last: int) -> list[str]:
    """All names, the slow ones first. last: the number of a reading's last APDU; a chip that stops later than one
    after it is like any."""
    chosen = {"slow": SLOW_MS} | dict.fromkeys(STOPPING, range(1, last + 2))
    numbers = chosen | {stem: family.numbers for stem, family in variants.FAMILIES.items() if stem not in chosen}
    return [*(variants.member(stem, n) for stem, several in numbers.items() for n in several), *variants.VARIANTS]


def wanted(name: str, last: int) -> tuple[Ending, Ending]:
    """By the CAN and by the MRZ, as in memory, but for when a card stops that a service looks at first."""
    stem, _, number = name.rpartition("-")
    if stem in STOPPING and int(number) == 1:  # gone before it said what it is: as if none had been there
        return CardAbsent, CardAbsent
    if stem in STOPPING and int(number) > last:
        return EXPECTED[""].endings
    by_can, by_mrz = map(through_the_service, expected(name).endings)
    return by_can, by_mrz


def last_apdu() -> int:
    """How many APDUs the ordinary card answers, the look at what kind it is included."""
    counted = _Counted(lay(variants.DEFAULT)())
    with VirtualReader(lambda: counted, card_on_it=False) as virtual:
        _laid(virtual, lambda: counted, _reader(), KEYS[0])
    return counted.seen


def trials(names: list[str], last: int) -> list[Trial]:
    """On one reader, one after the other. Raises CardServiceDown."""
    ordinary = lay(variants.DEFAULT)
    with VirtualReader(ordinary, card_on_it=False) as virtual:
        return [
            Trial(name, tuple(_whole(wanted(name, last))), tuple(_tried(virtual, name, ordinary))) for name in names
        ]


def lay(name: str) -> Callable[[], SoftwareCard]:
    return card_factory(RESOURCES / "scenarios" / "card", "nguyen-van-mau", variant=name)


def _reader() -> PcscCardReader:
    return PcscCardReader("", RESOURCES / "trust" / "test", WAIT_SECONDS, lambda: NOW)


def _whole(endings: tuple[Ending, ...]) -> Iterator[Ending]:
    for ending in endings:
        yield ending
        if isinstance(ending, type):
            yield from EXPECTED[""].endings[:1]


def _tried(virtual: VirtualReader, name: str, ordinary: Callable[[], Chip]) -> Iterator[Ending]:
    made = lay(name)
    for key in KEYS:
        reader = _reader()
        ending = ending_of(partial(_laid, virtual, made, reader, key))
        yield ending
        if isinstance(ending, type):
            yield ending_of(partial(_laid, virtual, ordinary, reader, KEYS[0]))


def _laid(virtual: VirtualReader, card: Callable[[], Chip], reader: PcscCardReader, key: AccessKey) -> VerifiedIdentity:
    virtual.exchange_card(card)
    return reader.read(key, lambda _: None)


def _told(ending: Ending) -> str:
    return ending.__name__ if isinstance(ending, type) else f"{ending[0]} ({ending[1]})"


class _Counted:
    """A chip, and how many APDUs it was given in all."""

    def __init__(self, chip: Chip) -> None:
        self._chip, self.atr, self.seen = chip, chip.atr, 0

    def reset(self) -> None:
        self._chip.reset()

    def process(self, apdu: bytes) -> bytes:
        self.seen += 1
        return self._chip.process(apdu)
