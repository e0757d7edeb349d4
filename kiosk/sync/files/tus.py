"""A resumable file service in the tus manner (tus 1.0: core and creation).

POST makes an upload, PATCH appends at an offset, HEAD tells how far it has come. What was cut goes on at the offset
that the service tells, in the same call while it gets further, and in a later one by the upload's address (the token).
Nothing but one piece is ever in memory.
"""

import base64
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import urljoin, urlsplit

from kiosk.domain.errors import (
    ConfigError,
    PortalAnswerUnreadable,
    PortalFailing,
    PortalFileMismatch,
    PortalTimeout,
    PortalUnreachable,
)
from kiosk.domain.portal_answer import HeldFile, PlacedFile
from kiosk.ports import KeepToken, OutgoingFile, forget_token
from kiosk.sync.files.proof import read_back, told_digest
from kiosk.sync.http import Answer, HttpLine, require_no_page, require_ok

LARGEST, SMALLEST = 1024 * 1024, 256 * 1024  # bytes of one PATCH
CUTS_IN_VAIN = 3  # cuts in a row that brought no byte further: the line is gone
CLEAN_TO_GROW = 10
GONE = (404, 410)
CONFLICT, LOCKED, MISMATCH = 409, 423, 460
TUS = {"Tus-Resumable": "1.0.0"}

Headers = Callable[[], Mapping[str, str]]


def no_headers() -> Mapping[str, str]:
    return {}


class TusFiles:
    """Implements ports.FileService.

    address: where uploads are made. public: what stands in its place in the links, where the Portal comes another way.
    headers: what else a call needs, an authorisation for example.
    """

    def __init__(self, address: str, line: HttpLine, public: str = "", headers: Headers = no_headers) -> None:
        """Raises ConfigError when an address is not http(s)."""
        for place in (address, public or address):
            if not place.startswith(("http://", "https://")):
                raise ConfigError("file service address")
        self._address, self._public = address.rstrip("/"), (public or address).rstrip("/")
        self._line, self._headers = line, headers

    def place(self, file: OutgoingFile, token: str = "", keep_token: KeepToken = forget_token) -> PlacedFile:
        url = token if token.startswith(f"{self._address}/") else ""
        offset = self._offset(url, file) if url else None
        if offset is None:
            url, offset = self._begin(file), 0
            keep_token(url)
        try:
            self._send(url, file, offset)
            return self._proved(url, file)
        except PortalFileMismatch:
            keep_token("")  # going on with bytes that are wrong never makes them right
            raise

    def holding(self, placed: PlacedFile) -> HeldFile | None:
        answer = self._ask("HEAD", self._inside(placed.link))
        if answer.status in GONE:
            return None
        require_ok(answer)
        return HeldFile(_number(answer, "upload-offset"), told_digest(answer))

    # Upload --------------------------------------------------------------------------------------------------

    def _begin(self, file: OutgoingFile) -> str:
        told = {"filename": f"{file.digest}{_ending(file.media_type)}", "filetype": file.media_type}
        pairs = {**told, "sha256": file.digest}.items()
        metadata = ",".join(f"{name} {base64.b64encode(value.encode()).decode('ascii')}" for name, value in pairs)
        more = {"Upload-Length": str(file.size), "Upload-Metadata": metadata}
        answer = self._ask("POST", self._address, more)
        require_ok(answer)
        url = urljoin(f"{self._address}/", answer.headers.get("location", ""))
        if urlsplit(url)[:2] != urlsplit(self._address)[:2] or not url.startswith(f"{self._address}/"):
            raise PortalAnswerUnreadable("the upload's address is not of this file service")
        return url

    def _offset(self, url: str, file: OutgoingFile) -> int | None:
        """None: the service does not know this upload any more, or it is of another length."""
        answer = self._ask("HEAD", url)
        if answer.status in GONE or answer.status in (403, MISMATCH):
            return None
        require_ok(answer)
        length = answer.headers.get("upload-length", str(file.size))
        return _number(answer, "upload-offset") if length == str(file.size) else None

    def _send(self, url: str, file: OutgoingFile, offset: int) -> None:
        """Piece by piece to the end. Raises the last fault after CUTS_IN_VAIN that brought nothing."""
        pace, in_vain, furthest = _Pace(), 0, offset
        while offset < file.size:
            try:
                for piece in _cut_up(file.read(offset), pace):
                    offset = self._append(url, piece, offset)
                    pace.clean()
                if offset < file.size:
                    raise PortalFileMismatch("the file is shorter than it was said to be")
            except (PortalTimeout, PortalUnreachable, PortalFailing) as fault:
                pace.cut()
                offset = self._reached(url, file, fault)
                in_vain = 0 if offset > furthest else in_vain + 1
                furthest = max(furthest, offset)
                if in_vain >= CUTS_IN_VAIN:
                    raise

    def _append(self, url: str, piece: bytes, offset: int) -> int:
        more = {"Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream"}
        answer = self._ask("PATCH", url, more, piece)
        if answer.status in (CONFLICT, LOCKED):  # the service is not where we think it is, or still reads what was cut
            raise PortalFailing(f"HTTP {answer.status}")
        if answer.status == MISMATCH:
            raise PortalFileMismatch("the file service counts another digest")
        require_ok(answer)
        reached = _number(answer, "upload-offset")
        if not offset < reached <= offset + len(piece):
            raise PortalAnswerUnreadable("offset")
        return reached

    def _reached(self, url: str, file: OutgoingFile, fault: Exception) -> int:
        """How far it has come after a cut. Raises what the look says, or `fault` when the upload is gone."""
        reached = self._offset(url, file)
        if reached is None:
            raise fault
        return min(reached, file.size)

    def _proved(self, url: str, file: OutgoingFile) -> PlacedFile:
        """Raises PortalFileMismatch unless size and digest are ours. A service that tells no digest is read back."""
        placed = PlacedFile(file.digest, file.size, self._outside(url))
        held = self.holding(placed)
        digest = held.digest or read_back(self._line, url, file.size, self._headers()) if held else ""
        if held is None or held.size != file.size or digest != file.digest:
            raise PortalFileMismatch("the file service holds another size or digest")
        return placed

    def _ask(self, method: str, url: str, more: Mapping[str, str] | None = None, content: bytes = b"") -> Answer:
        answer = self._line.exchange(method, url, content, {**TUS, **self._headers(), **(more or {})})
        require_no_page(answer)
        return answer

    def _outside(self, url: str) -> str:
        return self._public + url.removeprefix(self._address)

    def _inside(self, link: str) -> str:
        return self._address + link.removeprefix(self._public)


class _Pace:
    """How large a piece is: smaller after two cuts, as before after ten clean ones."""

    def __init__(self) -> None:
        self.size, self._cuts, self._clean = LARGEST, 0, 0

    def cut(self) -> None:
        self._cuts, self._clean = self._cuts + 1, 0
        if self._cuts >= 2:
            self.size = SMALLEST

    def clean(self) -> None:
        self._clean += 1
        if self._clean >= CLEAN_TO_GROW:
            self.size, self._cuts, self._clean = LARGEST, 0, 0


def _cut_up(pieces: Iterator[bytes], pace: _Pace) -> Iterator[bytes]:
    for piece in pieces:
        start = 0
        while start < len(piece):
            end = start + pace.size
            yield piece[start:end]
            start = end


def _number(answer: Answer, header: str) -> int:
    text = answer.headers.get(header, "")
    if not (text.isascii() and text.isdigit()):
        raise PortalAnswerUnreadable(header)
    return int(text)


def _ending(media_type: str) -> str:
    return {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}.get(media_type, "")
