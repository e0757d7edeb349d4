"""Network scanners that speak eSCL (AirScan, Mopria): XML and pictures over HTTP.

The standard library's HTTP client: this process is beside every screen, and memory counts. What the scanner says is
judged by the pure functions of `escl_words`; here is only the order of the calls and their patience.
"""

import http.client
import ssl
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from kiosk.devices.scanner import escl_words
from kiosk.devices.scanner.mdns import services
from kiosk.devices.scanner.pages import MOST_BYTES, checked_page
from kiosk.domain.errors import (
    FeederEmpty,
    PageBroken,
    PagesMissing,
    PageTooLarge,
    ScannerAbsent,
    ScannerBusy,
    ScannerError,
    ScannerSilent,
    ScanUnsupported,
)
from kiosk.domain.scanning import ANY_ORDER, FoundScanner, PaperSource, ScannerAbilities, ScanOrder
from kiosk.ports import OnPage

MOST_WORDS = 1 << 20  # bytes of an answer that is no page
ANSWER_SECONDS = 10.0  # of whatever is no page
BUSY_SECONDS = 15.0  # somebody else's last page
AGAIN_SECONDS = 0.5
SERVICES = (("_uscan._tcp.local", "http"), ("_uscans._tcp.local", "https"))


class EsclScanner:
    """Implements ports.Scanner.

    address: e.g. "http://192.0.2.7/eSCL". silent_seconds: longest wait for a page, and for one that drips.
    """

    def __init__(
        self,
        address: str,
        dpi: int,
        *,
        silent_seconds: float = 60.0,
        busy_seconds: float = BUSY_SECONDS,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._address = address.rstrip("/")
        self._dpi = dpi
        self._silent_seconds, self._busy_seconds, self._sleep = silent_seconds, busy_seconds, sleep

    def find(self) -> Sequence[FoundScanner]:
        return find_scanners()

    def capabilities(self) -> ScannerAbilities:
        told = escl_words.abilities(self._words("/ScannerCapabilities"))
        status = self._status()
        return escl_words.with_feeder(told, status)

    def scan(self, on_page: OnPage, order: ScanOrder = ANY_ORDER) -> int:
        able = self.capabilities()
        places = able.attempts(order.source)
        if not places or (order.duplex and not able.duplex):
            raise ScanUnsupported(f"{order.source}, duplex {order.duplex}")
        for place in places[:-1]:
            try:
                return self._pass(on_page, order, able, place)
            except FeederEmpty:
                continue  # nothing lay there: the glass is next
        return self._pass(on_page, order, able, places[-1])

    def _pass(self, on_page: OnPage, order: ScanOrder, able: ScannerAbilities, place: PaperSource) -> int:
        dpi = able.nearest_dpi(self._dpi)
        job, count = self._begin(escl_words.settings(place, order.duplex, dpi)), 0
        most = order.most or (1 if place is PaperSource.GLASS else 0)
        try:
            while not most or count < most:
                image = self._next_page(job, order.first + count, place, count)
                if image is None:
                    break
                page = checked_page(order.first + count, image, dpi)
                count += 1
                on_page(page)  # may raise PersonLeft
            else:
                return count
        finally:
            self._end(job)
        made = escl_words.images_made(self._status_text(), job)
        if made is not None and made > count:
            raise PagesMissing(f"{made} made, {count} came")
        return count

    # The job -------------------------------------------------------------------------------------------------

    def _begin(self, settings: bytes) -> str:
        """The job's address."""
        until = time.monotonic() + self._busy_seconds
        while True:
            answer = self._call("POST", f"{self._address}/ScanJobs", settings)
            if answer.status == 201 and answer.location:
                # Some scanners name themselves by an address that is good only for them: the path is what counts.
                return urljoin(self._address, urlsplit(urljoin(self._address, answer.location)).path)
            if answer.status not in (503, 409):
                raise escl_words.refusal(answer.status)
            if fault := escl_words.standing_fault(self._status()):
                raise fault
            if time.monotonic() > until:
                raise ScannerBusy(f"HTTP {answer.status}")
            self._sleep(AGAIN_SECONDS)

    def _next_page(self, job: str, number: int, place: PaperSource, count: int) -> bytes | None:
        """None: that was all. Raises what ended it."""
        until = time.monotonic() + self._silent_seconds
        while True:
            answer = self._call("GET", f"{job}/NextDocument", most=MOST_BYTES, page=number)
            if answer.status == 200:
                if fault := escl_words.picture_fault(answer.kind, answer.body):
                    told = escl_words.standing_fault(self._status())  # an empty page often means: look what happened
                    raise told or fault(f"page {number}: {answer.kind[:40]}")
                return answer.body
            if answer.status != 503:
                fault_or_end = escl_words.ending(answer.status, self._status_text(), job, place, count)
                if fault_or_end is None:
                    return None
                raise fault_or_end
            if time.monotonic() > until:
                raise ScannerSilent(f"page {number}: HTTP 503")
            self._sleep(AGAIN_SECONDS)

    def _end(self, job: str) -> None:
        """Done, or nobody wants it any more. A scanner that is gone needs no word."""
        try:
            self._call("DELETE", job)
        except ScannerError:
            return

    # Words ---------------------------------------------------------------------------------------------------

    def _status(self) -> escl_words.Status:
        return escl_words.status(self._status_text())

    def _status_text(self) -> bytes:
        return self._words("/ScannerStatus")

    def _words(self, path: str) -> bytes:
        answer = self._call("GET", self._address + path)
        if answer.status != 200:
            raise escl_words.refusal(answer.status)
        return answer.body

    def _call(self, verb: str, url: str, body: bytes = b"", *, most: int = MOST_WORDS, page: int = 0) -> "Answer":
        """One call. page: which one is asked for, when it is one: an answer that breaks off is then a broken page.

        Raises: ScannerAbsent, ScannerSilent, PageBroken, PageTooLarge.
        """
        began = False
        wire = _connection(url, self._silent_seconds if page else min(ANSWER_SECONDS, self._silent_seconds))
        reply = None
        try:
            wire.request(verb, urlsplit(url).path, body or None, {"Content-Type": "text/xml"} if body else {})
            reply = wire.getresponse()
            began = True
            content = self._read(reply, most, page)
            kind = reply.headers.get("Content-Type", "")
            return Answer(reply.status, kind, reply.headers.get("Location", ""), content)
        except TimeoutError as exc:
            raise ScannerSilent(f"{verb}: no answer in time") from exc
        except (OSError, http.client.HTTPException) as exc:
            if page and began:
                raise PageBroken(f"page {page}: {type(exc).__name__}") from exc
            raise ScannerAbsent(f"{verb}: {type(exc).__name__}") from exc
        finally:
            if reply is not None:
                reply.close()  # it holds the socket, too
            wire.close()

    def _read(self, reply: http.client.HTTPResponse, most: int, page: int) -> bytes:
        """The whole body. A timeout of the socket alone would let it drip for ever."""
        until, parts, size, wanted = time.monotonic() + self._silent_seconds, [], 0, reply.length
        while wanted is None or size < wanted:
            part = reply.read1(1 << 16)
            if not part:
                break
            parts.append(part)
            size += len(part)
            if size > most:
                raise PageTooLarge(f"page {page}: more than {most} bytes")
            if time.monotonic() > until:
                raise TimeoutError
        if wanted is not None and size < wanted:
            raise http.client.IncompleteRead(b"", wanted - size)
        return b"".join(parts)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    kind: str  # Content-Type
    location: str
    body: bytes = field(repr=False)


def _connection(url: str, seconds: float) -> http.client.HTTPConnection:
    """Raises ScannerAbsent for an address that is none."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as exc:
        raise ScannerAbsent("address") from exc
    if not host or parts.scheme not in ("http", "https"):
        raise ScannerAbsent("address")
    if parts.scheme == "http":
        return http.client.HTTPConnection(host, port, timeout=seconds)
    # A scanner that signs for itself is trusted once its certificate is among the machine's own.
    return http.client.HTTPSConnection(host, port, timeout=seconds, context=ssl.create_default_context())


def find_scanners(seconds: float = 2.0) -> Sequence[FoundScanner]:
    """Whoever answers on this network by mDNS."""
    found = []
    for name, scheme in SERVICES:
        for service in services(name, seconds):
            host = f"[{service.address}]" if ":" in service.address else service.address
            path = service.texts.get("rs", "eSCL").strip("/")
            title = service.texts.get("ty") or service.name
            found.append(FoundScanner(f"escl:{scheme}://{host}:{service.port}/{path}", title))
    return found
