"""A thermal printer in software: it listens on TCP, answers its status, prints at a speed and fails on request."""

import queue
import re
import socket
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from kiosk.devices.printer.paper import (
    Align,
    Ask,
    Automatic,
    Command,
    Cut,
    Done,
    Feed,
    Interpreter,
    Reset,
    Roll,
    Rows,
    save_slip,
    split,
)
from kiosk.ports import Raster

DOTS_PER_MM = 8
NEVER = 1 << 62
FAULTS = {  # what each plays, as the page in the browser tells it
    "near-end": "sắp hết giấy",
    "paper-out": "hết giấy",
    "paper-out-midway": "hết giấy giữa chừng",
    "cover-open": "mở nắp",
    "cutter-jam": "kẹt dao cắt",
    "silent": "không trả lời",
    "refuse": "từ chối kết nối (chỉ khi khởi động)",
    "refuse-second": "từ chối kết nối thứ hai",
    "no-process-id": "không biết báo in xong, chỉ biết GS r",
    "no-proof": "không biết báo gì khi in xong",
    "slow": "rất chậm",
}
COUNTED = {  # each with a number at its end
    "drop-after-": "đứt kết nối sau n byte",
    "paper-out-after-": "hết giấy sau n dòng điểm",
}
SLOW_MM_PER_SECOND = 10.0
MIDWAY_DOTS = 200  # 25 mm of paper are left with `paper-out-midway`
STEP_DOTS = 24  # the mechanism moves 3 mm at a time
STANDS = ("cover-open", "cutter-jam")
REAL_TIME = re.compile(rb"\x10\x04([\x01-\x04])")
RESET_ON_CLOSE = struct.pack("ii", 1, 0)  # SO_LINGER


def knows(fault: str) -> bool:
    return not fault or fault in FAULTS or re.fullmatch(rf"({'|'.join(COUNTED)})\d{{1,9}}", fault) is not None


@dataclass(frozen=True, slots=True)
class Sight:
    """What somebody sees who stands before it."""

    fault: str
    paper: Raster  # that hangs out
    slips: tuple[str, ...]  # names of the pictures of those that were cut
    bytes_taken: int
    unknown_bytes: int


