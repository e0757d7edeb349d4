"""One receipt for several dossiers of one person: which of them, how it will look, and printing it."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from kiosk.domain.dossier import Dossier
from kiosk.domain.local_time import day_text, local, local_date, time_text
from kiosk.domain.printing import PrintState
from kiosk.services.form_printing import batch_subject, print_batch
from kiosk.services.papers import batch_receipt
from kiosk.services.sitting import may_be_receipted, of_one_sitting
from kiosk.ui.counter.desk import Desk
from kiosk.ui.counter.office_press import press_of
from kiosk.ui.counter.page_model import DeskPageModel
from kiosk.ui.counter.words import state_word
from kiosk.ui.declare import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

COPIES = 2  # one for the citizen, one for the centre
FEWEST = 2
PREVIEW = "batch-preview"
PREVIEW_WIDTH = 900  # px
PREVIEW_AFTER_MS = 200  # of rest between two ticks
ON_PAPER = (PrintState.PRINTED, PrintState.UNKNOWN, PrintState.SENDING)


@dataclass(frozen=True, slots=True)
class Drawn:
    image: QImage = field(repr=False)
    pages: int
    again: bool  # these very dossiers have such a receipt already


@QmlElement
@QmlUncreatable("made by pages.py")
class BatchPageModel(DeskPageModel):
    """Signals: changed; laidOut, when the list is another person's."""

    changed = Signal()
    laidOut = Signal()
    fault = Property(dict, DeskPageModel.shown_fault, notify=changed)
    busy = Property(bool, DeskPageModel.is_busy, notify=changed)
    page = "batch"

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._timer = QTimer(self, singleShot=True, interval=PREVIEW_AFTER_MS)
        self._timer.timeout.connect(self._draw)

    def _forget(self) -> None:
        self._dossiers: list[Dossier] = []
        self._ticked: set[str] = set()
        self._drawn: Drawn | None = None
        self._preview = ""

    def entered(self, subject: str) -> None:
        """`subject`: the id of any of the person's dossiers of that day."""
        self._forget()
        self._fault = ""
        open_store = self._tools.unit_of_work
        self._run("read", lambda _: of_one_sitting(subject, open_store), self._on_read)

    # What the page shows ---------------------------------------------------------------------------------------

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        return bool(self._dossiers)

    @Property(str, notify=changed)
    def lead(self) -> str:
        if not self._dossiers or self._dossiers[0].receipt is None:
            return ""
        applicant, receipt = self._dossiers[0].applicant, self._dossiers[0].receipt
        number = applicant.masked_number.replace("*", "•")
        return f"{applicant.full_name} · {number} · {day_text(local_date(receipt.received_at))}"

    @Property(list, notify=laidOut)
    def rows(self) -> list[dict[str, Any]]:
        return [self._row(dossier) for dossier in self._dossiers]

    @Property(int, notify=changed)
    def chosen(self) -> int:
        return len(self._ticked)

    @Property(str, notify=changed)
    def complaint(self) -> str:
        return self.tr("Chọn ít nhất hai hồ sơ.") if self.ready and len(self._ticked) < FEWEST else ""

    @Property(bool, notify=changed)
    def printable(self) -> bool:
        return len(self._ticked) >= FEWEST and not self._timer.isActive() and not self.is_busy()

    @Property(bool, notify=changed)
    def again(self) -> bool:
        """These dossiers have such a receipt already: another one is marked."""
        return self._drawn is not None and self._drawn.again

    @Property(str, notify=changed)
    def preview(self) -> str:
        return self._preview

    @Property(int, notify=changed)
    def pages(self) -> int:
        return self._drawn.pages if self._drawn else 0

    # What the officer does -------------------------------------------------------------------------------------

    @Slot(str, bool)
    def tick(self, dossier_id: str, ticked: bool) -> None:
        (self._ticked.add if ticked else self._ticked.discard)(dossier_id)
        self._fault = ""
        self._timer.start()
        self.changed.emit()

    @Slot()
    def printOne(self) -> None:
        """The one press; a reprint is marked."""
        if not self.printable:
            return
        tools, officer, dossiers, again = self._tools, self.officer, self._chosen(), self.again

        def work(_: Any) -> PrintState:
            return print_batch(
                dossiers,
                officer.full_name,
                COPIES,
                press_of(tools, officer),
                reprint=again,
            )

        self._fault = ""
        self._run("print", work, self._on_printed)

    # ---------------------------------------------------------------------------------------------------------------

    def _chosen(self) -> list[Dossier]:
        return [dossier for dossier in self._dossiers if dossier.id in self._ticked]

    def _row(self, dossier: Dossier) -> dict[str, Any]:
        able = may_be_receipted(dossier)
        code = dossier.receipt.dossier_code if dossier.receipt else ""
        at = time_text(local(dossier.receipt.received_at).time()) if dossier.receipt else ""
        note = f"{code} · {at}"
        if not able:
            note += " · " + self.tr("%1: chưa cấp giấy tiếp nhận").replace("%1", state_word(dossier.state))
        return {
            "id": dossier.id,
            "title": dossier.procedure_name,
            "note": note,
            "able": able,
            "ticked": dossier.id in self._ticked,
        }

    def _on_read(self, dossiers: list[Dossier]) -> None:
        self._dossiers = dossiers
        self._ticked = {dossier.id for dossier in dossiers if may_be_receipted(dossier)}
        self.laidOut.emit()
        self._draw()

    @Slot()
    def _draw(self) -> None:
        tools, officer, dossiers = self._tools, self.officer, self._chosen()
        if len(dossiers) < FEWEST:
            self._drawn, self._preview = None, ""
            self.changed.emit()
            return

        def work(_: Any) -> Drawn:
            with tools.unit_of_work() as uow:
                jobs = uow.print_jobs(batch_subject([dossier.id for dossier in dossiers]))
            content = tools.paper.form(batch_receipt(dossiers, tools.centre, officer.full_name), 1)
            page = tools.paper.preview(content, 1, PREVIEW_WIDTH)
            again = any(job.state in ON_PAPER for job in jobs)
            return Drawn(QImage.fromData(page.png), page.pages, again)

        self._run("draw", work, self._on_drawn, anew=True)

    def _on_drawn(self, drawn: Drawn) -> None:
        self._drawn = drawn
        self._preview = self._desk.images.put(PREVIEW, drawn.image)

    def _on_printed(self, state: PrintState) -> None:
        if state is PrintState.PRINTED:
            self._desk.say(self.tr("Đã chuyển máy in."))
        else:
            self._desk.say(self.tr("Vui lòng xem lại giấy tại máy in."), "warn")
        self._draw()
