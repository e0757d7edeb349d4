"""The child that holds the camera: a driver that crashes or hangs takes nothing with it.

    python -m kiosk.devices.scanner.camera_eye SOURCE

On its standard output, one after the other: a line of JSON ({"state", "dpi", "bytes", "page"}), then so many bytes of a
JPEG: what is seen now, or, when `page` is true, a page that was taken. Its exit status is in EXIT.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SHOWN_QUALITY, PAGE_QUALITY = 70, 92
SHOWN_SECONDS = 0.12  # between two pictures for the officer
WANTED = (4160, 3120)  # px; a driver takes the nearest that it has
STREAMS = ("http://", "https://", "rtsp://")
LINE_OPTIONS = "timeout;20000000|rw_timeout;20000000"  # microseconds, of a network camera: longer than the parent waits
EXIT = {"absent": 3, "busy": 4, "ended": 5}


@contextmanager
def opened(source: str) -> "Iterator[Any]":
    """The camera; None: it does not open."""
    import cv2

    if source.startswith(STREAMS):
        os.environ.setdefault("OPENCV_FFMPEG_CAPTURE_OPTIONS", LINE_OPTIONS)
        camera = cv2.VideoCapture(source, cv2.CAP_FFMPEG)
    else:
        camera = cv2.VideoCapture(source, cv2.CAP_V4L2)
        camera.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        camera.set(cv2.CAP_PROP_FRAME_WIDTH, WANTED[0])
        camera.set(cv2.CAP_PROP_FRAME_HEIGHT, WANTED[1])
        camera.set(cv2.CAP_PROP_BUFFERSIZE, 1)
    try:
        yield camera if camera.isOpened() else None
    finally:
        camera.release()


def watch(source: str) -> int:
    """Until the parent closes the line, or the camera ends. Returns the exit status."""
    import cv2

    from kiosk.devices.scanner.aiming import Aim, drawn, flattened

    cv2.setNumThreads(1)
    if not source.startswith(STREAMS) and not Path(source).exists():
        return EXIT["absent"]
    with opened(source) as camera:
        if camera is None:
            return EXIT["absent" if source.startswith(STREAMS) else "busy"]
        aim, shown_at = Aim(), 0.0
        while True:
            there, frame = camera.read()
            if not there:
                return EXIT["ended"]
            now = time.monotonic()
            look = aim.look(frame, now)
            if look.take and look.corners is not None:
                page = flattened(frame, look.corners)
                _tell({"state": look.state, "dpi": look.dpi, "page": True}, page, PAGE_QUALITY)
            if look.take or now - shown_at >= SHOWN_SECONDS:
                shown_at = now
                _tell({"state": look.state, "dpi": look.dpi, "page": False}, drawn(frame, look), SHOWN_QUALITY)


def _tell(head: dict[str, Any], picture: Any, quality: int) -> None:
    import cv2

    body = cv2.imencode(".jpg", picture, (cv2.IMWRITE_JPEG_QUALITY, quality))[1].tobytes()
    sys.stdout.buffer.write(json.dumps({**head, "bytes": len(body)}).encode() + b"\n" + body)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    os.environ.setdefault("OPENCV_LOG_LEVEL", "OFF")
    try:
        status = watch(sys.argv[1])
    except BrokenPipeError:
        status = 0
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing is left to flush to
    sys.exit(status)
