"""Finding a procedure: by what happened in life, by field, or by a few letters."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtQml import QmlElement

from kiosk.domain.fee import money_text
from kiosk.domain.procedure import ProcedureSummary
from kiosk.domain.working_time import term_text
from kiosk.ui.citizen.filing import Filing
from kiosk.ui.citizen.page_model import PageModel
from kiosk.ui.citizen.publication import counted
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.rule_words import shown

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

CODE, NAME, NOTE, DETAILED = (Qt.ItemDataRole.UserRole + i for i in range(1, 5))
NOWHERE = QModelIndex()
AnyIndex = QModelIndex | QPersistentModelIndex


class ProcedureRows(QAbstractListModel):
    """Rows of the list, drawn as they scroll into sight: the whole national list is 2,642 of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[ProcedureSummary] = ()

    def show(self, rows: Sequence[ProcedureSummary]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        names = {CODE: b"code", NAME: b"name", NOTE: b"note", DETAILED: b"detailed"}
        return {role: QByteArray(name) for role, name in names.items()}

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        summary = self._rows[index.row()]
        if role == CODE:
            return summary.code
        if role == NAME:
            return summary.name
        if role == NOTE:
            return note_of(summary)
        return summary.detailed if role == DETAILED else None


def note_of(summary: ProcedureSummary) -> str:
    """Field, term and fee, as far as they are published."""
    parts = [summary.field]
    if summary.term and summary.term.unit:
        parts.append(term_text(summary.term))
    if summary.fee_vnd:
        parts.append(money_text(summary.fee_vnd))
    return " · ".join(part for part in parts if part)


@QmlElement
@QmlUncreatable("made by pages.py")
class FindPageModel(PageModel):
    """`mode`: "doors" (life events), "fields" (lĩnh vực) or "list" (procedures)."""

    changed = Signal()
    page = "find"

    def __init__(self, filing: Filing, parent: QObject | None = None) -> None:
        self._rows = ProcedureRows()
        super().__init__(filing, parent)
        self._rows.setParent(self)

    def _forget(self) -> None:
        self._query = self._title = ""
        self._mode = "doors"
        self._rows.show(())

    def entered(self) -> None:
        """Home chose a life event, or nothing. Coming back from a procedure, the list stands as it was."""
        topic, self._visit.topic = self._visit.topic, ""
        if topic:
            self.openEvent(topic)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(str, notify=changed)
    def mode(self) -> str:
        return self._mode

    @Property(str, notify=changed)
    def title(self) -> str:
        """What the list shows: a life event, a field; empty for a search."""
        return shown(self._title) if self._title else ""

    @Property(str, notify=changed)
    def query(self) -> str:
        return self._query

    @Property(int, notify=changed)
    def count(self) -> int:
        return self._rows.rowCount()

    @Property(str, notify=changed)
    def total(self) -> str:
        """How many procedures the catalogue holds, "2.642"."""
        return counted(len(self._tools.catalogue))

    @Property(bool, notify=changed)
    def filing(self) -> bool:
        return self._visit.filing

    @Property(str, constant=True)
    def source(self) -> str:
        return self._tools.catalogue.edition.source

    @Property(list, notify=changed)
    def lifeEvents(self) -> list[dict[str, str]]:
        return [{"key": e.key, "title": shown(e.title), "icon": e.icon} for e in self._tools.life_events]

    @Property(list, constant=True)
    def fields(self) -> list[str]:
        return self._tools.catalogue.fields()

    @Slot(str)
    def search(self, query: str) -> None:
        self._query = query
        if query.strip():
            self._list("", self._tools.catalogue.search(query))
        else:
            self.showDoors()

    @Slot(str)
    def openEvent(self, key: str) -> None:
        event = next(e for e in self._tools.life_events if e.key == key)
        self._query = ""
        self._list(event.title, [self._tools.catalogue.summary(code) for code in event.codes])

    @Slot(str)
    def openField(self, field: str) -> None:
        self._query = ""
        self._list(field, self._tools.catalogue.by_field(field))

    @Slot()
    def showFields(self) -> None:
        self._query, self._mode = "", "fields"
        self.changed.emit()

    @Slot()
    def showDoors(self) -> None:
        self._forget()
        self.changed.emit()

    @Slot(str)
    def open(self, code: str) -> None:
        self._visit.procedure_code = code
        self._visit.go("sheet")

    def _list(self, title: str, rows: Sequence[ProcedureSummary]) -> None:
        self._title, self._mode = title, "list"
        self._rows.show(rows)
        self.changed.emit()
