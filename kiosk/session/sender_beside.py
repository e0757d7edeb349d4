"""The process that sends, beside a window: started with it, started again when it dies, and left to end its work."""

import logging
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path

from kiosk.domain.link import Link
from kiosk.ports import Publish
from kiosk.session.outbox_line import OutboxLine

log = logging.getLogger(__name__)

FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS = 0.5, 30.0
TURN_SECONDS = 0.2
STOP_SECONDS = 5.0
_left: list[subprocess.Popen[bytes]] = []  # that still send what is due; they end by themselves


class SenderBeside:
    """Implements ports.Outbox. While another program sends for the store, ours waits for its turn.

    command: the command line of `kiosk sync --watch --until-eof`.
    """

    def __init__(self, folder: Path, command: Sequence[str], publish: Publish) -> None:
        self._command = tuple(command)
        self._line = OutboxLine(folder, publish)
        self._closing = threading.Event()
        self._sender: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._keep, name="sender", daemon=True)

    @property
    def link(self) -> Link:
        return self._line.link

    @property
    def online(self) -> bool:
        return self._line.online

    @property
    def pid(self) -> int:
        """Of the process that sends, or waits for its turn; 0: there is none just now."""
        return self._sender.pid if self._sender else 0

    def start(self) -> None:
        self._line.start()
        self._thread.start()

    def wake(self) -> None:
        self._line.wake()

    def close(self) -> None:
        """The sender goes on with what is due when the Portal answers; nobody waits for that."""
        self._closing.set()
        if self._thread.is_alive():
            self._thread.join()
        self._line.close()
        if self._sender is not None:
            self._let_go(self._sender)

    def _keep(self) -> None:
        wait = FIRST_WAIT_SECONDS
        while not self._closing.is_set():
            self._sender = subprocess.Popen(self._command, stdin=subprocess.PIPE, start_new_session=True)
            while not self._closing.wait(TURN_SECONDS):
                if (code := self._sender.poll()) is not None:
                    log.warning("the sender ended by itself (%s); again in %g s", code, wait)
                    self._hang_up(self._sender)
                    self._closing.wait(wait)
                    wait = min(2 * wait, LONGEST_WAIT_SECONDS)
                    break

    @staticmethod
    def _hang_up(sender: subprocess.Popen[bytes]) -> None:
        if sender.stdin is not None:
            sender.stdin.close()

    def _let_go(self, sender: subprocess.Popen[bytes]) -> None:
        self._hang_up(sender)
        try:
            sender.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            _left.append(sender)
