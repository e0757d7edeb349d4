"""A process of its own for the devices, so that a hanging driver or image work never stops the screen.

The wire is a socket pair that carries pickled tuples between two halves of the same program:

    screen -> device   (verb, arguments)
    device -> screen   ("progress", value)      the device waits for the answer before it goes on
    screen -> device   GO | LEAVE
    device -> screen   ("done", value) | ("fault", KioskError) | ("left", None) | ("defect", class name)

Progress is a rendezvous because a print job must be in the ledger before its first byte leaves.
"""

import logging
import os
import signal
import socket
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.connection import Connection
from types import MappingProxyType

from kiosk.domain.errors import DeviceProcessDied, KioskError, PersonLeft

log = logging.getLogger(__name__)

GO, LEAVE = "go", "leave"
OnProgress = Callable[[object], None]
Verb = Callable[..., object]


def serve(descriptor: int, verbs: Mapping[str, Verb]) -> None:
    """The device side: answer calls until the screen's side closes.

    Every verb takes its arguments and, by keyword, `on_progress`, which raises PersonLeft when the
    person has gone.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C ends the screen, which then closes the wire
    os.nice(10)
    with Connection(descriptor) as wire:
        while True:
            try:
                verb, arguments = wire.recv()
            except EOFError:
                return
            try:
                wire.send(_answer(wire, verbs, verb, arguments))
            except (BrokenPipeError, EOFError):
                return


def _answer(wire: Connection, verbs: Mapping[str, Verb], verb: str, arguments: Sequence[object]) -> tuple[str, object]:
    def on_progress(value: object) -> None:
        wire.send(("progress", value))
        if wire.recv() == LEAVE:
            raise PersonLeft

    try:
        return "done", verbs[verb](*arguments, on_progress=on_progress)
    except PersonLeft:
        return "left", None
    except KioskError as fault:
        return "fault", fault


class DeviceProcess:
    """The screen's side: starts the process when first needed, and anew when it died or hung.

    silence_seconds: longest time without a word before the process counts as hung and is killed.
    Safe for several threads: calls queue up.
    """

    def __init__(
        self,
        command: Sequence[str],
        silence_seconds: float,
        name: str = "device",
        environment: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """environment: beside our own."""
        self._command, self._silence, self._name = tuple(command), silence_seconds, name
        self._environment = os.environ | environment
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._wire: Connection | None = None

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start it ahead of the first call, so that the first citizen does not wait for it."""
        with self._lock:
            self._ensure()

    def call(self, verb: str, arguments: Sequence[object], on_progress: OnProgress) -> object:
        """Run one verb. Raises the fault the verb raised, PersonLeft, or DeviceProcessDied."""
        with self._lock:
            wire = self._ensure()
            try:
                wire.send((verb, arguments))
                return self._listen(wire, on_progress)
            except (EOFError, OSError) as exc:
                self._kill()
                raise DeviceProcessDied(f"{verb}: {type(exc).__name__}") from exc

    def _listen(self, wire: Connection, on_progress: OnProgress) -> object:
        left: PersonLeft | None = None
        while True:
            if not wire.poll(self._silence):
                raise TimeoutError("silent")
            kind, value = wire.recv()
            if kind == "progress":
                try:
                    if left is None:
                        on_progress(value)
                except PersonLeft as exc:
                    left = exc
                except BaseException:
                    self._kill()  # the device must not go on with what the screen could not record
                    raise
                wire.send(LEAVE if left else GO)
            elif kind == "fault" and isinstance(value, KioskError):
                raise value
            elif kind == "left" or left is not None:
                raise PersonLeft
            else:
                return value

    def _ensure(self) -> Connection:
        if self._wire and self._process and self._process.poll() is None:
            return self._wire
        self._kill()
        ours, theirs = socket.socketpair()
        descriptor = theirs.fileno()
        self._process = subprocess.Popen(
            [*self._command, "--descriptor", str(descriptor)],
            pass_fds=(descriptor,),
            stdin=subprocess.DEVNULL,
            env=self._environment,
        )
        theirs.close()
        self._wire = Connection(ours.detach())
        log.info("%s process started", self._name)
        return self._wire

    def _kill(self) -> None:
        if self._wire:
            self._wire.close()
            self._wire = None
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def close(self) -> None:
        """End it: politely first, by closing the wire."""
        with self._lock:
            if self._wire:
                self._wire.close()
                self._wire = None
            if self._process:
                try:
                    self._process.wait(2)
                except subprocess.TimeoutExpired:
                    self._process.kill()
                    self._process.wait()
                self._process = None
