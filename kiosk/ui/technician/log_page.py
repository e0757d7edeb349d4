"""The last lines of the log, without personal data."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.technician.page_model import TechnicianPageModel
from kiosk.ui.technician.technician import Technician

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made in pages.py")
class LogPageModel(TechnicianPageModel):
    page = "log"
    changed = Signal()

    def __init__(self, technician: Technician) -> None:
        super().__init__(technician)
        self._lines: list[str] = []

    fault = Property(dict, TechnicianPageModel.shown_fault, notify=changed)
    busy = Property(bool, TechnicianPageModel.is_busy, notify=changed)

    def entered(self) -> None:
        self.read()

    @Slot()
    def read(self) -> None:
        self._run("read", lambda _: self._bench.journal(), self._on_read)

    def _on_read(self, text: object) -> None:
        self._lines = str(text).splitlines() or [self.tr("Nhật ký chưa có dòng nào.")]

    @Property(list, notify=changed)
    def lines(self) -> list[str]:
        return self._lines
