"""From the kiosk to the technician's pages and back: one visit of a technician, whose process ends like any other."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Slot

from kiosk.ui.jobs import Job
from kiosk.ui.technician.entry import TechnicianEntry
from kiosk.ui.technician.technician_window import Assemble, TechnicianWindow

if TYPE_CHECKING:
    from kiosk.ui.app import Window

IDLE_MS = 10 * 60 * 1000  # a technician who was called away leaves no open machine behind


class WayIn(QObject):
    def __init__(self, kiosk: "Window", assemble: Assemble) -> None:
        super().__init__(kiosk)
        self._kiosk, self._assemble = kiosk, assemble
        self._entry: TechnicianEntry | None = None
        self.technician: TechnicianWindow | None = None
        self._gone: TechnicianWindow | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self._on_idle)
        kiosk.visit.ended.connect(self._forget)

    @property
    def entry(self) -> TechnicianEntry | None:
        return self._entry

    def ask(self) -> None:
        """Show the PIN pad. Whoever fails at it has had a visit, which ends when the screen is idle."""
        if self._entry is not None or self._kiosk.tools is None:
            return
        self._kiosk.visit.occupy()
        self._entry = TechnicianEntry(self._kiosk.tools, self)
        self._entry.admitted.connect(self._on_admitted)
        self._entry.given_up.connect(self._kiosk.visit.end)
        self._kiosk.shell.admit(self._entry)

    @Slot()
    def _forget(self) -> None:
        if self._entry is not None:
            self._kiosk.shell.admit(None)
            self._entry.deleteLater()
            self._entry = None

    @Slot()
    def _on_admitted(self) -> None:
        self._kiosk.shell.admit(None)
        self._kiosk.shell.speak("vi")
        self._kiosk.shell.sleep()  # the citizen's screen waits beneath
        beneath = self._kiosk.window
        self.technician = TechnicianWindow(self._assemble, beneath.width(), beneath.height())
        self.technician.left.connect(self._on_left)
        self.technician.window.installEventFilter(self)
        self._idle.start()
        self.technician.window.setWindowStates(beneath.windowStates())
        self.technician.window.show()

    @Slot()
    def _on_left(self) -> None:
        """Other settings are read by the next start of the whole program; else the next citizen's screen takes over."""
        if self.technician is None:
            return
        leaving, self.technician = self.technician, None
        self._gone = leaving  # it is still telling us so: not to be destroyed meanwhile
        self._idle.stop()
        renewed = leaving.technician.kept
        leaving.window.hide()
        leaving.close()
        if renewed:
            QCoreApplication.quit()
            return
        self._kiosk.shell.awake()
        self._kiosk.visit.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = QEvent.Type
        if event.type() in (kinds.KeyPress, kinds.MouseButtonPress, kinds.TouchBegin, kinds.MouseMove):
            self._idle.start()
        return False

    @Slot()
    def _on_idle(self) -> None:
        if Job.any_running():
            self._idle.start()
        elif self.technician is not None:
            self.technician.technician.leave()

    def close(self) -> None:
        if self.technician is not None:
            self.technician.close()
