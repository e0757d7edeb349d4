"""The report of a day or a span: figures, charts, the end-of-day sheet and the file."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.dossier import DossierState
from kiosk.domain.local_time import day_text, local_date
from kiosk.domain.printed import TableFormat
from kiosk.domain.ticket import TicketState
from kiosk.domain.voice import Score
from kiosk.services import reports
from kiosk.services.reports import Figures
from kiosk.ui.counter.entries import day_of, grouped, stepped
from kiosk.ui.counter.page_model import Command, DeskPageModel
from kiosk.ui.counter.saving import save
from kiosk.ui.counter.words import state_kind, state_word
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.jobs import Report

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

SPANS = {"today": 1, "week": 7, "month": 30}  # days up to today


@QmlElement
@QmlUncreatable("made by pages.py")
class ReportPageModel(DeskPageModel):
    changed = Signal()
    fault = Property(dict, DeskPageModel.shown_fault, notify=changed)
    busy = Property(bool, DeskPageModel.is_busy, notify=changed)
    page = "report"

    def _forget(self) -> None:
        self._first = self._last = ""
        self._found: Figures | None = None

    def entered(self, subject: str) -> None:
        self.choose("today")

    def commands(self) -> list[Command]:
        return [
            Command(self.tr("In báo cáo cuối ngày"), "printer", self.printSheet, "Ctrl+P"),
            Command(self.tr("Xuất báo cáo ra XLSX"), "download", self.exportXlsx, "Ctrl+E"),
        ]

    # What the page shows ---------------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def first(self) -> str:
        return self._first

    @Property(str, notify=changed)
    def last(self) -> str:
        return self._last

    @Property(list, notify=changed)
    def spans(self) -> list[dict[str, str]]:
        return [
            {"key": "today", "title": self.tr("Hôm nay")},
            {"key": "week", "title": self.tr("7 ngày")},
            {"key": "month", "title": self.tr("30 ngày")},
        ]

    @Property(str, notify=changed)
    def chosen(self) -> str:
        """The span by its name, when it has one."""
        span, today = self._span(), self._today()
        if span is None or span[1] != today:
            return ""
        days = (span[1] - span[0]).days + 1
        return next((name for name, length in SPANS.items() if length == days), "")

    @Property(str, notify=changed)
    def complaint(self) -> str:
        if self._span() is not None:
            return ""
        return self.tr("Ngày ghi dạng 23/11/2026, ngày sau không trước ngày đầu, không quá một năm.")

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        return self._found is not None and self._span() is not None and not self.is_busy()

    @Property(list, notify=changed)
    def figures(self) -> list[dict[str, str]]:
        """The large figures: [{label, value, note, kind}]."""
        f = self._found
        if f is None:
            return []
        received, kiosk = f.total("received"), f.total("at_kiosk")
        finished, in_time = f.total("finished"), f.total("finished_on_time")
        late, stuck = f.total("overdue"), f.stuck
        share = f"{100 * in_time / finished:.0f}%" if finished else "–"
        at = self.tr("%1 tại máy tự phục vụ").replace("%1", grouped(kiosk))
        ended = self.tr("%1 trên %2 giải quyết xong").replace("%1", grouped(in_time)).replace("%2", grouped(finished))
        still = self.tr("%1 đang giải quyết").replace("%1", grouped(f.total("still_open")))
        return [
            _figure(self.tr("Tiếp nhận"), grouped(received), at),
            _figure(self.tr("Đúng hạn"), share, ended, "ok"),
            _figure(self.tr("Đã trả kết quả"), grouped(f.total("returned"))),
            _figure(self.tr("Đang quá hạn"), grouped(late), still, "fault" if late else "ok"),
            _figure(self.tr("Đã thu (đồng)"), grouped(f.collected_vnd)),
            _figure(self.tr("Chưa gửi được lên Cổng"), grouped(stuck), "", "fault" if stuck else "ok"),
        ]

    @Property(list, notify=changed)
    def fields(self) -> list[dict[str, Any]]:
        f = self._found
        return _bars([(each.field, each.received, "plain") for each in f.fields if each.received][:10] if f else [])

    @Property(list, notify=changed)
    def timeliness(self) -> list[dict[str, Any]]:
        """Of the results handed out, and what is late now."""
        f = self._found
        if f is None:
            return []
        finished, in_time = f.total("finished"), f.total("finished_on_time")
        return _bars(
            [
                (self.tr("Xong đúng hạn"), in_time, "ok"),
                (self.tr("Xong quá hạn"), finished - in_time, "fault"),
                (self.tr("Đang quá hạn"), f.total("overdue"), "warn"),
            ]
        )

    @Property(list, notify=changed)
    def states(self) -> list[dict[str, Any]]:
        counts: Mapping[DossierState, int] = self._found.states if self._found else {}
        return _bars([(state_word(s), counts[s], state_kind(s)) for s in DossierState if counts.get(s)])

    @Property(list, notify=changed)
    def money(self) -> list[dict[str, Any]]:
        lines = self._found.money if self._found else ()
        most = max((abs(line.amount_vnd) for line in lines), default=0)
        return [
            {
                "label": line.how,
                "value": grouped(line.amount_vnd)
                + (f" (+{grouped(line.unconfirmed_vnd)})" if line.unconfirmed_vnd else ""),
                "share": abs(line.amount_vnd) / most if most else 0.0,
                "kind": "fault" if line.amount_vnd < 0 else "plain",
            }
            for line in lines
        ]

    @Property(str, notify=changed)
    def drawer(self) -> str:
        """The count of the drawers that were closed, in a sentence."""
        drawer = self._found.drawer if self._found else None
        if drawer is None:
            return self.tr("Chưa có két tiền nào được kiểm đếm.")
        words = self.tr("Theo sổ %1, kiểm đếm %2, chênh %3 đồng.")
        amounts = (drawer.expected_vnd, drawer.counted_vnd, drawer.difference_vnd)
        for at, amount in enumerate(amounts, 1):
            words = words.replace(f"%{at}", grouped(amount))
        return words

    @Property(list, notify=changed)
    def ratings(self) -> list[dict[str, Any]]:
        scores: Mapping[Score, int] = self._found.scores if self._found else {}
        words = (
            (Score.VERY_SATISFIED, self.tr("Rất hài lòng"), "ok"),
            (Score.SATISFIED, self.tr("Hài lòng"), "plain"),
            (Score.UNSATISFIED, self.tr("Chưa hài lòng"), "fault"),
        )
        return _bars([(title, scores.get(score, 0), kind) for score, title, kind in words])

    @Property(list, notify=changed)
    def hall(self) -> list[dict[str, Any]]:
        counts: Mapping[TicketState, int] = self._found.tickets if self._found else {}
        at_desk = counts.get(TicketState.CALLED, 0) + counts.get(TicketState.SERVING, 0)
        return _bars(
            [
                (self.tr("Đã phục vụ"), counts.get(TicketState.DONE, 0), "ok"),
                (self.tr("Đang ở quầy"), at_desk, "plain"),
                (self.tr("Đang chờ"), counts.get(TicketState.WAITING, 0), "plain"),
                (self.tr("Vắng mặt"), counts.get(TicketState.MISSED, 0), "warn"),
            ]
        )

    @Property(str, notify=changed)
    def wait(self) -> str:
        minutes = self._found.waited_minutes if self._found else None
        if minutes is None:
            return ""
        return self.tr("Chờ trung bình %1 phút").replace("%1", f"{minutes:.0f}")

    @Property(str, notify=changed)
    def audit(self) -> str:
        """How long the audit chain is, and the beginning of its last digest."""
        if self._found is None or not self._found.audit_entries:
            return ""
        words = self.tr("Nhật ký: %1 mục, mã kiểm chứng %2…")
        return words.replace("%1", grouped(self._found.audit_entries)).replace("%2", self._found.audit_head[:16])

    # What the officer does -------------------------------------------------------------------------------------

    @Slot(str)
    def choose(self, span: str) -> None:
        today = self._today()
        self._first, self._last = day_text(today - timedelta(days=SPANS[span] - 1)), day_text(today)
        self._read()

    @Slot(str, str)
    def span(self, first: str, last: str) -> None:
        self._first, self._last = first, last
        self._read()

    @Slot(int, int)
    def step(self, first: int, last: int) -> None:
        today = self._today()
        self._first = stepped(self._first, first, today) if first else self._first
        self._last = stepped(self._last, last, today) if last else self._last
        self._read()

    @Slot()
    def printSheet(self) -> None:
        title = f"{self.tr('Báo cáo')} {self._last}"

        def work(_: Report) -> None:
            self._tools.form_printer.print(self._tools.paper.form(self._sheet()), title)

        if self.ready:
            self._run("out", work, lambda _: self._desk.say(self.tr("Đã gửi báo cáo tới máy in.")))

    @Slot()
    def exportXlsx(self) -> None:
        def work(_: Report) -> str:
            made = self._tools.paper.table(self._sheet(), TableFormat.XLSX)
            span = self._span()
            name = f"bao-cao-{span[0]:%Y%m%d}-{span[1]:%Y%m%d}.xlsx" if span else "bao-cao.xlsx"
            return str(save(name, made))

        if self.ready:
            self._run("out", work, self._on_saved)

    def _sheet(self) -> Any:
        found = self._found
        if found is None:
            raise ValueError("nothing was counted yet")
        return reports.sheet(found, self._tools.centre, self.officer.full_name, self._tools.clock)

    def _read(self) -> None:
        span = self._span()
        if span is not None:
            tools = self._tools
            self._run(
                "read", lambda _: reports.figures(*span, tools.unit_of_work, tools.clock), self._on_read, anew=True
            )
        self.changed.emit()

    def _on_read(self, found: Figures) -> None:
        self._found, self._fault = found, ""

    def _on_saved(self, path: str) -> None:
        self._desk.say(self.tr("Đã lưu tệp %1").replace("%1", path))

    def _span(self) -> tuple[date, date] | None:
        today = self._today()
        first, last = day_of(self._first, today), day_of(self._last, today)
        if first is None or last is None or not 0 <= (last - first).days < reports.LONGEST_DAYS:
            return None
        return first, last

    def _today(self) -> date:
        return local_date(self._tools.clock.now())


def _figure(label: str, value: str, note: str = "", kind: str = "plain") -> dict[str, str]:
    return {"label": label, "value": value, "note": note, "kind": kind}


def _bars(counted: Sequence[tuple[str, int, str]]) -> list[dict[str, Any]]:
    most = max((count for _, count, _ in counted), default=0)
    return [
        {"label": label, "value": grouped(count), "share": count / most if most else 0.0, "kind": kind}
        for label, count, kind in counted
    ]
