"""The rows of a table of the desk: each has the id of what it shows and its cells by column."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt

CELLS = Qt.ItemDataRole.UserRole + 1
NOWHERE = QModelIndex()
AnyIndex = QModelIndex | QPersistentModelIndex


class TableRow(NamedTuple):
    """cells: column key -> text, or {text, kind} for a state, or {text, note, kind} for two lines."""

    id: str
    cells: Mapping[str, Any]


class TableRows(QAbstractListModel):
    """Keeps the rows that are there when a list is read again, so that the place of the eye and of the keys stays."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[TableRow] = []

    def show(self, rows: Sequence[TableRow]) -> None:
        """Nothing moves when the same things stand in the same order."""
        if [row.id for row in rows] == [row.id for row in self._rows]:
            for at, (old, new) in enumerate(zip(self._rows, rows, strict=True)):
                if old != new:
                    self._rows[at] = new
                    self.dataChanged.emit(self.index(at), self.index(at))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def append(self, rows: Sequence[TableRow]) -> None:
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def id_at(self, index: int) -> str:
        """Empty when there is no such row."""
        return self._rows[index].id if 0 <= index < len(self._rows) else ""

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        return {CELLS: QByteArray(b"cells")}

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return dict(self._rows[index.row()].cells) if role == CELLS else None
