"""What a counter's process is made of. It sends unless another program of this machine sends for the store."""

import contextlib
import socket
import threading
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.bootstrap import SENDING, device_processes, open_store_of, peers_of, start_companions, tools_of
from kiosk.config import Settings, load_settings
from kiosk.connections import errand_of, hub_link, outbox_worker, portal_of
from kiosk.domain.events import Event
from kiosk.machine import data_folder
from kiosk.session.held_file import HeldFile
from kiosk.session.memory import keep_memory_private
from kiosk.session.outbox_line import OutboxLine
from kiosk.session.outbox_socket import OutboxSocket, listen

if TYPE_CHECKING:
    from kiosk.ports import Publish
    from kiosk.store.opening import Store
    from kiosk.sync.portal import HttpPortal
    from kiosk.sync.worker import OutboxWorker
    from kiosk.ui.tools import Tools

TURN_SECONDS = 1.0


def open_desk(config: Path | None, data: Path | None, publish: "Publish") -> "Tools":
    """Open the store beside the other processes, start the devices. Takes about a second: never on the UI thread.

    publish: gets every event after its commit, of this process or of the one that sends.
    Raises: ConfigError, StoreError, CatalogueError, DeviceProcessDied. Nothing is left running then.
    """
    settings, closing = load_settings(config), contextlib.ExitStack()
    folder = data_folder(settings, data)
    keep_memory_private("kiosk-desk")
    with contextlib.ExitStack() as failing:
        failing.callback(closing.close)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        store = open_store_of(settings, folder, publish)
        closing.callback(store.close)
        peers = peers_of(settings, start_companions(settings, folder, closing))
        portal = portal_of(settings, peers.portal)
        closing.callback(portal.close)
        outbox = SharedOutbox(folder, settings, store, portal, publish)
        closing.callback(outbox.close)
        card, paper = device_processes(settings, folder, peers, closing)
        for process in (card, paper):
            process.start()
        tools = replace(tools_of(settings, folder, store, outbox, card, paper, peers, closing), portal=portal)
        tools = replace(tools, with_hub=bool(settings.hub.url))
        outbox.start()
        failing.pop_all()
    return tools


class SharedOutbox:
    """Implements ports.Outbox. Whoever holds the lock of the data folder sends; when that one ends, we do."""

    def __init__(
        self, folder: Path, settings: Settings, store: "Store", portal: "HttpPortal", publish: "Publish"
    ) -> None:
        self._folder, self._settings, self._store, self._portal = folder, settings, store, portal
        self._publish = publish
        self._held = HeldFile(folder / SENDING)
        self._line: OutboxLine | None = None
        self._worker: OutboxWorker | None = None
        self._sending = contextlib.ExitStack()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._wait_for_turn, name="outbox-turn", daemon=True)

    def start(self) -> None:
        if self._held.try_alone():
            self._send()
            return
        self._line = OutboxLine(self._folder, self._publish)
        self._line.start()
        self._thread.start()

    @property
    def online(self) -> bool:
        source = self._worker or self._line
        return source is not None and source.online

    def wake(self) -> None:
        if source := self._worker or self._line:
            source.wake()

    def close(self) -> None:
        self._closing.set()
        if self._thread.is_alive():
            self._thread.join()
        if self._line is not None:
            self._line.close()
        self._sending.close()
        self._held.release()

    def _wait_for_turn(self) -> None:
        while not self._closing.wait(TURN_SECONDS):
            if self._held.try_alone():
                line, self._line = self._line, None
                if line is not None:
                    line.close()  # before we listen: it would only hear ourselves
                self._send()
                return

    def _send(self) -> None:
        """We hold the lock: drain the outbox, speak with the hub, and tell the others of this machine."""
        gate = threading.Lock()
        listening = listen(self._folder)
        others = OutboxSocket(listening, self.wake, None)
        tell = _both(self._publish, others.publish)
        payments = errand_of(self._settings, self._store, self._portal, self._sending)
        worker = outbox_worker(self._store, self._portal, tell, gate=gate, errand=payments)
        hub_link(self._settings, self._store, tell, gate, _nothing, self._sending)
        self._sending.callback(_shut, listening)
        self._sending.callback(worker.stop, 5.0)
        self._worker = worker  # before it tells that it is online: whoever hears that asks us
        others.start()
        worker.start()


def _both(one: "Publish", other: "Publish") -> "Publish":
    def publish(events: Iterable[Event]) -> None:
        told = list(events)
        one(told)
        other(told)

    return publish


def _shut(listening: socket.socket) -> None:
    with contextlib.suppress(OSError):  # nobody had come
        listening.shutdown(socket.SHUT_RDWR)
    listening.close()


def _nothing() -> None:
    """The hub's link has nothing to forget here: this process holds citizens' data all day."""
