"""The two doors of the chip: BAC and PACE with generic mapping over brainpoolP256r1, AES-128."""

import hashlib
import hmac
import secrets

from kiosk.devices.card.software_card import chip_crypto as crypto
from kiosk.devices.card.software_card.chip_crypto import Point, Session
from kiosk.devices.card.software_card.der import item, items, oid

PACE_PROTOCOL = "0.4.0.127.0.7.2.2.4.2.2"


class Bac:
    """One challenge and one answer. key_text: what the MRZ gives (document number, birth, expiry with digits)."""

    def __init__(self, key_text: str) -> None:
        seed = hashlib.sha1(key_text.encode("ascii")).digest()[:16]
        self._encryption, self._checksum = crypto.session_key(seed, 1), crypto.session_key(seed, 2)
        self.challenge = secrets.token_bytes(8)

    def authenticate(self, data: bytes) -> tuple[bytes, Session]:
        """Raises ValueError when the other side does not know the key."""
        hidden, mac = data[:32], data[32:]
        if not hmac.compare_digest(crypto.des_mac(self._checksum, hidden), mac):
            raise ValueError("mac")
        plain = crypto.des3(self._encryption, hidden, encrypt=False)
        theirs, ours, their_key = plain[:8], plain[8:16], plain[16:]
        if ours != self.challenge:
            raise ValueError("challenge")
        key = secrets.token_bytes(16)
        answer = crypto.des3(self._encryption, self.challenge + theirs + key, encrypt=True)
        seed = bytes(a ^ b for a, b in zip(their_key, key, strict=True))
        counter = int.from_bytes(self.challenge[4:] + theirs[4:], "big")
        session = Session(crypto.session_key(seed, 1), crypto.session_key(seed, 2), aes=False, counter=counter)
        return answer + crypto.des_mac(self._checksum, answer), session


class Pace:
    """Four steps in their order, once."""

    def __init__(self, can: str) -> None:
        self._password = crypto.session_key(can.encode("ascii"), 3)
        self._nonce = secrets.token_bytes(16)
        self._step = 0
        self._generator: Point | None = None
        self._theirs = self._ours = b""
        self._keys = (b"", b"")

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
            return item(0x7C, item(0x80, crypto.aes_cbc(self._password, bytes(16), self._nonce, encrypt=True))), None
        value = parts[0][1]
        if self._step == 2:
            return item(0x7C, item(0x82, self._map(value))), None
        if self._step == 3:
            return item(0x7C, item(0x84, self._agree(value))), None
        return item(0x7C, item(0x86, self._confirm(value))), Session(*self._keys, aes=True)

    def _map(self, theirs: bytes) -> bytes:
        scalar = 1 + secrets.randbelow(crypto.N - 1)
        shared = crypto.point_times(scalar, crypto.point_from(theirs))
        nonce = int.from_bytes(self._nonce, "big")
        self._generator = crypto.point_sum(crypto.point_times(nonce, crypto.G), shared)
        return crypto.point_bytes(crypto.point_times(scalar, crypto.G))

    def _agree(self, theirs: bytes) -> bytes:
        scalar = 1 + secrets.randbelow(crypto.N - 1)
        self._theirs = theirs
        self._ours = crypto.point_bytes(crypto.point_times(scalar, self._generator))
        secret = crypto.point_bytes(crypto.point_times(scalar, crypto.point_from(theirs)))[1:33]
        self._keys = crypto.session_key(secret, 1), crypto.session_key(secret, 2)
        return self._ours

    def _confirm(self, theirs: bytes) -> bytes:
        if not hmac.compare_digest(self._token(self._ours), theirs):
            raise PermissionError
        return self._token(self._theirs)

    def _token(self, public: bytes) -> bytes:
        return crypto.aes_mac(self._keys[1], item(0x7F49, oid(PACE_PROTOCOL), item(0x86, public)))
