"""Accounts from the command line: the technician's way to the first supervisor."""

import io
import json
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.domain.errors import OfficerUnknown, SecretWeak, SimulatorInLive

SECRET = "cau-long-bien"


def say(arguments: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch, typed: str = SECRET) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed + "\n"))
    return main(["officer", *arguments, "--data", str(folder)])


def test_the_first_supervisor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["add", "--account", "PhuTrach", "--name", "Phạm Quốc Tùng", "--role", "supervisor", "--json"]
    assert say(words, tmp_path, monkeypatch) == 0
    made = json.loads(capsys.readouterr().out)[0]
    assert (made["account"], made["roles"], made["must_change"]) == ("phutrach", ["supervisor"], True)
    assert SECRET not in json.dumps(made)
    assert say(["list"], tmp_path, monkeypatch) == 0
    assert capsys.readouterr().out == "phutrach\tPhạm Quốc Tùng\tsupervisor\n"


def test_what_is_refused_says_its_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["add", "--account", "sen", "--name", "Trần Thị Sen", "--role", "cashier"]
    assert say(words, tmp_path, monkeypatch, "ngan") == 1
    assert SecretWeak.code in capsys.readouterr().err
    assert say(["deactivate", "--account", "khong-co"], tmp_path, monkeypatch) == 1
    assert OfficerUnknown.code in capsys.readouterr().err


def test_samples_are_made_on_demand_and_not_on_a_live_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert say(["add-samples"], tmp_path, monkeypatch) == 0
    first = capsys.readouterr().out.splitlines()
    assert len(first) == 4
    assert all(len(line.split("\t")[1]) == 10 for line in first)
    assert say(["add-samples"], tmp_path, monkeypatch) == 0
    assert capsys.readouterr().out == ""  # they are there already
    live = tmp_path / "kiosk.toml"
    live.write_text(
        'live = true\n[card]\ndriver = "pcsc"\n[scanner]\ndriver = "sane"\n'
        '[printer]\ndriver = "network"\nform_driver = "cups"\n[portal]\nsandbox = false\n'
    )
    assert say(["add-samples", "--config", str(live)], tmp_path, monkeypatch) == 1
    assert SimulatorInLive.code in capsys.readouterr().err
