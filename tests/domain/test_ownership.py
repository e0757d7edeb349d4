"""In whose name: what is asked, who the owner is, and which paper proves it. Over the rules that ship."""

from datetime import date
from pathlib import Path

import pytest

from kiosk.domain.casework import Capacity
from kiosk.domain.form import Form, complaints
from kiosk.domain.ownership import capacity_of, principal_of
from kiosk.domain.procedure import OWN_PAPERS, Procedure, ProcedureSummary, record_of
from kiosk.store.rules import load_forms

FORMS = load_forms(Path(__file__).resolve().parents[2] / "resources" / "rules")
BIRTH, HOUSEHOLD, MARRIAGE = "1.001193", "1.001266", "1.000894"


def procedure(code: str, field: str = "Hộ tịch", audience: str = "", detailed: bool = True) -> Procedure:
    summary = ProcedureSummary(code, "Thủ tục mẫu", field, "Cấp xã", None, None, detailed)
    return Procedure(summary, "", audience, (), (), "", (), "")


def form(code: str, field: str = "Hộ tịch", audience: str = "", detailed: bool = True) -> Form:
    return FORMS.for_procedure(procedure(code, field, audience, detailed))


def offered(of: Form) -> list[str]:
    return [owner.capacity.value for owner in of.owners]


def keys(of: Form, values: dict[str, str]) -> list[str]:
    return [field.key for field in of.fields if field.applies(values)]


def test_the_audience_says_who_may_file() -> None:
    assert offered(form("9.1", audience="Công dân Việt Nam")) == ["self", "child", "authorised"]
    assert offered(form("9.1", audience="Doanh nghiệp, Hợp tác xã")) == ["organisation", "authorised"]
    both = ["self", "child", "authorised", "organisation"]
    assert offered(form("9.1", audience="Công dân Việt Nam, Doanh nghiệp")) == both
    assert offered(form("9.1")) == both
    assert offered(form("9.1", field="Hải quan")) == ["organisation", "self", "authorised"]


def test_whoever_files_for_himself_is_asked_nothing_more() -> None:
    own = form("9.1", audience="Công dân Việt Nam")
    assert keys(own, {"capacity": "self"})[:2] == ["capacity", "about_person"]
    assert principal_of(own, {"capacity": "self", "child_name": "Mẫu"}) is None
    assert capacity_of(own, {}) is Capacity.SELF


def test_a_birth_is_registered_for_a_child_that_has_no_number() -> None:
    birth = form(BIRTH)
    assert offered(birth) == ["child"]
    assert keys(birth, {})[:3] == ["child_name", "child_birth_date", "relation_to_child"]
    values = {"child_name": "NGUYỄN  MẪU AN", "child_birth_date": "5/11/2026"}
    owner = principal_of(birth, values)
    assert owner is not None
    assert (owner.capacity, owner.name, owner.birth_date) == ("child", "NGUYỄN MẪU AN", date(2026, 11, 5))
    assert (owner.number, owner.paper) == ("", "")
    assert capacity_of(birth, {}) is Capacity.CHILD


def test_who_is_authorised_names_the_owner_and_brings_the_paper() -> None:
    values = {
        "capacity": "authorised",
        "principal_name": "TRẦN THỊ MẪU",
        "principal_number": "099185000022",
        "authorisation_kind": "notarised",
        "authorisation_date": "20/11/2026",
    }
    own = form("9.1", audience="Công dân Việt Nam")
    owner = principal_of(own, values)
    assert owner is not None
    assert owner.number == "099185000022"
    assert owner.basis == "Giấy ủy quyền có công chứng hoặc chứng thực, ngày 20/11/2026"
    assert owner.paper.startswith("Văn bản ủy quyền")
    assert not {"principal_name", "principal_number"} & set(complaints(own, values))
    assert "principal_number" in complaints(own, values | {"principal_number": "1"})


@pytest.mark.parametrize(("role", "asked"), [("head", False), ("staff", True)])
def test_an_organisation_sends_its_head_or_somebody_with_a_letter(role: str, asked: bool) -> None:
    values = {
        "capacity": "organisation",
        "organisation_name": "HỘ KINH DOANH MẪU",
        "tax_code": "099085000011",
        "organisation_role": role,
    }
    owner = principal_of(form(HOUSEHOLD, "Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)"), values)
    assert owner is not None
    assert (owner.capacity, owner.number) == ("organisation", "099085000011")
    assert bool(owner.paper) is asked


def test_nobody_marries_for_another() -> None:
    assert offered(form(MARRIAGE)) == ["self"]
    assert "capacity" not in keys(form(MARRIAGE), {})


def test_a_bare_procedure_asks_in_words_and_takes_any_paper() -> None:
    bare = procedure("9.2", detailed=False).summary
    record = record_of(bare)
    assert record.papers_to_hand_in("") == (OWN_PAPERS,)
    assert "request" in keys(FORMS.for_procedure(record), {})
    assert "request" not in keys(form("9.1"), {})


def test_every_answer_is_asked_once() -> None:
    for code in (*FORMS.by_procedure, "9.1"):
        asked = [field.key for field in form(code).fields]
        assert len(asked) == len(set(asked)), code
