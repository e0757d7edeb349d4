"""The outbox as a process sees it that does not send by itself."""

import contextlib
import logging
import socket
import threading
import time
from pathlib import Path

from kiosk.domain.events import ConnectionChanged, Event
from kiosk.domain.link import Link
from kiosk.ports import Publish
from kiosk.session.event_lines import from_line
from kiosk.session.outbox_socket import WAKE, WOKEN, SocketAddress

log = logging.getLogger(__name__)

RETRY_SECONDS = 0.1
SILENT_SECONDS = 20.0  # nobody sends for so long: what was last known of the Portal counts no more


class OutboxLine:
    """Implements ports.Outbox. The sender may be away for a moment: it forgets its memory by beginning anew.

    publish: gets what the sender tells, on a thread of this line; a change of `link` once.
    """

    def __init__(self, folder: Path, publish: Publish) -> None:
        self.link = Link.UNKNOWN
        self._address, self._publish = SocketAddress(folder), publish
        self._link: socket.socket | None = None
        self._lock = threading.Lock()
        self._wanted = False  # somebody wants it tried now, and the sender has not said that it heard
        self._closing = threading.Event()
        self._lost_at = time.monotonic()
        self._thread = threading.Thread(target=self._run, name="outbox-line", daemon=True)

    @property
    def online(self) -> bool:
        return self.link is Link.ONLINE

    def start(self) -> None:
        self._thread.start()

    def wake(self) -> None:
        with self._lock:
            self._wanted = True
            self._ask()

    def close(self) -> None:
        self._closing.set()
        with self._lock:
            if self._link:
                _shut(self._link)
        if self._thread.is_alive():
            self._thread.join()
        self._address.close()

    def _ask(self) -> None:
        if self._wanted and self._link:
            try:
                self._link.sendall(WAKE)
            except OSError:
                _shut(self._link)  # the thread comes again and asks then

    def _run(self) -> None:
        while not self._closing.is_set():
            with socket.socket(socket.AF_UNIX) as link:
                try:
                    link.connect(self._address.path)
                    self._listen(link)
                except OSError:
                    pass  # nobody sends just now
            if time.monotonic() - self._lost_at > SILENT_SECONDS:
                self._hear(ConnectionChanged(Link.UNKNOWN))
            self._closing.wait(RETRY_SECONDS)

    def _listen(self, link: socket.socket) -> None:
        with self._lock:
            if self._closing.is_set():
                return
            self._link = link
            self._ask()
        try:
            with link.makefile("rb") as lines:
                for line in lines:
                    if line == WOKEN:
                        self._wanted = False
                    else:
                        self._hear_line(line)
        finally:
            with self._lock:
                self._link = None
            self._lost_at = time.monotonic()

    def _hear_line(self, line: bytes) -> None:
        try:
            self._hear(from_line(line))
        except ValueError:
            log.warning("the sender said something unknown")

    def _hear(self, event: Event) -> None:
        if isinstance(event, ConnectionChanged):
            if event.link is self.link:
                return
            self.link = event.link
        self._publish([event])


def _shut(link: socket.socket) -> None:
    with contextlib.suppress(OSError):  # it was gone already
        link.shutdown(socket.SHUT_RDWR)
