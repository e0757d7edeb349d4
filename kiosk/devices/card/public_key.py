"""Public keys of the chip itself, for chip and active authentication: SubjectPublicKeyInfo (RFC 5280, RFC 5480).

Elliptic-curve keys name their curve by object identifier, by number (BSI TR-03110-3, A.2.1.1) or spell it out.
"""

from dataclasses import dataclass, field

from kiosk.devices.card import tlv
from kiosk.devices.card.curves import BY_OBJECT_ID, BY_PARAMETER_ID, KNOWN, Curve, Point
from kiosk.devices.card.tlv import Tlv
from kiosk.domain.errors import CardUnreadable, CardUnsupported

_EC, _RSA = "1.2.840.10045.2.1", "1.2.840.113549.1.1.1"
_STANDARDISED = "0.4.0.127.0.7.1.2"
_PRIME_FIELD = "1.2.840.10045.1.1"
_MOST_RSA_BYTES, _MOST_EXPONENT_BYTES = 512, 8


@dataclass(frozen=True, slots=True)
class EcKey:
    curve: Curve
    point: Point = field(repr=False)


@dataclass(frozen=True, slots=True)
class RsaKey:
    modulus: int = field(repr=False)
    exponent: int = field(repr=False)

    @property
    def size(self) -> int:
        """Bytes in a signature."""
        return (self.modulus.bit_length() + 7) // 8


def parse(info: bytes) -> EcKey | RsaKey:
    """Raises CardUnreadable; CardUnsupported for a kind of key or a curve that is not spoken here."""
    algorithm, bits = _pair(tlv.unwrap(info, 0x30), 0x30, 0x03)
    if bits[:1] != b"\0":
        raise CardUnreadable("public key: bits")
    kind, *parameters = tlv.read_all(algorithm) or (Tlv(0, b"", b""),)
    name = tlv.oid(kind.value)
    if name == _RSA:
        return _rsa(bits[1:])
    if name not in (_EC, _STANDARDISED) or not parameters:
        raise CardUnsupported("public key: kind")
    curve = _curve(parameters[0]) if name == _EC else _numbered(parameters[0])
    return EcKey(curve, curve.decode(bits[1:]))


def _pair(content: bytes, first: int, second: int) -> tuple[bytes, bytes]:
    items = tlv.read_all(content)
    if [item.tag for item in items[:2]] != [first, second]:
        raise CardUnreadable("public key: shape")
    return items[0].value, items[1].value


def _rsa(content: bytes) -> RsaKey:
    modulus, exponent = _pair(tlv.unwrap(content, 0x30), 0x02, 0x02)
    if len(modulus) > _MOST_RSA_BYTES + 1 or len(exponent) > _MOST_EXPONENT_BYTES:
        raise CardUnsupported("public key: size")
    key = RsaKey(int.from_bytes(modulus, "big"), int.from_bytes(exponent, "big"))
    if key.modulus < 1 << 512 or key.exponent < 3:
        raise CardUnreadable("public key: numbers")
    return key


def _curve(parameters: Tlv) -> Curve:
    named = parameters.tag == 0x06
    found = BY_OBJECT_ID.get(tlv.oid(parameters.value)) if named else _spelled_out(parameters)
    if found is None:
        raise CardUnsupported("public key: curve")
    return found


def _numbered(parameters: Tlv) -> Curve:
    found = BY_PARAMETER_ID.get(tlv.integer(parameters.value))
    if found is None:
        raise CardUnsupported("public key: domain parameters")
    return found


def _spelled_out(parameters: Tlv) -> Curve | None:
    """The known curve with exactly these parameters: field, both coefficients, generator and order."""
    parts = tlv.read_all(parameters.value)
    if parameters.tag != 0x30 or [part.tag for part in parts[:5]] != [0x02, 0x30, 0x30, 0x04, 0x02]:
        raise CardUnreadable("public key: parameters")
    kind, prime = _pair(parts[1].value, 0x06, 0x02)
    if tlv.oid(kind) != _PRIME_FIELD:
        return None
    a, b = _pair(parts[2].value, 0x04, 0x04)
    p, a_, b_, n = (int.from_bytes(value, "big") for value in (prime, a, b, parts[4].value))
    for curve in KNOWN:
        compressed = bytes([2 + (curve.generator[1] & 1)]) + curve.generator[0].to_bytes(curve.size, "big")
        base = parts[3].value in (curve.encode(curve.generator), compressed)
        if base and (p, a_, b_, n) == (curve.p, curve.a, curve.b, curve.n):
            return curve
    return None
