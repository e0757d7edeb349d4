"""The work of a visit, one kind a function, for whoever wants the kiosk busy."""

from collections.abc import Callable, Iterator

from kiosk.bootstrap import Kiosk
from kiosk.commands.dossier import file_dossier
from kiosk.domain.card import CardAccessNumber
from kiosk.domain.form import FieldKind, Form
from kiosk.services.printing import print_checklist

PROCEDURE = "1.004222"


def rounds(kiosk: Kiosk) -> Iterator[tuple[str, Callable[[], None]]]:
    """(name, work): card and paper in their processes, submission and sync beside the screen."""
    tools = kiosk.tools
    procedure = tools.catalogue.procedure(PROCEDURE)
    case = procedure.cases[-1]
    form = tools.forms.for_procedure(procedure)
    key = CardAccessNumber(tools.card_hint)
    identity = tools.card_reader.read(key, lambda _: None)

    def read_card() -> None:
        tools.card_reader.read(key, lambda _: None)

    def file() -> None:
        file_dossier(tools, identity, procedure, case, answers(form), scan=True)
        kiosk.outbox.wake()

    def print_paper() -> None:
        edition = tools.catalogue.edition
        print_checklist(
            procedure, case, tools.centre, edition, tools.receipt_printer, tools.paper, tools.unit_of_work, tools.clock
        )

    yield "cards read", read_card
    yield "dossiers scanned, submitted and synced", file
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
