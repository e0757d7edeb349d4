"""What is asked of a scanner, and what it says of itself."""

from dataclasses import dataclass, field
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


class AimState(StrEnum):
    """What keeps a camera from taking the page that lies below it, or that it has taken it."""

    DARK = "dark"  # quá tối
    NO_PAPER = "no-paper"  # chưa thấy tờ giấy, hoặc không thấy đủ bốn góc
    MOVING = "moving"  # còn động
    COARSE = "coarse"  # ở xa quá: dưới 200 dpi
    BLURRED = "blurred"  # chưa nét
    TAKEN = "taken"  # đã chụp: lấy ra, đặt tờ sau


@dataclass(frozen=True, slots=True)
class AimView:
    """What a camera sees now. image: a small JPEG with the paper's outline drawn in."""

    state: AimState
    image: bytes = field(repr=False)
    dpi: int = 0  # of the page, were it taken now as A4; 0: no paper is seen
    taken: int = 0  # pages so far


class PageFlaw(StrEnum):
    """What is wrong with a scanned page, as far as it can be measured."""

    BLANK = "blank"  # trang trắng
    CUT_OFF = "cut-off"  # chữ chạm mép
    SKEWED = "skewed"  # lệch hơn mức tự chỉnh được
    FAINT = "faint"  # quá mờ nhạt
    BLURRED = "blurred"  # nhòe
    LOW_DPI = "low-dpi"  # dưới 200 dpi


LEAST_DPI = 200
SEPARATOR = "KTACH"  # how the code on a separator sheet begins


@dataclass(frozen=True, slots=True)
class PageVerdict:
    """What was found on a page and done to it."""

    flaws: tuple[PageFlaw, ...] = ()
    angle: float = 0.0  # degrees that it was turned by to be straight
    quarters: int = 0  # quarter turns to the right that made it upright
    sealed: bool = False  # there is red ink of a seal on it
    codes: tuple[str, ...] = ()  # QR and bar codes read from it

    @property
    def separates(self) -> str | None:
        """The document that begins behind this sheet, when it is a separator; empty: one not said."""
        for code in self.codes:
            head, _, document_id = code.partition(":")
            if head == SEPARATOR:
                return document_id
        return None


def separator_code(document_id: str) -> str:
    return f"{SEPARATOR}:{document_id}"
