"""What the centre decides for each procedure: how its term is counted and what its form asks."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kiosk.domain.casework import Capacity
from kiosk.domain.form import Choice, FieldKind, Form, FormField, OwnerRule
from kiosk.domain.ownership import CAPACITY_KEY
from kiosk.domain.procedure import Procedure, ReceptionRule


@dataclass(frozen=True, slots=True)
class ReceptionRules:
    default: ReceptionRule
    by_procedure: Mapping[str, ReceptionRule]

    def for_procedure(self, code: str) -> ReceptionRule:
        return self.by_procedure.get(code, self.default)


@dataclass(frozen=True, slots=True)
class CapacityRule:
    """One capacity: how it is offered, what it asks, and how the owner is read out of the answers."""

    title: str
    fields: tuple[FormField, ...]
    owner: OwnerRule


@dataclass(frozen=True, slots=True)
class CapacityRules:
    """In whose name a procedure can be filed: by procedure, else by field (lĩnh vực), else by whom it is for."""

    question: str
    rules: Mapping[Capacity, CapacityRule]
    persons: tuple[Capacity, ...]
    organisations: tuple[Capacity, ...]
    both: tuple[Capacity, ...]  # also when the catalogue does not tell
    person_words: tuple[str, ...]  # in the published audience (đối tượng thực hiện)
    organisation_words: tuple[str, ...]
    by_field: Mapping[str, tuple[Capacity, ...]]
    by_procedure: Mapping[str, tuple[Capacity, ...]]
    not_asked: Mapping[str, frozenset[str]]  # procedure -> keys: a child that is registered has no number yet

    def possible(self, procedure: Procedure) -> tuple[Capacity, ...]:
        chosen = self.by_procedure.get(procedure.code) or self.by_field.get(procedure.summary.field)
        if chosen:
            return chosen
        for_person = any(word in procedure.audience for word in self.person_words)
        for_organisation = any(word in procedure.audience for word in self.organisation_words)
        if for_person == for_organisation:
            return self.both
        return self.persons if for_person else self.organisations

    def fields_of(self, procedure: Procedure) -> tuple[FormField, ...]:
        """The question, when there is something to choose, and what each answer asks further."""
        possible, left_out = self.possible(procedure), self.not_asked.get(procedure.code, frozenset())
        if len(possible) == 1:
            return tuple(field for field in self.rules[possible[0]].fields if field.key not in left_out)
        choices = tuple(Choice(capacity.value, self.rules[capacity].title) for capacity in possible)
        question = FormField(CAPACITY_KEY, self.question, FieldKind.CHOICE, required=True, choices=choices)
        further = (
            replace(field, asked_if=(CAPACITY_KEY, capacity.value))
            for capacity in possible
            for field in self.rules[capacity].fields
            if field.key not in left_out
        )
        return (question, *further)


ONLY_SELF = (Capacity.SELF,)
NO_CAPACITIES = CapacityRules(
    question="",
    rules={Capacity.SELF: CapacityRule("", (), OwnerRule(Capacity.SELF))},
    persons=ONLY_SELF,
    organisations=ONLY_SELF,
    both=ONLY_SELF,
    person_words=(),
    organisation_words=(),
    by_field={},
    by_procedure={},
    not_asked={},
)


@dataclass(frozen=True, slots=True)
class Forms:
    """What is asked: in whose name, then what belongs to the procedure or its field (lĩnh vực), then what all are.

    Of a procedure whose full record is not shipped the citizen says in words what is wanted (`general`).
    """

    default: tuple[FormField, ...]
    by_field: Mapping[str, tuple[FormField, ...]]
    by_procedure: Mapping[str, tuple[FormField, ...]]
    general: tuple[FormField, ...] = ()
    capacities: CapacityRules = NO_CAPACITIES

    def for_procedure(self, procedure: Procedure) -> Form:
        possible = self.capacities.possible(procedure)
        own = self.by_procedure.get(procedure.code)
        if own is None:
            own = self.by_field.get(procedure.summary.field, ())
        if not procedure.summary.detailed:
            own = self.general + own
        asked: dict[str, FormField] = {}
        for field in (*self.capacities.fields_of(procedure), *own, *self.default):
            asked.setdefault(field.key, field)  # whoever asks first: a child's name is asked once
        return Form(tuple(asked.values()), tuple(self.capacities.rules[capacity].owner for capacity in possible))
