"""The words of a form and what they rest on: resources/forms/*.toml. What does not fit is refused, never guessed.

When the law changes a form, the file changes and the program does not. A form may have successors,
`<name>-2027-03-01.toml`, each in force from the day in its name: the day on the paper decides which one is printed.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Formatter
from typing import Any

from kiosk.documents.typesetting import PAPERS
from kiosk.domain.errors import ResourceBroken

KEYS = {"code", "title", "basis", "in_force_from", "paper", "copies", "assumed", "assumed_because", "notes"}
THERMAL = "thermal"
SUCCESSOR = re.compile(r"-(\d{4}-\d{2}-\d{2})$")

# Key of a word ("fields.address") -> the names it may have in braces, separated by spaces.
Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FormTemplate:
    """One version of one form."""

    code: str  # "01" … "07" of the law; a word of ours for the centre's own papers
    title: tuple[str, ...]  # one text an output line
    basis: str
    in_force_from: date | None  # None: not confirmed
    paper: str  # a key of PAPERS, or THERMAL
    copies: tuple[str, ...]  # whom each copy (liên) is for; empty: one copy without a name
    assumed: tuple[str, ...]  # why its wording is not certain; empty: it is the text in force
    notes: tuple[str, ...]
    words: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.words[key]

    @classmethod
    def load(cls, path: Path, needed: Words) -> "FormTemplate":
        """Raises: ResourceBroken when a word is missing, unknown, or names what the form does not have."""
        try:
            text = tomllib.loads(path.read_text("utf-8"))
            sections = {key: text[key] for key in text if key not in KEYS}
            words = {f"{name}.{key}": _word(word) for name, table in sections.items() for key, word in table.items()}
            _check(words, needed)
            return cls(
                code=_word(text["code"]),
                title=tuple(map(_word, text["title"])),
                basis=_word(text["basis"]),
                in_force_from=_day(text["in_force_from"]),
                paper=_known(text["paper"]),
                copies=tuple(map(_word, text["copies"])),
                assumed=_reasons(text["assumed"], text["assumed_because"]),
                notes=tuple(map(_word, text["notes"])),
                words=words,
            )
        except (OSError, KeyError, TypeError, ValueError, AttributeError) as exc:
            raise ResourceBroken(f"{path.name}: {type(exc).__name__}") from exc


@dataclass(frozen=True, slots=True)
class Versions:
    """Every version of one form, the oldest first."""

    templates: tuple[FormTemplate, ...]

    @classmethod
    def load(cls, folder: Path, name: str, needed: Words) -> "Versions":
        """Raises: ResourceBroken."""
        successors = sorted(p for p in folder.glob(f"{name}-*.toml") if SUCCESSOR.search(p.stem))
        templates = [FormTemplate.load(folder / f"{name}.toml", needed)]
        for path in successors:
            template = FormTemplate.load(path, needed)
            if template.in_force_from is None or not path.stem.endswith(template.in_force_from.isoformat()):
                raise ResourceBroken(f"{path.name}: in_force_from is not the day of its name")
            templates.append(template)
        return cls(tuple(templates))

    def on(self, day: date) -> FormTemplate:
        """The latest one in force on that day; the first stands for all that came before."""
        in_force = [t for t in self.templates[1:] if t.in_force_from and t.in_force_from <= day]
        return in_force[-1] if in_force else self.templates[0]


def _check(words: Mapping[str, str], needed: Words) -> None:
    if set(words) != set(needed):
        raise ValueError("words missing or unknown")
    for key, word in words.items():
        names = {name for _, name, _, _ in Formatter().parse(word) if name is not None}
        if not names <= set(needed[key].split()):
            raise ValueError("a name in braces that this form does not have")


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text")
    return value


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if value else None


def _known(paper: str) -> str:
    if paper not in (*PAPERS, THERMAL):
        raise ValueError("no such paper")
    return paper


def _reasons(assumed: object, because: list[Any]) -> tuple[str, ...]:
    if not isinstance(assumed, bool) or assumed != bool(because):
        raise ValueError("what is assumed has a reason, what is not has none")
    return tuple(map(_word, because))
