"""The cash drawer of an officer: opened with its float, counted note by note at the end."""

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.fee import money_text
from kiosk.domain.local_time import date_time_text
from kiosk.services import shifts
from kiosk.services.shifts import DENOMINATIONS, Drawer
from kiosk.ui.counter.page_model import DeskPageModel
from kiosk.ui.declare import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by pages.py")
class ShiftPageModel(DeskPageModel):
    changed = Signal()
    fault = Property(dict, DeskPageModel.shown_fault, notify=changed)
    busy = Property(bool, DeskPageModel.is_busy, notify=changed)
    page = "shift"

    def _forget(self) -> None:
        self._drawer: Drawer | None = None
        self._ready = False
        self._float = 0
        self._counts: dict[int, int] = {}
        self._note = ""

    def entered(self, subject: str) -> None:
        self._fault = ""
        self._read()

    def refreshed(self) -> None:
        self._read()

    def unsaved(self) -> str:
        return self.tr("Số đã đếm sẽ bị bỏ.") if any(self._counts.values()) else ""

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        return self._ready

    @Property(bool, notify=changed)
    def open(self) -> bool:
        return self._drawer is not None

    @Property(list, notify=changed)
    def facts(self) -> list[dict[str, str]]:
        drawer = self._drawer
        if drawer is None:
            return []
        taken, back = self.tr("%1 lần, %2"), self.tr("%1 lần, %2")
        return [
            {"label": self.tr("Mở ca"), "value": date_time_text(drawer.shift.opened_at)},
            {"label": self.tr("Quầy"), "value": drawer.shift.counter},
            {"label": self.tr("Tiền đầu ca"), "value": money_text(drawer.shift.float_vnd)},
            {
                "label": self.tr("Đã thu tiền mặt"),
                "value": taken.replace("%1", str(drawer.taken)).replace("%2", money_text(drawer.taken_vnd)),
            },
            {
                "label": self.tr("Đã hoàn tiền mặt"),
                "value": back.replace("%1", str(drawer.refunded)).replace("%2", money_text(drawer.refunded_vnd)),
            },
            {"label": self.tr("Phải có trong ngăn kéo"), "value": money_text(drawer.expected_vnd)},
        ]

    @Property(list, constant=True)
    def denominations(self) -> list[dict[str, Any]]:
        return [{"vnd": vnd, "title": money_text(vnd)} for vnd in DENOMINATIONS]

    @Property(str, notify=changed)
    def counted(self) -> str:
        return money_text(self._counted)

    @Property(dict, notify=changed)
    def difference(self) -> dict[str, str]:
        """Against what must be there."""
        drawer = self._drawer
        apart = self._counted - drawer.expected_vnd if drawer else 0
        if apart == 0:
            return {"text": self.tr("Khớp sổ"), "kind": "ok"}
        words = self.tr("Thừa %1") if apart > 0 else self.tr("Thiếu %1")
        return {"text": words.replace("%1", money_text(abs(apart))), "kind": "warn" if apart > 0 else "fault"}

    @Slot(str)
    def typeFloat(self, text: str) -> None:
        self._float = int("".join(c for c in text if c.isdigit())[:10] or 0)

    @Slot()
    def begin(self) -> None:
        tools, officer, laid = self._tools, self.officer, self._float
        self._fault = ""
        self._run(
            "open",
            lambda _: shifts.open_shift(officer.id, tools.counter, laid, tools.unit_of_work, tools.clock),
            self._on_moved,
        )

    @Slot(int, str)
    def count(self, vnd: int, text: str) -> None:
        self._counts[vnd] = int("".join(c for c in text if c.isdigit())[:5] or 0)
        self.changed.emit()

    @Slot(str)
    def write(self, text: str) -> None:
        self._note = text

    @Slot()
    def finish(self) -> None:
        tools, officer, counts, note = self._tools, self.officer, dict(self._counts), self._note
        self._fault = ""
        self._run(
            "close",
            lambda _: shifts.close_shift(officer.id, counts, note, tools.unit_of_work, tools.clock),
            self._on_closed,
        )

    @property
    def _counted(self) -> int:
        return shifts.counted_vnd(self._counts)

    def _read(self) -> None:
        tools, officer = self._tools, self.officer
        self._run("read", lambda _: shifts.drawer(officer.id, tools.unit_of_work), self._on_drawer, anew=True)

    def _on_drawer(self, drawer: Drawer | None) -> None:
        self._drawer, self._ready = drawer, True

    def _on_moved(self, _: Any) -> None:
        self._desk.say(self.tr("Đã mở ca thu tiền."))
        self._read()

    def _on_closed(self, shift: Any) -> None:
        self._counts, self._note = {}, ""
        apart = shift.counted_vnd - shift.expected_vnd
        self._desk.say(self.tr("Đã kết ca."), "ok" if apart == 0 else "warn")
        self._read()
