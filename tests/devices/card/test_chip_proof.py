"""Whether a chip is no copy: its public keys in every form, and signatures checked against another's arithmetic."""

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.devices.card import active_authentication, chip_authentication, public_key, tlv
from kiosk.devices.card.apdu import Command, Response
from kiosk.devices.card.curves import BRAINPOOL_256, BRAINPOOL_512
from kiosk.devices.card.data_groups.security_infos import ChipAuthenticationInfo, ChipKey, SecurityInfos
from kiosk.devices.card.public_key import EcKey, RsaKey
from kiosk.devices.card.session import chip_verdict
from kiosk.domain.applicant import Verdict
from kiosk.domain.errors import CardUnreadable, CardUnsupported

YES, NO, UNKNOWN = Verdict
CHALLENGE = bytes(range(8))
SHA_256 = "0.4.0.127.0.7.1.1.4.1.3"


def der(key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey) -> bytes:
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return key.public_key().public_bytes(serialization.Encoding.DER, form)


@pytest.fixture(scope="module")
def rsa_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 1536)  # noqa: S505 - as long as chips have them


@pytest.mark.parametrize(
    ("proved", "trusted", "verdict"),
    [
        (YES, YES, YES),
        (YES, UNKNOWN, UNKNOWN),
        (YES, NO, UNKNOWN),
        (NO, YES, NO),
        (NO, UNKNOWN, NO),
        (UNKNOWN, YES, UNKNOWN),
    ],
)
def test_a_proof_counts_only_under_a_trusted_signature(proved: Verdict, trusted: Verdict, verdict: Verdict) -> None:
    assert chip_verdict(proved, trusted) is verdict


# Keys ----------------------------------------------------------------------------------------------------------


def test_named_numbered_and_spelled_out_curves(tmp_path: Path) -> None:
    key = ec.generate_private_key(ec.BrainpoolP256R1())
    named = public_key.parse(der(key))
    assert isinstance(named, EcKey)
    assert named.curve is BRAINPOOL_256
    bits = tlv.encode(0x03, b"\0" + BRAINPOOL_256.encode(named.point))
    algorithm = tlv.encode(0x06, tlv.oid_value("0.4.0.127.0.7.1.2")) + tlv.encode(0x02, b"\x0d")
    assert public_key.parse(tlv.encode(0x30, tlv.encode(0x30, algorithm) + bits)) == named
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed")
    for form in ("uncompressed", "compressed"):
        made = tmp_path / "explicit.der"
        subprocess.run(
            ["openssl", "ecparam", "-name", "brainpoolP512r1", "-param_enc", "explicit", "-conv_form", form,
             "-genkey", "-noout", "-out", str(tmp_path / "k.pem")], check=True, capture_output=True,
        )  # fmt: skip
        subprocess.run(
            ["openssl", "ec", "-in", str(tmp_path / "k.pem"), "-pubout", "-outform", "DER", "-param_enc", "explicit",
             "-conv_form", "uncompressed", "-out", str(made)], check=True, capture_output=True,
        )  # fmt: skip
        spelled_out = public_key.parse(made.read_bytes())
        assert isinstance(spelled_out, EcKey)
        assert spelled_out.curve is BRAINPOOL_512


def test_rsa_key(rsa_key: rsa.RSAPrivateKey) -> None:
    key = public_key.parse(der(rsa_key))
    assert isinstance(key, RsaKey)
    assert (key.modulus, key.exponent, key.size) == (rsa_key.public_key().public_numbers().n, 65537, 192)


@pytest.mark.parametrize("curve", [ec.SECP256K1(), ec.SECP256R1()])
def test_keys_that_are_not_spoken_or_not_whole(curve: ec.EllipticCurve) -> None:
    whole = der(ec.generate_private_key(curve))
    fault = CardUnreadable if curve.name == "secp256r1" else CardUnsupported
    with pytest.raises(fault):
        public_key.parse(whole[:-1] + bytes([whole[-1] ^ 1]))  # such a point is on neither curve
    for end in range(len(whole)):
        with pytest.raises(CardUnreadable):
            public_key.parse(whole[:end])


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 90), st.integers(0, 255))
def test_noise_raises_nothing_else(noise: bytes, at: int, byte: int) -> None:
    whole = bytearray(der(KEY))
    whole[at] = byte
    for data in (noise, bytes(whole)):
        try:
            public_key.parse(data)
        except (CardUnreadable, CardUnsupported):
            continue


KEY = ec.generate_private_key(ec.SECP256R1())

# Active authentication -----------------------------------------------------------------------------------------


def opened(key: rsa.RSAPrivateKey, message: bytes) -> bytes:
    """What the chip writes under the signature, raised to its secret exponent."""
    numbers = key.private_numbers()
    number = pow(int.from_bytes(message, "big"), numbers.d, numbers.public_numbers.n)
    return number.to_bytes(192, "big")


def recoverable(digest: str, trailer: bytes, challenge: bytes = CHALLENGE, head: bytes = b"\x6a") -> bytes:
    size = hashlib.new(digest).digest_size
    own = bytes(192 - 1 - size - len(trailer))
    return head + own + hashlib.new(digest, own + challenge).digest() + trailer


