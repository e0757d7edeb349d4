"""Arithmetic on elliptic curves, for the one thing `cryptography` does not offer: PACE maps the generator.

Not constant in time. The scalars are made for one reading on a local machine and thrown away, so there is nobody
to measure them and nothing to measure twice.

Constants: FIPS 186-4, D.1.2 and RFC 5639, 3.
"""

from dataclasses import dataclass, replace

from kiosk.domain.errors import CardUnreadable

Point = tuple[int, int]  # affine, never infinity
Jacobian = tuple[int, int, int]  # x/z², y/z³; z = 0 is infinity


@dataclass(frozen=True, slots=True)
class Curve:
    """y² = x³ + ax + b over the prime field p; the generator has prime order n and the cofactor is 1."""

    name: str
    p: int
    a: int
    b: int
    generator: Point
    n: int

    @property
    def size(self) -> int:
        """Bytes in one coordinate."""
        return (self.p.bit_length() + 7) // 8

    def with_generator(self, generator: Point) -> "Curve":
        return replace(self, generator=generator)

    def has(self, point: Point) -> bool:
        x, y = point
        inside = 0 <= x < self.p and 0 <= y < self.p
        return inside and (y * y - x * x * x - self.a * x - self.b) % self.p == 0

    def multiply(self, scalar: int, point: Point | None = None) -> Point:
        """scalar · point; None is the generator. Raises CardUnreadable when the result is infinity."""
        x, y = point or self.generator
        base, result = (x, y, 1), (1, 1, 0)
        for bit in bin(scalar % self.n)[2:]:
            result = self._double(result)
            if bit == "1":
                result = self._add(result, base)
        return self._affine(result)

    def add(self, first: Point, second: Point) -> Point:
        """Raises CardUnreadable when the sum is infinity."""
        return self._affine(self._add((*first, 1), (*second, 1)))

    def encode(self, point: Point) -> bytes:
        """Uncompressed: 04, x, y."""
        return b"\x04" + b"".join(c.to_bytes(self.size, "big") for c in point)

    def decode(self, data: bytes) -> Point:
        """Raises CardUnreadable for anything but an uncompressed point of this curve."""
        if len(data) != 1 + 2 * self.size or data[0] != 4:
            raise CardUnreadable("curve: form of a point")
        point = int.from_bytes(data[1 : 1 + self.size], "big"), int.from_bytes(data[1 + self.size :], "big")
        if not self.has(point):
            raise CardUnreadable("curve: point is not on it")
        return point

    def _affine(self, point: Jacobian) -> Point:
        x, y, z = point
        if z == 0:
            raise CardUnreadable("curve: point at infinity")
        inverse = pow(z, -1, self.p)
        square = inverse * inverse % self.p
        return x * square % self.p, y * square * inverse % self.p

    def _double(self, point: Jacobian) -> Jacobian:
        x, y, z = point
        p = self.p
        square = y * y % p
        s = 4 * x * square % p
        z2 = z * z % p
        m = (3 * x * x + self.a * z2 * z2) % p
        x3 = (m * m - 2 * s) % p
        return x3, (m * (s - x3) - 8 * square * square) % p, 2 * y * z % p

    def _add(self, first: Jacobian, second: Jacobian) -> Jacobian:
        if first[2] == 0:
            return second
        if second[2] == 0:
            return first
        p = self.p
        x1, y1, z1 = first
        x2, y2, z2 = second
        z1z1, z2z2 = z1 * z1 % p, z2 * z2 % p
        u1, u2 = x1 * z2z2 % p, x2 * z1z1 % p
        s1, s2 = y1 * z2 * z2z2 % p, y2 * z1 * z1z1 % p
        if u1 == u2:
            return self._double(first) if s1 == s2 else (1, 1, 0)
        h, r = (u2 - u1) % p, (s2 - s1) % p
        h2 = h * h % p
        h3, v = h * h2 % p, u1 * h2 % p
        x3 = (r * r - h3 - 2 * v) % p
        return x3, (r * (v - x3) - s1 * h3) % p, h * z1 * z2 % p


def _curve(name: str, p: str, a: str, b: str, x: str, y: str, n: str) -> Curve:
    return Curve(name, int(p, 16), int(a, 16), int(b, 16), (int(x, 16), int(y, 16)), int(n, 16))


