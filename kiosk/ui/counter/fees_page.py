"""Money of one dossier: what is owed, cash with its change, VietQR, what was paid, and giving back."""

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from kiosk.domain.dossier import Dossier
from kiosk.domain.fee import money_text
from kiosk.domain.identifiers import uuid7
from kiosk.domain.local_time import local_date
from kiosk.services.fees import FeeStanding
from kiosk.ui.counter.fees_jobs import FeesJobs, FeesOf
from kiosk.ui.counter.fees_rows import payment_row, sums_handed_over
from kiosk.ui.counter.page_model import DeskPageModel
from kiosk.ui.declare import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

QR = "fee-qr"


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
        self._dossier_id = self._payment_id = self._wish_id = self._qr = ""
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
        """Sums that people hand over for what is left."""
        return sums_handed_over(self._left)

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
        return [payment_row(payment, today) for payment in reversed(rows)]

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
        jobs, payment_id, tendered = self._at_work, self._payment_id, self._tendered
        self._fault = ""
        self._run("cash", lambda _: jobs.take_cash(payment_id, tendered), self._on_cash)

    @Slot()
    def askTransfer(self) -> None:
        """The VietQR of what is left: it only asks for money."""
        jobs, left = self._at_work, self._left
        self._run("ask", lambda _: jobs.ask_transfer(left), self._on_asked)

    @Slot(str)
    def confirm(self, payment_id: str) -> None:
        """The officer has seen the money on the bank's statement."""
        jobs = self._at_work
        self._run("confirm", lambda _: jobs.confirm(payment_id), self._on_printed)

    @Slot(str, str)
    def writeFee(self, key: str, text: str) -> None:
        """amount or reason."""
        self._set[key] = text

    @Slot()
    def setFee(self) -> None:
        amount = "".join(c for c in self._set["amount"] if c.isdigit())
        jobs, wish_id, reason = self._at_work, self._wish_id, self._set["reason"]
        vnd = int(amount) if amount else -1
        self._fault = ""
        self._run("set", lambda _: jobs.set_fee(vnd, wish_id, reason), self._on_set)

    @Slot(str)
    def askBack(self, payment_id: str) -> None:
        self._back_id, self._back_reason = payment_id, ""
        self.changed.emit()

    @Slot(str)
    def writeBack(self, text: str) -> None:
        self._back_reason = text

    @Slot()
    def giveBack(self) -> None:
        jobs, payment_id, reason = self._at_work, self._back_id, self._back_reason
        self._fault = ""
        self._run("back", lambda _: jobs.give_back(payment_id, reason), self._on_printed)
        self.askBack("")

    @Slot(str)
    def printAgain(self, payment_id: str) -> None:
        payment = next((p for p in self._standing.payments if p.id == payment_id), None) if self._standing else None
        if payment is not None:
            jobs, again = self._at_work, payment
            self._run("print", lambda _: jobs.print_slip(again, reprint=True), self._on_printed)

    @Slot()
    def openShift(self) -> None:
        self._desk.go("shift")

    # ---------------------------------------------------------------------------------------------------------------

    @property
    def _at_work(self) -> FeesJobs:
        return FeesJobs(self._tools, self.officer, self._dossier_id)

    @property
    def _left(self) -> int:
        return self._standing.outstanding_vnd if self._standing else 0

    def _read(self) -> None:
        jobs = self._at_work
        self._run("read", lambda _: jobs.read(), self._on_read, anew=True)

    def _on_read(self, found: FeesOf) -> None:
        self._dossier, self._standing, self._drawer = found.dossier, found.standing, found.drawer

    def _on_cash(self, taken: tuple[int, str]) -> None:
        change, fault = taken
        self._tendered, self._qr = 0, ""
        self._change = change
        self._anew()
        self._desk.say(self.tr("Đã thu. Trả lại %1.").replace("%1", money_text(change)))
        if fault:
            self._desk.say_fault(fault)
        self._read()

    def _on_asked(self, image: QImage) -> None:
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
