"""The province's file service over HTTP: by digest, resumable (tus 1.0), as a form, and as an S3-compatible store.

Whichever way a file came, a dossier may link to it by the address it was given, and by /tep/<SHA-256>.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import quote, unquote
from xml.sax.saxutils import escape

from kiosk.sync.sandbox_portal.clock import Clock
from kiosk.sync.sandbox_portal.dossier_desk import refusal
from kiosk.sync.sandbox_portal.faults import Fault
from kiosk.sync.sandbox_portal.messages import Reply, Request, Route, page, route, say
from kiosk.sync.sandbox_portal.multipart import read_parts, value_of
from kiosk.sync.sandbox_portal.pages import missing_page
from kiosk.sync.sandbox_portal.shelf import DIGEST, Shelf, StoredFile, WrongDigest
from kiosk.sync.sandbox_portal.sigv4 import NotSigned, check

MOST_FILE_BYTES = 64 * 1024 * 1024
BUCKET, ACCESS_KEY, SECRET_KEY = "tep-ho-so", "KHOATHUNGHIEM", "bi-mat-thu-nghiem"


class TooLarge(Exception):
    """More than a file may have."""


@dataclass(slots=True)
class FileService:
    shelf: Shelf
    clock: Clock
    puts: int = 0  # files whose bytes crossed the wire
    received: int = field(default=0)  # bytes of files, also those of requests that broke off

    def routes(self) -> list[Route]:
        return [
            route("POST", "/tep", "tep", "multipart", self._form),
            route("PUT", "/tep/(?P<name>.*)", "tep", "tep", self._put),
            route("HEAD", "/tep/(?P<name>.*)", "tep", "tep.head", self._get),
            route("GET", "/tep/(?P<name>.*)", "tep", "tep.get", self._get),
            route("GET", "/tus/(?P<name>[^/]+)", "tep", "tep.get", self._get),
            route("PUT", "/s3/(?P<bucket>[^/]+)/(?P<key>.+)", "tep", "s3", self._s3_put),
            route("HEAD", "/s3/(?P<bucket>[^/]+)/(?P<key>.+)", "tep", "s3.head", self._s3_get),
            route("GET", "/s3/(?P<bucket>[^/]+)/(?P<key>.+)", "tep", "s3.get", self._s3_get),
        ]

    # By digest, and as a form --------------------------------------------------------------------------------

    def _put(self, request: Request, name: str) -> Reply:
        self.puts += 1
        request.noted["subject"] = name[:12]
        if not DIGEST.fullmatch(name):
            list(request.chunks())
            return say(refusal("tệp không khớp mã băm"), HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            kept = self.shelf.put(self.counted(request), "put", name, name, kind=request.media_type)
        except (WrongDigest, TooLarge) as wrong:
            return _not_taken(wrong)
        self._spoil(request, kept)
        return say({"sha256": kept.digest, "size": kept.size})

    def _form(self, request: Request) -> Reply:
        """Field `file` (or `files`); a field `sha256` before it announces the digest."""
        announced, kept = "", None
        try:
            for part, content in read_parts(request.headers.get("Content-Type", ""), self.counted(request)):
                if part.name == "sha256":
                    announced = value_of(content).strip().lower()
                elif part.name in ("file", "files") and part.file_name:
                    kept = self.shelf.put(
                        content, "multipart", digest=announced, name=part.file_name, kind=part.media_type
                    )
        except (WrongDigest, TooLarge) as wrong:
            return _not_taken(wrong)
        if kept is None:
            return say(refusal("thiếu trường file"), HTTPStatus.BAD_REQUEST)
        self.taken(request, kept)
        request.noted["subject"] = kept.digest[:12]
        link = f"{request.address}/tep/{kept.id}"
        return say({"id": kept.id, "sha256": kept.digest, "size": kept.size, "link": link}, HTTPStatus.CREATED)

    def _get(self, request: Request, name: str) -> Reply:
        kept = self.shelf.file(unquote(name))
        return self._content(request, kept) if kept else page(missing_page(), HTTPStatus.NOT_FOUND)

    def _content(self, request: Request, kept: StoredFile) -> Reply:
        """The bytes as they are now and their digest, so that a file damaged on the disk is sent anew."""
        now = self.shelf.digest_now(kept)
        if now is None:
            return page(missing_page(), HTTPStatus.NOT_FOUND)
        size, digest = now
        headers = {"X-Content-SHA256": digest, "Accept-Ranges": "bytes", "ETag": f'"{digest}"'}
        if kept.name:
            headers["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(kept.name, safe='')}"
        if request.method == "HEAD":
            return Reply(HTTPStatus.OK, b"", "application/octet-stream", headers, length=size)
        content = self.shelf.path(kept).read_bytes()
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", request.headers.get("Range", ""))
        if asked and int(asked[1]) < size:
            first, last = int(asked[1]), min(int(asked[2] or size - 1), size - 1)
            headers["Content-Range"] = f"bytes {first}-{last}/{size}"
            part = content[first : last + 1]
            return Reply(HTTPStatus.PARTIAL_CONTENT, part, "application/octet-stream", headers)
        return Reply(HTTPStatus.OK, content, "application/octet-stream", headers)

    # S3 ------------------------------------------------------------------------------------------------------

    def _s3_put(self, request: Request, bucket: str, key: str) -> Reply:
        request.noted["subject"] = unquote(key)[:12]
        if bucket != BUCKET:
            return _s3_error(HTTPStatus.NOT_FOUND, "NoSuchBucket")
        try:
            now = self.clock.now()
            signed = check("PUT", request.path, request.query_text, request.headers, ACCESS_KEY, SECRET_KEY, now)
            digest = "" if signed == "UNSIGNED-PAYLOAD" else signed
            file_id = f"s3:{bucket}/{unquote(key)}"
            name = unquote(key).rpartition("/")[2]
            kept = self.shelf.put(self.counted(request), "s3", file_id, digest, name, request.media_type)
        except NotSigned as wrong:
            return _s3_error(HTTPStatus.FORBIDDEN, wrong.code)
        except WrongDigest:
            return _s3_error(HTTPStatus.BAD_REQUEST, "XAmzContentSHA256Mismatch")
        except TooLarge:
            return _s3_error(HTTPStatus.BAD_REQUEST, "EntityTooLarge")
        self.puts += 1
        md5 = hashlib.md5(self.shelf.path(kept).read_bytes(), usedforsecurity=False).hexdigest()
        self._spoil(request, kept)
        return Reply(HTTPStatus.OK, b"", "application/xml", {"ETag": f'"{md5}"'})

    def _s3_get(self, request: Request, bucket: str, key: str) -> Reply:
        """Anybody may read: the Portal follows the link without a signature."""
        kept = self.shelf.file(f"s3:{bucket}/{unquote(key)}")
        return self._content(request, kept) if kept else _s3_error(HTTPStatus.NOT_FOUND, "NoSuchKey")

    # ---------------------------------------------------------------------------------------------------------

    def counted(self, request: Request, most: int = MOST_FILE_BYTES) -> Iterator[bytes]:
        """Raises TooLarge at the first byte too many."""
        here = 0
        for chunk in request.chunks():
            here += len(chunk)
            self.received += len(chunk)
            if here > most:
                raise TooLarge
            yield chunk

    def taken(self, request: Request, kept: StoredFile) -> None:
        self.puts += 1
        self._spoil(request, kept)

    def _spoil(self, request: Request, kept: StoredFile) -> None:
        if Fault.TRUNCATE_FILE in request.strikes:
            self.shelf.cut_short(kept)


def _not_taken(wrong: Exception) -> Reply:
    if isinstance(wrong, TooLarge):
        return say(refusal("tệp quá lớn"), HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return say(refusal("tệp không khớp mã băm"), HTTPStatus.UNPROCESSABLE_ENTITY)


def _s3_error(status: int, code: str) -> Reply:
    body = f'<?xml version="1.0" encoding="UTF-8"?><Error><Code>{escape(code)}</Code></Error>'
    return Reply(status, body.encode(), "application/xml")
