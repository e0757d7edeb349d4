"""Session keys from a shared secret: ICAO 9303-11, 9.7.1."""

import hashlib
from enum import IntEnum, StrEnum


class Purpose(IntEnum):
    ENCRYPTION = 1
    CHECKSUM = 2
    PASSWORD = 3  # the key that a PACE nonce is encrypted with


class Algorithm(StrEnum):
    """Block cipher of a session. The checksum goes with it: retail MAC for 3DES, CMAC for AES."""

    TRIPLE_DES = "3DES"
    AES_128 = "AES-128"
    AES_192 = "AES-192"
    AES_256 = "AES-256"


KEY_BYTES = {Algorithm.TRIPLE_DES: 16, Algorithm.AES_128: 16, Algorithm.AES_192: 24, Algorithm.AES_256: 32}


def derive(secret: bytes | bytearray, purpose: Purpose, algorithm: Algorithm) -> bytearray:
    """One key. The caller wipes it."""
    wide = algorithm in (Algorithm.AES_192, Algorithm.AES_256)
    digest = (hashlib.sha256 if wide else hashlib.sha1)(bytes(secret) + purpose.to_bytes(4, "big")).digest()
    key = bytearray(digest[: KEY_BYTES[algorithm]])
    if algorithm is Algorithm.TRIPLE_DES:
        for i, byte in enumerate(key):  # odd parity, as DES keys are written
            key[i] = byte & 0xFE | (byte.bit_count() - (byte & 1) + 1) % 2
    return key


def wipe(*secrets: bytearray) -> None:
    """Overwrite. Best effort: the interpreter and the crypto library make copies that cannot be reached."""
    for secret in secrets:
        secret[:] = bytes(len(secret))
