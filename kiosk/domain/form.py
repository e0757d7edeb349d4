"""What a procedure asks beyond the card, as data: the details page is generated from it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiosk.domain.casework import Capacity
from kiosk.domain.writing import unwritable


class FieldKind(StrEnum):
    TEXT = "text"
    PHONE = "phone"  # 10 digits starting with 0, or 11 for a land line
    EMAIL = "email"
    ADDRESS = "address"  # three keys: <key>.province, <key>.commune (codes), <key>.detail
    CHOICE = "choice"
    DATE = "date"  # dd/mm/yyyy
    NUMBER = "number"  # digits only
    CITIZEN_ID = "citizen_id"  # số định danh cá nhân
    TAX_CODE = "tax_code"  # mã số thuế; also mã số hộ kinh doanh, mã số doanh nghiệp


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class FormField:
    key: str
    label: str
    kind: FieldKind
    required: bool
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    max_length: int = 200
    asked_if: tuple[str, ...] = ()  # a key and values: asked only when its answer is one of them
    past: bool = False  # of a date: it cannot lie ahead

    def applies(self, values: Mapping[str, str]) -> bool:
        return holds(self.asked_if, values)

    def depends_on(self, key: str) -> bool:
        return self.asked_if[:1] == (key,)


@dataclass(frozen=True, slots=True)
class OwnerPaper:
    """A paper that proves for whom one may file."""

    name: str
    asked_if: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnerRule:
    """How the owner (chủ hồ sơ) is read out of the answers of whoever files in this capacity. Values are form keys."""

    capacity: Capacity
    name: str = ""  # empty: the applicant is the owner
    number: str = ""
    birth_date: str = ""
    address: str = ""
    basis: tuple[str, ...] = ()
    paper: OwnerPaper | None = None


@dataclass(frozen=True, slots=True)
class Form:
    fields: tuple[FormField, ...]
    owners: tuple[OwnerRule, ...] = ()  # one for each capacity to choose from; none: the applicant is the owner

    def field(self, key: str) -> FormField | None:
        return next((field for field in self.fields if field.key == key), None)


PHONE = re.compile(r"0\d{9,10}")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
TAX_CODE = re.compile(r"(\d{10})(?:-?(\d{3}))?")
TAX_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
OLDEST_YEAR = 1900


def holds(asked_if: tuple[str, ...], values: Mapping[str, str]) -> bool:
    """Whether the answer to a key is one of those named behind it; nothing named: always."""
    return not asked_if or values.get(asked_if[0]) in asked_if[1:]


def read_date(text: str) -> date | None:
    """ "5/11/2026" -> a day; None when there is no such day, or it lies before anybody's life."""
    found = DATE.fullmatch(text.strip())
    if found is None or int(found[3]) < OLDEST_YEAR:
        return None
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None


def is_tax_code(text: str) -> bool:
    """Ten digits of which the last checks the others, three more for a branch; or the owner's personal number.

    Thông tư 86/2024/TT-BTC, Điều 5: from 1 July 2025 a household business is known by its owner's 12 digits.
    """
    if re.fullmatch(r"0\d{11}", text):
        return True
    found = TAX_CODE.fullmatch(text)
    if found is None or found[2] == "000":
        return False
    total = sum(weight * int(digit) for weight, digit in zip(TAX_WEIGHTS, found[1], strict=False))
    return 10 - total % 11 == int(found[1][9])


def tidy(text: str) -> str:
    """NFC, without spaces at the ends or doubled inside."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def keys_of(field: FormField) -> tuple[str, ...]:
    if field.kind is FieldKind.ADDRESS:
        return (f"{field.key}.province", f"{field.key}.commune", f"{field.key}.detail")
    return (field.key,)


class Complaint(StrEnum):
    """What is wrong with an answer, as a sentence on what to mend."""

    EMPTY = "Vui lòng điền mục này."
    LONG = "Câu này dài quá. Vui lòng viết ngắn hơn."
    PHONE = "Số điện thoại gồm 10 chữ số, bắt đầu bằng số 0."
    EMAIL = "Địa chỉ thư điện tử có dạng ten@vidu.vn."
    CHOICE = "Vui lòng chọn một trong các mục."
    NUMBER = "Mục này chỉ gồm chữ số."
    CITIZEN_ID = "Số định danh gồm 12 chữ số, bắt đầu bằng số 0."
    TAX_CODE = "Mã số này chưa đúng: gồm 10 hoặc 13 chữ số, hộ kinh doanh có thể dùng 12 số định danh."
    DATE = "Ngày viết theo ngày/tháng/năm, thí dụ 05/11/2026."
    SIGNS = "Có ký tự không in được. Vui lòng bỏ biểu tượng (emoji), ký tự điều khiển, chữ viết từ phải sang trái."
    FUTURE = "Ngày này chưa tới. Vui lòng xem lại."


def complaints(form: Form, values: Mapping[str, str], today: date | None = None) -> dict[str, Complaint]:
    """Form key -> what to mend. Empty: the form is good.

    today: the local day, against which a date that cannot lie ahead is held; None: it is not.
    """
    found: dict[str, Complaint] = {}
    for field in (f for f in form.fields if f.applies(values)):
        for key in keys_of(field):
            value = tidy(values.get(key, ""))
            complaint = _complaint(field, value, today)
            if complaint:
                found[key] = complaint
    return found


def _complaint(field: FormField, value: str, today: date | None) -> Complaint | None:
    if not value:
        return Complaint.EMPTY if field.required else None
    if len(value) > field.max_length:
        return Complaint.LONG
    if unwritable(value):
        return Complaint.SIGNS
    if field.kind is FieldKind.PHONE and not PHONE.fullmatch(value.replace(" ", "")):
        return Complaint.PHONE
    if field.kind is FieldKind.EMAIL and not EMAIL.fullmatch(value):
        return Complaint.EMAIL
    if field.kind is FieldKind.CHOICE and value not in {c.value for c in field.choices}:
        return Complaint.CHOICE
    if field.kind is FieldKind.DATE:
        return _date_complaint(field, read_date(value), today)
    if field.kind is FieldKind.NUMBER and not (value.isascii() and value.isdigit()):
        return Complaint.NUMBER
    if field.kind is FieldKind.CITIZEN_ID and not re.fullmatch(r"0\d{11}", value):
        return Complaint.CITIZEN_ID
    if field.kind is FieldKind.TAX_CODE and not is_tax_code(value):
        return Complaint.TAX_CODE
    return None


def _date_complaint(field: FormField, day: date | None, today: date | None) -> Complaint | None:
    if day is None:
        return Complaint.DATE
    if field.past and today is not None and day > today:
        return Complaint.FUTURE
    return None
