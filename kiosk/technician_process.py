"""What the technician's window is made of: the draft of the settings, the trials, and the care of the machine."""

import json
import subprocess
import threading
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.bootstrap import kept_resources
from kiosk.config import Settings
from kiosk.diagnostic_bundle import UNITS, without_persons, write_bundle
from kiosk.domain.errors import ConfigError
from kiosk.domain.sheets import CheckVerdict
from kiosk.domain.vietqr import Transfer, payload, purpose_text
from kiosk.examination import checks_of, examine
from kiosk.machine import bank_of, data_folder
from kiosk.ports.technician import (
    Accepted,
    Anchor,
    DayMark,
    FirstPeople,
    Gauge,
    OnTrial,
    PartState,
    SettingRow,
    Trial,
)
from kiosk.set_up import VERDICTS, Draft, accept, rows_of
from kiosk.store.kept_resources import Kind
from kiosk.trials import TITLES, Trials, versions
from kiosk.work_left import anchors, work_left

if TYPE_CHECKING:
    from kiosk.companions import Peers
    from kiosk.ui.technician.technician_tools import TechnicianTools

LAST_TRIALS = "trials.json"  # in the data folder
JOURNAL_LINES, JOURNAL_SECONDS = "400", 10.0
MOUNTS = (Path("/media"), Path("/run/media"))
DRIVERS = {
    "card": "card.driver",
    "code": "code_reader.driver",
    "scanner": "scanner.driver",
    "printer": "printer.driver",
    "forms": "printer.form_driver",
    "portal": "portal.profile",
    "hub": "hub.url",
}
TRIAL_AMOUNT = 1000


