"""Active authentication: the chip signs a challenge with the key whose public half is in DG15.

ICAO 9303-11, 6.1: RSA by ISO 9796-2 scheme 1, elliptic curves by plain ECDSA. What is proved counts only as far as
passive authentication covers DG15.
"""

import hashlib
import hmac
import secrets
from collections.abc import Callable

from kiosk.devices.card import public_key
from kiosk.devices.card.apdu import OK, Channel, Command
from kiosk.devices.card.public_key import EcKey, RsaKey
from kiosk.domain.applicant import Verdict
from kiosk.domain.errors import CardUnreadable, CardUnsupported

CHALLENGE_BYTES = 8
# The byte before the closing CC of a recovered message names the digest (ISO 10118); BC alone is SHA-1.
_TRAILERS = {0x33: "sha1", 0x34: "sha256", 0x35: "sha512", 0x36: "sha384", 0x38: "sha224"}
# ecdsa-plain-signatures of BSI TR-03111, as ActiveAuthenticationInfo names them.
_PLAIN_ECDSA = {
    f"0.4.0.127.0.7.1.1.4.1.{number}": digest
    for number, digest in enumerate(("sha1", "sha224", "sha256", "sha384", "sha512"), 1)
}

Random = Callable[[int], bytes]


def prove(
    channel: Channel, key_info: bytes, algorithm: str, longest_answer: int, random: Random = secrets.token_bytes
) -> Verdict:
    """key_info: a SubjectPublicKeyInfo. algorithm: what DG14 says of an elliptic-curve key; may be empty.

    UNKNOWN: a kind of key not spoken here, a signature longer than this reader takes, or the chip refused.
    Raises CardUnreadable for a key of no shape, and what the channel raises.
    """
    try:
        key = public_key.parse(key_info)
    except CardUnsupported:
        return Verdict.UNKNOWN
    size = key.size if isinstance(key, RsaKey) else 2 * ((key.curve.n.bit_length() + 7) // 8)
    if size > longest_answer:
        return Verdict.UNKNOWN
    challenge = random(CHALLENGE_BYTES)
    answer = channel.send(Command(0x88, 0, 0, challenge, expected=size))
    if answer.status != OK or not answer.data:
        return Verdict.UNKNOWN
    if isinstance(key, RsaKey):
        good = recovers(key, answer.data, challenge)
    else:
        good = verifies(key, answer.data, _digest_of(key, algorithm), challenge)
    return Verdict.YES if good else Verdict.NO


def recovers(key: RsaKey, signature: bytes, challenge: bytes) -> bool:
    """ISO 9796-2 scheme 1: 6A, the chip's own part of the message, the digest over both parts, the trailer."""
    number = int.from_bytes(signature, "big")
    if len(signature) > key.size or number >= key.modulus:
        return False
    opened = pow(number, key.exponent, key.modulus).to_bytes(key.size, "big").lstrip(b"\0")
    if opened[-1:] == b"\xbc":
        name, trailer = "sha1", 1
    elif len(opened) > 1 and opened[-1] == 0xCC and opened[-2] in _TRAILERS:
        name, trailer = _TRAILERS[opened[-2]], 2
    else:
        return False
    size = hashlib.new(name).digest_size
    body, said = opened[1 : -trailer - size], opened[-trailer - size : -trailer]
    if opened[0] != 0x6A or not body:
        return False
    return hmac.compare_digest(hashlib.new(name, body + challenge).digest(), said)


def _digest_of(key: EcKey, algorithm: str) -> str:
    """As DG14 says; otherwise the digest that is as long as the curve's order."""
    if algorithm in _PLAIN_ECDSA:
        return _PLAIN_ECDSA[algorithm]
    bits = key.curve.n.bit_length()
    return next((name for most, name in ((224, "sha224"), (256, "sha256"), (384, "sha384")) if bits <= most), "sha512")


def verifies(key: EcKey, signature: bytes, digest: str, message: bytes) -> bool:
    """ECDSA with r and s written one after the other (BSI TR-03111, 4.2.1 and 5.2.1)."""
    curve, half = key.curve, len(signature) // 2
    r, s = int.from_bytes(signature[:half], "big"), int.from_bytes(signature[half:], "big")
    if len(signature) % 2 or not (0 < r < curve.n and 0 < s < curve.n):
        return False
    hashed = hashlib.new(digest, message).digest()
    number = int.from_bytes(hashed, "big") >> max(0, 8 * len(hashed) - curve.n.bit_length())
    inverse = pow(s, -1, curve.n)
    try:
        point = curve.multiply(r * inverse, key.point)
        if number * inverse % curve.n:
            point = curve.add(curve.multiply(number * inverse), point)
    except CardUnreadable:  # infinity
        return False
    return point[0] % curve.n == r
