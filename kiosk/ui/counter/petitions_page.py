"""The inbox of petitions: read, answer, forward."""

from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.local_time import date_time_text, local_date
from kiosk.domain.voice import Petition, PetitionKind
from kiosk.services import petitions
from kiosk.ui.counter.desk import Desk
from kiosk.ui.counter.page_model import Command, DeskPageModel
from kiosk.ui.counter.table_rows import TableRow, TableRows
from kiosk.ui.counter.words import moment
from kiosk.ui.declare import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

KIND = {PetitionKind.COMPLAINT: "fault", PetitionKind.PRAISE: "ok"}


@QmlElement
@QmlUncreatable("made by pages.py")
class PetitionsPageModel(DeskPageModel):
    changed = Signal()
    fault = Property(dict, DeskPageModel.shown_fault, notify=changed)
    busy = Property(bool, DeskPageModel.is_busy, notify=changed)
    page = "petitions"

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._rows = TableRows()
        super().__init__(desk, parent)
        self._rows.setParent(self)

    def _forget(self) -> None:
        self._all: list[Petition] = []
        self._index, self._read = 0, False
        self._draft = ""
        self._rows.show(())

    def entered(self, subject: str) -> None:
        self._reload()

    def refreshed(self) -> None:
        if not self._draft:  # nothing moves under the hands of who writes
            self._reload()

    def commands(self) -> list[Command]:
        return [Command(self.tr("Gửi câu trả lời"), "send", self.answer, "Ctrl+S")]

    def unsaved(self) -> str:
        return self.tr("Câu trả lời chưa được gửi.") if self._draft.strip() else ""

    # What the page shows ---------------------------------------------------------------------------------------

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(list, notify=changed)
    def columns(self) -> list[dict[str, Any]]:
        return [
            {"key": "code", "title": self.tr("Mã"), "share": 20, "kind": "two", "strong": True},
            {"key": "kind", "title": self.tr("Loại"), "share": 16, "kind": "state"},
            {"key": "text", "title": self.tr("Nội dung"), "share": 46},
        ]

    @Property(str, notify=changed)
    def emptyText(self) -> str:
        return self.tr("Không còn phản ánh nào chờ trả lời") if self._read else ""

    @Property(dict, notify=changed)
    def here(self) -> dict[str, str]:
        """The petition at hand; all empty when there is none."""
        petition = self._petition
        if petition is None:
            return dict.fromkeys(("code", "kind", "text", "since", "contact", "dossier"), "")
        return {
            "code": petition.code,
            "kind": petitions.KIND_TITLE[petition.kind],
            "text": petition.text,
            "since": date_time_text(petition.created_at),
            "contact": petition.contact or self.tr("Không để lại tên"),
            "dossier": petition.dossier_code,
        }

    @Property(str, notify=changed)
    def draft(self) -> str:
        return self._draft

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        return self._petition is not None and bool(self._draft.strip()) and not self.is_busy()

    # What the officer does -------------------------------------------------------------------------------------

    @Slot(int)
    def move(self, index: int) -> None:
        if index != self._index:
            self._index, self._draft = index, ""
            self.changed.emit()

    @Slot(str)
    def write(self, text: str) -> None:
        self._draft = text
        self.changed.emit()

    @Slot()
    def answer(self) -> None:
        self._close(petitions.answer, self.tr("Đã trả lời. Người dân xem bằng mã và mã tra cứu trên phiếu."))

    @Slot()
    def forward(self) -> None:
        """What was written tells the citizen to whom it went."""
        self._close(petitions.forward, self.tr("Đã chuyển cơ quan có thẩm quyền."))

    def _close(self, service: Any, said: str) -> None:
        petition, text, t, officer = self._petition, self._draft, self._tools, self.officer
        if petition is None or not self.ready:
            return

        def done(_: Petition) -> None:
            self._draft, self._fault = "", ""
            self._desk.say(said)
            self._reload()

        self._run("close", lambda _: service(petition.code, text, officer, t.unit_of_work, t.clock), done)

    @property
    def _petition(self) -> Petition | None:
        return self._all[self._index] if 0 <= self._index < len(self._all) else None

    def _reload(self) -> None:
        self._run("list", lambda _: petitions.waiting(self._tools.unit_of_work), self._on_list)

    def _on_list(self, found: list[Petition]) -> None:
        self._all, self._read = found, True
        self._index = min(self._index, max(0, len(found) - 1))
        today = local_date(self._tools.clock.now())
        self._rows.show(
            [
                TableRow(
                    each.id,
                    {
                        "code": {"text": each.code, "note": moment(each.created_at, today)},
                        "kind": {"text": petitions.KIND_TITLE[each.kind], "kind": KIND.get(each.kind, "plain")},
                        "text": " ".join(each.text.split()),
                    },
                )
                for each in found
            ]
        )
        self._desk.badge("petitions", len(found))
