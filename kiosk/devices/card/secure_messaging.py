"""Protects commands and checks answers once the chip is open: ICAO 9303-11, 9.8.

Fails closed: an answer without checksum, with a wrong one, or with anything the standard does not put there ends
the session.
"""

import hmac
from typing import Protocol

from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.cmac import CMAC

from kiosk.devices.card import tlv
from kiosk.devices.card.apdu import LONGEST_ANSWER, SHORT_ANSWER, SHORT_DATA, Command, Response, exchange
from kiosk.devices.card.key_derivation import Algorithm, wipe
from kiosk.devices.card.transport import Transport
from kiosk.domain.errors import CardUnreadable, SecureMessagingBroken

CHECKSUM_BYTES = 8


class Suite(Protocol):
    """A block cipher and its checksum, keyed. `counter` is the send sequence counter, one block long."""

    block: int  # bytes

    def encrypt(self, counter: bytes, padded: bytes) -> bytes: ...
    def decrypt(self, counter: bytes, encrypted: bytes) -> bytes: ...
    def decrypt_plain(self, encrypted: bytes) -> bytes: ...
    def checksum(self, padded: bytes) -> bytes: ...
    def forget(self) -> None: ...


def _triple_des(key: bytes | bytearray, iv: bytes) -> Cipher[modes.CBC]:
    key = bytes(key)
    return Cipher(TripleDES(key * 3 if len(key) == 8 else key + key[:8]), modes.CBC(iv))


def retail_mac(key: bytes | bytearray, padded: bytes) -> bytes:
    """ISO 9797-1 MAC algorithm 3 with DES over an already padded message; key: 16 bytes."""
    step = _triple_des(key[:8], bytes(8)).encryptor()
    state = (bytes(8) + step.update(padded[:-8]))[-8:]
    last = _triple_des(key, state).encryptor()
    return last.update(padded[-8:])


class TripleDesSuite:
    block = 8

    def __init__(self, encryption: bytearray, checksum: bytearray) -> None:
        self._encryption, self._checksum = encryption, checksum

    def encrypt(self, counter: bytes, padded: bytes) -> bytes:
        return _triple_des(self._encryption, bytes(8)).encryptor().update(padded)

    def decrypt(self, counter: bytes, encrypted: bytes) -> bytes:
        return self.decrypt_plain(encrypted)

    def decrypt_plain(self, encrypted: bytes) -> bytes:
        """Without a counter: the initial vector is zeros."""
        return _triple_des(self._encryption, bytes(8)).decryptor().update(encrypted)

    def checksum(self, padded: bytes) -> bytes:
        return retail_mac(self._checksum, padded)

    def forget(self) -> None:
        wipe(self._encryption, self._checksum)


class AesSuite:
    """Also AES-192 and AES-256: the length of the key decides."""

    block = 16

    def __init__(self, encryption: bytearray, checksum: bytearray) -> None:
        self._encryption, self._checksum = encryption, checksum

    def _cipher(self, counter: bytes) -> Cipher[modes.CBC]:
        aes = algorithms.AES(bytes(self._encryption))
        iv = Cipher(aes, modes.ECB()).encryptor().update(counter)
        return Cipher(aes, modes.CBC(iv))

    def encrypt(self, counter: bytes, padded: bytes) -> bytes:
        return self._cipher(counter).encryptor().update(padded)

    def decrypt(self, counter: bytes, encrypted: bytes) -> bytes:
        return self._cipher(counter).decryptor().update(encrypted)

    def decrypt_plain(self, encrypted: bytes) -> bytes:
        """Without a counter: the initial vector is zeros."""
        aes = algorithms.AES(bytes(self._encryption))
        return Cipher(aes, modes.CBC(bytes(16))).decryptor().update(encrypted)

    def checksum(self, padded: bytes) -> bytes:
        return aes_checksum(self._checksum, padded)

    def forget(self) -> None:
        wipe(self._encryption, self._checksum)


def aes_checksum(key: bytes | bytearray, message: bytes) -> bytes:
    """CMAC cut to eight bytes."""
    mac = CMAC(algorithms.AES(bytes(key)))
    mac.update(message)
    return mac.finalize()[:CHECKSUM_BYTES]


def suite_for(algorithm: Algorithm, encryption: bytearray, checksum: bytearray) -> Suite:
    made = TripleDesSuite if algorithm is Algorithm.TRIPLE_DES else AesSuite
    return made(encryption, checksum)


