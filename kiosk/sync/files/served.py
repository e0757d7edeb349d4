"""Files that the Portal fetches from us: nothing is sent, the link itself is the right to read one file.

The link ends in the file's digest and a code made of it with a key that only this centre has: nobody can guess one, and
none has to be kept.
"""

import hashlib
import hmac
from collections.abc import Callable, Iterator

from kiosk.domain.errors import AttachmentCorrupt, ConfigError, PortalFileMismatch
from kiosk.domain.portal_answer import HeldFile, PlacedFile
from kiosk.ports import AttachmentStore, KeepToken, OutgoingFile, forget_token
from kiosk.sync.files.proof import is_digest

SizeOf = Callable[[str], int | None]


class Served:
    """Implements ports.FileService for a centre that answers downloadfile itself.

    address: how the Portal reaches us, with everything before the token. key: at least 16 secret bytes.
    """

    def __init__(self, address: str, key: bytes, store: AttachmentStore) -> None:
        """Raises ConfigError when the address is not http(s) or the key is short."""
        if not address.startswith(("http://", "https://")) or len(key) < 16:
            raise ConfigError("served files")
        self._address, self._key, self._store = address.rstrip("/"), key, store

    def place(self, file: OutgoingFile, token: str = "", keep_token: KeepToken = forget_token) -> PlacedFile:
        """Nothing moves; but what we would serve is read once, so that a damaged file is found out now."""
        placed = PlacedFile(file.digest, file.size, f"{self._address}/{self._token(file.digest)}")
        if self.holding(placed) != HeldFile(file.size, file.digest):
            raise PortalFileMismatch("our own file is not what it should be")
        return placed

    def holding(self, placed: PlacedFile) -> HeldFile | None:
        summed, size = hashlib.sha256(), 0
        try:
            for piece in self._store.pieces(placed.digest):
                summed.update(piece)
                size += len(piece)
        except AttachmentCorrupt:
            return None
        return HeldFile(size, summed.hexdigest())

    def find(self, token: str) -> tuple[int, Iterator[bytes]] | None:
        """Size and bytes behind a token; None for a token that is not ours, or a file that is no more."""
        digest = token.partition("-")[0]
        if not is_digest(digest) or not hmac.compare_digest(self._token(digest).encode(), token.encode()):
            return None
        try:
            size = sum(len(piece) for piece in self._store.pieces(digest))
        except AttachmentCorrupt:
            return None
        return size, self._store.pieces(digest)

    def _token(self, digest: str) -> str:
        return f"{digest}-{hmac.new(self._key, digest.encode(), hashlib.sha256).hexdigest()[:32]}"
