"""What the QR of a custody receipt says, so that any counter can tell a true one without a network.

"H99.01-261123-0001:<digits>". The digits are one number: a claim of a few bytes and an Ed25519 signature over the code
and the claim. Digits and capitals only: a reader that types like a keyboard spoils neither, and a QR symbol holds them
in the fewest modules. A reader that knows nothing of this takes what stands before the colon.
"""

import struct
from dataclasses import dataclass
from datetime import UTC, datetime

from kiosk.domain.errors import NotAReceipt

VERSION = 1
CLAIM = struct.Struct(">B4sIIBB")  # version, beginning of the key's id, received, due (minutes), copy, flags
ON_PORTAL = 0x01
SIGNATURE = 64
KEY_BYTES = 4
MINUTE = 60
DIGITS = 191  # of the largest number that fits
DOMAIN = b"kiosk receipt 1\n"  # nothing else that this key signs begins so


@dataclass(frozen=True, slots=True)
class ReceiptClaim:
    """What a machine said when it printed the receipt. Names no person."""

    dossier_code: str
    key_id: str  # beginning of it, hex
    received_at: datetime
    due_at: datetime | None
    on_portal: bool  # then
    copy: int  # 0 the first; n "BẢN IN LẠI lần n"

    @property
    def words(self) -> bytes:
        """What is signed."""
        return DOMAIN + self.dossier_code.encode() + b"\n" + self._claim()

    def _claim(self) -> bytes:
        due = round(self.due_at.timestamp()) // MINUTE if self.due_at else 0
        flags = ON_PORTAL if self.on_portal else 0
        received = round(self.received_at.timestamp()) // MINUTE
        key = bytes.fromhex(self.key_id)[:KEY_BYTES]
        return CLAIM.pack(VERSION, key, received, due, min(self.copy, 255), flags)

    def sealed(self, signature: bytes) -> str:
        """The text of the symbol."""
        number = int.from_bytes(self._claim() + signature)
        return f"{self.dossier_code}:{number:0{DIGITS}d}"


def code_in(text: str) -> str:
    """What a slip's symbol says beside its seal, as a look-up wants it: capitals, no spaces."""
    return "".join(text.split()).upper().partition(":")[0]


def is_sealed(text: str) -> bool:
    _, colon, digits = "".join(text.split()).partition(":")
    return bool(colon) and len(digits) == DIGITS and digits.isascii() and digits.isdigit()


def unseal(text: str) -> tuple[ReceiptClaim, bytes]:
    """The claim and its signature, not yet proved. Raises NotAReceipt."""
    if not is_sealed(text):
        raise NotAReceipt("no sealed receipt")
    try:
        raw = int("".join(text.split()).partition(":")[2]).to_bytes(CLAIM.size + SIGNATURE)
    except OverflowError as exc:
        raise NotAReceipt("too large") from exc
    version, key, received, due, copy, flags = CLAIM.unpack(raw[: CLAIM.size])
    if version != VERSION:
        raise NotAReceipt("another version")
    claim = ReceiptClaim(
        dossier_code=code_in(text),
        key_id=key.hex(),
        received_at=datetime.fromtimestamp(received * MINUTE, UTC),
        due_at=datetime.fromtimestamp(due * MINUTE, UTC) if due else None,
        on_portal=bool(flags & ON_PORTAL),
        copy=copy,
    )
    return claim, raw[CLAIM.size :]
