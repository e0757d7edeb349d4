from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from kiosk.domain.casework import Action
from kiosk.domain.errors import DossierUnknown, KioskError, PrinterAbsent
from kiosk.domain.printed import PrintedForm
from kiosk.domain.printing import PrintKind, PrintState
from kiosk.services.casework import TakenStep
from kiosk.services.form_printing import OfficePress, print_issued, print_receipt, print_sheets
from kiosk.services.papers import receipt_form
from kiosk.store.opening import Store
from tests.services.counter import CLERK, MONDAY, filed, hire, step
from tests.services.visit import CENTRE, NAME, PlainPaper, StoppedClock


class Studio(PlainPaper):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[PrintedForm] = []
        self.marks: list[int] = []

    def form(self, form: PrintedForm, copy: int = 0, reprint: int = 0) -> bytes:
        self.forms.append(form)
        self.marks.append(reprint)
        return b"%PDF" + str(len(self.forms)).encode()


@dataclass
class OfficePrinter:
    """Takes as many sheets as told, then refuses."""

    takes: int = 99
    titles: list[str] = field(default_factory=list)
    outcome: PrintState = PrintState.PRINTED

    def print(self, pdf: bytes, title: str) -> PrintState:
        if len(self.titles) >= self.takes:
            raise PrinterAbsent("scripted")
        self.titles.append(title)
        return self.outcome


@pytest.fixture
def refused(store: Store) -> TakenStep:
    hire(store.unit_of_work)
    return step(store, filed(store), Action.REFUSE, CLERK, reason="Không thuộc thẩm quyền")


def press(store: Store, printer: OfficePrinter, paper: Studio, actor: str = CLERK.account) -> OfficePress:
    return OfficePress(CENTRE, printer, paper, store.unit_of_work, StoppedClock(MONDAY), actor)


def _print(store: Store, taken: TakenStep, printer: OfficePrinter, paper: Studio, reprint: bool = False) -> PrintState:
    assert taken.form
    return print_issued(taken.dossier.id, taken.form.id, 2, press(store, printer, paper), reprint=reprint)


def test_two_sheets_once_and_a_reprint_says_so(store: Store, refused: TakenStep) -> None:
    printer, paper = OfficePrinter(), Studio()
    assert _print(store, refused, printer, paper) is PrintState.PRINTED
    assert _print(store, refused, printer, paper) is PrintState.PRINTED  # pressed again: nothing comes out
    assert printer.titles == ["Mẫu 03 số 1/2026, liên 1/2", "Mẫu 03 số 1/2026, liên 2/2"]
    assert _print(store, refused, printer, paper, reprint=True) is PrintState.PRINTED
    assert printer.titles[2:] == [
        "Mẫu 03 số 1/2026, in lại lần 1, liên 1/2",
        "Mẫu 03 số 1/2026, in lại lần 1, liên 2/2",
    ]
    assert len(set(map(str, paper.forms))) == 1  # the same words on all four
    assert paper.marks == [0, 0, 1, 1]
    assert NAME not in "".join(printer.titles)


@pytest.mark.parametrize(("takes", "state"), [(0, PrintState.QUEUED), (1, PrintState.UNKNOWN)])
def test_a_printer_that_gives_up(store: Store, refused: TakenStep, takes: int, state: PrintState) -> None:
    printer, paper = OfficePrinter(takes), Studio()
    try:
        assert _print(store, refused, printer, paper) is state
    except KioskError as fault:
        assert isinstance(fault, PrinterAbsent)
        assert takes == 0
    assert refused.form
    with store.unit_of_work() as uow:
        (job,) = uow.print_jobs(refused.form.id)
    assert (job.state, job.fault_code) == (state, PrinterAbsent.code)
    printer.takes = 99
    if takes == 0:  # the job waits, whole
        assert _print(store, refused, printer, paper) is PrintState.PRINTED
        assert len(printer.titles) == 2
    else:  # somebody must look: nothing is printed by itself
        assert _print(store, refused, printer, paper) is PrintState.UNKNOWN
        assert len(printer.titles) == 1


def test_a_form_of_another_dossier_is_not_found(store: Store, refused: TakenStep) -> None:
    other = filed(store)
    with pytest.raises(DossierUnknown):
        assert refused.form
        print_issued(other.id, refused.form.id, 2, press(store, OfficePrinter(), Studio()))


def test_a_sheet_that_was_taken_and_not_said_to_be_out_stops_the_rest(store: Store, refused: TakenStep) -> None:
    printer = OfficePrinter(outcome=PrintState.UNKNOWN)
    assert _print(store, refused, printer, Studio()) is PrintState.UNKNOWN
    assert len(printer.titles) == 1
    again = OfficePrinter()
    assert _print(store, refused, again, Studio()) is PrintState.UNKNOWN  # never by itself
    assert again.titles == []


RECEIPT_COPIES = 2


def _from_the_command(store: Store, dossier_id: str, printer: OfficePrinter, paper: Studio, again: bool) -> PrintState:
    return print_receipt(dossier_id, RECEIPT_COPIES, press(store, printer, paper, "command"), reprint=again)


def _under_another_subject(
    store: Store, dossier_id: str, printer: OfficePrinter, paper: Studio, again: bool
) -> PrintState:
    """What the ledger is for taken away: the same paper under a name of its own."""
    with store.unit_of_work() as uow:
        value = receipt_form(uow.dossier(dossier_id), CENTRE)
    return print_sheets(
        PrintKind.RECEIPT_FORM,
        dossier_id,
        lambda: value,
        RECEIPT_COPIES,
        "Giấy tiếp nhận",
        press(store, printer, paper, "command"),
        reprint=again,
    )


@pytest.mark.parametrize(("way", "marks"), [(_from_the_command, [0, 0, 1, 1]), (_under_another_subject, [0, 0, 0, 0])])
def test_a_receipt_that_the_counter_printed_comes_again_only_with_its_mark(
    store: Store, way: Callable[..., PrintState], marks: list[int]
) -> None:
    hire(store.unit_of_work)
    accepted = step(store, filed(store), Action.ACCEPT, CLERK)
    printer, paper = OfficePrinter(), Studio()
    _print(store, accepted, printer, paper)
    way(store, accepted.dossier.id, printer, paper, False)
    way(store, accepted.dossier.id, printer, paper, True)
    assert paper.marks[:4] == marks


def test_a_receipt_printed_before_it_was_issued_makes_the_issued_one_a_second(store: Store) -> None:
    hire(store.unit_of_work)
    dossier = filed(store)
    printer, paper = OfficePrinter(), Studio()
    assert _from_the_command(store, dossier.id, printer, paper, False) is PrintState.PRINTED
    accepted = step(store, dossier, Action.ACCEPT, CLERK)
    assert _print(store, accepted, printer, paper) is PrintState.PRINTED  # it does come out
    assert paper.marks == [0, 0, 1, 1]
    assert "in lại lần 1" in printer.titles[2]