P256 = _curve(
    "NIST P-256",
    "FFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF",
    "FFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFC",
    "5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B",
    "6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296",
    "4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5",
    "FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551",
)
P384 = _curve(
    "NIST P-384",
    "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFFFF0000000000000000FFFFFFFF",
    "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFFFF0000000000000000FFFFFFFC",
    "B3312FA7E23EE7E4988E056BE3F82D19181D9C6EFE8141120314088F5013875AC656398D8A2ED19D2A85C8EDD3EC2AEF",
    "AA87CA22BE8B05378EB1C71EF320AD746E1D3B628BA79B9859F741E082542A385502F25DBF55296C3A545E3872760AB7",
    "3617DE4A96262C6F5D9E98BF9292DC29F8F41DBD289A147CE9DA3113B5F0B8C00A60B1CE1D7E819D7A431D7C90EA0E5F",
    "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973",
)
P521 = _curve(
    "NIST P-521",
    "01FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"
    "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF",
    "01FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"
    "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC",
    "0051953EB9618E1C9A1F929A21A0B68540EEA2DA725B99B315F3B8B489918EF109"
    "E156193951EC7E937B1652C0BD3BB1BF073573DF883D2C34F1EF451FD46B503F00",
    "00C6858E06B70404E9CD9E3ECB662395B4429C648139053FB521F828AF606B4D3D"
    "BAA14B5E77EFE75928FE1DC127A2FFA8DE3348B3C1856A429BF97E7E31C2E5BD66",
    "011839296A789A3BC0045C8A5FB42C7D1BD998F54449579B446817AFBD17273E66"
    "2C97EE72995EF42640C550B9013FAD0761353C7086A272C24088BE94769FD16650",
    "01FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"
    "FA51868783BF2F966B7FCC0148F709A5D03BB5C9B8899C47AEBB6FB71E91386409",
)
BRAINPOOL_256 = _curve(
    "brainpoolP256r1",
    "A9FB57DBA1EEA9BC3E660A909D838D726E3BF623D52620282013481D1F6E5377",
    "7D5A0975FC2C3057EEF67530417AFFE7FB8055C126DC5C6CE94A4B44F330B5D9",
    "26DC5C6CE94A4B44F330B5D9BBD77CBF958416295CF7E1CE6BCCDC18FF8C07B6",
    "8BD2AEB9CB7E57CB2C4B482FFC81B7AFB9DE27E1E3BD23C23A4453BD9ACE3262",
    "547EF835C3DAC4FD97F8461A14611DC9C27745132DED8E545C1D54C72F046997",
    "A9FB57DBA1EEA9BC3E660A909D838D718C397AA3B561A6F7901E0E82974856A7",
)
BRAINPOOL_384 = _curve(
    "brainpoolP384r1",
    "8CB91E82A3386D280F5D6F7E50E641DF152F7109ED5456B412B1DA197FB71123ACD3A729901D1A71874700133107EC53",
    "7BC382C63D8C150C3C72080ACE05AFA0C2BEA28E4FB22787139165EFBA91F90F8AA5814A503AD4EB04A8C7DD22CE2826",
    "04A8C7DD22CE28268B39B55416F0447C2FB77DE107DCD2A62E880EA53EEB62D57CB4390295DBC9943AB78696FA504C11",
    "1D1C64F068CF45FFA2A63A81B7C13F6B8847A3E77EF14FE3DB7FCAFE0CBD10E8E826E03436D646AAEF87B2E247D4AF1E",
    "8ABE1D7520F9C2A45CB1EB8E95CFD55262B70B29FEEC5864E19C054FF99129280E4646217791811142820341263C5315",
    "8CB91E82A3386D280F5D6F7E50E641DF152F7109ED5456B31F166E6CAC0425A7CF3AB6AF6B7FC3103B883202E9046565",
)
BRAINPOOL_512 = _curve(
    "brainpoolP512r1",
    "AADD9DB8DBE9C48B3FD4E6AE33C9FC07CB308DB3B3C9D20ED6639CCA70330871"
    "7D4D9B009BC66842AECDA12AE6A380E62881FF2F2D82C68528AA6056583A48F3",
    "7830A3318B603B89E2327145AC234CC594CBDD8D3DF91610A83441CAEA9863BC"
    "2DED5D5AA8253AA10A2EF1C98B9AC8B57F1117A72BF2C7B9E7C1AC4D77FC94CA",
    "3DF91610A83441CAEA9863BC2DED5D5AA8253AA10A2EF1C98B9AC8B57F1117A7"
    "2BF2C7B9E7C1AC4D77FC94CADC083E67984050B75EBAE5DD2809BD638016F723",
    "81AEE4BDD82ED9645A21322E9C4C6A9385ED9F70B5D916C1B43B62EEF4D0098E"
    "FF3B1F78E2D0D48D50D1687B93B97D5F7C6D5047406A5E688B352209BCB9F822",
    "7DDE385D566332ECC0EABFA9CF7822FDF209F70024A57B1AA000C55B881F8111"
    "B2DCDE494A5F485E5BCA4BD88A2763AED1CA2B2FA8F0540678CD1E0F3AD80892",
    "AADD9DB8DBE9C48B3FD4E6AE33C9FC07CB308DB3B3C9D20ED6639CCA70330870"
    "553E5C414CA92619418661197FAC10471DB1D381085DDADDB58796829CA90069",
)
KNOWN = (P256, P384, P521, BRAINPOOL_256, BRAINPOOL_384, BRAINPOOL_512)

# Standardised domain parameters, ICAO 9303-11, 9.5.1.
BY_PARAMETER_ID = {
    12: P256,
    13: BRAINPOOL_256,
    15: P384,
    16: BRAINPOOL_384,
    17: BRAINPOOL_512,
    18: P521,
}
