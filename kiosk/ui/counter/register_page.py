"""The register (sổ theo dõi hồ sơ) of a year: read page by page, printed, taken out as a file."""

from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.legal_forms import Register, RegisterRow
from kiosk.domain.local_time import day_text, local_date
from kiosk.domain.printed import TableFormat
from kiosk.services import register
from kiosk.ui.counter.desk import Desk
from kiosk.ui.counter.entries import day_of, stepped
from kiosk.ui.counter.page_model import Command, DeskPageModel
from kiosk.ui.counter.saving import save
from kiosk.ui.counter.table_rows import TableRow, TableRows
from kiosk.ui.counter.words import moment, short_day
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.jobs import Report

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

PAGE_ROWS = 60


@QmlElement
@QmlUncreatable("made by pages.py")
class RegisterPageModel(DeskPageModel):
    changed = Signal()
    fault = Property(dict, DeskPageModel.shown_fault, notify=changed)
    busy = Property(bool, DeskPageModel.is_busy, notify=changed)
    page = "register"

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._rows = TableRows()
        super().__init__(desk, parent)
        self._rows.setParent(self)

    def _forget(self) -> None:
        self._years: list[str] = []
        self._year = self._first = self._last = ""
        self._after, self._more, self._read = 0, False, False
        self._rows.show(())

    def entered(self, subject: str) -> None:
        self._run("years", lambda _: register.years(self._tools.unit_of_work), self._on_years)

    def commands(self) -> list[Command]:
        return [
            Command(self.tr("In sổ theo dõi"), "printer", self.printBook, "Ctrl+P"),
            Command(self.tr("Xuất sổ ra XLSX"), "download", self.exportXlsx, "Ctrl+E"),
            Command(self.tr("Xuất sổ ra CSV"), "download", self.exportCsv),
        ]

    # What the page shows ---------------------------------------------------------------------------------------

    @Property(list, notify=changed)
    def years(self) -> list[dict[str, str]]:
        title = self.tr("Năm %1")
        return [{"key": year, "title": title.replace("%1", year)} for year in self._years]

    @Property(str, notify=changed)
    def year(self) -> str:
        return self._year

    @Property(str, notify=changed)
    def first(self) -> str:
        """First day of what is printed or taken out."""
        return self._first

    @Property(str, notify=changed)
    def last(self) -> str:
        return self._last

    @Property(str, notify=changed)
    def complaint(self) -> str:
        """What is wrong with the span; empty: nothing."""
        if not self._first or not self._last or self._span() is not None:
            return ""
        return self.tr("Ngày ghi dạng 23/11/2026, ngày sau không trước ngày đầu.")

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        return bool(self._year) and self._span() is not None and not self.is_busy()

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(list, notify=changed)
    def columns(self) -> list[dict[str, Any]]:
        return [
            {"key": "number", "title": self.tr("Số"), "share": 5, "align": "right", "strong": True},
            {"key": "code", "title": self.tr("Mã hồ sơ"), "share": 19},
            {"key": "owner", "title": self.tr("Chủ hồ sơ"), "share": 16},
            {"key": "request", "title": self.tr("Nội dung"), "share": 22},
            {"key": "received", "title": self.tr("Nhận"), "share": 11},
            {"key": "due", "title": self.tr("Hẹn trả"), "share": 9},
            {"key": "returned", "title": self.tr("Trả"), "share": 9},
            {"key": "officer", "title": self.tr("Người nhận"), "share": 11},
            {"key": "note", "title": self.tr("Ghi chú"), "share": 10},
        ]

    @Property(str, notify=changed)
    def emptyText(self) -> str:
        return self.tr("Sổ chưa có hồ sơ nào") if self._read else ""

    # What the officer does -------------------------------------------------------------------------------------

    @Slot(str)
    def choose(self, year: str) -> None:
        today = local_date(self._tools.clock.now())
        self._year, self._after, self._read = year, 0, False
        self._first = day_text(date(int(year), 1, 1))
        self._last = day_text(today if str(today.year) == year else date(int(year), 12, 31))
        self._rows.show(())
        self._run("page", lambda _: self._page(0), self._on_page, anew=True)

    @Slot(str, str)
    def span(self, first: str, last: str) -> None:
        self._first, self._last = first, last
        self.changed.emit()

    @Slot(int, int)
    def step(self, first: int, last: int) -> None:
        """Up and down keys in one of the two fields."""
        today = local_date(self._tools.clock.now())
        self._first = stepped(self._first, first, today) if first else self._first
        self._last = stepped(self._last, last, today) if last else self._last
        self.changed.emit()

    @Slot()
    def more(self) -> None:
        if self._more:
            self._more, after = False, self._after
            self._run("page", lambda _: self._page(after), self._on_page)

    @Slot(int)
    def open(self, index: int) -> None:
        if subject := self._rows.id_at(index):
            self._desk.go("dossier", subject)

    @Slot()
    def printBook(self) -> None:
        title = f"{self.tr('Sổ theo dõi hồ sơ')} {self._year}"

        def work(_: Report) -> int:
            book = self._book()
            self._tools.form_printer.print(register.print_file(book, self._tools.paper), title)
            return len(book.rows)

        if self.ready:
            self._run("out", work, self._on_printed)

    @Slot()
    def exportXlsx(self) -> None:
        self._export(TableFormat.XLSX)

    @Slot()
    def exportCsv(self) -> None:
        self._export(TableFormat.CSV)

    # ---------------------------------------------------------------------------------------------------------------

    def _export(self, table_format: TableFormat) -> None:
        tools, account, year = self._tools, self.officer.account, self._year

        def work(_: Report) -> str:
            made = register.export_file(
                self._book(), table_format, account, tools.paper, tools.unit_of_work, tools.clock
            )
            return str(save(f"so-theo-doi-{year}.{table_format.value}", made))

        if self.ready:
            self._run("out", work, self._on_saved)

    def _book(self) -> Register:
        first, last = self._span() or (date.min, date.min)
        return register.book_of(
            self._year, first, last, self._tools.centre, self._tools.unit_of_work, self._tools.clock
        )

    def _span(self) -> tuple[date, date] | None:
        today = local_date(self._tools.clock.now())
        first, last = day_of(self._first, today), day_of(self._last, today)
        return (first, last) if first and last and first <= last else None

    def _page(self, after: int) -> list[tuple[str, RegisterRow]]:
        return register.page(self._year, PAGE_ROWS, after, self._tools.unit_of_work)

    def _on_years(self, years: list[str]) -> None:
        self._years = years
        if years:
            self.choose(self._year if self._year in years else years[0])
        else:
            self._read = True

    def _on_page(self, found: list[tuple[str, RegisterRow]]) -> None:
        self._fault, self._read = "", True
        today = local_date(self._tools.clock.now())
        self._rows.append([_row(dossier_id, row, today) for dossier_id, row in found])
        self._more = len(found) == PAGE_ROWS
        self._after = found[-1][1].number if found else self._after

    def _on_printed(self, count: int) -> None:
        self._desk.say(self.tr("Đã gửi %1 dòng tới máy in.").replace("%1", str(count)))

    def _on_saved(self, path: str) -> None:
        self._desk.say(self.tr("Đã lưu tệp %1").replace("%1", path))


def _row(dossier_id: str, row: RegisterRow, today: date) -> TableRow:
    cells = {
        "number": str(row.number),
        "code": row.dossier_code,
        "owner": row.owner_name,
        "request": row.request,
        "received": moment(row.received_at, today),
        "due": short_day(row.due_at, today),
        "returned": short_day(row.returned_at, today),
        "officer": row.officer_name,
        "note": row.note,
    }
    return TableRow(dossier_id, cells)
