"""A thermal printer in software: it listens on TCP, answers its status, prints at a speed and fails on request."""

import queue
import re
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from kiosk.devices.printer.paper import Cut, Done, Feed, Interpreter, Roll, Rows, save_slip

DOTS_PER_MM = 8
NEVER = 1 << 62
FAULTS = ("refuse", "silent", "paper-out", "paper-out-midway", "cover-open", "cutter-jam", "slow")  # and drop-after-N
SLOW_MM_PER_SECOND = 10.0
MIDWAY_DOTS = 200  # 25 mm of paper are left with `paper-out-midway`
REAL_TIME = re.compile(rb"\x10\x04([\x01-\x04])")


class SoftwarePrinter:
    """Use as a context manager: it listens from __enter__ to __exit__. One connection at a time, as most printers.

    folder: each cut slip becomes slip-001.png there; numbers go on from what is there.
    fault: "" or one of FAULTS or "drop-after-20000" (the link breaks after so many bytes of a job).
    on_slip: called with the path of each slip, on the printer's thread.
    Raises ValueError for an unknown fault; OSError when the port is taken.
    """

    def __init__(
        self,
        folder: Path,
        *,
        host: str = "127.0.0.1",
        port: int = 9100,
        fault: str = "",
        width: int = 576,
        mm_per_second: float = 150.0,
        on_slip: Callable[[Path], None] | None = None,
    ) -> None:
        self._folder, self._host, self.port, self._width = folder, host, port, width
        self._speed, self._on_slip = mm_per_second, on_slip
        self._mended = threading.Condition()
        self._stopping = threading.Event()
        self._listener: socket.socket | None = None
        self._work: queue.Queue[tuple[socket.socket | None, bytes]] = queue.Queue()
        self._threads = [threading.Thread(target=self._print, name="software-printer-mechanism", daemon=True)]
        self.unknown_bytes = 0
        self.set_fault(fault)

    def set_fault(self, fault: str) -> None:
        """Change what is wrong while it runs; "" mends everything and lets a stopped slip go on.

        Whether it listens at all ("refuse") is decided at the start.
        """
        if fault and fault not in FAULTS and not re.fullmatch(r"drop-after-\d+", fault):
            raise ValueError(f"unknown printer fault {fault!r}")
        with self._mended:
            self._fault = fault
            self._paper_dots = {"paper-out": 0, "paper-out-midway": MIDWAY_DOTS}.get(fault, NEVER)
            self._mended.notify_all()

    def __enter__(self) -> "SoftwarePrinter":
        self._folder.mkdir(parents=True, exist_ok=True)
        listener = socket.create_server((self._host, self.port))
        self.port = listener.getsockname()[1]
        if self._fault == "refuse":
            listener.close()  # the port is known and nobody listens
            return self
        self._listener = listener
        listener.settimeout(0.1)
        self._threads.append(
            threading.Thread(target=self._serve, args=(listener,), name="software-printer", daemon=True)
        )
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._stopping.set()
        with self._mended:
            self._mended.notify_all()
        if self._listener:
            self._work.put((None, b""))  # wakes the mechanism
            for thread in self._threads:
                thread.join(5)
            self._listener.close()

    def _serve(self, listener: socket.socket) -> None:
        while not self._stopping.is_set():
            try:
                link, _ = listener.accept()
            except TimeoutError:
                continue
            with link:
                link.settimeout(0.1)
                self._attend(link)

    def _attend(self, link: socket.socket) -> None:
        """Read one connection: real-time questions are answered at once, everything goes to the mechanism in order."""
        received, tail = 0, b""
        while not self._stopping.is_set():
            try:
                data = link.recv(4096)
            except TimeoutError:
                continue
            except OSError:
                break
            if not data:
                break
            received += len(data)
            limit = int(self._fault.removeprefix("drop-after-")) if self._fault.startswith("drop-after-") else NEVER
            if received > limit:
                self._work.put((link, data[: len(data) - (received - limit)]))
                break
            window = tail + data
            for question in REAL_TIME.finditer(window):
                if self._fault != "silent":
                    _answer(link, bytes([self._status(question[1][0])]))
            tail = window[-2:] if not REAL_TIME.search(window[-3:]) else b""
            self._work.put((link, data))
        self._work.put((link, b""))

    def _status(self, number: int) -> int:
        with self._mended:
            out, fault = self._paper_dots <= 0, self._fault
        stopped = out or fault in ("cover-open", "cutter-jam")
        if number == 1:
            return 0x1A if stopped else 0x12
        if number == 2:
            return 0x32 if out else {"cover-open": 0x16, "cutter-jam": 0x52}.get(fault, 0x12)
        if number == 3:
            return 0x1A if fault == "cutter-jam" else 0x12
        return 0x72 if out else 0x12

    def _print(self) -> None:
        """The mechanism outlives its connections: what was received is printed when paper comes, also much later.

        A link that broke inside a command loses that command; what is on paper already hangs there until a cut.
        """
        interpreter, roll = Interpreter(), Roll(self._width)
        while not self._stopping.is_set():
            link, data = self._work.get()
            if not data:
                interpreter = Interpreter()
            if self._fault == "silent":
                continue
            for command in interpreter.feed(data):
                if isinstance(command, Rows | Feed):
                    self._advance(command.height if isinstance(command, Rows) else command.dots)
                    roll.take(command)
                elif isinstance(command, Cut):
                    self._keep(roll)
                elif isinstance(command, Done):
                    _answer(link, b"7\x22" + command.mark + b"\0")
            self.unknown_bytes += interpreter.unknown_bytes
            interpreter.unknown_bytes = 0

    def _advance(self, dots: int) -> None:
        """Take the time that the paper needs; stand still while there is none or the cover is open."""
        with self._mended:
            self._mended.wait_for(lambda: self._stopping.is_set() or self._can_move())
            self._paper_dots -= dots
        speed = SLOW_MM_PER_SECOND if self._fault == "slow" else self._speed
        self._stopping.wait(dots / DOTS_PER_MM / speed)

    def _can_move(self) -> bool:
        return self._paper_dots > 0 and self._fault not in ("cover-open", "cutter-jam")

    def _keep(self, roll: Roll) -> None:
        slip = roll.cut()
        if self._stopping.is_set() or not slip.height:
            return
        path = self._folder / f"slip-{len(list(self._folder.glob('slip-*.png'))) + 1:03}.png"
        save_slip(slip, path)
        if self._on_slip:
            self._on_slip(path)


def _answer(link: socket.socket | None, data: bytes) -> None:
    try:
        if link:
            link.sendall(data)
    except OSError:
        return  # the other side has hung up; a printer does not mind


def serve(
    host: str,
    port: int,
    folder: Path,
    fault: str = "",
    width: int = 576,
    *,
    ready: Callable[[int], None] | None = None,
    on_slip: Callable[[Path], None] | None = None,
    seconds: float | None = None,
) -> None:
    """Be a printer until interrupted, or for `seconds`. ready: called with the port that is listened on."""
    with SoftwarePrinter(folder, host=host, port=port, fault=fault, width=width, on_slip=on_slip) as printer:
        if ready:
            ready(printer.port)
        end = monotonic() + seconds if seconds is not None else None
        while end is None or monotonic() < end:
            threading.Event().wait(0.2 if end is None else min(0.2, max(0.0, end - monotonic())))
