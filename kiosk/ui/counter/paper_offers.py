"""Giá trị đọc được trên giấy: number, date and agency of the paper at hand, for the clerk to take with one key each."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from kiosk.domain.field_offers import FieldOffer, PaperField
from kiosk.ui.counter.desk import Desk
from kiosk.ui.counter.scan_table import ScanTable
from kiosk.ui.declare import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

SURE = 0.93  # from here on "rõ"; below, "nên đối chiếu"
KEYS = {PaperField.NUMBER: "Z", PaperField.DATE: "X", PaperField.AGENCY: "C"}
ALL_KEY = "V"

FactsOf = Callable[[str], Mapping[str, str]]  # document id -> its metadata, as they are typed
Accept = Callable[[str, Mapping[str, str]], None]  # document id, what was accepted


@QmlElement
@QmlUncreatable("made by scan_review.py")
class PaperOffersModel(QObject):
    """facts_of: what the paper's metadata say now. accept: sets some of them. Signals: changed."""

    changed = Signal()

    def __init__(self, desk: Desk, table: ScanTable, facts_of: FactsOf, accept: Accept, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._table = desk, table
        self._facts_of, self._accept = facts_of, accept
        table.changed.connect(self._on_table)
        self.forget()

    def forget(self) -> None:
        self._document_id = ""
        self._parts: dict[tuple[str, tuple[float, ...]], str] = {}  # page and box -> address of its picture

    def show(self, document_id: str) -> None:
        """The paper at hand."""
        if document_id != self._document_id:
            self._document_id = document_id
            self._on_table()

    @Property(list, notify=changed)
    def rows(self) -> list[dict[str, Any]]:
        """{label, value, sure, kind, where, picture, keys, taken} of each, in the order of the fields."""
        return [self._row(offer) for offer in self._offers]

    @Property(int, notify=changed)
    def waiting(self) -> int:
        """Offers for fields that say nothing yet."""
        return len(self._fresh)

    @Property(list, notify=changed)
    def reading(self) -> list[int]:
        """Pages of the paper whose letters are read, and all of them; zeros when nothing is being read."""
        return list(self._table.reading(self._document_id))

    @Property(str, constant=True)
    def allKey(self) -> str:
        return ALL_KEY

    @Slot(int)
    def take(self, index: int) -> None:
        """This value is right: it stands in the paper's metadata from now on."""
        if 0 <= index < len(self._offers) and not self._taken(self._offers[index]):
            offer = self._offers[index]
            self._accept(self._document_id, {offer.what.value: shown_value(offer)})

    @Slot()
    def takeAll(self) -> None:
        """What somebody has typed otherwise stays."""
        if self._fresh:
            self._accept(self._document_id, {offer.what.value: shown_value(offer) for offer in self._fresh})

    # ---------------------------------------------------------------------------------------------------------------

    @property
    def _offers(self) -> list[FieldOffer]:
        return self._table.offers.get(self._document_id, [])

    @property
    def _fresh(self) -> list[FieldOffer]:
        return [offer for offer in self._offers if not self._said(offer)]

    def _said(self, offer: FieldOffer) -> str:
        """What the metadata say of that field now."""
        return self._facts_of(self._document_id).get(offer.what.value, "")

    def _taken(self, offer: FieldOffer) -> bool:
        return self._said(offer) == shown_value(offer)

    def _row(self, offer: FieldOffer) -> dict[str, Any]:
        labels = {
            PaperField.NUMBER: self.tr("Số, ký hiệu"),
            PaperField.DATE: self.tr("Ngày ban hành"),
            PaperField.AGENCY: self.tr("Cơ quan ban hành"),
        }
        sure, said = offer.sure >= SURE, self._said(offer)
        words = self.tr("Đọc rõ") if sure else self.tr("Nên đối chiếu")
        if said and not self._taken(offer):
            sure, words = False, self.tr("Đang ghi khác: %1").replace("%1", said)
        return {
            "label": labels[offer.what],
            "value": shown_value(offer),
            "sure": words,
            "kind": "ok" if sure else "warn",
            "where": self._where(offer),
            "picture": "" if offer.from_code else self._parts.get(self._part(offer), ""),
            "keys": KEYS[offer.what],
            "taken": self._taken(offer),
        }

    def _where(self, offer: FieldOffer) -> str:
        words = self.tr("Mã QR ở trang %1") if offer.from_code else self.tr("Trang %1 của giấy tờ")
        return words.replace("%1", str(offer.page))

    def _part(self, offer: FieldOffer) -> tuple[str, tuple[float, ...]]:
        pages = self._table.of(self._document_id)
        return pages[offer.page - 1].id if offer.page <= len(pages) else "", offer.box

    @Slot()
    def _on_table(self) -> None:
        """Pictures of what is new; the list at once."""
        pages = self._table.of(self._document_id)
        for offer in self._offers:
            part = self._part(offer)
            if part[0] and not offer.from_code and part not in self._parts:
                self._parts[part] = ""
                self._fetch(part, next(page for page in pages if page.id == part[0]), offer)
        self.changed.emit()

    def _fetch(self, part: tuple[str, tuple[float, ...]], page: Any, offer: FieldOffer) -> None:
        def shown(image: QImage) -> None:
            self._parts[part] = self._desk.images.put(f"offer-{offer.what.value}", image)
            self.changed.emit()

        self._table.look_closely(page, offer.box, shown)


def shown_value(offer: FieldOffer) -> str:
    """As a person here writes it."""
    if offer.what is not PaperField.DATE:
        return offer.value
    return f"{date.fromisoformat(offer.value):%d/%m/%Y}"
