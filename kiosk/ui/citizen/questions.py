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
    CHOICE = "choice"  # cards
    PROVINCE = "province"  # a list to search
    COMMUNE = "commune"


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
