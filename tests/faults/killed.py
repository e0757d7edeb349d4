"""The program is killed (SIGKILL) before any one call of what it does (T4): what it had said by then is there.

    python -m tests.faults.killed <folder> --deed backup --kills 5 --seed 1 [--weak]

prints one line of JSON a trial. It must run below the preloaded library: see `killings`. A process killed loses no
page that it has written: this is no power cut, for that see power_cut.py.
"""

import argparse
import json
import os
import random
import shutil
import signal
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.faults.deeds import DEEDS
from tests.faults.promises import judged, quick_opening
from tests.faults.shim import DISK, Shim, preloaded

AND_ON_EVERY = 10


@dataclass
class Killing:
    deed: str
    at: int
    told: int = 0  # promises made before the end
    broken: list[str] = field(default_factory=list)


class Bench:
    """One folder that is copied for each trial. weak: the deed is done without its protection."""

    def __init__(self, place: Path, deed: str, weak: bool) -> None:
        self._name, self._deed, self._weak = deed, DEEDS[deed], weak
        self._base, self.folder = place / "base", place / "trial"
        self._base.mkdir(parents=True)
        self._told = self._deed.prepare(self._base)
        self._judge = self._deed.judged(self._base, place)

    def calls(self) -> int:
        """From opening to closing."""
        _, heard = self._child(0, counted=True)
        return int(heard[-1])

    def kill_at(self, at: int) -> Killing:
        ended, heard = self._child(at)
        told = self._told.copy()
        for text in heard:
            told.hear_text(text)
        killing = Killing(self._name, at, len(heard))
        if not os.WIFSIGNALED(ended) or os.WTERMSIG(ended) != signal.SIGKILL:
            killing.broken.append("not killed")
        killing.broken += judged(self._judge, self.folder, told, at % AND_ON_EVERY == 0)
        return killing

    def _child(self, at: int, counted: bool = False) -> tuple[int, list[str]]:
        """How it ended, and what it had told. counted: how many calls it made comes last."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self._base, self.folder)
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            code = 1
            try:
                self._work(Shim(self.folder), at, lambda text: _tell(writing, text), counted)
                code = 0
            finally:
                os._exit(code)
        os.close(writing)
        with os.fdopen(reading) as lines:
            heard = lines.read().splitlines()
        return os.waitpid(child, 0)[1], heard

    def _work(self, shim: Shim, at: int, tell: Callable[[str], None], counted: bool) -> None:
        if self._weak:
            self._deed.weaken()
        shim.kill(DISK, at)
        self._deed.do(self.folder, tell)
        if counted:
            tell(str(shim.passed))


def _tell(writing: int, text: str) -> None:
    os.write(writing, text.encode() + b"\n")


def moments(calls: int, kills: int, seed: int) -> list[int]:
    """`kills` of the calls, all over them; 0: every one."""
    every = range(1, calls + 1)
    if not kills:
        return list(every)
    first = random.Random(seed).random()
    return [every[int((number + first) * calls / kills)] for number in range(kills)]


def all_killings(place: Path, deeds: list[str], kills: int, seed: int, weak: bool, only: int) -> Iterator[Killing]:
    """With `weak` in any order, and of each deed until its control is found."""
    for number, deed in enumerate(deeds):
        bench = Bench(place / str(number), deed, weak)
        chosen = [only] if only else moments(bench.calls(), kills, seed)
        if weak:
            random.Random(seed).shuffle(chosen)
        for at in chosen:
            killing = bench.kill_at(at)
            yield killing
            if weak and any(text.startswith(DEEDS[deed].breaks) for text in killing.broken):
                break


def killings(folder: Path, *words: str) -> list[Killing]:
    lines = preloaded(__name__, str(folder), *words, timeout=7200).splitlines()
    return [Killing(**json.loads(line)) for line in lines]


def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("folder", type=Path)
    words.add_argument("--deed", choices=[*DEEDS], help="none: all")
    words.add_argument("--kills", type=int, default=0, help="so many of each deed; none: at every call")
    words.add_argument("--seed", type=int, default=0)
    words.add_argument("--at", type=int, default=0, help="only at this call")
    words.add_argument("--weak", action="store_true", help="take a protection away, and go on when that is found")
    told = words.parse_args()
    deeds = [told.deed] if told.deed else [*DEEDS]
    with quick_opening():
        for killing in all_killings(told.folder, deeds, told.kills, told.seed, told.weak, told.at):
            print(json.dumps(asdict(killing)), flush=True)


if __name__ == "__main__":
    main()
