"""Sandbox Portal, software printer, simulated online check: processes beside a kiosk that has no real ones."""

import json
import logging
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk.domain.errors import DeviceProcessDied

log = logging.getLogger(__name__)

START_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Peers:
    """What the processes of a kiosk must know of the peers that are played in software; 0 and "": it is real."""

    portal: int = 0  # port on this machine
    printer: int = 0
    card_check: int = 0
    card_hint: str = ""  # the six digits that open the sample person's card

    @classmethod
    def of(cls, companions: "Mapping[str, Companion]", card_hint: str) -> "Peers":
        return cls(**{name: companion.port for name, companion in companions.items()}, card_hint=card_hint)

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, words: str) -> "Peers":
        return cls(**json.loads(words))


class Companion:
    """One `kiosk … serve --json` process. Its first line on stdout tells where it listens.

    It ends with us, however we end: its standard input is a pipe that only we hold.
    """

    def __init__(self, *words: str) -> None:
        self._words = words
        self._process: subprocess.Popen[bytes] | None = None
        self.port = 0

    def start(self, port: int = 0) -> int:
        """Start it on `port`, or on any free one, and wait until it listens. Returns the port.

        Raises DeviceProcessDied when it does not come up.
        """
        command: Sequence[str] = [
            sys.executable,
            "-m",
            "kiosk",
            *self._words,
            "--json",
            "--until-eof",
            "--port",
            str(port),
        ]
        reading, writing = os.pipe()
        try:
            self._process = subprocess.Popen(command, stdout=writing, stdin=subprocess.PIPE)
            os.close(writing)
            self.port = int(json.loads(self._first_line(reading))["port"])
        finally:
            os.close(reading)
        return self.port

    def _first_line(self, descriptor: int) -> bytes:
        line = b""
        ends_at = time.monotonic() + START_SECONDS
        with selectors.DefaultSelector() as selector:
            selector.register(descriptor, selectors.EVENT_READ)
            while not line.endswith(b"\n"):
                if not selector.select(max(0.0, ends_at - time.monotonic())):
                    break
                chunk = os.read(descriptor, 4096)
                if not chunk:
                    break
                line += chunk
        if not line.endswith(b"\n"):
            self.stop()
            raise DeviceProcessDied(" ".join(self._words[:2]))
        return line

    def stop(self) -> None:
        """End it and wait. Starting again on the same port finds the same state."""
        if self._process:
            self._process.terminate()
            try:
                self._process.wait(5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            if self._process.stdin:
                self._process.stdin.close()
            self._process = None


def sandbox_portal(folder: Path) -> Companion:
    return Companion("portal", "serve", "--data", str(folder))


def software_printer(folder: Path, width_dots: int, fault: str = "") -> Companion:
    words = ["printer", "serve", "--no-page", "--data", str(folder), "--width", str(width_dots)]
    return Companion(*words, *(["--fault", fault] if fault else []))


def sandbox_card_check() -> Companion:
    return Companion("card-check", "serve")
