"""What an answer means: its code made a number, its words looked up in resources/portal/answers.toml."""

import json
import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.domain.errors import PortalAnswerUnreadable, ResourceBroken
from kiosk.domain.portal_answer import MOST_RAW, AnswerKind, PortalAnswer
from kiosk.sync.wire.model import Certainty

FIELD_NAME = re.compile(r"\b[A-Z][A-Za-z]{3,39}\b")  # MaHoSo, DanhSachLePhi: nothing a person is called
MOST_FIELDS = 10


class Rule(BaseModel):
    """One line of the table; the first that fits decides. Words are compared in NFC without regard to case.

    on: "failed", only where the code says so; "any", whatever the code.
    codes: only these codes; none: every code.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: AnswerKind
    words: tuple[str, ...]
    unless: tuple[str, ...] = ()
    on: Literal["any", "failed"] = "any"
    codes: tuple[int, ...] = ()
    source: str
    certainty: Certainty

    def fits(self, message: str, code: int | None, failed: bool) -> bool:
        if (self.on == "failed" and not failed) or (self.codes and code not in self.codes):
            return False
        return any(word in message for word in self.words) and not any(word in message for word in self.unless)


@cache
def load_rules(folder: Path) -> tuple[Rule, ...]:
    """Raises ResourceBroken."""
    try:
        table = tomllib.loads((folder / "answers.toml").read_text("utf-8"))
        rules = tuple(Rule(**line) for line in table["answer"])
    except (OSError, ValueError, KeyError, TypeError, ValidationError) as exc:
        raise ResourceBroken("portal/answers.toml") from exc
    return tuple(r.model_copy(update={"words": _folded(r.words), "unless": _folded(r.unless)}) for r in rules)


class Reading(BaseModel):
    """Table [answer] of a profile: where an answer has its parts.

    ok: codes that say that it was done. wrapped: the Portal's own answer is JSON inside the text of `message`.
    code_needed: an answer without a code is nobody's answer.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str = "error_code"
    message: tuple[str, ...] = ("message",)
    ok: tuple[int, ...] = (0,)
    wrapped: bool = False
    code_needed: bool = True
    portal_id: str = ""  # dotted place of the Portal's own id of a dossier

    def unwrap(self, body: dict[str, object]) -> dict[str, object]:
        """The inner answer where there is one, with what only the outer one tells."""
        inner = body.get("message")
        if not self.wrapped or not isinstance(inner, str) or not inner.lstrip().startswith(("{", "[")):
            return body
        try:
            value = json.loads(inner)
        except (ValueError, RecursionError):
            return body  # words that only look like JSON
        if isinstance(value, list):
            return {**body, "message": "", "result": value}
        return {**{name: told for name, told in body.items() if name != "message"}, **value}

    def classify(self, body: Mapping[str, object], rules: Sequence[Rule], http_failed: bool = False) -> PortalAnswer:
        """Raises PortalAnswerUnreadable when there is no code where one must be."""
        code = error_code(body.get(self.code))
        if code is None and self.code_needed:
            raise PortalAnswerUnreadable("no error_code")
        said = next((text for name in self.message if isinstance(text := body.get(name), str) and text), "")
        failed = http_failed or (code is not None and code not in self.ok)
        message = fold(said)
        kind = next((rule.kind for rule in rules if rule.fits(message, code, failed)), None)
        if kind is None:
            kind = AnswerKind.UNKNOWN if failed else AnswerKind.OK
        fields = () if kind is AnswerKind.OK else tuple(dict.fromkeys(FIELD_NAME.findall(said)))[:MOST_FIELDS]
        raw = json.dumps(body, ensure_ascii=False)[:MOST_RAW]
        return PortalAnswer(kind, code, fields, str(pick(body, self.portal_id) or ""), said, raw)


def error_code(value: object) -> int | None:
    """0, "0", "00", 3, "-3" as a number; None for what is none."""
    text = str(value).strip()
    try:
        return None if isinstance(value, bool) else int(text)
    except ValueError:
        return None


def pick(body: object, place: str) -> object:
    """The value at a dotted place; None where there is none. An empty place: None."""
    for name in place.split(".") if place else [""]:
        body = body.get(name) if isinstance(body, Mapping) else None
    return body


def fold(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(fold(word) for word in words)
