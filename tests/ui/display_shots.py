"""The waiting hall's display: before anybody is called, while a number is announced, and on a full morning."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from filing_bench import CENTRE, NOW, RESOURCES, Silence
from walks import Walk

from kiosk.demo.finger import Finger
from kiosk.domain.officer import Officer
from kiosk.domain.ticket import Priority
from kiosk.services import queueing
from kiosk.store.keys import KeyFile
from kiosk.store.opening import Store, open_store
from kiosk.store.rules import load_queue_rules
from kiosk.ui.hall.hall_tools import HallTools
from kiosk.ui.hall.hall_window import HallWindow

RULES = load_queue_rules(RESOURCES / "rules", 20)
OFFICER = Officer("o1", "lan", "Nguyễn Thị Mẫu", frozenset(), "", NOW)


class HallClock:
    at = NOW

    def now(self) -> datetime:
        return self.at


class DisplayWalk(Walk):
    name = "display"
    touched = False
    sizes = {"full": (1920, 1080), "small": (1280, 720)}  # noqa: RUF012 (as in Walk)
    looks = ("light", "contrast")

    def __init__(self, folder: Path, width: int, height: int) -> None:
        self.store: Store = open_store(folder / "store", KeyFile(folder / "key"), lambda _: None)
        self.clock = HallClock()
        self.apart = False
        known = CENTRE, RULES, self.clock, self.store.unit_of_work, Silence(), self.store.close
        tools = HallTools(*known, apart=lambda: self.apart)
        self.hall = HallWindow(lambda: tools, width, height)
        self.engine, self.window = self.hall.engine, self.hall.window
        self.window.show()
        self.finger = Finger(self.window)
        self.until(lambda: self.hall.tools is not None, "the store")

    def speak(self, language: str) -> None:
        """Vietnamese only: whoever waits hears the number in Vietnamese too."""

    def close(self) -> None:
        self.hall.model.stop()
        super().close()
        self.hall.close()

    def states(self) -> Iterator[str]:
        self.settle()
        yield "1-nobody"
        for line in RULES.lines:
            for _ in range(9 if line.key == "civil-status" else 4):
                queueing.issue(line, Priority.NORMAL, "K1", self.store.unit_of_work, self.clock)
        self.call("8")
        self.until(lambda: self.hall.model.number == "A001", "the call")
        yield "2-first-call"
        for counter in ("9", "6", "2", "3", "1", "10", "7"):
            self.call(counter)
        self.until(lambda: len(self.hall.model.lately) == 6, "the other calls")
        yield "3-full"
        self.apart = True
        self.hall.model.look()
        self.until(lambda: self.hall.model.apart, "the note")
        yield "5-apart"
        self.apart = False
        self.hall.model.fail("STOR-400")
        yield "4-fault"

    def call(self, counter: str) -> None:
        lines = [line.key for line in RULES.lines_of(counter)]
        queueing.call_next(counter, lines, OFFICER, RULES, self.store.unit_of_work, self.clock)
