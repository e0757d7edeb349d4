"""The master key: who keeps it, what is derived from it, and how a wrong one is recognised."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from kiosk.domain.errors import KeyMissing, WrongKey
from kiosk.store.disk import fault_of, make_folder, rename_durably, write_new

KEY_BYTES = 32


class KeyProvider(Protocol):
    """Keeps the master key of one store."""

    def key(self, may_create: bool) -> bytes:
        """32 bytes. Made on the first call when `may_create`, that is, when there is no store yet.

        Raises: KeyMissing, WrongKey (there is one, of the wrong shape), DiskFull, StoreUnavailable.
        """


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The key in a file of its own, readable by this account only.

    For demonstrations. It protects a copied database, not a stolen disk: the key lies on the same machine.
    """

    path: Path

    def key(self, may_create: bool) -> bytes:
        try:
            if not self.path.exists():
                if not may_create:
                    raise KeyMissing("no key file")
                self._make()
            key = self.path.read_bytes()
        except OSError as exc:
            raise fault_of(exc) from exc
        if len(key) != KEY_BYTES:
            raise WrongKey(f"the key file has {len(key)} bytes")
        return key

    def _make(self) -> None:
        make_folder(self.path.parent)
        part = self.path.with_name(f"{self.path.name}.{secrets.token_hex(4)}.part")
        write_new(part, [secrets.token_bytes(KEY_BYTES)])
        rename_durably(part, self.path)


@dataclass(frozen=True, slots=True)
class SubKeys:
    """One key for each purpose, so that none serves two ciphers."""

    database: bytes = field(repr=False)
    attachments: bytes = field(repr=False)
    check: bytes = field(repr=False)


def derive(master: bytes) -> SubKeys:
    """HKDF-SHA256 (RFC 5869). The labels are part of every store's format: they never change."""
    return SubKeys(*(sub_key(master, f"kiosk/1/{label}") for label in ("database", "attachments", "check")))


def sub_key(secret: bytes, label: str, salt: bytes = b"") -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=label.encode()).derive(secret)


@dataclass(frozen=True, slots=True)
class KeyCheck:
    """A value beside the database that only its own key gives.

    SQLCipher says the same of a wrong key and of a damaged file; with this we can tell which it is.
    """

    path: Path

    def exists(self) -> bool:
        return self.path.exists()

    def verify(self, check_key: bytes) -> None:
        """Raises WrongKey, StoreUnavailable."""
        try:
            kept = self.path.read_bytes()
        except OSError as exc:
            raise fault_of(exc) from exc
        if not hmac.compare_digest(kept, _check_value(check_key)):
            raise WrongKey("the key check differs")

    def write(self, check_key: bytes) -> None:
        """Raises DiskFull, StoreUnavailable."""
        part = self.path.with_name(f"{self.path.name}.{secrets.token_hex(4)}.part")
        try:
            write_new(part, [_check_value(check_key)])
            rename_durably(part, self.path)
        except OSError as exc:
            part.unlink(missing_ok=True)
            raise fault_of(exc) from exc


def _check_value(check_key: bytes) -> bytes:
    return hmac.new(check_key, b"kiosk store", hashlib.sha256).hexdigest().encode()
