"""The code reader on the technician's bench: a real device process, a serial line over a pty; no word of anybody."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk import trials
from kiosk.config import Settings
from kiosk.domain.errors import PersonLeft
from kiosk.domain.sheets import CheckVerdict
from kiosk.examination import Light, examine
from kiosk.ports import OnWaiting
from kiosk.settings_file import changed
from kiosk.technician_process import LAST_TRIALS, MachineBench
from tests.devices.code_reader.test_serial_scanner import CARD, PlayedScanner

PERSONAL = ("099085000011", "NGUYỄN", "MẪU", "01011985", "Hoa Sữa", "05112024")


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[MachineBench]:
    made = MachineBench(tmp_path / "kiosk.toml", tmp_path / "data")
    yield made
    made.close()


@pytest.fixture
def scanner(bench: MachineBench, tmp_path: Path) -> Iterator[PlayedScanner]:
    played = PlayedScanner(tmp_path)
    bench.change({"code_reader.driver": "serial", "code_reader.device": str(played.path)})
    yield played
    played.unplug()


class Hand:
    """Shows a code to the scanner once the trial waits."""

    def __init__(self, scanner: PlayedScanner, code: bytes) -> None:
        self._scanner, self._code = scanner, code
        self.phases: list[str] = []

    def heard(self, phase: str) -> None:
        self.phases.append(phase)
        if self.phases.count("code") == 2:
            self._scanner.send(self._code)


def test_a_card_before_the_scanner_is_a_green_trial_without_a_word_of_it(
    bench: MachineBench, scanner: PlayedScanner, tmp_path: Path
) -> None:
    hand = Hand(scanner, f"{CARD}\r".encode())
    trial = bench.try_out("code", "", hand.heard)
    assert (trial.verdict, trial.code) == (CheckVerdict.GOOD, "")
    assert "11 trường" in trial.text
    assert set(hand.phases) == {"code"}
    kept = (tmp_path / "data" / LAST_TRIALS).read_text("utf-8")
    assert trial.text in kept
    assert not any(word in f"{trial!r} {kept}" for word in PERSONAL)


@pytest.mark.parametrize(
    ("sent", "verdict", "code"),
    [
        (b"H99.01-261123-0009\r", CheckVerdict.WARNING, ""),
        (CARD.replace("Ễ", "?").encode() + b"\r", CheckVerdict.FAULT, "CODE-103"),
        (CARD.encode("cp1258", "replace") + b"\r", CheckVerdict.FAULT, "CODE-103"),
    ],
)
def test_other_codes_and_lost_letters(
    bench: MachineBench, scanner: PlayedScanner, sent: bytes, verdict: CheckVerdict, code: str
) -> None:
    trial = bench.try_out("code", "", Hand(scanner, sent).heard)
    assert (trial.verdict, trial.code) == (verdict, code)
    assert bool(trial.remedy) == bool(code)
    assert trial.text.startswith("Đầu đọc mã làm mất dấu hoặc ký tự (") is bool(code)
    assert not any(word in repr(trial) for word in PERSONAL)


def test_a_scanner_that_is_away_is_red(bench: MachineBench, tmp_path: Path) -> None:
    bench.change({"code_reader.driver": "serial", "code_reader.device": str(tmp_path / "none")})
    phases: list[str] = []
    trial = bench.try_out("code", "", phases.append)
    assert (trial.verdict, trial.code) == (CheckVerdict.FAULT, "CODE-101")
    assert trial.remedy.startswith("Cắm lại")
    assert set(phases) == {"code-away"}


def test_a_trial_can_be_left(bench: MachineBench, scanner: PlayedScanner) -> None:
    def left(_: str) -> None:
        raise PersonLeft

    with pytest.raises(PersonLeft):
        bench.try_out("code", "", left)
    assert bench.try_out("code", "", Hand(scanner, f"{CARD}\r".encode()).heard).verdict is CheckVerdict.GOOD


def test_nothing_shown_is_told_after_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = changed(Settings(), {"code_reader.driver": "serial", "card.wait_seconds": 5})

    class Idle:
        def read(self, on_waiting: OnWaiting) -> str:
            while True:
                on_waiting(True)

    hours = iter(range(0, 100, 2))
    monkeypatch.setattr(trials, "code_reader_of", lambda *_: Idle())
    monkeypatch.setattr("kiosk.trials.time.monotonic", lambda: next(hours))
    trial = trials.Trials(settings, tmp_path).try_out("code", "", lambda _: None)
    assert (trial.verdict, trial.text) == (CheckVerdict.WARNING, "không có mã nào trong 5 giây")


@pytest.mark.parametrize(
    ("driver", "typed", "verdict"),
    [
        ("none", "", CheckVerdict.SKIPPED),
        ("keyboard", "", CheckVerdict.SKIPPED),
        ("keyboard", CARD, CheckVerdict.GOOD),
        ("keyboard", CARD.replace("|", "~"), CheckVerdict.FAULT),
        ("keyboard", "8934567890123", CheckVerdict.WARNING),
    ],
)
def test_what_a_reader_typed_is_judged_alike(
    bench: MachineBench, driver: str, typed: str, verdict: CheckVerdict
) -> None:
    bench.change({"code_reader.driver": driver})
    trial = bench.try_out("code", typed, lambda _: None)
    assert trial.verdict is verdict
    assert not any(word in repr(trial) for word in PERSONAL)


@pytest.mark.parametrize(
    ("values", "state", "found"),
    [
        ({"code_reader.driver": "none"}, Light.GREEN, "không dùng"),
        ({"code_reader.driver": "keyboard"}, Light.AMBER, "gõ như bàn phím"),
        ({"code_reader.driver": "serial", "code_reader.device": "/khong/co"}, Light.RED, "CODE-101"),
        ({"code_reader.driver": "serial", "code_reader.device": "/dev/null"}, Light.GREEN, "/dev/null"),
    ],
)
def test_the_doctor_tells_whether_it_is_there(tmp_path: Path, values: dict[str, str], state: Light, found: str) -> None:
    [finding] = examine(changed(Settings(), dict(values)), tmp_path, ["code"])
    assert finding.state is state
    assert found in finding.found
    assert bool(finding.remedy) == (state is not Light.GREEN)


@pytest.mark.parametrize(("program", "state"), [("", Light.RED), ("/usr/bin/v4l2-ctl", Light.GREEN)])
def test_the_doctor_knows_what_a_camera_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, state: Light
) -> None:
    monkeypatch.setattr("kiosk.examination.shutil.which", lambda _: program)
    values = {"code_reader.driver": "camera", "code_reader.device": "/dev/null"}
    [finding] = examine(changed(Settings(), dict(values)), tmp_path, ["code"])
    assert finding.state is state
