"""A desk on the bench: the real store, officers and dossiers, over the devices of filing_bench."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from casework_bench import ANSWERS
from filing_bench import CAN, NOW, PERMANENT_RESIDENCE, Bench, bench
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from shiboken6 import delete

from benchmarks.many_dossiers import seed
from kiosk.demo.finger import Finger
from kiosk.domain.applicant import VerifiedIdentity
from kiosk.domain.events import Event
from kiosk.domain.officer import Officer, Role
from kiosk.domain.ticket import Priority
from kiosk.services import handing_over, officers, queueing
from kiosk.ui.counter.desk_window import DeskWindow
from kiosk.ui.fonts import load_fonts
from kiosk.ui.jobs import Job
from kiosk.ui.tools import Tools
from tests.waiting import PATIENCE_SECONDS

SECRET = "cau-long-bien"
PEOPLE = {
    "sen": ("Trần Thị Sen", {Role.RECEPTION, Role.CASHIER}),
    "cuc": ("Lê Thị Cúc", {Role.CASHIER}),
    "tung": ("Phạm Quốc Tùng", {Role.SUPERVISOR}),
    "mau": ("Ngô Văn Mẫu", {Role.TECHNICIAN}),
}


def add_people(tools: Tools, must_change: bool = False) -> dict[str, Officer]:
    made = {}
    for account, (name, roles) in PEOPLE.items():
        open_store, clock, hasher = tools.unit_of_work, tools.clock, tools.hasher
        officer = officers.add(account, name, roles, f"{SECRET}-1", None, open_store, hasher, clock)
        if not must_change:
            officer = officers.change_secret(officer.id, f"{SECRET}-1", SECRET, open_store, hasher, clock)
        made[account] = officer
    return made


class DeskOnBench:
    """A clerk's window with a finger, keys, and people who may log in."""

    def __init__(self, folder: Path, width: int = 1366, height: int = 768, dossiers: int = 60, **tools: Any) -> None:
        """tools: what is other than on the usual bench."""
        load_fonts()
        self.folder = folder

        def assemble(publish: Callable[[Iterable[Event]], None]) -> Tools:
            self.bench = bench(folder, publish)
            self.officers = add_people(self.bench.tools)
            if dossiers:
                self.ids = seed(self.bench.tools.unit_of_work, dossiers, NOW, 0.2)
            self.bench.tools = replace(self.bench.tools, **tools)
            return self.bench.tools

        self.bench: Bench
        self.desk_window = DeskWindow(assemble, width, height)
        self.window, self.desk = self.desk_window.window, self.desk_window.desk
        self.window.show()
        self.finger = Finger(self.window)
        self.wait(lambda: self.desk.stage == "log-in", "the log-in sheet")

    @property
    def model(self) -> Any:
        return self.desk.model

    def log_in(self, account: str = "tung") -> None:
        self.desk_window.log_in.logIn(account, SECRET)
        self.wait(lambda: self.desk.stage == "work", "the first page")
        self.settle()

    def wait(self, so: Callable[[], Any], what: str) -> None:
        self.finger.wait(so, what, PATIENCE_SECONDS)

    def settle(self) -> None:
        self.finger.rest(0.05)
        self.wait(lambda: not Job.any_running(), "the work to end")
        self.finger.rest(0.05)

    def press(self, keys: str) -> None:
        """A shortcut or a key by its name: "Ctrl+K", "Down", "Return"."""
        chord = QKeySequence(keys)[0]
        QTest.keyClick(self.window, chord.key(), chord.keyboardModifiers())
        self.settle()

    def type(self, words: str) -> None:
        for letter in words:
            QTest.keyClick(self.window, letter, Qt.KeyboardModifier.NoModifier)
        self.settle()

    def people_in_hall(self, count: int = 9) -> None:
        tools = self.bench.tools
        line = tools.queue_rules.lines_of(tools.counter)[0]
        for number in range(count):
            priority = Priority.ELDERLY if number == 2 else Priority.NORMAL
            queueing.issue(line, priority, "K1", tools.unit_of_work, tools.clock)

    def handed_over(self) -> None:
        tools = self.bench.tools
        for place, procedure in (("details", "1.004222"), ("papers", "1.001193"), ("card", "")):
            handing_over.hand_over(place, procedure, "", {}, "", "K1", tools.unit_of_work, tools.clock)

    def receive(self, who: VerifiedIdentity | None = None) -> Any:
        """The page of reception with a person, a matter and its form: the papers are waited for."""
        self.press("Ctrl+2")
        model = self.model
        self.type(CAN)
        self.bench.reader.put_card(who)
        self.press("Return")
        self.wait(lambda: model.identified, "the person")
        model.choose(PERMANENT_RESIDENCE)
        self.settle()
        for key, text in ANSWERS.items():
            model.form.answer(key, text)
        self.finger.rest(0.6)
        self.settle()
        return model

    def close(self) -> None:
        self.wait(lambda: not Job.any_running(), "the work to end")
        self.window.close()
        self.desk_window.close()
        delete(self.desk_window)  # here and now: the garbage collector may come on a pool thread
