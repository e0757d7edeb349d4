import threading

import pytest

from kiosk.domain.errors import DeviceProcessDied, IllegalTransition, PaperOut
from kiosk.domain.events import ReceiptPrinted
from kiosk.domain.printing import PrintJob, PrintKind, PrintState
from kiosk.domain.slips import TicketSlip
from kiosk.services import printing
from kiosk.services.recovery import recover
from kiosk.store.opening import Store
from tests.services.visit import (
    CENTRE,
    EDITION,
    PROCEDURE,
    Heard,
    PlainPaper,
    ScriptedPrinter,
    StoppedClock,
    filled_draft,
    submit,
)


class Counter:
    """A submitted dossier and the paper it asks for."""

    def __init__(self, store: Store) -> None:
        self.store, self.paper = store, PlainPaper()
        self.dossier = submit(filled_draft(store.unit_of_work).id, store.unit_of_work)

    def slip(self, printer: ScriptedPrinter, reprint: bool = False) -> PrintState:
        return printing.print_slip(
            self.dossier.id, CENTRE, printer, self.paper, self.store.unit_of_work, StoppedClock(), reprint
        )

    def jobs(self) -> list[PrintJob]:
        with self.store.unit_of_work() as uow:
            return uow.print_jobs(self.dossier.id)


@pytest.fixture
def counter(store: Store) -> Counter:
    return Counter(store)


def test_the_ledger_is_committed_before_the_first_byte(counter: Counter, heard: Heard) -> None:
    printer = ScriptedPrinter()
    assert counter.slip(printer) is PrintState.PRINTED
    assert [job.state for job in counter.jobs()] == [PrintState.PRINTED]
    assert heard.events[-1] == ReceiptPrinted(counter.dossier.id, "printed")
    assert not counter.paper.slips[0].on_portal
    assert counter.paper.slips[0].masked_id == "********0011"


def test_taps_one_after_the_other_print_once(counter: Counter) -> None:
    printer = ScriptedPrinter()
    assert {counter.slip(printer) for _ in range(3)} == {PrintState.PRINTED}
    assert printer.sheets == 1


def test_two_taps_at_once_print_once(counter: Counter) -> None:
    both_ready = threading.Barrier(2)
    printer = ScriptedPrinter(at_ready=both_ready.wait)
    answers: list[PrintState] = []
    taps = [threading.Thread(target=lambda: answers.append(counter.slip(printer))) for _ in range(2)]
    for tap in taps:
        tap.start()
    for tap in taps:
        tap.join()
    assert printer.sheets == 1
    assert len(answers) == 2
    assert set(answers) <= {PrintState.PRINTED, PrintState.SENDING}
    assert [job.state for job in counter.jobs()] == [PrintState.PRINTED]


def test_out_of_paper_keeps_the_job_whole(counter: Counter) -> None:
    with pytest.raises(PaperOut):
        counter.slip(ScriptedPrinter(before=PaperOut()))
    job = counter.jobs()[0]
    assert (job.state, job.fault_code) == (PrintState.QUEUED, "PRNT-102")
    assert counter.slip(ScriptedPrinter()) is PrintState.PRINTED
    assert [(j.id, j.state, j.copy) for j in counter.jobs()] == [(job.id, PrintState.PRINTED, 0)]


def test_a_fault_after_the_first_byte_asks_a_person(counter: Counter) -> None:
    assert counter.slip(ScriptedPrinter(after=DeviceProcessDied())) is PrintState.UNKNOWN
    job = counter.jobs()[0]
    assert job.state is PrintState.UNKNOWN
    again = ScriptedPrinter()
    assert counter.slip(again) is PrintState.UNKNOWN
    assert again.sheets == 0  # never by itself
    printing.confirm_paper(job.id, False, counter.store.unit_of_work, StoppedClock())
    assert counter.slip(again) is PrintState.PRINTED
    assert [j.copy for j in counter.jobs()] == [0, 0]  # nobody holds the first one


def test_a_reprint_is_a_new_numbered_job(counter: Counter) -> None:
    printer = ScriptedPrinter()
    counter.slip(printer)
    counter.slip(printer, reprint=True)
    counter.slip(printer, reprint=True)
    assert [job.copy for job in counter.jobs()] == [0, 1, 2]
    assert [slip.reprint for slip in counter.paper.slips] == [0, 1, 2]
    assert len({slip.dossier_code for slip in counter.paper.slips}) == 1


def test_a_draft_has_nothing_to_print(store: Store) -> None:
    draft = filled_draft(store.unit_of_work)
    with pytest.raises(IllegalTransition):
        printing.print_slip(draft.id, CENTRE, ScriptedPrinter(), PlainPaper(), store.unit_of_work, StoppedClock())
    with store.unit_of_work() as uow:
        assert uow.print_jobs(draft.id) == []


def test_a_checklist_for_each_wish(store: Store) -> None:
    printer = ScriptedPrinter()
    for _ in range(2):
        printing.print_checklist(
            PROCEDURE, "", CENTRE, EDITION, printer, PlainPaper(), store.unit_of_work, StoppedClock()
        )
    assert printer.sheets == 2


def test_a_job_cut_by_a_crash_becomes_unknown_at_start(counter: Counter) -> None:
    with pytest.raises(PaperOut):
        counter.slip(ScriptedPrinter(before=PaperOut()))
    job = counter.jobs()[0]
    with counter.store.unit_of_work() as uow:
        uow.move_print_job(job.id, PrintState.SENDING)
        uow.commit()
    assert recover(counter.store.attachments, counter.store.unit_of_work, StoppedClock()) == 1
    assert counter.jobs()[0].state is PrintState.UNKNOWN
    assert recover(counter.store.attachments, counter.store.unit_of_work, StoppedClock()) == 0


def ticket(reprint: int) -> TicketSlip:
    now = StoppedClock().now()
    return TicketSlip(CENTRE, "A015", "Hộ tịch", ("Quầy 3",), 2, (5, 10), "", now, reprint=reprint)


def test_another_slip_is_printed_once_and_again_only_when_asked_for(store: Store) -> None:
    printer, paper = ScriptedPrinter(), PlainPaper()

    def tap(reprint: bool = False) -> PrintState:
        return printing.print_paper(
            PrintKind.TICKET,
            "ticket-1",
            ticket,
            printer,
            paper,
            store.unit_of_work,
            StoppedClock(),
            reprint=reprint,
            actor="officer-7",
        )

    assert [tap(), tap(), tap(reprint=True)] == [PrintState.PRINTED] * 3
    assert printer.sheets == 2
    assert [slip.reprint for slip in paper.others if isinstance(slip, TicketSlip)] == [0, 1]


def test_another_slip_without_paper_waits_whole(store: Store) -> None:
    paper = PlainPaper()
    arguments = (PrintKind.TICKET, "ticket-1", ticket)
    with pytest.raises(PaperOut):
        printing.print_paper(*arguments, ScriptedPrinter(before=PaperOut()), paper, store.unit_of_work, StoppedClock())
    printer = ScriptedPrinter()
    assert printing.print_paper(*arguments, printer, paper, store.unit_of_work, StoppedClock()) is PrintState.PRINTED
    with store.unit_of_work() as uow:
        assert [job.state for job in uow.print_jobs("ticket-1")] == [PrintState.PRINTED]
