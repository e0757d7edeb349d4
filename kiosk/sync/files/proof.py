"""What proves that a file service holds our bytes: the digest and the size that it tells itself."""

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping

from kiosk.domain.errors import PortalFileMismatch
from kiosk.domain.portal_answer import HeldFile
from kiosk.ports import OutgoingFile
from kiosk.sync.http import Answer, HttpLine, require_no_page, require_ok

PART = 1024 * 1024  # bytes
DIGEST_HEADER = "x-content-sha256"  # of simple services, the sandbox's among them
REPR_DIGEST = re.compile(r"sha-256=:([A-Za-z0-9+/=]+):", re.IGNORECASE)  # RFC 9530


def held_file(answer: Answer) -> HeldFile | None:
    """What an answer to HEAD says; None for 404 and 410. Raises as require_ok."""
    if answer.status in (404, 410):
        return None
    require_no_page(answer)
    require_ok(answer)
    length = answer.headers.get("content-length", "")
    return HeldFile(int(length) if length.isascii() and length.isdigit() else -1, told_digest(answer))


def told_digest(answer: Answer) -> str:
    """SHA-256 hex from whichever header tells it; empty when none does."""
    plain = answer.headers.get(DIGEST_HEADER, "").strip().lower()
    if plain:
        return plain
    found = REPR_DIGEST.search(answer.headers.get("repr-digest", ""))
    return base64_digest(found[1]) if found else ""


def base64_digest(text: str) -> str:
    try:
        return base64.b64decode(text, validate=True).hex()
    except (binascii.Error, ValueError):
        return ""


def is_digest(text: str) -> bool:
    return re.fullmatch(r"[0-9a-fA-F]{64}", text) is not None


def read_back(line: HttpLine, url: str, size: int, headers: Mapping[str, str]) -> str:
    """SHA-256 hex of what the service gives back, fetched in parts: for a service that tells no digest itself.

    Raises PortalFileMismatch when it does not give the part that was asked for, and as HttpLine.exchange.
    """
    summed = hashlib.sha256()
    for start in range(0, size, PART):
        end = min(start + PART, size) - 1
        answer = line.exchange("GET", url, headers={**headers, "Range": f"bytes={start}-{end}"})
        require_ok(answer)
        if len(answer.body) != end - start + 1:
            raise PortalFileMismatch("the file service gives back another length")
        summed.update(answer.body)
    return summed.hexdigest()


def whole(file: OutgoingFile) -> bytes:
    """All of it in memory: only for services that take a file in one piece."""
    return b"".join(file.read(0))
