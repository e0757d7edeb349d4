"""Filing for somebody else, and for a procedure of which only the summary is known: from the card to what is sent."""

from typing import Any

import pytest
from filing_bench import catalogue
from kiosk_models import Kiosk, dossiers

from kiosk.domain.dossier import Dossier, PaperMark
from kiosk.domain.outbox import OutboxKind
from kiosk.domain.submission import Submission

DIVIDE_HOUSEHOLD, BIRTH, HOUSEHOLD_CHANGE = "1.010038", "1.001193", "2.000720"
ANSWERS = {
    "principal_name": "TRẦN THỊ HOA",
    "principal_number": "099185000022",
    "authorisation_date": "20112026",
    "child_name": "NGUYỄN MẪU AN",
    "child_birth_date": "05112026",
    "organisation_name": "HỘ KINH DOANH HOA SỮA",
    "tax_code": "099085000011",
    "phone": "0900000000",
}


def bare() -> str:
    return next(s.code for s in catalogue().summaries if not s.detailed and s.field == "Hộ tịch" and s.term)


def begin(kiosk: Kiosk, code: str) -> None:
    kiosk.to_card(code)
    kiosk.identify()
    kiosk.confirm.confirm()
    kiosk.until(lambda: kiosk.visit.page in ("case", "details"))
    if kiosk.visit.page == "case":
        kiosk.case.choose(0)
        kiosk.case.next()
        kiosk.until(lambda: kiosk.visit.page == "details")


def answer_all(kiosk: Kiosk, chosen: dict[str, str]) -> list[str]:
    """Every question as a person would, the pads key by key; returns the titles."""
    details: Any = kiosk.details
    asked = []
    while kiosk.visit.page == "details":
        key = details._question.key
        asked.append(key)
        if details.padded:
            for digit in ANSWERS.get(key, ""):
                details.press(digit)
        elif details.ask == "choice":
            details.choose(chosen.get(key, details.options[0]["value"]))
        elif details.ask in ("province", "commune"):
            details.choose({"province": "01", "commune": "00004"}[details.ask])
        elif not details.optional:
            details.type(ANSWERS.get(key, "Mười hai"))
        details.next()
        assert details.complaint == "", (key, details.complaint)
        kiosk.rest()
    return asked


def finish(kiosk: Kiosk) -> tuple[Dossier, Submission]:
    if kiosk.visit.page == "papers":
        kiosk.papers.bringRest()
        kiosk.rest()
        kiosk.papers.next()
    kiosk.until(lambda: kiosk.review.ready)
    kiosk.review.submit()
    kiosk.until(lambda: kiosk.visit.page == "submitted")
    kiosk.rest()
    (dossier,) = dossiers(kiosk)
    with kiosk.bench.store.unit_of_work() as uow:
        items = uow.items_of(dossier.id)
    register = next(item for item in items if item.kind is OutboxKind.REGISTER_DOSSIER)
    return dossier, Submission.from_json(register.payload)


def test_somebody_authorised_files_in_anothers_name_with_one_paper_more(kiosk: Kiosk) -> None:
    begin(kiosk, DIVIDE_HOUSEHOLD)
    asked = answer_all(kiosk, {"capacity": "authorised"})
    assert "principal_name" in asked
    assert "child_name" not in asked
    assert kiosk.papers.papers[-1]["name"].startswith("Văn bản ủy quyền")
    dossier, sent = finish(kiosk)
    assert dossier.owner_name == "TRẦN THỊ HOA"
    assert (sent.owner_name, sent.owner_number) == ("TRẦN THỊ HOA", "099185000022")
    assert sent.applicant_name == dossier.applicant.full_name
    assert dossier.receipt is not None
    assert dossier.receipt.papers[-1].name.startswith("Văn bản ủy quyền")


def test_a_birth_is_registered_in_the_childs_name(kiosk: Kiosk) -> None:
    begin(kiosk, BIRTH)
    asked = answer_all(kiosk, {})
    assert asked[:2] == ["child_name", "child_birth_date"]
    dossier, sent = finish(kiosk)
    assert dossier.principal is not None
    assert (sent.owner_name, sent.owner_number, sent.owner_is_organisation) == ("NGUYỄN MẪU AN", "", False)


@pytest.mark.parametrize("role", ["head", "staff"])
def test_an_organisation_is_the_owner(kiosk: Kiosk, role: str) -> None:
    begin(kiosk, HOUSEHOLD_CHANGE)
    answer_all(kiosk, {"capacity": "organisation", "organisation_role": role})
    names = [paper["name"] for paper in kiosk.papers.papers]
    assert any(name.startswith("Giấy giới thiệu") for name in names) is (role == "staff")
    dossier, sent = finish(kiosk)
    assert (sent.owner_is_organisation, sent.owner_number) == (True, "099085000011")
    assert dossier.owner_name == "HỘ KINH DOANH HOA SỮA"


def test_a_choice_is_read_aloud_with_its_answers(kiosk: Kiosk) -> None:
    begin(kiosk, DIVIDE_HOUSEHOLD)
    spoken = kiosk.details.spoken
    assert spoken.startswith("Quý khách nộp hồ sơ này cho ai?")
    assert all(option["label"] in spoken for option in kiosk.details.options)
    kiosk.details.next()
    assert "Vui lòng điền mục này." in kiosk.details.spoken


def test_a_change_of_mind_takes_the_paper_away_again(kiosk: Kiosk) -> None:
    begin(kiosk, DIVIDE_HOUSEHOLD)
    answer_all(kiosk, {"capacity": "authorised"})
    kiosk.papers.bringRest()
    kiosk.rest()
    kiosk.papers.next()
    kiosk.until(lambda: kiosk.review.ready)
    kiosk.review.correct("capacity")
    kiosk.details.choose("self")
    kiosk.details.next()
    kiosk.until(lambda: kiosk.visit.page == "review" and kiosk.review.ready)
    (draft,) = dossiers(kiosk)
    assert draft.principal is None
    assert "principal" not in draft.marks
    assert not any(line["key"].startswith("principal") for line in kiosk.review.answers)


def test_a_procedure_without_a_full_record_is_filed_with_what_is_known(kiosk: Kiosk) -> None:
    begin(kiosk, bare())
    assert not kiosk.sheet.detailed
    asked = answer_all(kiosk, {"capacity": "self"})
    assert "request" in asked
    assert [paper["name"] for paper in kiosk.papers.papers] == ["Giấy tờ Quý khách mang theo"]
    dossier, sent = finish(kiosk)
    assert dossier.receipt is not None
    assert dossier.receipt.due_at is not None
    assert dossier.marks == {"00": PaperMark.TO_COUNTER}
    assert "Mười hai" in sent.note
