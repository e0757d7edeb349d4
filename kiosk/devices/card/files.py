"""Reads whole files in pieces. The number of APDUs is what a reading costs, so pieces are as large as they may be."""

from collections.abc import Callable

from kiosk.devices.card import tlv
from kiosk.devices.card.apdu import (
    END_OF_FILE,
    NOT_ALLOWED,
    NOT_FOUND,
    OK,
    OUTSIDE_FILE,
    WRONG_LENGTH,
    Channel,
    read_binary,
    select_file,
)
from kiosk.domain.errors import CardUnreadable

# 223 data bytes are the most that fit a short protected answer with AES: padding, status and checksum take the rest.
PIECES = (223, 192, 128, 64)
LONGEST_FILE = 0x7FFF  # the reach of READ BINARY with a 15-bit offset
_HEADER = 8

OnBytes = Callable[[int, int], None]  # read so far, length of the file


class FileMissing(Exception):
    """The chip has no such file. What that means is the caller's to say."""


class FileReader:
    """Remembers the size of piece that this card takes."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._piece = 0  # index into PIECES

    def read(self, file_id: int, on_bytes: OnBytes, longest: int = LONGEST_FILE) -> bytes:
        """One transparent file, by the length that its own first tag gives.

        Raises: FileMissing, CardUnreadable, and what the channel raises.
        """
        self._select(file_id)
        content = bytearray(self._piece_at(0, _HEADER))
        _, start, length = tlv.header(bytes(content))
        total = start + length
        if total > min(longest, LONGEST_FILE):
            raise CardUnreadable(f"file {file_id:04X} too long")
        del content[total:]
        while len(content) < total:
            on_bytes(len(content), total)
            content += self._piece_at(len(content), total - len(content))
        on_bytes(total, total)
        return bytes(content)

    def _select(self, file_id: int) -> None:
        status = self._channel.send(select_file(file_id)).status
        if status == NOT_FOUND:
            raise FileMissing(f"{file_id:04X}")
        if status != OK:
            reason = "refused" if status == NOT_ALLOWED else "select"
            raise CardUnreadable(f"file {file_id:04X} {reason} {status:04X}")

    def _piece_at(self, offset: int, wanted: int) -> bytes:
        """At least one byte, at most `wanted`: a short answer is normal, an empty one is not."""
        while True:
            count = min(wanted, PIECES[self._piece])
            answer = self._channel.send(read_binary(offset, count))
            if answer.status in (OK, END_OF_FILE) and answer.data:
                return answer.data[:count]
            too_long = answer.status in (WRONG_LENGTH, OUTSIDE_FILE, END_OF_FILE) or answer.status >> 8 == 0x6C
            smaller = next((i for i, piece in enumerate(PIECES) if piece < count), None)
            if not too_long or smaller is None:
                raise CardUnreadable(f"read {answer.status:04X}")
            self._piece = smaller
