"""The master key: who keeps it, what is derived from it, and how a wrong one is recognised."""

import glob
import hashlib
import hmac
import secrets
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from kiosk.domain.errors import KeyLocked, KeyMissing, WrongKey
from kiosk.store.disk import fault_of, flush_folder, make_folder, replace_durably, sweep_halves

KEY_BYTES = 32


class KeyProvider(Protocol):
    """Keeps the master key of one store. The table of them is key_providers/table.py."""

    def key(self, may_create: bool) -> bytes:
        """32 bytes. Made on the first call when `may_create`, that is, when there is no store yet.

        Raises: KeyMissing, KeyLocked, WrongKey (there is one, of the wrong shape), DiskFull, StoreUnavailable.
        """

    def exists(self) -> bool:
        """Whether it keeps a key, openable or not."""

    def keep(self, key: bytes) -> None:
        """Take this key in the place of what was kept. Read back before the old one goes.

        Raises: KeyLocked, DiskFull, StoreUnavailable; what was kept before is then still there.
        """

    def forget(self) -> None:
        """Raises StoreUnavailable."""


class KeptInFile(ABC):
    """A key in a file of its own, in whatever form the subclass seals it."""

    path: Path

    def key(self, may_create: bool) -> bytes:
        try:
            if not self.path.exists():
                if not may_create:
                    raise KeyMissing(f"no {self.path.name}")
                self.keep(secrets.token_bytes(KEY_BYTES))
            sealed = self.path.read_bytes()
        except OSError as exc:
            raise fault_of(exc) from exc
        key = self._unseal(sealed)
        if len(key) != KEY_BYTES:
            raise WrongKey(f"{self.path.name} holds {len(key)} bytes")
        return key

    def exists(self) -> bool:
        return self.path.exists()

    def keep(self, key: bytes) -> None:
        sealed = self._seal(key)
        if not hmac.compare_digest(self._unseal(sealed), key):
            raise KeyLocked("what was sealed does not open to the same key")
        try:
            make_folder(self.path.parent)
            replace_durably(self.path, [sealed])
            self._sweep()
        except OSError as exc:
            raise fault_of(exc) from exc

    def forget(self) -> None:
        try:
            self.path.unlink(missing_ok=True)
            self._sweep()
            flush_folder(self.path.parent)
        except OSError as exc:
            raise fault_of(exc) from exc

    def _sweep(self) -> None:
        """A keeper that was killed may have left the whole key under another name."""
        sweep_halves(self.path.parent, f"{glob.escape(self.path.name)}.*")

    @abstractmethod
    def _seal(self, key: bytes) -> bytes:
        """Raises KeyLocked."""

    @abstractmethod
    def _unseal(self, sealed: bytes) -> bytes:
        """Raises KeyLocked."""


@dataclass(frozen=True)
class KeyFile(KeptInFile):
    """The key as it is, readable by this account only.

    For demonstrations. It protects a copied database, not a stolen disk: the key lies on the same machine.
    """

    path: Path

    def _seal(self, key: bytes) -> bytes:
        return key

    def _unseal(self, sealed: bytes) -> bytes:
        return sealed


@dataclass(frozen=True, slots=True)
class SubKeys:
    """One key for each purpose, so that none serves two ciphers."""

    database: bytes = field(repr=False)
    attachments: bytes = field(repr=False)  # of files as earlier versions wrote them
    check: bytes = field(repr=False)
    wraps: bytes = field(repr=False)  # wraps the keys of the dossiers
    backup: bytes = field(repr=False)  # signs what a backup consists of
    device: bytes = field(repr=False)  # seals the device's signing key


def derive(master: bytes) -> SubKeys:
    """HKDF-SHA256 (RFC 5869). The labels are part of every store's format: they never change."""
    labels = ("database", "attachments", "check", "wraps", "backup", "device")
    return SubKeys(*(sub_key(master, f"kiosk/1/{label}") for label in labels))


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
        try:
            replace_durably(self.path, [_check_value(check_key)])
        except OSError as exc:
            raise fault_of(exc) from exc


def _check_value(check_key: bytes) -> bytes:
    return hmac.new(check_key, b"kiosk store", hashlib.sha256).hexdigest().encode()
