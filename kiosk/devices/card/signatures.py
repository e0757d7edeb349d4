"""Checks one signature with one public key, as certificates and SODs of travel documents write them.

`cryptography` alone refuses EC keys that spell out their curve, which national signers do; such a curve is compared
whole, generator and order included, with the known ones.
"""

from asn1crypto import algos, core, keys, x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from kiosk.devices.card.curves import KNOWN, Curve

_CURVES: dict[str, type[ec.EllipticCurve]] = {
    "NIST P-256": ec.SECP256R1,
    "NIST P-384": ec.SECP384R1,
    "NIST P-521": ec.SECP521R1,
    "brainpoolP256r1": ec.BrainpoolP256R1,
    "brainpoolP384r1": ec.BrainpoolP384R1,
    "brainpoolP512r1": ec.BrainpoolP512R1,
}
_HASHES: dict[str, type[hashes.HashAlgorithm]] = {
    "sha1": hashes.SHA1,
    "sha224": hashes.SHA224,
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}
_FAULTS = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError)  # asn1crypto on bad shapes


class Unverifiable(Exception):
    """The key or the algorithm is not spoken here, or not well formed."""


def verify(
    key: keys.PublicKeyInfo, algorithm: algos.SignedDigestAlgorithm, digest: str, signature: bytes, message: bytes
) -> bool:
    """digest: hashlib's name, used where the algorithm does not name its own. Raises Unverifiable."""
    try:
        return _verify(key, algorithm, digest, signature, message)
    except _FAULTS as exc:
        raise Unverifiable(type(exc).__name__) from None


def issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    """Whether `issuer` signed `certificate`. Dates, names and usages are the caller's. Raises Unverifiable."""
    try:
        return _verify(
            issuer["tbs_certificate"]["subject_public_key_info"],
            certificate["signature_algorithm"],
            "",
            certificate["signature_value"].native,
            certificate["tbs_certificate"].dump(),
        )
    except _FAULTS as exc:
        raise Unverifiable(type(exc).__name__) from None


def _verify(
    key: keys.PublicKeyInfo, algorithm: algos.SignedDigestAlgorithm, digest: str, signature: bytes, message: bytes
) -> bool:
    public = _public_key(key)
    scheme = algorithm.signature_algo
    name = digest if algorithm["algorithm"].native in ("rsassa_pkcs1v15", "ecdsa") else algorithm.hash_algo
    chosen = _HASHES[name]()
    try:
        if isinstance(public, ec.EllipticCurvePublicKey) and scheme == "ecdsa":
            public.verify(signature, message, ec.ECDSA(chosen))
        elif isinstance(public, rsa.RSAPublicKey) and scheme == "rsassa_pkcs1v15":
            public.verify(signature, message, padding.PKCS1v15(), chosen)
        elif isinstance(public, rsa.RSAPublicKey) and scheme == "rsassa_pss":
            salt = algorithm["parameters"]["salt_length"].native
            public.verify(signature, message, padding.PSS(padding.MGF1(chosen), salt), chosen)
        else:
            raise Unverifiable("key and algorithm do not fit")
    except InvalidSignature:
        return False
    return True


def _public_key(info: keys.PublicKeyInfo) -> ec.EllipticCurvePublicKey | rsa.RSAPublicKey:
    if info.algorithm == "ec":
        parameters = info["algorithm"]["parameters"].chosen
        point = info["public_key"].native
        if isinstance(parameters, core.ObjectIdentifier):
            named = serialization.load_der_public_key(info.dump())
            if not isinstance(named, ec.EllipticCurvePublicKey):
                raise ValueError
            return named
        return ec.EllipticCurvePublicKey.from_encoded_point(_CURVES[_spelled_out(parameters).name](), point)
    if info.algorithm == "rsa":
        numbers = info["public_key"].parsed
        return rsa.RSAPublicNumbers(numbers["public_exponent"].native, numbers["modulus"].native).public_key()
    raise Unverifiable("kind of key")


def _spelled_out(domain: keys.SpecifiedECDomain) -> Curve:
    """The known curve with exactly these parameters. Raises Unverifiable."""
    p = domain["field_id"]["parameters"].native
    a, b = (int.from_bytes(bytes(domain["curve"][name]), "big") for name in ("a", "b"))
    base = bytes(domain["base"])
    for curve in KNOWN:
        x, y = curve.generator
        compressed = bytes([2 + (y & 1)]) + x.to_bytes(curve.size, "big")
        same = (p, a, b, domain["order"].native) == (curve.p, curve.a, curve.b, curve.n)
        if same and base in (curve.encode(curve.generator), compressed):
            return curve
    raise Unverifiable("curve")
