"""A camera above a table in place of a scanner: a sheet is laid there, and taken once it lies still and sharp."""

import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kiosk.devices.scanner.camera_eye import EXIT
from kiosk.devices.scanner.pages import MOST_BYTES, checked_page
from kiosk.domain.errors import (
    CameraDark,
    FeederEmpty,
    PageBroken,
    ScannerAbsent,
    ScannerBusy,
    ScannerError,
    ScannerSilent,
    ScanUnsupported,
)
from kiosk.domain.scanning import (
    ANY_ORDER,
    AimState,
    AimView,
    FoundScanner,
    PaperSource,
    ScannerAbilities,
    ScanOrder,
)
from kiosk.ports import OnAim, OnPage

FIRST = "/dev/video0"
EYE = "kiosk.devices.scanner.camera_eye"
ABILITIES = ScannerAbilities(frozenset({PaperSource.GLASS}))
FAULTS: dict[int, type[ScannerError]] = {
    EXIT["absent"]: ScannerAbsent,
    EXIT["busy"]: ScannerBusy,
    EXIT["ended"]: ScannerAbsent,  # it was unplugged
}
MOST_HEAD = 1000  # bytes


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds. silent: without a picture (a camera takes two or three for its first). first: until a first sheet is
    laid there. next: until the next one. dark: in the dark. stuck: with paper that is never still."""

    silent: float = 15.0
    first: float = 45.0
    next: float = 12.0
    dark: float = 8.0
    stuck: float = 90.0


@dataclass(frozen=True, slots=True)
class Seen:
    view: AimView
    page: bytes = field(default=b"", repr=False)  # a page that was taken just now


class CameraScanner:
    """Implements ports.AimedScanner. source: a V4L2 device such as /dev/video0, or the http address of a stream."""

    def __init__(self, source: str, patience: Patience = Patience(), program: Sequence[str] = ()) -> None:
        self._source, self._patience = source or FIRST, patience
        self._program = tuple(program) or (sys.executable, "-m", EYE)

    def find(self) -> Sequence[FoundScanner]:
        devices = sorted(Path("/dev").glob("video[0-9]*"))
        return [FoundScanner(f"camera:{path}", _title(path)) for path in devices]

    def capabilities(self) -> ScannerAbilities:
        return ABILITIES

    def scan(self, on_page: OnPage, order: ScanOrder = ANY_ORDER) -> int:
        return self.scan_aimed(on_page, _unseen, order)

    def scan_aimed(self, on_page: OnPage, on_aim: OnAim, order: ScanOrder = ANY_ORDER) -> int:
        if order.source is PaperSource.FEEDER or order.duplex:
            raise ScanUnsupported("a camera has no feeder")
        count, waits = 0, _Waits(self._patience)
        for seen in self._seen():
            if seen.page:
                page = checked_page(order.first + count, seen.page, max(1, seen.view.dpi))
                count += 1
                on_page(page)  # may raise PersonLeft
                waits.rest()
                if order.most and count >= order.most:
                    return count
                continue
            on_aim(replace(seen.view, taken=count))  # may raise PersonLeft
            if waits.over(seen.view.state, count):
                return count
        return count

    def _seen(self) -> Iterator[Seen]:
        """What the child tells, until it is left. Raises ScannerAbsent, ScannerBusy, ScannerSilent, PageBroken."""
        words = [*self._program, self._source]
        environment = {**os.environ, "OPENCV_LOG_LEVEL": "OFF"}
        try:
            child = subprocess.Popen(
                words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
            )
        except OSError as exc:
            raise ScannerAbsent(type(exc).__name__) from exc
        try:
            line = _Line(child, self._patience.silent)
            while head := line.head():
                yield _seen(head, line)
            try:
                status = child.wait(self._patience.silent)
            except subprocess.TimeoutExpired as exc:
                raise ScannerSilent("camera: did not end") from exc
        finally:
            child.kill()
            child.communicate()
        if status < 0:
            raise ScannerSilent(f"camera: signal {-status}")
        raise FAULTS.get(status, ScannerError)(f"camera: status {status}")


class _Waits:
    """How long nothing was taken, and why."""

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self.rest()

    def rest(self) -> None:
        self._since = self._light = self._taken_at = time.monotonic()

    def over(self, state: AimState, count: int) -> bool:
        """The stack is at its end. Raises CameraDark; FeederEmpty when no sheet was ever laid there."""
        now = time.monotonic()
        if state is not AimState.DARK:
            self._light = now
        elif now - self._light > self._patience.dark:
            raise CameraDark
        if state not in (AimState.NO_PAPER, AimState.TAKEN):
            self._since = now  # somebody is at work
        wait = self._patience.next if count else self._patience.first
        if now - self._since <= wait and now - self._taken_at <= self._patience.stuck:
            return False
        if not count:
            raise FeederEmpty("no paper before the camera")
        return True


class _Line:
    """The child's standard output. Raises ScannerSilent when nothing comes for so long."""

    def __init__(self, child: "subprocess.Popen[bytes]", seconds: float) -> None:
        self._child, self._seconds, self._rest = child, seconds, b""

    def head(self) -> dict[str, object]:
        """Of what comes next; empty: the child has ended. Raises PageBroken."""
        while b"\n" not in self._rest:
            part = self._part(1 << 16)
            if not part:
                return {}
            self._rest += part
            if b"\n" not in self._rest and len(self._rest) > MOST_HEAD:
                raise PageBroken("camera: no head")
        line, _, self._rest = self._rest.partition(b"\n")
        try:
            head = json.loads(line)
        except ValueError as exc:
            raise PageBroken("camera: head") from exc
        return head if isinstance(head, dict) else {}

    def body(self, size: int) -> bytes:
        parts = [self._rest]
        have = len(self._rest)
        while have < size:
            part = self._part(1 << 20)
            if not part:
                raise PageBroken("camera: cut short")
            parts.append(part)
            have += len(part)
        whole = b"".join(parts)
        self._rest = whole[size:]
        return whole[:size]

    def _part(self, most: int) -> bytes:
        if self._child.stdout is None:
            return b""
        with selectors.DefaultSelector() as selector:
            selector.register(self._child.stdout, selectors.EVENT_READ)
            if not selector.select(self._seconds):
                raise ScannerSilent("camera: no picture")
        return os.read(self._child.stdout.fileno(), most)


def _seen(head: dict[str, object], line: _Line) -> Seen:
    try:
        state, dpi, size = AimState(str(head["state"])), int(str(head["dpi"])), int(str(head["bytes"]))
    except (KeyError, ValueError) as exc:
        raise PageBroken("camera: head") from exc
    if not 0 < size <= MOST_BYTES:
        raise PageBroken("camera: size")
    body = line.body(size)
    return Seen(AimView(state, b"", dpi), body) if head.get("page") else Seen(AimView(state, body, dpi))


def _title(path: Path) -> str:
    """As the driver calls it."""
    try:
        return Path(f"/sys/class/video4linux/{path.name}/name").read_text("utf-8", "replace").strip() or path.name
    except OSError:
        return path.name


def _unseen(_: AimView) -> None:
    """Nobody looks through it."""
