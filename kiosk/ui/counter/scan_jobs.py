"""What the desk's scanning does off the UI thread: stack to tray, pages made better, papers bound, thumbnails."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageReader

from kiosk.domain.digitised import PaperAbout
from kiosk.domain.dossier import Dossier, PaperMark
from kiosk.domain.errors import DeviceError
from kiosk.domain.procedure import RequiredDocument
from kiosk.ports import TrayPage
from kiosk.services import intake, scanning
from kiosk.services.describing import describe
from kiosk.services.scanning import PaperDesk
from kiosk.ui.counter.rulebook import rulebook_of

if TYPE_CHECKING:
    from kiosk.domain.officer import Officer
    from kiosk.ui.tools import Tools

THUMB, WHOLE = 300, 1100  # px high


@dataclass(frozen=True, slots=True)
class Outcome:
    """What lies in the tray now. images: thumbnails of what is new or changed. bound: papers with another file."""

    pages: list[TrayPage]
    images: dict[str, QImage]
    dossier: Dossier
    bound: list[RequiredDocument] = field(default_factory=list)
    fault: str = ""  # of the scanner; what came before it is kept
    due: int = 0  # the page to go on with


@dataclass(frozen=True, slots=True)
class ScanJobs:
    """Every method blocks."""

    tools: "Tools"
    officer: "Officer"
    dossier_id: str
    documents: tuple[RequiredDocument, ...]

    @property
    def desk(self) -> PaperDesk:
        t = self.tools
        return PaperDesk(t.scanner, t.tray, t.improver, t.digitiser, t.attachments, t.unit_of_work)

    def read(self) -> Outcome:
        """What was left there, by another window or before a crash; looked at now when it was not then."""
        laid = self.tools.tray.pages(self.dossier_id)
        if all(page.verdict for page in laid):
            return self._outcome(laid, [page.id for page in laid])
        return self._looked_at(laid, [page.id for page in laid])

    def scan(self, document_id: str, duplex: bool, report: Callable[[Any], None]) -> Outcome:
        before, fault = self.tools.tray.pages(self.dossier_id), ""
        known = {page.id for page in before}

        def came(page: TrayPage) -> None:
            image = small_picture(self.tools.tray.image(self.dossier_id, page.id), THUMB)
            report((page, image))

        try:
            scanning.take_in(self.desk, self.dossier_id, document_id, came, duplex=duplex)
        except DeviceError as exc:
            fault = exc.code
        fresh = [page.id for page in self.tools.tray.pages(self.dossier_id) if page.id not in known]
        return replace(self._looked_at(before, fresh), fault=fault, due=self.tools.tray.next_number(self.dossier_id))

    def again(self, page: TrayPage) -> Outcome:
        return self._changed(page, lambda: scanning.take_again(self.desk, self.dossier_id, page))

    def turn(self, page: TrayPage) -> Outcome:
        return self._changed(page, lambda: scanning.turn(self.desk, self.dossier_id, page))

    def arrange(self, pages: list[TrayPage]) -> Outcome:
        before = self.tools.tray.pages(self.dossier_id)
        reasons = {page.id: page.reason for page in before}
        accepted = [page for page in pages if page.reason and reasons.get(page.id) != page.reason]
        self.tools.tray.arrange(self.dossier_id, pages)
        if accepted:
            tools = self.tools
            scanning.note_accepted(self.dossier_id, accepted, self.officer.account, tools.unit_of_work, tools.clock)
        return self._bound(before, self.tools.tray.pages(self.dossier_id), [])

    def with_text(self, document: RequiredDocument, report: Callable[[Any], None]) -> Dossier:
        """The paper's file with its letters beneath, in place of the quick one."""
        desk = replace(self.desk, digitiser=self.tools.background)
        now, about = self._dossier().state, self._about(document)
        scanning.bind(desk, self.dossier_id, document, about, report, text=True, only_in=now, by=self.officer.account)
        return self._dossier()

    def describe(self, document_id: str, values: dict[str, str]) -> Dossier:
        tools, book = self.tools, rulebook_of(self.tools)
        return describe(self.dossier_id, document_id, values, self.officer, book, tools.unit_of_work, tools.clock)

    def whole(self, page: TrayPage) -> QImage:
        return small_picture(self.tools.tray.image(self.dossier_id, page.id), WHOLE)

    # ---------------------------------------------------------------------------------------------------------------

    def _looked_at(self, before: Sequence[TrayPage], fresh: Sequence[str]) -> Outcome:
        known = [document.id for document in self.documents]
        scanning.look_at(self.desk, self.dossier_id, known, lambda: None)
        return self._bound(before, self.tools.tray.pages(self.dossier_id), fresh)

    def _changed(self, page: TrayPage, change: Callable[[], object]) -> Outcome:
        change()
        return self._bound((), self.tools.tray.pages(self.dossier_id), [page.id], only=page.document_id)

    def _bound(
        self, before: Sequence[TrayPage], after: list[TrayPage], fresh: Sequence[str], only: str = ""
    ) -> Outcome:
        """Papers whose pages are others now get their file anew; a paper without pages has none any more."""
        bound = []
        for document in self.documents:
            was, now = ([page.id for page in pages if page.document_id == document.id] for pages in (before, after))
            if (was == now and not set(now) & set(fresh)) or only not in ("", document.id):
                continue
            if now:
                self._quickly(document)
                bound.append(document)
            elif self._dossier().marks.get(document.id) is PaperMark.SCANNED:
                intake.take_back(self.dossier_id, document.id, self.officer, self.tools.unit_of_work)
        return replace(self._outcome(after, fresh), bound=bound)

    def _quickly(self, document: RequiredDocument) -> None:
        """The paper's file without letters."""
        about, by = self._about(document), self.officer.account
        scanning.bind(self.desk, self.dossier_id, document, about, lambda _: None, text=False, by=by)

    def _outcome(self, pages: list[TrayPage], fresh: Sequence[str]) -> Outcome:
        tray = self.tools.tray
        new = (page.id for page in pages if page.id in fresh)
        images = {page_id: small_picture(tray.image(self.dossier_id, page_id), THUMB) for page_id in new}
        return Outcome(pages, images, self._dossier())

    def _dossier(self) -> Dossier:
        with self.tools.unit_of_work() as uow:
            return uow.dossier(self.dossier_id)

    def _about(self, document: RequiredDocument) -> PaperAbout:
        place = [each.id for each in self.documents].index(document.id) + 1
        return PaperAbout(document.name, document.id, self.tools.clock.now(), place)


def small_picture(data: bytes, height: int) -> QImage:
    """Decoded at about the size that is wanted: a whole page of 300 dpi takes ten times as long."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if size.height() > 0:
        reader.setScaledSize(QSize(max(1, size.width() * height // size.height()), height))
    return reader.read()
