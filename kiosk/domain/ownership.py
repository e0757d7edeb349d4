"""In whose name one files: read out of the answers, never asked twice."""

from collections.abc import Mapping

from kiosk.domain.casework import Capacity
from kiosk.domain.dossier import Dossier, Principal
from kiosk.domain.form import FieldKind, Form, OwnerRule, holds, read_date, tidy
from kiosk.domain.procedure import Procedure, RequiredDocument

CAPACITY_KEY = "capacity"
PRINCIPAL_PAPER = "principal"  # id of the paper that proves for whom one files


def capacity_of(form: Form, values: Mapping[str, str]) -> Capacity:
    rule = _rule_of(form, values)
    return rule.capacity if rule else Capacity.SELF


def principal_of(form: Form, values: Mapping[str, str]) -> Principal | None:
    """Chủ hồ sơ; None: the applicant is the owner, or the owner was not named yet."""
    rule = _rule_of(form, values)
    name = _said(values, rule.name) if rule else ""
    if rule is None or not name:
        return None
    return Principal(
        capacity=rule.capacity.value,
        name=name,
        number=_said(values, rule.number).replace("-", ""),
        birth_date=read_date(_said(values, rule.birth_date)),
        address=_said(values, rule.address),
        basis=", ".join(words for key in rule.basis if (words := _words(form, values, key))),
        paper=rule.paper.name if rule.paper and holds(rule.paper.asked_if, values) else "",
    )


def papers_asked(dossier: Dossier, procedure: Procedure) -> tuple[RequiredDocument, ...]:
    """The papers to hand in: those of the procedure's case, and what proves for whom one files."""
    papers = procedure.papers_to_hand_in(dossier.case)
    if dossier.principal is None or not dossier.principal.paper:
        return papers
    return (*papers, RequiredDocument(PRINCIPAL_PAPER, "", dossier.principal.paper, originals=1, copies=0))


def _rule_of(form: Form, values: Mapping[str, str]) -> OwnerRule | None:
    """A single rule needs no answer; of several the answer chooses."""
    if len(form.owners) == 1:
        return form.owners[0]
    return next((rule for rule in form.owners if rule.capacity.value == values.get(CAPACITY_KEY)), None)


def _said(values: Mapping[str, str], key: str) -> str:
    return tidy(values.get(key, "")) if key else ""


def _words(form: Form, values: Mapping[str, str], key: str) -> str:
    """The answer as a person reads it."""
    value, field = _said(values, key), form.field(key)
    if field is None:
        return ""
    if field.kind is FieldKind.CHOICE:
        return next((choice.label for choice in field.choices if choice.value == value), "")
    return f"ngày {value}" if value and field.kind is FieldKind.DATE else value
