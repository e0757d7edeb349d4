"""The pages of the dossier at hand, as they lie in its tray: one place for the intake's slots and for the review."""

import threading
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from kiosk.domain.dossier import Dossier
from kiosk.domain.field_offers import FieldOffer
from kiosk.domain.paper_description import as_typed
from kiosk.domain.procedure import RequiredDocument
from kiosk.domain.read_words import Box
from kiosk.domain.scanning import AimView
from kiosk.ports import TrayPage
from kiosk.ui.counter.camera_aim import CameraAimModel
from kiosk.ui.counter.desk import Desk
from kiosk.ui.counter.scan_jobs import Lettered, Outcome, ScanJobs
from kiosk.ui.jobs import Job, Jobs, Report


class ScanTable(QObject):
    """Signals: changed; kept, when the dossier holds something new; failed, with a fault code."""

    changed = Signal()
    kept = Signal(object)
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = Jobs(self.changed, self.failed)
        self._texts: dict[str, Job] = {}  # document id -> what makes its letters, behind everything else
        self.read: dict[str, int] = {}  # document id -> pages whose letters are read, while the others are
        self.offers: dict[str, list[FieldOffer]] = {}  # document id -> what was read on it
        self.pages: list[TrayPage] = []
        self.aim = CameraAimModel(desk, self)
        self.forget()

    def forget(self) -> None:
        self._jobs.stop()
        self.aim.end()
        for job in self._texts.values():
            job.stop()
        self._texts.clear()
        self.read.clear()
        self.offers.clear()
        self._at: ScanJobs | None = None
        self._dossier: Dossier | None = None
        self.pages = []
        self.due = 0  # the page to go on with, behind a fault
        self._thumbs: dict[str, str] = {}

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def reading(self, document_id: str) -> tuple[int, int]:
        """Pages whose letters are read, and all of that paper; (0, 0) when nothing is being read there."""
        if document_id not in self._texts:
            return 0, 0
        count = len(self.of(document_id))
        return min(self.read.get(document_id, 0), count), count

    @property
    def reading_all(self) -> tuple[int, int]:
        """The same of all papers under way."""
        parts = [self.reading(document_id) for document_id in self._texts]
        return sum(done for done, _ in parts), sum(count for _, count in parts)

    def show(self, dossier: Dossier, documents: tuple[RequiredDocument, ...]) -> None:
        """Another dossier, or other papers of the same."""
        other = self._at is None or self._at.dossier_id != dossier.id
        if other:
            self.forget()
        self._dossier = dossier
        self._at = ScanJobs(self._desk.tools, self._desk.officer_at_work, dossier.id, documents)
        if other:
            at = self._at
            self._work(lambda _: at.read())

    def of(self, document_id: str) -> list[TrayPage]:
        return [page for page in self.pages if page.document_id == document_id]

    def thumb(self, page: TrayPage) -> str:
        return self._thumbs.get(page.id, "")

    # What the officer does -------------------------------------------------------------------------------------

    def scan(self, document_id: str, duplex: bool = False) -> None:
        if self._at is not None and not self.busy:
            at, self.due = self._at, 0
            enough = self._enough()
            self._work(lambda report: at.scan(document_id, duplex, report, enough))

    def again(self, page: TrayPage) -> None:
        if self._at is not None and not self.busy:
            at, enough = self._at, self._enough()
            self._work(lambda report: at.again(page, report, enough))

    def turn(self, page: TrayPage) -> None:
        if self._at is not None and not self.busy:
            at = self._at
            self._work(lambda _: at.turn(page))

    def arrange(self, pages: list[TrayPage]) -> None:
        """Shown at once; kept behind it."""
        if self._at is not None and not self.busy:
            at, self.pages = self._at, pages
            self._work(lambda _: at.arrange(pages))

    def look(self, page: TrayPage, done: Callable[[QImage], None]) -> None:
        """The page as large as the screen shows it."""
        if self._at is not None:
            at = self._at
            job = Job(lambda _: at.whole(page), self, awaited=False)
            job.succeeded.connect(done)
            job.failed.connect(self.failed)
            job.start()

    def look_closely(self, page: TrayPage, box: Box, done: Callable[[QImage], None]) -> None:
        """A piece of the page."""
        if self._at is not None:
            at = self._at
            job = Job(lambda _: at.part(page, box), self, awaited=False)
            job.succeeded.connect(done)
            job.failed.connect(self.failed)
            job.start()

    def facts(self, document_id: str) -> Mapping[str, str]:
        """The paper's metadata as the dossier has them, as they are typed."""
        return as_typed(self._dossier.facts_of(document_id)) if self._dossier else {}

    def describe(self, document_id: str, said: Mapping[str, str]) -> None:
        """Some of the paper's metadata; the others stay."""
        if self._at is not None:
            at = self._at
            self._jobs.start(Job(lambda _: at.describe(document_id, said), self), self.kept.emit)

    # ---------------------------------------------------------------------------------------------------------------

    def _enough(self) -> threading.Event | None:
        """What ends looking through the camera; None: the scanner is none."""
        return self.aim.begin() if self._desk.tools.camera is not None else None

    def _work(self, work: Callable[[Report], Any]) -> None:
        job = Job(work, self)
        job.progressed.connect(self._on_page)
        job.failed.connect(self._on_failed)
        self._jobs.start(job, self._on_outcome)

    @Slot(str)
    def _on_failed(self, _: str) -> None:
        self.aim.end()

    @Slot(object)
    def _on_page(self, came: tuple[TrayPage | AimView, QImage]) -> None:
        page, image = came
        if isinstance(page, AimView):
            self.aim.see(page, image)
            return
        self.pages.append(page)
        self._keep_thumb(page.id, image)
        self.changed.emit()

    def _on_outcome(self, outcome: Outcome) -> None:
        self.aim.end()
        self.pages = outcome.pages
        for page_id, image in outcome.images.items():
            self._keep_thumb(page_id, image)
        self.due = outcome.due if outcome.fault else 0
        self.offers.update(outcome.offers)
        for document_id in [each for each in self._texts if not self.of(each)]:
            self._texts.pop(document_id).stop()  # nobody brings back a paper that was taken out
        for document in outcome.bound:
            self._read_letters(document)
        self.kept.emit(outcome.dossier)
        if outcome.fault:
            self.failed.emit(outcome.fault)

    def _keep_thumb(self, page_id: str, image: QImage) -> None:
        self._thumbs[page_id] = self._desk.images.put(page_id, image)

    def _read_letters(self, document: RequiredDocument) -> None:
        """Behind everything else: nobody waits for it, and what is changed meanwhile begins anew."""
        at = self._at
        if at is None:
            return
        before = self._texts.pop(document.id, None)
        if before is not None:
            before.stop()
        self.offers.pop(document.id, None)
        self.read[document.id] = 0
        job = Job(lambda report: at.with_text(document, report), self, awaited=False, long=True)
        self._texts[document.id] = job

        def came(count: int) -> None:
            if self._texts.get(document.id) is job:
                self.read[document.id] = count
                self.changed.emit()

        def ended(made: Lettered | None) -> None:
            if self._texts.get(document.id) is job:
                del self._texts[document.id]
                if made is not None:
                    self.offers[document.id] = made.offers
                    self.kept.emit(made.dossier)
                self.changed.emit()

        job.progressed.connect(came)
        job.succeeded.connect(ended)
        job.failed.connect(lambda _: ended(None))  # the file without letters stands
        job.start()
