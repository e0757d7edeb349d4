"""What the page of fees lists: the payments of a dossier, and the sums that people hand over."""

from datetime import date
from typing import Any

from kiosk.domain.fee import money_text
from kiosk.domain.payment import Payment, PaymentMethod, PaymentState
from kiosk.services.paying import OPEN
from kiosk.ui.counter.casework_words import payment_method, payment_state
from kiosk.ui.counter.words import moment

NOTES = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000)
OFFERED = 5


def sums_handed_over(left_vnd: int) -> list[dict[str, Any]]:
    """For what is left: the sum itself, then the next round ones."""
    sums = sorted({left_vnd, *(-(-left_vnd // note) * note for note in NOTES)}) if left_vnd else []
    return [{"vnd": vnd, "title": money_text(vnd)} for vnd in sums[:OFFERED]]


def payment_row(payment: Payment, today: date) -> dict[str, Any]:
    text, kind = payment_state(payment.state)
    slip = f"{payment.slip_number:04d}/{payment.slip_book} · " if payment.slip_number else ""
    return {
        "id": payment.id,
        "title": f"{money_text(payment.amount_vnd)} · {payment_method(payment.method)}",
        "note": f"{slip}{moment(payment.changed_at, today)} {payment.officer_name}".strip(),
        "state": text,
        "kind": kind,
        "paid": payment.state is PaymentState.PAID,
        "open": payment.method is PaymentMethod.VIETQR and payment.state in OPEN,
    }
