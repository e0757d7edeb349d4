"""Read what may be offered from scanned papers: resources/rules/paper_fields.toml."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.domain.errors import ResourceBroken
from kiosk.domain.field_offers import CodeRule, FieldRule, OfferRules, PaperField, PaperKind
from kiosk.domain.read_words import folded
from kiosk.store.rules import MISFITS

GROUPS = {"number", "date", "agency"}
NAME = "paper_fields.toml"


def load_offer_rules(folder: Path) -> OfferRules:
    """paper_fields.toml in `folder`. Raises ResourceBroken."""
    try:
        values = tomllib.loads((folder / NAME).read_text("utf-8"))
        _refuse_unknown(values, {"least", "shapes", "papers", "codes"})
        _refuse_unknown(values["shapes"], {"number", "agencies"})
        least = {PaperField(key): float(value) for key, value in values["least"].items()}
        if set(least) != set(PaperField) or not all(0 < value <= 1 for value in least.values()):
            raise ValueError("each field has the least sureness it is offered with")
        return OfferRules(
            tuple(_kind(name, table) for name, table in values["papers"].items()),
            tuple(map(_code, values.get("codes", ()))),
            re.compile(values["shapes"]["number"]),
            tuple(_words(name) for name in values["shapes"]["agencies"]),
            least,
        )
    except (OSError, *MISFITS, re.error) as exc:
        raise ResourceBroken(f"{NAME}: {type(exc).__name__}") from exc


def _kind(name: str, table: Mapping[str, Any]) -> PaperKind:
    _refuse_unknown(table, {"titles", "fields", "assumed"})
    titles = tuple(" ".join(_words(title)) for title in table["titles"])
    fields = tuple(map(_field, table["fields"]))
    if not titles or not fields or not isinstance(table["assumed"], bool):
        raise ValueError("a paper has titles and fields; assumed is true or false")
    return PaperKind(name, titles, fields)


def _field(table: Mapping[str, Any]) -> FieldRule:
    _refuse_unknown(table, {"field", "labels"})
    labels = tuple(_words(label) for label in table.get("labels", ()))
    rule = FieldRule(PaperField(table["field"]), labels)
    if rule.what is PaperField.NUMBER and not labels:
        raise ValueError("a number stands behind a label")
    return rule


def _code(table: Mapping[str, Any]) -> CodeRule:
    _refuse_unknown(table, {"pattern", "date_form", "assumed"})
    pattern = re.compile(table["pattern"])
    if not pattern.groupindex or not set(pattern.groupindex) <= GROUPS or not isinstance(table["assumed"], bool):
        raise ValueError("groups of a code are among number, date, agency; assumed is true or false")
    return CodeRule(pattern, table.get("date_form", "%d%m%Y"))


def _words(text: str) -> tuple[str, ...]:
    words = tuple(word for word in map(folded, text.split()) if word)
    if not words:
        raise ValueError("no words")
    return words


def _refuse_unknown(table: Mapping[str, Any], known: set[str]) -> None:
    if not set(table) <= known:
        raise ValueError("unknown key")
