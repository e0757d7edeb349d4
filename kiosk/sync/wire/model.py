"""What every model of the wire shares: Vietnamese names outside, ours inside, lenient reading.

A field's description begins with how sure it is: [A] two independent implementations agree, [B] one implementation,
[C] an inference, [M] not confirmed by anything. Then who was seen to use it: CPS (OpenCPS v2), TD (one-stop system of
several provinces, 02/2025), HG (Hà Giang), GPLX (road department), VT (constants of a one-gate product), CM (page of a
province on its connections), 766 (scoring rules of QĐ 766/QĐ-TTg), IG (documents of an iGate connection, 2026), PC07.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from kiosk.domain.local_time import VIETNAM

Certainty = Literal["A", "B", "C", "M"]
# Every form of a moment seen in any answer; read on Vietnam's clock.
FORMS = ("%Y%m%d%H%M%S", "%d/%m/%Y %H:%M:%S", "%Y-%m-%d %H:%M:%S", "%d/%m/%Y", "%Y%m%d", "%Y-%m-%d")


class WireModel(BaseModel):
    """Members that we do not know are kept, so that what is read can be handed on whole."""

    # defer_build: most models are of calls that a process never makes, and a window waits for the import.
    model_config = ConfigDict(
        populate_by_name=True, extra="allow", frozen=True, hide_input_in_errors=True, defer_build=True
    )

    def __repr__(self) -> str:  # names and numbers of persons must not reach a log
        return f"{type(self).__name__}()"

    __str__ = __repr__

    def tree(self) -> dict[str, Any]:
        """By the wire's names, with values as Python has them; Spelling writes them for one profile."""
        return self.model_dump(by_alias=True)


def told(
    alias: str, certainty: Certainty, seen: str, meaning: str = "", default: Any = "", must: bool = False, **more: Any
) -> Any:
    """A field of the wire. must: the receiver is thought to insist on it."""
    words = f"[{certainty}] {seen}" + (f": {meaning}" if meaning else "")
    return Field(
        default, alias=alias, description=words, json_schema_extra={"must": must, "certainty": certainty}, **more
    )


def rows(alias: str, certainty: Certainty, seen: str, meaning: str = "") -> Any:
    """An array of the wire; absent and null are read as none."""
    words = f"[{certainty}] {seen}" + (f": {meaning}" if meaning else "")
    return Field(default=(), alias=alias, description=words, json_schema_extra={"must": False, "certainty": certainty})


def unfilled(model: WireModel, place: str = "") -> Iterator[str]:
    """Fields that the receiver insists on and that are empty, each as its path on the wire."""
    for name, field in type(model).model_fields.items():
        value, here = getattr(model, name), place + (field.alias or name)
        extra = field.json_schema_extra
        if isinstance(extra, dict) and extra.get("must") and value in ("", None, ()):
            yield here
        for number, row in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(row, WireModel):
                yield from unfilled(row, f"{here}[{number}].")


def read_moment(value: object) -> datetime | None:
    """Aware UTC, from any form that was seen; None for what is absent or no moment."""
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    text = str(value or "").strip()
    for form in FORMS:
        try:
            return datetime.strptime(text, form).replace(tzinfo=VIETNAM).astimezone(UTC)
        except ValueError:
            continue
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (at if at.tzinfo else at.replace(tzinfo=VIETNAM)).astimezone(UTC)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _number(value: object) -> int | None:
    text = str("" if value is None else value).strip()
    return int(text) if text.lstrip("-").isdigit() and text.isascii() else None


def _flag(value: object) -> bool:
    return str(value).strip().casefold() in ("1", "true")


def _rows(value: object) -> object:
    return () if value in (None, "") else value


Words = Annotated[str, BeforeValidator(_text)]  # numbers come where texts are promised
Number = Annotated[int | None, BeforeValidator(_number)]
Flag = Annotated[bool, BeforeValidator(_flag)]  # "1", 1, "True", true
Moment = Annotated[datetime | None, BeforeValidator(read_moment)]
AbsentRows = BeforeValidator(_rows)
