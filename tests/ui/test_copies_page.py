"""The page of digitised papers, by keys: metadata, the PIN, the agency's signature, and what happens without it."""

import json
from typing import Any

import pytest
from casework_bench import draft, led, led_on, submitted
from desk_bench import SECRET, DeskOnBench
from filing_bench import LETTERS, MAU, sheet

from kiosk.domain.casework import Action
from kiosk.domain.certified_copy import SignatureLevel
from kiosk.domain.dossier import Dossier
from kiosk.domain.errors import CopyUnsound, DigitisingFailed, RevocationAway, TimeStampAway
from kiosk.domain.submission import Submission
from kiosk.services import attaching

B_B, B_T, B_LT = SignatureLevel


def filed(at: DeskOnBench, papers: int = 2) -> Dossier:
    """Received, with scans of its first papers."""
    tools = at.bench.tools
    dossier = led(tools, at.officers["tung"], Action.ACCEPT, who=MAU)
    procedure = tools.catalogue.procedure(dossier.procedure_code)
    documents = procedure.papers_to_hand_in(dossier.case)[:papers]
    for number, document in enumerate(documents, 1):
        attaching.attach(
            dossier.id,
            document,
            [sheet(number)],
            tools.paper,
            tools.attachments,
            tools.unit_of_work,
            at_counter=True,
            at=tools.clock.now(),
        )
    return stored(at, dossier.id)


def with_letters_due(at: DeskOnBench) -> Dossier:
    """Received with a paper whose letters nobody has read yet."""
    tools = at.bench.tools
    dossier = draft(tools, MAU)
    document = tools.catalogue.procedure(dossier.procedure_code).papers_to_hand_in(dossier.case)[0]
    content = tools.paper.bind([sheet(1)])
    attaching.keep_file(dossier.id, document, content, 1, tools.attachments, tools.unit_of_work, letters_due=True)
    return led_on(tools, submitted(tools, dossier), at.officers["tung"], Action.ACCEPT)


def stored(at: DeskOnBench, dossier_id: str) -> Dossier:
    with at.bench.tools.unit_of_work() as uow:
        return uow.dossier(dossier_id)


def opened(at: DeskOnBench, dossier: Dossier) -> Any:
    at.desk.go("dossier", dossier.id)
    at.settle()
    at.press("Alt+C")
    assert at.desk.page == "copies"
    return at.model


def levels(at: DeskOnBench, dossier: Dossier) -> list[str]:
    return [a.signature.level.value if a.signature else "" for a in stored(at, dossier.id).attachments]


def type_pin(at: DeskOnBench, pin: str) -> None:
    at.type(pin)
    at.press("Return")


def test_a_paper_is_signed_by_keys_and_the_portal_gets_it(at: DeskOnBench) -> None:
    dossier = filed(at)
    model = opened(at, dossier)
    assert model.here["file"].endswith("_01_01_v1.pdf")
    at.press("Alt+K")
    assert model.asking
    type_pin(at, at.bench.seal.pin)
    assert not model.asking
    assert levels(at, dossier) == ["B-T", ""]
    assert model.here["file"].endswith("_01_01_v2.pdf")
    assert [row["text"] for row in model.versions] == ["Bản 1: bản quét, chưa ký"]
    assert model.signature[2]["value"] == "B-T: chữ ký và dấu thời gian"
    with at.bench.tools.unit_of_work() as uow:
        told = Submission.from_json(uow.items_of(dossier.id)[-1].payload)
    assert told.files[0].digest == stored(at, dossier.id).attachments[0].digest


def test_what_is_signed_is_searchable_first(at: DeskOnBench) -> None:
    dossier = with_letters_due(at)
    model = opened(at, dossier)
    at.press("Alt+K")
    type_pin(at, at.bench.seal.pin)
    [paper] = stored(at, dossier.id).attachments
    assert (paper.version, levels(at, dossier)) == (3, ["B-T"])
    assert LETTERS in at.bench.tools.attachments.get(paper.digest)
    assert [row["text"] for row in model.versions] == [
        "Bản 2: bản quét, chưa ký",
        "Bản 1: bản quét, chưa có lớp chữ",
    ]


