"""A technician's window on the bench: the real set-up, device processes and simulators, in an empty folder."""

import gc
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from kiosk.demo.finger import Finger
from kiosk.technician_process import open_bench
from kiosk.ui.jobs import Job
from kiosk.ui.technician.technician_tools import TechnicianTools
from kiosk.ui.technician.technician_window import TechnicianWindow

QUICK = {"card.sample_after_seconds": "0", "card.sample_apdu_seconds": "0", "scanner.driver": "folder"}
PIN = "40718263"
CARD_QR = "099085000011||NGUYỄN VĂN MẪU|01011985|Nam|Số 3 đường Hoa Mai, phường Hoa Mẫu, tỉnh Mẫu|05112024||||"


class TechnicianOnBench:
    def __init__(self, folder: Path, width: int = 1366, height: int = 768) -> None:
        self.config, self.data = folder / "kiosk.toml", folder / "data"

        def assemble() -> TechnicianTools:
            tools = open_bench(self.config, self.data)
            tools.bench.change(QUICK)
            return tools

        self.technician_window = TechnicianWindow(assemble, width, height)
        self.window, self.technician = self.technician_window.window, self.technician_window.technician
        self.window.show()
        self.finger = Finger(self.window)
        self.wait(lambda: self.technician.stage == "work", "the first page")
        self.settle()

    @property
    def model(self) -> Any:
        return self.technician.model

    @property
    def trying(self) -> Any:
        return self.technician.trying

    def wait(self, so: Callable[[], Any], what: str) -> None:
        self.finger.wait(so, what, 60.0)  # the machine may be busy with other tests

    def settle(self) -> None:
        self.finger.rest(0.05)
        self.wait(lambda: not Job.any_running(), "the work to end")
        self.finger.rest(0.05)

    def try_out(self, key: str, access: str = "") -> dict[str, Any]:
        """What the panel of the part shows afterwards."""
        self.trying.tryOut(key, access)
        self.settle()
        shown: dict[str, Any] = self.trying.states[key]
        return shown

    def scan(self, code: str) -> None:
        """A code reader types this into the window, quicker than any finger."""
        self.technician_window.typed_code._now = lambda: 0.0
        for sign in (*code, "\r"):
            key = Qt.Key.Key_Return if sign == "\r" else Qt.Key.Key_unknown
            for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
                QCoreApplication.sendEvent(self.window, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, sign))
        self.settle()

    def close(self) -> None:
        self.wait(lambda: not Job.any_running(), "the work to end")
        self.window.close()
        self.technician_window.close()

    def discard(self) -> None:
        """Here and now: a job's thread must not be the one that collects a window."""
        self.technician_window.engine.deleteLater()
        del self.technician_window, self.window, self.technician, self.finger
        gc.collect()
