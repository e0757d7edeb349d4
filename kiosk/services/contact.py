"""What the form told, for those who read it elsewhere: how to reach the applicant, and the answers in words."""

from collections.abc import Callable, Mapping

from kiosk.domain.applicant import Contact
from kiosk.domain.centre import OneStopCentre
from kiosk.domain.form import FieldKind, Form, FormField

PlaceName = Callable[[str], str]  # code of a province or commune -> its name
# Keys of resources/rules/forms.toml that every form shares.
PHONE_KEY, EMAIL_KEY = "phone", "email"
RETURN_KEY, RETURN_BY_POST = "return_by", "post"
BY_POST = "Trả qua dịch vụ bưu chính"


def contact_of(details: Mapping[str, str], residence: str) -> Contact:
    """residence: nơi thường trú, from the card. An address in the form is what is applied for, not where one lives."""
    return Contact(details.get(PHONE_KEY, "").replace(" ", ""), details.get(EMAIL_KEY, ""), residence)


def by_post(details: Mapping[str, str]) -> bool:
    return details.get(RETURN_KEY) == RETURN_BY_POST


def return_place(details: Mapping[str, str], centre: OneStopCentre) -> str:
    """Nơi nhận kết quả."""
    return BY_POST if by_post(details) else centre.name


def answers_text(form: Form, details: Mapping[str, str], place_name: PlaceName) -> str:
    """ "Họ tên con: Nguyễn Văn Mẫu; Nhận kết quả: Tại trung tâm này", in the order of the form, contact left out."""
    answers = (
        (field.label, _answer(field, details, place_name))
        for field in form.fields
        if field.key not in (PHONE_KEY, EMAIL_KEY)
    )
    return "; ".join(f"{label}: {answer}" for label, answer in answers if answer)


def _answer(field: FormField, details: Mapping[str, str], place_name: PlaceName) -> str:
    if field.kind is FieldKind.ADDRESS:
        codes = (details.get(f"{field.key}.commune"), details.get(f"{field.key}.province"))
        parts = [details.get(f"{field.key}.detail", ""), *(place_name(code) for code in codes if code)]
        return ", ".join(part for part in parts if part)
    value = details.get(field.key, "")
    return next((choice.label for choice in field.choices if choice.value == value), value)
