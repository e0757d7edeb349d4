"""What an officer types about a digitised paper becomes its metadata, and is shown again."""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from kiosk.domain.errors import PaperFactsInvalid
from kiosk.domain.form import read_date, tidy
from kiosk.domain.paper_facts import DAYS, PaperFacts

OLDEST = date(1900, 1, 1)
CODE = re.compile(r"^[A-Z0-9][A-Z0-9.\-]{0,49}$")
LONGEST = {"number": 60, "issued_by": 200, "signed_by": 100, "summary": 500, "scope": 200}
CODES = ("paper_code", "store_code", "result_code")
FLAGS = ("permanent", "hidden")
SAYS_YES = "yes"


def read_facts(values: Mapping[str, str], today: date) -> PaperFacts:
    """From what was typed, by field name; a flag is "yes" or anything else, a day as in the forms (02/11/2026).

    Raises PaperFactsInvalid, naming the fields that do not fit.
    """
    wrong: list[str] = []

    def day(key: str) -> date | None:
        words = tidy(values.get(key, ""))
        found = read_date(words)
        if words and found is None:
            wrong.append(key)
        return found

    said: dict[str, Any] = {key: tidy(values.get(key, "")) for key in LONGEST}
    said |= {key: tidy(values.get(key, "")).upper() for key in CODES}
    said |= {key: values.get(key) == SAYS_YES for key in FLAGS}
    said |= {key: day(key) for key in DAYS}
    facts = PaperFacts(**said)
    wrong += complaints(facts, today)
    if wrong:
        raise PaperFactsInvalid(", ".join(dict.fromkeys(wrong)))
    return facts


def complaints(facts: PaperFacts, today: date) -> list[str]:
    """Names of the fields that do not fit."""
    wrong = [key for key, most in LONGEST.items() if len(getattr(facts, key)) > most]
    wrong += [key for key in CODES if getattr(facts, key) and not CODE.match(getattr(facts, key))]
    rules: tuple[tuple[str, Callable[[], bool]], ...] = (
        ("issued_on", lambda: facts.issued_on is None or OLDEST <= facts.issued_on <= today),
        ("valid_until", lambda: not (facts.permanent and facts.valid_until)),
        ("valid_until", lambda: not (facts.valid_until and facts.issued_on and facts.valid_until < facts.issued_on)),
        ("valid_until", lambda: facts.valid_until is None or facts.valid_until >= OLDEST),
    )
    return wrong + [key for key, fits in rules if not fits()]


def as_typed(facts: PaperFacts) -> dict[str, str]:
    """The other way round, for a form."""
    shown: dict[str, str] = {}
    for each in fields(facts):
        value = getattr(facts, each.name)
        shown[each.name] = (
            (SAYS_YES if value else "")
            if isinstance(value, bool)
            else f"{value:%d/%m/%Y}"
            if isinstance(value, date)
            else value or ""
        )
    return shown


def changed(before: PaperFacts, after: PaperFacts) -> list[str]:
    """Names of the fields that say something else."""
    return [each.name for each in fields(after) if getattr(before, each.name) != getattr(after, each.name)]
