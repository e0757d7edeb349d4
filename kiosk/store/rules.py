"""Read the rules that the centre may change: resources/rules/*.toml. What does not fit is refused, never guessed."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

from kiosk.domain.casework import (
    Action,
    Capacity,
    DeadlineFrom,
    DueChange,
    FormCode,
    StepDeadline,
    StepRule,
    StepRules,
)
from kiosk.domain.catalogue import LifeEvent
from kiosk.domain.dossier import NEXT, DossierState
from kiosk.domain.dossier_code import CodeForm
from kiosk.domain.errors import ResourceBroken
from kiosk.domain.form import Choice, FieldKind, FormField, OwnerPaper, OwnerRule
from kiosk.domain.hall import PriorityClass, QueueRules, ServiceCounter
from kiosk.domain.officer import Role
from kiosk.domain.procedure import ReceptionRule, TermUnit
from kiosk.domain.rules import CapacityRule, CapacityRules, Forms, ReceptionRules
from kiosk.domain.satisfaction import RatingReason, RatingRules
from kiosk.domain.ticket import Priority, ServiceLine
from kiosk.domain.voice import Score

# What a wrong key, type or value looks like while a file is taken apart.
MISFITS = (KeyError, TypeError, ValueError, AttributeError)
STEP_KEYS = {
    "title", "from", "to", "role", "form", "copies", "due", "reason", "at_most", "deadline", "told", "basis", "assumed"
}  # fmt: skip


def load_reception_rules(folder: Path) -> ReceptionRules:
    """due_dates.toml in `folder`. Raises ResourceBroken."""
    path = folder / "due_dates.toml"
    values = read_table(path)
    try:
        rules = {code: _reception_rule(table) for code, table in values.get("procedures", {}).items()}
        return ReceptionRules(_reception_rule(values["default"]), rules)
    except MISFITS as exc:
        raise ResourceBroken(f"{path.name}: {type(exc).__name__}") from exc


def load_forms(folder: Path) -> Forms:
    """forms.toml and capacity.toml in `folder`. Raises ResourceBroken."""
    path = folder / "forms.toml"
    values = read_table(path)
    try:
        known = {key: _form_field(key, table) for key, table in values["fields"].items()}
    except MISFITS as exc:
        raise ResourceBroken(f"{path.name}: {type(exc).__name__}") from exc
    capacities = _load_capacities(folder, known)
    try:
        return Forms(
            tuple(known[key] for key in values["default"]["fields"]),
            {name: tuple(known[key] for key in keys) for name, keys in values.get("by_field", {}).items()},
            {code: tuple(known[key] for key in keys) for code, keys in values.get("by_procedure", {}).items()},
            tuple(known[key] for key in values.get("general", {}).get("fields", ())),
            capacities,
        )
    except MISFITS as exc:
        raise ResourceBroken(f"{path.name}: {type(exc).__name__}") from exc


def load_life_events(folder: Path) -> tuple[LifeEvent, ...]:
    """life_events.toml in `folder`, in the order of the file. Raises ResourceBroken."""
    path = folder / "life_events.toml"
    values = read_table(path)
    try:
        return tuple(LifeEvent(e["key"], e["title"], e["icon"], tuple(e["codes"])) for e in values["events"])
    except MISFITS as exc:
        raise ResourceBroken(f"{path.name}: {type(exc).__name__}") from exc


def load_step_rules(folder: Path) -> StepRules:
    """steps.toml in `folder`. Raises ResourceBroken; every action must have its row, and no other."""
    path = folder / "steps.toml"
    values = read_table(path)
    try:
        version, since = str(values.pop("version")), values.pop("in_force_from")
        rows = {Action(name): _step_rule(Action(name), table) for name, table in values.items()}
        if set(rows) != set(Action) or not isinstance(since, date):
            raise ValueError("an action without a row, or no day")
    except MISFITS as exc:
        raise ResourceBroken(f"{path.name}: {type(exc).__name__}") from exc
    return StepRules(version, since, rows)


def load_queue_rules(folder: Path, ahead_minutes: int) -> QueueRules:
    """queue.toml in `folder`. ahead_minutes: from the settings. Raises ResourceBroken."""
    path = folder / "queue.toml"
    values = read_table(path)
    try:
        refuse_unknown(values, {"version", "basis", "assumed", "active_minutes", "counters", "lines", "priorities"})
        rules = QueueRules(
            lines=tuple(_service_line(table) for table in values["lines"]),
            counters=tuple(ServiceCounter(number, str(title)) for number, title in values["counters"].items()),
            priorities=tuple(
                PriorityClass(Priority(p["priority"]), str(p["title"]), str(p["shown"])) for p in values["priorities"]
            ),
            basis=str(values["basis"]),
            assumed=bool(values["assumed"]),
            active_for=timedelta(minutes=values["active_minutes"]),
            ahead_minutes=ahead_minutes,
        )
        _check_queue(rules)
    except MISFITS as exc:
        raise ResourceBroken(f"{path.name}: {type(exc).__name__}") from exc
    return rules


def load_rating_rules(folder: Path) -> RatingRules:
    """ratings.toml in `folder`. Raises ResourceBroken; every face must have a reason to offer."""
    path = folder / "ratings.toml"
    values = read_table(path)
    try:
        refuse_unknown(values, {"version", "basis", "assumed", "question", "reasons"})
        reasons = tuple(
            RatingReason(str(r["key"]), str(r["title"]), tuple(Score(name) for name in r["scores"]))
            for r in values["reasons"]
        )
        rules = RatingRules(str(values["question"]), reasons)
        if len({reason.key for reason in reasons}) != len(reasons) or not all(map(rules.reasons_for, Score)):
            raise ValueError("two reasons of one key, or a face without any")
    except MISFITS as exc:
        raise ResourceBroken(f"{path.name}: {type(exc).__name__}") from exc
    return rules


def _service_line(table: Mapping[str, Any]) -> ServiceLine:
    refuse_unknown(table, {"key", "letter", "title", "icon", "fields", "counters", "minutes"})
    minutes = int(table["minutes"])
    if minutes < 1:
        raise ValueError("a line that takes no time")
    return ServiceLine(
        str(table["key"]),
        str(table["letter"]),
        str(table["title"]),
        str(table["icon"]),
        tuple(map(str, table["fields"])),
        tuple(map(str, table["counters"])),
        minutes,
    )


def _check_queue(rules: QueueRules) -> None:
    """Every number is spoken letter by letter, no field has two lines, and everything has one."""
    letters = [line.letter for line in rules.lines]
    fields = [field for line in rules.lines for field in line.fields]
    known = {counter.number for counter in rules.counters}
    if not all(len(letter) == 1 and letter.isascii() and letter.isupper() for letter in letters):
        raise ValueError("a letter of a line")
    if len(set(letters)) != len(letters) or len({line.key for line in rules.lines}) != len(rules.lines):
        raise ValueError("two lines of one letter or key")
    if len(set(fields)) != len(fields) or sum(not line.fields for line in rules.lines) != 1:
        raise ValueError("a field of two lines, or not one line for the rest")
    if not all(line.counters and set(line.counters) <= known for line in rules.lines):
        raise ValueError("a line without a known counter")


def _load_capacities(folder: Path, known: Mapping[str, FormField]) -> CapacityRules:
    path = folder / "capacity.toml"
    values = read_table(path)
    try:
        rules = {Capacity(name): _capacity_rule(Capacity(name), t, known) for name, t in values["capacity"].items()}
        choice = {name: _capacities(names, rules) for name, names in values["choice"].items()}
        return CapacityRules(
            str(values["question"]),
            rules,
            choice["persons"],
            choice["organisations"],
            choice["both"],
            tuple(map(str, values["audience"]["persons"])),
            tuple(map(str, values["audience"]["organisations"])),
            {field: _capacities(names, rules) for field, names in values.get("by_field", {}).items()},
            {code: _capacities(names, rules) for code, names in values.get("by_procedure", {}).items()},
            {code: frozenset(map(str, keys)) for code, keys in values.get("not_asked", {}).items()},
        )
    except MISFITS as exc:
        raise ResourceBroken(f"{path.name}: {type(exc).__name__}") from exc


def _capacities(names: Sequence[str], rules: Mapping[Capacity, CapacityRule]) -> tuple[Capacity, ...]:
    found = tuple(Capacity(name) for name in names)
    if not found or not set(found) <= set(rules):
        raise ValueError("no capacity, or one that is not described")
    return found


def _capacity_rule(capacity: Capacity, table: Mapping[str, Any], known: Mapping[str, FormField]) -> CapacityRule:
    refuse_unknown(table, {"title", "fields", "name", "number", "birth_date", "address", "basis", "paper", "source"})
    fields = tuple(known[key] for key in table.get("fields", ()))
    paper = table.get("paper")
    owner = OwnerRule(
        capacity,
        name=str(table.get("name", "")),
        number=str(table.get("number", "")),
        birth_date=str(table.get("birth_date", "")),
        address=str(table.get("address", "")),
        basis=tuple(map(str, table.get("basis", ()))),
        paper=OwnerPaper(str(paper["name"]), tuple(map(str, paper.get("asked_if", ())))) if paper else None,
    )
    read = {key for key in (owner.name, owner.number, owner.birth_date, owner.address, *owner.basis) if key}
    if not read <= {field.key for field in fields}:
        raise ValueError("an owner is read out of what is not asked")
    return CapacityRule(str(table["title"]), fields, owner)


def _step_rule(action: Action, table: Mapping[str, Any]) -> StepRule:
    refuse_unknown(table, STEP_KEYS)
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
        copies=_copies(table),
        deadline=_step_deadline(table["deadline"]) if "deadline" in table else None,
        told=bool(table.get("told", True)),
    )


def _copies(table: Mapping[str, Any]) -> int:
    copies = int(table.get("copies", 0))
    if (copies > 0) != ("form" in table):
        raise ValueError("copies belong to a form")
    return copies


def _step_deadline(table: Mapping[str, Any]) -> StepDeadline:
    refuse_unknown(table, {"from", "working_days", "basis", "assumed"})
    days, assumed = table["working_days"], table["assumed"]
    if not isinstance(days, int) or days < 1 or not isinstance(assumed, bool):
        raise ValueError("a deadline is a number of working days; assumed is true or false")
    return StepDeadline(DeadlineFrom(table["from"]), days, str(table["basis"]), assumed)


def read_table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as exc:  # both TOMLDecodeError and UnicodeDecodeError are ValueErrors
        raise ResourceBroken(f"{path.name}: {type(exc).__name__}") from exc


def _reception_rule(table: Mapping[str, Any]) -> ReceptionRule:
    refuse_unknown(table, {"late_after", "basis", "assumed", "unitless", "code"})
    late_after, assumed = table.get("late_after"), table["assumed"]
    if not (late_after is None or isinstance(late_after, time)) or not isinstance(assumed, bool):
        raise TypeError("late_after is a time, assumed is true or false")
    unitless = TermUnit(table["unitless"]) if "unitless" in table else None
    return ReceptionRule(late_after, str(table["basis"]), assumed, unitless, _code_form(table.get("code", {})))


def _code_form(table: Mapping[str, Any]) -> CodeForm:
    refuse_unknown(table, {"unit", "ministry"})
    form = CodeForm(str(table.get("unit", "")), str(table.get("ministry", "")))
    if form.ministry and not (len(form.ministry) == 2 and form.ministry.isdigit()):
        raise ValueError("a ministry's number is two digits")
    form.code("H99", "260101", 1)  # raises ValueError
    return form


def _form_field(key: str, table: Mapping[str, Any]) -> FormField:
    refuse_unknown(table, {"label", "kind", "required", "hint", "choices", "max_length", "asked_if", "past"})
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
        bool(table.get("past", False)),
    )


def refuse_unknown(table: Mapping[str, Any], known: set[str]) -> None:
    if not set(table) <= known:
        raise ValueError("unknown key")
