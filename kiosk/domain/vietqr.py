"""VietQR: the EMVCo merchant-presented code that a bank's app reads. It asks for money and proves nothing.

Source: NAPAS, "Quy cách mã VietQR", on EMVCo QR Code Specification for Payment Systems, Merchant-Presented Mode 1.1.
A field is two digits of id, two digits of length, the value. Everything is ASCII, so characters are bytes.
"""

import re
import unicodedata
from dataclasses import dataclass

MOST_ACCOUNT, MOST_PURPOSE, MOST_AMOUNT_DIGITS = 19, 25, 13
NAPAS, TO_ACCOUNT = "A000000727", "QRIBFTTA"
ONCE, AGAIN = "12", "11"  # a code for one payment, and one that stands on a wall
DONG, VIETNAM = "704", "VN"
SIGNS = re.compile(r"[^A-Za-z0-9 .\-]+")
DIGITS = re.compile(r"[0-9]+", re.ASCII)
ACCOUNT = re.compile(r"[0-9A-Za-z]{1,19}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Transfer:
    """What the code asks for.

    Raises ValueError when a bank's app could not read it: a BIN of six digits, an account of at most 19 letters and
    digits, a whole amount, a purpose of at most 25 ASCII characters (see `purpose_text`).
    """

    bank_bin: str
    account: str
    amount_vnd: int | None = None  # None: the payer types it
    purpose: str = ""  # nội dung chuyển khoản

    def __post_init__(self) -> None:
        if not (len(self.bank_bin) == 6 and DIGITS.fullmatch(self.bank_bin)):
            raise ValueError("a BIN is six digits")
        if not ACCOUNT.fullmatch(self.account):
            raise ValueError("an account is 1 to 19 letters or digits")
        if self.amount_vnd is not None and not 0 < self.amount_vnd < 10**MOST_AMOUNT_DIGITS:
            raise ValueError("an amount is a positive number of dong")
        if self.purpose != purpose_text(self.purpose):
            raise ValueError("a purpose is at most 25 plain characters")


def payload(transfer: Transfer) -> str:
    """The text of the QR code, checksum included."""
    to = _tlv("00", transfer.bank_bin) + _tlv("01", transfer.account)
    merchant = _tlv("00", NAPAS) + _tlv("01", to) + _tlv("02", TO_ACCOUNT)
    fields = [
        _tlv("00", "01"),
        _tlv("01", AGAIN if transfer.amount_vnd is None else ONCE),
        _tlv("38", merchant),
        _tlv("53", DONG),
        _tlv("54", str(transfer.amount_vnd)) if transfer.amount_vnd is not None else "",
        _tlv("58", VIETNAM),
        _tlv("62", _tlv("08", transfer.purpose)) if transfer.purpose else "",
        "6304",
    ]
    text = "".join(fields)
    return f"{text}{crc16(text.encode('ascii')):04X}"


def parse(text: str) -> Transfer:
    """What a code asks for. Raises ValueError when its checksum or a field is not as the specification has it."""
    if not text.isascii() or text[-8:-4] != "6304" or f"{crc16(text[:-4].encode()):04X}" != text[-4:].upper():
        raise ValueError("checksum")
    fields = _fields(text[:-8])
    merchant = _fields(fields.get("38", ""))
    to = _fields(merchant.get("01", ""))
    if (fields.get("00"), fields.get("53"), fields.get("58")) != ("01", DONG, VIETNAM):
        raise ValueError("not a Vietnamese code")
    if merchant.get("00") != NAPAS or merchant.get("02") != TO_ACCOUNT:
        raise ValueError("not a transfer to an account")
    amount = fields.get("54")
    if amount is not None and not DIGITS.fullmatch(amount):
        raise ValueError("amount")
    purpose = _fields(fields.get("62", "")).get("08", "")
    return Transfer(to.get("00", ""), to.get("01", ""), None if amount is None else int(amount), purpose)


def purpose_text(text: str) -> str:
    """Plain letters, digits, blank, dot and hyphen, at most 25 of them: "Lệ phí Đăng ký" -> "Le phi Dang ky".

    Banks count bytes where apps count letters, and some drop what is not ASCII: a purpose that went through whole
    comes back whole.
    """
    plain = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(SIGNS.sub(" ", bare).split())[:MOST_PURPOSE].strip()


def crc16(data: bytes) -> int:
    """CRC-16/CCITT-FALSE: polynomial 1021, begins with FFFF, nothing reflected."""
    crc = 0xFFFF
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc


def _tlv(tag: str, value: str) -> str:
    return f"{tag}{len(value):02d}{value}"


def _fields(text: str) -> dict[str, str]:
    """Raises ValueError when a length runs past the end, or a field comes twice."""
    found: dict[str, str] = {}
    at = 0
    while at < len(text):
        tag, length = text[at : at + 2], text[at + 2 : at + 4]
        if not (len(length) == 2 and DIGITS.fullmatch(tag + length)) or tag in found:
            raise ValueError("field")
        found[tag] = text[at + 4 : at + 4 + int(length)]
        if len(found[tag]) != int(length):
            raise ValueError("length")
        at += 4 + int(length)
    return found