class MachineBench:
    """Implements ports.Workbench.

    config: the kiosk.toml that is written. peers: those that play for the kiosk whose screen we are on.
    Raises ConfigError.
    """

    def __init__(self, config: Path, data: Path | None, peers: "Peers | None" = None) -> None:
        self._data, self._peers = data, peers
        self._draft = Draft(config, data)
        self._trials: Trials | None = None
        self._tried_with: Settings | None = None
        self._turn = threading.Lock()  # the devices of the bench are started and ended by one thread at a time

    # The draft -------------------------------------------------------------------------------------------------

    @property
    def first_time(self) -> bool:
        return self._draft.first_time

    @property
    def step(self) -> int:
        return self._draft.step

    def at_step(self, step: int) -> None:
        self._draft.at_step(step)

    def rows(self) -> list[SettingRow]:
        return rows_of(self._draft.settings)

    def change(self, values: Mapping[str, str]) -> None:
        self._draft.change(values)

    @property
    def changed(self) -> bool:
        return self._draft.changed

    def keep(self) -> Path:
        return self._draft.put_in_force()

    def simulated(self) -> tuple[str, ...]:
        return self._draft.settings.simulated()

    def accept(self, people: FirstPeople) -> Accepted:
        from kiosk.store.secret_hash import Argon2Hasher

        tried = list(self.last_trials().values())
        with self._turn:
            return accept(self._draft, self._data, people, self._bench(), tried, Argon2Hasher())

    # The machine -----------------------------------------------------------------------------------------------

    @property
    def _folder(self) -> Path:
        return data_folder(self._draft.settings, self._data)

    def look(self, keys: Sequence[str] = ()) -> list[PartState]:
        values = {row.key: row.value for row in self.rows()}
        found = [
            PartState(f.key, f.part, VERDICTS[f.state], f.found, f.remedy, values.get(DRIVERS.get(f.key, ""), ""))
            for f in examine(self._draft.settings, self._data, keys)
        ]
        if keys and "speech" not in keys:
            return found
        return [*found, _speech()]

    def last_trials(self) -> Mapping[str, Trial]:
        try:
            kept = json.loads((self._folder / LAST_TRIALS).read_text("utf-8"))
            return {
                key: Trial(
                    key,
                    CheckVerdict(each["verdict"]),
                    each["text"],
                    datetime.fromisoformat(each["tried_at"]),
                    each["code"],
                    each["remedy"],
                )
                for key, each in kept.items()
            }
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    def try_out(self, key: str, access: str, on_trial: OnTrial) -> Trial:
        with self._turn:
            trial = self._bench().try_out(key, access, on_trial)
            self._note(trial)
        return trial

    def _bench(self) -> Trials:
        """Under the draft as it is now: other settings, other processes."""
        if self._trials is None or self._tried_with != self._draft.settings:
            if self._trials is not None:
                self._trials.close()
            same = self._peers is not None and not self._draft.changed
            self._trials = Trials(self._draft.settings, self._folder, self._peers if same else None)
            self._tried_with = self._draft.settings
        return self._trials

    def _note(self, trial: Trial) -> None:
        kept = {
            each.key: {
                "verdict": each.verdict.value,
                "text": each.text,
                "tried_at": each.tried_at.isoformat(),
                "code": each.code,
                "remedy": each.remedy,
            }
            for each in (*self.last_trials().values(), trial)
        }
        folder = self._folder
        part = folder / f"{LAST_TRIALS}.part"
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            part.write_text(json.dumps(kept, ensure_ascii=False, indent=1), "utf-8")
            part.replace(folder / LAST_TRIALS)
        except OSError as exc:
            raise ConfigError(type(exc).__name__) from exc

    def payment_code(self) -> str:
        bank = bank_of(self._draft.settings)
        if not bank.known:
            return ""
        return payload(Transfer(bank.bank_bin, bank.account, TRIAL_AMOUNT, purpose_text("Thu ma VietQR")))

    # Its care --------------------------------------------------------------------------------------------------

    def days(self) -> list[DayMark]:
        return [
            DayMark(date.fromisoformat(row["date"]), row["kind"], row["name"], row["source"])
            for row in kept_resources(self._folder).days()
        ]

    def set_day(self, day: date, kind: str | None, name: str) -> None:
        kept_resources(self._folder).set_day(day, kind, name, "kỹ thuật viên nhập")

    def take_in(self, kind: str, path: Path) -> str:
        return kept_resources(self._folder).take_in(Kind(kind), path)

    def anchors(self) -> list[Anchor]:
        return anchors(self._draft.settings)

    def work_left(self) -> list[Gauge]:
        return work_left(self._draft.settings, self._data)

    def journal(self) -> str:
        words = ["journalctl", "--no-pager", "-o", "short-iso", "-n", JOURNAL_LINES]
        words += [word for unit in UNITS for word in ("-u", unit)]
        try:
            done = subprocess.run(words, capture_output=True, text=True, timeout=JOURNAL_SECONDS, errors="replace")
        except (OSError, subprocess.TimeoutExpired) as exc:
            return f"Không đọc được nhật ký của hệ thống ({type(exc).__name__})."
        return without_persons(done.stdout or done.stderr)

    def versions(self) -> list[tuple[str, str]]:
        return [*versions(), ("Gói đã cài", _package())]

    def bundle(self, folder: Path | None) -> Path:
        name = f"kiosk-{self._draft.settings.station.code}-{datetime.now(UTC):%Y%m%d-%H%M%S}.zip"
        path = (folder or self._folder) / name
        settings = self._draft.settings
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_bundle(path, settings, self._data, examine(settings, self._data))
        except OSError as exc:
            raise ConfigError(type(exc).__name__) from exc
        return path

    def removable(self) -> list[Path]:
        places = [place for root in MOUNTS for place in (*root.glob("*"), *root.glob("*/*"))]
        return sorted(place for place in places if place.is_mount())

    def close(self) -> None:
        with self._turn:
            if self._trials is not None:
                self._trials.close()
                self._trials = None


def open_bench(config: Path, data: Path | None, peers: "Peers | None" = None) -> "TechnicianTools":
    """Everything the technician's pages need. Reads files: not on the UI thread. Raises ConfigError, ResourceBroken."""
    from kiosk.machine import SystemClock
    from kiosk.store.faults import load_faults
    from kiosk.store.units import load_units
    from kiosk.ui.technician.technician_tools import TechnicianTools

    bench = MachineBench(config, data, peers)
    units = load_units(kept_resources(data_folder(Settings(), data)).folder(Kind.UNITS))
    titles = {key: title for key, title, _ in checks_of(Settings(), data)} | TITLES
    return TechnicianTools(bench, load_faults(), units, SystemClock(), titles, tuple(TITLES))


def _speech() -> PartState:
    from kiosk.devices.speech.espeak import EspeakSpeech

    there = EspeakSpeech().available
    verdict = CheckVerdict.GOOD if there else CheckVerdict.WARNING
    found, remedy = ("espeak-ng", "") if there else ("chưa có espeak-ng", "Cài gói espeak-ng để máy đọc được.")
    return PartState("speech", TITLES["speech"], verdict, found, remedy, "espeak-ng")


def _package() -> str:
    """What dpkg says; a program that runs from its sources is no package."""
    try:
        done = subprocess.run(
            ["dpkg-query", "-W", "-f", "${Version}", "kiosk"], capture_output=True, text=True, timeout=JOURNAL_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return "không rõ"
    return done.stdout.strip() or "không cài bằng gói"
