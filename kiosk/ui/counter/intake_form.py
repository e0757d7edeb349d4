"""The form of a procedure laid out for a clerk: every question at once, those that do not apply hidden."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kiosk.domain.form import Form
from kiosk.domain.units import Units
from kiosk.ui.citizen.questions import Ask, Question, questions_of
from kiosk.ui.rule_words import shown

KIND = {Ask.CHOICE: "choice", Ask.PROVINCE: "choice", Ask.COMMUNE: "choice"}


def all_questions(form: Form) -> list[Question]:
    """Also those that these answers do not ask for."""
    unasked = ((field, Form((replace(field, asked_if=()),))) for field in form.fields)
    return [replace(question, field=field) for field, alone in unasked for question in questions_of(alone, {})]


def asked(form: Form, values: Mapping[str, str]) -> dict[str, bool]:
    """Form key -> whether it is asked after these answers."""
    return {question.key: question.field.applies(values) for question in all_questions(form)}


def rows(form: Form, values: Mapping[str, str], labels: Mapping[Ask, str], units: Units) -> list[dict[str, Any]]:
    return [
        {
            "key": question.key,
            "label": labels.get(question.ask, "") or shown(question.field.label),
            "kind": KIND.get(question.ask, "line"),
            "needed": question.field.required,
            "hint": "dd/mm/yyyy" if question.ask is Ask.DATE else shown(question.field.hint),
            "value": values.get(question.key, ""),
        }
        for question in all_questions(form)
    ]


def options(form: Form, values: Mapping[str, str], units: Units) -> dict[str, list[dict[str, str]]]:
    """Form key -> what there is to choose."""
    found: dict[str, list[dict[str, str]]] = {}
    for question in all_questions(form):
        if question.ask is Ask.CHOICE:
            found[question.key] = [{"key": c.value, "title": shown(c.label)} for c in question.field.choices]
        elif question.ask is Ask.PROVINCE:
            found[question.key] = [{"key": p.code, "title": p.name} for p in units.provinces]
        elif question.ask is Ask.COMMUNE:
            province = values.get(f"{question.field.key}.province", "")
            found[question.key] = [{"key": c.code, "title": c.name} for c in units.communes_of(province)]
    return found
