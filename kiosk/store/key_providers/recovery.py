"""How the centre opens a store whose keeper fails: a firmware update, a burnt board, a lost account.

The centre makes one recovery key, away from the kiosks: a file, sealed by a passphrase, that goes into its safe. Every
kiosk knows the public half only (`store.recovery_key`) and wraps its own key for it; the wrap lies beside the
database and travels with every backup. A kiosk alone can therefore never open what it wrapped.

X25519, then HKDF-SHA256, then AES-256-GCM. The passphrase goes through scrypt (RFC 7914).
"""

import base64
import hashlib
import json
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.domain.errors import KeyMissing, RecoveryRefused
from kiosk.store.disk import fault_of, replace_durably, write_new
from kiosk.store.keys import KEY_BYTES, sub_key

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

WRAP = "recovery-wrap"  # in the store's folder
KEY_FORMAT, WRAP_FORMAT = "kiosk-recovery-key/1", "kiosk-recovery-wrap/1"
PUBLIC_PREFIX = "kiosk1"
SCRYPT = {"n": 1 << 17, "r": 8, "p": 1}  # 128 MiB, some half a second
LEAST_PASSPHRASE = 12  # characters


def make_recovery_key(file: Path, passphrase: str) -> str:
    """Write the centre's recovery key, sealed; returns the public text for `store.recovery_key`.

    Raises: RecoveryRefused when the passphrase is short, StoreUnavailable (also when the file is there), DiskFull.
    """
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    if len(passphrase) < LEAST_PASSPHRASE:
        raise RecoveryRefused(f"a passphrase has at least {LEAST_PASSPHRASE} characters")
    private = X25519PrivateKey.generate()
    public, salt = private.public_key().public_bytes_raw(), secrets.token_bytes(16)
    sealed = _seal(_stretch(passphrase, salt, **SCRYPT), private.private_bytes_raw(), public)
    kept = {"format": KEY_FORMAT, "public": public_text(public), "salt": _text(salt), **SCRYPT, "sealed": _text(sealed)}
    try:
        write_new(file, [json.dumps(kept, indent=1).encode()])
    except OSError as exc:
        raise fault_of(exc) from exc
    return public_text(public)


def public_text(public: bytes) -> str:
    """What is copied into settings: a prefix, the 32 bytes, and four that catch a slip of the hand."""
    return PUBLIC_PREFIX + base64.b32encode(public + hashlib.sha256(public).digest()[:4]).decode().rstrip("=").lower()


def public_of(text: str) -> bytes:
    """Raises RecoveryRefused."""
    body = text.strip().lower()
    try:
        raw = base64.b32decode(body.removeprefix(PUBLIC_PREFIX).upper() + "======", casefold=True)
    except ValueError:
        raw = b""
    if not body.startswith(PUBLIC_PREFIX) or len(raw) != 36 or public_text(raw[:32]) != body:
        raise RecoveryRefused("not the text of a recovery key")
    return raw[:32]


def fingerprint(text: str) -> str:
    """Four groups to be compared by eye."""
    digits = hashlib.sha256(public_of(text)).hexdigest()[:16]
    return " ".join(digits[at : at + 4] for at in range(0, 16, 4))


def wrap(master: bytes, text: str, folder: Path) -> None:
    """Put the store's key, wrapped for the recovery key `text`, into the store's folder.

    Raises: RecoveryRefused, DiskFull, StoreUnavailable.
    """
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    public, once = public_of(text), X25519PrivateKey.generate()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    ours = once.public_key().public_bytes_raw()
    sealed = _seal(_wrap_key(shared, ours, public), master, ours + public)
    kept = {"format": WRAP_FORMAT, "for": public_text(public), "once": _text(ours), "sealed": _text(sealed)}
    try:
        replace_durably(folder / WRAP, [json.dumps(kept, indent=1).encode()])
    except OSError as exc:
        raise fault_of(exc) from exc


def wrapped_for(folder: Path) -> str:
    """The text of the recovery key that opens this store's wrap; empty: there is no wrap, or not a readable one."""
    try:
        return str(json.loads((folder / WRAP).read_bytes())["for"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def unwrap(folder: Path, file: Path, passphrase: str) -> bytes:
    """The master key of the store, or of the backup, in `folder`.

    Raises: KeyMissing when there is no wrap, RecoveryRefused, StoreUnavailable.
    """
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

    if not (folder / WRAP).exists():
        raise KeyMissing("no recovery wrap")
    try:
        kept = json.loads((folder / WRAP).read_bytes())
        ours, sealed = _bytes(kept["once"]), _bytes(kept["sealed"])
        if kept["format"] != WRAP_FORMAT:
            raise ValueError
        private = _private_of(file, passphrase)
        public = private.public_key().public_bytes_raw()
        if kept["for"] != public_text(public):
            raise RecoveryRefused("wrapped for another recovery key")
        shared = private.exchange(X25519PublicKey.from_public_bytes(ours))
    except OSError as exc:
        raise fault_of(exc) from exc
    except (ValueError, KeyError, TypeError) as exc:
        raise RecoveryRefused("a file is not what it should be") from exc
    return _open(_wrap_key(shared, ours, public), sealed, ours + public, "the wrap")


def _private_of(file: Path, passphrase: str) -> "X25519PrivateKey":
    """Raises RecoveryRefused; and OSError, ValueError, KeyError or TypeError when the file is not a recovery key."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    kept = json.loads(file.read_bytes())
    if kept["format"] != KEY_FORMAT:
        raise ValueError
    stretched = _stretch(passphrase, _bytes(kept["salt"]), **{name: int(kept[name]) for name in SCRYPT})
    raw = _open(stretched, _bytes(kept["sealed"]), public_of(kept["public"]), "the passphrase")
    return X25519PrivateKey.from_private_bytes(raw)


def _stretch(passphrase: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    if n > 1 << 20 or r > 16 or p > 4:
        raise ValueError  # a file must not make us take all the memory there is
    return Scrypt(salt=salt, length=KEY_BYTES, n=n, r=r, p=p).derive(passphrase.encode())


def _wrap_key(shared: bytes, ours: bytes, public: bytes) -> bytes:
    return sub_key(shared, "kiosk/1/recovery", hashlib.sha256(ours + public).digest())


def _seal(key: bytes, content: bytes, bound: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(12)
    return nonce + AESGCM(key).encrypt(nonce, content, bound)


def _open(key: bytes, sealed: bytes, bound: bytes, what: str) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(sealed[:12], sealed[12:], bound)
    except (InvalidTag, ValueError) as exc:
        raise RecoveryRefused(f"{what} does not open it") from exc


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
