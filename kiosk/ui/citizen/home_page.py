"""The first page: what people come for. Shown before anything else is loaded."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.rule_words import shown
from kiosk.ui.visit import Visit

if TYPE_CHECKING:
    from kiosk.ui.tools import Tools

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made in app.py")
class HomePageModel(QObject):
    """Signals: changed."""

    changed = Signal()

    def __init__(self, visit: Visit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._tools: Tools | None = None
        self._fault = ""
        visit.changed.connect(self.changed)

    def provide(self, tools: "Tools") -> None:
        self._tools = tools
        self.changed.emit()

    def fail(self, code: str) -> None:
        """The machine could not open: the page says so and offers nothing else."""
        self._fault = code
        self.changed.emit()

    @Property(list, notify=changed)
    def lifeEvents(self) -> list[dict[str, str]]:
        """key, title and icon of each door; empty until the catalogue is read."""
        events = self._tools.life_events if self._tools else ()
        return [{"key": e.key, "title": shown(e.title), "icon": e.icon} for e in events]

    @Property(int, notify=changed)
    def procedureCount(self) -> int:
        return len(self._tools.catalogue) if self._tools else 0

    @Property(bool, notify=changed)
    def waiting(self) -> bool:
        """Something was pressed while the machine was getting ready."""
        return bool(self._visit.waiting)

    @Property(str, notify=changed)
    def faultCode(self) -> str:
        return self._fault

    @Slot()
    def file(self) -> None:
        self._find(topic="", filing=True)

    @Slot()
    def seeWhatToBring(self) -> None:
        self._find(topic="", filing=False)

    @Slot(str)
    def openEvent(self, key: str) -> None:
        self._find(topic=key, filing=True)

    @Slot()
    def lookUp(self) -> None:
        self._visit.go("lookup")

    @Slot()
    def openEssential(self) -> None:
        self._visit.go("essential")

    @Slot()
    def petition(self) -> None:
        self._visit.go("petition")

    @Slot()
    def payFee(self) -> None:
        """The dossier is found first: what is owed stands with it."""
        self._visit.go("lookup")

    @Slot()
    def takeNumber(self) -> None:
        self._visit.go("ticket")

    def _find(self, *, topic: str, filing: bool) -> None:
        self._visit.topic, self._visit.filing = topic, filing
        self._visit.go("find")