GOOD = [
    ("sha1", b"\xbc"),
    ("sha1", b"\x33\xcc"),
    ("sha224", b"\x38\xcc"),
    ("sha256", b"\x34\xcc"),
    ("sha512", b"\x35\xcc"),
]


@pytest.mark.parametrize(("digest", "trailer"), GOOD)
def test_recovering_signatures(rsa_key: rsa.RSAPrivateKey, digest: str, trailer: bytes) -> None:
    key = public_key.parse(der(rsa_key))
    assert isinstance(key, RsaKey)
    good = opened(rsa_key, recoverable(digest, trailer))
    assert active_authentication.recovers(key, good, CHALLENGE)
    assert not active_authentication.recovers(key, good, bytes(8))
    for bad in (
        good[:-1] + bytes([good[-1] ^ 1]),
        opened(rsa_key, recoverable(digest, trailer, head=b"\x4a")),
        opened(rsa_key, recoverable(digest, b"\x31\xcc")),
        opened(rsa_key, b"\xcc"),
        opened(rsa_key, b"\x6a\x34\xcc"),
        bytes(192), b"", good + b"\0", b"\xff" * 192,
    ):  # fmt: skip
        assert not active_authentication.recovers(key, bad, CHALLENGE)


class Signer:
    """A channel to a chip that signs with this key, or answers what it is told to."""

    def __init__(self, answer: bytes, status: int = 0x9000) -> None:
        self._answer, self._status = answer, status
        self.asked: list[Command] = []

    def send(self, command: Command) -> Response:
        self.asked.append(command)
        return Response(self._answer, self._status)


def prove(signer: Signer, info: bytes, algorithm: str = SHA_256, longest: int = 223) -> Verdict:
    return active_authentication.prove(signer, info, algorithm, longest, lambda _: CHALLENGE)


def plain(signature: bytes, size: int = 32) -> bytes:
    r, s = decode_dss_signature(signature)
    return r.to_bytes(size, "big") + s.to_bytes(size, "big")


@pytest.mark.parametrize(
    ("curve", "digest", "algorithm", "size"),
    [
        (ec.SECP256R1(), hashes.SHA256(), SHA_256, 32),
        (ec.SECP256R1(), hashes.SHA256(), "", 32),  # not said: as long as the order
        (ec.SECP256R1(), hashes.SHA512(), "0.4.0.127.0.7.1.1.4.1.5", 32),  # longer than the order: cut
        (ec.BrainpoolP384R1(), hashes.SHA1(), "0.4.0.127.0.7.1.1.4.1.1", 48),  # noqa: S303 - DG14 may name it
        (ec.SECP521R1(), hashes.SHA512(), "", 66),
    ],
)
def test_elliptic_signatures(curve: ec.EllipticCurve, digest: hashes.HashAlgorithm, algorithm: str, size: int) -> None:
    key = ec.generate_private_key(curve)
    good = plain(key.sign(CHALLENGE, ec.ECDSA(digest)), size)
    assert prove(Signer(good), der(key), algorithm) is YES
    other = plain(key.sign(bytes(8), ec.ECDSA(digest)), size)
    for bad in (other, good[:-1] + bytes([good[-1] ^ 1]), bytes(2 * size), b"\xff" * 2 * size, good[1:], b"x"):
        assert prove(Signer(bad), der(key), algorithm) is NO
    assert prove(Signer(b"", 0x6D00), der(key), algorithm) is UNKNOWN


def test_signatures_that_do_not_fit_or_are_not_spoken(rsa_key: rsa.RSAPrivateKey) -> None:
    signer = Signer(opened(rsa_key, recoverable("sha256", b"\x34\xcc")))
    assert prove(signer, der(rsa_key)) is YES
    asked = len(signer.asked)
    assert prove(signer, der(rsa_key), longest=128) is UNKNOWN
    assert prove(signer, der(ec.generate_private_key(ec.SECP256K1()))) is UNKNOWN
    assert len(signer.asked) == asked  # nobody was asked in vain


# Chip authentication -------------------------------------------------------------------------------------------


def test_which_key_and_which_cipher() -> None:
    ca, pk = "0.4.0.127.0.7.2.2.3.2.", "0.4.0.127.0.7.2.2.1.2"
    old, new = ChipKey(pk, b"old", 1), ChipKey(pk, b"new", 2)
    infos = (
        ChipAuthenticationInfo(ca + "1", 1),
        ChipAuthenticationInfo(ca + "4", 2),
        ChipAuthenticationInfo(ca + "4", 9),
    )
    assert chip_authentication.choose(SecurityInfos((), infos[:2], (old, new))) == (infos[1], new)
    assert chip_authentication.choose(SecurityInfos((), infos, (old,))) == (infos[0], old)
    alone = ChipKey(pk, b"", None)
    assert chip_authentication.choose(SecurityInfos((), (), (alone,))) == (ChipAuthenticationInfo(ca + "1"), alone)
    assert chip_authentication.choose(SecurityInfos((), infos, (ChipKey("0.4.0.127.0.7.2.2.1.1", b""),))) is None
