from datetime import time
from pathlib import Path

import pytest

from kiosk.domain.catalogue import Catalogue
from kiosk.domain.errors import ResourceBroken
from kiosk.domain.form import FieldKind, complaints
from kiosk.domain.procedure import TermUnit
from kiosk.domain.ticket import Priority
from kiosk.domain.voice import Score
from kiosk.store.editions import load_catalogue
from kiosk.store.rules import load_forms, load_life_events, load_queue_rules, load_rating_rules, load_reception_rules

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
RULES = RESOURCES / "rules"
DEFAULT = '[default]\nlate_after = 15:00:00\nbasis = "x"\nassumed = true\n'


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(RESOURCES / "catalogue" / "2026-07")


def test_reception_rules(catalogue: Catalogue) -> None:
    rules = load_reception_rules(RULES)
    usual = rules.for_procedure("1.004222")
    assert (usual.late_after, usual.assumed, usual.unitless) == (time(15), True, TermUnit.WORKING_DAY)
    assert not rules.for_procedure("1.011441").assumed
    assert all(catalogue.procedure(code) and rule.basis for code, rule in rules.by_procedure.items())


@pytest.mark.parametrize(
    "content",
    [
        "",
        "not toml [",
        DEFAULT.replace("15:00:00", '"15:00"'),
        DEFAULT.replace("true", '"yes"'),
        DEFAULT + "late_afer = 15:00:00\n",
        DEFAULT + 'unitless = "Tuần"\n',
        DEFAULT.replace('basis = "x"\n', ""),
    ],
)
def test_rules_that_do_not_fit_are_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "due_dates.toml").write_text(content, "utf-8")
    with pytest.raises(ResourceBroken):
        load_reception_rules(tmp_path)


CAPACITIES = """
question = "Cho ai?"
[capacity.self]
title = "Cho tôi"
[choice]
persons = ["self"]
organisations = ["self"]
both = ["self"]
[audience]
persons = ["Công dân"]
organisations = ["Tổ chức"]
"""
GOOD_FORMS = '[default]\nfields = ["a"]\n[fields.a]\nlabel = "A"\nkind = "text"\nrequired = true\n'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ('persons = ["self"]', 'persons = ["child"]'),  # not described
        ('persons = ["self"]', "persons = []"),
        ('title = "Cho tôi"', 'title = "Cho tôi"\nfields = ["b"]'),  # not asked anywhere
        ('title = "Cho tôi"', 'title = "Cho tôi"\nname = "a"'),  # read out of what is not asked
        ('title = "Cho tôi"', 'title = "Cho tôi"\ncolour = "red"'),
        ("[capacity.self]", "[capacity.neighbour]"),
    ],
)
def test_capacities_that_do_not_fit_are_refused(tmp_path: Path, old: str, new: str) -> None:
    (tmp_path / "forms.toml").write_text(GOOD_FORMS, "utf-8")
    (tmp_path / "capacity.toml").write_text(CAPACITIES.replace(old, new) if old else CAPACITIES, "utf-8")
    if not old:
        assert load_forms(tmp_path).capacities.question == "Cho ai?"
        return
    with pytest.raises(ResourceBroken):
        load_forms(tmp_path)


def test_every_everyday_procedure_has_a_form(catalogue: Catalogue) -> None:
    forms = load_forms(RULES)
    for summary in catalogue.everyday():
        fields = forms.for_procedure(catalogue.procedure(summary.code)).fields
        keys = [f.key for f in fields]
        assert len(set(keys)) == len(keys)
        assert {"phone", "email", "return_by"} <= set(keys)
        one_person = {"capacity": "self", "return_by": "centre"}
        assert len([f for f in fields if f.applies(one_person)]) <= 11
    known = set(catalogue.fields())
    assert set(forms.by_field) <= known
    for code in forms.by_procedure:
        catalogue.procedure(code)


def test_the_form_of_permanent_residence(catalogue: Catalogue) -> None:
    form = load_forms(RULES).for_procedure(catalogue.procedure("1.004222"))
    kinds = {f.key: f.kind for f in form.fields}
    assert kinds["residence"] is FieldKind.ADDRESS
    good = {
        "residence.province": "01",
        "residence.commune": "00004",
        "residence.detail": "12 phố Mẫu",
        "capacity": "self",
        "relation_to_householder": "self",
        "phone": "0900000000",
        "return_by": "centre",
    }
    assert complaints(form, good) == {}
    assert set(complaints(form, {})) == set(good) - {"phone"}  # not everybody has one