class SoftwarePrinter:
    """Use as a context manager: it listens from __enter__ to __exit__. One connection at a time, as most printers:
    a second one is heard when the first is gone, or refused with the fault of that name.

    folder: each cut slip becomes slip-001.png there; numbers go on from what is there.
    fault: "" or one of FAULTS or of COUNTED with its number ("drop-after-20000": so many bytes of one connection).
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
        self._folder, self._host, self.port = folder, host, port
        self._speed, self._on_slip = mm_per_second, on_slip
        self._roll = Roll(width)
        self._mended = threading.Condition()
        self._stopping = threading.Event()
        self._listener: socket.socket | None = None
        self._heard = threading.Lock()  # whose turn it is to be heard
        self._told: set[socket.socket] = set()  # who asked for automatic status
        self._work: queue.Queue[tuple[socket.socket | None, bytes]] = queue.Queue()
        self._threads = [threading.Thread(target=self._print, name="software-printer-mechanism", daemon=True)]
        self.unknown_bytes, self._taken = 0, 0
        self.set_fault(fault)

    def set_fault(self, fault: str) -> None:
        """Change what is wrong while it runs; "" mends everything and lets a stopped slip go on.

        Whether it listens at all ("refuse") is decided at the start.
        """
        if not knows(fault):
            raise ValueError(f"unknown printer fault {fault!r}")
        with self._mended:
            self._fault = fault
            self._paper_dots = {"paper-out": 0, "paper-out-midway": MIDWAY_DOTS}.get(fault, NEVER)
            if fault.startswith("paper-out-after-"):
                self._paper_dots = int(fault.removeprefix("paper-out-after-"))
            self._mended.notify_all()
        self._tell_all()

    def seen(self) -> Sight:
        with self._mended:
            slips = tuple(sorted(path.name for path in self._folder.glob("slip-*.png")))
            return Sight(self._fault, self._roll.seen(), slips, self._taken, self.unknown_bytes)

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
            if self._fault == "refuse-second" and self._heard.locked():
                link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)
                link.close()
                continue
            thread = threading.Thread(target=self._take_turn, args=(link,), name="software-printer-link", daemon=True)
            self._threads = [t for t in self._threads if t.is_alive()] + [thread]
            thread.start()

    def _take_turn(self, link: socket.socket) -> None:
        with link:
            while not self._heard.acquire(timeout=0.1):
                if self._stopping.is_set():
                    return
            try:
                link.settimeout(0.1)
                self._attend(link)
            finally:
                self._told.discard(link)
                self._heard.release()

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
            self._taken += len(data)
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

    def _state(self) -> tuple[bool, str]:
        """Whether paper is out, and the fault."""
        with self._mended:
            return self._paper_dots <= 0, self._fault

    def _status(self, number: int) -> int:
        """To DLE EOT n."""
        out, fault = self._state()
        if number == 1:
            return 0x1A if out or fault in STANDS else 0x12
        if number == 2:
            return 0x32 if out else {"cover-open": 0x16, "cutter-jam": 0x52}.get(fault, 0x12)
        if number == 3:
            return 0x1A if fault == "cutter-jam" else 0x12
        return 0x72 if out else 0x1E if fault == "near-end" else 0x12

    def _automatic(self) -> bytes:
        """As after GS a FF."""
        out, fault = self._state()
        first = 0x18 if out or fault in STANDS else 0x10
        paper = 0x0F if out else 0x03 if fault == "near-end" else 0x00
        return bytes(
            [first | (0x20 if fault == "cover-open" else 0), 0x08 if fault == "cutter-jam" else 0, paper, 0x0F]
        )

    def _tell_all(self) -> None:
        if self._fault != "silent":
            for link in tuple(self._told):
                _answer(link, self._automatic())

    def _print(self) -> None:
        """The mechanism outlives its connections: what was received is printed when paper comes, also much later.

        A link that broke inside a command loses that command; what is on paper already hangs there until a cut.
        """
        interpreter = Interpreter()
        while not self._stopping.is_set():
            link, data = self._work.get()
            if not data:
                interpreter = Interpreter()
            if self._fault == "silent":
                continue
            for command in interpreter.feed(data):
                self._obey(command, link)
            self.unknown_bytes += interpreter.unknown_bytes
            interpreter.unknown_bytes = 0

    def _obey(self, command: Command, link: socket.socket | None) -> None:
        if isinstance(command, Rows | Feed):
            for step in split(command, STEP_DOTS):
                self._advance(step)
        elif isinstance(command, Align | Reset):
            self._roll.take(command)
        elif isinstance(command, Cut):
            self._keep()
        elif isinstance(command, Done) and self._fault not in ("no-process-id", "no-proof"):
            _answer(link, b"7\x22" + command.mark + b"\0")
        elif isinstance(command, Ask) and self._fault != "no-proof":
            _answer(link, bytes([0x03 if self._fault == "near-end" else 0x00]))
        elif isinstance(command, Automatic) and link:
            (self._told.add if command.which else self._told.discard)(link)
            if command.which:
                _answer(link, self._automatic())

    def _advance(self, step: Rows | Feed) -> None:
        """Take the time that the paper needs; stand still while there is none or the cover is open."""
        dots = step.height if isinstance(step, Rows) else step.dots
        with self._mended:
            if not self._can_move() and not self._stopping.is_set():
                self._tell_all()
            self._mended.wait_for(lambda: self._stopping.is_set() or self._can_move())
            self._paper_dots -= dots
            self._roll.take(step)
        speed = SLOW_MM_PER_SECOND if self._fault == "slow" else self._speed
        self._stopping.wait(dots / DOTS_PER_MM / speed)

    def _can_move(self) -> bool:
        return self._paper_dots > 0 and self._fault not in STANDS

    def _keep(self) -> None:
        with self._mended:
            self._mended.wait_for(lambda: self._stopping.is_set() or self._can_move())
            slip = self._roll.cut()
        if self._stopping.is_set() or not slip.height:
            return
        path = self._folder / f"slip-{len(list(self._folder.glob('slip-*.png'))) + 1:03}.png"
        save_slip(slip, path)
        if self._on_slip:
            self._on_slip(path)


def _answer(link: socket.socket | None, data: bytes) -> None:
    if link:
        with suppress(OSError):  # the other side has hung up; a printer does not mind
            link.sendall(data)


def serve(
    host: str,
    port: int,
    folder: Path,
    fault: str = "",
    width: int = 576,
    *,
    page_port: int | None = None,
    ready: Callable[[int], None] | None = None,
    on_page: Callable[[int], None] | None = None,
    on_slip: Callable[[Path], None] | None = None,
    seconds: float | None = None,
) -> None:
    """Be a printer until interrupted, or for `seconds`. ready: called with the port that is listened on.

    page_port: of the page in the browser, 0 for any; None: no page. on_page: called before `ready` with its port.
    """
    with SoftwarePrinter(folder, host=host, port=port, fault=fault, width=width, on_slip=on_slip) as printer:
        if page_port is None:
            _run(printer, ready, seconds)
            return
        from kiosk.devices.printer.paper_page import PaperPage

        with PaperPage(printer, folder, page_port) as page:
            if on_page:
                on_page(page.port)
            _run(printer, ready, seconds)


def _run(printer: SoftwarePrinter, ready: Callable[[int], None] | None, seconds: float | None) -> None:
    if ready:
        ready(printer.port)
    end = monotonic() + seconds if seconds is not None else None
    while end is None or monotonic() < end:
        threading.Event().wait(0.2 if end is None else min(0.2, max(0.0, end - monotonic())))
