"""Dossiers of invented people on the desk's bench, taken as far as a test wants by lawful steps."""

from datetime import date

from filing_bench import MAU, PERMANENT_RESIDENCE, identity

from kiosk.domain.applicant import Applicant
from kiosk.domain.casework import Action
from kiosk.domain.dossier import Delivery, Dossier, PaperMark
from kiosk.domain.identifiers import uuid7
from kiosk.domain.officer import Officer
from kiosk.services import drafting
from kiosk.services.casework import StepWish, take_step
from kiosk.services.receipt_proof import sealed_text
from kiosk.services.submission import submit
from kiosk.ui.counter.rulebook import rulebook_of
from kiosk.ui.tools import Tools

ANSWERS = {
    "capacity": "self",
    "residence.province": "01",
    "residence.commune": "00004",
    "residence.detail": "12 phố Mẫu",
    "relation_to_householder": "self",
    "phone": "0900000000",
    "return_by": "centre",
}


def draft(tools: Tools, who: Applicant = MAU, mark: PaperMark = PaperMark.TO_COUNTER) -> Dossier:
    procedure = tools.catalogue.procedure(PERMANENT_RESIDENCE)
    form = tools.forms.for_procedure(procedure)
    case = procedure.cases[0] if procedure.cases else ""
    open_store = tools.unit_of_work
    dossier = drafting.start(identity(who), procedure, tools.catalogue.edition, case, open_store, tools.clock)
    drafting.keep_details(dossier.id, form, ANSWERS, open_store)
    for document in procedure.papers_to_hand_in(case):
        dossier = drafting.mark_paper(dossier.id, document, mark, open_store)
    return dossier


def filed(tools: Tools, who: Applicant = MAU) -> Dossier:
    """A kiosk took it in; nobody has looked at it."""
    return submitted(tools, draft(tools, who))


def submitted(tools: Tools, dossier: Dossier) -> Dossier:
    procedure = tools.catalogue.procedure(PERMANENT_RESIDENCE)
    return submit(
        dossier.id,
        procedure,
        tools.forms.for_procedure(procedure),
        tools.centre,
        tools.reception_rules.for_procedure(procedure.code),
        tools.calendar,
        tools.unit_of_work,
        tools.clock,
        tools.secrets,
    )


def led(tools: Tools, officer: Officer, *actions: Action, who: Applicant = MAU) -> Dossier:
    """Filed, then led on by these steps."""
    return led_on(tools, filed(tools, who), officer, *actions)


def led_on(tools: Tools, dossier: Dossier, officer: Officer, *actions: Action) -> Dossier:
    for action in actions:
        wish = StepWish(uuid7(tools.clock.now()), action, "Theo đề nghị của cơ quan giải quyết", date(2026, 12, 9))
        book = rulebook_of(tools)
        dossier = take_step(dossier.id, wish, officer.id, book, tools.unit_of_work, tools.clock).dossier
    return dossier


def stored(tools: Tools, code: str) -> Dossier:
    with tools.unit_of_work() as uow:
        return uow.dossier_by_code(code)


def receipt_of(tools: Tools, dossier: Dossier) -> str:
    """What the symbol on its custody slip says, were it printed now."""
    with tools.unit_of_work() as uow:
        words = sealed_text(uow.dossier(dossier.id), Delivery.WAITING, 0, tools.clock.now(), uow)
        uow.commit()
    return words
