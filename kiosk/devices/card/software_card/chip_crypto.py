"""The chip's cryptography: keys, checksums, and the protected session."""

import hashlib
from dataclasses import dataclass, field

from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives.ciphers import Cipher, CipherContext, algorithms, modes
from cryptography.hazmat.primitives.cmac import CMAC

from kiosk.devices.card.software_card.profile import Suite

_KEY_BYTES = {Suite.TRIPLE_DES: 16, Suite.AES_128: 16, Suite.AES_192: 24, Suite.AES_256: 32}


def key_of(secret: bytes, number: int, suite: Suite) -> bytes:
    """number: 1 encryption, 2 checksum, 3 password. Parity bits of DES, which no cipher looks at, stay as they fall."""
    long = suite in (Suite.AES_192, Suite.AES_256)
    digest = hashlib.new("sha256" if long else "sha1", secret + bytes([0, 0, 0, number])).digest()
    return digest[: _KEY_BYTES[suite]]


def mac_of(suite: Suite, key: bytes, message: bytes) -> bytes:
    """Eight bytes over a message that is not padded yet."""
    return des_mac(key, message) if suite is Suite.TRIPLE_DES else aes_mac(key, message)


def des3(key: bytes, data: bytes, *, encrypt: bool) -> bytes:
    cipher = Cipher(TripleDES(key + key[:8]), modes.CBC(bytes(8)))
    context: CipherContext = cipher.encryptor() if encrypt else cipher.decryptor()
    return context.update(data)


def des_mac(key: bytes, message: bytes) -> bytes:
    """ISO 9797-1 algorithm 3, padding 2, step by step as the standard writes it."""

    def single(half: bytes, block: bytes, *, encrypt: bool) -> bytes:
        cipher = Cipher(TripleDES(half * 3), modes.ECB())
        return (cipher.encryptor() if encrypt else cipher.decryptor()).update(block)

    message = filled(message, 8)
    state = bytes(8)
    for i in range(0, len(message), 8):
        block = bytes(x ^ y for x, y in zip(state, message[i : i + 8], strict=True))
        state = single(key[:8], block, encrypt=True)
    return single(key[:8], single(key[8:], state, encrypt=False), encrypt=True)


def aes_mac(key: bytes, message: bytes) -> bytes:
    mac = CMAC(algorithms.AES(key))
    mac.update(message)
    return mac.finalize()[:8]


def aes_cbc(key: bytes, iv: bytes, data: bytes, *, encrypt: bool) -> bytes:
    cipher = Cipher(algorithms.AES(key), modes.CBC(iv))
    return (cipher.encryptor() if encrypt else cipher.decryptor()).update(data)


def aes_block(key: bytes, block: bytes) -> bytes:
    return Cipher(algorithms.AES(key), modes.ECB()).encryptor().update(block)


def filled(message: bytes, block: int) -> bytes:
    message += b"\x80"
    while len(message) % block:
        message += b"\0"
    return message


def emptied(message: bytes) -> bytes:
    """Raises ValueError."""
    head, mark, tail = message.rpartition(b"\x80")
    if not mark or any(tail):
        raise ValueError("padding")
    return head


@dataclass
class Session:
    """Secure messaging, the card's side. ICAO 9303-11, 9.8."""

    suite: Suite
    encryption: bytes = field(repr=False)
    checksum: bytes = field(repr=False)
    counter: int = 0

    @classmethod
    def over(cls, secret: bytes, suite: Suite, counter: int = 0) -> "Session":
        """With the keys that a shared secret gives."""
        return cls(suite, key_of(secret, 1, suite), key_of(secret, 2, suite), counter)

    @property
    def block(self) -> int:
        return 8 if self.suite is Suite.TRIPLE_DES else 16

    def advance(self) -> None:
        self.counter += 1

    def mac(self, message: bytes) -> bytes:
        """message: what follows the counter, not padded."""
        message = self.counter.to_bytes(self.block, "big") + message
        return mac_of(self.suite, self.checksum, message if self.block == 8 else filled(message, 16))

    def hide(self, plain: bytes) -> bytes:
        return self._cipher(filled(plain, self.block), encrypt=True)

    def reveal(self, hidden: bytes) -> bytes:
        """Raises ValueError."""
        return emptied(self._cipher(hidden, encrypt=False))

    def _cipher(self, data: bytes, *, encrypt: bool) -> bytes:
        if len(data) % self.block:
            raise ValueError("cryptogram")
        if self.suite is Suite.TRIPLE_DES:
            return des3(self.encryption, data, encrypt=encrypt)
        iv = aes_block(self.encryption, self.counter.to_bytes(16, "big"))
        return aes_cbc(self.encryption, iv, data, encrypt=encrypt)
