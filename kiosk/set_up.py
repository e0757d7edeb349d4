"""The set-up of one machine: a draft of its settings that can be left and taken up again, tried, and put in force.

Until the last step nothing is in force: no account, no kiosk.toml. The draft holds no secret, for settings hold none.
"""

import contextlib
import os
import secrets
import tomllib
from collections.abc import Mapping, Sequence
from datetime import time
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args, get_origin

import tomli_w
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from kiosk.bootstrap import open_store_of
from kiosk.config import Settings, load_settings
from kiosk.domain.errors import ConfigError, KioskError, SecretWeak, SimulatorInLive
from kiosk.domain.identifiers import uuid7
from kiosk.domain.officer import Officer, Role
from kiosk.domain.printed import ThermalSlip
from kiosk.domain.printing import PrintKind
from kiosk.domain.sheets import AcceptancePage, CheckLine, CheckVerdict
from kiosk.examination import Light, examine
from kiosk.machine import SystemClock, data_folder
from kiosk.ports import AuditEntry
from kiosk.ports.technician import Accepted, FirstPeople, SettingRow, Trial
from kiosk.services import officers
from kiosk.services.printing import print_paper
from kiosk.settings_file import changed, to_toml, write_settings
from kiosk.trials import TITLES, Trials

if TYPE_CHECKING:
    from kiosk.ports import SecretHasher
    from kiosk.store.opening import Store

DRAFT = "set-up.toml"  # in the data folder, until the settings are in force
ACCEPTANCE = "acceptance"  # folder in the data folder
TECHNICIAN = "ktv"  # the account behind the PIN
PIN_DIGITS = 8
VERDICTS = {Light.GREEN: CheckVerdict.GOOD, Light.AMBER: CheckVerdict.WARNING, Light.RED: CheckVerdict.FAULT}


