"""The work list: what came from the kiosks, what is due, what waits, what is stuck; any dossier as one types."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.handover import HandOverState
from kiosk.domain.local_time import local_date
from kiosk.ports import DossierLine
from kiosk.services import handing_over, work_list
from kiosk.services.handing_over import HandOverLine
from kiosk.services.work_list import Page, Section
from kiosk.ui.counter.desk import Desk
from kiosk.ui.counter.page_model import Command, DeskPageModel
from kiosk.ui.counter.table_rows import TableRow, TableRows
from kiosk.ui.counter.words import moment, short_day, state_kind, state_word
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.jobs import Report

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

PAGE_ROWS = 60
HAND_OVERS = "handed"  # the heap that holds no dossiers
URGENT = {Section.OVERDUE: "fault", Section.STUCK: "fault", Section.TODAY: "warn"}


@QmlElement
@QmlUncreatable("made by pages.py")
class WorkListPageModel(DeskPageModel):
    changed = Signal()
    fault = Property(dict, DeskPageModel.shown_fault, notify=changed)
    busy = Property(bool, DeskPageModel.is_busy, notify=changed)
    page = "work"

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._rows = TableRows()
        super().__init__(desk, parent)
        self._rows.setParent(self)

    def _forget(self) -> None:
        self._heap: str = HAND_OVERS
        self._query = ""
        self._counts: dict[str, int] = {}
        self._last: DossierLine | None = None
        self._more = self._read = False
        self._rows.show(())

    def entered(self, subject: str) -> None:
        """`subject`: the heap to show, else the one that was shown before."""
        if subject:
            self._heap = subject
        self._reload()

    def refreshed(self) -> None:
        if self._last is None or self._rows.rowCount() <= PAGE_ROWS:  # who has scrolled down keeps the place
            self._reload()

    def commands(self) -> list[Command]:
        return [Command(tab["title"], "list-checks", partial(self.choose, tab["key"])) for tab in self.heaps]

    # What the page shows ---------------------------------------------------------------------------------------

    @Property(list, notify=changed)
    def heaps(self) -> list[dict[str, Any]]:
        titles = {
            HAND_OVERS: self.tr("Máy tự phục vụ"),
            Section.NEW: self.tr("Chờ tiếp nhận"),
            Section.TODAY: self.tr("Hạn hôm nay"),
            Section.OVERDUE: self.tr("Quá hạn"),
            Section.SUPPLEMENT: self.tr("Chờ bổ sung"),
            Section.RESULTS: self.tr("Chờ trả"),
            Section.STUCK: self.tr("Nghẽn gửi"),
            Section.OPEN: self.tr("Đang giải quyết"),
        }
        return [
            {"key": str(key), "title": title, "count": self._counts.get(key, 0), "kind": URGENT.get(key, "plain")}  # type: ignore[call-overload]
            for key, title in titles.items()
        ]

    @Property(str, notify=changed)
    def heap(self) -> str:
        """Which heap is shown; empty while a search looks through all of them."""
        return "" if self._query.strip() else str(self._heap)

    @Property(str, notify=changed)
    def query(self) -> str:
        return self._query

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(list, notify=changed)
    def columns(self) -> list[dict[str, Any]]:
        if self.heap == HAND_OVERS:
            return [
                {"key": "code", "title": self.tr("Mã việc"), "share": 10, "strong": True},
                {"key": "person", "title": self.tr("Người dân"), "share": 24, "kind": "two"},
                {"key": "procedure", "title": self.tr("Thủ tục"), "share": 34},
                {"key": "place", "title": self.tr("Dừng ở"), "share": 14},
                {"key": "since", "title": self.tr("Từ lúc"), "share": 9},
                {"key": "state", "title": self.tr("Tình trạng"), "share": 14, "kind": "state"},
            ]
        return [
            {"key": "code", "title": self.tr("Mã hồ sơ"), "share": 17, "strong": True},
            {"key": "person", "title": self.tr("Chủ hồ sơ"), "share": 19, "kind": "two"},
            {"key": "procedure", "title": self.tr("Thủ tục"), "share": 30},
            {"key": "received", "title": self.tr("Tiếp nhận"), "share": 10},
            {"key": "due", "title": self.tr("Hẹn trả"), "share": 10},
            {"key": "state", "title": self.tr("Trạng thái"), "share": 17, "kind": "state"},
        ]

    @Property(str, notify=changed)
    def emptyText(self) -> str:
        if not self._read:
            return ""
        return self.tr("Không thấy hồ sơ nào") if self._query.strip() else self.tr("Không còn việc nào ở đây")

    @Property(str, notify=changed)
    def emptyNote(self) -> str:
        if self._query.strip():
            return self.tr("Tìm theo mã, theo tên không cần dấu, hoặc theo đủ 12 số định danh.")
        return ""

    # What the officer does -------------------------------------------------------------------------------------

    @Slot(str)
    def choose(self, heap: str) -> None:
        self._heap, self._query, self._read = heap, "", False
        self._rows.show(())
        self._reload()

    @Slot(str)
    def search(self, text: str) -> None:
        self._query = text
        self._reload()

    @Slot()
    def more(self) -> None:
        """The end of the list comes near."""
        if self._more and self._last is not None:
            after, self._more = self._last, False
            self._run("more", lambda _: self._page(after), self._on_more)

    @Slot(int)
    def open(self, index: int) -> None:
        subject = self._rows.id_at(index)
        if not subject:
            return
        if self.heap == HAND_OVERS:
            self._desk.go("intake", subject)
        else:
            self._desk.go("dossier", subject)

    # ---------------------------------------------------------------------------------------------------------------

    def _reload(self) -> None:
        heap, query, tools = self._heap, self._query, self._tools

        def work(_: Report) -> Any:
            handed = handing_over.waiting(tools.catalogue, tools.unit_of_work)
            counts: dict[str, int] = {HAND_OVERS: len(handed)}
            counts |= {str(key): n for key, n in work_list.counts(tools.unit_of_work, tools.clock).items()}
            page = None if heap == HAND_OVERS and not query.strip() else self._page(None)
            return counts, handed, page

        self._run("list", work, self._on_list, anew=True)

    def _page(self, after: DossierLine | None) -> Page:
        tools = self._tools
        if self._query.strip():
            return work_list.search(self._query, PAGE_ROWS, tools.unit_of_work, after)
        return work_list.page(Section(self._heap), PAGE_ROWS, tools.unit_of_work, tools.clock, after)

    def _on_list(self, found: Any) -> None:
        counts, handed, page = found
        self._counts = counts
        self._fault, self._read = "", True
        today = local_date(self._tools.clock.now())
        if page is None:
            self._last, self._more = None, False
            self._rows.show([self._handed_row(line, today) for line in handed])
        else:
            self._rows.show([self._dossier_row(line, today) for line in page.lines])
            self._keep_place(page)
        pressing = (HAND_OVERS, Section.TODAY, Section.OVERDUE)
        self._desk.badge("work", sum(self._counts.get(key, 0) for key in pressing))

    def _on_more(self, page: Page) -> None:
        today = local_date(self._tools.clock.now())
        self._rows.append([self._dossier_row(line, today) for line in page.lines])
        self._keep_place(page)

    def _keep_place(self, page: Page) -> None:
        self._last, self._more = (page.lines[-1] if page.lines else None), page.more

    def _dossier_row(self, line: DossierLine, today: date) -> TableRow:
        late = work_list.overdue(line, self._tools.clock.now())
        due_today = line.due_at is not None and local_date(line.due_at) == today and line.state in work_list.TERM_RUNS
        due = {"text": short_day(line.due_at, today), "kind": "fault" if late else "warn" if due_today else "plain"}
        cells: dict[str, Any] = {
            "code": line.dossier_code,
            "person": {"text": line.owner_name, "note": line.masked_number},
            "procedure": line.procedure_name,
            "received": {"text": moment(line.received_at, today), "kind": "soft"},
            "due": due,
            "state": {"text": state_word(line.state), "kind": state_kind(line.state)},
        }
        return TableRow(line.id, cells)

    def _handed_row(self, line: HandOverLine, today: date) -> TableRow:
        taken = line.state is HandOverState.CLAIMED
        state = self.tr("Quầy %1 đang làm").replace("%1", line.counter) if taken else self.tr("Chờ cán bộ")
        cells: dict[str, Any] = {
            "code": line.code,
            "person": {"text": line.applicant_name or self.tr("Chưa đọc thẻ"), "note": line.masked_id},
            "procedure": line.procedure_name or self.tr("Chưa chọn thủ tục"),
            "place": self._place(line.place),
            "since": moment(line.created_at, today),
            "state": {"text": state, "kind": "plain" if taken else "new"},
        }
        return TableRow(line.id, cells)

    def _place(self, place: str) -> str:
        words = {
            "find": self.tr("Chọn thủ tục"),
            "sheet": self.tr("Xem thủ tục"),
            "card": self.tr("Đọc thẻ"),
            "confirm": self.tr("Xác nhận thẻ"),
            "case": self.tr("Chọn trường hợp"),
            "details": self.tr("Điền thông tin"),
            "papers": self.tr("Giấy tờ"),
            "review": self.tr("Kiểm tra, nộp"),
            "lookup": self.tr("Tra cứu"),
        }
        return words.get(place, self.tr("Trang đầu"))
