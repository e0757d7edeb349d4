"""A camera that is looked through for a QR. Runs in a process of its own: looking takes the processor."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

import zxingcpp

from kiosk.devices.code_reader.patience import Patience
from kiosk.devices.code_reader.serial_scanner import PATIENCE_SECONDS, RETRY_SECONDS
from kiosk.domain.card_qr import decode
from kiosk.domain.errors import CodeReaderAbsent
from kiosk.ports import OnWaiting

_QR = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture, brightness only."""

    width: int  # px
    height: int
    luma: bytes = field(repr=False)  # rows top to bottom, one byte a pixel


class Camera(Protocol):
    def frames(self) -> AbstractContextManager[Iterator[Frame]]:
        """Switch it on; off again at the end. Raises: CodeReaderAbsent, the iterator too."""


class CameraCodeReader:
    """Implements ports.CodeReader. The camera is on only while a code is waited for."""

    def __init__(
        self, camera: Camera, patience_seconds: float = PATIENCE_SECONDS, retry_seconds: float = RETRY_SECONDS
    ) -> None:
        self._camera = camera
        self._patience_seconds, self._retry_seconds = patience_seconds, retry_seconds

    def read(self, on_waiting: OnWaiting) -> str:
        patience = Patience(self._patience_seconds, self._retry_seconds)
        while True:
            try:
                with self._camera.frames() as frames:
                    for frame in frames:
                        patience.found()
                        on_waiting(True)
                        if code := qr_in(frame):
                            return decode(code)
                raise CodeReaderAbsent("no more frames")
            except CodeReaderAbsent as why:
                patience.miss(why, on_waiting)


def qr_in(frame: Frame) -> bytes:
    """The bytes of a QR in the picture, at any angle; empty when there is none."""
    pixels = memoryview(frame.luma).cast("B", (frame.height, frame.width))
    found = zxingcpp.read_barcodes(pixels, formats=_QR, try_invert=False)
    return bytes(found[0].bytes) if found else b""
