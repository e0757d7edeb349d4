"""A copy of the whole store that opens with the same key, made while the program runs.

    manifest.json     what belongs to it, signed with a key of the store; written last: without it there is no backup
    dossiers.db       encrypted as it was
    key-check         tells a wrong key from a damaged file
    recovery-wrap     the key, wrapped for the centre's recovery key, where the store has one
    attachments/      encrypted as they were
    inbox/            what the Portal sent down and nobody has taken up, encrypted as it was

The database is copied first, as of one instant, then every file that this copy names. Files are only ever removed by a
sweep, and no program sweeps while another has the store open.
"""

import hashlib
import hmac
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.domain.errors import BackupBroken, StoreCorrupt, StoreExists
from kiosk.store.disk import fault_of, flush_folder, make_folder, replace_durably, write_new
from kiosk.store.inbox import INBOX, KEPT
from kiosk.store.key_providers.recovery import WRAP
from kiosk.store.opening import ATTACHMENTS, DATABASE, KEY_CHECK

if TYPE_CHECKING:
    from kiosk.store.opening import Opened

FORMAT = "kiosk-backup/1"
MANIFEST = "manifest.json"
PIECE = 1 << 20  # bytes read at once
NAMES = re.compile(
    rf"{DATABASE}|{KEY_CHECK}|{WRAP}|{ATTACHMENTS}/[0-9a-f]{{2}}/[0-9a-f]{{64}}(\.[0-9a-f]{{16}})?|{INBOX}/[0-9a-f]{{64}}{KEPT}"
)


@dataclass(frozen=True, slots=True)
class BackupFile:
    name: str  # below the backup's folder, with "/"
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    made_at: str  # ISO 8601, UTC
    schema: str
    device: str  # whose store it is
    dossiers: int
    waiting: int  # rows of the outbox that were not sent then
    lacking: int  # files that the database names and that were not there
    recoverable: bool  # the centre's recovery key opens it
    files: tuple[BackupFile, ...]

    @property
    def size(self) -> int:
        return sum(file.size for file in self.files)


def make_backup(opened: "Opened", target: Path, now: datetime) -> Manifest:
    """Into `target`, which must not be there or be empty. What was begun is taken away when it fails.

    Raises: StoreExists when something is there, DiskFull, StoreUnavailable, StoreCorrupt when the copy is not whole.
    """
    try:
        if target.exists() and any(target.iterdir()):
            raise StoreExists("the folder of the backup is not empty")
        make_folder(target)
        with ExitStack() as failing:
            failing.callback(_empty, target)
            manifest = _fill(opened, target, now)
            failing.pop_all()
    except OSError as exc:
        raise fault_of(exc) from exc
    return manifest


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink()


def read_manifest(folder: Path, backup_key: bytes) -> Manifest:
    """Raises BackupBroken when there is none, or one that another key signed."""
    try:
        kept = json.loads((folder / MANIFEST).read_bytes())
        signature = bytes.fromhex(kept.pop("hmac"))
        whole = kept.pop("format") == FORMAT and hmac.compare_digest(signature, _signature(kept, backup_key))
        manifest = Manifest(**kept | {"files": tuple(BackupFile(**file) for file in kept["files"])})
    except (OSError, ValueError, KeyError, TypeError) as exc:
        raise BackupBroken("no manifest that can be read") from exc
    if not whole or not all(NAMES.fullmatch(file.name) for file in manifest.files):
        raise BackupBroken("the manifest is not signed by this key")
    return manifest


def copy_checked(source: Path, file: BackupFile, target: Path) -> None:
    """Raises BackupBroken when the file is not as the manifest says; OSError."""
    try:
        found = _copied(source / file.name, target / file.name, file.name)
    except FileNotFoundError as exc:
        raise BackupBroken("a file is missing") from exc
    if found != file:
        raise BackupBroken("a file was changed")


def _fill(opened: "Opened", target: Path, now: datetime) -> Manifest:
    _copy_database(opened, target)
    database = target / DATABASE
    import sqlcipher3.dbapi2 as sqlcipher

    with closing(opened.connect_to(database)) as copy:
        try:
            said = copy.execute("PRAGMA quick_check").fetchall()
            if [row[0] for row in said] != ["ok"]:
                raise StoreCorrupt("the copy of the database")
            digests, facts = _digests(copy), _facts(copy)
        except sqlcipher.Error as exc:
            raise StoreCorrupt("the copy of the database") from exc
    kept = [name for name in (KEY_CHECK, WRAP) if (opened.folder / name).exists()]
    kept += sorted(f"{INBOX}/{path.name}" for path in (opened.folder / INBOX).glob(f"*{KEPT}"))
    copies = [(digest, list(opened.attachments.copies(digest))) for digest in sorted(digests)]
    files = [BackupFile(DATABASE, database.stat().st_size, _digest_of(database))]
    files += [_copied(opened.folder / name, target / name, name) for name in kept]
    for _, paths in copies:
        for path in paths:
            name = f"{ATTACHMENTS}/{path.parent.name}/{path.name}"
            files.append(_copied(path, target / name, name))
    lacking = sum(not paths for _, paths in copies)
    manifest = Manifest(now.isoformat(), **facts, lacking=lacking, recoverable=WRAP in kept, files=tuple(files))
    values = asdict(manifest) | {"files": [asdict(file) for file in files]}
    signed = {"format": FORMAT, **values, "hmac": _signature(values, opened.backup_key).hex()}
    for folder in sorted({(target / file.name).parent for file in files}, reverse=True):
        flush_folder(folder)
    replace_durably(target / MANIFEST, [json.dumps(signed, indent=1).encode()])
    return manifest


def _copy_database(opened: "Opened", target: Path) -> None:
    """As of one instant, beside who reads and writes; the copy has no free pages and no log."""
    database = target / DATABASE
    write_new(database, [])  # for us alone; SQLite fills an empty file
    with opened.reading() as link:
        link.exec_driver_sql("VACUUM INTO ?", (str(database),))
    handle = os.open(database, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _digests(copy: Any) -> set[str]:
    """Of the files that a dossier of ours names, or that wait to be sent."""
    from kiosk.store.unit_of_work import DIGEST

    named = "SELECT digest FROM attachment UNION SELECT digest FROM attachment_version"
    found = {row[0] for row in copy.execute(named)}
    for (payload,) in copy.execute("SELECT payload FROM outbox WHERE state <> 'delivered'"):
        found.update(DIGEST.findall(payload))
    return found


def _facts(copy: Any) -> dict[str, Any]:
    def one(query: str) -> Any:
        return copy.execute(query).fetchone()[0]

    return {
        "schema": one("SELECT version_num FROM alembic_version"),
        "device": one("SELECT id FROM device ORDER BY sequence DESC LIMIT 1"),
        "dossiers": one("SELECT count(*) FROM dossier"),
        "waiting": one("SELECT count(*) FROM outbox WHERE state NOT IN ('delivered', 'moved', 'corrected')"),
    }


def _copied(source: Path, target: Path, name: str) -> BackupFile:
    """Raises OSError."""
    seen, size = hashlib.sha256(), 0

    def pieces() -> Iterator[bytes]:
        nonlocal size
        with source.open("rb") as opened:
            while piece := opened.read(PIECE):
                seen.update(piece)
                size += len(piece)
                yield piece

    make_folder(target.parent.parent)
    make_folder(target.parent)
    write_new(target, pieces())
    return BackupFile(name, size, seen.hexdigest())


def _digest_of(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _signature(values: dict[str, Any], key: bytes) -> bytes:
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hmac.new(key, text.encode(), hashlib.sha256).digest()
