"""The pages of the dossier at hand, as they lie in its tray: one place for the intake's slots and for the review."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from kiosk.domain.dossier import Dossier
from kiosk.domain.procedure import RequiredDocument
from kiosk.ports import TrayPage
from kiosk.ui.counter.desk import Desk
from kiosk.ui.counter.scan_jobs import Outcome, ScanJobs
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
        self.pages: list[TrayPage] = []
        self.forget()

    def forget(self) -> None:
        self._jobs.stop()
        for job in self._texts.values():
            job.stop()
        self._texts.clear()
        self._at: ScanJobs | None = None
        self.pages = []
        self.due = 0  # the page to go on with, behind a fault
        self._thumbs: dict[str, str] = {}

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    @property
    def reading(self) -> int:
        """Papers whose letters are being recognised."""
        return len(self._texts)

    def show(self, dossier: Dossier, documents: tuple[RequiredDocument, ...]) -> None:
        """Another dossier, or other papers of the same."""
        other = self._at is None or self._at.dossier_id != dossier.id
        if other:
            self.forget()
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
            self._work(lambda report: at.scan(document_id, duplex, report))

    def again(self, page: TrayPage) -> None:
        if self._at is not None and not self.busy:
            at = self._at
            self._work(lambda _: at.again(page))

    def turn(self, page: TrayPage) -> None:
        if self._at is not None and not self.busy:
            at = self._at
            self._work(lambda _: at.turn(page))

    def arrange(self, pages: list[TrayPage]) -> None:
        """Shown at once; kept behind it."""
        if self._at is not None and not self.busy:
            at, self.pages = self._at, pages
            self._work(lambda _: at.arrange(pages))

    def describe(self, document_id: str, values: dict[str, str]) -> None:
        """Keep the metadata of a paper."""
        if self._at is not None:
            at = self._at
            self._jobs.start(Job(lambda _: at.describe(document_id, values), self), self.kept.emit)

    def look(self, page: TrayPage, done: Callable[[QImage], None]) -> None:
        """The page as large as the screen shows it."""
        if self._at is not None:
            at = self._at
            job = Job(lambda _: at.whole(page), self, awaited=False)
            job.succeeded.connect(done)
            job.failed.connect(self.failed)
            job.start()

    # ---------------------------------------------------------------------------------------------------------------

    def _work(self, work: Callable[[Report], Any]) -> None:
        job = Job(work, self)
        job.progressed.connect(self._on_page)
        self._jobs.start(job, self._on_outcome)

    @Slot(object)
    def _on_page(self, came: tuple[TrayPage, QImage]) -> None:
        page, image = came
        self.pages.append(page)
        self._keep_thumb(page.id, image)
        self.changed.emit()

    def _on_outcome(self, outcome: Outcome) -> None:
        self.pages = outcome.pages
        for page_id, image in outcome.images.items():
            self._keep_thumb(page_id, image)
        self.due = outcome.due if outcome.fault else 0
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
        job = Job(lambda report: at.with_text(document, report), self, awaited=False)
        self._texts[document.id] = job

        def ended(dossier: Dossier | None) -> None:
            if self._texts.get(document.id) is job:
                del self._texts[document.id]
                if dossier is not None:
                    self.kept.emit(dossier)
                self.changed.emit()

        job.succeeded.connect(ended)
        job.failed.connect(lambda _: ended(None))  # the file without letters stands
        job.start()
