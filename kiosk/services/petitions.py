"""Petitions in the centre's own register. The Portal's PAKN site takes none by machine, and nobody is told it does."""

import hmac
from datetime import timedelta

from kiosk.domain.centre import OneStopCentre
from kiosk.domain.errors import PetitionEmpty, PetitionUnknown, RoleMissing
from kiosk.domain.events import PetitionReceived
from kiosk.domain.identifiers import uuid7
from kiosk.domain.local_time import local
from kiosk.domain.officer import Officer, Role
from kiosk.domain.slips import PetitionSlip
from kiosk.domain.voice import Petition, PetitionKind, PetitionState
from kiosk.ports import AuditEntry, Clock, OpenUnitOfWork, Secrets, UnitOfWork
from kiosk.services.pins import new_pin

PAKN_SITE = "https://pakn.dichvucong.gov.vn"
SERIES = "petition"
MOST_TEXT, MOST_CONTACT = 4000, 200
REFUSALS_AN_HOUR = 5
KIND_TITLE = {
    PetitionKind.FEEDBACK: "Góp ý",
    PetitionKind.PETITION: "Kiến nghị",
    PetitionKind.COMPLAINT: "Phản ánh",
    PetitionKind.PRAISE: "Khen ngợi",
}


def file(
    kind: PetitionKind,
    text: str,
    contact: str,
    station: str,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
    secrets: Secrets,
    wish: str = "",
    dossier_code: str = "",
) -> Petition:
    """Take one in. contact: empty for who wants no name in it.

    wish: an id the caller made for this one wish; asked again with the same one, the same petition comes back.
    Raises PetitionEmpty (no words, or more than the register holds), StoreError.
    """
    text, contact, now = text.strip(), contact.strip(), clock.now()
    if not text or len(text) > MOST_TEXT or len(contact) > MOST_CONTACT:
        raise PetitionEmpty
    day = f"{local(now):%y%m%d}"
    with unit_of_work() as uow:
        known = uow.petition(wish) if wish else None
        if known is not None:
            return known
        petition = Petition(
            id=wish or uuid7(now),
            code=f"PA-{day}-{uow.next_number(SERIES, day):04d}",
            pin=new_pin(secrets),
            kind=kind,
            text=text,
            created_at=now,
            station=station,
            contact=contact,
            dossier_code=dossier_code,
        )
        uow.add_petition(petition)
        _audit(petition, "petition.received", station, clock, uow)
        uow.announce(PetitionReceived(petition.id))
        uow.commit()
    return petition


def look_up(code: str, pin: str, unit_of_work: OpenUnitOfWork, clock: Clock) -> Petition:
    """What became of it. After five wrong PINs within an hour the right one waits too.

    Raises PetitionUnknown (all refusals sound alike), StoreError.
    """
    now = clock.now()
    with unit_of_work() as uow:
        petition = uow.petition_by_code("".join(code.split()).upper())
        if petition is None:
            raise PetitionUnknown
        refused = uow.count_audits("petition.refused", petition.id, now - timedelta(hours=1))
        same = hmac.compare_digest(petition.pin.encode(), "".join(pin.split()).encode())
        right = same and refused < REFUSALS_AN_HOUR
        _audit(petition, "petition.looked-up" if right else "petition.refused", "kiosk", clock, uow)
        uow.commit()
    if not right:
        raise PetitionUnknown
    return petition


def waiting(unit_of_work: OpenUnitOfWork, limit: int = 500) -> list[Petition]:
    """Nobody has answered or forwarded them yet; oldest first. Raises StoreError."""
    with unit_of_work() as uow:
        return uow.petitions_in(frozenset({PetitionState.RECEIVED}), limit)


def answer(code: str, text: str, officer: Officer, unit_of_work: OpenUnitOfWork, clock: Clock) -> Petition:
    """The centre's answer, for who asks with the PIN. A later answer stands in place of the former.

    Raises RoleMissing (who is no supervisor, or whose account was closed since he logged in), PetitionUnknown,
    PetitionEmpty, OfficerUnknown, StoreError.
    """
    return _close(code, PetitionState.ANSWERED, text, officer, unit_of_work, clock)


def forward(code: str, where: str, officer: Officer, unit_of_work: OpenUnitOfWork, clock: Clock) -> Petition:
    """Handed on to the authority that may decide; `where` is what the citizen reads. Raises as `answer`."""
    return _close(code, PetitionState.FORWARDED, where, officer, unit_of_work, clock)


def petition_slip(petition: Petition, centre: OneStopCentre, reprint: int = 0) -> PetitionSlip:
    return PetitionSlip(
        centre=centre,
        code=petition.code,
        kind=KIND_TITLE[petition.kind],
        received_at=petition.created_at,
        answer_by=None,
        on_portal=False,
        pin=petition.pin,
        qr_text=petition.code,
        reprint=reprint,
    )


def _close(
    code: str, state: PetitionState, text: str, officer: Officer, unit_of_work: OpenUnitOfWork, clock: Clock
) -> Petition:
    if not text.strip() or len(text) > MOST_TEXT:
        raise PetitionEmpty
    with unit_of_work() as uow:
        now = uow.officer(officer.id)
        if not (now.active and now.may(Role.SUPERVISOR)):
            raise RoleMissing(Role.SUPERVISOR.value)
        petition = uow.petition_by_code(code)
        if petition is None:
            raise PetitionUnknown
        petition.state, petition.answer = state, text.strip()
        petition.answered_at, petition.officer_id = clock.now(), officer.id
        uow.save_petition(petition)
        _audit(petition, f"petition.{state.value}", officer.account, clock, uow)
        uow.commit()
    return petition


def _audit(petition: Petition, action: str, actor: str, clock: Clock, uow: UnitOfWork) -> None:
    uow.audit(AuditEntry(clock.now(), action, petition.id, actor, {"code": petition.code}))
