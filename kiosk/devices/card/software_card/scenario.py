"""Plays resources/scenarios/card/*.toml: a person, and what goes wrong with the card.

A file names its own person, or another file's (`person = "nguyen-van-mau"`), and may add a [fault].
"""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from kiosk.devices.card.software_card.chip import Misbehaviour, SoftwareCard
from kiosk.devices.card.software_card.issuer import Issuer
from kiosk.devices.card.software_card.personalise import Person, personalise
from kiosk.devices.card.software_card.portrait import Look, draw
from kiosk.domain.errors import ResourceBroken

_TAMPERED = "tampered"
_ELDERLY_AGE = 60  # years at issue


@dataclass(frozen=True, slots=True)
class Fault:
    """kind: a Misbehaviour or "tampered"; after: the APDU it begins with; group: the data group changed."""

    kind: str = Misbehaviour.NONE
    after: int = 1
    group: int = 0


@dataclass(frozen=True, slots=True)
class Scenario:
    person: Person
    fault: Fault


def names(folder: Path) -> list[str]:
    return sorted(path.stem for path in folder.glob("*.toml"))


def load(folder: Path, name: str) -> Scenario:
    """Raises ResourceBroken."""
    try:
        values = tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))
        fault = Fault(**values.pop("fault", {}))
        if fault.kind != _TAMPERED:
            Misbehaviour(fault.kind)  # a typo stops here
        if "person" in values:
            return Scenario(load(folder, values["person"]).person, fault)
        return Scenario(_person(values), fault)
    except (OSError, ValueError, TypeError, tomllib.TOMLDecodeError) as exc:
        raise ResourceBroken(f"card scenario {name}: {type(exc).__name__}") from exc


def _person(values: dict[str, Any]) -> Person:
    unknown = values.keys() - {f.name for f in fields(Person)}
    if unknown:
        raise ValueError("unknown key")
    return Person(**values)


def card_factory(folder: Path, name: str, issuer_folder: Path | None = None) -> Callable[[], SoftwareCard]:
    """Personalise the scenario's card once; each call is that card, laid down anew.

    folder: resources/scenarios/card; the issuer lies in its folder `issuer` unless another is given.
    Raises ResourceBroken.
    """
    scenario = load(folder, name)
    try:
        issuer = Issuer.load(issuer_folder or folder / "issuer")
    except (OSError, ValueError) as exc:
        raise ResourceBroken(f"card issuer: {type(exc).__name__}") from exc
    person, fault = scenario.person, scenario.fault
    elderly = person.issue_date.year - person.birth_date.year >= _ELDERLY_AGE
    portrait = draw(Look(woman=person.sex == "Nữ", elderly=elderly))
    tampered = fault.group if fault.kind == _TAMPERED else None
    content = personalise(person, portrait, issuer, tampered)
    misbehaviour = Misbehaviour.NONE if tampered is not None else Misbehaviour(fault.kind)
    return lambda: SoftwareCard(content, misbehaviour, fault.after)
