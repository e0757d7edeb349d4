"""The sync board: what the Portal does not have, why, who must act, and the one thing that can be done."""

from collections import Counter
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.local_time import date_time_text, local_date
from kiosk.domain.outbox import Actor
from kiosk.ports import PortalRecord
from kiosk.services import pulling, sync_board
from kiosk.services.sync_board import Board, BoardRow, Remedy
from kiosk.ui.counter.desk import Desk
from kiosk.ui.counter.page_model import Command, DeskPageModel
from kiosk.ui.counter.sync_words import SyncWords
from kiosk.ui.counter.table_rows import TableRow, TableRows
from kiosk.ui.counter.words import ago, moment
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.jobs import Report

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

ALL = "all"
SYMBOL = {
    Remedy.LOOK_UP: "file-search",
    Remedy.CORRECT: "pencil",
    Remedy.OPEN_DOSSIER: "folder-open",
    Remedy.SEEN: "circle-check",
}
HERE = ("what", "code", "procedure", "who", "why", "advice", "fault", "answer", "remedy", "button")
ACTOR_KIND = {Actor.CLERK: "fault", Actor.TECHNICIAN: "fault", Actor.VENDOR: "fault", Actor.PORTAL: "warn"}


@QmlElement
@QmlUncreatable("made by pages.py")
class SyncPageModel(DeskPageModel):
    changed = Signal()
    fault = Property(dict, DeskPageModel.shown_fault, notify=changed)
    busy = Property(bool, DeskPageModel.is_busy, notify=changed)
    page = "sync"

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._rows, self._words = TableRows(), SyncWords()
        super().__init__(desk, parent)
        self._rows.setParent(self)
        self._words.setParent(self)

    def _forget(self) -> None:
        self._board = Board((), False)
        self._who: str = ALL
        self._shown: list[BoardRow] = []
        self._index = 0
        self._known: PortalRecord | None = None
        self._looked = ""  # the item whose dossier was looked up
        self._read = False
        self._rows.show(())

    def entered(self, subject: str) -> None:
        self._reload()

    def refreshed(self) -> None:
        self._reload()

    def commands(self) -> list[Command]:
        return [Command(self.tr("Gửi lại tất cả ngay"), "refresh-cw", self.wakeAll, "F5")]

    # What the page shows ---------------------------------------------------------------------------------------

    @Property(list, notify=changed)
    def groups(self) -> list[dict[str, Any]]:
        counts = Counter(str(row.actor) for row in self._board.rows)
        tabs = [{"key": ALL, "title": self.tr("Tất cả"), "count": len(self._board.rows), "kind": "plain"}]
        return tabs + [
            {
                "key": str(actor),
                "title": self._words.actor(actor),
                "count": counts[actor],
                "kind": ACTOR_KIND.get(actor, "plain"),
            }
            for actor in (Actor.CLERK, Actor.TECHNICIAN, Actor.VENDOR, Actor.PORTAL, Actor.NETWORK, Actor.BEFORE)
        ]

    @Property(str, notify=changed)
    def group(self) -> str:
        return self._who

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(list, notify=changed)
    def columns(self) -> list[dict[str, Any]]:
        return [
            {"key": "what", "title": self.tr("Cần gửi"), "share": 24, "kind": "two", "strong": True},
            {"key": "who", "title": self.tr("Ai xử lý"), "share": 21, "kind": "state"},
            {"key": "why", "title": self.tr("Vì sao"), "share": 32},
            {"key": "age", "title": self.tr("Từ"), "share": 9},
            {"key": "tries", "title": self.tr("Đã thử"), "share": 9, "align": "right"},
            {"key": "next", "title": self.tr("Thử lại"), "share": 9},
        ]

    @Property(str, notify=changed)
    def emptyText(self) -> str:
        return self.tr("Cổng đã có đủ mọi hồ sơ của trung tâm") if self._read else ""

    @Property(dict, notify=changed)
    def here(self) -> dict[str, str]:
        """The row at hand in full: what, why, what to do, and the button."""
        row = self._row
        if row is None:
            return dict.fromkeys(HERE, "")
        return {
            "what": self._words.matter(row),
            "code": row.dossier_code,
            "procedure": row.procedure_name,
            "who": self._words.actor(row.actor),
            "why": self._words.why(row, self._tools.outbox.link, self._tools.faults),
            "advice": self._words.advice(row),
            "fault": row.fault_code,
            "answer": row.answer,
            "remedy": row.remedy.value,
            "button": self._words.button(row.remedy),
        }

    @Property(str, notify=changed)
    def symbol(self) -> str:
        """Of the one button."""
        return SYMBOL.get(self._row.remedy, "send") if self._row else ""

    @Property(bool, notify=changed)
    def hasDossier(self) -> bool:
        return self._row is not None and bool(self._row.dossier_id)

    @Property(str, notify=changed)
    def known(self) -> str:
        """What the Portal said when it was asked about the dossier of the row at hand."""
        row = self._row
        if row is None or self._looked != row.item_id:
            return ""
        if self._known is None:
            return self.tr("Cổng chưa có hồ sơ này.")
        words = self.tr("Cổng ghi: %1.").replace("%1", self._known.state_title)
        if self._known.received_at:
            words += " " + self.tr("Tiếp nhận %1.").replace("%1", date_time_text(self._known.received_at))
        return words

    # What the officer does -------------------------------------------------------------------------------------

    @Slot(str)
    def choose(self, who: str) -> None:
        self._who = who
        self._show()
        self.changed.emit()

    @Slot(int)
    def move(self, index: int) -> None:
        self._index = index
        self.changed.emit()

    @Slot()
    def act(self) -> None:
        """The one button of the row at hand."""
        row = self._row
        if row is None:
            return
        if row.remedy is Remedy.SEEN:
            t, officer = self._tools, self.officer
            self._do(lambda _: pulling.see(row.dossier_id, officer, t.unit_of_work, t.clock))
        elif row.remedy is Remedy.TRY_NOW:
            self.tryNow()
        elif row.remedy is Remedy.LOOK_UP:
            self._look_up(row)
        elif row.remedy is Remedy.CORRECT:
            self._desk.go("correct", row.dossier_id)
            if self.shown:  # not his page
                self._desk.say(self.tr("Cán bộ tiếp nhận sửa được hồ sơ này."), "warn")
        elif row.remedy is Remedy.OPEN_DOSSIER:
            self.openDossier()
        elif row.remedy is Remedy.OPEN_PETITIONS:
            self._desk.go("petitions")
            if self.shown:  # not his page
                self._desk.say(self.tr("Phụ trách mở được hộp phản ánh."), "warn")

    @Slot()
    def tryNow(self) -> None:
        """Send the row at hand once more, also when it was refused: whoever presses it has put something right."""
        row, t, officer = self._row, self._tools, self.officer
        if row is not None and row.remedy in (Remedy.TRY_NOW, Remedy.CORRECT, Remedy.OPEN_DOSSIER):
            item = row.item_id
            self._do(lambda _: sync_board.try_now(item, officer, t.outbox, t.unit_of_work, t.clock))

    @Slot()
    def confirmStep(self) -> None:
        """The Portal has it."""
        row, t, officer = self._row, self._tools, self.officer
        if row is not None and row.remedy is Remedy.LOOK_UP:
            dossier, item = row.dossier_id, row.item_id
            self._do(lambda _: sync_board.confirm_step(item, dossier, officer, t.unit_of_work, t.clock))

    @Slot()
    def sendAgain(self) -> None:
        """The Portal does not have it."""
        row, t, officer = self._row, self._tools, self.officer
        if row is not None and row.remedy is Remedy.LOOK_UP:
            dossier, item = row.dossier_id, row.item_id
            self._do(lambda _: sync_board.send_step_again(item, dossier, officer, t.outbox, t.unit_of_work, t.clock))

    @Slot()
    def openDossier(self) -> None:
        if self._row is not None and self._row.dossier_id:
            self._desk.go("dossier", self._row.dossier_id)

    @Slot()
    def wakeAll(self) -> None:
        """Everything that waits is tried at once."""
        self._tools.outbox.wake()
        self._desk.say(self.tr("Đang thử gửi lại mọi thứ còn chờ."))

    # ---------------------------------------------------------------------------------------------------------------

    @property
    def _row(self) -> BoardRow | None:
        return self._shown[self._index] if 0 <= self._index < len(self._shown) else None

    def _reload(self) -> None:
        tools = self._tools
        self._run(
            "board", lambda _: sync_board.board(tools.unit_of_work, tools.outbox.link, tools.with_hub), self._on_board
        )

    def _look_up(self, row: BoardRow) -> None:
        portal = self._tools.portal
        if portal is None:
            self._desk.say(self.tr("Máy này không nối thẳng tới Cổng: vui lòng tra cứu trên trang của Cổng."), "warn")
            self._looked, self._known = row.item_id, None
            self.changed.emit()
            return

        def found(record: PortalRecord | None) -> None:
            self._looked, self._known = row.item_id, record

        self._run("look-up", lambda _: sync_board.look_up(row.dossier_code, portal), found)

    def _do(self, work: Any) -> None:
        def done(_: Report) -> None:
            self._fault = ""
            self._reload()

        self._run("act", work, done)

    def _on_board(self, board: Board) -> None:
        self._board, self._read, self._fault = board, True, ""
        self._desk.badge("sync", board.stuck)
        self._show()

    def _show(self) -> None:
        rows = self._board.rows
        self._shown = [row for row in rows if self._who in (ALL, row.actor)]
        today, now = local_date(self._tools.clock.now()), self._tools.clock.now()
        self._rows.show(
            [
                TableRow(
                    row.item_id,
                    {
                        "what": {"text": self._words.matter(row), "note": row.dossier_code or row.told_kind},
                        "who": {"text": self._words.actor(row.actor), "kind": ACTOR_KIND.get(row.actor, "plain")},
                        "why": self._words.why(row, self._tools.outbox.link, self._tools.faults),
                        "age": ago((now - row.created_at).total_seconds()) if row.created_at else "–",
                        "tries": str(row.attempts),
                        "next": moment(row.next_try_at, today) or "–",
                    },
                )
                for row in self._shown
            ]
        )
