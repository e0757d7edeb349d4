"""What a citizen may learn about a dossier here, also without a network.

Without proof of who asks only the code and how far it has come (TT 01/2018/TT-VPCP, Art. 16); the PIN from the
slip opens the rest. Six digits are few: the screen shows one attempt at a time and every refusal is in the audit,
from which a limit per code and hour can be read when the counter asks for one.
"""

import hmac
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.domain.dossier import STATE_TITLE, Delivery, Dossier
from kiosk.domain.errors import DossierUnknown, LookUpRefused
from kiosk.ports import AuditEntry, Clock, OpenUnitOfWork
from kiosk.services.delivery_state import delivery_from
from kiosk.services.papers import receipt_of
from kiosk.services.paying import outstanding_vnd


@dataclass(frozen=True, slots=True)
class Stage:
    """What anyone may see."""

    dossier_code: str
    title: str  # "Được tiếp nhận"


@dataclass(frozen=True, slots=True)
class Moment:
    at: datetime | None  # None: still to come, the day is not known
    text: str
    done: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """What the holder of the PIN may see. Names no person."""

    dossier_id: str
    stage: Stage
    procedure_name: str
    received_at: datetime
    due_at: datetime | None
    delivery: Delivery
    timeline: tuple[Moment, ...]
    owed_vnd: int = 0  # still to be paid; 0 also while nobody knows the fee


def by_code(dossier_code: str, unit_of_work: OpenUnitOfWork) -> Stage:
    """Raises DossierUnknown, StoreError."""
    with unit_of_work() as uow:
        return _stage(uow.dossier_by_code(tidy_code(dossier_code)))


def by_code_and_pin(dossier_code: str, pin: str, unit_of_work: OpenUnitOfWork, clock: Clock) -> Progress:
    """Both answers to a wrong pair sound alike, so that codes cannot be fished for.

    Raises: LookUpRefused, StoreError.
    """
    now = clock.now()
    with unit_of_work() as uow:
        try:
            dossier = uow.dossier_by_code(tidy_code(dossier_code))
        except DossierUnknown as exc:
            raise LookUpRefused("no such code") from exc
        right = hmac.compare_digest(receipt_of(dossier).pin.encode(), pin.strip().encode())
        action = "dossier.looked-up" if right else "look-up.refused"
        uow.audit(AuditEntry(now, action, dossier.id, "kiosk"))
        items = uow.items_of(dossier.id)
        owed = outstanding_vnd(receipt_of(dossier).fee_vnd, uow.payments_of(dossier.id))
        uow.commit()
    if not right:
        raise LookUpRefused("wrong PIN")
    return replace(_progress(dossier, delivery_from(items)), owed_vnd=owed)


def tidy_code(text: str) -> str:
    """As typed on a screen keyboard: capitals, no spaces."""
    return "".join(text.split()).upper()


def _stage(dossier: Dossier) -> Stage:
    return Stage(receipt_of(dossier).dossier_code, STATE_TITLE[dossier.state])


def _progress(dossier: Dossier, delivery: Delivery) -> Progress:
    receipt = receipt_of(dossier)
    return Progress(
        dossier_id=dossier.id,
        stage=_stage(dossier),
        procedure_name=dossier.procedure_name,
        received_at=receipt.received_at,
        due_at=receipt.due_at,
        delivery=delivery,
        timeline=_timeline(dossier, delivery),
    )


def _timeline(dossier: Dossier, delivery: Delivery) -> tuple[Moment, ...]:
    receipt = receipt_of(dossier)
    moments = [Moment(receipt.received_at, "Trung tâm đã nhận và đang giữ hồ sơ của Quý khách.", done=True)]
    if dossier.registered_at is not None:
        moments.append(Moment(dossier.registered_at, "Cổng Dịch vụ công quốc gia đã ghi nhận hồ sơ.", done=True))
    elif delivery is Delivery.STUCK:
        moments.append(Moment(None, "Cán bộ đang kiểm tra việc gửi hồ sơ lên Cổng Dịch vụ công quốc gia.", done=False))
    else:
        moments.append(Moment(None, "Chờ gửi lên Cổng Dịch vụ công quốc gia khi có mạng.", done=False))
    moments.append(Moment(receipt.due_at, "Hẹn trả kết quả.", done=False))
    return tuple(moments)
