"""The log-in sheet: account and secret, a new secret at the first time, and coming back to a locked screen."""

from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.errors import AccountLocked, RoleMissing
from kiosk.domain.officer import LOCK_FOR, SHORTEST_SECRET, Officer, Role
from kiosk.services import officers
from kiosk.ui.counter.desk import Desk
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.jobs import Job, Report
from kiosk.ui.rule_words import shown

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made in desk_window.py")
class LogInModel(QObject):
    """Secrets pass through and are kept nowhere. Signals: changed; refused, when the fields are to be emptied."""

    changed = Signal()
    refused = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent or desk)
        self._desk = desk
        self._fault = ""
        self._job: Job | None = None
        self._unlike = False  # the new secret was typed in two ways
        self._empty = False  # nobody has an account yet
        desk.wiped.connect(self.begin)

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._job is not None

    @Property(bool, notify=changed)
    def empty(self) -> bool:
        return self._empty

    @Property(str, notify=changed)
    def faultTitle(self) -> str:
        if self._unlike:
            return self.tr("Hai lần nhập mật khẩu mới chưa giống nhau.")
        return shown(self._desk.tools.faults[self._fault].title) if self._fault else ""

    @Property(str, notify=changed)
    def faultAction(self) -> str:
        if not self._fault:
            return ""
        if self._fault == AccountLocked.code:
            minutes = int(LOCK_FOR.total_seconds() // 60)
            return self.tr("Sau %1 phút có thể thử lại, hoặc nhờ phụ trách đặt lại mật khẩu.").replace(
                "%1", str(minutes)
            )
        return shown(self._desk.tools.faults[self._fault].action)

    @Property(int, constant=True)
    def shortest(self) -> int:
        return SHORTEST_SECRET

    @Slot()
    def begin(self) -> None:
        """The sheet is shown anew: is there an account at all?"""
        self._fault, self._unlike = "", False
        self.changed.emit()
        store = self._desk.tools.unit_of_work
        look = Job(lambda _: not officers.listed(store), self)
        look.succeeded.connect(self._on_looked)
        look.start()

    @Slot(str, str)
    def logIn(self, account: str, secret: str) -> None:
        if account.strip() and secret:
            t = self._desk.tools

            def work(_: Report) -> Officer:
                officer = officers.log_in(account, secret, t.station, t.unit_of_work, t.hasher, t.clock)
                if officer.roles <= {Role.TECHNICIAN}:  # who sets machines up sees no dossier
                    officers.note(officer, "logged-out", t.station, t.unit_of_work, t.clock)
                    raise RoleMissing
                return officer

            self._start(work)

    @Slot(str)
    def unlock(self, secret: str) -> None:
        if secret:
            t, who = self._desk.tools, self._desk.officer_at_work.id
            self._start(lambda _: officers.unlock(who, secret, t.station, t.unit_of_work, t.hasher, t.clock))

    @Slot(str, str, str)
    def changeSecret(self, old: str, new: str, again: str) -> None:
        t, who = self._desk.tools, self._desk.officer_at_work.id
        self._unlike = new != again
        if self._unlike:
            self.changed.emit()
            return
        self._start(lambda _: officers.change_secret(who, old, new, t.unit_of_work, t.hasher, t.clock))

    @Slot()
    def switchOfficer(self) -> None:
        """Somebody else sits down at a locked desk: what lay beneath is forgotten."""
        self._desk.logOut()

    def _start(self, work: Any) -> None:
        if self._job is not None:
            return

        def do(_: Report) -> Officer:
            officer: Officer = work(_)
            return officer

        self._fault, self._unlike = "", False
        self._job = Job(do, self)
        self._job.succeeded.connect(self._on_admitted)
        self._job.failed.connect(self._on_refused)
        self._job.start()
        self.changed.emit()

    @Slot(object)
    def _on_admitted(self, officer: Officer) -> None:
        self._job = None
        self._desk.admit(officer)
        self.refused.emit()  # nothing stays in the fields
        self.changed.emit()

    @Slot(str)
    def _on_refused(self, code: str) -> None:
        self._job, self._fault = None, code
        self.refused.emit()
        self.changed.emit()

    @Slot(object)
    def _on_looked(self, empty: bool) -> None:
        self._empty = empty
        self.changed.emit()
