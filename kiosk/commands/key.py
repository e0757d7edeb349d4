"""`kiosk key`: who keeps the key of the store, and how the centre gets it back. No key is ever shown or an argument."""

import argparse
import getpass
import sys
from dataclasses import dataclass
from pathlib import Path

from kiosk.bootstrap import key_provider_of
from kiosk.commands.output import show_json, show_table
from kiosk.config import Settings, load_settings
from kiosk.domain.errors import KeyMissing, RecoveryRefused, StoreError, WrongKey
from kiosk.machine import data_folder
from kiosk.store.key_providers.recovery import fingerprint, make_recovery_key, unwrap, wrap, wrapped_for
from kiosk.store.key_providers.table import KEEPERS
from kiosk.store.keys import KeyCheck, KeyProvider, derive
from kiosk.store.opening import KEY_CHECK, is_new


@dataclass(frozen=True, slots=True)
class _Machine:
    settings: Settings
    folder: Path

    @property
    def store(self) -> Path:
        return self.folder / "store"

    def keeper(self, name: str = "") -> KeyProvider:
        return key_provider_of(self.settings, self.folder, name)

    def key(self) -> bytes:
        """Of the keeper in the settings, proved against the store. Raises KeyMissing, KeyLocked, WrongKey."""
        key = self.keeper().key(may_create=is_new(self.store))
        self.prove(key)
        return key

    def prove(self, key: bytes) -> None:
        """Raises WrongKey."""
        check = KeyCheck(self.store / KEY_CHECK)
        if check.exists():
            check.verify(derive(key).check)


def _machine_of(options: argparse.Namespace) -> _Machine:
    settings = load_settings(options.config)
    return _Machine(settings, data_folder(settings, options.data))


def status(options: argparse.Namespace) -> int:
    """Exit 1 when the keeper in the settings does not give the store's key."""
    machine, fault = _machine_of(options), ""
    try:
        if not is_new(machine.store):
            machine.key()
    except StoreError as exc:
        fault = exc.code
    wrapped = wrapped_for(machine.store)
    told = {
        "keeper": machine.settings.store.key,
        "store": not is_new(machine.store),
        "fault": fault,
        "kept_by": [name for name in KEEPERS if machine.keeper(name).exists()],
        "recovery": fingerprint(wrapped) if wrapped else "",
        "recovery_wanted": fingerprint(wanted) if (wanted := machine.settings.store.recovery_key) else "",
    }
    if options.json:
        show_json(told)
        return 1 if fault else 0
    none = "chưa có"
    show_table([
        ("Ai giữ khóa", KEEPERS[machine.settings.store.key].title),
        ("Kho hồ sơ", (f"{fault}: không mở được" if fault else "khóa đúng") if told["store"] else none),
        ("Khóa đang nằm ở", ", ".join(told["kept_by"]) or none),  # type: ignore[arg-type]
        ("Khóa khôi phục của kho", str(told["recovery"]) or none),
        ("Khóa khôi phục trong cài đặt", str(told["recovery_wanted"]) or none),
    ])  # fmt: skip
    return 1 if fault else 0


def new_recovery(options: argparse.Namespace) -> int:
    """Make the centre's recovery key in a file. Not on a kiosk: the file belongs into the centre's safe."""
    passphrase = _ask("Mật khẩu của khóa khôi phục: ")
    if sys.stdin.isatty() and _ask("Gõ lại mật khẩu: ") != passphrase:
        raise RecoveryRefused("typed differently the second time")
    public = make_recovery_key(options.file, passphrase)
    if options.json:
        show_json({"recovery_key": public, "fingerprint": fingerprint(public)})
    else:
        print(f'Cài trên mọi máy: store.recovery_key = "{public}"')
        print(f"Dấu vân tay: {fingerprint(public)}")
        print(f"Cất {options.file} và mật khẩu ở hai nơi. Mất một trong hai thì không ai mở lại được kho.")
    return 0


def keep(options: argparse.Namespace) -> int:
    """Let another keeper have the key, too. The one before keeps it until `kiosk key forget`."""
    machine = _machine_of(options)
    key = machine.key()
    machine.keeper(options.keeper).keep(key)
    print(f'{KEEPERS[options.keeper].title}: đã giữ khóa. Tiếp theo: đặt store.key = "{options.keeper}", mở lại máy,')
    print(f"rồi `kiosk key forget --keeper {machine.settings.store.key}`.")
    return 0


def forget(options: argparse.Namespace) -> int:
    """Take the key away from a keeper that is no longer used; the one in the settings must have given it first."""
    machine = _machine_of(options)
    if options.keeper == machine.settings.store.key:
        print("kiosk key forget: store.key names this keeper", file=sys.stderr)
        return 2
    machine.key()
    machine.keeper(options.keeper).forget()
    print(f"{KEEPERS[options.keeper].title}: đã bỏ khóa.")
    return 0


def recover(options: argparse.Namespace) -> int:
    """Open the store's wrapped key with the centre's recovery key and give it to the keeper in the settings.

    Raises: KeyMissing when the store has no wrapped key, RecoveryRefused, WrongKey, KeyLocked.
    """
    machine = _machine_of(options)
    if is_new(machine.store):
        raise KeyMissing("no store")
    key = unwrap(machine.store, options.recovery_key, _ask("Mật khẩu của khóa khôi phục: "))
    machine.prove(key)
    machine.keeper().keep(key)
    if machine.key() != key:
        raise WrongKey("what was kept is not what was given")
    print(f"{KEEPERS[machine.settings.store.key].title}: đã giữ lại khóa. Mở máy như thường.")
    return 0


def rewrap(options: argparse.Namespace) -> int:
    """Wrap the store's key for store.recovery_key now. Opening the store does the same by itself."""
    machine = _machine_of(options)
    if is_new(machine.store):
        raise KeyMissing("no store")
    wrap(machine.key(), machine.settings.store.recovery_key, machine.store)
    print(f"Đã gói khóa cho khóa khôi phục {fingerprint(machine.settings.store.recovery_key)}.")
    return 0


def _ask(question: str) -> str:
    """Typed unseen, or one line of standard input for scripts."""
    if sys.stdin.isatty():
        return getpass.getpass(question)
    return sys.stdin.readline().rstrip("\n")
