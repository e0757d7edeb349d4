"""The PIN pad behind the mark of the kiosk: its digits stand elsewhere each time, so that fingers tell nothing."""

import random
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.errors import AccountLocked, LogInRefused
from kiosk.domain.officer import LOCK_FOR, Officer, Role
from kiosk.services import officers
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.jobs import Job, Report
from kiosk.ui.rule_words import shown

if TYPE_CHECKING:
    from kiosk.ui.tools import Tools

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

ACCOUNT = "ktv"
MOST_DIGITS = 12


@QmlElement
@QmlUncreatable("made in way_in.py")
class TechnicianEntry(QObject):
    """Signals: changed; admitted, when the PIN is a technician's; given_up, when the pad is closed."""

    changed = Signal()
    admitted = Signal()
    given_up = Signal()

    def __init__(self, tools: "Tools", parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._typed = self._fault = ""
        self._job: Job | None = None
        self._digits = list("0123456789")
        random.SystemRandom().shuffle(self._digits)

    @Property(list, constant=True)
    def digits(self) -> list[str]:
        """In the order in which they stand on the pad."""
        return self._digits

    @Property(int, notify=changed)
    def typed(self) -> int:
        return len(self._typed)

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._job is not None

    @Property(str, notify=changed)
    def faultTitle(self) -> str:
        if not self._fault:
            return ""
        if self._fault == LogInRefused.code:
            return self.tr("Mã này không mở được trang kỹ thuật viên.")
        return shown(self._tools.faults[self._fault].title)

    @Property(str, notify=changed)
    def faultAction(self) -> str:
        if self._fault == AccountLocked.code:
            minutes = str(int(LOCK_FOR.total_seconds() // 60))
            return self.tr("Đã nhập sai nhiều lần. Thử lại sau %1 phút.").replace("%1", minutes)
        return self.tr("Lần nhập này đã được ghi lại.") if self._fault else ""

    @Slot(str)
    def press(self, digit: str) -> None:
        if not self.busy and len(self._typed) < MOST_DIGITS:
            self._typed, self._fault = self._typed + digit, ""
            self.changed.emit()

    @Slot()
    def erase(self) -> None:
        self._typed = self._typed[:-1]
        self.changed.emit()

    @Slot()
    def cancel(self) -> None:
        self._typed = ""
        self.given_up.emit()

    @Slot()
    def submit(self) -> None:
        if self.busy or not self._typed:
            return
        pin, self._typed = self._typed, ""
        self._job = Job(lambda report: self._log_in(pin, report), parent=self)
        self._job.succeeded.connect(self._on_admitted)
        self._job.failed.connect(self._on_refused)
        self._job.start()
        self.changed.emit()

    def _log_in(self, pin: str, _: Report) -> Officer:
        """Counted, locked and audited as every log-in. Raises as `officers.log_in`."""
        tools = self._tools
        officer = officers.log_in(ACCOUNT, pin, tools.station, tools.unit_of_work, tools.hasher, tools.clock)
        if Role.TECHNICIAN not in officer.roles:
            raise LogInRefused
        return officer

    @Slot(object)
    def _on_admitted(self, _: Officer) -> None:
        self._job = None
        self.admitted.emit()

    @Slot(str)
    def _on_refused(self, code: str) -> None:
        self._job, self._fault = None, code
        self.changed.emit()