class Draft:
    """Settings on their way. config: the kiosk.toml they are for; one that cannot be used is begun anew, and stays
    beside the new one when that is written.
    """

    def __init__(self, config: Path, data: Path | None) -> None:
        self.config = config
        found = _in_force(config)
        in_force, self.first_time = found or Settings(), found is None
        self.in_force, self.settings, self.step = in_force, in_force, 0
        self._path = data_folder(in_force, data) / DRAFT
        self._take_up()

    def change(self, values: Mapping[str, str]) -> None:
        """Texts as a person typed them. Raises ConfigError naming the keys that do not fit."""
        kinds = {row.key: row.kind for row in rows_of(self.settings)}
        typed = {key: _typed(kinds.get(key, ""), text.strip()) for key, text in values.items()}
        self.settings = changed(self.settings, typed)
        self._keep()

    def at_step(self, step: int) -> None:
        self.step = step
        self._keep()

    @property
    def changed(self) -> bool:
        return self.settings != self.in_force

    def put_in_force(self) -> Path:
        """Raises ConfigError, SimulatorInLive; what was in force stays so then."""
        refuse_simulators(self.settings)
        write_settings(self.settings, self.config)
        self.in_force, self.first_time, self.step = self.settings, False, 0
        self._path.unlink(missing_ok=True)
        return self.config

    def _take_up(self) -> None:
        """A draft that no longer fits is left where it is and not used."""
        with contextlib.suppress(OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError, ValueError):
            values = tomllib.loads(self._path.read_text("utf-8"))
            step = int(values.pop("step", 0))
            self.settings, self.step = Settings(**values), step

    def _keep(self) -> None:
        part = self._path.with_name(DRAFT + ".part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            part.write_text(f"{tomli_w.dumps({'step': self.step})}{to_toml(self.settings)}", "utf-8")
            part.replace(self._path)
        except OSError as exc:
            raise ConfigError(type(exc).__name__) from exc


def _in_force(config: Path) -> Settings | None:
    """None: there are none, or they cannot be used. Simulators in a live machine are what a technician came to mend."""
    try:
        return load_settings(config)
    except SimulatorInLive:
        return Settings(**tomllib.loads(config.read_text("utf-8")))
    except ConfigError:
        return None


def refuse_simulators(settings: Settings) -> None:
    """Raises SimulatorInLive, whose detail says which."""
    if settings.live and settings.simulated():
        raise SimulatorInLive(", ".join(settings.simulated()))


# Settings as rows ------------------------------------------------------------------------------------------------


def rows_of(settings: Settings) -> list[SettingRow]:
    """Every setting of the file, in its order, with how a person enters it."""
    return _rows(settings, Settings(), "")


def _rows(model: BaseModel, usual: BaseModel, prefix: str) -> list[SettingRow]:
    rows: list[SettingRow] = []
    for name, field in type(model).model_fields.items():
        value, default = getattr(model, name), getattr(usual, name)
        if isinstance(value, BaseModel):
            rows += _rows(value, default, f"{prefix}{name}.")
        else:
            kind, choices = _kind(field)
            told = _text(value), _text(default)
            rows.append(SettingRow(prefix + name, kind, *told, field.description or "", choices))
    return rows


def _kind(field: FieldInfo) -> tuple[str, tuple[str, ...]]:
    wanted: Any = field.annotation
    if str(get_origin(wanted)) == "typing.Literal":
        return "choice", get_args(wanted)
    plain = next((each for each in get_args(wanted) if each is not NoneType), wanted)
    return {bool: "flag", int: "number", float: "number", time: "time"}.get(
        plain, "path" if issubclass(plain, Path) else "text"
    ), ()


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return "" if value is None else str(value)


def _typed(kind: str, text: str) -> object:
    return None if kind == "path" and not text else text.replace(",", ".") if kind == "number" else text


# The last step ---------------------------------------------------------------------------------------------------


def accept(
    draft: Draft, data: Path | None, people: FirstPeople, trials: Trials, tried: Sequence[Trial], hasher: "SecretHasher"
) -> Accepted:
    """Accounts, the acceptance page printed and stored, and last of all the settings.

    Raises: SimulatorInLive, SecretWeak, ConfigError, StoreError. kiosk.toml is as it was then.
    """
    refuse_simulators(draft.settings)
    if not (len(people.pin) >= PIN_DIGITS and people.pin.isascii() and people.pin.isdigit()):
        raise SecretWeak("the PIN is eight digits or more")
    folder = data_folder(draft.settings, data)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    store = open_store_of(draft.settings, folder, lambda _: None)
    try:
        secret = _first_supervisor(people, store, hasher)
        technician = _technician(people, store, hasher)
        page = trials.acceptance_page(checks_of(draft.settings, data, tried), technician.full_name)
        kept = _print_and_store(page, folder, store, trials, technician)
        config = draft.put_in_force()
    finally:
        store.close()
    account = officers.tidy_account(people.supervisor_account)
    return Accepted(config, kept, account, secret, tuple(tried))


def checks_of(settings: Settings, data: Path | None, tried: Sequence[Trial]) -> tuple[CheckLine, ...]:
    """Everything examined; where a part was tried, what it did stands instead."""
    by_key = {trial.key: trial for trial in tried}
    lines = []
    for finding in examine(settings, data):
        trial = by_key.pop(finding.key, None)
        if trial is None:
            lines.append(CheckLine(finding.part, VERDICTS[finding.state], finding.found))
        else:
            lines.append(CheckLine(finding.part, trial.verdict, trial.text, trial.code))
    lines += [CheckLine(TITLES[trial.key], trial.verdict, trial.text, trial.code) for trial in by_key.values()]
    return tuple(lines)


def _first_supervisor(people: FirstPeople, store: "Store", hasher: "SecretHasher") -> str:
    """The secret to be told once; empty when there is such an account already."""
    account = officers.tidy_account(people.supervisor_account)
    known = officers.listed(store.unit_of_work)
    if not account or any(officer.account == account for officer in known):
        if not any(Role.SUPERVISOR in officer.roles and officer.active for officer in known):
            raise ConfigError("supervisor_account")
        return ""
    secret, name = officers.first_secret(secrets), people.supervisor_name
    officers.add(account, name, [Role.SUPERVISOR], secret, None, store.unit_of_work, hasher, SystemClock())
    return secret


def _technician(people: FirstPeople, store: "Store", hasher: "SecretHasher") -> Officer:
    """The account behind the hidden entry. Who sets the machine up chooses the PIN, so nobody need change it."""
    open_store, clock = store.unit_of_work, SystemClock()
    known = next((each for each in officers.listed(open_store) if each.account == TECHNICIAN), None)
    first = officers.first_secret(secrets)
    if known is None:
        name = people.technician_name or "Kỹ thuật viên"
        known = officers.add(TECHNICIAN, name, [Role.TECHNICIAN], first, None, open_store, hasher, clock)
    else:
        officers.reset(known.id, first, None, open_store, hasher, clock)
    return officers.change_secret(known.id, first, people.pin, open_store, hasher, clock)


def _print_and_store(page: AcceptancePage, folder: Path, store: "Store", trials: Trials, technician: Officer) -> Path:
    """The PDF is on disk before anything is printed; a printer that is away leaves the page whole."""
    now, clock = page.tested_at, SystemClock()
    kept = folder / ACCEPTANCE / f"{now:%Y%m%d-%H%M%S}.pdf"
    kept.parent.mkdir(exist_ok=True, mode=0o700)
    pdf = trials.paper().form(page)
    with kept.open("wb") as file:
        file.write(pdf)
        file.flush()
        os.fsync(file.fileno())
    subject = uuid7(now)
    with store.unit_of_work() as uow:
        facts = {check.device: check.verdict.value for check in page.checks}
        uow.audit(AuditEntry(now, "set-up.accepted", subject, technician.account, facts))
        uow.commit()

    def slip(_: int) -> ThermalSlip:
        return page

    with contextlib.suppress(KioskError):  # its trial says so already, on the page itself
        printer, paper, open_store = trials.receipt_printer(), trials.paper(), store.unit_of_work
        print_paper(PrintKind.ACCEPTANCE, subject, slip, printer, paper, open_store, clock, actor=technician.account)
    with contextlib.suppress(KioskError):
        trials.form_printer().print(pdf, f"Biên bản nghiệm thu {page.device_code}")
    return kept
