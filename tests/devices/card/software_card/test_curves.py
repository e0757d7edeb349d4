"""The chip's curves against those of the cryptography library."""

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from kiosk.devices.card.software_card.curves import STANDARDISED

THEIRS: dict[int, ec.EllipticCurve] = {
    12: ec.SECP256R1(),
    13: ec.BrainpoolP256R1(),
    15: ec.SECP384R1(),
    16: ec.BrainpoolP384R1(),
    17: ec.BrainpoolP512R1(),
    18: ec.SECP521R1(),
}
SCALAR = 0xC0FFEE0123456789ABCDEF


@pytest.mark.parametrize("number", STANDARDISED)
def test_points(number: int) -> None:
    curve = STANDARDISED[number]
    key = ec.derive_private_key(SCALAR, THEIRS[number]).public_key()
    point = key.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    assert curve.written(curve.times(SCALAR, curve.generator)) == point
    taken = curve.taken(point)
    assert curve.sum(taken, curve.times(curve.n - SCALAR, curve.generator)) is None
    assert curve.times(curve.n, curve.generator) is None
    for bad in (
        point[:-1] + bytes([point[-1] ^ 1]),
        point[1:],
        b"\x02" + point[1:],
        b"",
        b"\x04" + bytes(2 * curve.size),
    ):
        with pytest.raises(ValueError, match="point"):
            curve.taken(bad)
    with pytest.raises(ValueError, match="infinity"):
        curve.written(None)
