"""A legal form is given its number, and what stands on it is kept: a reprint says the same."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime

from kiosk.domain.casework import FormCode, IssuedForm, StepRule
from kiosk.domain.centre import OneStopCentre
from kiosk.domain.dossier import STATE_TITLE, Dossier
from kiosk.domain.form import tidy
from kiosk.domain.identifiers import uuid7
from kiosk.domain.legal_forms import (
    ApologyNotice,
    HandOver,
    Party,
    RefusalNotice,
    RoutingSlip,
    StopNotice,
    SupplementRequest,
)
from kiosk.domain.officer import Officer
from kiosk.domain.paper import PaperLine
from kiosk.domain.printed import PrintedForm
from kiosk.domain.sheets import HandOverSheet, ResultLine
from kiosk.ports import UnitOfWork
from kiosk.services.papers import receipt_form, receipt_of

Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FormFacts:
    """What an officer adds to a form beside the reason. Empty: printed as dots, or not at all."""

    papers: tuple[PaperLine, ...] = ()  # to be brought (02), or given back (05)
    asked_by: str = field(default="", repr=False)  # 05: who asked to stop
    money_text: str = ""  # 05: what happens to a fee already paid
    handling_body: str = ""  # 04, 06: cơ quan giải quyết
    receiver_name: str = field(default="", repr=False)  # 06, BG: người nhận
    signer_name: str = field(default="", repr=False)  # 04, 05
    signer_title: str = ""
    results: tuple[ResultLine, ...] = ()  # BG: what is handed out
    receiver_number: str = field(default="", repr=False)  # BG: masked
    receiver_role: str = ""
    note: str = ""


NO_FACTS = FormFacts()


def written(facts: FormFacts) -> list[str]:
    """What somebody has typed of them: not the name of a receiver who was proved, which may be a card's."""
    receiver = "" if facts.receiver_role else facts.receiver_name
    words = (facts.asked_by, facts.money_text, facts.handling_body, receiver)
    results = [text for line in facts.results for text in (line.name, line.number, line.note)]
    return [*words, facts.signer_name, facts.signer_title, facts.note, *results]


def issue(
    rule: StepRule,
    dossier: Dossier,
    officer: Officer,
    reason: str,
    facts: FormFacts,
    due_was: datetime | None,
    now: datetime,
    uow: UnitOfWork,
) -> IssuedForm:
    """Within a transaction of the caller. The dossier is as the step leaves it."""
    assert rule.form is not None  # noqa: S101 (the caller's table says so)
    book = uow.book_of(now)
    number = uow.next_number(f"form-{rule.form.value}", book)
    form = replace(
        drawn_up(rule.form, dossier, officer, reason, facts, due_was, now), id=uuid7(now), book=book, number=number
    )
    uow.add_issued_form(form)
    return form


def drawn_up(
    code: FormCode,
    dossier: Dossier,
    officer: Officer,
    reason: str,
    facts: FormFacts,
    due_was: datetime | None,
    now: datetime,
    new_due: datetime | None = None,
) -> IssuedForm:
    """The form as it would be issued now, without a number: what the officer sees while typing."""
    receipt = receipt_of(dossier)
    values = {
        "applicant": dossier.applicant.full_name,
        "address": receipt.contact.address,
        "phone": receipt.contact.phone,
        "email": receipt.contact.email,
        "request": " - ".join(part for part in (dossier.procedure_name, dossier.case) if part),
        "reason": tidy(reason),
        "due_was": _instant(due_was),
        "due_now": _instant(new_due or dossier.due_at),
        "stage": STATE_TITLE[dossier.state],
        "papers": json.dumps([asdict(line) for line in facts.papers], ensure_ascii=False),
        "asked_by": tidy(facts.asked_by) or dossier.applicant.full_name,
        "money_text": tidy(facts.money_text),
        "handling_body": tidy(facts.handling_body),
        "receiver_name": tidy(facts.receiver_name),
        "signer_name": tidy(facts.signer_name),
        "signer_title": tidy(facts.signer_title),
        "results": json.dumps([asdict(line) for line in facts.results], ensure_ascii=False),
        "receiver_number": facts.receiver_number,
        "receiver_role": tidy(facts.receiver_role),
        "note": tidy(facts.note),
    }
    return IssuedForm(
        id="",
        dossier_id=dossier.id,
        form=code,
        book="",
        number=0,
        issued_at=now,
        officer_id=officer.id,
        officer_name=officer.full_name,
        values=values,
    )


