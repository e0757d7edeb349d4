"""A network scanner in software: eSCL over HTTP, pages it is given, and every fault a scanner was seen to play.

It speaks the wire format that a real one speaks, so what is tried against it is the product's own adapter.
"""

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from kiosk.devices.scanner.escl_words import A4_UNITS, ADF_EMPTY, ADF_LOADED, PWG, SCAN

ROOT = "/eSCL"
RESOLUTIONS = (75, 100, 150, 200, 300, 600)


class Fault(StrEnum):
    """What it does wrong; on the page after `good` pages where it is of a page."""

    NONE = "none"
    BUSY = "busy"  # 503 to every job
    BUSY_ONCE = "busy-once"  # 503 to the first
    CONFLICT_END = "conflict-end"  # 409 in place of 404 at the end
    EMPTY_PAGE = "empty-page"  # 200 with nothing in it
    CUT = "cut"  # the line goes midway through a page
    JAM = "jam"
    DOUBLE_FEED = "double-feed"
    COVER = "cover"
    HTML = "html"  # 200 with a page of a web server
    SLOW = "slow"  # 503 to the first two questions for a page
    HANGS = "hangs"  # no answer to a question for a page
    LOST_PAGE = "lost-page"  # counts one more than it hands over
    ENTITIES = "entities"  # its capabilities are a bomb
    HUGE = "huge"  # a page without end


@dataclass(slots=True)
class _Job:
    number: int
    feeder: bool
    made: int = 0  # pages handed over
    asked: int = 0  # questions for a page
    state: str = "Processing"


@dataclass
class SoftwareScanner:
    """The machine itself. pages: what lies in the feeder; the first is on the glass, too.

    After a fault the rest of the stack lies in the feeder again, as it does after a jam is cleared.
    """

    pages: Sequence[bytes]
    fault: Fault = Fault.NONE
    good: int = 0
    duplex: bool = True
    has_feeder: bool = True
    again: bool = False  # a new stack is laid in for each job, as in a demonstration
    # As many scanners do: a name by which nobody else may be able to reach them. Empty: as it is called.
    calls_itself: str = "scanner.invalid"
    jobs: list[_Job] = field(default_factory=list)
    taken: int = 0  # of the stack
    orders: list[bytes] = field(default_factory=list)  # what it was asked for
    lock: threading.Lock = field(default_factory=threading.Lock)
    released: threading.Event = field(default_factory=threading.Event)

    def mend(self) -> None:
        """Somebody opened the lid and took the sheet out."""
        self.fault = Fault.NONE

    @property
    def strikes(self) -> bool:
        return self.taken >= self.good

    @property
    def adf(self) -> str:
        if self.fault in ADF_SHOWN and self.strikes and self.jobs:
            return ADF_SHOWN[self.fault]
        return ADF_LOADED if self.taken < len(self.pages) or self.again else ADF_EMPTY


