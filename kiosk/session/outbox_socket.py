"""Where the process that sends is reached: a socket in the data folder, for this user alone."""

import contextlib
import os
import socket
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from kiosk.domain.events import ConnectionChanged, Event
from kiosk.domain.link import Link
from kiosk.session.event_lines import to_line

NAME = "outbox.sock"
WAKE, WOKEN = b"wake\n", b"woken\n"
SEND_SECONDS = 1.0  # a screen that takes no more is let go; it comes again by itself


class SocketAddress:
    """The path of the socket, however deep the folder lies: the system takes 107 bytes, so we go by the descriptor."""

    def __init__(self, folder: Path) -> None:
        self._folder = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        self.path = f"/proc/self/fd/{self._folder}/{NAME}"

    def close(self) -> None:
        if self._folder >= 0:
            os.close(self._folder)
            self._folder = -1


def listen(folder: Path) -> socket.socket:
    """Only whoever holds the outbox may call this: an old socket is taken away. Raises OSError."""
    (folder / NAME).unlink(missing_ok=True)
    address, listening = SocketAddress(folder), socket.socket(socket.AF_UNIX)
    old = os.umask(0o177)
    try:
        listening.bind(address.path)
    finally:
        os.umask(old)
        address.close()
    listening.listen(16)
    return listening


class OutboxSocket:
    """Tells every process that listens what was sent, and hears when one wants it tried now.

    link: what a newcomer is told at once; None: not known yet.
    """

    def __init__(self, listening: socket.socket, wake: Callable[[], None], link: Link | None) -> None:
        self.listening, self._wake, self._link = listening, wake, link
        self._links: set[socket.socket] = set()
        self._lock = threading.Lock()

    def start(self) -> None:
        threading.Thread(target=self._accept, name="outbox-socket", daemon=True).start()

    def publish(self, events: Iterable[Event]) -> None:
        for event in events:
            with self._lock:
                if isinstance(event, ConnectionChanged):
                    self._link = event.link
                for link in list(self._links):
                    self._send(link, to_line(event))

    def _accept(self) -> None:
        while True:
            try:
                link, _ = self.listening.accept()
            except OSError:
                return
            link.settimeout(None)
            link.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, _seconds(SEND_SECONDS))
            with self._lock:
                self._links.add(link)
                if self._link is not None:
                    self._send(link, to_line(ConnectionChanged(self._link)))
            threading.Thread(target=self._hear, args=(link,), daemon=True).start()

    def _hear(self, link: socket.socket) -> None:
        with link, link.makefile("rb") as lines:
            try:
                for line in lines:
                    if line == WAKE:
                        self._wake()
                        with self._lock:
                            self._send(link, WOKEN)
            except OSError:
                pass  # it left
            with self._lock:  # before it is closed: whoever holds the lock finds open links only
                self._links.discard(link)

    def _send(self, link: socket.socket, line: bytes) -> None:
        try:
            link.sendall(line)
        except OSError:
            self._links.discard(link)
            with contextlib.suppress(OSError):  # it was gone already
                link.shutdown(socket.SHUT_RDWR)


def _seconds(seconds: float) -> bytes:
    return int(seconds).to_bytes(8, "little") + bytes(8)  # struct timeval