def printed_form(issued: IssuedForm, dossier: Dossier, centre: OneStopCentre) -> PrintedForm:
    """What is printed of a form that was issued. Raises IllegalTransition for a draft."""
    draw = {
        FormCode.RECEIPT: _receipt,
        FormCode.SUPPLEMENT: _supplement,
        FormCode.REFUSAL: _refusal,
        FormCode.APOLOGY: _apology,
        FormCode.STOP: _stop,
        FormCode.ROUTING: _routing,
        FormCode.HAND_OVER: _hand_over_sheet,
    }
    return draw[issued.form](issued, dossier, centre)


def _receipt(issued: IssuedForm, dossier: Dossier, centre: OneStopCentre) -> PrintedForm:
    return replace(receipt_form(dossier, centre), officer_name=issued.officer_name)


def _supplement(issued: IssuedForm, dossier: Dossier, centre: OneStopCentre) -> PrintedForm:
    return SupplementRequest(
        centre=centre,
        number=issued.number,
        dossier_code=receipt_of(dossier).dossier_code,
        issued_at=issued.issued_at,
        applicant=_party(issued.values),
        request=issued.values["request"],
        papers=_papers(issued.values),
        reason=issued.values["reason"],
        officer_name=issued.officer_name,
    )


def _refusal(issued: IssuedForm, dossier: Dossier, centre: OneStopCentre) -> PrintedForm:
    return RefusalNotice(
        centre=centre,
        dossier_code=receipt_of(dossier).dossier_code,
        issued_at=issued.issued_at,
        applicant=_party(issued.values),
        request=issued.values["request"],
        reason=issued.values["reason"],
        officer_name=issued.officer_name,
    )


def _apology(issued: IssuedForm, dossier: Dossier, centre: OneStopCentre) -> PrintedForm:
    receipt, values = receipt_of(dossier), issued.values
    return ApologyNotice(
        centre=centre,
        number=issued.number,
        dossier_code=receipt.dossier_code,
        issued_at=issued.issued_at,
        applicant=_party(values),
        request=values["request"],
        received_at=receipt.received_at,
        due_at=datetime.fromisoformat(values["due_was"]),
        new_due_at=datetime.fromisoformat(values["due_now"]),
        reason=values["reason"],
        signer_name=values["signer_name"],
        signer_title=values["signer_title"],
        handling_body=values["handling_body"],
    )


def _stop(issued: IssuedForm, dossier: Dossier, centre: OneStopCentre) -> PrintedForm:
    receipt, values = receipt_of(dossier), issued.values
    return StopNotice(
        centre=centre,
        number=issued.number,
        dossier_code=receipt.dossier_code,
        issued_at=issued.issued_at,
        applicant=_party(values),
        request=values["request"],
        received_at=receipt.received_at,
        asked_by=values["asked_by"],
        reason=values["reason"],
        stage=values["stage"],
        money_text=values["money_text"],
        returned_papers=_papers(values),
        signer_name=values["signer_name"],
        signer_title=values["signer_title"],
    )


def _routing(issued: IssuedForm, dossier: Dossier, centre: OneStopCentre) -> PrintedForm:
    receipt, values = receipt_of(dossier), issued.values
    handling_body = values["handling_body"] or centre.authority
    hand_over = HandOver(
        centre.name, handling_body, issued.issued_at, issued.officer_name, receiver_name=values["receiver_name"]
    )
    return RoutingSlip(
        centre=centre,
        dossier_code=receipt.dossier_code,
        applicant_name=values["applicant"],
        request=values["request"],
        received_at=receipt.received_at,
        due_at=datetime.fromisoformat(values["due_now"]) if values["due_now"] else None,
        handling_body=handling_body,
        cooperating_body="",
        register_book=receipt.register_book,
        register_number=receipt.register_number,
        hand_overs=(hand_over,),
        qr_text=receipt.dossier_code,
    )


def _hand_over_sheet(issued: IssuedForm, dossier: Dossier, centre: OneStopCentre) -> PrintedForm:
    receipt, values = receipt_of(dossier), issued.values
    return HandOverSheet(
        centre=centre,
        dossier_code=receipt.dossier_code,
        request=values["request"],
        owner=replace(_party(values), name=dossier.owner_name),
        receiver_name=values["receiver_name"],
        receiver_id=values["receiver_number"],
        receiver_role=values["receiver_role"],
        results=tuple(ResultLine(**line) for line in json.loads(values["results"])),
        due_at=datetime.fromisoformat(values["due_now"]) if values["due_now"] else None,
        handed_at=issued.issued_at,
        fee_text=receipt.fee_text,
        officer_name=issued.officer_name,
        note=values["note"],
    )


def _party(values: Values) -> Party:
    return Party(values["applicant"], values["address"], values["phone"], values["email"])


def _papers(values: Values) -> tuple[PaperLine, ...]:
    return tuple(PaperLine(**line) for line in json.loads(values["papers"]))


def _instant(at: datetime | None) -> str:
    return at.isoformat() if at else ""
