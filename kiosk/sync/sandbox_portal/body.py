"""The body of a request, piece by piece, by Content-Length or in chunks."""

import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import BinaryIO

from kiosk.sync.sandbox_portal.messages import BadRequest

PIECE = 64 * 1024
MOST_DRAINED = 8 * 1024 * 1024


class ConnectionCut(Exception):
    """The caller left in the middle, or a fault says that the line broke."""


class Body:
    """Read once. `cut_after`: bytes, then the line breaks; `rate`: bytes a second; 0: neither."""

    def __init__(self, stream: BinaryIO, headers: Mapping[str, str]) -> None:
        """Raises BadRequest."""
        self._stream, self.cut_after, self.rate = stream, 0, 0
        self._read = 0
        length = headers.get("Content-Length", "0").strip()
        chunked = headers.get("Transfer-Encoding", "").strip().lower()
        if chunked not in ("", "chunked") or not (length.isascii() and length.isdigit()):
            raise BadRequest("Content-Length không đúng")
        self._pieces = self._by_chunks() if chunked else self._by_length(int(length))
        self._ended = False

    def pieces(self) -> Iterator[bytes]:
        """Raises ConnectionCut."""
        for piece in self._pieces:
            if self.cut_after and self._read + len(piece) >= self.cut_after:
                yield piece[: self.cut_after - self._read]
                raise ConnectionCut
            self._read += len(piece)
            if self.rate:
                time.sleep(len(piece) / self.rate)
            yield piece
        self._ended = True

    def drain(self) -> bool:
        """Read what is left, so that the connection can go on; False when it is too much."""
        self.rate = 0
        with suppress(ConnectionCut):
            for _ in self.pieces():
                if self._read > MOST_DRAINED:
                    break
        return self._ended

    def _by_length(self, left: int) -> Iterator[bytes]:
        while left:
            piece = self._take(min(left, self._at_once()))
            left -= len(piece)
            yield piece

    def _by_chunks(self) -> Iterator[bytes]:
        while size := self._chunk_size():
            yield from self._by_length(size)
            self._stream.readline(8)
        while self._stream.readline(PIECE).strip():
            pass

    def _chunk_size(self) -> int:
        try:
            return int(self._stream.readline(64).split(b";")[0], 16)
        except ValueError:
            raise ConnectionCut from None

    def _at_once(self) -> int:
        return min(PIECE, max(1024, self.rate // 10)) if self.rate else PIECE

    def _take(self, most: int) -> bytes:
        piece: bytes = self._stream.read1(most)  # type: ignore[attr-defined]
        if not piece:
            raise ConnectionCut
        return piece
