"""The power goes at every state of the ledger: no receipt is lost, and no second one comes out unmarked.

What the disk held at that moment is copied; the kiosk starts again from the copy, as after a power cut.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.domain.errors import IllegalTransition, PaperOut
from kiosk.domain.printing import NEXT, PrintJob, PrintState
from kiosk.ports import OnSending, Raster
from kiosk.services import printing
from kiosk.services.recovery import recover
from tests.services.visit import CENTRE, PlainPaper, ScriptedPrinter, StoppedClock, filled_draft, fresh_store, submit


class PowerCut(BaseException):
    """Nobody catches it: the process is gone."""


class Machine:
    """One kiosk, its disk, and the papers that came out before and after the cut."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.papers = folder, list[int]()
        self.paper = PlainPaper()
        self.store = fresh_store(folder / "before", lambda _: None)
        self.dossier = submit(filled_draft(self.store.unit_of_work).id, self.store.unit_of_work)

    def cut(self) -> None:
        shutil.copytree(self.folder / "before", self.folder / "after")
        raise PowerCut

    def start_again(self) -> int:
        """How many papers somebody must look at."""
        self.store.close()
        self.store = fresh_store(self.folder / "after", lambda _: None)
        return recover(self.store.attachments, self.store.unit_of_work, StoppedClock())

    def tap(self, printer: "CutPrinter | ScriptedPrinter", reprint: bool = False) -> PrintState:
        return printing.print_slip(
            self.dossier.id, CENTRE, printer, self.paper, self.store.unit_of_work, StoppedClock(), reprint
        )

    def jobs(self) -> list[PrintJob]:
        with self.store.unit_of_work() as uow:
            return uow.print_jobs(self.dossier.id)


class CutPrinter:
    """The power goes `when` this printer is at work; papers: what it had put out by then."""

    def __init__(self, when: str, cut: Callable[[], None]) -> None:
        self.when, self.cut, self.papers = when, cut, 0

    def print(self, raster: Raster, job_id: str, on_sending: OnSending) -> PrintState:
        if self.when == "queued":
            self.cut()
        on_sending("")
        if self.when == "sending, no byte gone":
            self.cut()
        self.papers += 1
        if self.when == "sending, all bytes gone":
            self.cut()
        return PrintState.UNKNOWN if self.when.startswith("unknown") else PrintState.PRINTED


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    machine = Machine(tmp_path)
    yield machine
    machine.store.close()


# When; papers that are out; what is asked after the restart; what the ledger says; papers after the next tap.
CASES = [
    ("queued", 0, 0, PrintState.QUEUED, 1),
    ("sending, no byte gone", 0, 1, PrintState.UNKNOWN, 0),
    ("sending, all bytes gone", 1, 1, PrintState.UNKNOWN, 1),
    ("printed", 1, 0, PrintState.PRINTED, 1),
    ("unknown", 1, 0, PrintState.UNKNOWN, 1),
]


@pytest.mark.parametrize(("when", "out", "asked", "state", "after"), CASES, ids=[case[0] for case in CASES])
def test_a_restart_from_any_state_neither_loses_nor_doubles(
    machine: Machine, when: str, out: int, asked: int, state: PrintState, after: int
) -> None:
    printer = CutPrinter(when, machine.cut)
    try:
        machine.tap(printer)
        machine.cut()
    except PowerCut:
        pass
    assert printer.papers == out
    assert machine.start_again() == asked
    assert [job.state for job in machine.jobs()] == [state]
    again = ScriptedPrinter()
    said = machine.tap(again)
    assert out + again.sheets == after
    if state is PrintState.UNKNOWN:
        assert said is PrintState.UNKNOWN  # a person is asked, and what is said decides
        [job] = machine.jobs()
        printing.confirm_paper(job.id, out > 0, machine.store.unit_of_work, StoppedClock())
        machine.tap(again)
        assert out + again.sheets == 1  # one receipt in the end, whatever happened
    machine.tap(again, reprint=True)
    assert machine.jobs()[-1].copy == 1  # the next one is marked
    assert machine.paper.slips[-1].reprint == 1


def test_a_cut_before_the_job_was_written_leaves_nothing_and_the_tap_prints(machine: Machine) -> None:
    with pytest.raises(PowerCut):
        machine.cut()
    assert machine.start_again() == 0
    assert machine.jobs() == []
    printer = ScriptedPrinter()
    assert machine.tap(printer) is PrintState.PRINTED
    assert printer.sheets == 1


def test_a_cut_while_a_person_is_asked_asks_again(machine: Machine) -> None:
    machine.tap(CutPrinter("unknown", machine.cut))
    with pytest.raises(PowerCut):
        machine.cut()
    machine.start_again()
    assert machine.jobs()[0].state is PrintState.UNKNOWN


def test_a_failed_job_stays_failed_and_the_next_is_a_first_copy(machine: Machine) -> None:
    machine.tap(CutPrinter("unknown", machine.cut))
    printing.confirm_paper(machine.jobs()[0].id, False, machine.store.unit_of_work, StoppedClock())
    with pytest.raises(PowerCut):
        machine.cut()
    assert machine.start_again() == 0
    printer = ScriptedPrinter()
    assert machine.tap(printer) is PrintState.PRINTED
    assert [(job.state, job.copy) for job in machine.jobs()] == [(PrintState.FAILED, 0), (PrintState.PRINTED, 0)]


def test_out_of_paper_then_a_cut_keeps_the_job_and_its_reason(machine: Machine) -> None:
    with pytest.raises(PaperOut):
        machine.tap(ScriptedPrinter(before=PaperOut()))
    with pytest.raises(PowerCut):
        machine.cut()
    assert machine.start_again() == 0
    assert [(job.state, job.fault_code) for job in machine.jobs()] == [(PrintState.QUEUED, "PRNT-102")]
    assert machine.tap(ScriptedPrinter()) is PrintState.PRINTED


def test_where_a_diverted_slip_came_out_is_kept_and_audited(machine: Machine) -> None:
    assert machine.tap(ScriptedPrinter(place="Quầy 1")) is PrintState.PRINTED
    assert machine.jobs()[0].place == "Quầy 1"
    with machine.store.unit_of_work() as uow:
        facts = [json.loads(record.facts) for record in uow.audit_records() if record.action == "custody-slip.printed"]
    assert facts[0]["place"] == "Quầy 1"
    machine.tap(ScriptedPrinter(), reprint=True)
    assert machine.jobs()[1].place == ""


@pytest.mark.parametrize("was", PrintState)
@pytest.mark.parametrize("now", PrintState)
def test_only_the_table_s_steps_are_taken(machine: Machine, was: PrintState, now: PrintState) -> None:
    ways = {
        PrintState.QUEUED: (),
        PrintState.SENDING: (PrintState.SENDING,),
        PrintState.PRINTED: (PrintState.SENDING, PrintState.PRINTED),
        PrintState.UNKNOWN: (PrintState.SENDING, PrintState.UNKNOWN),
        PrintState.FAILED: (PrintState.FAILED,),
    }
    with pytest.raises(PaperOut):
        machine.tap(ScriptedPrinter(before=PaperOut()))
    [job] = machine.jobs()
    with machine.store.unit_of_work() as uow:
        for step in ways[was]:
            uow.move_print_job(job.id, step)
        if now in NEXT[was]:
            uow.move_print_job(job.id, now)
        else:
            with pytest.raises(IllegalTransition):
                uow.move_print_job(job.id, now)
