"""A form as single questions, in order: one a page. An address is three of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.form import FieldKind, Form, FormField


class Ask(StrEnum):
    """How a question is asked."""

    TEXT = "text"  # the screen keyboard
    EMAIL = "email"
    PHONE = "phone"  # a digit pad on the page
    DATE = "date"  # the pad
    NUMBER = "number"
    CITIZEN_ID = "citizen_id"
    TAX_CODE = "tax_code"
    CHOICE = "choice"  # cards
    PROVINCE = "province"  # a list to search
    COMMUNE = "commune"


PADDED = {Ask.PHONE: 11, Ask.DATE: 8, Ask.NUMBER: 9, Ask.CITIZEN_ID: 12, Ask.TAX_CODE: 13}  # most digits


@dataclass(frozen=True, slots=True)
class Question:
    key: str  # form key
    field: FormField
    ask: Ask


def questions_of(form: Form, values: Mapping[str, str]) -> tuple[Question, ...]:
    """Those that apply to the answers so far."""
    return tuple(question for field in form.fields if field.applies(values) for question in _asked(field))


def _asked(field: FormField) -> tuple[Question, ...]:
    if field.kind is FieldKind.ADDRESS:
        parts = (("province", Ask.PROVINCE), ("commune", Ask.COMMUNE), ("detail", Ask.TEXT))
        return tuple(Question(f"{field.key}.{part}", field, ask) for part, ask in parts)
    return (Question(field.key, field, Ask(field.kind.value)),)


def typed_digits(value: str) -> str:
    return "".join(sign for sign in value if sign.isdigit())


def written(ask: Ask, digits: str) -> str:
    """Digits as they are kept: a day gets its strokes as it is typed, "0511" -> "05/11"."""
    if ask is not Ask.DATE:
        return digits
    return "/".join(part for part in (digits[:2], digits[2:4], digits[4:]) if part)


def spaced(ask: Ask, value: str) -> str:
    """As one reads it: "0912 345 678", "0990 8500 0011", "05/1_/____"."""
    if ask is Ask.PHONE:
        return " ".join(part for part in (value[:4], value[4:7], value[7:]) if part)
    if ask is Ask.CITIZEN_ID:
        return " ".join(value[i : i + 4] for i in range(0, len(value), 4))
    if ask is Ask.DATE:
        digits = typed_digits(value).ljust(8, "_")
        return f"{digits[:2]}/{digits[2:4]}/{digits[4:]}"
    return value
