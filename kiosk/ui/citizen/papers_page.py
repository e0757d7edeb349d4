"""One row for each required document: scanned here, or brought to the counter."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from kiosk.domain.dossier import Attachment, Dossier, PaperMark
from kiosk.domain.procedure import RequiredDocument
from kiosk.domain.scanning import AimState, AimView
from kiosk.ports import ScannedPage
from kiosk.services import attaching, drafting
from kiosk.ui.citizen.page_model import PageModel
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.images import thumbnail
from kiosk.ui.jobs import Report

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

AIM_PICTURE = "camera-aim"


@dataclass(slots=True)
class Paper:
    """A row. `mark` None: not answered yet."""

    document: RequiredDocument
    mark: PaperMark | None = None
    thumbs: list[str] = field(default_factory=list)  # addresses for Image.source
    pages: int = 0  # scanned


@QmlElement
@QmlUncreatable("made by pages.py")
class PapersPageModel(PageModel):
    changed = Signal()
    fault = Property(dict, PageModel.shown_fault, notify=changed)
    busy = Property(bool, PageModel.is_busy, notify=changed)
    page = "papers"

    def _forget(self) -> None:
        self._papers: list[Paper] = []
        self._at: int | None = None  # the row that is being scanned
        self._pages: list[ScannedPage] = []
        self._thumbs: list[str] = []
        self._aim: AimView | None = None  # what the camera sees, when it takes the place of a scanner
        self._seen = ""

    def entered(self) -> None:
        """Rows of the chosen case; what was answered before stays answered."""
        before = {paper.document.id: paper for paper in self._papers}
        draft = self._filing.draft
        pages = {a.document_id: a.pages for a in draft.attachments} if draft else {}
        marks = draft.marks if draft else {}
        found = (Paper(d, marks.get(d.id), pages=pages.get(d.id, 0)) for d in self._filing.papers)
        self._papers = [before.get(paper.document.id, paper) for paper in found]
        self._leave_scan()

    # What the page shows -----------------------------------------------------------------------------------

    @Property(list, notify=changed)
    def papers(self) -> list[dict[str, Any]]:
        return [
            {
                "name": p.document.name,
                "copies": self._copies(p.document),
                "kind": "ok" if p.mark else "plain",
                "state": self._state(p),
                "scanned": p.mark is PaperMark.SCANNED,
                "toCounter": p.mark is PaperMark.TO_COUNTER,
                "thumbs": list(p.thumbs),
            }
            for p in self._papers
        ]

    @Property(int, notify=changed)
    def answered(self) -> int:
        return sum(p.mark is not None for p in self._papers)

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._papers)

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        return self.answered == self.count and not self.is_busy()

    @Property(str, notify=changed)
    def stage(self) -> str:
        """ "list"; of one paper "scanning" and then "scanned"."""
        if self._at is None:
            return "list"
        return "scanning" if "scan" in self._jobs else "scanned"

    @Property(str, notify=changed)
    def scanningName(self) -> str:
        return "" if self._at is None else self._papers[self._at].document.name

    @Property("QStringList", notify=changed)
    def thumbs(self) -> list[str]:
        return list(self._thumbs)

    @Property(int, notify=changed)
    def pages(self) -> int:
        return len(self._pages)

    @Property(bool, notify=changed)
    def byCamera(self) -> bool:
        return self._tools.camera is not None

    @Property(str, notify=changed)
    def seen(self) -> str:
        """Address of the camera's picture; empty: it is not open."""
        return self._seen

    @Property(str, notify=changed)
    def aim(self) -> str:
        """What is to be done before the camera now."""
        if self._aim is None:
            return self.tr("Đang mở máy ảnh…")
        return {
            AimState.DARK: self.tr("Quá tối. Vui lòng không che máy ảnh và đèn."),
            AimState.NO_PAPER: self.tr("Đặt một tờ giấy vào khung hình, thấy đủ bốn góc."),
            AimState.MOVING: self.tr("Vui lòng bỏ tay ra và giữ yên."),
            AimState.COARSE: self.tr("Giấy ở xa quá. Vui lòng đặt gần hơn."),
            AimState.BLURRED: self.tr("Chưa rõ nét. Vui lòng đợi một chút."),
            AimState.TAKEN: self.tr("Đã chụp. Lấy tờ này ra, đặt tờ sau; hết giấy thì bấm Xong."),
        }[self._aim.state]

    @Property(bool, notify=changed)
    def saving(self) -> bool:
        return "attach" in self._jobs

    # What the person does ----------------------------------------------------------------------------------

    @Slot(int)
    def scan(self, row: int) -> None:
        """Scan the paper of this row from its first page."""
        if self.is_busy():
            return
        self._leave_scan()
        self._at = row
        self._scan()

    @Slot()
    def scanMore(self) -> None:
        """Add pages behind those that are there."""
        if not self.is_busy():
            self._scan()

    @Slot()
    def scanAgain(self) -> None:
        """Let the pages go and begin anew."""
        if self._at is not None:
            self.scan(self._at)

    @Slot()
    def stop(self) -> None:
        """No further pages; those that came are kept and shown."""
        if "scan" in self._jobs:
            self._jobs.pop("scan").stop()
            self._close_camera()
            if not self._pages:
                self._leave_scan()
            self.changed.emit()

    @Slot()
    def keep(self) -> None:
        """Answer the row with the pages scanned."""
        if self._at is None or not self._pages:
            return
        document, pages = self._papers[self._at].document, tuple(self._pages)
        tools, dossier_id = self._tools, self._filing.dossier_id

        def work(_: Report) -> Attachment:
            now = tools.clock.now()
            return attaching.attach(
                dossier_id, document, pages, tools.paper, tools.attachments, tools.unit_of_work, at=now
            )

        self._fault = ""
        self._run("attach", work, self._on_attached, self._on_fault)

    @Slot()
    def discard(self) -> None:
        """Back to the list without these pages."""
        if not self.saving:
            self._stop()
            self._leave_scan()
            self._fault = ""
            self.changed.emit()

    @Slot(int)
    def bring(self, row: int) -> None:
        """This paper is brought to the counter."""
        self._bring([self._papers[row]])

    @Slot()
    def bringRest(self) -> None:
        """All that is not answered yet is brought to the counter."""
        self._bring([p for p in self._papers if p.mark is None])

    @Slot()
    def bringThis(self) -> None:
        """The paper that could not be scanned is brought to the counter."""
        if self._at is not None and not self.is_busy():
            paper = self._papers[self._at]
            self._leave_scan()
            self._bring([paper])

    @Slot()
    def next(self) -> None:
        if self.ready:
            self._visit.go("review")

    @Slot(result=bool)
    def stepBack(self) -> bool:
        """Back from the scan to the list; False: the page itself is left."""
        if self._at is None:
            return False
        self.discard()
        return True

    def _scan(self) -> None:
        scanner, camera, attachments = self._tools.scanner, self._tools.camera, self._tools.attachments

        def work(report: Report) -> int:
            attachments.admit_scan()

            def on_page(page: ScannedPage) -> None:
                report((page, thumbnail(page.image)))

            def on_aim(view: AimView) -> None:
                report((view, QImage.fromData(view.image)))

            return camera.scan_aimed(on_page, on_aim) if camera is not None else scanner.scan(on_page)

        self._fault = ""
        self._close_camera()
        self._run("scan", work, self._on_scanned, self._on_fault, self._on_page)

    def _bring(self, papers: list[Paper]) -> None:
        if not papers:
            return
        tools, dossier_id = self._tools, self._filing.dossier_id
        documents = [p.document for p in papers]

        def work(_: Report) -> Dossier | None:
            dossier = None
            for document in documents:
                dossier = drafting.mark_paper(dossier_id, document, PaperMark.TO_COUNTER, tools.unit_of_work)
            return dossier

        self._fault = ""
        self._run("bring", work, self._on_brought, self._on_fault)

    @Slot(object)
    def _on_page(self, arrival: tuple[ScannedPage | AimView, QImage]) -> None:
        page, small = arrival
        if isinstance(page, AimView):
            self._aim = page
            if not small.isNull():
                self._seen = self._filing.images.put(AIM_PICTURE, small)
            self.changed.emit()
            return
        self._pages.append(page)
        document = self._papers[self._at].document.id if self._at is not None else ""
        self._thumbs.append(self._filing.images.put(f"scan/{document}/{len(self._pages)}", small))
        self.changed.emit()

    def _on_scanned(self, _: int) -> None:
        """All pages came through _on_page."""
        self._close_camera()

    def _on_attached(self, _: Attachment) -> None:
        if self._at is not None:
            paper = self._papers[self._at]
            paper.mark, paper.thumbs, paper.pages = PaperMark.SCANNED, list(self._thumbs), len(self._pages)
        self._leave_scan()

    def _on_brought(self, dossier: Dossier) -> None:
        self._filing.draft = dossier
        for paper in self._papers:
            mark = dossier.marks.get(paper.document.id)
            if mark is not None and mark is not PaperMark.SCANNED:
                paper.mark, paper.thumbs = mark, []

    def _leave_scan(self) -> None:
        self._at, self._pages, self._thumbs = None, [], []
        self._close_camera()

    def _close_camera(self) -> None:
        self._aim, self._seen = None, ""
        self._filing.images.forget(AIM_PICTURE)

    def _state(self, paper: Paper) -> str:
        if paper.mark is PaperMark.SCANNED:
            return self.tr("Đã quét %d trang") % paper.pages
        if paper.mark is PaperMark.TO_COUNTER:
            return self.tr("Mang ra quầy")
        return self.tr("Chưa có")

    def _copies(self, document: RequiredDocument) -> str:
        parts = []
        if document.originals:
            parts.append(self.tr("%d bản chính") % document.originals)
        if document.copies:
            parts.append(self.tr("%d bản sao") % document.copies)
        return ", ".join(parts) or self.tr("Xuất trình, không nộp")