def pad(message: bytes, block: int) -> bytes:
    """ISO 9797-1 padding method 2: one bit, then zeros; always at least one byte."""
    return message + b"\x80" + bytes(-(len(message) + 1) % block)


def unpad(padded: bytes) -> bytes:
    """Raises SecureMessagingBroken."""
    message = padded.rstrip(b"\0")
    if not message.endswith(b"\x80"):
        raise SecureMessagingBroken("padding")
    return message[:-1]


class SecureChannel:
    """A Channel over an opened chip. `counter`: the send sequence counter access control ended with."""

    def __init__(self, transport: Transport, suite: Suite, counter: int = 0) -> None:
        self._transport, self._suite, self._counter = transport, suite, counter
        self._broken = False
        self.refused_with = 0  # the bare status word that ended the session; 0: none did

    def send(self, command: Command) -> Response:
        """Raises SecureMessagingBroken besides what the transport raises; then the channel is dead."""
        if self._broken:
            raise SecureMessagingBroken("session ended")
        self._broken = True  # until this exchange is proved good
        try:
            outer = exchange(self._transport, self.protect(command))
        except CardUnreadable as exc:
            raise SecureMessagingBroken(exc.detail) from exc
        response = self.unprotect(outer)
        self._broken = False
        return response

    def renew(self, suite: Suite) -> None:
        """Go on with other keys and a fresh counter, as chip authentication wants it."""
        self._suite.forget()
        self._suite, self._counter = suite, 0

    def close(self) -> None:
        self._broken = True
        self._suite.forget()

    def protect(self, command: Command) -> Command:
        counter = self._step()
        cla = command.cla | 0x0C
        objects = b""
        if command.data:
            hidden = self._suite.encrypt(counter, pad(command.data, self._suite.block))
            objects += tlv.encode(0x87, b"\x01" + hidden)
        if command.expected is not None:
            size = 1 if command.expected <= SHORT_ANSWER else 2
            objects += tlv.encode(0x97, (command.expected % (1 << 8 * size)).to_bytes(size, "big"))
        head = bytes([cla, command.ins, command.p1, command.p2])
        message = counter + pad(head, self._suite.block) + objects
        objects += tlv.encode(0x8E, self._suite.checksum(pad(message, self._suite.block)))
        extended = len(objects) > SHORT_DATA or self._answer_bytes(command.expected or 0) > SHORT_ANSWER
        return Command(command.ins, command.p1, command.p2, objects, LONGEST_ANSWER if extended else SHORT_ANSWER, cla)

    def _answer_bytes(self, expected: int) -> int:
        """The most that a protected answer with so much data takes."""
        hidden = len(tlv.encode(0x87, bytes(1 + expected + self._suite.block - expected % self._suite.block)))
        return (hidden if expected else 0) + 4 + 2 + CHECKSUM_BYTES

    def unprotect(self, outer: Response) -> Response:
        """Raises SecureMessagingBroken."""
        counter = self._step()
        try:
            items = tlv.read_all(outer.data)
        except CardUnreadable as exc:
            raise SecureMessagingBroken(exc.detail) from exc
        tags = [item.tag for item in items]
        if tags not in ([0x99, 0x8E], [0x87, 0x99, 0x8E]):
            self.refused_with = 0 if items else outer.status
            raise SecureMessagingBroken(f"unprotected or odd answer {outer.status:04X}")
        *covered, status, checksum = items
        message = counter + b"".join(item.raw for item in (*covered, status))
        if not hmac.compare_digest(self._suite.checksum(pad(message, self._suite.block)), checksum.value):
            raise SecureMessagingBroken("checksum")
        if status.value != outer.status.to_bytes(2, "big"):
            raise SecureMessagingBroken("two status words")
        return Response(self._reveal(counter, covered[0].value) if covered else b"", outer.status)

    def _reveal(self, counter: bytes, value: bytes) -> bytes:
        hidden = value[1:]
        if value[:1] != b"\x01" or not hidden or len(hidden) % self._suite.block:
            raise SecureMessagingBroken("cryptogram")
        return unpad(self._suite.decrypt(counter, hidden))

    def _step(self) -> bytes:
        self._counter = (self._counter + 1) % (1 << 8 * self._suite.block)
        return self._counter.to_bytes(self._suite.block, "big")
