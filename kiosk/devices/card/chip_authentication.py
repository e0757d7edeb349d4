"""Chip authentication, version 1, by elliptic curves: the chip proves that it holds the private key of DG14.

ICAO 9303-11, 6.2. What is proved counts only as far as passive authentication covers DG14. Afterwards the session
goes on with the new keys.
"""

from kiosk.devices.card import public_key, tlv
from kiosk.devices.card.apdu import OK, Command, select_file
from kiosk.devices.card.data_groups.security_infos import ChipAuthenticationInfo, ChipKey, SecurityInfos
from kiosk.devices.card.habits import LARGEST_SHORT
from kiosk.devices.card.key_derivation import Algorithm, Purpose, derive, wipe
from kiosk.devices.card.pace import MakeScalar, random_scalar
from kiosk.devices.card.public_key import EcKey
from kiosk.devices.card.secure_messaging import SecureChannel, suite_for
from kiosk.domain.applicant import Verdict
from kiosk.domain.errors import CardUnsupported, SecureMessagingBroken

_ECDH = "0.4.0.127.0.7.2.2.3.2."  # id-CA-ECDH
_ECDH_KEY = "0.4.0.127.0.7.2.2.1.2"  # id-PK-ECDH
ALGORITHMS = {  # strongest first
    _ECDH + "4": Algorithm.AES_256,
    _ECDH + "3": Algorithm.AES_192,
    _ECDH + "2": Algorithm.AES_128,
    _ECDH + "1": Algorithm.TRIPLE_DES,
}
_DG14 = 0x010E

Offer = tuple[ChipAuthenticationInfo, ChipKey]


def choose(infos: SecurityInfos) -> Offer | None:
    """The strongest protocol that is spoken here and has a key; None without one."""
    keys = {key.key_id: key for key in infos.chip_keys if key.protocol == _ECDH_KEY}
    infos_of = {info.protocol: info for info in infos.chip_authentication if info.key_id in keys}
    for protocol in ALGORITHMS:
        if protocol in infos_of:
            return infos_of[protocol], keys[infos_of[protocol].key_id]
    if None in keys and not infos.chip_authentication:  # a key alone means 3DES (9303-11, 6.2.1)
        return ChipAuthenticationInfo(_ECDH + "1"), keys[None]
    return None


def prove(channel: SecureChannel, infos: SecurityInfos, make_scalar: MakeScalar = random_scalar) -> Verdict:
    """UNKNOWN: nothing is offered that is spoken here, or the chip refused to begin; the session goes on as it was.

    NO: the chip did not arrive at the same keys, so it holds another's files; the session is dead.
    Raises CardUnreadable for a key of no shape, and what the transport raises.
    """
    offer = choose(infos)
    if offer is None:
        return Verdict.UNKNOWN
    info, chip = offer
    try:
        key = public_key.parse(chip.key_info)
    except CardUnsupported:
        return Verdict.UNKNOWN
    if not isinstance(key, EcKey):
        return Verdict.UNKNOWN
    scalar = make_scalar(key.curve)
    own = key.curve.encode(key.curve.multiply(scalar))
    if not _send_key(channel, info, own):
        return Verdict.UNKNOWN
    algorithm = ALGORITHMS[info.protocol]
    secret = bytearray(key.curve.multiply(scalar, key.point)[0].to_bytes(key.curve.size, "big"))
    try:
        encryption = derive(secret, Purpose.ENCRYPTION, algorithm)
        checksum = derive(secret, Purpose.CHECKSUM, algorithm)
    finally:
        wipe(secret)
    channel.renew(suite_for(algorithm, encryption, checksum))
    try:
        channel.send(select_file(_DG14))
    except SecureMessagingBroken:
        return Verdict.NO
    return Verdict.YES


def _send_key(channel: SecureChannel, info: ChipAuthenticationInfo, own: bytes) -> bool:
    """Whether the chip took our ephemeral public key."""
    number = b"" if info.key_id is None else tlv.encode(0x84, _shortest(info.key_id))
    if ALGORITHMS[info.protocol] is Algorithm.TRIPLE_DES:
        return channel.send(Command(0x22, 0x41, 0xA6, tlv.encode(0x91, own) + number)).status == OK
    chosen = channel.send(Command(0x22, 0x41, 0xA4, tlv.encode(0x80, tlv.oid_value(info.protocol)) + number))
    if chosen.status != OK:
        return False
    step = tlv.encode(0x7C, tlv.encode(0x80, own))
    return channel.send(Command(0x86, 0, 0, step, expected=LARGEST_SHORT)).status == OK


def _shortest(number: int) -> bytes:
    return number.to_bytes((number.bit_length() + 7) // 8 or 1, "big")
