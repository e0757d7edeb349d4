"""Read the rules that the centre may change: resources/rules/*.toml. What does not fit is refused, never guessed."""

import tomllib
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

from kiosk.domain.casework import Action, DueChange, FormCode, StepRule, StepRules
from kiosk.domain.catalogue import LifeEvent
from kiosk.domain.dossier import NEXT, DossierState
from kiosk.domain.errors import ResourceBroken
from kiosk.domain.form import Choice, FieldKind, FormField
from kiosk.domain.officer import Role
from kiosk.domain.procedure import ReceptionRule, TermUnit
from kiosk.domain.rules import Forms, ReceptionRules

# What a wrong key, type or value looks like while a file is taken apart.
MISFITS = (KeyError, TypeError, ValueError, AttributeError)


def load_reception_rules(folder: Path) -> ReceptionRules:
    """due_dates.toml in `folder`. Raises ResourceBroken."""
    path = folder / "due_dates.toml"
    values = _read(path)
    try:
        rules = {code: _reception_rule(table) for code, table in values.get("procedures", {}).items()}
        return ReceptionRules(_reception_rule(values["default"]), rules)
    except MISFITS as exc:
        raise ResourceBroken(f"{path.name}: {type(exc).__name__}") from exc


def load_forms(folder: Path) -> Forms:
    """forms.toml in `folder`. Raises ResourceBroken."""
    path = folder / "forms.toml"
    values = _read(path)
    try:
        known = {key: _form_field(key, table) for key, table in values["fields"].items()}
        return Forms(
            tuple(known[key] for key in values["default"]["fields"]),
            {name: tuple(known[key] for key in keys) for name, keys in values.get("by_field", {}).items()},
            {code: tuple(known[key] for key in keys) for code, keys in values.get("by_procedure", {}).items()},
        )
    except MISFITS as exc:
        raise ResourceBroken(f"{path.name}: {type(exc).__name__}") from exc


def load_life_events(folder: Path) -> tuple[LifeEvent, ...]:
    """life_events.toml in `folder`, in the order of the file. Raises ResourceBroken."""
    path = folder / "life_events.toml"
    values = _read(path)
    try:
        return tuple(LifeEvent(e["key"], e["title"], e["icon"], tuple(e["codes"])) for e in values["events"])
    except MISFITS as exc:
        raise ResourceBroken(f"{path.name}: {type(exc).__name__}") from exc


def load_step_rules(folder: Path) -> StepRules:
    """steps.toml in `folder`. Raises ResourceBroken; every action must have its row, and no other."""
    path = folder / "steps.toml"
    values = _read(path)
    try:
        version, since = str(values.pop("version")), values.pop("in_force_from")
        rows = {Action(name): _step_rule(Action(name), table) for name, table in values.items()}
        if set(rows) != set(Action) or not isinstance(since, date):
            raise ValueError("an action without a row, or no day")
    except MISFITS as exc:
        raise ResourceBroken(f"{path.name}: {type(exc).__name__}") from exc
    return StepRules(version, since, rows)


def _step_rule(action: Action, table: Mapping[str, Any]) -> StepRule:
    _refuse_unknown(table, {"title", "from", "to", "role", "form", "due", "reason", "at_most", "basis", "assumed"})
    sources = frozenset(DossierState(name) for name in table["from"])
    target = DossierState(table["to"]) if "to" in table else None
    if target is not None and not all(target in NEXT[source] for source in sources):
        raise ValueError("a step that the states do not allow")
    return StepRule(
        action=action,
        title=str(table["title"]),
        sources=sources,
        target=target,
        role=Role(table["role"]),
        form=FormCode(table["form"]) if "form" in table else None,
        due=DueChange(table["due"]),
        reason_needed=bool(table.get("reason", False)),
        at_most=int(table.get("at_most", 0)),
        basis=str(table["basis"]),
        assumed=bool(table["assumed"]),
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as exc:  # both TOMLDecodeError and UnicodeDecodeError are ValueErrors
        raise ResourceBroken(f"{path.name}: {type(exc).__name__}") from exc


def _reception_rule(table: Mapping[str, Any]) -> ReceptionRule:
    _refuse_unknown(table, {"late_after", "basis", "assumed", "unitless"})
    late_after, assumed = table.get("late_after"), table["assumed"]
    if not (late_after is None or isinstance(late_after, time)) or not isinstance(assumed, bool):
        raise TypeError("late_after is a time, assumed is true or false")
    unitless = TermUnit(table["unitless"]) if "unitless" in table else None
    return ReceptionRule(late_after, str(table["basis"]), assumed, unitless)


def _form_field(key: str, table: Mapping[str, Any]) -> FormField:
    _refuse_unknown(table, {"label", "kind", "required", "hint", "choices", "max_length", "asked_if"})
    choices = tuple(Choice(c["value"], c["label"]) for c in table.get("choices", ()))
    kind, required = FieldKind(table["kind"]), table["required"]
    if (kind is FieldKind.CHOICE) != bool(choices) or not isinstance(required, bool):
        raise ValueError("choices belong to a choice; required is true or false")
    asked_if = tuple(map(str, table.get("asked_if", ())))
    if len(asked_if) == 1:
        raise ValueError("asked_if is a key and its values")
    return FormField(
        key,
        table["label"],
        kind,
        required,
        table.get("hint", ""),
        choices,
        int(table.get("max_length", 200)),
        asked_if,
    )


def _refuse_unknown(table: Mapping[str, Any], known: set[str]) -> None:
    if not set(table) <= known:
        raise ValueError("unknown key")
