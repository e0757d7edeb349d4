"""Money of one dossier: what is owed, cash with its change, VietQR, what was paid, and giving back."""

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.dossier import Dossier
from kiosk.domain.errors import DeviceError
from kiosk.domain.fee import money_text
from kiosk.domain.identifiers import uuid7
from kiosk.domain.local_time import local_date
from kiosk.domain.payment import Payment, PaymentMethod, PaymentState
from kiosk.domain.printing import PrintKind
from kiosk.domain.vietqr import payload
from kiosk.services import fees, paying, shifts
from kiosk.services.fees import FeeStanding
from kiosk.services.printing import print_paper
from kiosk.ui.counter.casework_words import payment_method, payment_state
from kiosk.ui.counter.page_model import DeskPageModel
from kiosk.ui.counter.rulebook import rulebook_of
from kiosk.ui.counter.words import moment
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.images import qr_image

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

QR = "fee-qr"
NOTES = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000)


@QmlElement
@QmlUncreatable("made by pages.py")
class FeesPageModel(DeskPageModel):
    changed = Signal()
    fault = Property(dict, DeskPageModel.shown_fault, notify=changed)
    busy = Property(bool, DeskPageModel.is_busy, notify=changed)
    page = "fees"

    def _forget(self) -> None:
        self._dossier: Dossier | None = None
        self._standing: FeeStanding | None = None
        self._drawer = False
        self._dossier_id = self._payment_id = self._wish_id = self._qr = self._asked_id = ""
        self._tendered = 0
        self._set = {"amount": "", "reason": ""}
        self._change = -1
        self._back_id = self._back_reason = ""

    def entered(self, subject: str) -> None:
        self._forget()
        self._dossier_id, self._fault = subject, ""
        self._anew()
        self._read()

    def refreshed(self) -> None:
        self._read()

    def _anew(self) -> None:
        now = self._tools.clock.now()
        self._payment_id, self._wish_id = uuid7(now), uuid7(now)

    # What the page shows -----------------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def lead(self) -> str:
        receipt = self._dossier.receipt if self._dossier else None
        if self._dossier is None or receipt is None:
            return ""
        return f"{receipt.dossier_code} · {self._dossier.owner_name} · {self._dossier.procedure_name}"

    @Property(str, notify=changed)
    def owed(self) -> str:
        if self._standing is None or self._standing.owed_vnd is None:
            return self.tr("Chưa xác định")
        return money_text(self._standing.owed_vnd)

    @Property(str, notify=changed)
    def left(self) -> str:
        return money_text(self._left)

    @Property(bool, notify=changed)
    def settled(self) -> bool:
        return self._standing is not None and self._standing.owed_vnd is not None and self._left == 0

    @Property(bool, notify=changed)
    def drawerOpen(self) -> bool:
        return self._drawer

    @Property(list, notify=changed)
    def notes(self) -> list[dict[str, Any]]:
        """Sums that people hand over for what is left: the sum itself, then the next round ones."""
        left = self._left
        sums = sorted({left, *(-(-left // note) * note for note in NOTES)}) if left else []
        return [{"vnd": vnd, "title": money_text(vnd)} for vnd in sums[:5]]

    @Property(str, notify=changed)
    def tendered(self) -> str:
        return f"{self._tendered:,}".replace(",", ".") if self._tendered else ""

    @Property(str, notify=changed)
    def change(self) -> str:
        """What goes back: of what is typed, or of what was just taken."""
        if self._change >= 0:
            return money_text(self._change)
        return money_text(self._tendered - self._left) if self._tendered >= self._left > 0 else ""

    @Property(bool, notify=changed)
    def payable(self) -> bool:
        return self._drawer and self._tendered >= self._left > 0 and not self.is_busy()

    @Property(str, notify=changed)
    def qr(self) -> str:
        return self._qr

    @Property(bool, notify=changed)
    def transferable(self) -> bool:
        return self._tools.bank.known and self._left > 0

    @Property(list, notify=changed)
    def payments(self) -> list[dict[str, Any]]:
        today = local_date(self._tools.clock.now())
        rows = self._standing.payments if self._standing else ()
        return [self._row(payment, today) for payment in reversed(rows)]

    @Property(str, notify=changed)
    def givingBack(self) -> str:
        """The payment that is about to be given back; empty: none."""
        return self._back_id

    # What the officer does ---------------------------------------------------------------------------------------

    @Slot(str)
    def typeTendered(self, text: str) -> None:
        digits = "".join(c for c in text if c.isdigit())[:10]
        self._tendered, self._change = int(digits or 0), -1
        self.changed.emit()

    @Slot(int)
    def tender(self, vnd: int) -> None:
        self._tendered, self._change = vnd, -1
        self.changed.emit()

    @Slot()
    def takeCash(self) -> None:
        if not self.payable:
            return
        tools, officer, dossier_id = self._tools, self.officer, self._dossier_id
        payment_id, tendered = self._payment_id, self._tendered

        def work(_: Any) -> tuple[int, str]:
            taken = fees.take_cash(dossier_id, payment_id, tendered, officer.id, tools.unit_of_work, tools.clock)
            return taken.change_vnd, self._print(taken.payment, reprint=False)

        self._fault = ""
        self._run("cash", work, self._on_cash)

    @Slot()
    def askTransfer(self) -> None:
        """The VietQR of what is left: it only asks for money."""
        tools, dossier_id, left, actor = self._tools, self._dossier_id, self._left, self.officer.account

        def work(_: Any) -> tuple[str, Any]:
            asked = paying.ask(dossier_id, left, PaymentMethod.VIETQR, tools.unit_of_work, tools.clock, actor)
            return asked.id, qr_image(payload(paying.transfer_of(asked, tools.bank)))

        self._run("ask", work, self._on_asked)

    @Slot(str)
    def confirm(self, payment_id: str) -> None:
        """The officer has seen the money on the bank's statement."""
        tools, officer = self._tools, self.officer

        def work(_: Any) -> str:
            paid = paying.confirm_by_officer(payment_id, officer, tools.unit_of_work, tools.clock)
            return self._print(paid, reprint=False)

        self._run("confirm", work, self._on_printed)

    @Slot(str, str)
    def writeFee(self, key: str, text: str) -> None:
        """amount or reason."""
        self._set[key] = text

    @Slot()
    def setFee(self) -> None:
        amount = "".join(c for c in self._set["amount"] if c.isdigit())
        tools, officer, book, reason = self._tools, self.officer, rulebook_of(self._tools), self._set["reason"]
        dossier_id, wish_id, vnd = self._dossier_id, self._wish_id, int(amount) if amount else -1

        def work(_: Any) -> Any:
            return fees.set_fee(dossier_id, vnd, wish_id, reason, officer.id, book, tools.unit_of_work, tools.clock)

        self._fault = ""
        self._run("set", work, self._on_set)

    @Slot(str)
    def askBack(self, payment_id: str) -> None:
        self._back_id, self._back_reason = payment_id, ""
        self.changed.emit()

    @Slot(str)
    def writeBack(self, text: str) -> None:
        self._back_reason = text

    @Slot()
    def giveBack(self) -> None:
        tools, officer, payment_id, reason = self._tools, self.officer, self._back_id, self._back_reason

        def work(_: Any) -> str:
            back = fees.refund(payment_id, reason, officer.id, tools.unit_of_work, tools.clock)
            return self._print(back, reprint=True)

        self._fault = ""
        self._run("back", work, self._on_printed)
        self.askBack("")

    @Slot(str)
    def printAgain(self, payment_id: str) -> None:
        payment = next((p for p in self._standing.payments if p.id == payment_id), None) if self._standing else None
        if payment is not None:
            again = payment
            self._run("print", lambda _: self._print(again, reprint=True), self._on_printed)

    @Slot()
    def openShift(self) -> None:
        self._desk.go("shift")

    # ---------------------------------------------------------------------------------------------------------------

    @property
    def _left(self) -> int:
        return self._standing.outstanding_vnd if self._standing else 0

    def _read(self) -> None:
        dossier_id, tools, officer = self._dossier_id, self._tools, self.officer

        def work(_: Any) -> Any:
            with tools.unit_of_work() as uow:
                dossier = uow.dossier(dossier_id)
            drawer = shifts.drawer(officer.id, tools.unit_of_work)
            return dossier, fees.standing(dossier_id, tools.unit_of_work), drawer is not None

        self._run("read", work, self._on_read, anew=True)

    def _print(self, payment: Payment, *, reprint: bool) -> str:
        """In a job. The code of what the printer refused: the money stands all the same."""
        tools, dossier = self._tools, self._dossier
        if dossier is None:
            return ""
        actor = self.officer.account
        try:
            print_paper(
                PrintKind.FEE_SLIP,
                payment.id,
                lambda copy: paying.fee_slip(payment, dossier, tools.centre, tools.bank, copy, payment.tendered_vnd),
                tools.receipt_printer,
                tools.paper,
                tools.unit_of_work,
                tools.clock,
                reprint=reprint,
                actor=actor,
            )
        except DeviceError as fault:
            return fault.code
        return ""

    def _on_read(self, found: Any) -> None:
        self._dossier, self._standing, self._drawer = found

    def _on_cash(self, taken: tuple[int, str]) -> None:
        change, fault = taken
        self._tendered, self._qr = 0, ""
        self._change = change
        self._anew()
        self._desk.say(self.tr("Đã thu. Trả lại %1.").replace("%1", money_text(change)))
        if fault:
            self._desk.say_fault(fault)
        self._read()

    def _on_asked(self, asked: tuple[str, Any]) -> None:
        self._asked_id, image = asked
        self._qr = self._desk.images.put(QR, image)
        self._read()

    def _on_set(self, _: Any) -> None:
        self._set = {"amount": "", "reason": ""}
        self._anew()
        self._desk.say(self.tr("Đã ghi mức phí."))
        self._tools.outbox.wake()
        self._read()

    def _on_printed(self, fault: str) -> None:
        self._qr = ""
        if fault:
            self._desk.say_fault(fault)
        else:
            self._desk.say(self.tr("Đã ghi và in phiếu."))
        self._read()

    def _row(self, payment: Payment, today: Any) -> dict[str, Any]:
        text, kind = payment_state(payment.state)
        slip = f"{payment.slip_number:04d}/{payment.slip_book} · " if payment.slip_number else ""
        open_transfer = payment.method is PaymentMethod.VIETQR and payment.state in paying.OPEN
        return {
            "id": payment.id,
            "title": f"{money_text(payment.amount_vnd)} · {payment_method(payment.method)}",
            "note": f"{slip}{moment(payment.changed_at, today)} {payment.officer_name}".strip(),
            "state": text,
            "kind": kind,
            "paid": payment.state is PaymentState.PAID,
            "open": open_transfer,
        }
