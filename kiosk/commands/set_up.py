"""`kiosk setup`: the technician's window, or the same set-up from a file of answers, without a screen."""

import argparse
import secrets
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kiosk.commands.output import show_json
from kiosk.config import Settings
from kiosk.domain.errors import ConfigError
from kiosk.domain.sheets import CheckVerdict
from kiosk.machine import data_folder
from kiosk.ports.technician import Accepted, FirstPeople, Trial
from kiosk.set_up import PIN_DIGITS, rows_of
from kiosk.technician_process import MachineBench, open_bench
from kiosk.trials import TITLES

if TYPE_CHECKING:
    from kiosk.ui.technician.technician_tools import TechnicianTools

SETTINGS = "kiosk.toml"  # in the data folder, where no other place is said


class Answers(BaseModel):
    """The table [set_up] of a file of answers; the rest of the file is a kiosk.toml. No secret stands in it."""

    model_config = ConfigDict(extra="forbid")

    supervisor_account: str = "phutrach"
    supervisor_name: str = "Phụ trách bộ phận Một cửa"
    technician_name: str = "Kỹ thuật viên"
    try_out: list[str] = Field(default=["portal", "hub", "scanner", "printer", "forms"], alias="try")
    card_access: str = ""  # six digits; empty: the sample card's


def set_up(options: argparse.Namespace) -> int:
    if options.answers:
        return _unattended(options)
    return show_window(options)


def config_of(options: argparse.Namespace) -> Path:
    return Path(options.config) if options.config else data_folder(Settings(), options.data) / SETTINGS


def show_window(options: argparse.Namespace) -> int:
    from kiosk.ui.technician.technician_window import run_technician

    def assemble() -> "TechnicianTools":
        from kiosk.logs import set_up_logging

        set_up_logging(options.verbose)
        return open_bench(config_of(options), options.data)

    code, start = run_technician(sys.argv[:1], options, assemble)
    if start:
        _start(start, options)
    return code


def _start(role: str, options: argparse.Namespace) -> None:
    """In our place: the program as it will be opened from now on."""
    import os

    words = [sys.executable, "-m", "kiosk", "run", "--mode", role, "--config", str(config_of(options))]
    words += ["--data", str(options.data)] if options.data else []
    words += ["--fullscreen"] if options.fullscreen else []
    os.execv(words[0], words)  # noqa: S606 (our own program, and its arguments as they were given to us)


def _unattended(options: argparse.Namespace) -> int:
    """Exit 0 when the settings are in force and nothing that was tried is red."""
    answers, values = read_answers(options.answers)
    bench = MachineBench(config_of(options), options.data)
    try:
        bench.change(values)
        trials = [bench.try_out(key, answers.card_access, _unseen) for key in answers.try_out]
        pin = "".join(str(secrets.randbelow(10)) for _ in range(PIN_DIGITS))
        people = FirstPeople(answers.supervisor_account, answers.supervisor_name, answers.technician_name, pin)
        accepted = bench.accept(people)
    finally:
        bench.close()
    _tell(accepted, trials, pin, options.json)
    return 1 if any(trial.verdict is CheckVerdict.FAULT for trial in trials) else 0


def read_answers(path: Path) -> tuple[Answers, dict[str, str]]:
    """The table [set_up], and every other key as a text. Raises ConfigError naming the keys that do not fit."""
    try:
        given = tomllib.loads(path.read_text("utf-8"))
        answers = Answers(**given.pop("set_up", {}))
        rows = {row.key: row.value for row in rows_of(Settings(**given))}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        raise ConfigError(type(exc).__name__) from exc
    except ValidationError as exc:
        raise ConfigError(", ".join(".".join(map(str, e["loc"])) for e in exc.errors())) from None
    if not set(answers.try_out) <= TITLES.keys():
        raise ConfigError("set_up.try")
    return answers, rows


def _tell(accepted: Accepted, trials: list[Trial], pin: str, as_json: bool) -> None:
    told: dict[str, Any] = {
        "config": str(accepted.config),
        "acceptance_page": str(accepted.page),
        "supervisor": accepted.supervisor_account,
        "supervisor_secret": accepted.supervisor_secret,
        "technician": "ktv",
        "pin": pin,
        "trials": [
            {"part": t.key, "verdict": t.verdict.value, "text": t.text, "code": t.code, "remedy": t.remedy}
            for t in trials
        ],
    }
    if as_json:
        show_json(told)
        return
    for trial in trials:
        print(f"{trial.verdict.value:8} {trial.key:8} {trial.code} {trial.text}".rstrip())
    print(f"kiosk.toml: {accepted.config}\nBiên bản nghiệm thu: {accepted.page}")
    if accepted.supervisor_secret:
        print(f"{accepted.supervisor_account}\t{accepted.supervisor_secret}\t(đổi ở lần đăng nhập đầu)")
    print(f"ktv\t{pin}\t(mã của kỹ thuật viên, chỉ hiện một lần)")


def _unseen(_: str) -> None:
    """Nobody looks on."""
