"""What the desk gives out, with the keyboard alone: forms with the centre's seal."""

import logging
import queue
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from casework_bench import led, receipt_of
from desk_bench import DeskOnBench
from filing_bench import MAU, BenchClock
from PySide6.QtGui import QGuiApplication

from kiosk.domain.applicant import CitizenId
from kiosk.domain.casework import Action, FormCode
from kiosk.domain.dossier import Dossier
from kiosk.domain.errors import PrinterAbsent, SealAbsent
from kiosk.domain.printing import PrintKind, PrintState
from kiosk.domain.receipt_seal import unseal
from kiosk.ports import PinTries
from kiosk.services.form_printing import batch_subject
from kiosk.services.signing import signed_copy
from kiosk.ui.counter.saving import FOLDER
from tests.documents.office_seal import OfficeSeal
from tests.documents.pdf_text import text_of
from tests.documents.seal_issuer import PIN


@pytest.fixture
def seal(tmp_path: Path) -> OfficeSeal:
    return OfficeSeal(tmp_path, BenchClock())


@pytest.fixture
def at(
    qapp: QGuiApplication, tmp_path: Path, seal: OfficeSeal, monkeypatch: pytest.MonkeyPatch
) -> Iterator[DeskOnBench]:
    monkeypatch.setattr("kiosk.ui.counter.saving.documents", lambda: tmp_path)
    desk = DeskOnBench(tmp_path, dossiers=0, seal=seal, seal_reason="Phát hành")
    desk.log_in("tung")
    yield desk
    desk.close()


def kept(at: DeskOnBench, dossier: Dossier) -> bytes:
    """What was signed of its only form."""
    tools = at.bench.tools
    with tools.unit_of_work() as uow:
        (form,) = uow.issued_forms(dossier.id)
        found = signed_copy(uow.dossier(dossier.id), form.id)
    return tools.attachments.get(found.digest) if found else b""


