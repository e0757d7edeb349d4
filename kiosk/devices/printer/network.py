"""A thermal printer on TCP, usually port 9100.

A plain socket: the promise "never twice" hangs on knowing when the first byte left, and on reading status bytes and
the process id from one stream, which library transports hide.
"""

import socket
from collections.abc import Callable
from time import monotonic

from kiosk.devices.printer.escpos import ask_status, ask_when_done, mark_of, slip_bytes
from kiosk.devices.printer.status import Answers, PrinterStatus
from kiosk.domain.errors import PrinterAbsent, PrinterError, PrinterSilent
from kiosk.domain.printing import PrintState
from kiosk.ports import Raster

DOTS_PER_MM = 8
SLOWEST_MM_PER_SECOND = 60
SLACK_SECONDS = 5.0  # for the cut and for a printer that pauses to cool


class NetworkReceiptPrinter:
    """Implements ports.ReceiptPrinter.

    connect_seconds, answer_seconds: for reaching the printer and for one status answer.
    least_seconds: to wait for the proof at least, whatever the slip's length.
    mending_seconds: how long a printer that ran out of paper in the middle may wait for a new roll before the slip
        is left to a person's judgement. The printer itself goes on where it stopped; nothing is sent again.
    """

    def __init__(
        self,
        host: str,
        port: int,
        *,
        connect_seconds: float = 3.0,
        answer_seconds: float = 2.0,
        least_seconds: float = 10.0,
        mending_seconds: float = 60.0,
    ) -> None:
        self._address = (host, port)
        self._connect_seconds = connect_seconds
        self._answer_seconds = answer_seconds
        self._least_seconds = least_seconds
        self._mending_seconds = mending_seconds

    def print(self, raster: Raster, job_id: str, on_sending: Callable[[], None]) -> PrintState:
        payload = slip_bytes(raster)
        mark = mark_of(job_id)
        with self._connect() as link:
            talk = _Talk(link, self._answer_seconds)
            self._require_ready(talk)
            on_sending()
            printing = max(self._least_seconds, raster.height / DOTS_PER_MM / SLOWEST_MM_PER_SECOND + SLACK_SECONDS)
            try:
                link.settimeout(printing + self._mending_seconds)
                link.sendall(payload + ask_when_done(mark))
                return self._await_proof(talk, mark, printing)
            except OSError:  # from here on bytes may be on paper: not a fault to repeat but a slip to look at
                return PrintState.UNKNOWN

    def check(self) -> PrinterStatus:
        """Ask how the printer is, without printing. Raises: PrinterAbsent, PrinterSilent."""
        with self._connect() as link:
            return self._ask(_Talk(link, self._answer_seconds))

    def _connect(self) -> socket.socket:
        try:
            link = socket.create_connection(self._address, self._connect_seconds)
        except OSError as exc:
            raise PrinterAbsent(type(exc).__name__) from exc
        link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return link

    def _ask(self, talk: "_Talk") -> PrinterStatus:
        try:
            return talk.status()
        except TimeoutError as exc:
            raise PrinterSilent("DLE EOT") from exc
        except OSError as exc:
            raise PrinterAbsent(type(exc).__name__) from exc

    def _require_ready(self, talk: "_Talk") -> None:
        fault: PrinterError | None = self._ask(talk).fault
        if fault:
            raise fault

    def _await_proof(self, talk: "_Talk", mark: bytes, printing: float) -> PrintState:
        """Wait for the process id. A printer that waits for a person gets time; a ready one without proof does not."""
        give_up = monotonic() + printing + self._mending_seconds
        patience, mending = printing, False
        while monotonic() < give_up:
            if talk.proof(mark, patience):
                return PrintState.PRINTED
            if talk.status().fault:
                patience, mending = 1.0, True
            elif mending:
                patience, mending = printing, False  # mended: the rest of the slip comes now
            else:
                break
        return PrintState.UNKNOWN


class _Talk:
    """Reads both kinds of answers from one connection. Raises OSError (TimeoutError when nothing comes)."""

    def __init__(self, link: socket.socket, answer_seconds: float) -> None:
        self._link = link
        self._answer_seconds = answer_seconds
        self._answers = Answers()
        self._proofs: set[bytes] = set()
        self._statuses: list[int] = []

    def status(self) -> PrinterStatus:
        """One question at a time: the answers carry no number."""
        found = []
        for number in range(1, 5):
            self._statuses.clear()
            self._link.settimeout(self._answer_seconds)
            self._link.sendall(ask_status(number))
            self._read_until(lambda: bool(self._statuses), self._answer_seconds)
            found.append(self._statuses[0])
        return PrinterStatus(*found)

    def proof(self, mark: bytes, seconds: float) -> bool:
        try:
            self._read_until(lambda: mark in self._proofs, seconds)
        except TimeoutError:
            return False
        return True

    def _read_until(self, done: Callable[[], bool], seconds: float) -> None:
        end = monotonic() + seconds
        while not done():
            left = end - monotonic()
            if left <= 0:
                raise TimeoutError
            self._link.settimeout(left)
            data = self._link.recv(64)
            if not data:
                raise ConnectionResetError("closed by the printer")
            for answer in self._answers.feed(data):
                if isinstance(answer, bytes):
                    self._proofs.add(answer)
                else:
                    self._statuses.append(answer)
