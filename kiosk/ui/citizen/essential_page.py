"""What most people come for: opened with one touch, or shown the way to where it is done."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.essential import ElsewhereService, EssentialService
from kiosk.ui.citizen.page_model import PageModel
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.images import qr_image
from kiosk.ui.rule_words import shown

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

QR = "elsewhere-qr"


@QmlElement
@QmlUncreatable("made by pages.py")
class EssentialPageModel(PageModel):
    changed = Signal()
    fault = Property(dict, PageModel.shown_fault, notify=changed)
    busy = Property(bool, PageModel.is_busy, notify=changed)
    page = "essential"

    def _forget(self) -> None:
        self._group: EssentialService | None = None
        self._elsewhere: ElsewhereService | None = None
        self._qr = ""

    # What the page shows -----------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def stage(self) -> str:
        """ "all", then "group" (several procedures behind one door) or "elsewhere"."""
        return "elsewhere" if self._elsewhere else "group" if self._group else "all"

    @Property(list, notify=changed)
    def here(self) -> list[dict[str, str]]:
        """key, title and icon of each door that this edition of the catalogue opens."""
        catalogue = self._tools.catalogue
        return [
            {"key": service.key, "title": shown(service.title), "icon": service.icon}
            for service in self._tools.essential.here
            if service.procedures(catalogue)
        ]

    @Property(list, notify=changed)
    def elsewhere(self) -> list[dict[str, str]]:
        return [{"key": s.key, "title": shown(s.title), "icon": s.icon} for s in self._tools.essential.elsewhere]

    @Property(str, notify=changed)
    def title(self) -> str:
        chosen = self._elsewhere or self._group
        return shown(chosen.title) if chosen else ""

    @Property(list, notify=changed)
    def procedures(self) -> list[dict[str, str]]:
        """code and name, of the door opened."""
        found = self._group.procedures(self._tools.catalogue) if self._group else []
        return [{"code": summary.code, "name": summary.name} for summary in found]

    @Property(str, notify=changed)
    def what(self) -> str:
        return shown(self._elsewhere.what) if self._elsewhere else ""

    @Property(list, notify=changed)
    def prepare(self) -> list[str]:
        return [shown(text) for text in self._elsewhere.prepare] if self._elsewhere else []

    @Property(list, notify=changed)
    def steps(self) -> list[str]:
        return [shown(text) for text in self._elsewhere.steps] if self._elsewhere else []

    @Property(str, notify=changed)
    def address(self) -> str:
        return self._elsewhere.address.removeprefix("https://") if self._elsewhere else ""

    @Property(str, notify=changed)
    def qr(self) -> str:
        return self._qr

    # What the person does ----------------------------------------------------------------------------------

    @Slot(str)
    def open(self, key: str) -> None:
        """One procedure behind the door: its page at once."""
        service = next(s for s in self._tools.essential.here if s.key == key)
        found = service.procedures(self._tools.catalogue)
        if len(found) == 1:
            self.openProcedure(found[0].code)
            return
        self._group = service
        self.changed.emit()

    @Slot(str)
    def openProcedure(self, code: str) -> None:
        self._visit.filing = True
        self._visit.procedure_code = code
        self._visit.go("sheet")

    @Slot(str)
    def showWay(self, key: str) -> None:
        """To something that is done elsewhere."""
        self._elsewhere = service = next(s for s in self._tools.essential.elsewhere if s.key == key)
        self._qr = self._filing.images.put(QR, qr_image(service.address))
        self.changed.emit()

    @Slot()
    def takeNumber(self) -> None:
        """An officer helps with it at a counter."""
        self._visit.go("ticket")

    @Slot()
    def done(self) -> None:
        self._visit.end()

    @Slot(result=bool)
    def stepBack(self) -> bool:
        """To all services; False: the page itself is left."""
        if self.stage == "all":
            return False
        self._group = self._elsewhere = None
        self.changed.emit()
        return True
