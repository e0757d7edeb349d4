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
    Response,
    read_binary,
    select_file,
)
from kiosk.devices.card.habits import PIECES, Habit
from kiosk.domain.errors import CardUnreadable

LONGEST_FILE = 0x7FFF  # the reach of READ BINARY with a 15-bit offset
_HEADER = 8
_MOST_READS = 1 << 11  # of one file: a chip that gives a few bytes at a time is not waited for

OnBytes = Callable[[int, int], None]  # read so far, length of the file


class FileMissing(Exception):
    """The chip has no such file. What that means is the caller's to say."""


def is_length_refusal(status: int) -> bool:
    """Whether a READ BINARY failed, or may have failed, for the number of bytes asked for."""
    return status in (WRONG_LENGTH, OUTSIDE_FILE, END_OF_FILE) or status >> 8 == 0x6C


class FileReader:
    """habit: how much this kind of card gives at a time, and learns of what it does not give."""

    def __init__(self, channel: Channel, habit: Habit) -> None:
        self._channel, self._habit = channel, habit

    def read(self, file_id: int, on_bytes: OnBytes, longest: int = LONGEST_FILE) -> bytes:
        """One transparent file, by the length that its own first tag gives.

        Raises: FileMissing, CardUnreadable, and what the channel raises.
        """
        self._select(file_id)
        content = bytearray(self._start())
        _, start, length = tlv.header(bytes(content))
        total = start + length
        if total > min(longest, LONGEST_FILE):
            raise CardUnreadable(f"file {file_id:04X} too long")
        del content[total:]
        reads = 0
        while len(content) < total:
            on_bytes(len(content), total)
            content += self._piece_at(len(content), total - len(content))
            reads += 1
            if reads > _MOST_READS:
                raise CardUnreadable(f"file {file_id:04X} in crumbs")
        on_bytes(total, total)
        return bytes(content)

    def _select(self, file_id: int) -> None:
        status = self._channel.send(select_file(file_id)).status
        if status == NOT_FOUND:
            raise FileMissing(f"{file_id:04X}")
        if status != OK:
            reason = "refused" if status == NOT_ALLOWED else "select"
            raise CardUnreadable(f"file {file_id:04X} {reason} {status:04X}")

    def _start(self) -> bytes:
        """The first piece: all of a short file, with its length. Some chips give only what is surely there."""
        if not self._habit.header_first:
            answer = self._channel.send(read_binary(0, self._habit.piece))
            if holds_data(answer):
                return answer.data
            if not is_length_refusal(answer.status):
                raise CardUnreadable(f"read {answer.status:04X}")
            self._habit.header_first = True
        return self._piece_at(0, _HEADER)

    def _piece_at(self, offset: int, wanted: int) -> bytes:
        """At least one byte, at most `wanted`: a short answer is normal, an empty one is not."""
        asked = 0
        for piece in (size for size in PIECES if size <= self._habit.piece):
            if min(wanted, piece) == asked:
                continue
            asked = min(wanted, piece)
            answer = self._channel.send(read_binary(offset, asked))
            if holds_data(answer):
                if asked == piece:
                    self._habit.piece = piece
                return answer.data[:asked]
            if not is_length_refusal(answer.status):
                break
        raise CardUnreadable(f"read {answer.status:04X}")


def holds_data(answer: Response) -> bool:
    """Whether a READ BINARY gave anything: fewer bytes than asked for are as good."""
    return answer.status in (OK, END_OF_FILE) and bool(answer.data)
