"""The two doors of the chip: BAC and PACE with generic mapping."""

import hashlib
import hmac
import secrets
from collections.abc import Callable

from kiosk.devices.card.software_card import chip_crypto as crypto
from kiosk.devices.card.software_card.chip_crypto import Session
from kiosk.devices.card.software_card.curves import STANDARDISED, Curve, Point
from kiosk.devices.card.software_card.der import item, items, oid
from kiosk.devices.card.software_card.profile import PaceOffer, Suite

CAN, MRZ = 2, 1  # references of PACE passwords

Random = Callable[[int], bytes]
MakeScalar = Callable[[Curve], int]


def pace_protocol(offer: PaceOffer) -> str:
    """ECDH with generic (…2) or integrated mapping (…4)."""
    return f"0.4.0.127.0.7.2.2.4.{2 if offer.generic else 4}.{offer.suite.value}"


def mrz_secret(bac_text: str) -> bytes:
    """bac_text: document number, birth and expiry, each with its digit."""
    return hashlib.sha1(bac_text.encode("ascii")).digest()


def random_scalar(curve: Curve) -> int:
    return 1 + secrets.randbelow(curve.n - 1)


class Bac:
    """One challenge and one answer: ICAO 9303-11, 4.3."""

    def __init__(self, bac_text: str, random: Random = secrets.token_bytes) -> None:
        seed = mrz_secret(bac_text)[:16]
        self._encryption, self._checksum = (crypto.key_of(seed, n, Suite.TRIPLE_DES) for n in (1, 2))
        self._random = random
        self.challenge = random(8)

    def authenticate(self, data: bytes) -> tuple[bytes, Session]:
        """Raises PermissionError when the other side does not know the key."""
        hidden, mac = data[:32], data[32:]
        if len(data) != 40 or not hmac.compare_digest(crypto.des_mac(self._checksum, hidden), mac):
            raise PermissionError
        plain = crypto.des3(self._encryption, hidden, encrypt=False)
        theirs, ours, their_key = plain[:8], plain[8:16], plain[16:]
        if ours != self.challenge:
            raise PermissionError
        key = self._random(16)
        answer = crypto.des3(self._encryption, self.challenge + theirs + key, encrypt=True)
        seed = bytes(a ^ b for a, b in zip(their_key, key, strict=True))
        counter = int.from_bytes(self.challenge[4:] + theirs[4:], "big")
        return answer + crypto.des_mac(self._checksum, answer), Session.over(seed, Suite.TRIPLE_DES, counter)


class Pace:
    """Four steps in their order, once: ICAO 9303-11, 4.4. secret: the CAN's digits, or what mrz_secret gives."""

    def __init__(
        self,
        offer: PaceOffer,
        secret: bytes,
        random: Random = secrets.token_bytes,
        make_scalar: MakeScalar = random_scalar,
    ) -> None:
        self._offer, self._curve, self._make_scalar = offer, STANDARDISED[offer.parameter_id], make_scalar
        self._password = crypto.key_of(secret, 3, offer.suite)
        self._nonce = random(16)
        self._step = 0
        self._generator: Point | None = None
        self._theirs = self._ours = b""
        self._session: Session | None = None

    def step(self, data: bytes) -> tuple[bytes, Session | None]:
        """One dynamic authentication object in, one out; the session after the last.

        Raises ValueError (a step out of order or a bad point), PermissionError (the password was another).
        """
        ((outer, content),) = items(data)
        parts = items(content)
        self._step += 1
        expected = {1: [], 2: [0x81], 3: [0x83], 4: [0x85]}.get(self._step)
        if outer != 0x7C or [tag for tag, _ in parts] != expected:
            raise ValueError("step")
        if self._step == 1:
            return item(0x7C, item(0x80, self._hidden_nonce())), None
        value = parts[0][1]
        if self._step == 2:
            return item(0x7C, item(0x82, self._map(value))), None
        if self._step == 3:
            return item(0x7C, item(0x84, self._agree(value))), None
        return item(0x7C, item(0x86, self._confirm(value))), self._session

    def _hidden_nonce(self) -> bytes:
        if self._offer.suite is Suite.TRIPLE_DES:
            return crypto.des3(self._password, self._nonce, encrypt=True)
        return crypto.aes_cbc(self._password, bytes(16), self._nonce, encrypt=True)

    def _map(self, theirs: bytes) -> bytes:
        curve = self._curve
        scalar = self._make_scalar(curve)
        shared = curve.times(scalar, curve.taken(theirs))
        nonce = int.from_bytes(self._nonce, "big")
        self._generator = curve.sum(curve.times(nonce, curve.generator), shared)
        return curve.written(curve.times(scalar, curve.generator))

    def _agree(self, theirs: bytes) -> bytes:
        curve = self._curve
        scalar = self._make_scalar(curve)
        self._theirs, self._ours = theirs, curve.written(curve.times(scalar, self._generator))
        shared = curve.written(curve.times(scalar, curve.taken(theirs)))
        self._session = Session.over(shared[1 : 1 + curve.size], self._offer.suite)
        return self._ours

    def _confirm(self, theirs: bytes) -> bytes:
        if not hmac.compare_digest(self._token(self._ours), theirs):
            raise PermissionError
        return self._token(self._theirs)

    def _token(self, public: bytes) -> bytes:
        if self._session is None:
            raise ValueError("step")
        proof = item(0x7F49, oid(pace_protocol(self._offer)), item(0x86, public))
        return crypto.mac_of(self._offer.suite, self._session.checksum, proof)
