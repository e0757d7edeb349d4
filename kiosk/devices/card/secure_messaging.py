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
from kiosk.devices.card.apdu import Command, Response
from kiosk.devices.card.key_derivation import Algorithm, wipe
from kiosk.devices.card.transport import Transport
from kiosk.domain.errors import CardUnreadable, SecureMessagingBroken

CHECKSUM_BYTES = 8


class Suite(Protocol):
    """A block cipher and its checksum, keyed. `counter` is the send sequence counter, one block long."""

    block: int  # bytes

    def encrypt(self, counter: bytes, padded: bytes) -> bytes: ...
    def decrypt(self, counter: bytes, encrypted: bytes) -> bytes: ...
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

    def send(self, command: Command) -> Response:
        """Raises SecureMessagingBroken besides what the transport raises; then the channel is dead."""
        if self._broken:
            raise SecureMessagingBroken("session ended")
        self._broken = True  # until this exchange is proved good
        response = self.unprotect(self._transport.transmit(self.protect(command)))
        self._broken = False
        return response

    def close(self) -> None:
        self._broken = True
        self._suite.forget()

    def protect(self, command: Command) -> bytes:
        counter = self._step()
        head = bytes([command.cla | 0x0C, command.ins, command.p1, command.p2])
        objects = b""
        if command.data:
            hidden = self._suite.encrypt(counter, pad(command.data, self._suite.block))
            objects += tlv.encode(0x87, b"\x01" + hidden)
        if command.expected is not None:
            objects += tlv.encode(0x97, bytes([command.expected & 0xFF]))
        message = counter + pad(head, self._suite.block) + objects
        objects += tlv.encode(0x8E, self._suite.checksum(pad(message, self._suite.block)))
        return head + bytes([len(objects)]) + objects + b"\0"

    def unprotect(self, raw: bytes) -> Response:
        """Raises CardMute, SecureMessagingBroken."""
        outer = Response.decode(raw)
        counter = self._step()
        try:
            items = tlv.read_all(outer.data)
        except CardUnreadable as exc:
            raise SecureMessagingBroken(exc.detail) from exc
        tags = [item.tag for item in items]
        if tags not in ([0x99, 0x8E], [0x87, 0x99, 0x8E]):
            raise SecureMessagingBroken(f"unprotected or odd answer {outer.status:04X}")
        *covered, status, checksum = items
        message = counter + b"".join(item.raw for item in (*covered, status))
        if not hmac.compare_digest(self._suite.checksum(pad(message, self._suite.block)), checksum.value):
            raise SecureMessagingBroken("checksum")
        if status.value != raw[-2:]:
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
