"""What an officer copies from a paper into its metadata: the fields, what was typed, and what to mend."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.errors import PaperFactsInvalid
from kiosk.domain.local_time import local_date
from kiosk.domain.paper_description import SAYS_YES, as_typed, read_facts
from kiosk.domain.paper_facts import NO_FACTS, PaperFacts
from kiosk.ui.counter.desk import Desk
from kiosk.ui.declare import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

IN_LINE = {"issued_by": 1, "summary": 1, "scope": 1, "paper_code": 3, "store_code": 3, "result_code": 3}  # else two
DAY = "dd/mm/yyyy"


@QmlElement
@QmlUncreatable("made by copies_page.py and scan_review.py")
class PaperFactsModel(QObject):
    """Signals: changed; laidOut, when the paper is another one."""

    changed = Signal()
    laidOut = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.forget()

    def forget(self) -> None:
        self._kept = NO_FACTS
        self.values: dict[str, str] = as_typed(NO_FACTS)

    def lay_out(self, facts: PaperFacts, typed: Mapping[str, str] | None = None) -> None:
        """facts: what is kept. typed: what was typed over it before, when it is shown again."""
        self._kept, self.values = facts, dict(typed or as_typed(facts))
        self.laidOut.emit()
        self.changed.emit()

    @Property(list, notify=laidOut)
    def fields(self) -> list[dict[str, Any]]:
        """{key, label, hint, beside, value}, in the order in which a paper says them. beside: how many share a line."""
        words = {
            "number": self.tr("Số, ký hiệu"),
            "issued_on": self.tr("Ngày ban hành"),
            "issued_by": self.tr("Cơ quan ban hành"),
            "signed_by": self.tr("Người ký"),
            "valid_until": self.tr("Có hiệu lực đến"),
            "summary": self.tr("Trích yếu"),
            "scope": self.tr("Phạm vi"),
            "paper_code": self.tr("Mã giấy tờ"),
            "store_code": self.tr("Mã trong kho quốc gia"),
            "result_code": self.tr("Mã kết quả"),
        }
        days = ("issued_on", "valid_until")
        return [
            {
                "key": key,
                "label": label,
                "hint": DAY if key in days else "",
                "beside": IN_LINE.get(key, 2),
                "value": self.values[key],
            }
            for key, label in words.items()
        ]

    @Property(list, notify=laidOut)
    def flags(self) -> list[dict[str, Any]]:
        words = {
            "permanent": self.tr("Hiệu lực vĩnh viễn"),
            "hidden": self.tr("Ẩn với công dân"),
        }
        return [{"key": key, "label": label, "value": self.values[key] == SAYS_YES} for key, label in words.items()]

    @Property(dict, notify=changed)
    def complaints(self) -> dict[str, str]:
        """Field key -> what to mend."""
        words = {
            "issued_on": self.tr("Ngày không có hoặc chưa tới"),
            "valid_until": self.tr("Ngày không có, trước ngày ban hành, hoặc trái với vĩnh viễn"),
        }
        code = self.tr("Chỉ chữ không dấu, số, dấu chấm và gạch ngang")
        long = self.tr("Quá dài")
        return {
            key: words.get(key, code if key.endswith("_code") else long) for key in self._wrong() if key in self.values
        }

    @property
    def differs(self) -> bool:
        """Something was typed that is not kept."""
        return self.values != as_typed(self._kept)

    @Property(bool, notify=changed)
    def savable(self) -> bool:
        return self.differs and not self._wrong()

    @Slot(str, str)
    def write(self, key: str, text: str) -> None:
        self.values[key] = text
        self.changed.emit()

    @Slot(str, bool)
    def tick(self, key: str, ticked: bool) -> None:
        self.values[key] = SAYS_YES if ticked else ""
        self.changed.emit()

    def _wrong(self) -> list[str]:
        try:
            read_facts(self.values, local_date(self._desk.tools.clock.now()))
        except PaperFactsInvalid as fault:
            return fault.detail.split(", ")
        return []
