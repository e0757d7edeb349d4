"""What every process of this machine shares: its clock, its folder, its secrets, and whose machine it is."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.config import Settings

if TYPE_CHECKING:
    from kiosk.domain.centre import OneStopCentre
    from kiosk.domain.payment import BankAccount
    from kiosk.domain.retention import RetentionRule
    from kiosk.domain.sharing import Numbering


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


def data_folder(settings: Settings, given: Path | None) -> Path:
    """Where the store, its key and the papers live: the option, the setting, or the user's data folder."""
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share")
    return (given or settings.store.folder or home / "kiosk").absolute()


def centre_of(settings: Settings) -> "OneStopCentre":
    from kiosk.domain.centre import OneStopCentre, OpeningHours

    c = settings.centre
    hours = OpeningHours(c.opens, c.lunch_from, c.lunch_to, c.closes)
    return OneStopCentre(c.name, c.authority, c.place, c.unit_code, c.phone, c.look_up_address, hours, c.file_bytes)


def numbering_of(settings: Settings) -> "Numbering":
    from kiosk.domain.sharing import Numbering

    s = settings.station
    return Numbering(s.code, bool(settings.hub.url), s.codes_from, s.codes_to)


def retention_of(settings: Settings) -> "RetentionRule":
    from kiosk.domain.retention import RetentionRule

    s = settings.store
    open_too = not settings.keeps_all if s.erase == "auto" else s.erase == "acknowledged"
    return RetentionRule(s.keep_days, open_too)


def bank_of(settings: Settings) -> "BankAccount":
    from kiosk.domain.payment import BankAccount

    p = settings.payment
    return BankAccount(p.bank_bin, p.account, p.account_name, p.bank_name)


def credential(name: str) -> str:
    """A secret that systemd handed over, or that lies in the user's settings folder for him alone; empty: neither.

    A counter is started from a desktop, where no unit hands anything over.
    """
    own = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "kiosk" / name
    folder = os.environ.get("CREDENTIALS_DIRECTORY")
    try:
        if folder and (Path(folder) / name).exists():
            return (Path(folder) / name).read_text("utf-8").strip()
        private = own.exists() and not own.stat().st_mode & 0o077
        return own.read_text("utf-8").strip() if private else ""
    except OSError:
        return ""
