"""The process that sends: it drains the outbox of one store, for every process of this machine that has it open.

What it sends are names and numbers. After each round that handled any, it begins anew (exec): the same process to the
system and to its lock, with a memory that never held them.
"""

import contextlib
import json
import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from kiosk.bootstrap import PRINTING, SENDING, open_store_of
from kiosk.companions import Peers
from kiosk.config import Settings, load_settings
from kiosk.connections import errand_of, hub_link, outbox_worker, portal_of
from kiosk.domain.errors import KioskError
from kiosk.machine import SystemClock, data_folder
from kiosk.session.awaited import Awaited
from kiosk.session.held_file import HeldFile
from kiosk.session.hub_link import HubLink
from kiosk.session.line import Line
from kiosk.session.memory import keep_memory_private
from kiosk.session.outbox_socket import OutboxSocket, listen
from kiosk.store.opening import Store
from kiosk.sync.pace import Pace
from kiosk.sync.worker import OutboxWorker

log = logging.getLogger(__name__)

PEERS_SECONDS = 40.0
TURN_SECONDS = 0.2
LINGER_SECONDS = 60.0  # who wanted the sending is gone: what is due is sent all the same, while the Portal answers


@dataclass(frozen=True, slots=True)
class Resumption:
    """What a sender that begins anew goes on with. Nothing personal."""

    peers: str = ""  # JSON of Peers; empty: wait for the supervisor to tell
    pace: str = ""  # JSON of Pace
    held: int = -1  # descriptor of the lock
    listening: int = -1  # descriptor of the socket
    recovering: bool = False  # a print may still have to be settled


Anew = Callable[[Resumption], list[str]]  # the command line that begins this process anew


def send(config: Path | None, data: Path | None, line: Line | None, anew: Anew, begun: Resumption) -> int:
    """Send what is due until the other end of `line` is gone, or a signal comes, and what is due then.

    line: None: nobody started us but the system or a person.
    """
    keep_memory_private("kiosk-sender")
    settings = load_settings(config)
    folder = data_folder(settings, data)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    ear = Ear(line)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ear.gone.set())
    told = begun.peers or ear.peers.wait(PEERS_SECONDS)
    held = HeldFile(folder / SENDING, begun.held)
    while told and not ear.gone.is_set():
        if held.try_alone():
            sender = Sender(folder, line, anew, replace(begun, peers=told, held=held.descriptor))
            return sender.run(ear, settings)
        ear.gone.wait(TURN_SECONDS)  # another program sends for this store
    return 0


def anew_as(words: Sequence[str], line: Line) -> Anew:
    """Of a sender under the supervisor, which talks with it on `line`."""

    def command(begun: Resumption) -> list[str]:
        role = ["--role", "sender", "--line", f"{line.reading},{line.writing}", "--resumed", begun_as_text(begun)]
        return [sys.executable, "-m", "kiosk", *words, *role]

    return command


def begun_as_text(begun: Resumption) -> str:
    return json.dumps(asdict(begun))


def begun_from(text: str) -> Resumption:
    return Resumption(**json.loads(text)) if text else Resumption()


class Ear:
    """What the supervisor says, heard on a thread."""

    def __init__(self, line: Line | None) -> None:
        self.peers, self.gone, self.recover = Awaited(), threading.Event(), threading.Event()
        if line is not None:
            threading.Thread(target=self._listen, args=(line,), name="ear", daemon=True).start()

    def _listen(self, line: Line) -> None:
        while line.open:
            for words in line.read():
                if words.startswith("peers"):
                    self.peers.tell(words.removeprefix("peers").strip())
                elif words == "recover":
                    self.recover.set()
                elif words == "leave":
                    self.gone.set()
        self.peers.tell("")
        self.gone.set()


class Sender:
    """Holds the outbox of the store in `folder`."""

    def __init__(self, folder: Path, line: Line | None, anew: Anew, begun: Resumption) -> None:
        self._folder, self._line, self._anew, self._begun = folder, line, anew, begun
        self._pace = Pace.from_json(begun.pace) if begun.pace else None
        listening = socket.socket(fileno=begun.listening) if begun.listening >= 0 else listen(folder)
        self._socket = OutboxSocket(listening, self._wake, self._pace.link if self._pace else None)
        self._worker: OutboxWorker
        self._store: Store
        self._ear: Ear
        self._link: HubLink | None = None
        self._gate = threading.Lock()

    def run(self, ear: Ear, settings: Settings) -> int:
        self._ear = ear
        if self._begun.recovering:
            ear.recover.set()
        self._store = open_store_of(settings, self._folder, self._socket.publish)
        closing, linked = contextlib.ExitStack(), contextlib.ExitStack()
        portal = portal_of(settings, Peers.from_json(self._begun.peers).portal)
        self._worker = outbox_worker(
            settings,
            self._store,
            portal,
            self._socket.publish,
            closing,
            pace=self._pace,
            on_quiet=self._begin_anew,
            errand=errand_of(settings, self._store, portal, closing),
        )
        self._link = hub_link(settings, self._store, self._socket.publish, self._gate, self._worker.forget_soon, linked)
        self._socket.start()
        self._worker.start()
        while not ear.gone.wait(TURN_SECONDS):
            if ear.recover.is_set():
                self._settle_prints()
        linked.close()
        self._worker.finish(LINGER_SECONDS)
        self._store.close()
        closing.close()
        portal.close()
        return 0

    def _wake(self) -> None:
        self._worker.wake()
        if self._link:
            self._link.wake()

    def _settle_prints(self) -> None:
        """A screen died and may have been printing. Who can hold the printer's lock knows that nobody prints."""
        from kiosk.services.recovery import settle_interrupted_prints

        turn = HeldFile(self._folder / PRINTING)
        try:
            if turn.try_alone():
                settle_interrupted_prints(self._store.unit_of_work, SystemClock())
                self._ear.recover.clear()
        except KioskError as fault:
            log.warning("interrupted prints not settled yet: %s", fault.code)
        finally:
            turn.release()

    def _begin_anew(self) -> None:
        """On the worker's thread, between two rounds. Does not return."""
        if self._ear.gone.is_set():
            return
        if not self._gate.acquire(timeout=TURN_SECONDS):  # something goes to the hub just now: after the next round
            self._worker.forget_soon()
            return
        begun = replace(
            self._begun,
            pace=self._worker.pace.to_json(),
            listening=self._socket.listening.fileno(),
            recovering=self._ear.recover.is_set(),
        )
        spoken = {self._line.reading, self._line.writing} - {-1} if self._line else set()
        for descriptor in {begun.held, begun.listening} | spoken:
            os.set_inheritable(descriptor, True)
        log.debug("beginning anew")
        os.execv(sys.executable, self._anew(begun))  # noqa: S606 # our own words
