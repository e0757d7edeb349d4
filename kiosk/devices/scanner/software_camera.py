"""A camera in software: a table with sheets laid on it, as an MJPEG stream over HTTP, with everything that goes wrong.

It stands where a network camera or the driver of a USB camera would; everything above it is the product's own.
"""

import contextlib
import math
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from kiosk.devices.scanner.measuring import Picture

FRAME = (2448, 3264)  # px: 8 million dots, mounted so that an A4 sheet fills them
TABLE = 62  # grey
EDGE = b"--frame"
LAID_SECONDS, BARE_SECONDS = 2.4, 0.8
SHARE = 0.94  # of the picture's height that a sheet takes


class Mishap(StrEnum):
    NONE = "none"
    DARK = "dark"  # no light
    EMPTY = "empty"  # nobody lays anything there
    SHAKING = "shaking"  # never still
    BLURRED = "blurred"
    FAR = "far"  # too high above the table
    UNPLUGGED = "unplugged"  # in the middle of it
    FROZEN = "frozen"  # no more frames, and no end
    HALF = "half"  # a corner is outside of the picture
    BROKEN = "broken"  # what comes is no picture


@dataclass
class SoftwareCamera:
    """sheets: pictures of pages, laid there one after the other. good: how many before the mishap.

    laid_seconds: how long a sheet lies there; 0: until `turn` is called, as by somebody who waits until it is taken.
    """

    sheets: Sequence[Picture]
    mishap: Mishap = Mishap.NONE
    good: int = 0
    frame: tuple[int, int] = FRAME
    per_second: float = 12.0
    laid_seconds: float = LAID_SECONDS
    bare_seconds: float = BARE_SECONDS
    released: threading.Event = field(default_factory=threading.Event)
    turned: threading.Event = field(default_factory=threading.Event)

    def turn(self) -> None:
        """The sheet that lies there is taken away."""
        self.turned.set()

    def frames(self) -> Iterator[bytes]:
        """JPEG files, for as long as somebody looks."""
        bare = _encoded(self.table())
        for at, sheet in enumerate(self.sheets):
            bad = self.mishap if at >= self.good else Mishap.NONE
            laid = self._laid(sheet, bad)  # made ahead: the frames come evenly
            yield from self._shown([bare], self.bare_seconds)
            self.turned.clear()
            if bad is Mishap.FROZEN:
                self.released.wait()
            if bad is Mishap.UNPLUGGED:
                yield from self._shown(laid, 0.3)
                return
            yield from self._shown(laid, self.laid_seconds if bad is Mishap.NONE else math.inf)
        yield from self._shown([bare], math.inf)

    def _shown(self, frames: Sequence[bytes], seconds: float) -> Iterator[bytes]:
        """These in turn, for so long; 0: until the sheet is turned."""
        ends_at = time.monotonic() + (seconds or math.inf)
        for frame in cycle(frames):
            if self.released.is_set() or time.monotonic() > ends_at or (not seconds and self.turned.is_set()):
                return
            yield frame
            time.sleep(1 / self.per_second)

    def _laid(self, sheet: Picture, bad: Mishap) -> list[bytes]:
        """What is seen while the sheet lies there."""
        if bad is Mishap.BROKEN:
            return [b"<html>"]
        if bad is Mishap.EMPTY:
            return [_encoded(self.table())]
        share = SHARE * (0.45 if bad is Mishap.FAR else 1.0)
        picture = laid_on(self.table(), sheet, share, (0, 0.2) if bad is Mishap.HALF else (0, 0))
        if bad is Mishap.BLURRED:
            picture = cv2.GaussianBlur(picture, (0, 0), 7)
        if bad is Mishap.DARK:
            picture = (picture * 0.07).astype(np.uint8)
        shifts = (0, 60) if bad is Mishap.SHAKING else (0,)
        return [_encoded(np.roll(picture, shift, axis=1)) for shift in shifts]

    def table(self) -> Picture:
        width, height = self.frame
        table = np.full((height, width, 3), TABLE, np.uint8)
        table[:, :, 0] += 8  # grain of a desk: not quite grey
        return table


def _encoded(picture: Picture) -> bytes:
    return cv2.imencode(".jpg", picture, (cv2.IMWRITE_JPEG_QUALITY, 90))[1].tobytes()


def laid_on(table: Picture, sheet: Picture, share: float = SHARE, shift: tuple[float, float] = (0, 0)) -> Picture:
    """The sheet on the table, seen from a little askew."""
    height, width = table.shape[:2]
    high = share * height
    wide = high * sheet.shape[1] / sheet.shape[0]
    left, top = (width - wide) / 2 + shift[0] * width, (height - high) / 2 + shift[1] * height
    corners = np.array(
        [
            [left + 0.02 * wide, top],
            [left + wide, top + 0.012 * high],
            [left + 0.985 * wide, top + high],
            [left, top + 0.985 * high],
        ],
        np.float32,
    )
    source = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32) * np.array(
        [sheet.shape[1], sheet.shape[0]], np.float32
    )
    matrix = cv2.getPerspectiveTransform(source, corners)
    seen = cv2.warpPerspective(sheet, matrix, (width, height), flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full(sheet.shape[:2], 255, np.uint8), matrix, (width, height))
    found: Picture = np.where(mask[:, :, None] > 127, seen, table)
    return found


def _server(camera: SoftwareCamera, host: str, port: int) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            """Nobody reads it."""

        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
            self.end_headers()
            with contextlib.suppress(OSError):  # who looked has gone
                for frame in camera.frames():
                    self.wfile.write(EDGE + b"\r\nContent-Type: image/jpeg\r\n")
                    self.wfile.write(b"Content-Length: %d\r\n\r\n%s\r\n" % (len(frame), frame))

    server = ThreadingHTTPServer((host, port), Handler)
    server.daemon_threads = True
    return server


@contextlib.contextmanager
def running(camera: SoftwareCamera, host: str = "127.0.0.1", port: int = 0) -> Iterator[str]:
    """Serve the camera from a thread; gives its address."""
    server = _server(camera, host, port)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://{host}:{server.server_address[1]}/stream"
    finally:
        camera.released.set()
        server.shutdown()
        server.server_close()
        thread.join()


def serve(host: str, port: int, folder: Path, mishap: str, good: int, ready: Callable[[int], None]) -> None:
    """Serve the JPEG files of the folder until the process ends, the same stack to everybody who looks."""
    sheets = [picture for path in sorted(folder.glob("*.jpg")) if (picture := cv2.imread(str(path))) is not None]
    server = _server(SoftwareCamera(sheets, Mishap(mishap), good), host, port)
    with server:
        ready(int(server.server_address[1]))
        server.serve_forever()
