"""Papers of an intake: scanned page by page into their slots, turned, ordered, counted, or handed in on paper."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from kiosk.domain.dossier import Dossier, PaperCount, PaperMark
from kiosk.domain.local_time import local_date
from kiosk.domain.paper import shortened
from kiosk.domain.printing import PrintState
from kiosk.domain.procedure import RequiredDocument
from kiosk.ports import TrayPage
from kiosk.services import intake, reusing
from kiosk.services.form_printing import print_separators
from kiosk.services.reusing import ReusablePaper
from kiosk.ui.counter.desk import Desk
from kiosk.ui.counter.office_press import press_of
from kiosk.ui.counter.scan_review import ScanReviewModel
from kiosk.ui.counter.scan_table import ScanTable
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.jobs import Job, Jobs, Report
from kiosk.ui.rule_words import shown

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

NAME_MOST = 150
OFFER, PREVIEW_WIDTH = "offered-paper", 700  # px


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
        self._jobs = Jobs(self.changed, self.failed)
        self._table = ScanTable(desk, self)
        self._review = ScanReviewModel(desk, self._table, self)
        self._table.kept.connect(self.kept)
        self._table.failed.connect(self.failed)
        self._table.changed.connect(self.changed)
        self.forget()

    def forget(self) -> None:
        self._jobs.stop()
        self._dossier: Dossier | None = None
        self._documents: tuple[RequiredDocument, ...] = ()
        self._at = 0
        self._duplex = self._printing = False
        self._offers: dict[str, ReusablePaper] = {}  # paper -> what an earlier dossier of this citizen has
        self._asked: ReusablePaper | None = None  # which of them the citizen is being asked about
        self._preview = ""
        self._looked_for: object = None  # what the offers depend on, when they were last looked for
        self._table.forget()
        self._review.forget()

    def show(self, dossier: Dossier, documents: tuple[RequiredDocument, ...]) -> None:
        self._dossier, self._documents = dossier, documents
        self._at = min(self._at, max(0, len(documents) - 1))
        self._table.show(dossier, documents)
        self._review.show(documents, dossier)
        self._look_for_offers()
        self.changed.emit()

    # What the page shows ---------------------------------------------------------------------------------------

    @Property(list, notify=changed)
    def rows(self) -> list[dict[str, Any]]:
        return [self._row(document, at) for at, document in enumerate(self._documents)]

    @Property(int, notify=changed)
    def at(self) -> int:
        return self._at

    @Property(list, notify=changed)
    def reading(self) -> list[int]:
        """Pages whose letters are read, and all that are to be read now; zeros when nothing is."""
        return list(self._table.reading_all)

    @Property(bool, notify=changed)
    def printing(self) -> bool:
        """Separator sheets are on their way to the printer."""
        return self._printing

    @Property(list, notify=changed)
    def thumbs(self) -> list[str]:
        """Pages of the paper at hand."""
        return [self._table.thumb(page) for page in self._pages_here()]

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return bool(self._jobs) or self._table.busy

    @Property(bool, notify=changed)
    def duplex(self) -> bool:
        return self._duplex

    @Property(int, notify=changed)
    def scanned(self) -> int:
        """Pages of the whole dossier."""
        return len(self._table.pages)

    @Property(str, notify=changed)
    def note(self) -> str:
        """What became of the stack: which page is due behind a fault, what goes on behind, what wants a look."""
        if self._table.due:
            kept = str(self._table.due - 1)
            words = self.tr("Đã giữ %1 trang. Đặt lại giấy từ trang %2 rồi bấm Quét.")
            return words.replace("%1", kept).replace("%2", str(self._table.due))
        if self._review.wanting:
            return self.tr("%1 trang cần xem lại.").replace("%1", str(self._review.wanting))
        return ""

    @Property(QObject, constant=True)
    def aim(self) -> QObject:
        """What the camera sees, when it takes the place of a scanner."""
        return self._table.aim

    @Property(bool, notify=changed)
    def byCamera(self) -> bool:
        return self._desk.tools.camera is not None

    @Property(QObject, constant=True)
    def review(self) -> QObject:
        return self._review

    @property
    def wanting(self) -> int:
        """Pages with a mark that nobody has given a reason for."""
        return int(self._review.wanting)

    # A paper of an earlier dossier -----------------------------------------------------------------------------

    @Property(bool, notify=changed)
    def offered(self) -> bool:
        """The paper at hand was digitised before, for the same citizen, and counts still."""
        return self._document is not None and self._document.id in self._offers

    @Property(list, notify=changed)
    def asked(self) -> list[dict[str, str]]:
        """What the citizen is being asked about; empty: nothing."""
        offer = self._asked
        if offer is None:
            return []
        until = f"{offer.last_day:%d/%m/%Y}" if offer.last_day else self.tr("không thời hạn")
        rows = (
            (shown(offer.kind), shortened(offer.name, NAME_MOST)),
            (self.tr("Từ hồ sơ"), offer.source_code),
            (self.tr("Ngày số hóa"), f"{offer.digitised_on:%d/%m/%Y}"),
            (self.tr("Dùng lại được đến"), until),
            (self.tr("Căn cứ thời hạn"), offer.basis or self.tr("trung tâm tự đặt (giả định)")),
            (self.tr("Số trang"), str(offer.pages)),
        )
        return [{"label": label, "value": value} for label, value in rows]

    @Property(str, notify=changed)
    def preview(self) -> str:
        """Address of its first page, so that officer and citizen see what it is."""
        return self._preview

    @Slot()
    def askReuse(self) -> None:
        document = self._document
        if document is not None and document.id in self._offers and not self.busy:
            self._asked, self._preview = self._offers[document.id], ""
            self._look_at_offer(self._asked)
            self.changed.emit()

    @Slot()
    def leaveReuse(self) -> None:
        self._asked, self._preview = None, ""
        self._desk.images.forget(OFFER)
        self.changed.emit()

    @Slot(bool)
    def reuse(self, agreed: bool) -> None:
        """agreed: the officer ticked that the citizen said so."""
        offer, dossier = self._asked, self._dossier
        document = next((each for each in self._documents if offer and each.id == offer.document_id), None)
        if offer is None or dossier is None or document is None:
            return
        tools, officer, dossier_id = self._desk.tools, self._desk.officer_at_work, dossier.id
        self.leaveReuse()
        self._work(
            lambda _: reusing.reuse(
                dossier_id,
                document,
                offer,
                agreed,
                officer,
                tools.paper_rules,
                tools.attachments,
                tools.unit_of_work,
                tools.clock,
            ),
            self.kept.emit,
        )

    def _look_for_offers(self) -> None:
        """Behind the work: a paper that is offered late is only scanned once more."""
        dossier, documents, tools = self._dossier, self._documents, self._desk.tools
        if dossier is None:
            return
        now = (dossier.id, dossier.state, dossier.principal, documents, tuple(dossier.attachments))
        if now == self._looked_for:
            return
        self._looked_for, today = now, local_date(tools.clock.now())

        def work(_: Report) -> list[ReusablePaper]:
            with tools.unit_of_work() as uow:
                return reusing.offers(dossier, documents, tools.paper_rules, uow, today)

        def found(offers: list[ReusablePaper]) -> None:
            if self._looked_for == now:
                self._offers = {offer.document_id: offer for offer in offers}
                self.changed.emit()

        job = Job(work, self)
        job.succeeded.connect(found)
        job.start()

    def _look_at_offer(self, offer: ReusablePaper) -> None:
        tools = self._desk.tools

        def work(_: Report) -> QImage:
            with tools.unit_of_work() as uow:
                paper = uow.dossier(offer.source_id).attachment(offer.source_document)
            if paper is None:
                return QImage()
            return QImage.fromData(tools.paper.preview(tools.attachments.get(paper.digest), 1, PREVIEW_WIDTH).png)

        def drawn(image: QImage) -> None:
            if self._asked is offer:
                self._preview = self._desk.images.put(OFFER, image)
                self.changed.emit()

        job = Job(work, self)
        job.succeeded.connect(drawn)
        job.failed.connect(self.failed)
        job.start()

    # What the officer does -------------------------------------------------------------------------------------

    @Slot(int)
    def choose(self, index: int) -> None:
        if 0 <= index < len(self._documents):
            self._at = index
            self.changed.emit()

    @Slot()
    def scan(self) -> None:
        """Every page of the feeder goes behind what the paper at hand has; separator sheets name others."""
        if self._document and not self.busy:
            self._table.scan(self._document.id, self._duplex)

    @Slot()
    def turnDuplex(self) -> None:
        """Both sides of each sheet, or one."""
        self._duplex = not self._duplex
        self.changed.emit()

    @Slot()
    def printSeparators(self) -> None:
        """A sheet for each paper of the matter, to lie before it in the feeder."""
        dossier, documents, tools = self._dossier, self._documents, self._desk.tools
        if dossier is None or not documents or self._printing:
            return
        code, press = dossier.procedure_code, press_of(tools, self._desk.officer_at_work)

        def work(_: Report) -> PrintState:
            procedure = tools.catalogue.record(code)
            return print_separators(procedure, documents, press)

        self._printing = True
        job = Job(work, self)
        job.succeeded.connect(self._on_printed)
        job.failed.connect(self._on_not_printed)
        job.start()
        self.changed.emit()

    @Slot(int)
    def scanAgain(self, page: int) -> None:
        """One page anew, in its place."""
        pages = self._pages_here()
        if 0 <= page < len(pages):
            self._table.again(pages[page])

    @Slot(int)
    def turn(self, page: int) -> None:
        pages = self._pages_here()
        if 0 <= page < len(pages):
            self._table.turn(pages[page])

    @Slot(int, int)
    def move(self, page: int, by: int) -> None:
        pages, to = self._pages_here(), page + by
        if 0 <= page < len(pages) and 0 <= to < len(pages):
            pages[page], pages[to] = pages[to], pages[page]
            self._lay(pages)

    @Slot(int)
    def remove(self, page: int) -> None:
        pages = self._pages_here()
        if 0 <= page < len(pages):
            del pages[page]
            self._lay(pages)

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
        if self._pages_here():
            self._lay([])
        else:
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

    @Slot(object)
    def _on_printed(self, state: PrintState) -> None:
        self._printing = False
        out = state is PrintState.PRINTED
        words = self.tr("Đã chuyển máy in.") if out else self.tr("Chưa rõ đã in được chưa; xem ở máy in.")
        self._desk.say(words, "ok" if out else "warn")
        self.changed.emit()

    @Slot(str)
    def _on_not_printed(self, code: str) -> None:
        self._printing = False
        self.failed.emit(code)
        self.changed.emit()

    @property
    def _document(self) -> RequiredDocument | None:
        return self._documents[self._at] if self._at < len(self._documents) else None

    def _pages_here(self) -> list[TrayPage]:
        return self._table.of(self._document.id) if self._document else []

    def _lay(self, pages: list[TrayPage]) -> None:
        """These are the pages of the paper at hand now."""
        if self._document:
            here = self._document.id
            self._table.arrange([page for page in self._table.pages if page.document_id != here] + pages)

    def _change(self, service: Callable[..., Dossier]) -> None:
        document, dossier = self._document, self._dossier
        if document is None or dossier is None:
            return
        tools, officer, dossier_id = self._desk.tools, self._desk.officer_at_work, dossier.id
        self._work(lambda _: service(dossier_id, document.id, officer, tools.unit_of_work), self.kept.emit)

    def _work(self, work: Callable[[Report], Any], done: Callable[[Any], None]) -> None:
        self._jobs.start(Job(work, self), done)

    def _row(self, document: RequiredDocument, at: int) -> dict[str, Any]:
        dossier = self._dossier
        mark = dossier.marks.get(document.id) if dossier else None
        file = dossier.attachment(document.id) if dossier else None
        pages, reused = (file.pages, file.reuse is not None) if file else (0, False)
        scanned, again = self.tr("Đã quét %1 trang"), self.tr("Dùng lại, %1 trang")
        words = {
            None: (self.tr("Chưa có"), "fault"),
            PaperMark.SCANNED: ((again if reused else scanned).replace("%1", str(pages)), "ok"),
            PaperMark.HANDED_IN: (self.tr("Đã nộp bản giấy"), "ok"),
            PaperMark.NOT_ASKED: (self.tr("Không thuộc trường hợp này"), "plain"),
            PaperMark.NATIONAL_DATABASE: (self.tr("Cơ sở dữ liệu quốc gia"), "ok"),
            PaperMark.TO_COUNTER: (self.tr("Công dân mang ra quầy"), "warn"),
        }
        text, kind = words[mark]
        there = kind == "ok"
        if file is not None and intake.is_too_large(file, self._desk.tools.centre.file_bytes):
            text, kind = self.tr("Đã quét %1 trang, tệp quá lớn").replace("%1", str(pages)), "warn"
        count = _count_of(dossier, document) if dossier else PaperCount()
        return {
            "name": shortened(document.name, NAME_MOST),
            "state": text,
            "kind": kind,
            "there": there,
            "here": at == self._at,
            "reading": list(self._table.reading(document.id)),
            "originals": count.originals,
            "certified": count.certified,
            "copies": count.copies,
            "offer": self._offer_words(document),
        }

    def _offer_words(self, document: RequiredDocument) -> str:
        offer = self._offers.get(document.id)
        if offer is None:
            return ""
        words = self.tr("Đã có bản số hóa ngày %1 từ hồ sơ %2.")
        return words.replace("%1", f"{offer.digitised_on:%d/%m/%Y}").replace("%2", offer.source_code)


def _count_of(dossier: Dossier, document: RequiredDocument) -> PaperCount:
    return dossier.counts.get(document.id, PaperCount(document.originals, copies=document.copies))
