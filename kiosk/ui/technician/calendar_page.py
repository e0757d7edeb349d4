"""Days off and worked, and what is taken in by file: calendar, catalogue, units."""

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.local_time import day_text, local_date
from kiosk.ports.technician import DayMark
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.technician.page_model import TechnicianPageModel
from kiosk.ui.technician.technician import Technician

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made in pages.py")
class CalendarPageModel(TechnicianPageModel):
    page = "calendar"
    changed = Signal()

    def __init__(self, technician: Technician) -> None:
        super().__init__(technician)
        self._days: list[DayMark] = []
        self._files: list[Path] = []
        self._complaint = ""
        self._year = 0

    fault = Property(dict, TechnicianPageModel.shown_fault, notify=changed)
    busy = Property(bool, TechnicianPageModel.is_busy, notify=changed)

    def entered(self) -> None:
        self._year = self._year or local_date(self._tools.clock.now()).year
        self._read()

    def _read(self) -> None:
        self._run("read", lambda _: (self._bench.days(), self._found_files()), self._on_read)

    def _on_read(self, outcome: tuple[list[DayMark], list[Path]]) -> None:
        self._days, self._files = outcome
        years = {mark.day.year for mark in self._days}
        if years and self._year not in years:
            self._year = max(years)

    @Property(list, notify=changed)
    def years(self) -> list[dict[str, str]]:
        return [{"key": str(year), "title": str(year)} for year in sorted({mark.day.year for mark in self._days})]

    @Property(str, notify=changed)
    def year(self) -> str:
        return str(self._year)

    @Slot(str)
    def chooseYear(self, year: str) -> None:
        self._year = int(year)
        self.changed.emit()

    @Property(list, notify=changed)
    def days(self) -> list[dict[str, Any]]:
        return [
            {
                "day": day_text(mark.day),
                "name": mark.name,
                "kind": "ok" if mark.kind == "off" else "warn",
                "word": self.tr("Nghỉ") if mark.kind == "off" else self.tr("Làm bù"),
                "key": mark.day.isoformat(),
            }
            for mark in self._days
            if mark.day.year == self._year
        ]

    @Property(str, notify=changed)
    def complaint(self) -> str:
        return self._complaint

    @Slot(str, str, str)
    def add(self, text: str, kind: str, name: str) -> None:
        """text: "24/12/2026". kind: "off" or "make-up"."""
        try:
            day, month, year = (int(part) for part in text.replace("-", "/").split("/"))
            marked = date(year, month, day)
        except ValueError:
            self._complaint = self.tr("Ngày cần dạng 24/12/2026.")
            self.changed.emit()
            return
        self._complaint = "" if name.strip() else self.tr("Ghi lý do của ngày này.")
        self.changed.emit()
        if not self._complaint:
            self._year = marked.year
            self._run("write", lambda _: self._bench.set_day(marked, kind, name.strip()), self._on_written)

    @Slot(str)
    def remove(self, key: str) -> None:
        day = date.fromisoformat(key)
        self._run("write", lambda _: self._bench.set_day(day, None, ""), self._on_written)

    def _on_written(self, _: object) -> None:
        self._technician.say(self.tr("Đã ghi lịch. Có hiệu lực khi máy mở lại."))
        self._read()

    # By file ---------------------------------------------------------------------------------------------------

    def _found_files(self) -> list[Path]:
        return sorted(path for place in self._bench.removable() for path in place.glob("*.zip"))

    @Property(list, notify=changed)
    def files(self) -> list[dict[str, str]]:
        """ZIP files on what is plugged in."""
        return [{"key": str(path), "title": path.name} for path in self._files]

    @Slot(str, str)
    def takeIn(self, kind: str, path: str) -> None:
        if path.strip():
            self._run("take-in", lambda _: self._bench.take_in(kind, Path(path.strip())), self._on_taken)

    def _on_taken(self, name: object) -> None:
        self._technician.say(self.tr("Đã nhận %1. Có hiệu lực khi máy mở lại.").replace("%1", str(name)))
        self._read()