@pytest.mark.parametrize(
    "field",
    [
        'label = "A"\nkind = "text"\n',  # required left out
        'label = "A"\nkind = "colour"\nrequired = true\n',
        'label = "A"\nkind = "choice"\nrequired = true\n',  # nothing to choose
        'label = "A"\nkind = "text"\nrequired = true\nhnt = "x"\n',
    ],
)
def test_fields_that_do_not_fit_are_refused(tmp_path: Path, field: str) -> None:
    (tmp_path / "capacity.toml").write_text(CAPACITIES, "utf-8")
    (tmp_path / "forms.toml").write_text(f'[default]\nfields = ["a"]\n[fields.a]\n{field}', "utf-8")
    with pytest.raises(ResourceBroken):
        load_forms(tmp_path)


def test_a_form_cannot_ask_what_is_not_described(tmp_path: Path) -> None:
    (tmp_path / "capacity.toml").write_text(CAPACITIES, "utf-8")
    (tmp_path / "forms.toml").write_text('fields = {}\n[default]\nfields = ["a"]\n', "utf-8")
    with pytest.raises(ResourceBroken):
        load_forms(tmp_path)


def test_life_events_lead_to_every_everyday_procedure(catalogue: Catalogue) -> None:
    events = load_life_events(RULES)
    assert len({e.key for e in events}) == len(events)
    assert {code for e in events for code in e.codes} == {s.code for s in catalogue.everyday()}
    for event in events:
        assert len(set(event.codes)) == len(event.codes)
        assert (RESOURCES / "icons" / f"{event.icon}.svg").is_file(), event.icon


def test_missing_files_are_named(tmp_path: Path) -> None:
    for load in (load_forms, load_life_events, load_reception_rules):
        with pytest.raises(ResourceBroken):
            load(tmp_path)


def test_the_hall_names_real_fields_and_every_everyday_procedure_has_a_line(catalogue: Catalogue) -> None:
    rules = load_queue_rules(RULES, 20)
    known = set(catalogue.fields())
    assert len(rules.counters) == 10
    assert {field for line in rules.lines for field in line.fields} <= known
    assert rules.line_for_field("Hộ tịch").letter == "A"
    assert rules.line_for_field("Hải quan").key == "other"
    assert {p.priority for p in rules.priorities} == set(Priority) - {Priority.NORMAL}
    assert {counter for line in rules.lines for counter in line.counters} == {c.number for c in rules.counters}
    assert [line.key for line in rules.lines_of("7")] == ["welfare"]
    assert rules.lines_of("99") == rules.lines
    for summary in catalogue.everyday():
        assert rules.line_for_field(summary.field).key != "other", summary.field


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ('letter = "B"', 'letter = "A"'),
        ('letter = "B"', 'letter = "b"'),
        ('counters = ["10"]', 'counters = ["11"]'),
        ('"Hộ tịch", "Chứng thực"', '"Thuế", "Chứng thực"'),
        ("fields = []", 'fields = ["Hải quan"]'),
        ("minutes = 18", "minutes = 0"),
        ('priority = "merit"', 'priority = "important"'),
        ("active_minutes", "active_minuts"),
    ],
)
def test_a_hall_that_does_not_fit_is_refused(tmp_path: Path, was: str, becomes: str) -> None:
    good = (RULES / "queue.toml").read_text("utf-8")
    assert was in good
    (tmp_path / "queue.toml").write_text(good.replace(was, becomes, 1), "utf-8")
    with pytest.raises(ResourceBroken):
        load_queue_rules(tmp_path, 20)


def test_every_face_has_reasons(tmp_path: Path) -> None:
    rules = load_rating_rules(RULES)
    assert all(2 <= len(rules.reasons_for(score)) <= 6 for score in Score)
    assert rules.title("slow") == "Chờ lâu"
    assert rules.title("unheard-of") == ""
    good = (RULES / "ratings.toml").read_text("utf-8")
    for was, becomes in (('key = "slow"', 'key = "quick"'), ('"unsatisfied"', '"furious"'), ("question", "questions")):
        (tmp_path / "ratings.toml").write_text(good.replace(was, becomes), "utf-8")
        with pytest.raises(ResourceBroken):
            load_rating_rules(tmp_path)
