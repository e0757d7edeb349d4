"""The sync board: what the Portal does not have, why, who must act, and the one thing that can be done."""

from collections import Counter
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.link import Link
from kiosk.domain.local_time import date_time_text, local_date
from kiosk.domain.outbox import Actor
from kiosk.ports import PortalRecord
from kiosk.services import sync_board
from kiosk.services.sync_board import Board, BoardRow, Matter, Remedy
from kiosk.ui.counter.desk import Desk
from kiosk.ui.counter.page_model import Command, DeskPageModel
from kiosk.ui.counter.table_rows import TableRow, TableRows
from kiosk.ui.counter.words import ago, moment
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.jobs import Report
from kiosk.ui.rule_words import shown

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

ALL = "all"
ACTOR_KIND = {Actor.CLERK: "fault", Actor.TECHNICIAN: "fault", Actor.VENDOR: "fault", Actor.PORTAL: "warn"}


@QmlElement
@QmlUncreatable("made by pages.py")
class SyncPageModel(DeskPageModel):
    changed = Signal()
    fault = Property(dict, DeskPageModel.shown_fault, notify=changed)
    busy = Property(bool, DeskPageModel.is_busy, notify=changed)
    page = "sync"

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._rows = TableRows()
        super().__init__(desk, parent)
        self._rows.setParent(self)

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
                "title": self._actor(actor),
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
            {"key": "what", "title": self.tr("Cần gửi"), "share": 26, "kind": "two", "strong": True},
            {"key": "who", "title": self.tr("Ai xử lý"), "share": 17, "kind": "state"},
            {"key": "why", "title": self.tr("Vì sao"), "share": 34},
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
            return dict.fromkeys(("what", "code", "procedure", "who", "why", "advice", "fault", "remedy", "button"), "")
        return {
            "what": self._what(row),
            "code": row.dossier_code,
            "procedure": row.procedure_name,
            "who": self._actor(row.actor),
            "why": self._why(row),
            "advice": self._advice(row),
            "fault": row.fault_code,
            "remedy": row.remedy.value,
            "button": self._button(row.remedy),
        }

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
        if row.remedy is Remedy.TRY_NOW:
            t, officer = self._tools, self.officer
            self._do(lambda _: sync_board.try_now(row.item_id, officer, t.outbox, t.unit_of_work, t.clock))
        elif row.remedy is Remedy.LOOK_UP:
            self._look_up(row)
        elif row.remedy is Remedy.OPEN_DOSSIER:
            self.openDossier()
        elif row.remedy is Remedy.OPEN_PETITIONS:
            self._desk.go("petitions")
            if self.shown:  # not his page
                self._desk.say(self.tr("Phụ trách mở được hộp phản ánh."), "warn")

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
                        "what": {"text": self._what(row), "note": row.dossier_code or row.told_kind},
                        "who": {"text": self._actor(row.actor), "kind": ACTOR_KIND.get(row.actor, "plain")},
                        "why": self._why(row),
                        "age": ago((now - row.created_at).total_seconds()) if row.created_at else "–",
                        "tries": str(row.attempts),
                        "next": moment(row.next_try_at, today) or "–",
                    },
                )
                for row in self._shown
            ]
        )

    def _what(self, row: BoardRow) -> str:
        return {
            Matter.DOSSIER: self.tr("Hồ sơ và giấy tờ"),
            Matter.STEP: self.tr("Một bước xử lý"),
            Matter.RATINGS: self.tr("Tổng hợp đánh giá"),
            Matter.PETITION: self.tr("Phản ánh, kiến nghị"),
            Matter.HUB: self.tr("Chia sẻ với các quầy khác"),
            Matter.UNKNOWN: self.tr("Việc chưa rõ"),
        }[row.matter]

    def _actor(self, actor: Actor) -> str:
        return {
            Actor.NETWORK: self.tr("Chờ có mạng"),
            Actor.PORTAL: self.tr("Chờ Cổng"),
            Actor.BEFORE: self.tr("Chờ việc trước"),
            Actor.CLERK: self.tr("Cán bộ xử lý"),
            Actor.TECHNICIAN: self.tr("Kỹ thuật viên"),
            Actor.VENDOR: self.tr("Nhà cung cấp"),
        }[actor]

    def _why(self, row: BoardRow) -> str:
        if row.matter is Matter.UNKNOWN:
            return self.tr("Phiên bản này của chương trình không hiểu việc này.")
        if row.matter is Matter.PETITION:
            return self.tr("Cổng chưa nhận phản ánh bằng máy: trung tâm tự trả lời hoặc chuyển.")
        if row.matter is Matter.HUB:
            return self.tr("%1 thay đổi chưa tới máy chủ của trung tâm.").replace("%1", row.told_kind)
        if row.sending:
            return self.tr("Đang gửi.")
        if row.actor is Actor.BEFORE:
            return self.tr("Một việc khác của cùng hồ sơ phải gửi trước.")
        if row.fault_code:
            text = self._tools.faults.get(row.fault_code)
            return shown(text.title) if text else self.tr("Lỗi %1").replace("%1", row.fault_code)
        return self._line()

    def _line(self) -> str:
        """How the way to the Portal is: what a row waits for that nothing has happened to yet."""
        return {
            Link.UNKNOWN: self.tr("Chưa nối được Cổng."),
            Link.ONLINE: self.tr("Đang chờ tới lượt gửi."),
            Link.NO_NETWORK: self.tr("Không có mạng tới Cổng."),
            Link.CAPTIVE: self.tr("Mạng tại đây đòi đăng nhập trước, Cổng chưa trả lời."),
            Link.PORTAL_ILL: self.tr("Cổng đang lỗi hoặc quá tải."),
            Link.UNTRUSTED: self.tr("Chứng thư của Cổng không tin được: chưa gửi gì đi."),
            Link.LOGGED_OUT: self.tr("Cổng không nhận tài khoản của trung tâm."),
        }[self._tools.outbox.link]

    def _advice(self, row: BoardRow) -> str:
        if row.matter is Matter.PETITION:
            return self.tr("Phụ trách trả lời trong trang Phản ánh, kiến nghị.")
        return {
            Actor.NETWORK: self.tr("Không cần làm gì: chương trình tự gửi khi có mạng."),
            Actor.PORTAL: self.tr("Không cần làm gì: chương trình tự thử lại. Có thể thử ngay."),
            Actor.BEFORE: self.tr("Xử lý việc trước của cùng hồ sơ, việc này tự đi theo."),
            Actor.CLERK: self.tr("Tra cứu trên Cổng rồi xác nhận hoặc gửi lại.")
            if row.remedy is Remedy.LOOK_UP
            else self.tr("Mở hồ sơ, sửa điều Cổng không nhận, rồi gửi lại."),
            Actor.TECHNICIAN: self.tr("Báo kỹ thuật viên mã lỗi. Hồ sơ vẫn nguyên trong kho của trung tâm."),
            Actor.VENDOR: self.tr("Báo nhà cung cấp mã lỗi và câu trả lời của Cổng. Hồ sơ vẫn nguyên trong kho."),
        }[row.actor]

    def _button(self, remedy: Remedy) -> str:
        return {
            Remedy.TRY_NOW: self.tr("Thử gửi ngay"),
            Remedy.LOOK_UP: self.tr("Tra cứu trên Cổng"),
            Remedy.OPEN_DOSSIER: self.tr("Mở hồ sơ"),
            Remedy.OPEN_PETITIONS: self.tr("Mở hộp phản ánh"),
            Remedy.NONE: "",
        }[remedy]
