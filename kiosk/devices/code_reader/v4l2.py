"""Frames of a Linux camera, through the v4l2-ctl program: a driver that hangs takes nothing with it."""

import os
import re
import selectors
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from kiosk.devices.code_reader.camera import Frame
from kiosk.domain.errors import CodeReaderAbsent

WANTED = "width=1280,height=720,pixelformat=YUYV"  # the driver takes the nearest that it has
LARGEST_FRAME = 4096 * 4096 * 2  # bytes
_SILENT_SECONDS = 5.0  # a camera needs a second or two for its first frame
_STEPS = {"YUYV": 2, "GREY": 1, "NV12": 1, "YU12": 1}  # bytes from one pixel's brightness to the next; its plane first
_SHAPE = re.compile(
    rb"Width/Height\s*:\s*(\d+)/(\d+).*?Pixel Format\s*:\s*'(\w{4})'.*?"
    rb"Bytes per Line\s*:\s*(\d+).*?Size Image\s*:\s*(\d+)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class FrameShape:
    width: int
    height: int
    step: int  # bytes from one pixel's brightness to the next
    row: int  # bytes
    size: int  # bytes of a whole frame

    def luma(self, data: bytes) -> bytes:
        if self.row == self.width * self.step:
            return data[: self.row * self.height : self.step]
        starts = range(0, self.row * self.height, self.row)
        return b"".join(data[at : at + self.width * self.step : self.step] for at in starts)


def shape_of(told: bytes) -> FrameShape:
    """What `v4l2-ctl --get-fmt-video` says. Raises: CodeReaderAbsent when no brightness can be taken from it."""
    found = _SHAPE.search(told)
    if not found or (step := _STEPS.get(found[3].decode("ascii"), 0)) == 0:
        raise CodeReaderAbsent("pixel format")
    width, height, row, size = (int(found[at]) for at in (1, 2, 4, 5))
    if not (width and height and width * step <= row and row * height <= size <= LARGEST_FRAME):
        raise CodeReaderAbsent("frame size")
    return FrameShape(width, height, step, row, size)


class V4l2Camera:
    """Implements Camera. device: a path such as /dev/video0."""

    def __init__(self, device: str, program: str = "v4l2-ctl", silent_seconds: float = _SILENT_SECONDS) -> None:
        self._words = [program, f"--device={device}"]
        self._silent_seconds = silent_seconds

    @contextmanager
    def frames(self) -> Iterator[Iterator[Frame]]:
        shape = self._choose_format()
        words = [*self._words, "--stream-mmap=3", "--stream-count=0", "--stream-to=-"]
        child = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        try:
            yield self._pictures(child, shape)
        finally:
            child.kill()
            child.communicate()

    def _choose_format(self) -> FrameShape:
        words = [*self._words, f"--set-fmt-video={WANTED}", "--get-fmt-video"]
        try:
            done = subprocess.run(
                words, capture_output=True, timeout=self._silent_seconds, check=True, env={**os.environ, "LC_ALL": "C"}
            )
        except (OSError, subprocess.SubprocessError) as exc:
            raise CodeReaderAbsent(type(exc).__name__) from None
        return shape_of(done.stdout)

    def _pictures(self, child: "subprocess.Popen[bytes]", shape: FrameShape) -> Iterator[Frame]:
        while data := self._whole_frame(child, shape.size):
            yield Frame(shape.width, shape.height, shape.luma(data))

    def _whole_frame(self, child: "subprocess.Popen[bytes]", size: int) -> bytes:
        """Empty at the end. Raises: CodeReaderAbsent when the camera falls silent."""
        if child.stdout is None:
            return b""
        data = bytearray()
        until = time.monotonic() + self._silent_seconds
        with selectors.DefaultSelector() as selector:
            selector.register(child.stdout, selectors.EVENT_READ)
            while len(data) < size:
                if not selector.select(max(0.0, until - time.monotonic())):
                    raise CodeReaderAbsent("camera silent")
                chunk = os.read(child.stdout.fileno(), size - len(data))
                if not chunk:
                    return b""
                data += chunk
        return bytes(data)
