"""Officers' accounts from the command line: the technician makes the first supervisor. No secret is an argument."""

import argparse
import getpass
import json
import secrets
import sys
from typing import TYPE_CHECKING

from kiosk.bootstrap import open_store_of
from kiosk.config import load_settings
from kiosk.domain.errors import OfficerUnknown, SimulatorInLive
from kiosk.domain.officer import Officer, Role
from kiosk.machine import SystemClock, data_folder
from kiosk.services import officers
from kiosk.store.secret_hash import Argon2Hasher

if TYPE_CHECKING:
    from kiosk.store.opening import Store

SAMPLES = (
    ("phutrach", "Phạm Quốc Tùng", (Role.SUPERVISOR,)),
    ("tiepnhan", "Trần Thị Sen", (Role.RECEPTION, Role.RESULT_RETURN)),
    ("thuphi", "Lê Thị Cúc", (Role.CASHIER,)),
    ("traketqua", "Ngô Văn Mẫu", (Role.RESULT_RETURN,)),
)


def add(options: argparse.Namespace) -> int:
    with _Open(options) as store:
        roles = [Role(role) for role in options.role]
        secret = _ask_secret()
        officer = officers.add(
            options.account, options.name, roles, secret, None, store.unit_of_work, Argon2Hasher(), SystemClock()
        )
        _tell([officer], options.json)
    return 0


def add_samples(options: argparse.Namespace) -> int:
    """Accounts of invented people for trying, with secrets told once. Refused on a live machine."""
    settings = load_settings(options.config)
    if settings.live:
        raise SimulatorInLive("officers")
    with _Open(options) as store:
        known = {officer.account for officer in officers.listed(store.unit_of_work)}
        for account, name, roles in SAMPLES:
            if account in known:
                continue
            secret = officers.first_secret(secrets)
            officers.add(account, name, roles, secret, None, store.unit_of_work, Argon2Hasher(), SystemClock())
            print(f"{account}\t{secret}\t{' '.join(roles)}")
    return 0


def show_list(options: argparse.Namespace) -> int:
    with _Open(options) as store:
        _tell(officers.listed(store.unit_of_work), options.json)
    return 0


def roles(options: argparse.Namespace) -> int:
    with _Open(options) as store:
        chosen = [Role(role) for role in options.role]
        officer = _named(store, options.account)
        _tell([officers.set_roles(officer.id, chosen, None, store.unit_of_work, SystemClock())], options.json)
    return 0


def reset(options: argparse.Namespace) -> int:
    with _Open(options) as store:
        officer = _named(store, options.account)
        secret = _ask_secret()
        changed = officers.reset(officer.id, secret, None, store.unit_of_work, Argon2Hasher(), SystemClock())
        _tell([changed], options.json)
    return 0


def deactivate(options: argparse.Namespace) -> int:
    with _Open(options) as store:
        officer = _named(store, options.account)
        _tell([officers.set_active(officer.id, False, None, store.unit_of_work, SystemClock())], options.json)
    return 0


class _Open:
    """The store beside whatever else has it open."""

    def __init__(self, options: argparse.Namespace) -> None:
        settings = load_settings(options.config)
        folder = data_folder(settings, options.data)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._store = open_store_of(settings, folder, lambda _: None)

    def __enter__(self) -> "Store":
        return self._store

    def __exit__(self, *_: object) -> None:
        self._store.close()


def _named(store: "Store", account: str) -> Officer:
    """Raises OfficerUnknown."""
    wanted = officers.tidy_account(account)
    found = next((each for each in officers.listed(store.unit_of_work) if each.account == wanted), None)
    if found is None:
        raise OfficerUnknown
    return found


def _ask_secret() -> str:
    """Typed unseen, or one line of standard input for scripts."""
    if sys.stdin.isatty():
        return getpass.getpass("Mật khẩu / secret: ")
    return sys.stdin.readline().rstrip("\n")


def _tell(found: list[Officer], as_json: bool) -> None:
    if as_json:
        print(json.dumps([_plain(each) for each in found], ensure_ascii=False))
        return
    for each in found:
        state = "" if each.active else "\tinactive"
        print(f"{each.account}\t{each.full_name}\t{' '.join(sorted(each.roles))}{state}")


def _plain(officer: Officer) -> dict[str, object]:
    return {
        "account": officer.account,
        "name": officer.full_name,
        "roles": sorted(officer.roles),
        "active": officer.active,
        "must_change": officer.must_change,
    }
