"""One counter of invented officers, for the tests of casework, intake, fees and returning."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from kiosk.domain.casework import Action, StepRules
from kiosk.domain.catalogue import Catalogue
from kiosk.domain.dossier import Dossier, DossierState
from kiosk.domain.identifiers import uuid7
from kiosk.domain.officer import Officer, Role
from kiosk.domain.rules import ReceptionRules
from kiosk.domain.working_time import WorkCalendar
from kiosk.ports import OpenUnitOfWork
from kiosk.services.casework import StepWish, TakenStep, take_step
from kiosk.services.rulebook import Rulebook
from kiosk.store.opening import Store
from kiosk.store.rules import load_step_rules
from tests.services.visit import CENTRE, EDITION, PROCEDURE, RULE, StoppedClock, filled_draft, submit

RULES = Path(__file__).resolve().parents[2] / "resources" / "rules"
MONDAY = datetime(2026, 11, 30, 2, tzinfo=UTC)  # 09:00 in Vietnam
HOLIDAY = date(2026, 12, 2)
CALENDAR = WorkCalendar(frozenset({date(2026, 11, 24), HOLIDAY}), frozenset(), frozenset({2026, 2027}))


@cache
def step_rules() -> StepRules:
    return load_step_rules(RULES)


def rulebook(result_codes: tuple[str, ...] = ("KQ.X99.000001",)) -> Rulebook:
    summary = replace(PROCEDURE.summary, result_codes=result_codes)
    catalogue = Catalogue(EDITION, [summary], {PROCEDURE.code: replace(PROCEDURE, summary=summary)})
    return Rulebook(step_rules(), ReceptionRules(RULE, {}), catalogue, CALENDAR, CENTRE)


def officer(*roles: Role, account: str = "mau", active: bool = True) -> Officer:
    return Officer(
        id=f"00000000-0000-7000-8000-{account:0>12}",
        account=account,
        full_name=f"Trần Thị {account.capitalize()}",
        roles=frozenset(roles),
        secret_hash="",
        created_at=MONDAY,
        active=active,
    )


CLERK = officer(Role.RECEPTION, account="tiep")
CASHIER = officer(Role.CASHIER, account="thu")
RETURNER = officer(Role.RESULT_RETURN, account="tra")
HEAD = officer(Role.SUPERVISOR, account="truong")
FITTER = officer(Role.TECHNICIAN, account="may")
STAFF = (CLERK, CASHIER, RETURNER, HEAD, FITTER)


def hire(unit_of_work: OpenUnitOfWork) -> None:
    with unit_of_work() as uow:
        for person in STAFF:
            uow.add_officer(person)
        uow.commit()


def filed(store: Store, at: datetime = MONDAY) -> Dossier:
    """A dossier that a kiosk took in and nobody has looked at."""
    clock = StoppedClock(at)
    return submit(filled_draft(store.unit_of_work, clock).id, store.unit_of_work, clock, CALENDAR)


def wish(action: Action, reason: str = "", new_day: date | None = None) -> StepWish:
    return StepWish(uuid7(MONDAY), action, reason, new_day)


def step(
    store: Store,
    dossier: Dossier,
    action: Action,
    by: Officer = HEAD,
    at: datetime = MONDAY,
    reason: str = "Lý do mẫu",
    new_day: date | None = None,
) -> TakenStep:
    return take_step(dossier.id, wish(action, reason, new_day), by.id, rulebook(), store.unit_of_work, StoppedClock(at))


def stored(store: Store, dossier_id: str) -> Dossier:
    with store.unit_of_work() as uow:
        return uow.dossier(dossier_id)


WAY_TO: dict[DossierState, tuple[Action, ...]] = {
    DossierState.NEW: (),
    DossierState.RECEIVED: (Action.ACCEPT,),
    DossierState.REFUSED: (Action.REFUSE,),
    DossierState.PROCESSING: (Action.ACCEPT, Action.FORWARD),
    DossierState.NEEDS_SUPPLEMENT: (Action.ACCEPT, Action.FORWARD, Action.REQUEST_SUPPLEMENT),
    DossierState.AWAITING_PAYMENT: (Action.ACCEPT, Action.ASK_PAYMENT),
    DossierState.WITHDRAWN: (Action.WITHDRAW,),
    DossierState.STOPPED: (Action.ACCEPT, Action.STOP),
    DossierState.DONE: (Action.ACCEPT, Action.FORWARD, Action.RESULT_READY),
    DossierState.RETURNED: (Action.ACCEPT, Action.FORWARD, Action.RESULT_READY, Action.RETURN_RESULT),
}


def brought_to(store: Store, state: DossierState, at: datetime = MONDAY) -> Dossier:
    """A dossier led there by lawful steps, each a minute after the other."""
    dossier = filed(store, at)
    for number, action in enumerate(WAY_TO[state], 1):
        dossier = step(store, dossier, action, at=at + timedelta(minutes=number)).dossier
    return dossier
