"""Officers' secrets as Argon2id hashes (RFC 9106), in the settings of its low-memory recommendation."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError
from argon2.profiles import RFC_9106_LOW_MEMORY


class Argon2Hasher:
    """Implements ports.SecretHasher. 64 MiB and some tens of milliseconds for each secret."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)

    def hash(self, secret: str) -> str:
        return self._hasher.hash(secret)

    def matches(self, secret_hash: str, secret: str) -> bool:
        try:
            return self._hasher.verify(secret_hash, secret)
        except (VerifyMismatchError, VerificationError, InvalidHashError):
            return False

    def outdated(self, secret_hash: str) -> bool:
        return self._hasher.check_needs_rehash(secret_hash)
