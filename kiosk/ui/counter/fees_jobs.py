"""What the page of fees does off the UI thread: money taken, asked for, confirmed or given back, and its slip."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from kiosk.domain.dossier import Dossier
from kiosk.domain.errors import DeviceError
from kiosk.domain.officer import Officer
from kiosk.domain.payment import Payment, PaymentMethod
from kiosk.domain.printing import PrintKind
from kiosk.domain.vietqr import payload
from kiosk.services import fees, paying, shifts
from kiosk.services.fees import FeeStanding
from kiosk.services.printing import print_paper
from kiosk.ui.counter.rulebook import rulebook_of
from kiosk.ui.images import qr_image

if TYPE_CHECKING:
    from kiosk.ui.tools import Tools


@dataclass(frozen=True, slots=True)
class FeesOf:
    """A dossier, what is owed for it, and whether the officer has a drawer to put cash in."""

    dossier: Dossier
    standing: FeeStanding
    drawer: bool


@dataclass(frozen=True, slots=True)
class FeesJobs:
    """Every method blocks. `officer`: whoever is at work when the job begins."""

    tools: "Tools"
    officer: Officer
    dossier_id: str

    def read(self) -> FeesOf:
        open_store = self.tools.unit_of_work
        with open_store() as uow:
            dossier = uow.dossier(self.dossier_id)
        drawer = shifts.drawer(self.officer.id, open_store)
        return FeesOf(dossier, fees.standing(self.dossier_id, open_store), drawer is not None)

    def take_cash(self, payment_id: str, tendered_vnd: int) -> tuple[int, str]:
        """The change, and the code of what the printer refused."""
        tools = self.tools
        taken = fees.take_cash(
            self.dossier_id, payment_id, tendered_vnd, self.officer.id, tools.unit_of_work, tools.clock
        )
        return taken.change_vnd, self.print_slip(taken.payment, reprint=False)

    def ask_transfer(self, left_vnd: int) -> QImage:
        """The VietQR of what is left."""
        tools = self.tools
        asked = paying.ask(
            self.dossier_id, left_vnd, PaymentMethod.VIETQR, tools.unit_of_work, tools.clock, self.officer.account
        )
        return qr_image(payload(paying.transfer_of(asked, tools.bank)))

    def confirm(self, payment_id: str) -> str:
        paid = paying.confirm_by_officer(payment_id, self.officer, self.tools.unit_of_work, self.tools.clock)
        return self.print_slip(paid, reprint=False)

    def set_fee(self, vnd: int, wish_id: str, reason: str) -> None:
        tools, book = self.tools, rulebook_of(self.tools)
        fees.set_fee(self.dossier_id, vnd, wish_id, reason, self.officer.id, book, tools.unit_of_work, tools.clock)

    def give_back(self, payment_id: str, reason: str) -> str:
        back = fees.refund(payment_id, reason, self.officer.id, self.tools.unit_of_work, self.tools.clock)
        return self.print_slip(back, reprint=True)

    def print_slip(self, payment: Payment, *, reprint: bool) -> str:
        """The code of what the printer refused: the money stands all the same."""
        tools = self.tools
        with tools.unit_of_work() as uow:
            dossier = uow.dossier(self.dossier_id)
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
                actor=self.officer.account,
            )
        except DeviceError as fault:
            return fault.code
        return ""
