"""Basic Access Control: the chip opens to whoever read the MRZ. ICAO 9303-11, 4.3."""

import hmac
import secrets
from collections.abc import Callable

from kiosk.devices.card.apdu import OK, Command, PlainChannel, refusal
from kiosk.devices.card.key_derivation import Algorithm, Purpose, derive, wipe
from kiosk.devices.card.secure_messaging import SecureChannel, TripleDesSuite, pad
from kiosk.devices.card.transport import Transport
from kiosk.domain.errors import AccessKeyRejected, CardBlocked, CardUnsupported, SecureMessagingBroken

Random = Callable[[int], bytes]


def open_chip(transport: Transport, seed: bytearray, random: Random = secrets.token_bytes) -> SecureChannel:
    """Authenticate mutually. The eMRTD application is selected already. seed: 16 bytes; the caller wipes it.

    Raises: AccessKeyRejected, CardBlocked, CardUnsupported (no BAC here), SecureMessagingBroken, the transport's.
    """
    encryption = derive(seed, Purpose.ENCRYPTION, Algorithm.TRIPLE_DES)
    checksum = derive(seed, Purpose.CHECKSUM, Algorithm.TRIPLE_DES)
    suite = TripleDesSuite(encryption, checksum)
    own = bytearray(random(16))
    session = bytearray()
    try:
        channel = PlainChannel(transport)
        challenge = channel.send(Command(0x84, 0, 0, expected=8))
        if challenge.status != OK or len(challenge.data) != 8:
            fault = refusal(challenge.status, "challenge")
            raise fault if isinstance(fault, CardBlocked) else CardUnsupported(fault.detail)
        nonce = random(8)
        hidden = suite.encrypt(b"", nonce + challenge.data + bytes(own))
        answer = channel.send(Command(0x82, 0, 0, hidden + suite.checksum(pad(hidden, 8)), expected=40))
        if answer.status != OK:
            fault = refusal(answer.status, "bac")  # it gave a challenge: chips name a wrong key in many ways
            raise fault if isinstance(fault, CardBlocked) else AccessKeyRejected(fault.detail)
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
        wipe(encryption, checksum, own, session)


def _check(suite: TripleDesSuite, answer: bytes, nonce: bytes, challenge: bytes) -> bytes:
    """The chip's half of the key, once its answer is proved to be its own. Raises SecureMessagingBroken."""
    hidden, checksum = answer[:32], answer[32:]
    if len(answer) != 40 or not hmac.compare_digest(suite.checksum(pad(hidden, 8)), checksum):
        raise SecureMessagingBroken("bac answer")
    plain = suite.decrypt(b"", hidden)
    if not hmac.compare_digest(plain[:16], challenge + nonce):
        raise SecureMessagingBroken("bac nonces")
    return plain[16:]