def test_a_form_is_signed_printed_and_saved_and_all_three_are_one(
    at: DeskOnBench, seal: OfficeSeal, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    dossier = led(at.bench.tools, at.officers["tung"], Action.REFUSE)
    at.desk.go("dossier", dossier.id)
    at.settle()
    at.press("Alt+K")
    assert at.desk.page == "sign"
    at.press("Ctrl+Return")
    assert at.model.pinComplaint
    at.type("000000")
    at.press("Return")
    assert at.model.fault["code"] == "SEAL-106"
    assert kept(at, dossier) == b""
    at.type(PIN)
    at.press("Return")
    assert at.model.signed
    signed = kept(at, dossier)
    at.press("Ctrl+P")
    assert [pdf for pdf, _ in at.bench.form_printer.forms] == [signed]
    at.press("Ctrl+S")
    (path,) = (tmp_path / FOLDER).iterdir()
    assert path.read_bytes() == signed
    assert path.name == "mau-03-1-2026-da-ky.pdf"  # named by what, never by whom
    at.press("Ctrl+P")
    assert [title.partition(",")[2] for _, title in at.bench.form_printer.forms[1:]] == [
        " in lại lần 1, liên 1/2",
        " in lại lần 1, liên 2/2",
    ]
    assert seal.signed == 1
    assert PIN not in caplog.text
    assert PIN not in repr(vars(at.model))
    with at.bench.tools.unit_of_work() as uow:
        said = [(r.action, r.actor, r.facts) for r in uow.audit_records() if r.action.startswith("form.")]
    assert [(action, actor) for action, actor, _ in said] == [("form.signed", "tung"), ("form.saved", "tung")]
    assert PIN not in repr(said)


def test_a_step_goes_on_to_the_seal_before_anything_is_printed(at: DeskOnBench, seal: OfficeSeal) -> None:
    dossier = led(at.bench.tools, at.officers["tung"])
    at.desk.go("step", f"{dossier.id}:refuse")
    at.settle()
    at.type("Khong thuoc tham quyen")
    at.press("Ctrl+Shift+Return")
    assert at.desk.page == "sign"
    assert at.bench.form_printer.forms == []
    at.type(PIN)
    at.press("Ctrl+Return")
    at.press("Ctrl+P")
    assert [pdf for pdf, _ in at.bench.form_printer.forms] == [kept(at, dossier)]
    at.press("Esc")
    assert at.desk.page == "dossier"
    assert at.model.forms[0]["signed"]


def test_a_token_that_is_away_or_locked_is_told_before_a_pin_is_typed(at: DeskOnBench, seal: OfficeSeal) -> None:
    dossier = led(at.bench.tools, at.officers["tung"], Action.REFUSE)
    seal.absent = SealAbsent()
    with at.bench.tools.unit_of_work() as uow:
        (form,) = uow.issued_forms(dossier.id)
    at.desk.go("sign", f"{dossier.id}:{form.id}")
    at.settle()
    assert at.model.fault["code"] == "SEAL-101"
    assert at.model.preview  # what would be signed is there to be read all the same
    seal.absent, seal.says = None, PinTries.NONE
    at.press("F5")
    assert (at.model.fault["code"], at.model.tries["kind"], at.model.signable) == ("", "fault", False)
    at.type(PIN)
    at.press("Return")
    assert seal.signed == 0


def test_a_centre_without_a_seal_offers_none(qapp: QGuiApplication, tmp_path: Path) -> None:
    desk = DeskOnBench(tmp_path, dossiers=0)
    desk.log_in("tung")
    dossier = led(desk.bench.tools, desk.officers["tung"], Action.REFUSE)
    desk.desk.go("dossier", dossier.id)
    desk.settle()
    assert desk.model.forms[0]["code"] == f"Mẫu {FormCode.REFUSAL.value}"
    assert (desk.model.forms[0]["sealable"], desk.model.formToSign) == (False, "")
    desk.close()


def scan(at: DeskOnBench, words: str) -> None:
    """As a reader that types: the text, then Enter."""
    at.type(words)
    at.press("Return")


def test_a_receipt_is_proved_from_anywhere_by_the_keyboard_and_its_dossier_opened(at: DeskOnBench) -> None:
    dossier = led(at.bench.tools, at.officers["tung"], Action.ACCEPT)
    words = receipt_of(at.bench.tools, dossier)
    at.press("Ctrl+4")
    scan(at, words)
    assert (at.model.verdict["kind"], at.model.held) == ("ok", True)
    assert "K1" in at.model.verdict["note"]
    forged = words[:-1] + str((int(words[-1]) + 1) % 10)
    scan(at, forged)  # takes the place of the one before
    assert at.model.verdict["kind"] == "fault"
    assert [fact["label"] for fact in at.model.facts] == ["Mã hồ sơ"]  # a forged paper's promises are not repeated
    strange = replace(unseal(words)[0], key_id="00" * 4).sealed(bytes(64))
    scan(at, strange)
    assert at.model.verdict["kind"] == "warn"
    at.press("Ctrl+O")
    assert (at.desk.page, at.model.code) == ("dossier", words.partition(":")[0])
    with at.bench.tools.unit_of_work() as uow:
        noted = [(r.actor, r.facts) for r in uow.audit_records() if r.action == "receipt.checked"]
    assert noted == [("tung", f'{{"finding": "{each}"}}') for each in ("genuine", "forged", "key-unknown")]


def test_what_is_no_receipt_is_told_and_stays_to_be_mended(at: DeskOnBench) -> None:
    dossier = led(at.bench.tools, at.officers["tung"], Action.ACCEPT)
    code = receipt_of(at.bench.tools, dossier).partition(":")[0]
    at.press("Ctrl+4")
    scan(at, "xin chao")
    assert at.model.fault["code"] == "CODE-104"
    scan(at, code)
    assert (at.model.fault["code"], at.model.verdict["kind"], at.model.held) == ("", "warn", True)
    at.press("Ctrl+1")
    at.press("Ctrl+4")
    assert at.model.verdict["title"] == ""  # nobody sees the last one's


def test_a_reader_that_does_not_type_is_listened_to_while_the_page_is_shown(
    qapp: QGuiApplication, tmp_path: Path
) -> None:
    reader = OneReader()
    desk = DeskOnBench(tmp_path, dossiers=0, code_reader=reader, code_source="serial")
    desk.log_in("tung")
    words = receipt_of(desk.bench.tools, led(desk.bench.tools, desk.officers["tung"], Action.ACCEPT))
    desk.press("Ctrl+4")
    reader.codes.put(words)
    desk.wait(lambda: desk.model.verdict["kind"], "the verdict")
    assert desk.model.verdict["kind"] == "ok"
    desk.press("Ctrl+1")
    desk.close()


class OneReader:
    """Gives a code when there is one."""

    def __init__(self) -> None:
        self.codes: queue.Queue[str] = queue.Queue()

    def read(self, on_waiting: Callable[[bool], None]) -> str:
        while True:
            on_waiting(True)
            try:
                return self.codes.get(timeout=0.05)
            except queue.Empty:
                continue


OTHER = replace(MAU, citizen_id=CitizenId("099085000022"), full_name="TRẦN VĂN MẪU")


def test_one_receipt_for_what_a_person_handed_in_today(at: DeskOnBench) -> None:
    tools, head = at.bench.tools, at.officers["tung"]
    mine = [led(tools, head, Action.ACCEPT) for _ in range(3)]
    refused = led(tools, head, Action.REFUSE)
    stranger = led(tools, head, Action.ACCEPT, who=OTHER)
    at.desk.go("dossier", mine[1].id)
    at.settle()
    assert at.model.together == 4
    at.press("Alt+G")
    assert at.desk.page == "batch"
    rows = {row["id"]: row for row in at.model.rows}
    assert stranger.id not in rows
    assert (rows[refused.id]["able"], rows[refused.id]["ticked"]) == (False, False)
    assert (at.model.chosen, at.model.preview != "") == (3, True)
    at.press("Ctrl+Return")
    assert [title for _, title in at.bench.form_printer.forms] == [
        "Giấy tiếp nhận, 3 hồ sơ, liên 1/2",
        "Giấy tiếp nhận, 3 hồ sơ, liên 2/2",
    ]
    words = "".join(text_of(at.bench.form_printer.forms[0][0]).split())
    assert [code_of(each) in words for each in (*mine, refused)] == [True, True, True, False]
    assert at.model.again
    at.press("Ctrl+Return")
    assert "BẢN IN LẠI lần 1" in " ".join(text_of(at.bench.form_printer.forms[2][0]).split())
    with tools.unit_of_work() as uow:
        subject = batch_subject([each.id for each in mine])
        jobs = [(job.kind, job.copy, job.state) for job in uow.print_jobs(subject)]
        noted = [record.actor for record in uow.audits_of(subject, "batch-receipt.printed")]
    assert jobs == [(PrintKind.BATCH_RECEIPT, copy, PrintState.PRINTED) for copy in (0, 1)]
    assert noted == ["tung", "tung"]


def test_fewer_than_two_are_no_batch_and_others_than_before_are_another_paper(at: DeskOnBench) -> None:
    tools, head = at.bench.tools, at.officers["tung"]
    mine = [led(tools, head, Action.ACCEPT) for _ in range(3)]
    at.desk.go("batch", mine[0].id)
    at.settle()
    at.press("Ctrl+Return")
    at.press("Tab")
    at.press("Space")  # the first one is let out
    at.finger.rest(0.4)
    at.settle()
    assert (at.model.chosen, at.model.again) == (2, False)
    at.press("Tab")
    at.press("Space")
    at.finger.rest(0.4)
    at.settle()
    assert (at.model.complaint != "", at.model.printable) == (True, False)
    before = len(at.bench.form_printer.forms)
    at.press("Ctrl+Return")
    assert len(at.bench.form_printer.forms) == before


def test_a_printer_that_is_away_leaves_the_one_receipt_waiting(at: DeskOnBench) -> None:
    tools, head = at.bench.tools, at.officers["tung"]
    mine = [led(tools, head, Action.ACCEPT) for _ in range(2)]
    at.bench.form_printer.next = [PrinterAbsent("scripted")]
    at.desk.go("batch", mine[0].id)
    at.settle()
    at.press("Ctrl+Return")
    assert at.model.fault["code"] == PrinterAbsent.code
    assert at.bench.form_printer.forms == []
    at.press("Ctrl+Return")
    assert len(at.bench.form_printer.forms) == 2
    assert "IN LẠI" not in text_of(at.bench.form_printer.forms[0][0])


def code_of(dossier: Dossier) -> str:
    return dossier.receipt.dossier_code if dossier.receipt else ""
