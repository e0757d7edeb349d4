"""The supervisor with processes that say and do what the test wants: no window, the same pipes, forks and signals."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.waiting import PATIENCE_SECONDS, until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks")

ACTOR = """
import os, signal, sys, time
from pathlib import Path
from kiosk.session import supervisor
from kiosk.session.supervisor import Supervisor

stage = Path(sys.argv[1])
supervisor.PING_SECONDS, supervisor.SILENCE_SECONDS, supervisor.LOADING_SECONDS = 0.1, 2.0, 3.0
play = sys.argv[2]


def note(words):
    with (stage / "story").open("a") as story:
        story.write(f"{os.getpid()} {words}\\n")


def screen(role, line):
    number = len(list(stage.glob("screen-*"))) + 1
    (stage / f"screen-{number}").touch()
    note(f"{role} {number} begins")
    if play == "never-opens":
        return 7
    if play == "spare-hangs" and number == 2:
        time.sleep(60)
    if play == "spares-fail" and number in (2, 3):
        line.say("failed")
    elif play == "bad-spares" and number in (2, 3):
        return 1
    else:
        line.say("painted")
        time.sleep(0.05)
        line.say("ready")
    deaf = play == "hangs" and number == 1
    while line.open:
        for words in [] if deaf else line.read():
            if words == "show":
                note(f"{role} {number} shown")
                line.say("shown")
            elif words == "there?":
                line.say("here")
                if (stage / f"end-{number}").exists():
                    (stage / f"end-{number}").unlink()
                    note(f"{role} {number} ended")
                    line.say("ended")
                if (stage / f"crash-{number}").exists():
                    os.kill(os.getpid(), signal.SIGSEGV)
                if (stage / f"close-{number}").exists():
                    line.say("closed")
                    return 0
            elif words == "leave":
                note(f"{role} {number} leaves")
                return 0
        if deaf:
            time.sleep(0.1)
    note(f"{role} {number} is left alone")
    return 0


def peers(line):
    line.say('peers {"portal": 1}')
    while line.open:
        line.read()
    return 0


def sender(line):
    note("sender begins")
    while line.open:
        for words in line.read():
            note(f"sender hears {words}")
        if (stage / "sender-dies").exists():
            (stage / "sender-dies").unlink()
            return 3
    return 0


def work(role, line):
    return {"peers": peers, "sender": sender}.get(role, lambda line: screen(role, line))(line)


sys.exit(Supervisor(work, lambda word: note(f"beat {word}") if word != "alive" else None).run())
"""


class Stage:
    def __init__(self, folder: Path, play: str) -> None:
        self.folder = folder
        self.process = subprocess.Popen([sys.executable, "-c", ACTOR, str(folder), play])

    def story(self) -> list[str]:
        """What happened, without the numbers of processes."""
        return [line.split(" ", 1)[1] for line in self._lines()]

    def pid_of(self, words: str) -> int:
        return next(int(line.split(" ", 1)[0]) for line in self._lines() if line.endswith(words))

    def _lines(self) -> list[str]:
        path = self.folder / "story"
        return path.read_text("ascii").splitlines() if path.exists() else []

    def until(self, *words: str) -> None:
        until(lambda: all(word in self.story() for word in words), f"{words}")

    def do(self, name: str) -> None:
        (self.folder / name).touch()


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Callable[[str], Stage]]:
    stages: list[Stage] = []

    def begin(play: str) -> Stage:
        stages.append(Stage(tmp_path, play))
        return stages[-1]

    yield begin
    for stage in stages:
        stage.process.kill()
        stage.process.wait()


Begin = Callable[[str], Stage]


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def gone(pid: int) -> None:
    until(lambda: not alive(pid))


def test_each_visit_has_a_process_that_ends_with_it(begin: Begin) -> None:
    stage = begin("plain")
    for number in (1, 2, 3):
        stage.until(f"spare {number + 1} begins")
        stage.do(f"end-{number}")
        stage.until(f"spare {number + 1} shown")
        gone(stage.pid_of(f"{number} begins"))
    story = stage.story()
    assert [line for line in story if "shown" in line] == [f"spare {n} shown" for n in (2, 3, 4)]
    # The old one keeps the screen until the next one has it.
    assert story.index("spare 2 shown") < story.index("visit 1 leaves")
    assert story.count("beat ready") == 1


def test_a_crash_shows_the_spare_and_asks_what_was_being_printed(begin: Begin) -> None:
    stage = begin("plain")
    stage.until("spare 2 begins", "sender begins")
    stage.do("crash-1")
    stage.until("spare 2 shown", "sender hears recover", "spare 3 begins")
    gone(stage.pid_of("visit 1 begins"))


def test_a_screen_that_hangs_is_replaced(begin: Begin) -> None:
    stage = begin("hangs")
    stage.until("spare 2 shown", "spare 3 begins")
    gone(stage.pid_of("visit 1 begins"))


def test_spares_that_die_are_made_again_and_a_waiting_citizen_gets_the_first_that_lives(begin: Begin) -> None:
    stage = begin("bad-spares")
    stage.until("spare 2 begins")
    stage.do("end-1")
    stage.until("spare 4 shown")
    assert "spare 3 shown" not in stage.story()


def test_a_spare_that_never_gets_ready_is_replaced(begin: Begin) -> None:
    stage = begin("spare-hangs")
    stage.until("spare 2 begins")
    stage.do("end-1")
    stage.until("spare 3 shown")
    gone(stage.pid_of("spare 2 begins"))


def test_where_no_screen_can_open_one_says_why_until_another_can(begin: Begin) -> None:
    stage = begin("spares-fail")
    stage.until("spare 2 begins")
    stage.do("crash-1")
    stage.until("spare 4 shown")
    story = stage.story()
    shown = [line for line in story if "shown" in line]
    assert shown[-1] == "spare 4 shown"
    assert set(shown[:-1]) <= {"spare 2 shown", "spare 3 shown"}


def test_the_sender_is_started_again(begin: Begin) -> None:
    stage = begin("plain")
    stage.until("sender begins")
    first = stage.pid_of("sender begins")
    stage.do("sender-dies")
    os.kill(first, signal.SIGKILL)
    until(lambda: stage.story().count("sender begins") >= 2)


def test_what_never_opened_gives_its_exit_code(begin: Begin) -> None:
    assert begin("never-opens").process.wait(PATIENCE_SECONDS) == 7


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_a_signal_ends_them_all(begin: Begin, number: signal.Signals, code: int) -> None:
    stage = begin("plain")
    stage.until("spare 2 begins", "sender begins")
    stage.process.send_signal(number)
    assert stage.process.wait(PATIENCE_SECONDS) == code
    for words in ("visit 1 begins", "spare 2 begins", "sender begins"):
        assert not alive(stage.pid_of(words))
    assert "beat leaving" in stage.story()


def test_closing_the_window_ends_them_all(begin: Begin) -> None:
    stage = begin("plain")
    stage.until("spare 2 begins", "sender begins")
    stage.do("close-1")
    assert stage.process.wait(PATIENCE_SECONDS) == 0
    assert not alive(stage.pid_of("spare 2 begins"))


def test_without_the_supervisor_nobody_goes_on(begin: Begin) -> None:
    stage = begin("plain")
    stage.until("spare 2 begins", "sender begins")
    stage.process.kill()
    stage.process.wait()
    for words in ("visit 1 begins", "spare 2 begins", "sender begins"):
        gone(stage.pid_of(words))
