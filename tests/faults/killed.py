"""The program is killed (SIGKILL) before any one call of a submission (T4): what it had said by then is there.

    python -m tests.faults.killed <folder> --every 5 --seed 1 [--weak autocommit]

prints one line of JSON a trial. It must run below the preloaded library: see `killings`. A process killed loses no
page that it has written: this is no power cut, for that see power_cut.py.
"""

import argparse
import json
import os
import shutil
import signal
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.faults.promises import Told, broken_promises, quick_opening
from tests.faults.scenes import WEAKER, one_dossier
from tests.faults.shim import DISK, Shim, preloaded
from tests.services.visit import Heard, fresh_store

AND_ON_EVERY = 10


@dataclass
class Killing:
    at: int
    told: int = 0  # promises made before the end
    broken: list[str] = field(default_factory=list)


def calls_of_a_dossier(folder: Path) -> int:
    """From opening to closing."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        shim = Shim(folder)
        shim.kill(DISK, 0)
        _work(folder, -1)
        os.write(writing, str(shim.passed).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as counted:
        os.waitpid(child, 0)
        return int(counted.read())


def kill_at(folder: Path, at: int, told: Told) -> Killing:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        Shim(folder).kill(DISK, at)
        _work(folder, writing)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as lines:
        heard = Told(list(told.received), list(told.attached))
        for line in lines:
            heard.hear_text(line.rstrip("\n"))
    killing = Killing(at, len(heard.received) + len(heard.attached))
    _, ended = os.waitpid(child, 0)
    if not os.WIFSIGNALED(ended) or os.WTERMSIG(ended) != signal.SIGKILL:
        killing.broken.append("not killed")
    killing.broken += broken_promises(folder, heard, and_on=at % AND_ON_EVERY == 0)
    return killing


def _work(folder: Path, writing: int) -> None:
    """In the child: one dossier, told through the pipe, for which nothing of the child's memory is needed."""
    store = fresh_store(folder, Heard())
    one_dossier(store, 1, (lambda text: None) if writing < 0 else lambda text: _tell(writing, text))
    store.close()


def _tell(writing: int, text: str) -> None:
    os.write(writing, text.encode() + b"\n")


def all_killings(place: Path, every: int, seed: int, only: int) -> Iterator[Killing]:
    base, trial, told = place / "base", place / "trial", Told()
    base.mkdir(parents=True)
    store = fresh_store(base, Heard())
    one_dossier(store, 0, told.hear_text)
    store.close()
    shutil.copytree(base, trial)
    for at in [only] if only else range(1 + seed % every, calls_of_a_dossier(trial) + 1, every):
        shutil.rmtree(trial)
        shutil.copytree(base, trial)
        yield kill_at(trial, at, told)


def killings(folder: Path, *words: str) -> list[Killing]:
    lines = preloaded(__name__, str(folder), *words, timeout=3600).splitlines()
    return [Killing(**json.loads(line)) for line in lines]


def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("folder", type=Path)
    words.add_argument("--every", type=int, default=1)
    words.add_argument("--seed", type=int, default=0)
    words.add_argument("--at", type=int, default=0, help="only at this call")
    words.add_argument("--weak", choices=sorted(WEAKER), help="take a protection away")
    told = words.parse_args()
    if told.weak:
        WEAKER[told.weak]()
    with quick_opening():
        for killing in all_killings(told.folder, told.every, told.seed, told.at):
            print(json.dumps(asdict(killing)), flush=True)


if __name__ == "__main__":
    main()
