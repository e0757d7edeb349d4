"""The form of an encrypted file: a header, then chunks of 1 MiB, each AES-256-GCM with its tag (STREAM).

The nonce counts the chunks and marks the last one, so a chunk cannot be dropped, moved or taken from another file; the
header is authenticated with every chunk.

    magic 4 | version 1 | chunk size 4, big-endian | salt 16 | nonce prefix 7

Version 1 was sealed with a key of the store, version 2 with the key of a dossier. Each file has a key of its own,
derived with its salt.
"""

import io
import os
import secrets
import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from kiosk.domain.errors import AttachmentCorrupt
from kiosk.store.keys import sub_key

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"HSDK"
OF_STORE, OF_DOSSIER = 1, 2  # whose key it is
CHUNK = 1 << 20  # bytes of plain text
TAG = 16
HEADER = struct.Struct(">4sBI16s7s")


def seal(content: bytes, key: bytes, version: int = OF_DOSSIER) -> Iterator[bytes]:
    """The header and the chunks, one after the other."""
    salt, prefix = secrets.token_bytes(16), secrets.token_bytes(7)
    header = HEADER.pack(MAGIC, version, CHUNK, salt, prefix)
    cipher = _cipher(key, version, salt)
    yield header
    starts = range(0, max(len(content), 1), CHUNK)  # an empty file has one empty chunk
    for number, start in enumerate(starts):
        last = start + CHUNK >= len(content)
        yield cipher.encrypt(_nonce(prefix, number, last), content[start : start + CHUNK], header)


def unseal(sealed: bytes, key: bytes, version: int = OF_DOSSIER) -> bytes:
    """Raises AttachmentCorrupt."""
    return b"".join(unseal_pieces(io.BytesIO(sealed), key, version))


def unseal_pieces(stream: BinaryIO, key: bytes, version: int = OF_DOSSIER, offset: int = 0) -> Iterator[bytes]:
    """The plain bytes from an offset to the end, a chunk at a time; `stream` must seek.

    Every piece is authenticated, and that the last one is the last. Raises AttachmentCorrupt at the first that is not
    what was sealed; also for an offset behind the end when the end is not whole.
    """
    from cryptography.exceptions import InvalidTag

    header = stream.read(HEADER.size)
    if len(header) < HEADER.size:
        raise AttachmentCorrupt("cut in the header")
    magic, found, chunk, salt, prefix = HEADER.unpack(header)
    if (magic, found) != (MAGIC, version) or chunk == 0:
        raise AttachmentCorrupt("header")
    cipher, step = _cipher(key, version, salt), chunk + TAG
    chunks = max(1, -(-(stream.seek(0, os.SEEK_END) - HEADER.size) // step))
    first = min(offset // chunk, chunks - 1)
    stream.seek(HEADER.size + first * step)
    try:
        for number in range(first, chunks):
            piece = cipher.decrypt(_nonce(prefix, number, number == chunks - 1), stream.read(step), header)
            start = max(0, offset - number * chunk)
            if start < len(piece):
                yield piece[start:]
    except (InvalidTag, ValueError, struct.error) as exc:
        raise AttachmentCorrupt("seal") from exc


def _cipher(key: bytes, version: int, salt: bytes) -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(sub_key(key, f"kiosk/{version}/attachment", salt))


def _nonce(prefix: bytes, number: int, last: bool) -> bytes:
    return prefix + struct.pack(">IB", number, last)
