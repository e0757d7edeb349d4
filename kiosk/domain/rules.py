"""What the centre decides for each procedure: how its term is counted and what its form asks."""

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.domain.form import Form, FormField
from kiosk.domain.procedure import Procedure, ReceptionRule


@dataclass(frozen=True, slots=True)
class ReceptionRules:
    default: ReceptionRule
    by_procedure: Mapping[str, ReceptionRule]

    def for_procedure(self, code: str) -> ReceptionRule:
        return self.by_procedure.get(code, self.default)


@dataclass(frozen=True, slots=True)
class Forms:
    """Fields asked first depend on the procedure, or else on its field (lĩnh vực); the default ones follow."""

    default: tuple[FormField, ...]
    by_field: Mapping[str, tuple[FormField, ...]]
    by_procedure: Mapping[str, tuple[FormField, ...]]

    def for_procedure(self, procedure: Procedure) -> Form:
        first = self.by_procedure.get(procedure.code)
        if first is None:
            first = self.by_field.get(procedure.summary.field, ())
        return Form(first + self.default)
