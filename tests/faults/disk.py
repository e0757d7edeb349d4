"""A disk that may lose, at a power cut, whatever was not flushed: files by sectors, folders by names.

Two rules for names. POSIX: a name is safe after its folder was flushed, and until then any of the changes may be
there or not. EXT4: names are journaled in order, and any flush takes all earlier ones with it.
Its limits: sectors of 512 bytes are whole or not at all, and a flush is honest.
"""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from tests.faults.shim import Call, Kind

SECTOR = 512  # bytes
Files = Mapping[str, bytes]  # path below the folder -> content


class Names(StrEnum):
    POSIX = "posix"
    EXT4 = "ext4"


@dataclass(slots=True)
class Node:
    """One file, whatever it is called at the moment."""

    safe: bytearray = field(default_factory=bytearray)
    now: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)  # a write, or a new size and None

    def change(self, offset: int, data: bytes | None) -> None:
        _apply(self.now, offset, data)
        self.pending.append((offset, data))

    def flush(self) -> None:
        for offset, data in self.pending:
            _apply(self.safe, offset, data)
        self.pending.clear()

    def sized(self) -> bytes:
        """The new size without the new bytes: what was not flushed reads as it was, or as zeros."""
        return bytes(self.safe[: len(self.now)]).ljust(len(self.now), b"\0")

    def torn(self, chance: random.Random) -> bytes:
        """Any of the sectors written since the last flush."""
        content = bytearray(self.safe)
        for offset, data in self.pending:
            if data is None:
                if chance.random() < 0.5:
                    _apply(content, offset, None)
                continue
            at = 0
            while at < len(data):
                step = SECTOR - (offset + at) % SECTOR
                if chance.random() < 0.5:
                    _apply(content, offset + at, data[at : at + step])
                at += step
        return bytes(content)


def _apply(content: bytearray, offset: int, data: bytes | None) -> None:
    size = offset if data is None else offset + len(data)
    if len(content) < size:
        content.extend(bytes(size - len(content)))
    if data is None:
        del content[offset:]
    else:
        content[offset:size] = data


Change = dict[str, Node | None]  # names given and, with None, taken away; all of it or nothing


class Disk:
    """Fed with the calls of a recording, one by one.

    forgets: the flushes that are left out, as if the program did not make them; for the controls.
    """

    def __init__(self, folder: Path, start: Files, names: Names, forgets: Callable[[Call], bool] = lambda _: False):
        self._root, self._names, self._forgets = folder, names, forgets
        self.safe = {name: Node(bytearray(data), bytearray(data)) for name, data in start.items()}
        self.now = dict(self.safe)
        self._pending: list[tuple[str, Change]] = []  # the folder of each
        self._made: set[str] = set()  # folders made since the start, with a stroke at the end

    def take(self, call: Call) -> bool:
        """One call; False: it changed nothing that a power cut could show."""
        if call.kind is Kind.MARK:
            return False
        path = self._below(call.path)
        match call.kind:
            case Kind.CREATE:
                self._rename(path, {path: Node()})
            case Kind.WRITE:
                self.now[path].change(call.offset, call.data)
            case Kind.TRUNCATE:
                self.now[path].change(call.offset, None)
            case Kind.RENAME:
                new = self._below(call.second)
                self._rename(new, {path: None, new: self.now[path]})
            case Kind.MKDIR:
                self._made.add(path + "/")
                self._rename(path, {path + "/": Node()})
            case Kind.UNLINK if path in self.now:
                self._rename(path, {path: None})
            case Kind.SYNC if not self._forgets(call):
                self._flush(path, call.ok)
            case _:
                return False
        return True

    def everything(self) -> Files:
        return {name: bytes(node.now) for name, node in self._files(self.now)}

    def after_a_cut(self, case: int, chance: random.Random) -> Files:
        """What may be found on it when the power comes back.

        case 0: nothing that was not flushed; 1: everything; 2: the new sizes without the new bytes; from 3 on: any
        of the names and sectors.
        """
        if case == 0:
            return {name: bytes(node.safe) for name, node in self._files(self.safe)}
        if case == 1:
            return self.everything()
        if case == 2:
            return {name: node.sized() for name, node in self._files(self.now)}
        return {name: node.torn(chance) for name, node in self._files(self._some_names(chance))}

    def _below(self, path: str) -> str:
        return str(Path(path).relative_to(self._root)) if path != str(self._root) else ""

    def _files(self, names: Mapping[str, Node]) -> Iterator[tuple[str, Node]]:
        """The files that can be reached: with a lost folder goes all that was in it."""
        lost = tuple(self._made - names.keys())
        return ((name, node) for name, node in names.items() if name[-1] != "/" and not name.startswith(lost))

    def _some_names(self, chance: random.Random) -> dict[str, Node]:
        found = dict(self.safe)
        kept = chance.randint(0, len(self._pending))  # a journal keeps the first ones
        for number, (_, change) in enumerate(self._pending):
            if number < kept if self._names is Names.EXT4 else chance.random() < 0.5:
                _carry_out(found, change)
        return found

    def _rename(self, path: str, change: Change) -> None:
        _carry_out(self.now, change)
        self._pending.append((path.rpartition("/")[0], change))

    def _flush(self, path: str, ok: bool) -> None:
        """A flush that failed: the system gave the pages up, and no later one writes them."""
        node = self.now.get(path)
        if node is not None:
            if ok:
                node.flush()
            else:
                node.pending.clear()
        if not ok:
            return
        folder = path if node is None else None
        through = [change for place, change in self._pending if place == folder or self._names is Names.EXT4]
        for change in through:
            _carry_out(self.safe, change)
        self._pending = [(p, c) for p, c in self._pending if not (p == folder or self._names is Names.EXT4)]


def _carry_out(names: dict[str, Node], change: Change) -> None:
    for name, node in change.items():
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node


def read_files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def write_files(folder: Path, files: Files) -> None:
    """Make `folder` hold these files and no others."""
    for path in folder.rglob("*"):
        if path.is_file() and str(path.relative_to(folder)) not in files:
            path.unlink()
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_bytes(content)
