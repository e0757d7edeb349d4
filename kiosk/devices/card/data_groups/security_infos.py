"""SecurityInfos: which protocols the chip speaks. EF.CardAccess (before access control) and DG14 (signed).

ICAO 9303-11, 9.2.
"""

from dataclasses import dataclass, field

from kiosk.devices.card import tlv
from kiosk.devices.card.tlv import Tlv
from kiosk.domain.errors import CardUnreadable

_PACE = "0.4.0.127.0.7.2.2.4."
_CHIP_AUTHENTICATION = "0.4.0.127.0.7.2.2.3."
_CHIP_AUTHENTICATION_KEY = "0.4.0.127.0.7.2.2.1."
_ACTIVE_AUTHENTICATION = "2.23.136.1.1.5"
_INTEGER, _OID = 0x02, 0x06


@dataclass(frozen=True, slots=True)
class PaceInfo:
    protocol: str  # dotted object identifier
    parameter_id: int  # standardised domain parameters; -1: the chip's own, not spoken here


@dataclass(frozen=True, slots=True)
class ChipAuthenticationInfo:
    protocol: str
    key_id: int | None = None  # which of the chip's keys it is for, when there are several


@dataclass(frozen=True, slots=True)
class ChipKey:
    """A public key for Chip Authentication, as a SubjectPublicKeyInfo."""

    protocol: str
    key_info: bytes = field(repr=False)
    key_id: int | None = None


@dataclass(frozen=True, slots=True)
class SecurityInfos:
    pace: tuple[PaceInfo, ...] = ()
    chip_authentication: tuple[ChipAuthenticationInfo, ...] = ()
    chip_keys: tuple[ChipKey, ...] = ()
    active_authentication: str = ""  # the signature algorithm of an elliptic-curve key in DG15; empty: not said


def parse(content: bytes) -> SecurityInfos:
    """content: a DER SET OF SecurityInfo (CardAccess whole, or the value of DG14). Raises CardUnreadable."""
    pace: list[PaceInfo] = []
    protocols: list[ChipAuthenticationInfo] = []
    keys: list[ChipKey] = []
    active = ""
    for info in tlv.read_all(tlv.unwrap(content, 0x31)):
        parts = tlv.read_all(info.value)
        if info.tag != 0x30 or len(parts) < 2 or parts[0].tag != _OID:
            raise CardUnreadable("security infos: shape")
        protocol = tlv.oid(parts[0].value)
        if protocol.startswith(_PACE) and parts[1].tag == _INTEGER:
            number = _number(parts)
            pace.append(PaceInfo(protocol, -1 if number is None else number))
        elif protocol.startswith(_CHIP_AUTHENTICATION_KEY):
            keys.append(ChipKey(protocol, parts[1].raw, _number(parts)))
        elif protocol.startswith(_CHIP_AUTHENTICATION):
            protocols.append(ChipAuthenticationInfo(protocol, _number(parts)))
        elif protocol == _ACTIVE_AUTHENTICATION and len(parts) > 2 and parts[2].tag == _OID:
            active = tlv.oid(parts[2].value)
    return SecurityInfos(tuple(pace), tuple(protocols), tuple(keys), active)


def _number(parts: list[Tlv]) -> int | None:
    """The optional INTEGER in the third place: domain parameters, or the number of a key."""
    return tlv.integer(parts[2].value) if len(parts) > 2 and parts[2].tag == _INTEGER else None


def parse_dg14(content: bytes) -> SecurityInfos:
    """Raises CardUnreadable."""
    return parse(tlv.unwrap(content, 0x6E))
