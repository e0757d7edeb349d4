"""How one profile writes a value: the form of a date, whether a number is text, where a text is cut. All of it data."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from kiosk.domain.local_time import VIETNAM

ISO_MILLISECONDS = "iso-ms"
Flags = Literal["digit", "capital", "bool"]
Numbers = Literal["text", "number"]


class Spelling(BaseModel):
    """Table [spelling] of a profile.

    moment: form of dates and times (strftime, on Vietnam's clock), or "iso-ms".
    flag: "digit" 0/1 as text, "capital" True/False as text, "bool" JSON.
    number: "text" or "number".
    absent: what stands for a value that is not there: "empty" text, or "omit" the member.
    fields: exceptions by the wire's name of a field: one of the words above, or a form.
    cut: longest text of a field in UTF-16 units, as the receiving database counts; longer ones are shortened.
    whole: the same for codes, which nothing may shorten: longer ones are a defect.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    moment: str
    flag: Flags
    number: Numbers
    absent: Literal["empty", "omit"] = "empty"
    fields: dict[str, str] = {}
    cut: dict[str, int] = {}
    whole: dict[str, int] = {}

    def write(self, tree: Mapping[str, Any]) -> dict[str, object]:
        """JSON values of a model's tree. Raises ValueError when a code is longer than its field."""
        written = {name: self._value(name, value) for name, value in tree.items()}
        if self.absent == "omit":
            return {name: value for name, value in written.items() if value is not None}
        return {name: "" if value is None else value for name, value in written.items()}

    def _value(self, name: str, value: Any) -> object:
        form = self.fields.get(name, "")
        if value is None:
            return None
        if isinstance(value, bool):
            return _flag(value, form or self.flag)
        if isinstance(value, int):
            return value if (form or self.number) == "number" else str(value)
        if isinstance(value, date):
            return write_moment(value, form or self.moment)
        if isinstance(value, Mapping):
            return self.write(value)
        if isinstance(value, list | tuple):
            return [self.write(row) if isinstance(row, Mapping) else self._value(name, row) for row in value]
        return self._words(name, str(value))

    def _words(self, name: str, text: str) -> str:
        if name in self.whole and units(text) > self.whole[name]:
            raise ValueError(f"{name} is longer than its field")
        return cut(text, self.cut[name]) if name in self.cut else text


def write_moment(at: date, form: str) -> str:
    """A datetime is told on Vietnam's clock; a date as its midnight."""
    local = at.astimezone(VIETNAM) if isinstance(at, datetime) else datetime(at.year, at.month, at.day, tzinfo=VIETNAM)
    return local.isoformat(timespec="milliseconds") if form == ISO_MILLISECONDS else local.strftime(form)


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "replace")) // 2


def cut(text: str, most: int) -> str:
    """Shorten to so many UTF-16 units, never through the middle of a letter's pair."""
    return text.encode("utf-16-le", "replace")[: 2 * most].decode("utf-16-le", "ignore")


def _flag(value: bool, form: str) -> object:
    if form == "bool":
        return value
    return str(value) if form == "capital" else str(int(value))
