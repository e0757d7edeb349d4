"""A full verified reading of the citizen card: APDUs, time on a slow card, and what the host computes."""

import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Measure

if TYPE_CHECKING:
    from kiosk.devices.card.software_card.chip import SoftwareCard

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
SECONDS_PER_APDU = 0.02  # about what a contactless chip takes
HOST_MS, MOST_EXTENDED_APDUS = 80.0, 30
RUNS = 7
DG1, DG2, DG13, DG14, DG15, COM, SOD, CARD_ACCESS = 0x0101, 0x0102, 0x010D, 0x010E, 0x010F, 0x011E, 0x011D, 0x011C
_PACE, _SELECT, _CHIP_AUTHENTICATION = 5, 1, 2  # APDUs


class CountedCard:
    """A card on a transport that counts. seconds_per_apdu: what each takes, the chip's own arithmetic included."""

    reader_name = "measured"

    def __init__(self, chip: "SoftwareCard", seconds_per_apdu: float = 0.0) -> None:
        self._chip, self._pause = chip, seconds_per_apdu
        self.apdus = 0
        self.chip_seconds = 0.0  # of processor time

    def connect(self) -> None:
        self._chip.reset()

    def transmit(self, apdu: bytes) -> bytes:
        began, processor = time.monotonic(), time.process_time()
        self.apdus += 1
        answer = self._chip.process(apdu)
        self.chip_seconds += time.process_time() - processor
        time.sleep(max(0.0, self._pause - (time.monotonic() - began)))
        return answer

    def atr(self) -> bytes:
        return self._chip.atr

    def disconnect(self) -> None:
        self._chip.reset()


def card_read() -> Iterator[Measure]:
    """The photo of the JPEG 2000 card has 15 kB. Each reading is of a kind of card never met before."""
    photo = _chip("jpeg2000")
    piece, least = 223, _least_apdus(photo().content.files, 223)
    card, name_at, photo_at, took = _read(photo(), SECONDS_PER_APDU)
    note = f"pieces of {piece} bytes"
    yield Measure(
        "card, full reading with a 15 kB photo", "APDUs", card.apdus, least, "the least there can be", 1.1, note
    )
    alone = 1000 * SECONDS_PER_APDU * card.apdus
    yield Measure("card, 20 ms an APDU", "ms", 1000 * took, alone, "the card alone", 1.15)
    yield Measure("card, the name is told", "APDUs", name_at, photo_at, "the photo begins", 1.0)
    host = []
    for _ in range(RUNS):
        began = time.process_time()
        card, *_rest = _read(photo())
        host.append(1000 * (time.process_time() - began - card.chip_seconds))
    yield Measure("card, host's processor for a PACE reading", "ms", statistics.median(host), HOST_MS, "allowed", 1.0)
    card, *_rest = _read(_chip("extended-length")())
    yield Measure("card, in extended length", "APDUs", card.apdus, MOST_EXTENDED_APDUS, "allowed", 1.0)


def _chip(variant: str) -> Callable[[], "SoftwareCard"]:
    from kiosk.devices.card.software_card.scenario import card_factory

    return card_factory(RESOURCES / "scenarios" / "card", "nguyen-van-mau", variant=variant)


def _least_apdus(files: Mapping[int, bytes], piece: int) -> int:
    """Opening, one SELECT a file, as many READs as its length needs, and the chip's proof."""
    read = (CARD_ACCESS, COM, SOD, DG1, DG13, DG14, DG15, DG2)
    reading = sum(_SELECT + ceil(len(files[file_id]) / piece) for file_id in read)
    return reading + _PACE + _SELECT + _CHIP_AUTHENTICATION


def _read(chip: "SoftwareCard", seconds_per_apdu: float = 0.0) -> tuple[CountedCard, int, int, float]:
    """The card, how many APDUs had gone when the name was told and when the photo began, and the seconds."""
    from kiosk.devices.card.session import read_identity
    from kiosk.domain.card import CardAccessNumber, CardPhase, CardProgress

    card = CountedCard(chip, seconds_per_apdu)
    told: list[int] = []
    photo: list[int] = []

    def tell(progress: CardProgress) -> None:
        if progress.applicant is not None:
            told.append(card.apdus)
        if progress.phase is CardPhase.PHOTO and told and card.apdus > told[0]:
            photo.append(card.apdus)

    began = time.monotonic()
    identity = read_identity(
        card, CardAccessNumber("000011"), RESOURCES / "trust" / "test", tell, lambda: datetime.now(UTC)
    )
    took = time.monotonic() - began
    if not identity.photo:
        raise AssertionError("a reading without a photo measures nothing")
    return card, told[0], photo[0], took
