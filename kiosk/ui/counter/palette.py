"""The palette (Ctrl+K): every page and action by a few letters, and any dossier by code, name or number."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.catalogue import fold
from kiosk.services import work_list
from kiosk.ui.counter.desk import Desk
from kiosk.ui.counter.words import state_title
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.jobs import Job

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

FEWEST_LETTERS = 3  # before dossiers are looked for
MOST_DOSSIERS = 8


class Row(NamedTuple):
    title: str
    note: str
    icon: str
    keys: str
    run: Callable[[], None]


@QmlElement
@QmlUncreatable("made in desk_window.py")
class PaletteModel(QObject):
    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent or desk)
        self._desk = desk
        self._job: Job | None = None
        self._forget()
        desk.wiped.connect(self.close)

    def _forget(self) -> None:
        self._shown, self._query, self._index = False, "", 0
        self._found: list[Row] = []

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        return self._shown and self._desk.stage == "work"

    @Property(str, notify=changed)
    def query(self) -> str:
        return self._query

    @Property(int, notify=changed)
    def index(self) -> int:
        return self._index

    @Property(list, notify=changed)
    def rows(self) -> list[dict[str, Any]]:
        return [
            {"title": row.title, "note": row.note, "icon": row.icon, "keys": row.keys, "here": at == self._index}
            for at, row in enumerate(self._rows())
        ]

    @Slot()
    def open(self) -> None:
        if self._desk.stage == "work":
            self._forget()
            self._shown = True
            self.changed.emit()

    @Slot()
    def close(self) -> None:
        self._stop()
        self._forget()
        self.changed.emit()

    @Slot(str)
    def type(self, text: str) -> None:
        self._query, self._index, self._found = text, 0, []
        self._stop()
        if len(fold(text).strip()) >= FEWEST_LETTERS:
            tools = self._desk.tools
            self._job = Job(lambda _: work_list.search(text, MOST_DOSSIERS, tools.unit_of_work), self)
            self._job.succeeded.connect(self._on_found)
            self._job.start()
        self.changed.emit()

    @Slot(int)
    def move(self, by: int) -> None:
        self._index = max(0, min(len(self._rows()) - 1, self._index + by))
        self.changed.emit()

    @Slot()
    def runHere(self) -> None:
        self.run(self._index)

    @Slot(int)
    def run(self, index: int) -> None:
        rows = self._rows()
        if 0 <= index < len(rows):
            self.close()
            rows[index].run()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job = None

    @Slot(object)
    def _on_found(self, page: Any) -> None:
        self._job = None
        self._found = [
            Row(
                line.dossier_code,
                f"{line.owner_name} · {line.procedure_name} · {state_title(line.state)}",
                "file-text",
                "",
                partial(self._desk.go, "dossier", line.id),
            )
            for line in page.lines
        ]
        self.changed.emit()

    def _rows(self) -> list[Row]:
        words = fold(self._query).split()
        offered = [row for row in self._offers() if all(word in fold(f"{row.title} {row.note}") for word in words)]
        return [*offered[:10], *self._found] if words else offered[:14]

    def _offers(self) -> list[Row]:
        desk = self._desk
        if desk.stage != "work":
            return []
        page = desk.page_model
        here = [Row(c.title, self.tr("Trang này"), c.icon, c.keys, c.run) for c in (page.commands() if page else [])]
        pages = [
            Row(s["title"], self.tr("Mở trang"), s["icon"], s["keys"], partial(desk.go, s["key"]))
            for s in desk.sections
        ]
        session = [
            Row(self.tr("Khóa màn hình"), self.tr("Phiên làm việc"), "lock", "Ctrl+L", desk.lock),
            Row(self.tr("Đăng xuất"), self.tr("Phiên làm việc"), "log-out", "", desk.logOut),
            Row(self.tr("Đổi ngôn ngữ"), "English / Tiếng Việt", "languages", "", desk.switchLanguage),
            Row(self.tr("Đổi tương phản"), self.tr("Màn hình"), "contrast", "", desk.contrastWanted.emit),
            Row(self.tr("Đổi cỡ chữ"), self.tr("Màn hình"), "a-large-small", "", desk.largeTextWanted.emit),
        ]
        return [*here, *pages, *session]
