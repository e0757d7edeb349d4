"""The key with which this device signs for its audit: Ed25519, made here, never shown.

It lies in the database sealed under a key that is derived beside the database's own: a copy of the tables is not
enough to sign. A store that was restored on another machine under another master key gets a key of its own; the
public halves of the earlier ones stay, for what they signed.
"""

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, insert, select

from kiosk.domain.errors import StoreCorrupt
from kiosk.store.schema import device_keys

NONCE = 12


@dataclass(frozen=True, slots=True)
class DeviceKey:
    key_id: str  # SHA-256 of the raw public key, hex: the fingerprint that an authority keeps of this device
    public: bytes
    private: bytes = field(repr=False)

    def sign(self, words: bytes) -> str:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self.private).sign(words).hex()


def device_key(connection: Connection, sealing_key: bytes, now: datetime) -> DeviceKey:
    """The newest one that opens under `sealing_key`; made in the caller's transaction when there is none."""
    for row in connection.execute(select(device_keys).order_by(device_keys.c.made_at.desc())):
        if (private := _opened(bytes.fromhex(row.sealed), sealing_key, row.key_id)) is not None:
            return DeviceKey(row.key_id, bytes.fromhex(row.public), private)
    made = _made()
    values = {
        "key_id": made.key_id,
        "public": made.public.hex(),
        "sealed": _sealed(made, sealing_key).hex(),
        "made_at": now,
    }
    connection.execute(insert(device_keys).values(values))
    return made


def public_keys(connection: Connection) -> dict[str, bytes]:
    """Key id -> raw public key, of every key this store ever had. Raises StoreCorrupt."""
    rows = connection.execute(select(device_keys.c.key_id, device_keys.c.public)).all()
    try:
        return {key_id: bytes.fromhex(public) for key_id, public in rows}
    except ValueError as exc:
        raise StoreCorrupt("a key of the device") from exc


def key_id_of(public: bytes) -> str:
    return hashlib.sha256(public).hexdigest()


def signed_by(public: bytes, key_id: str, words: bytes, signature: str) -> bool:
    """Whether `public` is the key of that id, and signed `words`."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if key_id_of(public) != key_id:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(bytes.fromhex(signature), words)
    except (InvalidSignature, ValueError):
        return False
    return True


def _made() -> DeviceKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw()
    return DeviceKey(key_id_of(public), public, private.private_bytes_raw())


def _sealed(key: DeviceKey, sealing_key: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(sealing_key).encrypt(nonce, key.private, key.key_id.encode())


def _opened(sealed: bytes, sealing_key: bytes, key_id: str) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(sealing_key).decrypt(sealed[:NONCE], sealed[NONCE:], key_id.encode())
    except (InvalidTag, ValueError):
        return None
