"""Elliptic-curve keys that spell out their curve instead of naming it. RFC 3279, 2.3.5; ICAO 9303-12, 4.1.

Travel-document authorities write them so; `cryptography` refuses them but for three NIST curves. A curve is taken for
a known one only when every parameter is equal, generator and order included: with a generator of one's own choosing,
anybody signs in anybody's name (CVE-2020-0601).
"""

from asn1crypto import keys

from kiosk.devices.card.curves import KNOWN, Curve


class CurveUnknown(ValueError):
    """The parameters are of no curve that is known here."""


def named(domain: keys.SpecifiedECDomain) -> Curve:
    """The known curve with exactly these parameters.

    Raises CurveUnknown, and whatever asn1crypto names a bad shape with.
    """
    prime, order = domain["field_id"]["parameters"].native, domain["order"].native
    a, b = (int.from_bytes(bytes(domain["curve"][name]), "big") for name in ("a", "b"))
    base, cofactor = bytes(domain["base"]), domain["cofactor"].native
    for curve in KNOWN:
        same = (prime, a, b, order) == (curve.p, curve.a, curve.b, curve.n)
        if same and cofactor in (None, 1) and base in _generators(curve):
            return curve
    raise CurveUnknown("curve")


def _generators(curve: Curve) -> tuple[bytes, bytes]:
    """As a point is written: whole, and compressed."""
    x, y = curve.generator
    return curve.encode(curve.generator), bytes([2 + (y & 1)]) + x.to_bytes(curve.size, "big")
