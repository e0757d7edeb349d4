"""Where scanned pages lie between the feeder and the dossier."""

from dataclasses import dataclass
from typing import Protocol

from kiosk.domain.scanning import PageVerdict
from kiosk.ports.devices import ScannedPage

ASIDE = "~blank"  # in place of a paper: pages without anything on them, which no file gets


@dataclass(frozen=True, slots=True)
class TrayPage:
    """A page without its picture."""

    id: str
    document_id: str  # the paper it belongs to; empty: not sorted yet
    number: int  # within its scan, from 1
    width: int  # px
    height: int
    dpi: int
    verdict: PageVerdict | None = None  # None: it lies as it came, and nobody has looked at it
    reason: str = ""  # why a page with flaws was accepted
    laid: bool = False  # its place was said; False: it lies where it came

    @property
    def wanting(self) -> bool:
        """It is to be in a file, and has a flaw that nobody has accepted."""
        return bool(self.verdict and self.verdict.flaws and not self.reason) and self.document_id != ASIDE


class PageTray(Protocol):
    """Pages of the dossiers at work, encrypted, on disk. Raises DiskFull, StoreUnavailable, AttachmentCorrupt."""

    def add(self, dossier_id: str, document_id: str, page: ScannedPage, verdict: PageVerdict | None = None) -> TrayPage:
        """Once this returns, no crash takes the page away."""

    def replace(self, dossier_id: str, page_id: str, page: ScannedPage, verdict: PageVerdict) -> TrayPage:
        """A better picture in the same place."""

    def pages(self, dossier_id: str) -> list[TrayPage]:
        """In their order; what came since that was last said lies behind."""

    def next_number(self, dossier_id: str) -> int:
        """Which page is due, also when the last ones were taken out again."""

    def image(self, dossier_id: str, page_id: str) -> bytes: ...
    def arrange(self, dossier_id: str, pages: list[TrayPage]) -> None:
        """Their order, their papers, what was accepted. Pages that are not among them are removed."""

    def put_beside(self, dossier_id: str, document_id: str, name: str, content: bytes) -> None:
        """Something small about a paper's pages, in place of what had this name; it goes with them."""

    def beside(self, dossier_id: str, document_id: str, name: str) -> bytes:
        """Empty: there is nothing, or it does not open any more."""

    def drop(self, dossier_id: str) -> None:
        """All of them."""

    def sweep(self) -> int:
        """Remove what belongs to dossiers that are gone, and half-written files; returns of how many dossiers."""
