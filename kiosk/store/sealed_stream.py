"""The form of an encrypted file: a header, then chunks of 1 MiB, each AES-256-GCM with its tag (STREAM).

The nonce counts the chunks and marks the last one, so a chunk cannot be dropped, moved or taken from another file; the
header is authenticated with every chunk.

    magic 4 | version 1 | chunk size 4, big-endian | salt 16 | nonce prefix 7

Version 1 was sealed with a key of the store, version 2 with the key of a dossier. Each file has a key of its own,
derived with its salt.
"""

import secrets
import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING

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
    from cryptography.exceptions import InvalidTag

    header, body = sealed[: HEADER.size], memoryview(sealed)[HEADER.size :]
    if len(header) < HEADER.size:
        raise AttachmentCorrupt("cut in the header")
    magic, found, chunk, salt, prefix = HEADER.unpack(header)
    if (magic, found) != (MAGIC, version) or chunk == 0:
        raise AttachmentCorrupt("header")
    cipher, step = _cipher(key, version, salt), chunk + TAG
    content = bytearray()
    try:
        for number, start in enumerate(range(0, max(len(body), 1), step)):
            last = start + step >= len(body)
            content += cipher.decrypt(_nonce(prefix, number, last), bytes(body[start : start + step]), header)
    except (InvalidTag, ValueError, struct.error) as exc:
        raise AttachmentCorrupt("seal") from exc
    return bytes(content)


def _cipher(key: bytes, version: int, salt: bytes) -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(sub_key(key, f"kiosk/{version}/attachment", salt))


def _nonce(prefix: bytes, number: int, last: bool) -> bytes:
    return prefix + struct.pack(">IB", number, last)
