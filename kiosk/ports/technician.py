"""What the technician's pages ask for: the parts of the machine, tried for real, and its settings as a draft."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from kiosk.domain.sheets import CheckVerdict

OnTrial = Callable[[str], None]  # what the trial waits for: "waiting", "reading" …; raises PersonLeft to end it


@dataclass(frozen=True, slots=True)
class PartState:
    """One part of the machine as it was last looked at. Looking asks; it does not print, scan or read."""

    key: str  # "card", "printer" …
    title: str
    verdict: CheckVerdict
    found: str
    remedy: str = ""
    driver: str = ""


@dataclass(frozen=True, slots=True)
class Trial:
    """What happened when a part did its work. Holds nothing of the person whose card was read."""

    key: str
    verdict: CheckVerdict
    text: str
    tried_at: datetime
    code: str = ""  # of a fault
    remedy: str = ""
    page: bytes = field(default=b"", repr=False)  # the first page scanned, a JPEG or PNG file


@dataclass(frozen=True, slots=True)
class SettingRow:
    key: str  # "printer.host"
    kind: str  # "text", "number", "flag", "choice", "time" or "path"
    value: str
    usual: str  # the default
    described: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DayMark:
    day: date
    kind: str  # "off" or "make-up"
    name: str
    source: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A certificate of an issuing authority that this machine believes."""

    subject: str
    file: str
    valid_from: datetime
    valid_until: datetime
    simulated: bool


@dataclass(frozen=True, slots=True)
class Gauge:
    """How long something will last."""

    key: str
    title: str
    verdict: CheckVerdict
    value: str  # "240 ngày"
    text: str
    fraction: float  # 0 empty, 1 full


@dataclass(frozen=True, slots=True)
class FirstPeople:
    """Who gets the first two accounts. The supervisor's secret is made up and told once."""

    supervisor_account: str
    supervisor_name: str = field(repr=False)
    technician_name: str = field(repr=False)
    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Accepted:
    """The machine has been accepted and its settings are in force from the next start."""

    config: Path
    page: Path  # the PDF of the acceptance page
    supervisor_account: str
    supervisor_secret: str = field(repr=False)  # empty: the account was there before
    trials: tuple[Trial, ...] = ()


class Workbench(Protocol):
    """Everything here but `rows` and `last_trials` blocks. Settings are a draft until `keep` or `accept`."""

    @property
    def first_time(self) -> bool:
        """This machine has no settings of its own yet."""

    @property
    def step(self) -> int:
        """How far the first set-up had come when it was left."""

    def at_step(self, step: int) -> None: ...
    def rows(self) -> list[SettingRow]: ...
    def change(self, values: Mapping[str, str]) -> None:
        """Change the draft. Raises ConfigError whose detail names the keys that do not fit; nothing is changed then."""

    @property
    def changed(self) -> bool:
        """The draft differs from what is in force."""

    def keep(self) -> Path:
        """Put the draft in force from the next start. Raises ConfigError, SimulatorInLive."""

    def simulated(self) -> tuple[str, ...]: ...
    def look(self, keys: Sequence[str] = ()) -> list[PartState]: ...
    def last_trials(self) -> Mapping[str, Trial]: ...
    def try_out(self, key: str, access: str, on_trial: OnTrial) -> Trial:
        """Let a part do its work with the draft's settings. A fault is a red trial. Raises PersonLeft.

        access: the six digits that open the card; for "code", what a reader that types has typed.
        """

    def payment_code(self) -> str:
        """The text of a VietQR to the draft's account; empty when there is none."""

    def accept(self, people: FirstPeople) -> Accepted:
        """The last step. Raises SimulatorInLive, SecretWeak, ConfigError, StoreError; nothing is in force then."""

    def days(self) -> list[DayMark]: ...
    def set_day(self, day: date, kind: str | None, name: str) -> None:
        """Raises ResourceBroken."""

    def take_in(self, kind: str, path: Path) -> str:
        """kind: "catalogue", "calendar" or "units". Raises ResourceBroken, CatalogueError."""

    def anchors(self) -> list[Anchor]: ...
    def work_left(self) -> list[Gauge]: ...
    def journal(self) -> str:
        """The last lines of the log, without personal data."""

    def versions(self) -> list[tuple[str, str]]: ...
    def bundle(self, folder: Path | None) -> Path:
        """Pack what the help desk needs. None: the data folder. Raises ConfigError when it cannot be written."""

    def removable(self) -> list[Path]:
        """Folders of USB sticks and the like."""

    def close(self) -> None: ...
