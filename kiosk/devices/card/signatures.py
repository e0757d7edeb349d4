"""Checks one signature with one public key, as certificates, CRLs and SODs of travel documents write them."""

from asn1crypto import algos, core, crl, keys, x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from kiosk.devices.card import explicit_curves

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
# asn1crypto parses lazily and names a bad shape with whatever its own code ran into.
BAD_SHAPES = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    RecursionError,
    UnsupportedAlgorithm,
)


class Unverifiable(Exception):
    """The key or the algorithm is not spoken here, or not well formed."""


def verify(
    key: keys.PublicKeyInfo, algorithm: algos.SignedDigestAlgorithm, digest: str, signature: bytes, message: bytes
) -> bool:
    """digest: hashlib's name, used where the algorithm does not name its own. Raises Unverifiable."""
    try:
        return _verify(key, algorithm, digest, signature, message)
    except BAD_SHAPES as exc:
        raise Unverifiable(type(exc).__name__) from None


def issued(document: x509.Certificate | crl.CertificateList, issuer: x509.Certificate) -> bool:
    """Whether `issuer` signed `document`. Dates, names and usages are the caller's. Raises Unverifiable."""
    listed = isinstance(document, crl.CertificateList)
    body, signature = ("tbs_cert_list", "signature") if listed else ("tbs_certificate", "signature_value")
    try:
        return _verify(
            issuer["tbs_certificate"]["subject_public_key_info"],
            document["signature_algorithm"],
            "",
            document[signature].native,
            document[body].dump(),
        )
    except BAD_SHAPES as exc:
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
            parameters = algorithm["parameters"]
            mask = _HASHES[parameters["mask_gen_algorithm"]["parameters"]["algorithm"].native]()
            pss = padding.PSS(padding.MGF1(mask), parameters["salt_length"].native)
            public.verify(signature, message, pss, chosen)
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
        return ec.EllipticCurvePublicKey.from_encoded_point(_CURVES[explicit_curves.named(parameters).name](), point)
    if info.algorithm == "rsa":
        numbers = info["public_key"].parsed
        return rsa.RSAPublicNumbers(numbers["public_exponent"].native, numbers["modulus"].native).public_key()
    raise Unverifiable("kind of key")
