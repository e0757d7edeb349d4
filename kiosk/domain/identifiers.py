"""Identifiers made here: ordered by time, so that the newest dossier is the last id."""

import secrets
import uuid
from datetime import datetime

RANDOM_BITS = 74


def uuid7(at: datetime) -> str:
    """A version 7 UUID as text (RFC 9562, 5.7): 48 bits of milliseconds since 1970, then random bits.

    at: aware. Ids of one millisecond have no order among themselves.
    """
    milliseconds = int(at.timestamp() * 1000) & ((1 << 48) - 1)
    noise = secrets.randbits(RANDOM_BITS)
    number = milliseconds << 80 | 0x7 << 76 | (noise >> 62) << 64 | 0b10 << 62 | noise & ((1 << 62) - 1)
    return str(uuid.UUID(int=number))
