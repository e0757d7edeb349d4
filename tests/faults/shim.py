"""The library that stands between a process and its disk (shim.c): built once, steered from inside, its log read."""

import ctypes
import hashlib
import os
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntFlag
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = Path(__file__).with_name("shim.c")
RECORD = struct.Struct("<Hqq3I")


class Kind(IntFlag):
    """What a call asks for; the names of shim.c."""

    CREATE = 1
    WRITE = 2
    SYNC = 4
    TRUNCATE = 8
    RENAME = 16
    UNLINK = 32
    MKDIR = 64
    OPEN = 128
    MARK = 256  # no call: what the recording process wants to be known
    SEND = 512
    RECEIVE = 1024
    CONNECT = 2048


DISK = Kind.WRITE | Kind.SYNC | Kind.TRUNCATE | Kind.RENAME | Kind.UNLINK | Kind.MKDIR | Kind.OPEN
NETWORK = Kind.SEND | Kind.RECEIVE | Kind.CONNECT


@dataclass(frozen=True, slots=True)
class Call:
    kind: Kind
    path: str  # absolute; of a mark: its text
    second: str = ""  # the new name of a rename
    offset: int = 0  # of a write; of a truncation the new size
    data: bytes = field(default=b"", repr=False)
    ok: bool = True  # False: a flush that was made to fail


@cache
def library() -> Path:
    """The built library, made anew when its source has changed."""
    name = hashlib.sha256(SOURCE.read_bytes()).hexdigest()[:12]
    built = ROOT / "build" / "faults" / f"shim-{name}.so"
    if not built.exists():
        built.parent.mkdir(parents=True, exist_ok=True)
        part = built.with_suffix(f".{os.getpid()}")
        command = [
            "gcc",
            "-shared",
            "-fPIC",
            "-O2",
            "-Wall",
            "-Werror",
            "-o",
            str(part),
            str(SOURCE),
            "-ldl",
            "-lpthread",
        ]
        subprocess.run(command, check=True)
        part.replace(built)
    return built


def preloaded(module: str, *words: str, timeout: float = 600) -> str:
    """Run `python -m module words` above the library and give what it printed. Raises when it fails."""
    environment = {**os.environ, "LD_PRELOAD": str(library()), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", module, *words]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=timeout)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


class Shim:
    """Steers the library from inside the process that has it preloaded."""

    def __init__(self, folder: Path, log: Path | None = None) -> None:
        self._library = ctypes.CDLL(str(library()))
        self._library.disk_fired.restype = self._library.disk_passed.restype = ctypes.c_long
        self._log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600) if log else -1
        self.watch(folder)

    def watch(self, folder: Path) -> None:
        self._library.disk_watch(os.fsencode(folder), self._log)

    def mark(self, text: str) -> None:
        self._library.disk_mark(text.encode())

    def fail(self, kinds: Kind, at: int, error: int, lasting: bool) -> None:
        """The `at`-th call of `kinds` from now on fails with `error` (0: takes half), with `lasting` all after it."""
        self._library.disk_fail(ctypes.c_uint(kinds), ctypes.c_long(at), error, lasting)

    def well(self) -> int:
        """No call fails any more. Returns how many did."""
        fired = int(self._library.disk_fired())
        self.fail(Kind(0), 0, 0, False)
        return fired

    def kill(self, kinds: Kind, at: int) -> None:
        """SIGKILL to ourselves just before the `at`-th call of `kinds`; 0: never, and count from here."""
        self._library.disk_kill(ctypes.c_uint(kinds), ctypes.c_long(at))

    @property
    def passed(self) -> int:
        """Calls counted since `kill`."""
        return int(self._library.disk_passed())


def read_log(path: Path) -> Iterator[Call]:
    content, at = path.read_bytes(), 0
    while at < len(content):
        kind, result, offset, first, second, data = RECORD.unpack_from(content, at)
        at += RECORD.size
        parts = []
        for length in (first, second, data):
            parts.append(content[at : at + length])
            at += length
        yield Call(Kind(kind), parts[0].decode(), parts[1].decode(), offset, parts[2], result == 0)
