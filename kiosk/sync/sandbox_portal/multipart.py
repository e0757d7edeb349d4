"""multipart/form-data, read as it comes: a file is never whole in memory."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message

from kiosk.sync.sandbox_portal.messages import BadRequest

MOST_HEAD_BYTES = 16 * 1024
MOST_VALUE_BYTES = 64 * 1024


@dataclass(slots=True)
class FormPart:
    name: str
    file_name: str = field(repr=False)  # empty: not a file
    media_type: str = ""


def read_parts(content_type: str, chunks: Iterator[bytes]) -> Iterator[tuple[FormPart, Iterator[bytes]]]:
    """Every part with its bytes, in order; the bytes must be read before the next part is asked for.

    Raises BadRequest when the body ends early or is no form.
    """
    boundary = _boundary(content_type)
    source = _Source(chunks, b"\r\n--" + boundary)
    source.begin()
    while not source.ended():
        part = _part(source.head())
        yield part, source.content()
        source.skip()


def value_of(content: Iterator[bytes]) -> str:
    """The text of a part that is no file. Raises BadRequest when it is too long."""
    whole = bytearray()
    for chunk in content:
        whole += chunk
        if len(whole) > MOST_VALUE_BYTES:
            raise BadRequest("trường của biểu mẫu quá dài")
    return whole.decode("utf-8", "replace")


class _Source:
    def __init__(self, chunks: Iterator[bytes], mark: bytes) -> None:
        self._chunks, self._mark, self._held, self._open = chunks, mark, bytearray(b"\r\n"), False

    def begin(self) -> None:
        """Go behind the first boundary."""
        self._open = True
        self.skip()

    def ended(self) -> bool:
        """Behind a boundary: is it the last?"""
        while len(self._held) < 2:
            self._more()
        last = self._held.startswith(b"--")
        if not last and not self._held.startswith(b"\r\n"):
            raise BadRequest("biểu mẫu nhiều phần không đúng")
        if last:
            for _ in self._chunks:  # what follows the end means nothing
                pass
        else:
            del self._held[:2]
        return last

    def head(self) -> bytes:
        while (end := self._held.find(b"\r\n\r\n")) < 0:
            if len(self._held) > MOST_HEAD_BYTES:
                raise BadRequest("đầu phần quá dài")
            self._more()
        head = bytes(self._held[:end])
        del self._held[: end + 4]
        self._open = True
        return head

    def content(self) -> Iterator[bytes]:
        while self._open:
            end = self._held.find(self._mark)
            safe = end if end >= 0 else max(0, len(self._held) - len(self._mark) + 1)
            piece = bytes(self._held[:safe])
            del self._held[:safe]
            if piece:
                yield piece
            if end >= 0:
                del self._held[: len(self._mark)]
                self._open = False
            else:
                self._more()

    def skip(self) -> None:
        """Go to the end of the part that is open."""
        for _ in self.content():
            pass

    def _more(self) -> None:
        try:
            self._held += next(self._chunks)
        except StopIteration:
            raise BadRequest("biểu mẫu bị cắt") from None


def _boundary(content_type: str) -> bytes:
    message = Message()
    message["Content-Type"] = content_type
    boundary = message.get_boundary()
    if message.get_content_type() != "multipart/form-data" or not boundary:
        raise BadRequest("Content-Type phải là multipart/form-data")
    return boundary.encode("latin-1", "replace")


def _part(head: bytes) -> FormPart:
    message = Message()
    for line in head.decode("utf-8", "replace").split("\r\n"):
        name, _, value = line.partition(":")
        if name.strip().lower() in ("content-disposition", "content-type"):
            message[name.strip()] = value.strip()
    field_name = message.get_param("name", "", "content-disposition")
    media_type = message.get_content_type() if message["Content-Type"] else ""
    return FormPart(str(field_name), str(message.get_filename("")), media_type)
