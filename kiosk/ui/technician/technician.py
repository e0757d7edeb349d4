"""Round the technician's pages: which one is shown, what is said in passing, and how the window is left."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.remedies import REMEDIES
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.translations import Translations

if TYPE_CHECKING:
    from kiosk.ui.images import VisitImages
    from kiosk.ui.technician.page_model import TechnicianPageModel
    from kiosk.ui.technician.pages import TechnicianPage
    from kiosk.ui.technician.technician_tools import TechnicianTools
    from kiosk.ui.technician.trying import TryingModel

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

TOAST_MS = 8000


@QmlElement
@QmlUncreatable("made in technician_window.py")
class Technician(QObject):
    """Signals: changed; left, when the window is to close."""

    changed = Signal()
    left = Signal()

    trying: "TryingModel"  # set before any page is made

    def __init__(self, translations: Translations, images: "VisitImages", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translations, self.images = translations, images
        self._tools: TechnicianTools | None = None
        self._pages: dict[str, TechnicianPage] = {}
        self._models: dict[str, TechnicianPageModel] = {}
        self._page = self._fault_code = self.start_role = ""
        self._toast: dict[str, str] = {}
        self.kept = False  # other settings are in force from the next start
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TOAST_MS)
        self._timer.timeout.connect(self.dismissToast)

    @property
    def tools(self) -> "TechnicianTools":
        if self._tools is None:
            raise RuntimeError("the technician's tools are not there yet")
        return self._tools

    def provide(self, tools: "TechnicianTools") -> None:
        self._tools = tools

    def furnish(self, pages: "dict[str, TechnicianPage]", models: "dict[str, TechnicianPageModel]") -> None:
        self._pages, self._models = pages, models
        self.go("setup" if self.tools.bench.first_time else "overview")

    def fail(self, code: str) -> None:
        self._fault_code = code
        self.changed.emit()

    # What is shown -----------------------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def stage(self) -> str:
        """ "opening", "failed" or "work"."""
        return "failed" if self._fault_code else "work" if self._models else "opening"

    @Property(dict, notify=changed)
    def fault(self) -> dict[str, str]:
        """Why the window cannot open."""
        if not self._fault_code:
            return {"title": "", "action": "", "code": ""}
        return {
            "title": self.tr("Chưa đọc được cài đặt của máy."),
            "action": REMEDIES.get(self._fault_code, self.tr("Báo mã này cho nơi hỗ trợ.")),
            "code": self._fault_code,
        }

    def told(self, code: str) -> dict[str, str]:
        """A fault as a technician reads it: what happened, and what to do about it."""
        if not code:
            return {"title": "", "action": "", "code": ""}
        text = self.tools.faults[code]
        return {"title": text.title, "action": REMEDIES.get(code, text.action), "code": code}

    @Property(list, notify=changed)
    def sections(self) -> list[dict[str, Any]]:
        return [
            {"key": key, "title": page.shown_title(), "icon": page.icon, "keys": page.keys, "here": key == self._page}
            for key, page in self._pages.items()
        ]

    @Property(str, notify=changed)
    def page(self) -> str:
        return self._page

    @Property(str, notify=changed)
    def file(self) -> str:
        return self._pages[self._page].qml if self._page else ""

    @Property(QObject, notify=changed)
    def model(self) -> QObject | None:
        return self._models.get(self._page)

    @Property(str, notify=changed)
    def centre(self) -> str:
        return self._setting("centre.name")

    @Property(str, notify=changed)
    def station(self) -> str:
        return self._setting("station.code")

    def _setting(self, key: str) -> str:
        if self._tools is None:
            return ""
        return next((row.value for row in self._tools.bench.rows() if row.key == key), "")

    @Property(str, notify=changed)
    def simulated(self) -> str:
        return ", ".join(self._tools.bench.simulated()) if self._tools else ""

    @Slot(str)
    def go(self, key: str) -> None:
        self._page = key
        self._models[key].entered()
        self.changed.emit()

    def say(self, text: str, kind: str = "ok") -> None:
        """A word in passing: "ok", "warn" or "fault"."""
        self._toast = {"text": text, "kind": kind}
        self._timer.start()
        self.changed.emit()

    @Property(dict, notify=changed)
    def toast(self) -> dict[str, str]:
        return self._toast or {"text": "", "kind": "ok"}

    @Slot()
    def dismissToast(self) -> None:
        self._timer.stop()
        self._toast = {}
        self.changed.emit()

    # Leaving -----------------------------------------------------------------------------------------------------

    @Slot()
    def leave(self) -> None:
        self.left.emit()

    def start(self, role: str) -> None:
        """Leave, and open the program as it is from now on."""
        self.start_role = role
        self.left.emit()

    # Language ----------------------------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def language(self) -> str:
        return self._translations.language

    @Slot()
    def switchLanguage(self) -> None:
        self.speak("en" if self.language == "vi" else "vi")

    def speak(self, language: str) -> None:
        self._translations.use(language)
        for model in self._models.values():
            model.retold()
        self.changed.emit()
