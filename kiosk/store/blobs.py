"""Attachments: encrypted files beside the database, each named by the SHA-256 of its plain bytes.

A file: header, then chunks of 1 MiB, each AES-256-GCM with its tag (the STREAM construction). The nonce counts the
chunks and marks the last one, so a chunk cannot be dropped, moved or taken from another file; the header is
authenticated with every chunk.

    magic 4 | version 1 | chunk size 4, big-endian | salt 16 | nonce prefix 7
"""

import hashlib
import secrets
import struct
import time
from collections.abc import Collection, Iterator
from pathlib import Path

from kiosk.domain.errors import AttachmentCorrupt, StoreUnavailable
from kiosk.store.disk import fault_of, make_folder, rename_durably, write_new
from kiosk.store.keys import sub_key

MAGIC = b"HSDK"
VERSION = 1
CHUNK = 1 << 20  # bytes of plain text
TAG = 16
HEADER = struct.Struct(">4sBI16s7s")
GRACE_SECONDS = 3600  # a file may wait this long for the row that names it
PART = ".part"


class EncryptedFiles:
    """The AttachmentStore of this machine."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder, self._key = folder, key

    def put(self, content: bytes) -> str:
        digest = hashlib.sha256(content).hexdigest()
        path = self._path(digest)
        try:
            if path.exists() and self._reads_back(path, digest):
                return digest
            make_folder(self._folder)
            make_folder(path.parent)
            part = path.with_name(f"{digest}.{secrets.token_hex(4)}{PART}")
            try:
                write_new(part, self._seal(content))
                if not self._reads_back(part, digest):
                    raise StoreUnavailable("what was written does not read back")
                rename_durably(part, path)
            finally:
                part.unlink(missing_ok=True)
        except OSError as exc:
            raise fault_of(exc) from exc
        return digest

    def get(self, digest: str) -> bytes:
        try:
            content = self._open(self._path(digest).read_bytes())
        except FileNotFoundError as exc:
            raise AttachmentCorrupt("missing") from exc
        except OSError as exc:
            raise fault_of(exc) from exc
        if hashlib.sha256(content).hexdigest() != digest:
            raise AttachmentCorrupt("digest")
        return content

    def sweep(self, referenced: Collection[str]) -> int:
        old = time.time() - GRACE_SECONDS
        removed = 0
        try:
            for path in list(self._folder.glob("??/*")):
                half = path.name.endswith(PART)
                if half or (path.name not in referenced and path.stat().st_mtime < old):
                    path.unlink(missing_ok=True)
                    removed += 1
        except OSError as exc:
            raise fault_of(exc) from exc
        return removed

    def _path(self, digest: str) -> Path:
        if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
            raise AttachmentCorrupt("not a digest")  # it becomes a path: nothing else may pass
        return self._folder / digest[:2] / digest

    def _reads_back(self, path: Path, digest: str) -> bool:
        try:
            return hashlib.sha256(self._open(path.read_bytes())).hexdigest() == digest
        except AttachmentCorrupt:
            return False

    def _seal(self, content: bytes) -> Iterator[bytes]:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        salt, prefix = secrets.token_bytes(16), secrets.token_bytes(7)
        header = HEADER.pack(MAGIC, VERSION, CHUNK, salt, prefix)
        cipher = AESGCM(sub_key(self._key, "kiosk/1/attachment", salt))
        yield header
        starts = range(0, max(len(content), 1), CHUNK)  # an empty file has one empty chunk
        for number, start in enumerate(starts):
            last = start + CHUNK >= len(content)
            yield cipher.encrypt(_nonce(prefix, number, last), content[start : start + CHUNK], header)

    def _open(self, sealed: bytes) -> bytes:
        """Raises AttachmentCorrupt."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        header, body = sealed[: HEADER.size], memoryview(sealed)[HEADER.size :]
        if len(header) < HEADER.size:
            raise AttachmentCorrupt("cut in the header")
        magic, version, chunk, salt, prefix = HEADER.unpack(header)
        if (magic, version) != (MAGIC, VERSION) or chunk == 0:
            raise AttachmentCorrupt("header")
        cipher = AESGCM(sub_key(self._key, "kiosk/1/attachment", salt))
        step = chunk + TAG
        content = bytearray()
        try:
            for number, start in enumerate(range(0, max(len(body), 1), step)):
                last = start + step >= len(body)
                content += cipher.decrypt(_nonce(prefix, number, last), bytes(body[start : start + step]), header)
        except (InvalidTag, ValueError) as exc:
            raise AttachmentCorrupt("seal") from exc
        return bytes(content)


def _nonce(prefix: bytes, number: int, last: bool) -> bytes:
    return prefix + struct.pack(">IB", number, last)
