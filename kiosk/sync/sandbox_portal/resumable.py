"""Resumable uploads as tus 1.0 words them: core, creation, checksum, termination."""

import base64
import binascii
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus

from kiosk.sync.sandbox_portal.file_service import MOST_FILE_BYTES, FileService, TooLarge
from kiosk.sync.sandbox_portal.messages import Reply, Request, Route, route
from kiosk.sync.sandbox_portal.shelf import DIGEST, Upload, WrongDigest

TUS = {"Tus-Resumable": "1.0.0"}
TUS_TYPE = "application/offset+octet-stream"
CHECKSUM_MISMATCH = 460  # of the tus checksum extension


@dataclass(frozen=True, slots=True)
class ResumableUploads:
    files: FileService

    def routes(self) -> list[Route]:
        return [
            route("OPTIONS", "/tus(?:/.*)?", "tep", "tus.options", self._options),
            route("POST", "/tus/?", "tep", "tus.create", self._create),
            route("HEAD", "/tus/(?P<name>[^/]+)", "tep", "tus.head", self._head),
            route("PATCH", "/tus/(?P<name>[^/]+)", "tep", "tus", self._append),
            route("DELETE", "/tus/(?P<name>[^/]+)", "tep", "tus.delete", self._delete),
        ]

    def _options(self, request: Request) -> Reply:
        more = {"Tus-Version": "1.0.0", "Tus-Extension": "creation,checksum,termination"}
        limits = {"Tus-Checksum-Algorithm": "sha256,sha1", "Tus-Max-Size": str(MOST_FILE_BYTES)}
        return _tus(HTTPStatus.NO_CONTENT, **more, **limits)

    def _create(self, request: Request) -> Reply:
        if wrong := _other_version(request):
            return wrong
        length = request.headers.get("Upload-Length", "")
        if not (length.isascii() and length.isdigit()):
            return _tus(HTTPStatus.BAD_REQUEST)
        if int(length) > MOST_FILE_BYTES:
            return _tus(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        told = _metadata(request.headers.get("Upload-Metadata", ""))
        digest = told.get("sha256", "").lower()
        if digest and not DIGEST.fullmatch(digest):
            return _tus(HTTPStatus.BAD_REQUEST)
        upload = self.files.shelf.begin(int(length), digest, told.get("filename", ""), told.get("filetype", ""))
        request.noted["subject"] = upload.id[:12]
        if not upload.size and (refused := self._finish(request, upload)):
            return refused
        return _tus(HTTPStatus.CREATED, Location=f"{request.address}/tus/{upload.id}")

    def _head(self, request: Request, name: str) -> Reply:
        request.noted["subject"] = name[:12]
        if wrong := _other_version(request):
            return wrong
        if upload := self.files.shelf.upload(name):
            offset = self.files.shelf.offset(upload)
            if offset < upload.size:
                return _tus(HTTPStatus.OK, Upload_Offset=str(offset), Upload_Length=str(upload.size))
            if refused := self._finish(request, upload):  # the last bytes came, and then the power went
                return refused
        kept = self.files.shelf.file(name)
        now = self.files.shelf.digest_now(kept) if kept else None
        if kept is None:
            return _tus(HTTPStatus.NOT_FOUND)
        if now != (kept.size, kept.digest):
            return _tus(HTTPStatus.GONE)  # damaged on the disk: there is nothing to go on with
        more = {"X-Content-SHA256": kept.digest, "Upload-Length": str(kept.size)}
        return _tus(HTTPStatus.OK, Upload_Offset=str(kept.size), **more)

    def _append(self, request: Request, name: str) -> Reply:
        request.noted["subject"] = name[:12]
        if wrong := _other_version(request):
            return wrong
        if request.media_type != TUS_TYPE:
            return _tus(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        upload = self.files.shelf.upload(name)
        if upload is None:
            return _tus(HTTPStatus.NOT_FOUND)
        if not self.files.shelf.claim(upload.id):
            return _tus(HTTPStatus.LOCKED)
        try:
            return self._append_to(request, upload)
        finally:
            self.files.shelf.release(upload.id)

    def _append_to(self, request: Request, upload: Upload) -> Reply:
        before = self.files.shelf.offset(upload)
        if request.headers.get("Upload-Offset") != str(before):
            return _tus(HTTPStatus.CONFLICT)
        summed = _Summed(request.headers.get("Upload-Checksum", ""))
        if not summed.known:
            return _tus(HTTPStatus.BAD_REQUEST)
        try:
            self.files.shelf.append(upload, summed.through(self.files.counted(request, upload.size - before)))
        except TooLarge:
            self.files.shelf.take_back(upload, before)
            return _tus(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if not summed.holds():
            self.files.shelf.take_back(upload, before)
            return _tus(CHECKSUM_MISMATCH)
        offset = self.files.shelf.offset(upload)
        if offset == upload.size and (refused := self._finish(request, upload)):
            return refused
        return _tus(HTTPStatus.NO_CONTENT, Upload_Offset=str(offset))

    def _finish(self, request: Request, upload: Upload) -> Reply | None:
        """What is answered when the whole is not what was announced."""
        try:
            kept = self.files.shelf.finish(upload)
        except WrongDigest:
            return _tus(CHECKSUM_MISMATCH)
        self.files.taken(request, kept)
        return None

    def _delete(self, request: Request, name: str) -> Reply:
        upload = self.files.shelf.upload(name)
        if upload is None:
            return _tus(HTTPStatus.NOT_FOUND)
        self.files.shelf.forget(upload)
        return _tus(HTTPStatus.NO_CONTENT)


class _Summed:
    """Upload-Checksum: `sha256 <base64>`; nothing told holds always."""

    def __init__(self, header: str) -> None:
        name, _, told = header.partition(" ")
        self.known = name in ("", "sha256", "sha1")
        self._sum = hashlib.new(name, usedforsecurity=False) if name and self.known else None
        try:
            self._told = base64.b64decode(told, validate=True)
        except binascii.Error:
            self.known = False

    def through(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            if self._sum:
                self._sum.update(chunk)
            yield chunk

    def holds(self) -> bool:
        return self._sum is None or self._sum.digest() == self._told


def _tus(status: int, **headers: str) -> Reply:
    spelled = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status, b"", "text/plain", {**TUS, "Cache-Control": "no-store", **spelled})


def _other_version(request: Request) -> Reply | None:
    if request.headers.get("Tus-Resumable") == TUS["Tus-Resumable"]:
        return None
    return _tus(HTTPStatus.PRECONDITION_FAILED, Tus_Version="1.0.0")


def _metadata(header: str) -> dict[str, str]:
    """`name <base64>` pairs by commas; what is not base64 is left out."""
    told = {}
    for pair in header.split(","):
        name, _, value = pair.strip().partition(" ")
        try:
            told[name] = base64.b64decode(value, validate=True).decode()
        except ValueError:
            continue
    return told
