"""What the desk's scanning does off the UI thread: stack to tray, pages made better, papers bound, thumbnails."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from kiosk.domain.digitised import DigitisedFile, PaperAbout
from kiosk.domain.dossier import Dossier, PaperMark
from kiosk.domain.errors import DeviceError, PersonLeft
from kiosk.domain.field_offers import FieldOffer
from kiosk.domain.local_time import local_date
from kiosk.domain.paper_description import as_typed
from kiosk.domain.procedure import RequiredDocument
from kiosk.domain.read_words import Box
from kiosk.domain.scanning import ANY_ORDER, AimView, FoundScanner, ScannerAbilities, ScanOrder
from kiosk.ports import AimedScanner, OnPage, TrayPage
from kiosk.services import describing, field_assist, intake, scanning
from kiosk.services.scanning import PaperDesk
from kiosk.ui.counter.rulebook import rulebook_of

if TYPE_CHECKING:
    from kiosk.domain.officer import Officer
    from kiosk.ui.tools import Tools

THUMB, WHOLE = 300, 1100  # px high
PART_WIDTH = 900  # px, of what is shown of a page where something was read
SMOOTH = Qt.TransformationMode.SmoothTransformation
AROUND, BEFORE = 0.012, 0.13  # of the page: paper around it, and the label before it


@dataclass(frozen=True, slots=True)
class Outcome:
    """What lies in the tray now. images: thumbnails of what is new or changed. bound: papers with another file."""

    pages: list[TrayPage]
    images: dict[str, QImage]
    dossier: Dossier
    bound: list[RequiredDocument] = field(default_factory=list)
    fault: str = ""  # of the scanner; what came before it is kept
    due: int = 0  # the page to go on with
    offers: dict[str, list[FieldOffer]] = field(default_factory=dict)  # document id -> what was read on it before


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """Implements ports.Scanner by a camera: what it sees is reported as (AimView, QImage)."""

    camera: AimedScanner
    report: Callable[[Any], None]
    enough: threading.Event

    def find(self) -> Sequence[FoundScanner]:
        return self.camera.find()

    def capabilities(self) -> ScannerAbilities:
        return self.camera.capabilities()

    def scan(self, on_page: OnPage, order: ScanOrder = ANY_ORDER) -> int:
        def seen(view: AimView) -> None:
            if self.enough.is_set():
                raise PersonLeft
            self.report((view, QImage.fromData(view.image)))

        return self.camera.scan_aimed(on_page, seen, order)


@dataclass(frozen=True, slots=True)
class Lettered:
    """A paper whose letters were read."""

    dossier: Dossier
    offers: list[FieldOffer]


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
        if not all(page.verdict for page in laid):
            return self._looked_at(laid, [page.id for page in laid])
        outcome = self._outcome(laid, [page.id for page in laid])
        here = {page.document_id for page in laid}
        papers = [document for document in self.documents if document.id in here]
        kept = {each.id: field_assist.kept_offers(self.tools.tray, self.dossier_id, each.id) for each in papers}
        offers = {key: found for key, found in kept.items() if found is not None}
        signed = {each.document_id for each in outcome.dossier.attachments if each.signature is not None}
        unread = [each for each in papers if each.id not in offers and each.id not in signed]
        return replace(outcome, offers=offers, bound=unread)

    def looking(self, report: Callable[[Any], None], enough: threading.Event | None) -> PaperDesk:
        """The desk whose scanner is a camera that somebody looks through, until it is enough."""
        camera = self.tools.camera
        if camera is None or enough is None:
            return self.desk
        return replace(self.desk, scanner=LookedThrough(camera, report, enough))

    def scan(
        self, document_id: str, duplex: bool, report: Callable[[Any], None], enough: threading.Event | None = None
    ) -> Outcome:
        before, fault = self.tools.tray.pages(self.dossier_id), ""
        known = {page.id for page in before}

        def came(page: TrayPage) -> None:
            image = small_picture(self.tools.tray.image(self.dossier_id, page.id), THUMB)
            report((page, image))

        try:
            desk = self.looking(report, enough)
            scanning.take_in(desk, self.dossier_id, document_id, came, duplex=duplex and desk is self.desk)
        except DeviceError as exc:
            fault = exc.code
        except PersonLeft:
            if enough is None or not enough.is_set():
                raise
        fresh = [page.id for page in self.tools.tray.pages(self.dossier_id) if page.id not in known]
        return replace(self._looked_at(before, fresh), fault=fault, due=self.tools.tray.next_number(self.dossier_id))

    def again(self, page: TrayPage, report: Callable[[Any], None], enough: threading.Event | None = None) -> Outcome:
        try:
            desk = self.looking(report, enough)
            return self._changed(page, lambda: scanning.take_again(desk, self.dossier_id, page))
        except PersonLeft:
            if enough is None or not enough.is_set():
                raise
            return self._outcome(self.tools.tray.pages(self.dossier_id), [])  # the page stays as it was

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

    def with_text(self, document: RequiredDocument, report: Callable[[Any], None]) -> Lettered:
        """The paper's file with its letters beneath, in place of the quick one; and what they offer."""
        desk, tools = replace(self.desk, digitiser=self.tools.background), self.tools
        now, about = self._dossier().state, self._about(document)
        offers: list[FieldOffer] = []

        def made(file: DigitisedFile) -> None:
            today, rules = local_date(tools.clock.now()), tools.offer_rules
            offers.extend(field_assist.keep_offers(tools.tray, self.dossier_id, document.id, file.words, rules, today))

        by = self.officer.account
        scanning.bind(desk, self.dossier_id, document, about, report, text=True, only_in=now, by=by, on_made=made)
        return Lettered(self._dossier(), offers)

    def describe(self, document_id: str, said: Mapping[str, str]) -> Dossier:
        """Some of the paper's metadata, by field name as they are typed; the others stay."""
        t = self.tools
        values = {**as_typed(self._dossier().facts_of(document_id)), **said}
        book = rulebook_of(t)
        return describing.describe(self.dossier_id, document_id, values, self.officer, book, t.unit_of_work, t.clock)

    def part(self, page: TrayPage, box: Box) -> QImage:
        """A piece of the page with some paper around it, as shares of its width and height."""
        return part_of(self.tools.tray.image(self.dossier_id, page.id), box)

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
            field_assist.forget_offers(self.tools.tray, self.dossier_id, document.id)
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


def part_of(data: bytes, box: Box) -> QImage:
    """What stands in the box, and a little more."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    left, top = max(0.0, box[0] - BEFORE), max(0.0, box[1] - AROUND)
    right, bottom = min(1.0, box[0] + box[2] + AROUND), min(1.0, box[1] + box[3] + AROUND)
    corner = (round(left * size.width()), round(top * size.height()))
    reader.setClipRect(
        QRect(*corner, round((right - left) * size.width()), max(1, round((bottom - top) * size.height())))
    )
    part = reader.read()
    return part if part.width() <= PART_WIDTH else part.scaledToWidth(PART_WIDTH, SMOOTH)
