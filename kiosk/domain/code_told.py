"""What a scanned code is, told without a word of what it says: for whoever tries a code reader on somebody's card."""

import re
from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain import card_qr
from kiosk.domain.errors import CodeUnknown
from kiosk.domain.receipt_seal import code_in

DOSSIER_CODE = re.compile(r"[GH]\d{2}(?:\.\d{1,3})*-\d{6}-\d{4,}", re.IGNORECASE)  # mã hồ sơ, as slips have it
FIELDS = {  # of CardQr, in the order of the card
    "citizen_id": "số định danh",
    "old_number": "số CMND cũ",
    "full_name": "họ tên",
    "birth_date": "ngày sinh",
    "sex": "giới tính",
    "residence": "nơi cư trú",
    "issue_date": "ngày cấp",
}

SPOILT = {  # what gave a damaged code away, by the detail of its fault
    "not utf-8": "không phải UTF-8",
    "separators": "mất vạch ngăn giữa các trường",
    "sex": "giới tính không còn là Nam hay Nữ",
    "sign": "có ký tự lạ",
    "encoding": "UTF-8 bị đọc theo bảng mã khác",
    "mark": "dấu rời khỏi chữ",
    "name": "họ tên có ký tự không phải chữ",
    "letter": "dấu hỏi thay cho chữ trong nơi cư trú",
}


class CodeKind(StrEnum):
    CARD = "card"  # the QR of a thẻ căn cước
    DOSSIER = "dossier"  # of our own slips
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class CodeTold:
    """Nothing here is of the person. `read` and `empty` name FIELDS."""

    kind: CodeKind
    length: int  # characters
    field_count: int = 0  # 7 in 2021, 11 in 2024; of a card only
    read: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    letters_doubtful: bool = False


def tell(text: str) -> CodeTold:
    """Raises CodeDamaged when it was a card's QR before the scanner spoilt it."""
    if DOSSIER_CODE.fullmatch(code_in(text)):
        return CodeTold(CodeKind.DOSSIER, len(text))
    try:
        qr = card_qr.parse(text)
    except CodeUnknown:
        return CodeTold(CodeKind.OTHER, len(text))
    read = tuple(name for name in FIELDS if getattr(qr, name))
    empty = tuple(name for name in FIELDS if name not in read)
    return CodeTold(CodeKind.CARD, len(text), qr.field_count, read, empty, qr.letters_doubtful)


def in_words(told: CodeTold) -> str:
    """For the technician: which code it was, and what of it was read."""
    if told.kind is CodeKind.DOSSIER:
        return "đọc được mã hồ sơ trên phiếu; thử thêm mã QR của một thẻ căn cước để biết dấu có nguyên vẹn"
    if told.kind is CodeKind.OTHER:
        return f"đọc được một mã {told.length} ký tự, không phải mã QR của thẻ căn cước"
    text = f"mã QR thẻ căn cước, {told.field_count} trường; đọc được {_named(told.read)}"
    text += f"; để trống: {_named(told.empty)}" if told.empty else ""
    return text + ("; không thấy chữ có dấu: thử một thẻ khác" if told.letters_doubtful else "")


def _named(fields: tuple[str, ...]) -> str:
    return ", ".join(FIELDS[name] for name in fields)
