"""Days of work left, certificates, versions, and the bundle for the help desk."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.local_time import date_text
from kiosk.ports.technician import Anchor, Gauge
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.technician.page_model import KINDS, TechnicianPageModel, verdict_word
from kiosk.ui.technician.technician import Technician
from kiosk.ui.technician.trying import ICONS

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

Found = tuple[list[Gauge], list[Anchor], list[tuple[str, str]], list[Path]]


@QmlElement
@QmlUncreatable("made in pages.py")
class CarePageModel(TechnicianPageModel):
    page = "care"
    changed = Signal()

    def __init__(self, technician: Technician) -> None:
        super().__init__(technician)
        self._gauges: list[Gauge] = []
        self._anchors: list[Anchor] = []
        self._versions: list[tuple[str, str]] = []
        self._places: list[Path] = []
        self._packed = ""

    fault = Property(dict, TechnicianPageModel.shown_fault, notify=changed)
    busy = Property(bool, TechnicianPageModel.is_busy, notify=changed)

    def entered(self) -> None:
        self._run("read", lambda _: self._found(), self._on_found)

    def _found(self) -> Found:
        bench = self._bench
        return bench.work_left(), bench.anchors(), bench.versions(), bench.removable()

    def _on_found(self, found: Found) -> None:
        self._gauges, self._anchors, self._versions, self._places = found

    @Property(list, notify=changed)
    def gauges(self) -> list[dict[str, Any]]:
        return [
            {
                "title": gauge.title,
                "icon": ICONS.get(gauge.key, "shield-check"),
                "value": gauge.value,
                "text": gauge.text,
                "kind": KINDS[gauge.verdict],
                "word": verdict_word(gauge.verdict),
                "fraction": gauge.fraction,
            }
            for gauge in self._gauges
        ]

    @Property(list, notify=changed)
    def anchors(self) -> list[dict[str, str]]:
        now = self._tools.clock.now()
        return [
            {
                "subject": anchor.subject,
                "until": self.tr("có giá trị đến %1").replace("%1", date_text(anchor.valid_until)),
                "kind": "warn"
                if anchor.simulated
                else "ok"
                if anchor.valid_from <= now <= anchor.valid_until
                else "fault",
                "word": self.tr("Để thử") if anchor.simulated else self.tr("Tin cậy"),
            }
            for anchor in self._anchors
        ]

    @Property(list, notify=changed)
    def versions(self) -> list[dict[str, str]]:
        return [{"part": part, "version": version} for part, version in self._versions]

    @Property(list, notify=changed)
    def places(self) -> list[dict[str, str]]:
        """Where the bundle may be put: what is plugged in, or beside the store."""
        here = [{"key": "", "title": self.tr("Thư mục dữ liệu của máy")}]
        return [{"key": str(path), "title": str(path)} for path in self._places] + here

    @Property(str, notify=changed)
    def packed(self) -> str:
        """Where the last bundle lies."""
        return self._packed

    @Slot(str)
    def pack(self, place: str) -> None:
        folder = Path(place) if place else None
        self._run("pack", lambda _: str(self._bench.bundle(folder)), self._on_packed)

    def _on_packed(self, path: str) -> None:
        self._packed = path
        self._technician.say(self.tr("Đã đóng gói. Trong gói không có dữ liệu của người dân."))
