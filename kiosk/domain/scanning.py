"""What is asked of a scanner, and what it says of itself."""

from dataclasses import dataclass
from enum import StrEnum


class PaperSource(StrEnum):
    AUTO = "auto"  # the feeder when it has paper, else the glass
    FEEDER = "feeder"  # khay nạp giấy
    GLASS = "glass"  # mặt kính


@dataclass(frozen=True, slots=True)
class ScanOrder:
    """One pass."""

    source: PaperSource = PaperSource.AUTO
    duplex: bool = False  # both sides of each sheet, where the feeder can
    first: int = 1  # number of the first page: behind a jam on page 21 the next pass begins with 21
    most: int = 0  # pages; 0: as many as there are

    def __post_init__(self) -> None:
        if self.first < 1 or self.most < 0:
            raise ValueError("pages are counted from 1")


ANY_ORDER = ScanOrder()


@dataclass(frozen=True, slots=True)
class FoundScanner:
    address: str  # "sane:NAME", "escl:URL" or "folder:DIR", as the settings and `kiosk scan` take it
    title: str  # maker and model


@dataclass(frozen=True, slots=True)
class ScannerAbilities:
    sources: frozenset[PaperSource]
    duplex: bool = False
    resolutions: tuple[int, ...] = ()  # dpi, ascending; empty: any
    feeder_loaded: bool | None = None  # None: it does not say

    def nearest_dpi(self, wanted: int) -> int:
        """The lowest that is not below what is wanted, or else the highest there is."""
        highest = self.resolutions[-1] if self.resolutions else wanted
        return next((dpi for dpi in self.resolutions if dpi >= wanted), highest)

    def attempts(self, wanted: PaperSource) -> tuple[PaperSource, ...]:
        """Where to take paper from, in this order, for as long as no page came; empty: it has no such place."""
        if wanted is not PaperSource.AUTO:
            return (wanted,) if wanted in self.sources else ()
        places: tuple[PaperSource, ...] = (PaperSource.FEEDER, PaperSource.GLASS)
        if self.feeder_loaded is False and PaperSource.GLASS in self.sources:
            places = (PaperSource.GLASS,)
        return tuple(place for place in places if place in self.sources)
