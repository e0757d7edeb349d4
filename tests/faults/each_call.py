"""A piece of work is killed (SIGKILL) before each of its calls to the disk, one trial a call, and judged after each.

It must run below the preloaded library: see `killings`.
"""

import argparse
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from tests.faults.promises import quick_opening
from tests.faults.shim import DISK, Shim, preloaded

Begun = TypeVar("Begun")


@dataclass
class Killing:
    at: int
    killed: bool = True  # False: the work had ended before
    told: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Labour(Generic[Begun]):
    """prepare: what is there before, uninterrupted. do: the work, which tells a line once a step is done.

    judge: what is broken. weaken: takes the protection away, for the control.
    """

    prepare: Callable[[Path], Begun]
    do: Callable[[Path, Begun, Callable[[str], None]], None]
    judge: Callable[[Path, Begun, list[str]], Iterable[str]]
    weaken: Callable[[], None] = lambda: None

    def killings(self, place: Path, every: int, only: int = 0, *, weak: bool = False) -> Iterator[Killing]:
        """only: at this call alone; 0: at each, up to the first that there is not."""
        place.mkdir(parents=True, exist_ok=True)
        at, ended = only or 1, False
        while not ended:
            folder = place / str(at)
            begun = self.prepare(folder)
            status, told = self._child(folder, begun, at, weak)
            killing = Killing(at, os.WIFSIGNALED(status), told)
            if not killing.killed and os.WEXITSTATUS(status) != 0:
                killing.broken.append("the work itself failed")
            killing.broken += self.judge(folder, begun, told)
            yield killing
            ended = not killing.killed or only > 0  # there is no such call any more
            shutil.rmtree(folder)
            at += every

    def _child(self, folder: Path, begun: Begun, at: int, weak: bool) -> tuple[int, list[str]]:
        """How it ended, and what it had told."""
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            code = 1
            try:
                os.close(reading)
                if weak:
                    self.weaken()
                Shim(folder).kill(DISK, at)
                self.do(folder, begun, lambda line: _tell(writing, line))
                code = 0
            finally:
                os._exit(code)
        os.close(writing)
        with os.fdopen(reading) as lines:
            told = [line.strip() for line in lines]
        return os.waitpid(child, 0)[1], told

    def main(self) -> None:
        words = argparse.ArgumentParser()
        words.add_argument("folder", type=Path)
        words.add_argument("--every", type=int, default=1)
        words.add_argument("--at", type=int, default=0, help="at this call alone")
        words.add_argument("--weak", action="store_true", help="the control")
        told = words.parse_args()
        with quick_opening():
            for killing in self.killings(told.folder, told.every, told.at, weak=told.weak):
                print(json.dumps(asdict(killing)), flush=True)


def killings(module: str, folder: Path, *words: str) -> list[Killing]:
    """What the module's own labour comes to, in a process below the preloaded library."""
    lines = preloaded(module, str(folder), *words, timeout=3600).splitlines()
    return [Killing(**json.loads(line)) for line in lines]


def _tell(writing: int, line: str) -> None:
    os.write(writing, line.encode() + b"\n")
