"""The dossier is received: its code, who holds it now, and the papers that come out."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from kiosk.domain.dossier import Delivery, Dossier, Receipt
from kiosk.domain.errors import PrintUnconfirmed
from kiosk.domain.events import DeliveryFailed, DossierRegistered, DossierRenumbered, Event
from kiosk.domain.local_time import date_time_text
from kiosk.domain.printing import PrintKind, PrintState
from kiosk.services import papers, printing
from kiosk.services.delivery_state import delivery_of
from kiosk.ui.citizen.filing import Filing
from kiosk.ui.citizen.page_model import PageModel
from kiosk.ui.citizen.words import code_label
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.images import qr_image
from kiosk.ui.jobs import Report

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

QR = "qr"


@QmlElement
@QmlUncreatable("made by pages.py")
class SubmittedPageModel(PageModel):
    changed = Signal()
    fault = Property(dict, PageModel.shown_fault, notify=changed)
    busy = Property(bool, PageModel.is_busy, notify=changed)
    page = "submitted"

    def __init__(self, filing: Filing, parent: QObject | None = None) -> None:
        super().__init__(filing, parent)
        filing.bridge.happened.connect(self._on_happened)

    def _forget(self) -> None:
        self._dossier_id = ""
        self._receipt: Receipt | None = None
        self._qr = ""
        self._delivery = Delivery.WAITING
        self._slip: PrintState | None = None
        self._slip_place = ""
        self._slip_fault = self._form_fault = ""
        self._form_done = False

    def entered(self) -> None:
        """Read the receipt that is stored; then both papers, each on its own printer."""
        self._forget()
        self._dossier_id = dossier_id = self._filing.dossier_id
        open_store = self._tools.unit_of_work

        def work(_: Report) -> tuple[Receipt, QImage, Delivery]:
            with open_store() as uow:
                receipt = papers.receipt_of(uow.dossier(dossier_id))
            return receipt, qr_image(receipt.dossier_code), delivery_of(dossier_id, open_store)

        self._run("load", work, self._on_loaded, self._on_fault)

    # What the page shows -----------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._receipt.dossier_code if self._receipt else ""

    @Property(str, notify=changed)
    def codeLabel(self) -> str:
        """What the code is: a dossier code, a temporary number, or the code that replaced one."""
        return code_label(self._receipt.dossier_code, self._receipt.temporary_code) if self._receipt else ""

    @Property(str, notify=changed)
    def dueText(self) -> str:
        if self._receipt is None:
            return ""
        if self._receipt.due_at is None:
            return self.tr("Cán bộ sẽ báo ngày trả kết quả")
        return date_time_text(self._receipt.due_at)

    @Property(str, notify=changed)
    def pin(self) -> str:
        """In threes: "012 345"."""
        return f"{self._receipt.pin[:3]} {self._receipt.pin[3:]}" if self._receipt else ""

    @Property(str, notify=changed)
    def qr(self) -> str:
        return self._qr

    @Property(str, notify=changed)
    def holder(self) -> str:
        """Who holds the dossier now: "centre", "portal" or "officer" (an officer must look)."""
        return {Delivery.DELIVERED: "portal", Delivery.STUCK: "officer"}.get(self._delivery, "centre")

    @Property(str, notify=changed)
    def slip(self) -> str:
        """ "printing", "printed", "fault", "question" (somebody must look at the paper), "missing"."""
        if "slip" in self._jobs or "confirm" in self._jobs:
            return "printing"
        if self._slip_fault:
            return "fault"
        states = {PrintState.PRINTED: "printed", PrintState.UNKNOWN: "question", PrintState.FAILED: "missing"}
        return states.get(self._slip, "printing") if self._slip else "printing"

    @Property(str, notify=changed)
    def slipPlace(self) -> str:
        """Where to fetch it, when the own printer could not."""
        return self._slip_place

    @Property(dict, notify=changed)
    def slipFault(self) -> dict[str, str]:
        return self._fault_shown(self._slip_fault)

    @Property(str, notify=changed)
    def form(self) -> str:
        """The A5 receipt: "printing", "printed" (handed to the printer) or "fault"."""
        if self._form_fault:
            return "fault"
        return "printed" if self._form_done else "printing"

    @Property(dict, notify=changed)
    def formFault(self) -> dict[str, str]:
        return self._fault_shown(self._form_fault)

    # What the person does ----------------------------------------------------------------------------------

    @Slot()
    def printSlip(self) -> None:
        """Print what has not come out yet. What may be on paper is not printed by this."""
        tools, dossier_id = self._tools, self._dossier_id

        def work(_: Report) -> tuple[PrintState, str]:
            state = printing.print_slip(
                dossier_id, tools.centre, tools.receipt_printer, tools.paper, tools.unit_of_work, tools.clock
            )
            return state, printing.place_of(PrintKind.CUSTODY_SLIP, dossier_id, tools.unit_of_work)

        self._slip_fault = ""
        self._run("slip", work, self._on_printed, self._on_slip_fault)

    @Slot(bool)
    def slipCameOut(self, yes: bool) -> None:
        """The person has looked: the slip is whole, or it is not and is printed anew."""
        tools, dossier_id = self._tools, self._dossier_id

        def work(_: Report) -> PrintState:
            with tools.unit_of_work() as uow:
                jobs = [job for job in uow.print_jobs(dossier_id) if job.kind is PrintKind.CUSTODY_SLIP]
            asked = next((job for job in jobs if job.state is PrintState.UNKNOWN), None)
            if asked is None:
                return PrintState.PRINTED if yes else PrintState.FAILED
            return printing.confirm_paper(asked.id, yes, tools.unit_of_work, tools.clock)

        self._slip_fault = ""
        self._run("confirm", work, self._on_slip, self._on_slip_fault)

    @Slot()
    def printForm(self) -> None:
        tools, dossier_id = self._tools, self._dossier_id

        def work(_: Report) -> None:
            with tools.unit_of_work() as uow:
                dossier: Dossier = uow.dossier(dossier_id)
            form = papers.receipt_form(dossier, tools.centre)
            tools.form_printer.print(tools.paper.receipt_form(form), form.dossier_code)

        self._form_fault = ""
        self._run("form", work, self._on_form, self._on_form_fault)

    @Property(bool, notify=changed)
    def owes(self) -> bool:
        """The fee is known and not free."""
        return bool(self._receipt and self._receipt.fee_vnd)

    @Slot()
    def pay(self) -> None:
        self._filing.paying_for = self._dossier_id
        self._visit.go("pay")

    @Slot()
    def rate(self) -> None:
        self._filing.rate(self._dossier_id, self._visit.procedure_code)
        self._visit.go("rate")

    @Slot()
    def done(self) -> None:
        self._visit.end()

    def _on_loaded(self, result: tuple[Receipt, QImage, Delivery]) -> None:
        self._receipt, qr, self._delivery = result
        self._qr = self._filing.images.put(QR, qr)
        self.printSlip()
        self.printForm()

    def _on_printed(self, told: tuple[PrintState, str]) -> None:
        state, self._slip_place = told
        self._on_slip(state)

    def _on_slip(self, state: PrintState) -> None:
        self._slip = state
        if state is PrintState.FAILED:  # a person said that no whole slip came out
            self.printSlip()

    def _on_slip_fault(self, code: str) -> None:
        if code == PrintUnconfirmed.code:
            self._slip = PrintState.UNKNOWN
        else:
            self._slip_fault = code

    def _on_form(self, _: None) -> None:
        self._form_done = True

    def _on_form_fault(self, code: str) -> None:
        self._form_fault = code

    @Slot(object)
    def _on_happened(self, event: Event) -> None:
        if isinstance(event, DossierRenumbered) and event.dossier_id == self._dossier_id and self._dossier_id:
            self._read_code()
            return
        mine = isinstance(event, DossierRegistered | DeliveryFailed) and event.dossier_id == self._dossier_id
        if mine and self._dossier_id:
            self._read_delivery()

    def _read_code(self) -> None:
        """The slip in the person's hand says the temporary number; it goes on finding the dossier."""
        open_store, dossier_id = self._tools.unit_of_work, self._dossier_id

        def work(_: Report) -> tuple[Receipt, QImage]:
            with open_store() as uow:
                receipt = papers.receipt_of(uow.dossier(dossier_id))
            return receipt, qr_image(receipt.dossier_code)

        self._run("code", work, self._on_code, self._on_fault)

    def _on_code(self, result: tuple[Receipt, QImage]) -> None:
        self._receipt, qr = result
        self._qr = self._filing.images.put(QR, qr)

    def _read_delivery(self) -> None:
        open_store, dossier_id = self._tools.unit_of_work, self._dossier_id

        def work(_: Report) -> Delivery:
            return delivery_of(dossier_id, open_store)

        if "delivery" in self._jobs:  # its answer may be older than this event
            self._jobs.pop("delivery").stop()
        self._run("delivery", work, self._on_delivery, self._on_fault)

    def _on_delivery(self, delivery: Delivery) -> None:
        self._delivery = delivery
