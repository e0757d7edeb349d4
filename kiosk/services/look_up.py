"""What a citizen may learn about a dossier here, also without a network.

Without proof of who asks only the code and how far it has come (TT 01/2018/TT-VPCP, Art. 16); the PIN from the
slip, or the card of whoever filed, opens the rest. Six digits are few: wrong ones are counted in the audit, and
after a few within an hour the code is closed to the PIN at every machine that shares the store.
"""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.domain.applicant import VerifiedIdentity
from kiosk.domain.centre import OneStopCentre
from kiosk.domain.dossier import STATE_TITLE, Delivery, Dossier
from kiosk.domain.errors import DossierUnknown, LookUpLocked, LookUpRefused
from kiosk.domain.receipt_seal import code_in
from kiosk.domain.slips import ProgressLine, ProgressSlip
from kiosk.ports import AuditEntry, Clock, DossierLine, LineFilter, OpenUnitOfWork, UnitOfWork
from kiosk.services.delivery_state import delivery_from
from kiosk.services.papers import receipt_of
from kiosk.services.paying import outstanding_vnd
from kiosk.services.timeline import Moment, advice_of, moments_of

WRONG_PINS = 5  # of one code
WITHIN = timedelta(hours=1)
OWN_MOST = 100


@dataclass(frozen=True, slots=True)
class Stage:
    """What anyone may see."""

    dossier_code: str
    title: str  # "Được tiếp nhận"
    temporary_code: str = ""  # the number it had first; the same as the code: it has no other yet


@dataclass(frozen=True, slots=True)
class Progress:
    """What the holder of the PIN or of the card may see. Names no person."""

    dossier_id: str
    stage: Stage
    procedure_name: str
    received_at: datetime
    due_at: datetime | None
    delivery: Delivery
    timeline: tuple[Moment, ...]
    advice: str  # what to do next; empty: wait
    owed_vnd: int = 0  # still to be paid; 0 also while nobody knows the fee


def by_code(dossier_code: str, unit_of_work: OpenUnitOfWork) -> Stage:
    """Raises DossierUnknown, StoreError."""
    with unit_of_work() as uow:
        return _stage(uow.dossier_by_code(tidy_code(dossier_code)))


def by_code_and_pin(dossier_code: str, pin: str, unit_of_work: OpenUnitOfWork, clock: Clock) -> Progress:
    """Both answers to a wrong pair sound alike, so that codes cannot be fished for.

    Raises: LookUpRefused, LookUpLocked after too many wrong PINs of this code, StoreError.
    """
    now = clock.now()
    with unit_of_work() as uow:
        try:
            dossier = uow.dossier_by_code(tidy_code(dossier_code))
        except DossierUnknown as exc:
            raise LookUpRefused("no such code") from exc
        if uow.count_audits("look-up.refused", dossier.id, now - WITHIN) >= WRONG_PINS:
            raise LookUpLocked
        right = hmac.compare_digest(receipt_of(dossier).pin.encode(), pin.strip().encode())
        uow.audit(AuditEntry(now, "dossier.looked-up" if right else "look-up.refused", dossier.id, "kiosk"))
        found = _progress(dossier, uow)
        uow.commit()
    if not right:
        raise LookUpRefused("wrong PIN")
    return found


def own_lines(identity: VerifiedIdentity, unit_of_work: OpenUnitOfWork) -> list[DossierLine]:
    """Every dossier that the holder of this card filed, the newest first. Raises StoreError."""
    citizen_id = identity.applicant.citizen_id
    if citizen_id is None:
        return []
    with unit_of_work() as uow:
        lines = uow.lines(LineFilter(citizen_id=citizen_id.digits), OWN_MOST)
    return sorted(lines, key=lambda line: line.id, reverse=True)


def by_card(dossier_id: str, identity: VerifiedIdentity, unit_of_work: OpenUnitOfWork, clock: Clock) -> Progress:
    """Raises LookUpRefused when the holder of the card did not file it, DossierUnknown, StoreError."""
    with unit_of_work() as uow:
        dossier = uow.dossier(dossier_id)
        if dossier.applicant.citizen_id is None or dossier.applicant.citizen_id != identity.applicant.citizen_id:
            raise LookUpRefused("another person's dossier")
        uow.audit(AuditEntry(clock.now(), "dossier.looked-up", dossier.id, "kiosk", {"by": "card"}))
        found = _progress(dossier, uow)
        uow.commit()
    return found


def progress_slip(progress: Progress, centre: OneStopCentre, now: datetime, reprint: int = 0) -> ProgressSlip:
    """What the screen tells, to take along."""
    return ProgressSlip(
        centre=centre,
        dossier_code=progress.stage.dossier_code,
        temporary_code=progress.stage.temporary_code,
        title=progress.stage.title,
        procedure_name=progress.procedure_name,
        due_at=progress.due_at,
        advice=progress.advice,
        lines=tuple(ProgressLine(moment.at, moment.text, moment.done) for moment in progress.timeline),
        printed_at=now,
        reprint=reprint,
    )


def tidy_code(text: str) -> str:
    """As typed on a screen keyboard, or read from a slip: capitals, no spaces, without the seal."""
    return code_in(text)


def _stage(dossier: Dossier) -> Stage:
    receipt = receipt_of(dossier)
    return Stage(receipt.dossier_code, STATE_TITLE[dossier.state], receipt.temporary_code)


def _progress(dossier: Dossier, uow: UnitOfWork) -> Progress:
    receipt, steps = receipt_of(dossier), uow.steps_of(dossier.id)
    delivery = delivery_from(uow.items_of(dossier.id))
    return Progress(
        dossier_id=dossier.id,
        stage=_stage(dossier),
        procedure_name=dossier.procedure_name,
        received_at=receipt.received_at,
        due_at=dossier.due_at,
        delivery=delivery,
        timeline=moments_of(dossier, steps, delivery),
        advice=advice_of(dossier, steps),
        owed_vnd=outstanding_vnd(receipt.fee_vnd, uow.payments_of(dossier.id)),
    )
