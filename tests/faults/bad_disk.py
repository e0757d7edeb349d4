"""A disk that is full or broken at any one call (T5, T6): nothing told is lost, the fault has its name, work goes on.

    python -m tests.faults.bad_disk <folder> --every 5 --seed 1 [--weak hopeful]

prints one line of JSON a trial. It must run below the preloaded library: see `trials`.
"""

import argparse
import contextlib
import errno
import json
import os
import random
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kiosk.domain.errors import DiskFull, KioskError, StoreError, StoreUnavailable
from kiosk.store import blobs, disk
from kiosk.store.unit_of_work import SqlUnitOfWork
from tests.faults.disk import Disk, Names, read_files, write_files
from tests.faults.promises import Told, broken_promises, quick_opening
from tests.faults.scenes import one_dossier
from tests.faults.shim import DISK, Kind, Shim, preloaded, read_log
from tests.services.visit import Heard, fresh_store

FILLING = Kind.WRITE | Kind.TRUNCATE | Kind.MKDIR | Kind.RENAME  # what a full disk refuses
FULL, BROKEN = {DiskFull.code, StoreUnavailable.code, ""}, {StoreUnavailable.code, ""}


@dataclass(frozen=True)
class Mishap:
    """kinds of calls that go wrong, the system's word for it, whether it lasts, and what the program may call it."""

    kinds: Kind
    error: int
    lasting: bool
    named: set[str]


MISHAPS = {
    "full for a moment": Mishap(FILLING, errno.ENOSPC, False, FULL),
    "full": Mishap(FILLING, errno.ENOSPC, True, FULL),
    "quota": Mishap(Kind.WRITE, errno.EDQUOT, True, FULL),
    "one call fails": Mishap(DISK, errno.EIO, False, BROKEN),
    "broken": Mishap(DISK, errno.EIO, True, BROKEN),
    "a flush fails and its pages are gone": Mishap(Kind.SYNC, errno.EIO, False, BROKEN),
    "a write takes half": Mishap(Kind.WRITE, 0, False, {""}),
}


@dataclass
class Trial:
    mishap: str
    at: int
    fired: int = 0
    fault: str = ""  # the program's code for it; empty: it did not have to notice
    broken: list[str] = field(default_factory=list)


class Bench:
    """One store that is copied for each trial."""

    def __init__(self, place: Path) -> None:
        self.place, self.folder, self._log = place, place / "trial", place / "calls.log"
        self._base, self._told = place / "base", Told()
        self._base.mkdir(parents=True)
        store = fresh_store(self._base, Heard())
        one_dossier(store, 0, self._told.hear_text)
        store.close()

    def count(self, kinds: Kind) -> int:
        """How many such calls a dossier makes, from opening to closing."""
        shim = self._fresh()
        shim.kill(kinds, 0)
        self._work(Told())
        return shim.passed

    def try_out(self, name: str, at: int) -> Trial:
        """Go wrong once, be well again, go on, close; then judge."""
        mishap, trial = MISHAPS[name], Trial(name, at)
        told = self._told.copy()
        shim = self._fresh()
        shim.fail(mishap.kinds, at, mishap.error, mishap.lasting)
        store = None
        try:
            store = fresh_store(self.folder, Heard())
            one_dossier(store, 1, told.hear_text)
            closing, store = store, None
            closing.close()
        except KioskError as fault:
            trial.fault = fault.code
        except Exception as exc:  # noqa: BLE001 - whatever it is, it should have had a name
            trial.broken.append(f"unnamed: {type(exc).__name__} {exc}")
        trial.fired = shim.well()
        if store is None:
            store = fresh_store(self.folder, Heard())
        one_dossier(store, 2, told.hear_text)  # all is well again: on with what is open
        store.close()
        if trial.fault not in mishap.named:
            trial.broken.append(f"misnamed: {trial.fault}")
        if mishap.kinds is Kind.SYNC:
            self._lose_what_was_not_flushed()
        trial.broken += broken_promises(self.folder, told, and_on=True)
        return trial

    def _fresh(self) -> Shim:
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self._base, self.folder)
        self._log.unlink(missing_ok=True)
        return Shim(self.folder, self._log)

    def _work(self, told: Told) -> None:
        store = fresh_store(self.folder, Heard())
        one_dossier(store, 1, told.hear_text)
        store.close()

    def _lose_what_was_not_flushed(self) -> None:
        """The system takes the pages of a flush that failed for written: no later flush writes them."""
        after = Disk(self.folder, read_files(self._base), Names.POSIX)
        for call in read_log(self._log):
            after.take(call)
        write_files(self.folder, after.after_a_cut(0, random.Random(0)))


def all_trials(bench: Bench, names: Iterable[str], every: int, seed: int) -> Iterator[Trial]:
    for name in names:
        mishap = MISHAPS[name]
        for at in range(1 + seed % every, bench.count(mishap.kinds) + 1, every):
            yield bench.try_out(name, at)


def _believe_the_disk() -> None:
    disk._write_all = lambda handle, part: os.write(handle, part)  # type: ignore[assignment]
    blobs.reads_back = lambda path, parts: True


def _hide_faults() -> None:
    commit = SqlUnitOfWork.commit

    def hopeful(self: SqlUnitOfWork) -> None:
        with contextlib.suppress(StoreError):
            commit(self)

    SqlUnitOfWork.commit = hopeful  # type: ignore[method-assign]


WEAKER = {"believing": _believe_the_disk, "hopeful": _hide_faults}  # protections taken away, for the controls


def trials(folder: Path, *words: str) -> list[Trial]:
    lines = preloaded(__name__, str(folder), *words, timeout=3600).splitlines()
    return [Trial(**json.loads(line)) for line in lines]


def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("folder", type=Path)
    words.add_argument("--every", type=int, default=1)
    words.add_argument("--seed", type=int, default=0)
    words.add_argument("--weak", choices=sorted(WEAKER), help="take a protection away")
    words.add_argument("--only", choices=sorted(MISHAPS))
    words.add_argument("--until", help="stop when this promise is broken")
    words.add_argument("--at", type=int, default=0, help="only at this call")
    told = words.parse_args()
    if told.weak:
        WEAKER[told.weak]()
    with quick_opening():
        bench = Bench(told.folder)
        if told.at:
            print(json.dumps(asdict(bench.try_out(told.only, told.at))))
            return
        for trial in all_trials(bench, [told.only] if told.only else MISHAPS, told.every, told.seed):
            print(json.dumps(asdict(trial)), flush=True)
            if told.until in trial.broken:
                break


if __name__ == "__main__":
    main()
