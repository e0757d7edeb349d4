"""A walk on a real window with a screen reader's eye on it."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop import Desktop

HERE = Path(__file__).parent
SYSTEM_PYTHON = "/usr/bin/python3"  # the one with the bindings of AT-SPI
STRUCTURE = {
    "application",
    "frame",
    "window",
    "filler",
    "panel",
    "list",
    "table",
    "page tab list",
    "grouping",
    "dialog",
    "scroll pane",
    "layered pane",
}
PRESSED = {"push button", "radio button", "check box", "toggle button", "list item", "menu item", "link", "page tab"}
WRITTEN = {"text", "entry", "password text"}


@dataclass(frozen=True)
class Node:
    """One thing as a screen reader is told of it."""

    name: str
    role: str
    description: str
    depth: int
    actions: tuple[str, ...]
    editable: bool
    showing: bool
    visible: bool
    enabled: bool
    focusable: bool
    focused: bool
    extents: tuple[int, ...]


class Watched:
    """The window of a stage, and what is seen of it."""

    def __init__(self, desktop: Desktop, stage: subprocess.Popen[str], eye: subprocess.Popen[str]) -> None:
        self.desktop, self._stage, self._eye = desktop, stage, eye

    def go_on(self) -> str:
        """To the next state of the walk; "" at its end."""
        return str(_exchange(self._stage, "")["state"])

    def tree(self) -> list[Node]:
        """What is shown, in reading order."""
        told = _exchange(self._eye, json.dumps({"do": "tree"}))
        return [Node(**{**node, "actions": tuple(node["actions"]), "extents": tuple(node["extents"])}) for node in told]

    def press(self, name: str) -> bool:
        return bool(_exchange(self._eye, json.dumps({"do": "press", "name": name}))["done"])

    def write(self, name: str, text: str) -> bool:
        return bool(_exchange(self._eye, json.dumps({"do": "write", "name": name, "text": text}))["done"])

    def read(self, name: str) -> str | None:
        text: str | None = _exchange(self._eye, json.dumps({"do": "read", "name": name}))["text"]
        return text


@contextmanager
def watching(folder: Path, walk: str, size: tuple[str, int, int], language: str = "vi") -> Iterator[Watched]:
    """Open the walk's window on a desktop of its own and look at it."""
    name, width, height = size
    with Desktop(folder / "run", width, height) as desktop:
        (folder / "bench").mkdir()
        stage = desktop.open(HERE / "stage.py", walk, name, str(folder / "bench"), language)
        _first_line(stage)
        desktop.focus(stage)
        yield eye_on(desktop, stage, stage.pid)


def eye_on(desktop: Desktop, program: subprocess.Popen[str], pid: int) -> Watched:
    """A screen reader's eye on the process `pid` of `program`."""
    eye = desktop.run(SYSTEM_PYTHON, str(HERE / "eye.py"), str(pid))
    _first_line(eye)
    return Watched(desktop, program, eye)


def faults_of(tree: list[Node]) -> list[str]:
    """What a person who hears or presses by action would miss."""
    found = []
    for node in tree:
        if not node.showing:
            continue
        words = f"{node.role} {node.name!r}"
        # Qt keeps the name of a password field to itself; its label is told as the description.
        told = node.description if node.role == "password text" else node.name
        if not told.strip() and node.role not in STRUCTURE:
            found.append(f"no name: {words} at {node.extents}")
        if node.role in ("unknown", "invalid", ""):
            found.append(f"no role: {words}")
        told_only = node.role == "list item" and not node.focusable  # a line of a list that is only read
        if node.role in PRESSED and node.enabled and not told_only and not {"Press", "Toggle"} & set(node.actions):
            found.append(f"no action: {words}")
        if node.role in WRITTEN and not node.editable:
            found.append(f"cannot be written to: {words}")
    return found


def _exchange(process: subprocess.Popen[str], line: str) -> Any:
    assert process.stdin
    process.stdin.write(line + "\n")
    process.stdin.flush()
    return _first_line(process)


def _first_line(process: subprocess.Popen[str]) -> Any:
    assert process.stdout
    line = process.stdout.readline()
    if not line:
        raise RuntimeError(f"{process.args!r} ended")
    return json.loads(line)
