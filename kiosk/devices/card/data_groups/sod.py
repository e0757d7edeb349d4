"""EF.SOD: the signature over the digests of all data groups. CMS SignedData (RFC 5652), ICAO 9303-10, 4.6.2."""

from dataclasses import dataclass, fields

from kiosk.devices.card import signed_message, tlv
from kiosk.devices.card.signatures import BAD_SHAPES
from kiosk.devices.card.signed_message import DIGESTS, SignedMessage
from kiosk.domain.errors import CardUnreadable

LDS_SECURITY_OBJECT = "2.23.136.1.1.1"


@dataclass(frozen=True, slots=True)
class SecurityObject(SignedMessage):
    """What the SOD says, every part read already: nothing in it can fail to parse later."""

    digest: str  # hashlib's name, for the data groups
    group_digests: dict[int, bytes]


def parse(content: bytes) -> SecurityObject:
    """Raises CardUnreadable."""
    try:
        return _parse(tlv.unwrap(content, 0x77))
    except BAD_SHAPES as exc:
        raise CardUnreadable(f"sod: {type(exc).__name__}") from None


def _parse(der: bytes) -> SecurityObject:
    message = signed_message.parse(der, LDS_SECURITY_OBJECT)
    digest, group_digests = _security_object(message.content)
    common = {field.name: getattr(message, field.name) for field in fields(message)}
    return SecurityObject(**common, digest=digest, group_digests=group_digests)


def _security_object(content: bytes) -> tuple[str, dict[int, bytes]]:
    """SEQUENCE { version, digest algorithm, SEQUENCE OF { number, digest } }"""
    _, algorithm, groups, *_ = tlv.read_all(tlv.unwrap(content, 0x30))
    digest = DIGESTS[tlv.oid(tlv.unwrap(algorithm.value, 0x06))]
    found: dict[int, bytes] = {}
    for group in tlv.read_all(groups.value):
        number, value = tlv.read_all(group.value)
        if tlv.integer(number.value) in found:
            raise CardUnreadable("sod: group twice")
        found[tlv.integer(number.value)] = value.value
    return digest, found
