"""The waiting hall's display: shows and speaks each call once, repeats a recall, and says nothing of anybody."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from filing_bench import CENTRE, NOW, RESOURCES
from pytestqt.qtbot import QtBot

from kiosk.domain.errors import StoreUnavailable
from kiosk.domain.officer import Officer
from kiosk.domain.ticket import Priority, QueueTicket
from kiosk.ports import UnitOfWork
from kiosk.services import queueing
from kiosk.store.keys import KeyFile
from kiosk.store.opening import Store, open_store
from kiosk.store.rules import load_queue_rules
from kiosk.ui.hall import hall_page
from kiosk.ui.hall.hall_page import HallPageModel
from kiosk.ui.hall.hall_tools import HallTools
from kiosk.ui.jobs import Job

RULES = load_queue_rules(RESOURCES / "rules", 20)
OFFICER = Officer("o1", "lan", "Nguyễn Thị Mẫu", frozenset(), "", NOW)


class Voice:
    available = True
    speaking = False

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []

    def say(self, text: str, language: str) -> None:
        self.said.append((text, language))
        self.speaking = True

    def hush(self) -> None:
        self.speaking = False


class Clock:
    at = NOW

    def now(self) -> datetime:
        return self.at


class Hall:
    def __init__(self, bot: QtBot, store: Store) -> None:
        self.bot, self.store, self.clock, self.voice = bot, store, Clock(), Voice()
        self.down = False
        self.page = HallPageModel()
        self.page._looks.setInterval(10**6)  # looked at by hand
        self.page._ticks.setInterval(10**6)
        self.page.provide(HallTools(CENTRE, RULES, self.clock, self.open, self.voice))
        self.rest()

    def open(self) -> UnitOfWork:
        if self.down:
            raise StoreUnavailable
        return self.store.unit_of_work()

    def rest(self) -> None:
        self.bot.waitUntil(lambda: not Job.any_running(), timeout=60_000)

    def look(self) -> None:
        self.page.look()
        self.rest()

    def wait(self, milliseconds: int) -> None:
        for _ in range(milliseconds // hall_page.TICK_MS):
            self.page.tick()

    def issue(self, line: str = "civil-status") -> QueueTicket:
        return queueing.issue(RULES.line(line), Priority.NORMAL, "K1", self.store.unit_of_work, self.clock)

    def call(self, counter: str = "8") -> QueueTicket:
        self.clock.at += timedelta(seconds=1)
        lines = [line.key for line in RULES.lines_of(counter)]
        return queueing.call_next(counter, lines, OFFICER, RULES, self.store.unit_of_work, self.clock)


@pytest.fixture
def hall(qtbot: QtBot, tmp_path: Path) -> Iterator[Hall]:
    store = open_store(tmp_path / "store", KeyFile(tmp_path / "key"), lambda _: None)
    hall = Hall(qtbot, store)
    yield hall
    hall.page.deleteLater()
    store.close()


def test_the_call_is_large_spoken_and_then_one_of_the_last(hall: Hall) -> None:
    assert (hall.page.number, hall.page.lately) == ("", [])
    hall.issue()
    hall.issue()
    assert [line["waiting"] for line in hall.page.lines] == [0] * 9
    hall.call("8")
    hall.look()
    page = hall.page
    assert (page.number, page.counter, page.counterTitle) == ("A001", "8", "Hộ tịch, chứng thực")
    assert page.announcing
    assert page.lines[0]["waiting"] == 1
    hall.voice.hush()
    hall.wait(hall_page.SHOWN_MS)
    hall.call("9")
    hall.look()
    assert (page.number, [row["number"] for row in page.lately]) == ("A002", ["A001"])
    assert hall.voice.said == [
        ("Mời số A không không một đến quầy số tám", "vi"),
        ("Mời số A không không hai đến quầy số chín", "vi"),
    ]


def test_calls_wait_for_the_voice_and_none_is_lost(hall: Hall) -> None:
    for _ in range(3):
        hall.issue()
    for counter in ("8", "9", "6"):
        hall.call(counter)
    hall.look()
    assert hall.page.number == "A001"
    hall.wait(hall_page.SHOWN_MS + 1000)
    assert hall.page.number == "A001"  # still being said
    hall.voice.hush()
    hall.wait(hall_page.TICK_MS)
    assert hall.page.number == "A002"
    hall.wait(hall_page.LONGEST_MS)  # a voice that hangs
    assert hall.page.number == "A003"
    assert len(hall.voice.said) == 3


def test_a_recall_is_spoken_again(hall: Hall) -> None:
    hall.issue()
    ticket = hall.call("8")
    hall.look()
    hall.voice.hush()
    hall.wait(hall_page.SHOWN_MS)
    queueing.recall(ticket.id, "8", OFFICER, hall.store.unit_of_work, hall.clock)
    hall.look()
    assert len(hall.voice.said) == 2
    assert hall.voice.said[0] == hall.voice.said[1]


def test_who_did_not_come_is_shown_no_more(hall: Hall) -> None:
    hall.issue()
    ticket = hall.call("8")
    hall.look()
    hall.voice.hush()
    hall.wait(hall_page.SHOWN_MS)
    queueing.skip(ticket.id, "8", OFFICER, hall.store.unit_of_work, hall.clock)
    hall.look()
    assert (hall.page.number, hall.page.lately) == ("", [])


def test_without_the_store_it_says_so_and_comes_back_by_itself(hall: Hall) -> None:
    hall.down = True
    hall.look()
    assert hall.page.faultCode == StoreUnavailable.code
    hall.down = False
    hall.look()
    assert hall.page.faultCode == ""
