"""What a procedure asks beyond the card, as data: the details page is generated from it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class FieldKind(StrEnum):
    TEXT = "text"
    PHONE = "phone"  # 10 digits starting with 0, or 11 for a land line
    EMAIL = "email"
    ADDRESS = "address"  # three keys: <key>.province, <key>.commune (codes), <key>.detail
    CHOICE = "choice"


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

    def applies(self, values: Mapping[str, str]) -> bool:
        return not self.asked_if or values.get(self.asked_if[0]) in self.asked_if[1:]

    def depends_on(self, key: str) -> bool:
        return self.asked_if[:1] == (key,)


@dataclass(frozen=True, slots=True)
class Form:
    fields: tuple[FormField, ...]


PHONE = re.compile(r"0\d{9,10}")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def tidy(text: str) -> str:
    """NFC, without spaces at the ends or doubled inside."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def keys_of(field: FormField) -> tuple[str, ...]:
    if field.kind is FieldKind.ADDRESS:
        return (f"{field.key}.province", f"{field.key}.commune", f"{field.key}.detail")
    return (field.key,)


def complaints(form: Form, values: Mapping[str, str]) -> dict[str, str]:
    """Form key -> a sentence in Vietnamese on what to mend. Empty: the form is good."""
    found: dict[str, str] = {}
    for field in (f for f in form.fields if f.applies(values)):
        for key in keys_of(field):
            value = tidy(values.get(key, ""))
            complaint = _complaint(field, value)
            if complaint:
                found[key] = complaint
    return found


def _complaint(field: FormField, value: str) -> str:
    if not value:
        return "Vui lòng điền mục này." if field.required else ""
    if len(value) > field.max_length:
        return f"Vui lòng viết ngắn hơn {field.max_length} chữ."
    if field.kind is FieldKind.PHONE and not PHONE.fullmatch(value.replace(" ", "")):
        return "Số điện thoại gồm 10 chữ số, bắt đầu bằng số 0."
    if field.kind is FieldKind.EMAIL and not EMAIL.fullmatch(value):
        return "Địa chỉ thư điện tử có dạng ten@vidu.vn."
    if field.kind is FieldKind.CHOICE and value not in {c.value for c in field.choices}:
        return "Vui lòng chọn một trong các mục."
    return ""
