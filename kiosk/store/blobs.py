"""Attachments: encrypted files beside the database, each named by the SHA-256 of its plain bytes and by its key.

    attachments/ab/abcd….0123456789abcdef    under the key of a dossier
    attachments/ab/abcd…                     as earlier versions wrote it, under a key of the store
    attachments/0123456789abcdef.part        while it is written: its digest is known at the end

The same bytes in two papers of a dossier are one file; in two dossiers two, so that each can be erased by its key.
"""

import hashlib
import os
import secrets
import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Protocol

from kiosk.domain.errors import AttachmentCorrupt, StoreUnavailable
from kiosk.store.disk import PART, fault_of, make_folder, reads_back, rename_durably, write_new
from kiosk.store.sealed_stream import OF_DOSSIER, OF_STORE, seal, unseal_pieces
from kiosk.store.space import Space

GRACE_SECONDS = 3600  # a file may wait this long for the row that names it


@dataclass(frozen=True, slots=True)
class FileKey:
    """The key of one dossier's files."""

    id: str  # 16 hexadecimal digits, part of the name of every file under this key
    secret: bytes = field(repr=False)  # 32 bytes


class Keys(Protocol):
    """Where the keys of the dossiers are: kiosk/store/file_keys.py."""

    def of_dossier(self, dossier_id: str) -> FileKey: ...
    def by_id(self, key_id: str) -> FileKey | None: ...


class EncryptedFiles:
    """The AttachmentStore of this machine. `store_key`: of the files that earlier versions wrote."""

    def __init__(self, folder: Path, store_key: bytes, keys: Keys, space: Space) -> None:
        self._folder, self._store_key, self._keys, self._space = folder, store_key, keys, space

    def admit_scan(self) -> None:
        self._space.admit_scan()

    def dossiers_left(self) -> int:
        return self._space.dossiers_left()

    def put(self, content: bytes, dossier_id: str) -> str:
        key = self._keys.of_dossier(dossier_id)
        part = self._folder / f"{secrets.token_hex(8)}{PART}"
        try:
            make_folder(self._folder)
            try:
                digest = self._write(part, content, key)
                path = self._place(digest) / f"{digest}.{key.id}"
                if not self._touched(path, digest):
                    make_folder(path.parent)
                    rename_durably(part, path)
            finally:
                part.unlink(missing_ok=True)
        except OSError as exc:
            raise fault_of(exc) from exc
        return digest

    def _write(self, part: Path, content: bytes, key: FileKey) -> str:
        """The digest. Computed, and what was written read again, while the disk is at it: both take the processor only.

        Raises OSError and StoreError.
        """
        self._space.admit_file(len(content))
        sealed = list(seal(content, key.secret))
        digests: list[str] = []

        def prove() -> None:
            if not reads_back(part, sealed):
                raise StoreUnavailable("what was written does not read back")
            digests.append(hashlib.sha256(content).hexdigest())

        write_new(part, sealed, meanwhile=prove)
        return digests[0]

    def _touched(self, path: Path, digest: str) -> bool:
        """Whether it is there already, whole; its grace begins anew."""
        if not path.exists() or not self._opens(path, digest):
            return False
        os.utime(path)
        return True

    def get(self, digest: str) -> bytes:
        fault = AttachmentCorrupt("missing")
        try:
            for path in self.copies(digest):
                try:
                    return self._read(path, digest)
                except AttachmentCorrupt as exc:
                    fault = exc  # another copy may be good
        except OSError as exc:
            raise fault_of(exc) from exc
        raise fault

    def pieces(self, digest: str, offset: int = 0) -> Iterator[bytes]:
        """Of the first copy whose beginning opens. The digest of the whole is not computed here: who sends it does."""
        fault = AttachmentCorrupt("missing")
        try:
            for path in self.copies(digest):
                pieces = self._unsealed(path, offset)
                try:
                    first = next(pieces, b"")
                except AttachmentCorrupt as exc:
                    fault = exc  # another copy may be good
                    continue
                yield first
                yield from pieces
                return
        except OSError as exc:
            raise fault_of(exc) from exc
        raise fault

    def require(self, digest: str) -> None:
        if not any(self.copies(digest)):
            raise StoreUnavailable("the file was swept before its row came")

    def drop(self, digests: Collection[str]) -> None:
        try:
            for digest in digests:
                for path in list(self.copies(digest)):
                    # Somebody may have brought the same bytes meanwhile: his copy has a key that is in force.
                    if not self._key_in_force(path):
                        path.unlink(missing_ok=True)
        except OSError as exc:
            raise fault_of(exc) from exc

    def sweep(self, referenced: Collection[str]) -> int:
        old = time.time() - GRACE_SECONDS
        removed = 0
        try:
            for path in list(self.files()):
                half = path.name.endswith(PART)
                named = path.name.partition(".")[0] in referenced
                if half or (not named and path.stat().st_mtime < old):
                    path.unlink(missing_ok=True)
                    removed += 1
        except OSError as exc:
            raise fault_of(exc) from exc
        return removed

    def old_files(self, limit: int) -> list[str]:
        return [path.name for path in islice((path for path in self.files() if "." not in path.name), limit)]

    def renew(self, digest: str, dossier_ids: Collection[str]) -> None:
        content = self.get(digest)
        for dossier_id in dossier_ids:
            self.put(content, dossier_id)  # reads back what it wrote
        if dossier_ids:
            try:
                (self._place(digest) / digest).unlink(missing_ok=True)
            except OSError as exc:
                raise fault_of(exc) from exc

    def files(self) -> Iterator[Path]:
        """Every file there is, whole or half-written."""
        found = chain(self._folder.glob("??/*"), self._folder.glob(f"*{PART}"))
        return (path for path in found if path.is_file())

    def _place(self, digest: str) -> Path:
        if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
            raise AttachmentCorrupt("not a digest")  # it becomes a path: nothing else may pass
        return self._folder / digest[:2]

    def copies(self, digest: str) -> Iterator[Path]:
        """The files that hold these bytes, each under the key of another dossier. Raises AttachmentCorrupt."""
        place = self._place(digest)
        names = os.listdir(place) if place.is_dir() else []
        found = (name for name in names if name.startswith(digest) and not name.endswith(PART))
        return (place / name for name in sorted(found, reverse=True))

    def _key_in_force(self, path: Path) -> bool:
        """Of a dossier. A file of an earlier version has none, and whoever brought it anew has a copy of his own."""
        key_id = path.name.partition(".")[2]
        return bool(key_id) and self._keys.by_id(key_id) is not None

    def _opens(self, path: Path, digest: str) -> bool:
        try:
            self._read(path, digest)
        except AttachmentCorrupt:
            return False
        return True

    def _read(self, path: Path, digest: str) -> bytes:
        """Raises AttachmentCorrupt; OSError when the disk refuses."""
        content = b"".join(self._unsealed(path, 0))
        if hashlib.sha256(content).hexdigest() != digest:
            raise AttachmentCorrupt("digest")
        return content

    def _unsealed(self, path: Path, offset: int) -> Iterator[bytes]:
        """Raises AttachmentCorrupt; OSError when the disk refuses."""
        _, _, rest = path.name.partition(".")
        key_id = rest.partition(".")[0]
        key = self._keys.by_id(key_id) if key_id else FileKey("", self._store_key)
        if key is None:
            raise AttachmentCorrupt("erased")
        try:
            with path.open("rb") as stream:
                yield from unseal_pieces(stream, key.secret, OF_DOSSIER if key_id else OF_STORE, offset)
        except FileNotFoundError as exc:
            raise AttachmentCorrupt("missing") from exc
