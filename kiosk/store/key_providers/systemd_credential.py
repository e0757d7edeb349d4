"""The key as an encrypted credential of systemd: the unit is handed it, and nobody else on the machine.

`systemd-creds` encrypts it with a key of this host, and with its TPM where there is one. The host's key alone lies on
the same disk: it then protects a copied file, not a stolen disk.
"""

import os
import secrets
import subprocess
from dataclasses import dataclass
from pathlib import Path

from kiosk.domain.errors import KeyLocked, KeyMissing, WrongKey
from kiosk.store.disk import fault_of, flush_folder, make_folder, rename_durably, sweep_halves, write_new
from kiosk.store.keys import KEY_BYTES

NAME = "store-key"
KEPT = Path("/etc/credstore.encrypted") / NAME
SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class SystemdCredential:
    """64 hexadecimal digits in $CREDENTIALS_DIRECTORY/store-key. Only root can put one there (`keep`).

    kept: the encrypted credential. with_key: as `systemd-creds --with-key`.
    """

    kept: Path = KEPT
    with_key: str = "auto"

    def key(self, may_create: bool) -> bytes:
        folder = os.environ.get("CREDENTIALS_DIRECTORY", "")
        handed = Path(folder) / NAME
        try:
            if folder and handed.exists():
                return _from_hex(handed.read_bytes())
        except OSError as exc:
            raise fault_of(exc) from exc
        raise KeyLocked("the unit was not handed store-key") if self.exists() else KeyMissing("no credential store-key")

    def exists(self) -> bool:
        handed = os.environ.get("CREDENTIALS_DIRECTORY")
        return self.kept.exists() or bool(handed and (Path(handed) / NAME).exists())

    def keep(self, key: bytes) -> None:
        sealed = self._run(["encrypt", f"--with-key={self.with_key}", f"--name={NAME}", "-", "-"], key.hex().encode())
        part = self.kept.with_name(f"{NAME}.{secrets.token_hex(4)}.part")
        try:
            make_folder(self.kept.parent)
            write_new(part, [sealed])
            opened = self._run(["decrypt", f"--name={NAME}", str(part), "-"], b"")
            if _from_hex(opened) != key:
                raise KeyLocked("what was sealed does not open to the same key")
            rename_durably(part, self.kept)
            self._sweep()
        except OSError as exc:
            raise fault_of(exc) from exc
        finally:
            part.unlink(missing_ok=True)

    def forget(self) -> None:
        try:
            self.kept.unlink(missing_ok=True)
            self._sweep()
            flush_folder(self.kept.parent)
        except OSError as exc:
            raise fault_of(exc) from exc

    def _sweep(self) -> None:
        sweep_halves(self.kept.parent, f"{NAME}.*")

    @staticmethod
    def _run(words: list[str], given: bytes) -> bytes:
        try:
            done = subprocess.run(
                ["systemd-creds", *words], input=given, capture_output=True, timeout=SECONDS, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as exc:
            raise KeyLocked(f"systemd-creds: {type(exc).__name__}") from exc
        if done.returncode:
            raise KeyLocked(f"systemd-creds {words[0]} refused")
        return done.stdout


def _from_hex(text: bytes) -> bytes:
    try:
        key = bytes.fromhex(text.decode("ascii").strip())
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise WrongKey("store-key is not 64 hexadecimal digits")
    return key
