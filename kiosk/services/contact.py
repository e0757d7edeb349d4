"""How to reach the applicant, picked from what the form asked."""

from collections.abc import Callable, Mapping

from kiosk.domain.applicant import Contact
from kiosk.domain.form import FieldKind, Form

PlaceName = Callable[[str], str]  # code of a province or commune -> its name
RETURN_KEY = "return_by"  # the form key for the way the result comes back
RETURN_BY_POST = "post"


def contact_of(form: Form, details: Mapping[str, str], place_name: PlaceName) -> Contact:
    """The first field of each kind counts."""
    return Contact(
        phone=_first(form, FieldKind.PHONE, details).replace(" ", ""),
        email=_first(form, FieldKind.EMAIL, details),
        address=_address(form, details, place_name),
    )


def _first(form: Form, kind: FieldKind, details: Mapping[str, str]) -> str:
    return next((details.get(f.key, "") for f in form.fields if f.kind is kind), "")


def _address(form: Form, details: Mapping[str, str], place_name: PlaceName) -> str:
    """ "Số 1 đường Mẫu, Phường Hoa Mẫu, Tỉnh Mẫu"."""
    key = next((f.key for f in form.fields if f.kind is FieldKind.ADDRESS), None)
    if key is None:
        return ""
    parts = [details.get(f"{key}.detail", "")]
    parts += [place_name(code) for code in (details.get(f"{key}.commune"), details.get(f"{key}.province")) if code]
    return ", ".join(part for part in parts if part)
