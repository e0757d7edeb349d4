"""Printers behind a spooler: CUPS by IPP, which tells how a job fares, and Windows, which takes it and is silent."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from kiosk.devices.printer.escpos import slip_bytes
from kiosk.devices.printer.ipp import NOT_FOUND, IppPrinter
from kiosk.domain.errors import PaperOut, PrinterAbsent, PrinterBroken, PrinterCoverOpen, PrinterError
from kiosk.domain.printing import PrintState
from kiosk.ports import OnSending, Raster

RAW = "application/vnd.cups-raw"
FOLLOW_SECONDS = 30.0
STEP_SECONDS = 0.2
PROCESSING, STOPPED = 4, 5  # printer-state
COMPLETED, ENDED = 9, (7, 8)  # job-state; ended: canceled, aborted
FIRST_ERROR = 0x0400
SEVERE = "-error"
REASONS: tuple[tuple[str, type[PrinterError]], ...] = (
    ("media-empty", PaperOut),
    ("media-needed", PaperOut),
    ("cover-open", PrinterCoverOpen),
    ("door-open", PrinterCoverOpen),
    ("offline", PrinterAbsent),
    ("connecting-to-device", PrinterAbsent),
)
WAITING = ("media-empty", "media-needed", "cover-open", "door-open")  # while a job before ours is being printed


class Queue(Protocol):
    def require_ready(self) -> None:
        """Raises PrinterError: nothing would come out now."""

    def take(self, document: bytes, mime: str, title: str, media: str = "") -> int:
        """Hand it over; returns the job's number. Raises PrinterError: it was not taken."""

    def follow(self, job: int) -> PrintState:
        """Whether it came out, as far as the spooler tells within its time."""


@dataclass(frozen=True)
class IppQueue:
    """locate: finds the printer when it is wanted, for a scheduler may start later than we do."""

    locate: Callable[[], IppPrinter]
    follow_seconds: float = FOLLOW_SECONDS
    sleep: Callable[[float], None] = time.sleep

    def require_ready(self) -> None:
        answer = self.locate().state()
        if answer.status == NOT_FOUND:
            raise PrinterAbsent("no such queue")
        if answer.status >= FIRST_ERROR:
            raise PrinterBroken(f"IPP {answer.status:04x}")
        reasons = answer.words("printer-state-reasons")
        accepting = answer.number("printer-is-accepting-jobs", 1)
        # A fault that was cleared may stay among the reasons for days: only a printer that stands still is believed.
        state = answer.number("printer-state")
        severe = any(reason.endswith(SEVERE) for reason in reasons)
        waits = state == PROCESSING and any(reason.startswith(WAITING) for reason in reasons)
        if state == STOPPED or severe or waits or not accepting:
            raise fault_of(reasons)

    def take(self, document: bytes, mime: str, title: str, media: str = "") -> int:
        printer = self.locate()
        known = printer.state().words("media-supported")
        answer = printer.send(document, mime, title, media if media in known else "")
        if answer.status >= FIRST_ERROR:
            raise (PrinterAbsent if answer.status == NOT_FOUND else PrinterBroken)(f"IPP {answer.status:04x}")
        return answer.number("job-id")

    def follow(self, job: int) -> PrintState:
        """UNKNOWN also when the job was ended by somebody: nobody knows how much of it is on paper."""
        ends_at = time.monotonic() + self.follow_seconds
        while time.monotonic() < ends_at:
            try:
                answer = self.locate().job(job)
            except PrinterError:
                return PrintState.UNKNOWN
            state = answer.number("job-state")
            if state == COMPLETED:
                return PrintState.PRINTED
            if state in ENDED or answer.status >= FIRST_ERROR:
                return PrintState.UNKNOWN
            self.sleep(STEP_SECONDS)
        return PrintState.UNKNOWN


@dataclass(frozen=True)
class WindowsQueue:
    """The Windows spooler, by its raw data type. It says only that it took the bytes. Not yet run on Windows."""

    name: str

    def require_ready(self) -> None:
        if sys.platform != "win32":
            raise PrinterAbsent("no Windows spooler")
        import win32print

        try:
            handle = win32print.OpenPrinter(self.name)
        except OSError as exc:  # pywintypes.error is one
            raise PrinterAbsent(type(exc).__name__) from exc
        try:
            state = win32print.GetPrinter(handle, 2)["Status"]
        finally:
            win32print.ClosePrinter(handle)
        if state & win32print.PRINTER_STATUS_PAPER_OUT:
            raise PaperOut("Windows")
        if state & win32print.PRINTER_STATUS_DOOR_OPEN:
            raise PrinterCoverOpen("Windows")
        if state & win32print.PRINTER_STATUS_OFFLINE:
            raise PrinterAbsent("Windows")
        if state & (win32print.PRINTER_STATUS_ERROR | win32print.PRINTER_STATUS_PAPER_JAM):
            raise PrinterBroken("Windows")

    def take(self, document: bytes, mime: str, title: str, media: str = "") -> int:
        from escpos.exceptions import DeviceNotFoundError
        from escpos.printer import Win32Raw

        printer = Win32Raw(self.name)
        try:
            printer.open(job_name=title)
        except (DeviceNotFoundError, OSError, RuntimeError) as exc:
            raise PrinterAbsent(type(exc).__name__) from exc
        try:
            printer._raw(document)
        except OSError as exc:
            raise PrinterBroken(type(exc).__name__) from exc
        finally:
            printer.close()
        return 0

    def follow(self, job: int) -> PrintState:
        return PrintState.UNKNOWN


class SpooledReceiptPrinter:
    """Implements ports.ReceiptPrinter: the bytes of the slip go through a queue that does not touch them."""

    def __init__(self, queue: Queue) -> None:
        self._queue = queue

    def print(self, raster: Raster, job_id: str, on_sending: OnSending) -> PrintState:
        payload = slip_bytes(raster)
        self._queue.require_ready()
        on_sending("")
        try:
            job = self._queue.take(payload, RAW, f"Phieu {job_id[:8]}")
        except PrinterError:  # it may have taken some of it
            return PrintState.UNKNOWN
        return self._queue.follow(job)


def cups_queue(name: str) -> IppQueue:
    return IppQueue(lambda: IppPrinter.of_queue(name))


def windows_queue(name: str) -> WindowsQueue:
    """Raises PrinterAbsent where there is no Windows."""
    if sys.platform != "win32":
        raise PrinterAbsent("no Windows spooler")
    return WindowsQueue(name)


def fault_of(reasons: tuple[str, ...]) -> PrinterError:
    """What a person can do about a queue that stands still."""
    for word, fault in REASONS:
        if any(reason.startswith(word) for reason in reasons):
            return fault("IPP")
    told = next((reason for reason in reasons if reason != "none"), "stopped")
    return PrinterBroken(told[:60])
