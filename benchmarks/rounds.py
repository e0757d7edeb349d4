"""The work of a visit, one kind a function, for whoever wants the kiosk busy."""

import secrets
from collections.abc import Callable, Iterator

from kiosk.bootstrap import Kiosk
from kiosk.domain.card import CardAccessNumber
from kiosk.domain.dossier import PaperMark
from kiosk.domain.form import FieldKind, Form
from kiosk.ports import ScannedPage
from kiosk.services import attaching, drafting, submission
from kiosk.services.printing import print_checklist

PROCEDURE = "1.004222"


def rounds(kiosk: Kiosk) -> Iterator[tuple[str, Callable[[], None]]]:
    """(name, work): card and paper in their processes, submission and sync beside the screen."""
    tools = kiosk.tools
    procedure = tools.catalogue.procedure(PROCEDURE)
    case = procedure.cases[-1]
    form = tools.forms.for_procedure(procedure)
    documents = [d for d in procedure.documents_for(case) if d.handed_in]
    key = CardAccessNumber(tools.card_hint)
    identity = tools.card_reader.read(key, lambda _: None)

    def read_card() -> None:
        tools.card_reader.read(key, lambda _: None)

    def file_dossier() -> None:
        draft = drafting.start(identity, procedure, tools.catalogue.edition, case, tools.unit_of_work, tools.clock)
        drafting.keep_details(draft.id, form, answers(form), tools.unit_of_work)
        pages: list[ScannedPage] = []
        tools.scanner.scan(pages.append)
        attaching.attach(draft.id, documents[0], pages, tools.paper, tools.attachments, tools.unit_of_work)
        for document in documents[1:]:
            drafting.mark_paper(draft.id, document, PaperMark.TO_COUNTER, tools.unit_of_work)
        submission.submit(
            draft.id,
            procedure,
            form,
            tools.centre,
            tools.reception_rules.for_procedure(procedure.code),
            tools.calendar,
            tools.unit_of_work,
            tools.clock,
            secrets,
            tools.units.place_name,
        )
        kiosk.outbox.wake()

    def print_paper() -> None:
        edition = tools.catalogue.edition
        print_checklist(
            procedure, case, tools.centre, edition, tools.receipt_printer, tools.paper, tools.unit_of_work, tools.clock
        )

    yield "cards read", read_card
    yield "dossiers scanned, submitted and synced", file_dossier
    yield "slips drawn and printed", print_paper


def answers(form: Form) -> dict[str, str]:
    """The shortest good answers to a form."""
    values: dict[str, str] = {}
    for field in form.fields:
        if not field.required or not field.applies(values):
            continue
        if field.kind is FieldKind.ADDRESS:
            values |= {f"{field.key}.province": "01", f"{field.key}.commune": "00004", f"{field.key}.detail": "Số 1"}
        else:
            by_kind = {FieldKind.PHONE: "0900000011", FieldKind.EMAIL: "a@vidu.vn"}
            values[field.key] = field.choices[0].value if field.choices else by_kind.get(field.kind, "Mẫu")
    return values
