"""Putting bytes on a disk so that they stay: write all, flush, name, flush the folder."""

import errno
import os
import secrets
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Thread

from kiosk.domain.errors import DiskFull, StoreError, StoreUnavailable

PART = ".part"  # how a name ends while its file is being written
NO_SPACE = {errno.ENOSPC, errno.EDQUOT}


def fault_of(exc: OSError) -> StoreError:
    """The store's word for an error of the disk. Names the error only, never a path."""
    detail = errno.errorcode.get(exc.errno or 0, "OSError")
    return DiskFull(detail) if exc.errno in NO_SPACE else StoreUnavailable(detail)


def write_new(path: Path, parts: Iterable[bytes], meanwhile: Callable[[], None] | None = None) -> None:
    """Write a file that does not exist yet, readable by us alone, and flush it. Raises OSError.

    meanwhile: what the processor does while the disk flushes. What it raises comes out once both have ended.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        for part in parts:
            _write_all(handle, part)
        if meanwhile is None:
            os.fsync(handle)
        else:
            _flush_beside(handle, meanwhile)
    finally:
        os.close(handle)


def reads_back(path: Path, parts: Iterable[bytes]) -> bool:
    """Whether the file holds just these parts: a write that was cut short raises nothing. Raises OSError."""
    with path.open("rb", buffering=0) as opened:
        return all(opened.read(len(part)) == part for part in parts) and not opened.read(1)


def rename_durably(source: Path, target: Path) -> None:
    """Give the file its name; after this returns, a power cut does not take the name back. Raises OSError."""
    os.replace(source, target)
    flush_folder(target.parent)


def replace_durably(path: Path, parts: Iterable[bytes]) -> None:
    """Put these bytes in the place of the file, all of them or none. Raises OSError; the file is then as before."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}{PART}")
    try:
        write_new(part, parts)
        rename_durably(part, path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def sweep_halves(folder: Path, names: str = "*") -> None:
    """Take away what a program that was killed left half-written there, of the files of these names.

    Only while nobody else writes them. Raises OSError.
    """
    for half in folder.glob(f"{names}{PART}"):
        half.unlink(missing_ok=True)


def flush_folder(folder: Path) -> None:
    if os.name == "nt":  # NTFS journals names by itself, and a folder cannot be opened for flushing
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Make one folder, for us alone, so that its own name is on disk too. Raises OSError."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        flush_folder(folder.parent)


def _flush_beside(handle: int, meanwhile: Callable[[], None]) -> None:
    faults: list[OSError] = []

    def flush() -> None:
        try:
            os.fsync(handle)
        except OSError as exc:  # raised again where it is waited for
            faults.append(exc)

    flushing = Thread(target=flush, name="flush", daemon=True)
    flushing.start()
    try:
        meanwhile()
    finally:
        flushing.join()  # the handle is closed after it
    if faults:
        raise faults[0]


def _write_all(handle: int, part: bytes) -> None:
    """At the end of a full disk a write takes fewer bytes than it was given and raises nothing."""
    rest = memoryview(part)
    while rest:
        rest = rest[os.write(handle, rest) :]
