"""How APDUs get to a chip and back. Nothing here knows what they mean."""

import time
from typing import Protocol

from kiosk.domain.errors import CardRemoved


class Transport(Protocol):
    """One powered chip. Used by one thread at a time."""

    reader_name: str  # what lengths pass depends on the reader as well as on the chip

    def connect(self) -> None:
        """Power the chip and start from its reset state. Raises a CardError."""

    def transmit(self, apdu: bytes) -> bytes:
        """Command APDU in, response APDU with its status word out; empty when the chip says nothing.

        Raises: CardRemoved, CardMute, ReaderAbsent, CardServiceDown, ReaderBusy.
        """

    def atr(self) -> bytes:
        """Raises as transmit does."""

    def disconnect(self) -> None:
        """Take the power away, so that no opened session outlives the reading. Never raises; safe to repeat."""


class Chip(Protocol):
    """A chip in software, as seen from the contacts."""

    atr: bytes

    def reset(self) -> None: ...

    def process(self, apdu: bytes) -> bytes:
        """Raises ConnectionError when the card has been taken off the reader."""


class MemoryTransport:
    """Calls a chip in software directly. `seconds_per_apdu`: 0.02 is about what a contactless chip takes."""

    reader_name = "software"

    def __init__(self, chip: Chip, seconds_per_apdu: float = 0.0) -> None:
        self._chip = chip
        self._pause = seconds_per_apdu
        self._powered = False

    def connect(self) -> None:
        self._chip.reset()
        self._powered = True

    def transmit(self, apdu: bytes) -> bytes:
        if not self._powered:
            raise CardRemoved("not powered")
        if self._pause:
            time.sleep(self._pause)
        try:
            return self._chip.process(apdu)
        except ConnectionError as exc:
            self._powered = False
            raise CardRemoved("software card") from exc

    def atr(self) -> bytes:
        return self._chip.atr

    def disconnect(self) -> None:
        if self._powered:
            self._powered = False
            self._chip.reset()
