"""SecurityInfos: which protocols the chip speaks. EF.CardAccess (before access control) and DG14 (signed)."""

from dataclasses import dataclass, field

from kiosk.devices.card import tlv
from kiosk.domain.errors import CardUnreadable

_PACE = "0.4.0.127.0.7.2.2.4."
_CHIP_AUTHENTICATION = "0.4.0.127.0.7.2.2.3."
_CHIP_AUTHENTICATION_KEY = "0.4.0.127.0.7.2.2.1."


@dataclass(frozen=True, slots=True)
class PaceInfo:
    protocol: str  # dotted object identifier
    parameter_id: int  # standardised domain parameters; -1: the chip's own, not spoken here


@dataclass(frozen=True, slots=True)
class ChipKey:
    """A public key for Chip Authentication, as a SubjectPublicKeyInfo."""

    protocol: str
    key_info: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class SecurityInfos:
    pace: tuple[PaceInfo, ...]
    chip_authentication: tuple[str, ...]  # protocols
    chip_keys: tuple[ChipKey, ...]


def parse(content: bytes) -> SecurityInfos:
    """content: a DER SET OF SecurityInfo (CardAccess whole, or the value of DG14). Raises CardUnreadable."""
    pace: list[PaceInfo] = []
    protocols: list[str] = []
    keys: list[ChipKey] = []
    for info in tlv.read_all(tlv.unwrap(content, 0x31)):
        parts = tlv.read_all(info.value)
        if info.tag != 0x30 or len(parts) < 2 or parts[0].tag != 0x06:
            raise CardUnreadable("security infos: shape")
        protocol = tlv.oid(parts[0].value)
        if protocol.startswith(_PACE) and parts[1].tag == 0x02:
            parameter = tlv.integer(parts[2].value) if len(parts) > 2 else -1
            pace.append(PaceInfo(protocol, parameter))
        elif protocol.startswith(_CHIP_AUTHENTICATION_KEY):
            keys.append(ChipKey(protocol, parts[1].raw))
        elif protocol.startswith(_CHIP_AUTHENTICATION):
            protocols.append(protocol)
    return SecurityInfos(tuple(pace), tuple(protocols), tuple(keys))


def parse_dg14(content: bytes) -> SecurityInfos:
    """Raises CardUnreadable."""
    return parse(tlv.unwrap(content, 0x6E))
