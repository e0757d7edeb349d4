"""The chip's cryptography: keys, checksums, and points by schoolbook affine arithmetic."""

import hashlib
from dataclasses import dataclass, field

from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives.ciphers import Cipher, CipherContext, algorithms, modes
from cryptography.hazmat.primitives.cmac import CMAC

# brainpoolP256r1, RFC 5639, 3.4: the curve of the Vietnamese card.
P = 0xA9FB57DBA1EEA9BC3E660A909D838D726E3BF623D52620282013481D1F6E5377
A = 0x7D5A0975FC2C3057EEF67530417AFFE7FB8055C126DC5C6CE94A4B44F330B5D9
B = 0x26DC5C6CE94A4B44F330B5D9BBD77CBF958416295CF7E1CE6BCCDC18FF8C07B6
N = 0xA9FB57DBA1EEA9BC3E660A909D838D718C397AA3B561A6F7901E0E82974856A7
G = (
    0x8BD2AEB9CB7E57CB2C4B482FFC81B7AFB9DE27E1E3BD23C23A4453BD9ACE3262,
    0x547EF835C3DAC4FD97F8461A14611DC9C27745132DED8E545C1D54C72F046997,
)

Point = tuple[int, int]


def point_sum(one: Point | None, other: Point | None) -> Point | None:
    """None is infinity."""
    if one is None or other is None:
        return one or other
    if one[0] == other[0]:
        if (one[1] + other[1]) % P == 0:
            return None
        slope = (3 * one[0] ** 2 + A) * pow(2 * one[1], -1, P)
    else:
        slope = (other[1] - one[1]) * pow(other[0] - one[0], -1, P)
    x = (slope * slope - one[0] - other[0]) % P
    return x, (slope * (one[0] - x) - one[1]) % P


def point_times(factor: int, point: Point | None) -> Point | None:
    total = None
    while factor:
        if factor & 1:
            total = point_sum(total, point)
        point = point_sum(point, point)
        factor >>= 1
    return total


def point_bytes(point: Point | None) -> bytes:
    """Raises ValueError at infinity."""
    if point is None:
        raise ValueError("infinity")
    return b"\x04" + point[0].to_bytes(32, "big") + point[1].to_bytes(32, "big")


def point_from(data: bytes) -> Point:
    """Raises ValueError."""
    x, y = int.from_bytes(data[1:33], "big"), int.from_bytes(data[33:], "big")
    if len(data) != 65 or data[0] != 4 or max(x, y) >= P or (y * y - x**3 - A * x - B) % P:
        raise ValueError("point")
    return x, y


def session_key(secret: bytes, number: int) -> bytes:
    """128 bits for 3DES or AES; parity bits of DES are not looked at by any cipher and stay as they fall."""
    return hashlib.sha1(secret + bytes([0, 0, 0, number])).digest()[:16]


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
    """Secure messaging, the card's side."""

    encryption: bytes = field(repr=False)
    checksum: bytes = field(repr=False)
    aes: bool
    counter: int = 0

    @property
    def block(self) -> int:
        return 16 if self.aes else 8

    def advance(self) -> None:
        self.counter += 1

    def mac(self, message: bytes) -> bytes:
        numbered = self.counter.to_bytes(self.block, "big") + message
        return aes_mac(self.checksum, filled(numbered, 16)) if self.aes else des_mac(self.checksum, numbered)

    def hide(self, plain: bytes) -> bytes:
        return self._cipher(filled(plain, self.block), encrypt=True)

    def reveal(self, hidden: bytes) -> bytes:
        """Raises ValueError."""
        return emptied(self._cipher(hidden, encrypt=False))

    def _cipher(self, data: bytes, *, encrypt: bool) -> bytes:
        if not self.aes:
            return des3(self.encryption, data, encrypt=encrypt)
        iv = aes_block(self.encryption, self.counter.to_bytes(16, "big"))
        return aes_cbc(self.encryption, iv, data, encrypt=encrypt)
