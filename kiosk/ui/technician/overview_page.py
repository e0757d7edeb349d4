"""The overview: every part with its state, and a trial that does the real thing."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.technician.page_model import TechnicianPageModel
from kiosk.ui.technician.technician import Technician

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made in pages.py")
class OverviewPageModel(TechnicianPageModel):
    page = "overview"
    changed = Signal()

    def __init__(self, technician: Technician) -> None:
        super().__init__(technician)
        technician.trying.changed.connect(self._on_trying)

    fault = Property(dict, TechnicianPageModel.shown_fault, notify=changed)
    busy = Property(bool, TechnicianPageModel.is_busy, notify=changed)

    @Slot()
    def _on_trying(self) -> None:
        self.changed.emit()

    @Property(QObject, constant=True)
    def trying(self) -> QObject:
        return self._technician.trying

    @Property(str, notify=changed)
    def summary(self) -> str:
        kinds = [state["kind"] for state in self._technician.trying.states.values()]
        words = self.tr("%1 tốt, %2 cần xem, %3 hỏng")
        for place, kind in (("%1", "ok"), ("%2", "warn"), ("%3", "fault")):
            words = words.replace(place, str(kinds.count(kind)))
        return words

    def entered(self) -> None:
        self._technician.trying.look()

    @Slot()
    def lookAgain(self) -> None:
        self._technician.trying.look()
