"""How the chip proves that it is the one that was issued: chip authentication and active authentication."""

import hashlib
import secrets
from dataclasses import dataclass, field

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa, utils

from kiosk.devices.card.software_card.chip_crypto import Session
from kiosk.devices.card.software_card.command import Refused, objects
from kiosk.devices.card.software_card.der import item, oid
from kiosk.devices.card.software_card.profile import Signature, Suite

_CHIP_AUTHENTICATION = "0.4.0.127.0.7.2.2.3.2."  # ECDH; the suite follows
_CHIP_KEY = "0.4.0.127.0.7.2.2.1.2"
_ACTIVE_AUTHENTICATION = "2.23.136.1.1.5"
_CURVES = {Signature.EC_P256: ec.SECP256R1(), Signature.EC_P384: ec.BrainpoolP384R1()}
_EC_HASHES = {Signature.EC_P256: hashes.SHA256(), Signature.EC_P384: hashes.SHA384()}
_PLAIN_ECDSA = {Signature.EC_P256: "0.4.0.127.0.7.1.1.4.1.3", Signature.EC_P384: "0.4.0.127.0.7.1.1.4.1.4"}  # TR-03111
_RSA_HASHES = {Signature.RSA_SHA1: ("sha1", b"\xbc"), Signature.RSA_SHA256: ("sha256", b"\x34\xcc")}
_RSA_BITS = 1536  # the signature still fits a short protected answer


def chip_protocol(suite: Suite) -> str:
    return f"{_CHIP_AUTHENTICATION}{suite.value}"


def _public(key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey) -> bytes:
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return key.public_key().public_bytes(serialization.Encoding.DER, form)


@dataclass(frozen=True, slots=True)
class ChipKey:
    """Static Diffie-Hellman key of chip authentication: ICAO 9303-11, 6.2."""

    suite: Suite
    key: ec.EllipticCurvePrivateKey = field(repr=False)

    @classmethod
    def made(cls, suite: Suite) -> "ChipKey":
        return cls(suite, ec.generate_private_key(ec.BrainpoolP256R1()))

    def infos(self) -> list[bytes]:
        """What DG14 says of it; CardAccess has only the first."""
        protocol = item(0x30, oid(chip_protocol(self.suite)), item(0x02, b"\1"))
        return [protocol, item(0x30, oid(_CHIP_KEY), _public(self.key))]

    def agree(self, theirs: bytes) -> Session:
        """theirs: an uncompressed point. Raises ValueError."""
        public = ec.EllipticCurvePublicKey.from_encoded_point(self.key.curve, theirs)
        return Session.over(self.key.exchange(ec.ECDH(), public), self.suite)


@dataclass(frozen=True, slots=True)
class SigningKey:
    """Key of active authentication: ICAO 9303-11, 6.1."""

    signature: Signature
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey = field(repr=False)

    @classmethod
    def made(cls, signature: Signature) -> "SigningKey":
        if signature in _CURVES:
            return cls(signature, ec.generate_private_key(_CURVES[signature]))
        return cls(signature, rsa.generate_private_key(65537, _RSA_BITS))

    def infos(self) -> list[bytes]:
        """What DG14 says of it: nothing for RSA."""
        if self.signature not in _PLAIN_ECDSA:
            return []
        return [item(0x30, oid(_ACTIVE_AUTHENTICATION), item(0x02, b"\1"), oid(_PLAIN_ECDSA[self.signature]))]

    def group(self) -> bytes:
        """DG15."""
        return item(0x6F, _public(self.key))

    def sign(self, challenge: bytes) -> bytes:
        if isinstance(self.key, rsa.RSAPrivateKey):
            return self._iso_9796(self.key.private_numbers(), challenge)
        der = self.key.sign(challenge, ec.ECDSA(_EC_HASHES[self.signature]))
        size = (self.key.curve.key_size + 7) // 8
        return b"".join(part.to_bytes(size, "big") for part in utils.decode_dss_signature(der))

    def _iso_9796(self, numbers: rsa.RSAPrivateNumbers, challenge: bytes) -> bytes:
        """ISO 9796-2, scheme 1, partial recovery: 6A, a nonce of the chip, the digest, the trailer."""
        name, trailer = _RSA_HASHES[self.signature]
        size = _RSA_BITS // 8
        room = size - 1 - len(trailer) - hashlib.new(name).digest_size
        nonce = secrets.token_bytes(room)
        message = b"\x6a" + nonce + hashlib.new(name, nonce + challenge).digest() + trailer
        return pow(int.from_bytes(message, "big"), numbers.d, numbers.public_numbers.n).to_bytes(size, "big")


class Proof:
    """One chip's answers to both questions. chosen: chip authentication by AES waits for the other side's key."""

    def __init__(self, chip_key: ChipKey | None, signing_key: SigningKey | None) -> None:
        self._chip_key, self._signing_key = chip_key, signing_key
        self._session: Session | None = None
        self.chosen = False

    def choose(self, p2: int, data: bytes) -> bytes:
        """A4 names the protocol, for AES; A6 brings the other side's key at once, for 3DES. Raises Refused."""
        key, found = self._chip_key, objects(data)
        if key is None or (p2 == 0xA6) != (key.suite is Suite.TRIPLE_DES):
            raise Refused(0x6A80)
        if p2 == 0xA6:
            self._begin(key, found.get(0x91, b""))
        elif item(0x06, found.get(0x80, b"")) != oid(chip_protocol(key.suite)):
            raise Refused(0x6A80)
        else:
            self.chosen = True
        return b""

    def agree(self, data: bytes) -> bytes:
        """Raises Refused."""
        self.chosen = False
        if self._chip_key is None:
            raise Refused(0x6985)
        self._begin(self._chip_key, objects(objects(data).get(0x7C, b"")).get(0x80, b""))
        return item(0x7C)

    def _begin(self, key: ChipKey, theirs: bytes) -> None:
        try:
            self._session = key.agree(theirs)
        except ValueError as exc:
            raise Refused(0x6300) from exc

    def taken_session(self) -> Session | None:
        """The session that chip authentication agreed on, once: it begins after the answer."""
        session, self._session = self._session, None
        return session

    def sign(self, challenge: bytes) -> bytes:
        """Raises Refused."""
        if self._signing_key is None or len(challenge) != 8:
            raise Refused(0x6A80)
        return self._signing_key.sign(challenge)
