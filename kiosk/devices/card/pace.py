"""PACE, elliptic-curve Diffie-Hellman with generic mapping: ICAO 9303-11, 4.4."""

import hmac
import secrets
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from enum import IntEnum

from kiosk.devices.card import tlv
from kiosk.devices.card.apdu import OK, Channel, Command, PlainChannel, refusal
from kiosk.devices.card.curves import BY_PARAMETER_ID, Curve, Point
from kiosk.devices.card.data_groups.security_infos import PaceInfo
from kiosk.devices.card.key_derivation import Algorithm, Purpose, derive, wipe
from kiosk.devices.card.secure_messaging import SecureChannel, pad, suite_for
from kiosk.devices.card.transport import Transport
from kiosk.domain.errors import CardUnreadable, CardUnsupported, SecureMessagingBroken

_GENERIC_MAPPING = "0.4.0.127.0.7.2.2.4.2."  # id-PACE-ECDH-GM
ALGORITHMS = {  # strongest first
    _GENERIC_MAPPING + "4": Algorithm.AES_256,
    _GENERIC_MAPPING + "3": Algorithm.AES_192,
    _GENERIC_MAPPING + "2": Algorithm.AES_128,
    _GENERIC_MAPPING + "1": Algorithm.TRIPLE_DES,
}

MakeScalar = Callable[[Curve], int]


class PasswordKind(IntEnum):
    """As MSE:Set AT refers to it."""

    MRZ = 1
    CAN = 2


def choose(infos: Sequence[PaceInfo]) -> PaceInfo:
    """The strongest offer that is spoken here. Raises CardUnsupported."""
    for protocol in ALGORITHMS:
        for info in infos:
            if info.protocol == protocol and info.parameter_id in BY_PARAMETER_ID:
                return info
    raise CardUnsupported("no known PACE offer")


def random_scalar(curve: Curve) -> int:
    return 1 + secrets.randbelow(curve.n - 1)


def open_chip(
    transport: Transport,
    password: bytearray,
    kind: PasswordKind,
    info: PaceInfo,
    make_scalar: MakeScalar = random_scalar,
) -> SecureChannel:
    """Agree on keys. password: the CAN's digits, or the digest of the MRZ's key text; the caller wipes it.

    Raises: AccessKeyRejected, CardBlocked, CardUnsupported, CardUnreadable, SecureMessagingBroken, transport's.
    """
    algorithm, curve = ALGORITHMS[info.protocol], BY_PARAMETER_ID[info.parameter_id]
    channel = PlainChannel(transport)
    reference = tlv.encode(0x80, tlv.oid_value(info.protocol)) + tlv.encode(0x83, bytes([kind]))
    chosen = channel.send(Command(0x22, 0xC1, 0xA4, reference))
    if chosen.status not in (OK, *range(0x63C1, 0x63D0)):  # 63Cx: so many attempts left
        raise refusal(chosen.status, "pace set")
    nonce = _nonce(channel, password, algorithm)
    secret = bytearray()
    try:
        mapped = _map(channel, curve, int.from_bytes(nonce, "big"), make_scalar)
        own, theirs, agreed = _agree(channel, mapped, make_scalar)
        secret += agreed
        encryption = derive(secret, Purpose.ENCRYPTION, algorithm)
        checksum = derive(secret, Purpose.CHECKSUM, algorithm)
    finally:
        wipe(nonce, secret)
    with ExitStack() as failing:
        failing.callback(wipe, encryption, checksum)
        _confirm(channel, checksum, info.protocol, mapped.encode(theirs), mapped.encode(own))
        failing.pop_all()
    return SecureChannel(transport, suite_for(algorithm, encryption, checksum))


def _step(channel: Channel, tag: int, value: bytes, last: bool = False) -> bytes:
    """One GENERAL AUTHENTICATE. tag: of our object; the chip's has the next number. Empty value: no object."""
    data = tlv.encode(0x7C, tlv.encode(tag, value) if value else b"")
    answer = channel.send(Command(0x86, 0, 0, data, expected=256, cla=0x00 if last else 0x10))
    if answer.status != OK:
        fault = refusal(answer.status, f"pace step {tag:02X}")
        # It has chosen this protocol with us: whatever it does not know now, it breaks off.
        raise CardUnreadable(fault.detail) if isinstance(fault, CardUnsupported) else fault
    return tlv.find(tlv.read_all(tlv.unwrap(answer.data, 0x7C)), tag + 1 if value else 0x80).value


def _nonce(channel: Channel, password: bytearray, algorithm: Algorithm) -> bytearray:
    hidden = _step(channel, 0x80, b"")
    if len(hidden) != 16:
        raise CardUnreadable("pace nonce")
    key = derive(password, Purpose.PASSWORD, algorithm)
    try:
        return decrypt_nonce(key, hidden, algorithm)
    finally:
        wipe(key)


def decrypt_nonce(key: bytearray, hidden: bytes, algorithm: Algorithm = Algorithm.AES_128) -> bytearray:
    """CBC with an IV of zeros."""
    return bytearray(suite_for(algorithm, key, bytearray()).decrypt_plain(hidden))


def _map(channel: Channel, curve: Curve, nonce: int, make_scalar: MakeScalar) -> Curve:
    """The same curve with the generator that both sides derive from the nonce: s·G + H."""
    scalar = make_scalar(curve)
    own = curve.multiply(scalar)
    theirs = _exchange(channel, curve, 0x81, own)
    shared = curve.multiply(scalar, theirs)
    return curve.with_generator(curve.add(curve.multiply(nonce), shared))


def _agree(channel: Channel, mapped: Curve, make_scalar: MakeScalar) -> tuple[Point, Point, bytes]:
    """Our public key, theirs, and the x of the shared point."""
    scalar = make_scalar(mapped)
    own = mapped.multiply(scalar)
    theirs = _exchange(channel, mapped, 0x83, own)
    return own, theirs, mapped.multiply(scalar, theirs)[0].to_bytes(mapped.size, "big")


def _exchange(channel: Channel, curve: Curve, tag: int, own: Point) -> Point:
    theirs = curve.decode(_step(channel, tag, curve.encode(own)))
    if theirs == own:  # an echo: whoever does this knows no key of their own
        raise SecureMessagingBroken("pace echo")
    return theirs


def token(checksum_key: bytearray, protocol: str, public_key: bytes) -> bytes:
    """Proof of the agreed key over the other side's public key."""
    value = tlv.encode(0x7F49, tlv.encode(0x06, tlv.oid_value(protocol)) + tlv.encode(0x86, public_key))
    suite = suite_for(ALGORITHMS[protocol], bytearray(), checksum_key)
    # The retail MAC pads what it is given, always; CMAC pads for itself.
    return suite.checksum(pad(value, suite.block) if ALGORITHMS[protocol] is Algorithm.TRIPLE_DES else value)


def _confirm(channel: Channel, checksum_key: bytearray, protocol: str, theirs: bytes, own: bytes) -> None:
    answer = _step(channel, 0x85, token(checksum_key, protocol, theirs), last=True)
    if not hmac.compare_digest(answer, token(checksum_key, protocol, own)):
        raise SecureMessagingBroken("pace token")
