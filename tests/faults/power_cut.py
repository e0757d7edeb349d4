"""The power is cut after every call that changes the disk, and whatever may then be found is opened (T1, T2).

A process receives dossiers while every call of its to the disk is recorded, below SQLite, SQLCipher and Python. The
recording is carried out on a disk that loses what was not flushed; after each call, each thing that this disk may
show at the next start is opened by the program's own code and held against what the program had said by then.
"""

import hashlib
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.faults import scenes
from tests.faults.disk import Disk, Files, Names, read_files, write_files
from tests.faults.promises import Judge, Told, broken_promises, judged, quick_opening
from tests.faults.shim import Call, Kind, preloaded, read_log

PLAIN_CASES = 3  # of Disk.after_a_cut; the rest is chance
UNREAD = "-shm"  # SQLite makes it anew: a cut leaves noise in it
AND_ON_EVERY = 20  # so many states: one that must also take a dossier more; of one cut alone, all of them
Forgets = Callable[[Call], bool]


def no_flush_left_out(_: Call) -> bool:
    return False


@dataclass(frozen=True)
class Recording:
    log: Path
    plain: bool = False

    @property
    def folder(self) -> Path:
        """The store as it was at the end."""
        return self.log.with_suffix(".store")

    @property
    def place(self) -> Path:
        """Where the store was when the calls were made: a kept recording lies elsewhere."""
        return Path(next(read_log(self.log)).path.removeprefix(scenes.PLACE))


def make_recording(log: Path, *words: str) -> Recording:
    """Run the scene with these words of its command line. Raises AssertionError when a call went unseen."""
    recording = Recording(log, "--plain" in words)
    preloaded(scenes.__name__, str(recording.folder), str(recording.log), *words)
    disk = Disk(recording.place, read_files(scenes.start_of(recording.log)), Names.POSIX)
    for call in read_log(recording.log):
        disk.take(call)
    seen, there = disk.everything(), read_files(recording.folder)
    assert {n: c for n, c in seen.items() if UNREAD not in n} == {n: c for n, c in there.items() if UNREAD not in n}
    return recording


@dataclass
class Found:
    """What the cuts of one recording came to."""

    cuts: int = 0
    states: int = 0  # different ones, each opened
    broken: Counter[str] = field(default_factory=Counter)
    first: str = ""  # the first cut that broke a promise, and which state

    def __str__(self) -> str:
        worst = f"; first at {self.first}" if self.broken else ""
        return f"{self.cuts} cuts, {self.states} states opened, broken: {dict(self.broken) or 'none'}{worst}"


@dataclass(frozen=True)
class Cutting:
    """How to cut. every: only each n-th of a cut's states, so that a short form meets all cuts and all kinds.

    forgets: flushes that are left out, for a control. only: this cut alone. until_broken: the first finding is enough.
    """

    names: Names = Names.POSIX
    torn: int = 8
    seed: int = 1
    every: int = 1
    forgets: Forgets = no_flush_left_out
    only: int = 0
    until_broken: bool = False


def cut(recording: Recording, how: Cutting, scratch: Path, judge: Judge = broken_promises) -> Found:
    """Cut the recording after every call. The scratch folder is best in memory."""
    found = Found()
    with opened_as(recording), quick_opening():
        for number, case, files, told in states(recording, how):
            found.cuts = number
            found.states += 1
            write_files(scratch, files)
            broken = judged(judge, scratch, told, bool(how.only) or found.states % AND_ON_EVERY == 0)
            found.broken.update(broken)
            if broken and not found.first:
                found.first = f"cut {number} state {case}"
            if broken and how.until_broken:
                break
    return found


def states(recording: Recording, how: Cutting) -> Iterator[tuple[int, int, Files, Told]]:
    """Every different state: the number of the cut, of the case, the files, and what had been told by then."""
    disk = Disk(recording.place, read_files(scenes.start_of(recording.log)), how.names, how.forgets)
    told, seen, number = Told(), set[bytes](), 0
    for call in read_log(recording.log):
        told.hear(call)
        if call.kind is Kind.MARK:
            seen.clear()  # more is promised now: the same files may break it
        if not disk.take(call):
            continue
        number += 1
        if how.only and number != how.only:
            continue
        for case in range(PLAIN_CASES + how.torn):
            if (case + number) % how.every:
                continue
            chance = random.Random(f"{how.seed}/{number}/{case}")
            files = disk.after_a_cut(case, chance)
            name = _fingerprint(files)
            if name not in seen:
                seen.add(name)
                noise = {n: chance.randbytes(len(c)) if n.endswith(UNREAD) else c for n, c in files.items()}
                yield number, case, noise, told


def _fingerprint(files: Files) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for name, content in sorted(files.items()):
        if not name.endswith(UNREAD):
            digest.update(name.encode() + b"\0" + content)
    return digest.digest()


@contextmanager
def opened_as(recording: Recording) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        if recording.plain:
            scenes.without_cipher(patch.setattr)
        yield


def keep(recording: Recording, place: Path) -> Path:
    """Put a recording that broke a promise where the next run does not sweep it away."""
    place.mkdir(parents=True, exist_ok=True)
    kept = place / recording.log.name
    shutil.copy(recording.log, kept)
    for folder, copy in (
        (scenes.start_of(recording.log), scenes.start_of(kept)),
        (recording.folder, Recording(kept).folder),
    ):
        shutil.rmtree(copy, ignore_errors=True)  # of an earlier finding
        shutil.copytree(folder, copy)
    return kept


# Protections taken away: a flush that the program makes is left out of the recording.


def no_flush_of_papers(call: Call) -> bool:
    return call.path.endswith(".part") and "/attachments/" in call.path


def no_flush_of_folders(call: Call) -> bool:
    return "/attachments" in call.path and not call.path.endswith(".part")


def no_flush_of_the_log(call: Call) -> bool:
    return call.path.endswith("-wal")
