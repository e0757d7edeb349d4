"""Plays resources/scenarios/card/*.toml: a person, and the variant of the card.

A file names its own person, or another file's (`person = "nguyen-van-mau"`), and may name a `variant`.
"""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from kiosk.devices.card.software_card import variants
from kiosk.devices.card.software_card.chip import SoftwareCard
from kiosk.devices.card.software_card.issuer import Issuer
from kiosk.devices.card.software_card.person import Person
from kiosk.devices.card.software_card.personalise import personalise
from kiosk.devices.card.software_card.portrait import Look, draw
from kiosk.devices.card.software_card.tries import Tries
from kiosk.domain.errors import ResourceBroken

_ELDERLY_AGE = 60  # years at issue


@dataclass(frozen=True, slots=True)
class Scenario:
    person: Person
    variant: str = variants.DEFAULT


def names(folder: Path) -> list[str]:
    return sorted(path.stem for path in folder.glob("*.toml"))


def load(folder: Path, name: str) -> Scenario:
    """Raises ResourceBroken."""
    try:
        values = tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))
        variant = values.pop("variant", variants.DEFAULT)
        variants.variant(variant)  # a typo stops here
        if "person" in values:
            return replace(load(folder, values["person"]), variant=variant)
        return Scenario(_person(values), variant)
    except (OSError, ValueError, TypeError, KeyError, tomllib.TOMLDecodeError) as exc:
        raise ResourceBroken(f"card scenario {name}: {type(exc).__name__}") from exc


def _person(values: dict[str, Any]) -> Person:
    unknown = values.keys() - {f.name for f in fields(Person)}
    if unknown:
        raise ValueError("unknown key")
    return Person(**values)


def card_factory(
    folder: Path, name: str, issuer_folder: Path | None = None, variant: str = ""
) -> Callable[[], SoftwareCard]:
    """Personalise the scenario's card once; each call is that card, laid down anew. It remembers wrong tries.

    folder: resources/scenarios/card; the issuer lies in its folder `issuer` unless another is given.
    variant: a name that variants.variant knows; empty: the scenario's own.
    Raises ResourceBroken, KeyError for an unknown variant.
    """
    scenario = load(folder, name)
    chosen = variants.variant(variant or scenario.variant)
    try:
        issuer = Issuer.load((issuer_folder or folder / "issuer") / chosen.issuer)
    except (OSError, ValueError) as exc:
        raise ResourceBroken(f"card issuer: {type(exc).__name__}") from exc
    person = scenario.person
    elderly = person.issue_date.year - person.birth_date.year >= _ELDERLY_AGE
    portrait = draw(Look(woman=person.sex == "Nữ", elderly=elderly))
    content = personalise(person, portrait, issuer, chosen.protocols, chosen.contents)
    tries = Tries(chosen.manners.wrong_tries)
    return lambda: SoftwareCard(content, chosen.misbehaviour, chosen.after, chosen.most_bytes, chosen.manners, tries)
