"""The fee of a dossier: by VietQR, or at the counter. Paid is only what somebody who knows has confirmed."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from kiosk.domain.dossier import Dossier
from kiosk.domain.events import Event, PaymentMoved
from kiosk.domain.fee import money_text
from kiosk.domain.payment import Payment, PaymentMethod, PaymentState
from kiosk.domain.printing import PrintKind
from kiosk.domain.slips import FeeSlip
from kiosk.domain.vietqr import payload
from kiosk.services import paying
from kiosk.services.papers import receipt_of
from kiosk.ui.citizen.filing import Filing
from kiosk.ui.citizen.slip_page_model import SlipPageModel
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.images import qr_image
from kiosk.ui.jobs import Report
from kiosk.ui.tools import Tools

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

QR = "pay-qr"


@dataclass(frozen=True, slots=True)
class Bill:
    """What is to be paid now, and how it stands; `payment` None: nothing is."""

    dossier: Dossier
    payment: Payment | None
    qr: QImage | None = None


@QmlElement
@QmlUncreatable("made by pages.py")
class PayPageModel(SlipPageModel):
    changed = Signal()
    fault = Property(dict, SlipPageModel.shown_fault, notify=changed)
    busy = Property(bool, SlipPageModel.is_busy, notify=changed)
    slip = Property(str, SlipPageModel.slip_state, notify=changed)
    slipPlace = Property(str, SlipPageModel.slip_place_shown, notify=changed)
    slipFault = Property(dict, SlipPageModel.slip_fault_shown, notify=changed)
    page = "pay"
    kind = PrintKind.FEE_SLIP

    def __init__(self, filing: Filing, parent: QObject | None = None) -> None:
        super().__init__(filing, parent)
        filing.bridge.happened.connect(self._on_happened)

    def _forget(self) -> None:
        super()._forget()
        self._dossier_id = ""
        self._bill: Bill | None = None
        self._qr = ""

    def entered(self) -> None:
        self._forget()
        self._dossier_id = self._filing.paying_for
        method = PaymentMethod.VIETQR if self._tools.bank.known else PaymentMethod.CASH
        self._ask(method)

    # What the page shows -----------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def stage(self) -> str:
        """ "loading", then "qr" (asked), "unconfirmed", "paid", "counter" (to be paid there) or "nothing"."""
        if self._bill is None:
            return "loading"
        payment = self._bill.payment
        if payment is None:
            return "nothing"
        if payment.state is PaymentState.PAID:
            return "paid"
        if payment.state is PaymentState.CANCELLED:  # the counter has asked for it another way
            return "counter"
        if payment.method is PaymentMethod.CASH:
            return "counter"
        return "unconfirmed" if payment.state is PaymentState.UNCONFIRMED else "qr"

    @Property(str, notify=changed)
    def amount(self) -> str:
        return money_text(self._bill.payment.amount_vnd) if self._bill and self._bill.payment else ""

    @Property(str, notify=changed)
    def code(self) -> str:
        return receipt_of(self._bill.dossier).dossier_code if self._bill else ""

    @Property(str, notify=changed)
    def procedure(self) -> str:
        return self._bill.dossier.procedure_name if self._bill else ""

    @Property(str, notify=changed)
    def qr(self) -> str:
        return self._qr

    @Property(str, notify=changed)
    def bank(self) -> str:
        """ "Ngân hàng Mẫu · 0990000000001 · KHO BAC MAU", for those who type."""
        bank = self._tools.bank
        return " · ".join(part for part in (bank.bank or bank.bank_bin, bank.account, bank.holder) if part)

    @Property(str, notify=changed)
    def purpose(self) -> str:
        return self._bill.payment.reference if self._bill and self._bill.payment else ""

    @Property(str, notify=changed)
    def slipNumber(self) -> str:
        payment = self._bill.payment if self._bill else None
        return f"{payment.slip_number:04d}/{payment.slip_book}" if payment and payment.slip_number else ""

    # What the person does ----------------------------------------------------------------------------------

    @Slot()
    def claimPaid(self) -> None:
        """ "I have paid": it waits for the platform's word, which is asked for at once."""
        payment, tools = self._bill.payment if self._bill else None, self._tools
        if payment is None:
            return
        payment_id, dossier_id = payment.id, self._dossier_id

        def work(_: Report) -> Bill:
            paying.claim_paid(payment_id, tools.unit_of_work, tools.clock)
            return _bill(dossier_id, payment_id, tools)

        self._fault = ""
        self._run("claim", work, self._on_claimed, self._on_fault)

    @Slot()
    def payAtCounter(self) -> None:
        self._ask(PaymentMethod.CASH)

    @Slot()
    def payByTransfer(self) -> None:
        self._ask(PaymentMethod.VIETQR)

    @Slot()
    def rate(self) -> None:
        self._filing.rate(self._dossier_id, self._bill.dossier.procedure_code if self._bill else "")
        self._visit.go("rate")

    @Slot()
    def done(self) -> None:
        self._visit.end()

    # -------------------------------------------------------------------------------------------------------

    def _ask(self, method: PaymentMethod) -> None:
        dossier_id, tools = self._dossier_id, self._tools

        def work(_: Report) -> Bill:
            with tools.unit_of_work() as uow:
                dossier, payments = uow.dossier(dossier_id), uow.payments_of(dossier_id)
            owed = paying.outstanding_vnd(receipt_of(dossier).fee_vnd, payments)
            claimed = next((p for p in payments if p.state is PaymentState.UNCONFIRMED), None)
            if not owed:
                paid = [p for p in payments if p.state is PaymentState.PAID]
                return Bill(dossier, paid[-1] if paid else None)
            if claimed is not None:  # it may be on its way: nobody is asked twice
                return _bill(dossier_id, claimed.id, tools)
            payment = paying.ask(dossier_id, owed, method, tools.unit_of_work, tools.clock)
            return _bill(dossier_id, payment.id, tools)

        self._fault = ""
        self._run("ask", work, self._on_asked, self._on_fault)

    def _on_asked(self, bill: Bill) -> None:
        self._tools.outbox.wake()  # the platform hears of it before the money comes
        self._on_bill(bill)

    def _on_claimed(self, bill: Bill) -> None:
        self._tools.outbox.wake()
        self._on_bill(bill)

    def _on_bill(self, bill: Bill) -> None:
        was = self.stage
        self._bill = bill
        if bill.qr is not None and not self._qr:
            self._qr = self._filing.images.put(QR, bill.qr)
        if self.stage == "paid" and was not in ("loading", "paid"):
            self._slip = None
            self.printSlip()

    @Slot(object)
    def _on_happened(self, event: Event) -> None:
        payment = self._bill.payment if self._bill else None
        if payment is None or not isinstance(event, PaymentMoved) or event.payment_id != payment.id:
            return
        dossier_id, payment_id, tools = self._dossier_id, payment.id, self._tools

        def work(_: Report) -> Bill:
            return _bill(dossier_id, payment_id, tools)

        if "look" in self._jobs:  # its answer may be older than this event
            self._jobs.pop("look").stop()
        self._run("look", work, self._on_looked, self._on_fault)

    def _on_looked(self, bill: Bill) -> None:
        """Unless another way was chosen meanwhile: then it tells of a payment that is over."""
        shown = self._bill.payment if self._bill else None
        if shown is not None and bill.payment is not None and shown.id == bill.payment.id:
            self._on_bill(bill)

    def _slip_subject(self) -> str:
        """Each standing of the money has a paper of its own."""
        payment = self._bill.payment if self._bill else None
        return f"{payment.id}:{payment.state.value}" if payment else ""

    def _slip_of(self, copy: int) -> FeeSlip:
        bill, tools = self._bill, self._tools
        assert bill and bill.payment  # noqa: S101 (printed only once they are there)
        return paying.fee_slip(bill.payment, bill.dossier, tools.centre, tools.bank, copy)


def _bill(dossier_id: str, payment_id: str, tools: Tools) -> Bill:
    """As the store has it. On a pool thread."""
    with tools.unit_of_work() as uow:
        dossier, payment = uow.dossier(dossier_id), uow.payment(payment_id)
    transfer = payment.method is PaymentMethod.VIETQR and payment.state in paying.OPEN
    qr = qr_image(payload(paying.transfer_of(payment, tools.bank))) if transfer else None
    return Bill(dossier, payment, qr)
