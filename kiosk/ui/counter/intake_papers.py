"""Papers of an intake: scanned page by page into their slots, turned, ordered, counted, or handed in on paper."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage, QTransform
from PySide6.QtQml import QmlElement

from kiosk.domain.dossier import Dossier, PaperCount, PaperMark
from kiosk.domain.paper import shortened
from kiosk.domain.procedure import RequiredDocument
from kiosk.ports import ScannedPage
from kiosk.services import intake
from kiosk.services.attaching import attach
from kiosk.ui.counter.desk import Desk
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.images import thumbnail
from kiosk.ui.jobs import Job, Report

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

NAME_MOST = 150
JPEG_QUALITY = 92
THUMB = 300  # px high


@QmlElement
@QmlUncreatable("made by intake_page.py")
class IntakePapersModel(QObject):
    """Signals: changed; kept, when the dossier holds something new; failed, with a fault code."""

    changed = Signal()
    kept = Signal(object)
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs: set[Job] = set()
        self.forget()

    def forget(self) -> None:
        for job in self._jobs:
            job.stop()
        self._jobs.clear()
        self._dossier: Dossier | None = None
        self._documents: tuple[RequiredDocument, ...] = ()
        self._at = 0
        self._pages: dict[str, list[ScannedPage]] = {}
        self._thumbs: dict[str, list[str]] = {}

    def show(self, dossier: Dossier, documents: tuple[RequiredDocument, ...]) -> None:
        self._dossier, self._documents = dossier, documents
        self._at = min(self._at, max(0, len(documents) - 1))
        self.changed.emit()

    # What the page shows ---------------------------------------------------------------------------------------

    @Property(list, notify=changed)
    def rows(self) -> list[dict[str, Any]]:
        return [self._row(document, at) for at, document in enumerate(self._documents)]

    @Property(int, notify=changed)
    def at(self) -> int:
        return self._at

    @Property(list, notify=changed)
    def thumbs(self) -> list[str]:
        """Pages of the paper at hand, as far as they were scanned here and now."""
        return list(self._thumbs.get(self._document.id, ())) if self._document else []

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return bool(self._jobs)

    # What the officer does -------------------------------------------------------------------------------------

    @Slot(int)
    def choose(self, index: int) -> None:
        if 0 <= index < len(self._documents):
            self._at = index
            self.changed.emit()

    @Slot()
    def scan(self) -> None:
        """Every page of the feeder goes behind what the paper at hand has."""
        self._scan(None)

    @Slot(int)
    def scanAgain(self, page: int) -> None:
        """One page anew, in its place."""
        self._scan(page)

    @Slot(int)
    def turn(self, page: int) -> None:
        pages = self._pages_here()
        if 0 <= page < len(pages):
            self._work(lambda _: _turned(pages[page]), lambda turned: self._put(page, turned))

    @Slot(int, int)
    def move(self, page: int, by: int) -> None:
        pages, to = self._pages_here(), page + by
        if 0 <= page < len(pages) and 0 <= to < len(pages):
            pages[page], pages[to] = pages[to], pages[page]
            self._keep()

    @Slot(int)
    def remove(self, page: int) -> None:
        pages = self._pages_here()
        if 0 <= page < len(pages):
            del pages[page]
            if pages:
                self._keep()
            else:
                self.takeBack()

    @Slot()
    def handIn(self) -> None:
        """The paper itself stays here."""
        self._change(intake.hand_in)

    @Slot()
    def leaveOut(self) -> None:
        """It belongs to another circumstance than this person's."""
        self._change(intake.leave_out)

    @Slot()
    def takeBack(self) -> None:
        if self._document:
            self._pages.pop(self._document.id, None)
            self._thumbs.pop(self._document.id, None)
        self._change(intake.take_back)

    @Slot(int, str, int)
    def count(self, index: int, what: str, by: int) -> None:
        """One original, certified or plain copy more or fewer."""
        dossier, document = self._dossier, self._documents[index]
        if dossier is None:
            return
        count = _count_of(dossier, document)
        fresh = replace(count, **{what: max(0, min(99, getattr(count, what) + by))})
        tools, officer, dossier_id = self._desk.tools, self._desk.officer_at_work, dossier.id
        self._work(
            lambda _: intake.count_paper(dossier_id, document.id, fresh, officer, tools.unit_of_work), self.kept.emit
        )

    # ---------------------------------------------------------------------------------------------------------------

    @property
    def _document(self) -> RequiredDocument | None:
        return self._documents[self._at] if self._at < len(self._documents) else None

    def _pages_here(self) -> list[ScannedPage]:
        return self._pages.setdefault(self._document.id, []) if self._document else []

    def _scan(self, place: int | None) -> None:
        document, scanner, attachments = self._document, self._desk.tools.scanner, self._desk.tools.attachments
        if document is None or self.busy:
            return

        def work(_: Report) -> list[ScannedPage]:
            attachments.admit_scan()
            pages: list[ScannedPage] = []
            scanner.scan(pages.append)
            return pages

        def done(pages: list[ScannedPage]) -> None:
            here = self._pages_here()
            if place is None:
                here.extend(pages)
            else:
                here[place : place + 1] = pages
            self._keep()

        self._work(work, done)

    def _put(self, page: int, turned: ScannedPage) -> None:
        self._pages_here()[page] = turned
        self._keep()

    def _keep(self) -> None:
        """Bind what there is, and its thumbnails with it."""
        document, dossier, pages = self._document, self._dossier, list(self._pages_here())
        if document is None or dossier is None or not pages:
            return
        tools, dossier_id = self._desk.tools, dossier.id

        def work(_: Report) -> tuple[Dossier, list[QImage]]:
            numbered = [replace(page, number=at) for at, page in enumerate(pages, 1)]
            attach(dossier_id, document, numbered, tools.paper, tools.attachments, tools.unit_of_work, at_counter=True)
            with tools.unit_of_work() as uow:
                return uow.dossier(dossier_id), [thumbnail(page.image, THUMB) for page in pages]

        def done(kept: tuple[Dossier, list[QImage]]) -> None:
            fresh, images = kept
            named = enumerate(images)
            self._thumbs[document.id] = [self._desk.images.put(f"{document.id}-{at}", image) for at, image in named]
            self.kept.emit(fresh)

        self._work(work, done)

    def _change(self, service: Callable[..., Dossier]) -> None:
        document, dossier = self._document, self._dossier
        if document is None or dossier is None:
            return
        tools, officer, dossier_id = self._desk.tools, self._desk.officer_at_work, dossier.id
        self._work(lambda _: service(dossier_id, document.id, officer, tools.unit_of_work), self.kept.emit)

    def _work(self, work: Callable[[Report], Any], done: Callable[[Any], None]) -> None:
        job = Job(work, self)
        self._jobs.add(job)

        def succeeded(value: Any) -> None:
            self._jobs.discard(job)
            done(value)
            self.changed.emit()

        def failed(code: str) -> None:
            self._jobs.discard(job)
            self.failed.emit(code)
            self.changed.emit()

        job.succeeded.connect(succeeded)
        job.failed.connect(failed)
        job.start()
        self.changed.emit()

    def _row(self, document: RequiredDocument, at: int) -> dict[str, Any]:
        dossier = self._dossier
        mark = dossier.marks.get(document.id) if dossier else None
        pages = next((a.pages for a in dossier.attachments if a.document_id == document.id), 0) if dossier else 0
        words = {
            None: (self.tr("Chưa có"), "fault"),
            PaperMark.SCANNED: (self.tr("Đã quét %1 trang").replace("%1", str(pages)), "ok"),
            PaperMark.HANDED_IN: (self.tr("Đã nộp bản giấy"), "ok"),
            PaperMark.NOT_ASKED: (self.tr("Không thuộc trường hợp này"), "plain"),
            PaperMark.NATIONAL_DATABASE: (self.tr("Cơ sở dữ liệu quốc gia"), "ok"),
            PaperMark.TO_COUNTER: (self.tr("Công dân mang ra quầy"), "warn"),
        }
        text, kind = words[mark]
        count = _count_of(dossier, document) if dossier else PaperCount()
        return {
            "name": shortened(document.name, NAME_MOST),
            "state": text,
            "kind": kind,
            "here": at == self._at,
            "originals": count.originals,
            "certified": count.certified,
            "copies": count.copies,
        }


def _count_of(dossier: Dossier, document: RequiredDocument) -> PaperCount:
    return dossier.counts.get(document.id, PaperCount(document.originals, copies=document.copies))


def _turned(page: ScannedPage) -> ScannedPage:
    """A quarter to the right."""
    image = QImage.fromData(page.image).transformed(QTransform().rotate(90), Qt.TransformationMode.FastTransformation)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, b"JPG", JPEG_QUALITY)
    return replace(page, image=bytes(buffer.data().data()), width=page.height, height=page.width)