ADF_SHOWN = {
    Fault.JAM: "ScannerAdfJam",
    Fault.DOUBLE_FEED: "ScannerAdfMultipickDetected",
    Fault.COVER: "ScannerAdfHatchOpen",
}
KIND = {"xml": "text/xml", "jpeg": "image/jpeg", "html": "text/html"}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    machine: SoftwareScanner  # set by `running`

    def log_message(self, *_: object) -> None:
        """Silent: a terminal is read by whoever stands behind."""

    def do_GET(self) -> None:
        machine = self.machine
        if self.path == f"{ROOT}/ScannerCapabilities":
            text = _BOMB if machine.fault is Fault.ENTITIES else _capabilities(machine)
            return self._say(200, text.encode(), "xml")
        if self.path == f"{ROOT}/ScannerStatus":
            return self._say(200, _status(machine).encode(), "xml")
        if self.path.endswith("/NextDocument"):
            with machine.lock:
                job = machine.jobs[int(self.path.split("/")[-2])]
            return self._page(job)
        return self._say(404)

    def do_POST(self) -> None:
        machine = self.machine
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        with machine.lock:
            if machine.fault in (Fault.BUSY, Fault.BUSY_ONCE):
                if machine.fault is Fault.BUSY_ONCE:
                    machine.fault = Fault.NONE
                return self._say(503)
            machine.orders.append(body)
            if machine.again and machine.taken >= len(machine.pages):
                machine.taken = 0
            job = _Job(len(machine.jobs), b">Feeder<" in body)
            machine.jobs.append(job)
        self.send_response(201)
        name = machine.calls_itself or self.headers.get("Host", "")
        self.send_header("Location", f"http://{name}{ROOT}/ScanJobs/{job.number}")
        self.send_header("Content-Length", "0")
        self.end_headers()
        return None

    def do_DELETE(self) -> None:
        self._say(200)

    def _page(self, job: _Job) -> None:
        machine = self.machine
        job.asked += 1
        here = len(machine.pages) > machine.taken if job.feeder else not job.made
        if here and machine.strikes and machine.fault is not Fault.NONE and self._misbehave(job):
            return None
        if not here:
            job.state = "Completed"
            if machine.fault is Fault.LOST_PAGE:
                job.made += 1
            return self._say(409 if machine.fault is Fault.CONFLICT_END else 404)
        image = machine.pages[machine.taken if job.feeder else 0]
        with machine.lock:
            machine.taken += job.feeder
            job.made += 1
        return self._say(200, image, "jpeg")

    def _misbehave(self, job: _Job) -> bool:
        """Play the fault instead of giving a page; False: this one lets the page pass."""
        machine = self.machine
        match machine.fault:
            case Fault.EMPTY_PAGE:
                self._say(200, b"", "jpeg")
            case Fault.HTML:
                self._say(200, b"<html><body>Log in</body></html>", "html")
            case Fault.CUT | Fault.HUGE:
                self._pour(machine.pages[machine.taken % len(machine.pages)], endless=machine.fault is Fault.HUGE)
            case Fault.JAM | Fault.DOUBLE_FEED | Fault.COVER:
                job.state = "Aborted"
                self._say(409)
            case Fault.SLOW if job.asked <= 2:
                self._say(503)
            case Fault.HANGS:
                machine.released.wait(30)
                self.close_connection = True
            case _:
                return False
        return True

    def _pour(self, image: bytes, *, endless: bool) -> None:
        """Half a page, or one that never ends."""
        self.send_response(200)
        self.send_header("Content-Type", KIND["jpeg"])
        self.send_header("Content-Length", str(1 << 40 if endless else len(image)))
        self.end_headers()
        with contextlib.suppress(OSError):  # who asked has heard enough
            self.wfile.write(image[: len(image) // 2])
            while endless:
                self.wfile.write(bytes(1 << 20))
        self.close_connection = True

    def _say(self, code: int, body: bytes = b"", kind: str = "xml") -> None:
        self.send_response(code)
        self.send_header("Content-Type", KIND[kind])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(body)


def _capabilities(machine: SoftwareScanner) -> str:
    dots = "".join(
        f"<scan:DiscreteResolution><scan:XResolution>{dpi}</scan:XResolution>"
        f"<scan:YResolution>{dpi}</scan:YResolution></scan:DiscreteResolution>"
        for dpi in RESOLUTIONS
    )
    wide, high = A4_UNITS
    caps = (
        f"<scan:MinWidth>16</scan:MinWidth><scan:MaxWidth>{wide}</scan:MaxWidth>"
        f"<scan:MinHeight>16</scan:MinHeight><scan:MaxHeight>{high}</scan:MaxHeight>"
        "<scan:MaxScanRegions>1</scan:MaxScanRegions><scan:SettingProfiles><scan:SettingProfile>"
        "<scan:ColorModes><scan:ColorMode>RGB24</scan:ColorMode></scan:ColorModes>"
        "<scan:DocumentFormats><pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>"
        "<scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt></scan:DocumentFormats>"
        f"<scan:SupportedResolutions><scan:DiscreteResolutions>{dots}</scan:DiscreteResolutions>"
        "</scan:SupportedResolutions></scan:SettingProfile></scan:SettingProfiles>"
    )
    both = f"<scan:AdfDuplexInputCaps>{caps}</scan:AdfDuplexInputCaps>" if machine.duplex else ""
    feeder = f"<scan:Adf><scan:AdfSimplexInputCaps>{caps}</scan:AdfSimplexInputCaps>{both}</scan:Adf>"
    return (
        f'<?xml version="1.0"?><scan:ScannerCapabilities xmlns:pwg="{PWG}" xmlns:scan="{SCAN}">'
        "<pwg:Version>2.6</pwg:Version><pwg:MakeAndModel>Máy quét mô phỏng</pwg:MakeAndModel>"
        f"<scan:Platen><scan:PlatenInputCaps>{caps}</scan:PlatenInputCaps></scan:Platen>"
        f"{feeder if machine.has_feeder else ''}</scan:ScannerCapabilities>"
    )


def _status(machine: SoftwareScanner) -> str:
    jobs = "".join(
        f"<scan:JobInfo><pwg:JobUri>{ROOT}/ScanJobs/{job.number}</pwg:JobUri>"
        f"<pwg:ImagesCompleted>{job.made}</pwg:ImagesCompleted><pwg:JobState>{job.state}</pwg:JobState></scan:JobInfo>"
        for job in machine.jobs
    )
    adf = f"<scan:AdfState>{machine.adf}</scan:AdfState>" if machine.has_feeder else ""
    return (
        f'<?xml version="1.0"?><scan:ScannerStatus xmlns:pwg="{PWG}" xmlns:scan="{SCAN}"><pwg:Version>2.6</pwg:Version>'
        f"<pwg:State>Idle</pwg:State>{adf}<scan:Jobs>{jobs}</scan:Jobs></scan:ScannerStatus>"
    )


_BOMB = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'


@contextlib.contextmanager
def running(machine: SoftwareScanner, host: str = "127.0.0.1", port: int = 0) -> Iterator[str]:
    """Serve the machine from a thread; gives its eSCL address."""
    server = _server(machine, host, port)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://{host}:{server.server_address[1]}{ROOT}"
    finally:
        machine.released.set()
        server.shutdown()
        server.server_close()
        thread.join()


def serve(host: str, port: int, folder: Path, fault: str, good: int, ready: Callable[[int], None]) -> None:
    """Serve the JPEG files of the folder until the process ends, a fresh stack for each job."""
    pages = [path.read_bytes() for path in sorted(folder.glob("*.jpg"))]
    server = _server(SoftwareScanner(pages, Fault(fault), good, again=True), host, port)
    with server:
        ready(int(server.server_address[1]))
        server.serve_forever()


def _server(machine: SoftwareScanner, host: str, port: int) -> ThreadingHTTPServer:
    server = ThreadingHTTPServer((host, port), type("Handler", (_Handler,), {"machine": machine}))
    server.daemon_threads = True
    return server