def test_where_letters_cannot_be_read_the_copy_is_signed_without(
    at: DeskOnBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise DigitisingFailed("tesseract")

    for digitiser in (at.bench.tools.digitiser, at.bench.tools.background):
        monkeypatch.setattr(digitiser, "read_letters", fail)
    dossier = with_letters_due(at)
    opened(at, dossier)
    at.press("Alt+K")
    type_pin(at, at.bench.seal.pin)
    [paper] = stored(at, dossier.id).attachments
    assert (paper.version, paper.letters_due, levels(at, dossier)) == (2, False, ["B-T"])
    assert LETTERS not in at.bench.tools.attachments.get(paper.digest)


def test_every_unsigned_paper_with_one_pin(at: DeskOnBench) -> None:
    dossier = filed(at)
    model = opened(at, dossier)
    at.press("Alt+K")
    model.signAll(True)
    type_pin(at, at.bench.seal.pin)
    assert levels(at, dossier) == ["B-T", "B-T"]
    assert (model.unsigned, model.signable) == (0, False)


def test_a_wrong_pin_is_told_once_and_nothing_is_tried_again(at: DeskOnBench) -> None:
    dossier = filed(at)
    model = opened(at, dossier)
    at.press("Alt+K")
    model.signAll(True)
    type_pin(at, "111111")
    assert model.signFault["code"] == "SEAL-106"
    assert model.asking
    assert model.fallen == ""  # a PIN is no reason for a lower level
    assert len(at.bench.seal.asked) == 1  # not the other paper with the same wrong PIN
    assert levels(at, dossier) == ["", ""]
    type_pin(at, at.bench.seal.pin)  # the field is empty, and has the focus
    assert levels(at, dossier) == ["B-T", "B-T"]


def test_without_a_time_stamp_the_officer_chooses_and_nobody_else(at: DeskOnBench) -> None:
    dossier = filed(at)
    model = opened(at, dossier)
    at.bench.seal.faults[B_T] = TimeStampAway("asked")
    at.press("Alt+K")
    type_pin(at, at.bench.seal.pin)
    assert model.signFault["code"] == "SEAL-108"
    assert model.fallen == "B-B: chữ ký, không có dấu thời gian"
    assert levels(at, dossier) == ["", ""]  # never lower by itself
    type_pin(at, at.bench.seal.pin)  # Enter is the ordered level again
    assert [level for level, _ in at.bench.seal.asked] == [B_T, B_T]
    assert levels(at, dossier) == ["", ""]
    model.signLower(at.bench.seal.pin)
    at.settle()
    assert levels(at, dossier) == ["B-B", ""]


def test_from_the_highest_level_one_step_at_a_time(at: DeskOnBench) -> None:
    dossier = filed(at, papers=1)
    seal = at.bench.seal
    seal.level = B_LT
    seal.faults |= {B_LT: RevocationAway("asked"), B_T: TimeStampAway("asked")}
    model = opened(at, dossier)
    at.press("Alt+K")
    type_pin(at, seal.pin)
    assert model.fallen.startswith("B-T")
    model.signLower(seal.pin)
    at.settle()
    assert levels(at, dossier) == [""]
    assert model.signFault["code"] == "SEAL-108"


def test_esc_closes_the_question_and_not_the_page(at: DeskOnBench) -> None:
    model = opened(at, filed(at))
    at.press("Alt+K")
    at.type("48")
    at.press("Esc")
    assert not model.asking
    assert at.desk.page == "copies"
    assert at.bench.seal.asked == []
    at.press("Esc")
    assert at.desk.page == "dossier"


def test_the_pin_stays_nowhere(at: DeskOnBench) -> None:
    dossier = filed(at)
    model = opened(at, dossier)
    pin = at.bench.seal.pin
    at.press("Alt+K")
    at.bench.seal.faults[B_T] = CopyUnsound("asked")
    type_pin(at, pin)
    assert not any(pin in str(value) for value in vars(model).values())
    with at.bench.tools.unit_of_work() as uow:
        assert not any(pin in record.facts for record in uow.audit_records())
    assert pin not in json.dumps([str(path) for path in at.folder.rglob("*")])


def test_who_may_not_sign_sees_why(at: DeskOnBench) -> None:
    dossier = filed(at)
    at.desk.logOut()
    at.desk_window.log_in.logIn("cuc", SECRET)
    at.wait(lambda: at.desk.stage == "work", "the first page")
    at.settle()
    model = opened(at, dossier)
    assert model.cannot == "Vai trò của cán bộ này không ký bản sao."
    at.press("Alt+K")
    assert not model.asking


def test_a_centre_without_a_seal_is_told_where_to_set_it(at: DeskOnBench) -> None:
    at.bench.seal.level = None
    model = opened(at, filed(at))
    assert "kiosk.toml" in model.cannot
    assert not model.signable


def test_a_draft_is_shown_and_not_signed(at: DeskOnBench) -> None:
    tools = at.bench.tools
    dossier = draft(tools)
    document = tools.catalogue.procedure(dossier.procedure_code).papers_to_hand_in(dossier.case)[0]
    attaching.attach(dossier.id, document, [sheet(1)], tools.paper, tools.attachments, tools.unit_of_work)
    at.desk.go("copies", dossier.id)
    at.settle()
    assert at.model.cannot == "Ký được khi hồ sơ đã có mã và đang ở quầy này."
    assert at.model.fault["code"] == ""


def test_metadata_are_typed_judged_and_kept(at: DeskOnBench) -> None:
    dossier = filed(at)
    model = opened(at, dossier)
    first, second = (a.document_id for a in dossier.attachments)
    model.facts.write("issued_on", "15/08/2031")
    assert model.facts.complaints == {"issued_on": "Ngày không có hoặc chưa tới"}
    at.press("Ctrl+Return")
    assert stored(at, dossier.id).facts == {}
    assert model.unsaved()
    model.move(1)  # what was typed waits there
    at.settle()
    assert model.facts.complaints == {}
    model.facts.write("number", "05/2019")
    at.press("Ctrl+Return")
    assert {key: facts.number for key, facts in stored(at, dossier.id).facts.items()} == {second: "05/2019"}
    assert model.unsaved()
    model.move(0)
    at.settle()
    assert model.facts.values["issued_on"] == "15/08/2031"
    model.facts.write("issued_on", "15/08/2019")
    at.press("Ctrl+Return")
    assert set(stored(at, dossier.id).facts) == {first, second}
    assert model.unsaved() == ""


def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_there(at: DeskOnBench) -> None:
    dossier = filed(at)
    for path in at.bench.tools.attachments.copies(dossier.attachments[0].digest):  # type: ignore[attr-defined]
        path.write_bytes(b"torn")
    model = opened(at, dossier)
    assert model.fault["code"].startswith("STOR-")
    model.move(1)
    at.settle()
    assert model.preview
