"""File services that take a file as a form (multipart/form-data), the upload of profile P3 among them."""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiosk.domain.errors import ConfigError, PortalAnswerUnreadable, PortalFileMismatch
from kiosk.domain.portal_answer import HeldFile, PlacedFile
from kiosk.ports import KeepToken, OutgoingFile, forget_token
from kiosk.sync.caller import Caller, require_success
from kiosk.sync.files.proof import held_file, is_digest
from kiosk.sync.files.tus import Headers, no_headers
from kiosk.sync.http import Answer, HttpLine, Streamed, read_json
from kiosk.sync.wire.answers import pick


@dataclass(frozen=True, slots=True)
class FormNames:
    """How a form and its answer call things, as dotted places; an empty one is not there."""

    file: str = "file"
    digest_field: str = "sha256"  # a field before the file that announces its digest
    link: str = "link"
    digest: str = "sha256"
    size: str = "size"


class FormFiles:
    """Implements ports.FileService by plain multipart. Not resumable: what was cut is sent anew."""

    def __init__(
        self, address: str, line: HttpLine, names: FormNames | None = None, headers: Headers = no_headers
    ) -> None:
        """Raises ConfigError when the address is not http(s)."""
        if not address.startswith(("http://", "https://")):
            raise ConfigError("file service address")
        self._address, self._line, self._headers = address, line, headers
        self._names = names or FormNames()

    def place(self, file: OutgoingFile, token: str = "", keep_token: KeepToken = forget_token) -> PlacedFile:
        names = self._names
        fields = {names.digest_field: file.digest} if names.digest_field else {}
        answer = read_json(_post(self._line, self._address, file, names.file, fields, self._headers()))
        link, digest = str(pick(answer, names.link) or ""), str(pick(answer, names.digest) or "").lower()
        if not link.startswith(("http://", "https://")):
            raise PortalAnswerUnreadable("no link")
        placed = PlacedFile(file.digest, file.size, link)
        held = HeldFile(file.size, digest) if digest else self.holding(placed)
        if held is None or held.digest != file.digest or str(pick(answer, names.size) or file.size) != str(file.size):
            raise PortalFileMismatch("the file service holds another size or digest")
        return placed

    def holding(self, placed: PlacedFile) -> HeldFile | None:
        return held_file(self._line.exchange("HEAD", placed.link, headers=self._headers()))


class IGateFiles:
    """Implements ports.FileService by the upload of profile P3: field `files`, answer IdTepTin and HashTepTin.

    Which digest HashTepTin is, is not known: when it looks like a SHA-256 it must be ours. No call tells later what
    lies there, so `holding` repeats what the upload proved.
    """

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def place(self, file: OutgoingFile, token: str = "", keep_token: KeepToken = forget_token) -> PlacedFile:
        url = self._caller.url("upload")
        answer = self._caller.authorised_call(lambda headers: _post(self._caller.line, url, file, "files", {}, headers))
        require_success(answer.answer)
        told = pick(answer.body, "data")
        told = told[0] if isinstance(told, list) and told else told
        file_id, proof = str(pick(told, "IdTepTin") or ""), str(pick(told, "HashTepTin") or "")
        if not file_id:
            raise PortalAnswerUnreadable("no IdTepTin")
        if is_digest(proof) and proof.lower() != file.digest:
            raise PortalFileMismatch("the file service counts another digest")
        return PlacedFile(file.digest, file.size, file_id=file_id, proof=proof)

    def holding(self, placed: PlacedFile) -> HeldFile | None:
        return HeldFile(placed.size, placed.proof.lower() if is_digest(placed.proof) else "")


def _post(
    line: HttpLine,
    url: str,
    file: OutgoingFile,
    file_field: str,
    fields: Mapping[str, str],
    headers: Mapping[str, str],
) -> Answer:
    """The form is written while it is sent. The file's name is its digest: nothing personal."""
    boundary = secrets.token_hex(16)
    head = b"".join(
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    )
    head += (
        f'--{boundary}\r\nContent-Disposition: form-data; name="{file_field}"; filename="{file.digest}"\r\n'
        f"Content-Type: {file.media_type}\r\n\r\n"
    ).encode()
    tail = f"\r\n--{boundary}--\r\n".encode()

    def pieces() -> Iterator[bytes]:
        yield head
        yield from file.read(0)
        yield tail

    length = len(head) + file.size + len(tail)
    kind = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
    return line.exchange("POST", url, Streamed(length, pieces), {**headers, **kind})
