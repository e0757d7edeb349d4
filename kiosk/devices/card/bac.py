"""Basic Access Control: the chip opens to whoever read the MRZ. ICAO 9303-11, 4.3."""

import hashlib
import hmac
import secrets
from collections.abc import Callable

from kiosk.devices.card import mrz
from kiosk.devices.card.apdu import OK, Command, PlainChannel
from kiosk.devices.card.key_derivation import Algorithm, Purpose, derive, wipe
from kiosk.devices.card.secure_messaging import SecureChannel, TripleDesSuite, pad
from kiosk.devices.card.transport import Transport
from kiosk.domain.card import MrzKey
from kiosk.domain.errors import AccessKeyRejected, CardUnsupported, SecureMessagingBroken

Random = Callable[[int], bytes]


def seed(key: MrzKey) -> bytearray:
    return bytearray(hashlib.sha1(mrz.bac_text(key)).digest()[:16])


def open_chip(transport: Transport, key: MrzKey, random: Random = secrets.token_bytes) -> SecureChannel:
    """Authenticate mutually. The eMRTD application is selected already.

    Raises: AccessKeyRejected, CardUnsupported (no BAC here), SecureMessagingBroken, and what the transport raises.
    """
    start = seed(key)
    encryption = derive(start, Purpose.ENCRYPTION, Algorithm.TRIPLE_DES)
    checksum = derive(start, Purpose.CHECKSUM, Algorithm.TRIPLE_DES)
    suite = TripleDesSuite(encryption, checksum)
    own = bytearray(random(16))
    session = bytearray()
    try:
        channel = PlainChannel(transport)
        challenge = channel.send(Command(0x84, 0, 0, expected=8))
        if challenge.status != OK or len(challenge.data) != 8:
            raise CardUnsupported(f"challenge {challenge.status:04X}")
        nonce = random(8)
        hidden = suite.encrypt(b"", nonce + challenge.data + bytes(own))
        answer = channel.send(Command(0x82, 0, 0, hidden + suite.checksum(pad(hidden, 8)), expected=40))
        if answer.status != OK:
            raise AccessKeyRejected(f"bac {answer.status:04X}")
        theirs = _check(suite, answer.data, nonce, challenge.data)
        session += bytes(a ^ b for a, b in zip(own, theirs, strict=True))
        return SecureChannel(
            transport,
            TripleDesSuite(
                derive(session, Purpose.ENCRYPTION, Algorithm.TRIPLE_DES),
                derive(session, Purpose.CHECKSUM, Algorithm.TRIPLE_DES),
            ),
            counter=int.from_bytes(challenge.data[4:] + nonce[4:], "big"),
        )
    finally:
        wipe(start, encryption, checksum, own, session)


def _check(suite: TripleDesSuite, answer: bytes, nonce: bytes, challenge: bytes) -> bytes:
    """The chip's half of the key, once its answer is proved to be its own. Raises SecureMessagingBroken."""
    hidden, checksum = answer[:32], answer[32:]
    if len(answer) != 40 or not hmac.compare_digest(suite.checksum(pad(hidden, 8)), checksum):
        raise SecureMessagingBroken("bac answer")
    plain = suite.decrypt(b"", hidden)
    if not hmac.compare_digest(plain[:16], challenge + nonce):
        raise SecureMessagingBroken("bac nonces")
    return plain[16:]
