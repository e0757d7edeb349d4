"""The province's file service on the disk: contents by digest, and the names they were sent under."""

import hashlib
import os
import re
import secrets
import threading
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from kiosk.sync.sandbox_portal.clock import Clock
from kiosk.sync.sandbox_portal.ledger import Ledger

DIGEST = re.compile(r"[0-9a-f]{64}")
CHUNK = 64 * 1024
# Where a link may lead: /tep/<id>, /tus/<id>, /s3/<bucket>/<key>, whatever a proxy puts before it.
LINK = re.compile(r"/(?:tep|tus)/(?P<id>[^/]+)$|/s3/(?P<key>[^/]+/.+)$")


class WrongDigest(Exception):
    """The bytes are not what was announced; nothing is kept."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    id: str
    digest: str  # of the bytes when they came; SHA-256
    size: int
    name: str = field(repr=False)
    media_type: str
    way: str  # put, tus, multipart, s3
    at: str


@dataclass(frozen=True, slots=True)
class Upload:
    """A resumable upload that is not whole yet."""

    id: str
    size: int
    digest: str  # announced; may be empty
    name: str = field(repr=False)
    media_type: str


class Shelf:
    """Safe for several threads. A file is whole, on the disk, and then in the table; or it is not there."""

    def __init__(self, folder: Path, ledger: Ledger, clock: Clock) -> None:
        self.folder, self._parts, self._ledger, self._clock = folder / "tep", folder / "dang-tai", ledger, clock
        for place in (self.folder, self._parts):
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
        for left in self._parts.glob("*.moi"):
            left.unlink()
        self._checked: dict[str, tuple[int, int, str]] = {}  # digest -> mtime, size, digest found
        self._busy: set[str] = set()
        self._lock = threading.Lock()

    # Whole files ---------------------------------------------------------------------------------------------

    def put(
        self, chunks: Iterable[bytes], way: str, file_id: str = "", digest: str = "", name: str = "", kind: str = ""
    ) -> StoredFile:
        """digest: what was announced, if anything was. Raises WrongDigest."""
        part = self._parts / f"{secrets.token_hex(16)}.moi"
        try:
            with _private(part) as stream:
                for chunk in chunks:
                    stream.write(chunk)
                stream.flush()
                _to_disk(stream.fileno())
            return self._keep(part, file_id or secrets.token_hex(16), digest, name, kind, way)
        finally:
            part.unlink(missing_ok=True)

    def _keep(self, part: Path, file_id: str, digest: str, name: str, kind: str, way: str) -> StoredFile:
        """Link the whole part to its place; the part itself stays for the caller to remove."""
        found = _digest_of(part)
        if digest and found != digest:
            raise WrongDigest
        beside = self._parts / f"{secrets.token_hex(16)}.moi"
        os.link(part, beside)
        beside.replace(self.folder / found)  # over a damaged one as well
        _folder_to_disk(self.folder)
        kept = StoredFile(file_id, found, part.stat().st_size, name, kind, way, self._clock.stamp())
        with self._ledger.write() as db:
            db.execute("INSERT OR REPLACE INTO file VALUES (?,?,?,?,?,?,?)", _row(kept))
            db.execute("DELETE FROM upload WHERE id = ?", (file_id,))
        return kept

    def cut_short(self, kept: StoredFile) -> None:
        """Lose the second half, as a full disk that nobody looked at."""
        os.truncate(self.folder / kept.digest, kept.size // 2)

    def file(self, file_id: str) -> StoredFile | None:
        row = self._ledger.row("SELECT * FROM file WHERE id = ?", file_id)
        if row is None and DIGEST.fullmatch(file_id):
            row = self._ledger.row("SELECT * FROM file WHERE digest = ? ORDER BY at LIMIT 1", file_id)
        return StoredFile(**row) if row else None

    def all(self, most: int = -1) -> list[StoredFile]:
        """Newest first."""
        rows = self._ledger.rows("SELECT * FROM file ORDER BY at DESC, rowid DESC LIMIT ?", most)
        return [StoredFile(**row) for row in rows]

    def count(self) -> int:
        row = self._ledger.row("SELECT count(*) AS many FROM file")
        return int(row["many"]) if row else 0

    def behind(self, link: str) -> StoredFile | None:
        """The file that a dossier's link leads to."""
        found = LINK.search(unquote(urlsplit(link).path))
        return self.file(found["id"] or f"s3:{found['key']}") if found else None

    def path(self, kept: StoredFile) -> Path:
        return self.folder / kept.digest

    def digest_now(self, kept: StoredFile) -> tuple[int, str] | None:
        """Size and SHA-256 of the bytes as they are on the disk; None: they are gone."""
        path = self.path(kept)
        try:
            held = path.stat()
            before = self._checked.get(kept.digest)
            if before is None or before[:2] != (held.st_mtime_ns, held.st_size):
                before = (held.st_mtime_ns, held.st_size, _digest_of(path))
                self._checked[kept.digest] = before
        except FileNotFoundError:
            return None
        return before[1], before[2]

    # Resumable uploads ---------------------------------------------------------------------------------------

    def begin(self, size: int, digest: str, name: str, kind: str) -> Upload:
        upload = Upload(secrets.token_hex(16), size, digest, name, kind)
        _private(self._parts / upload.id).close()
        with self._ledger.write() as db:
            db.execute(
                "INSERT INTO upload VALUES (?,?,?,?,?)",
                (upload.id, upload.size, upload.digest, upload.name, upload.media_type),
            )
        return upload

    def upload(self, upload_id: str) -> Upload | None:
        row = self._ledger.row("SELECT * FROM upload WHERE id = ?", upload_id)
        return Upload(**row) if row else None

    def offset(self, upload: Upload) -> int:
        """Bytes that are here; a cut connection leaves what had come."""
        try:
            return (self._parts / upload.id).stat().st_size
        except FileNotFoundError:
            _private(self._parts / upload.id).close()
            return 0

    def claim(self, upload_id: str) -> bool:
        """One writer at a time."""
        with self._lock:
            free = upload_id not in self._busy
            self._busy.add(upload_id)
            return free

    def release(self, upload_id: str) -> None:
        with self._lock:
            self._busy.discard(upload_id)

    def append(self, upload: Upload, chunks: Iterable[bytes]) -> None:
        """Whatever comes is kept, also when `chunks` breaks off by an exception."""
        with open(self._parts / upload.id, "ab", buffering=0) as stream:
            try:
                for chunk in chunks:
                    view = memoryview(chunk)
                    while view:
                        view = view[stream.write(view) :]
            finally:
                _to_disk(stream.fileno())

    def take_back(self, upload: Upload, offset: int) -> None:
        """Bytes from `offset` on did not fit their checksum."""
        os.truncate(self._parts / upload.id, offset)

    def finish(self, upload: Upload) -> StoredFile:
        """Raises WrongDigest, and forgets the upload."""
        part = self._parts / upload.id
        try:
            kept = self._keep(part, upload.id, upload.digest, upload.name, upload.media_type, "tus")
        except WrongDigest:
            self.forget(upload)
            raise
        part.unlink(missing_ok=True)
        return kept

    def forget(self, upload: Upload) -> None:
        with self._ledger.write() as db:
            db.execute("DELETE FROM upload WHERE id = ?", (upload.id,))
        with suppress(FileNotFoundError):
            (self._parts / upload.id).unlink()


def _row(kept: StoredFile) -> tuple[object, ...]:
    return kept.id, kept.digest, kept.size, kept.name, kept.media_type, kept.way, kept.at


def _private(path: Path) -> BinaryIO:
    return open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


def _digest_of(path: Path) -> str:
    with open(path, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _to_disk(descriptor: int) -> None:
    os.fsync(descriptor)


def _folder_to_disk(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
