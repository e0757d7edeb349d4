"""From the card to the slip over the real store: what is kept, what is told, what is forgotten."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from desk_camera_shots import BenchCamera, view
from filing_bench import CAN, MAU, Bench, identity, sheet
from kiosk_models import Kiosk, dossiers
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from kiosk.domain.applicant import Verdict
from kiosk.domain.card import CardPhase, CardProgress
from kiosk.domain.dossier import DossierState, PaperMark
from kiosk.domain.errors import (
    AccessKeyRejected,
    CameraDark,
    CardRemoved,
    CardTampered,
    FeederEmpty,
    PaperOut,
    PrinterAbsent,
    ReserveReached,
    ScannerJammed,
)
from kiosk.domain.events import DossierRegistered
from kiosk.domain.outbox import Outcome
from kiosk.domain.printing import PrintKind, PrintState
from kiosk.domain.scanning import AimState
from kiosk.store.space import FINISHING_BYTES, LEAST_FOR_A_TRANSACTION, Limits
from kiosk.ui.images import VisitImages, decode_photo

# The card --------------------------------------------------------------------------------------------------------


def test_the_name_greets_while_the_photo_is_read(kiosk: Kiosk) -> None:
    kiosk.to_card()
    for digit in CAN:
        kiosk.card.press(digit)
    kiosk.card.read()
    assert kiosk.card.waiting
    kiosk.bench.reader.steps.put(CardProgress(CardPhase.PHOTO, 0.6, MAU))
    kiosk.until(lambda: kiosk.card.greeting)
    assert kiosk.card.greeting == "Xin chào, Nguyễn Văn Mẫu"
    assert [step["mark"] for step in kiosk.card.steps] == ["done", "done", "done", "done", "now"]
    assert kiosk.visit.page == "card"


def test_a_rejected_number_stays_and_the_officer_comes_after_two_failures(kiosk: Kiosk) -> None:
    kiosk.to_card()
    for digit in "123456":
        kiosk.card.press(digit)
    for failure in (AccessKeyRejected(), CardRemoved()):
        kiosk.card.read()
        kiosk.bench.reader.steps.put(failure)
        kiosk.until(lambda: kiosk.card.stage == "fault")
        assert kiosk.card.fault["code"] == failure.code
        assert kiosk.card.fault["title"] and kiosk.card.fault["action"]
        assert kiosk.card.digits == "123456"
    assert not kiosk.card.canRetry
    assert kiosk.card.officerFirst
    kiosk.card.correct()
    assert (kiosk.card.stage, kiosk.card.digits) == ("digits", "123456")


def test_a_forged_card_is_never_worth_a_second_try(kiosk: Kiosk) -> None:
    kiosk.to_card()
    for digit in CAN:
        kiosk.card.press(digit)
    kiosk.card.read()
    kiosk.bench.reader.steps.put(CardTampered())
    kiosk.until(lambda: kiosk.card.stage == "fault")
    assert kiosk.card.officerFirst
    assert not (kiosk.card.canRetry or kiosk.card.canCorrect)


def test_cancelling_frees_the_reader(kiosk: Kiosk) -> None:
    kiosk.to_card()
    for digit in CAN:
        kiosk.card.press(digit)
    kiosk.card.read()
    kiosk.card.read()  # a second tap
    kiosk.until(lambda: kiosk.bench.reader.keys)
    kiosk.visit.back()
    assert (kiosk.visit.page, kiosk.card.stage) == ("card", "digits")
    kiosk.rest()
    assert len(kiosk.bench.reader.keys) == 1


# Who it is -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hint", "signature", "trusted", "kind", "words"),
    [
        ("", Verdict.YES, Verdict.YES, "ok", "Chữ ký đã xác thực"),
        (CAN, Verdict.YES, Verdict.YES, "warn", "Chữ ký đã xác thực, chứng thư thử nghiệm"),
        ("", Verdict.YES, Verdict.UNKNOWN, "warn", "Chữ ký đúng, chưa rõ nơi cấp chứng thư"),
        ("", Verdict.UNKNOWN, Verdict.UNKNOWN, "warn", "Chưa xác thực được chữ ký"),
        ("", Verdict.NO, Verdict.YES, "fault", "Chữ ký trên chip không đúng"),
    ],
)
def test_the_badges_say_only_what_was_proved(
    qtbot: QtBot, tmp_path: Path, hint: str, signature: Verdict, trusted: Verdict, kind: str, words: str
) -> None:
    kiosk = Kiosk(qtbot, tmp_path, hint)
    kiosk.confirm._filing.identify(identity(signature=signature, trusted=trusted), QImage())
    badges = [(badge["kind"], badge["text"]) for badge in kiosk.confirm.badges]
    assert badges == [("ok", "Đọc được từ chip"), (kind, words), ("plain", "Chưa đối chiếu trực tuyến")]
    kiosk.bench.store.close()


def test_the_number_is_whole_only_under_the_finger(kiosk: Kiosk) -> None:
    kiosk.to_card()
    kiosk.identify()
    assert kiosk.confirm.citizenId == "•••• •••• 0011"
    kiosk.confirm.reveal(True)
    assert kiosk.confirm.citizenId == "0990 8500 0011"
    kiosk.confirm.reveal(False)
    assert kiosk.confirm.citizenId == "•••• •••• 0011"


def test_another_person_leaves_no_draft_behind(kiosk: Kiosk) -> None:
    kiosk.to_card()
    kiosk.identify()
    kiosk.confirm.confirm()
    kiosk.confirm.confirm()
    kiosk.until(lambda: kiosk.visit.page == "case")
    assert len(dossiers(kiosk)) == 1
    kiosk.visit.back()
    kiosk.confirm.deny()
    kiosk.rest()
    assert (kiosk.visit.page, kiosk.confirm.name, len(kiosk.images)) == ("card", "", 0)
    assert dossiers(kiosk) == []


# Details ---------------------------------------------------------------------------------------------------------


def test_a_bad_answer_is_told_on_its_question_and_kept(kiosk: Kiosk) -> None:
    kiosk.to_details()
    while kiosk.details.ask != "phone":
        kiosk.answer()
    for digit in "0900":
        kiosk.details.press(digit)
    number = kiosk.details.number
    kiosk.details.next()
    assert kiosk.details.complaint == "Số điện thoại gồm 10 chữ số, bắt đầu bằng số 0."
    assert (kiosk.details.number, kiosk.details.value) == (number, "0900")
    kiosk.details.press("0")
    assert kiosk.details.complaint == ""


def test_signs_that_no_paper_shows_are_told_while_one_types_and_stay(kiosk: Kiosk) -> None:
    kiosk.to_details()
    while kiosk.details.ask != "text":
        kiosk.answer()
    kiosk.details.type("Số 12 🏠")
    assert "emoji" in kiosk.details.complaint
    kiosk.details.next()
    assert kiosk.details.value == "Số 12 🏠"
    kiosk.details.type("Số 12")
    assert kiosk.details.complaint == ""


def test_communes_are_found_without_accents_and_a_new_province_lets_the_commune_go(kiosk: Kiosk) -> None:
    kiosk.to_details()
    while kiosk.details.ask != "province":
        kiosk.answer()
    kiosk.details.choose("01")
    kiosk.details.next()
    kiosk.details.search("ba dinh")
    assert [option["label"] for option in kiosk.details.options] == ["Phường Ba Đình"]
    kiosk.details.choose(kiosk.details.options[0]["value"])
    kiosk.visit.back()
    kiosk.details.choose("79")
    kiosk.details.next()
    assert (kiosk.details.ask, kiosk.details.value) == ("commune", "")


def test_the_review_sends_back_to_one_question_and_returns(kiosk: Kiosk) -> None:
    kiosk.to_review()
    line = next(line for line in kiosk.review.answers if line["key"] == "phone")
    kiosk.review.correct(line["key"])
    assert (kiosk.visit.page, kiosk.details.ask) == ("details", "phone")
    kiosk.details.erase()
    kiosk.details.press("1")
    kiosk.details.next()
    kiosk.until(lambda: kiosk.visit.page == "review" and kiosk.review.ready)
    assert next(line["value"] for line in kiosk.review.answers if line["key"] == "phone") == "0900000001"


# Papers ----------------------------------------------------------------------------------------------------------


def test_a_jam_keeps_the_pages_and_the_scan_goes_on(kiosk: Kiosk) -> None:
    kiosk.to_papers()
    kiosk.papers.scan(0)
    for step in (sheet(1), sheet(2), ScannerJammed()):
        kiosk.bench.scanner.steps.put(step)
    kiosk.until(lambda: kiosk.papers.fault["code"])
    assert (kiosk.papers.fault["code"], kiosk.papers.pages) == (ScannerJammed.code, 2)
    kiosk.papers.scanMore()
    kiosk.bench.scanner.lay(sheet(3))
    kiosk.rest()
    kiosk.papers.keep()
    kiosk.papers.keep()
    kiosk.rest()
    assert (kiosk.papers.stage, kiosk.papers.papers[0]["state"]) == ("list", "Đã quét 3 trang")
    (attachment,) = dossiers(kiosk)[0].attachments
    assert attachment.pages == 3
    assert kiosk.bench.store.attachments.get(attachment.digest).startswith(b"%PDF")


def test_a_disk_that_is_nearly_full_takes_no_scan_and_says_how_many_dossiers_fit(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kiosk.to_papers()
    space = kiosk.bench.store.attachments._space
    monkeypatch.setattr(space, "_limits", Limits(keep_free=1 << 60))
    monkeypatch.setattr(space, "_free", lambda _: 64 << 20)
    kiosk.papers.scan(0)
    kiosk.until(lambda: kiosk.papers.fault["code"])
    assert kiosk.papers.fault["code"] == ReserveReached.code
    left = ((64 << 20) - LEAST_FOR_A_TRANSACTION) // FINISHING_BYTES
    assert kiosk.papers.fault["action"].endswith(f"Còn chỗ cho khoảng {left} hồ sơ.")
    kiosk.papers.bringThis()
    kiosk.rest()
    assert kiosk.papers.papers[0]["state"] == "Mang ra quầy"


def test_an_empty_feeder_can_be_answered_by_bringing_the_paper(kiosk: Kiosk) -> None:
    kiosk.to_papers()
    kiosk.papers.scan(0)
    kiosk.bench.scanner.steps.put(FeederEmpty())
    kiosk.until(lambda: kiosk.papers.fault["code"] == FeederEmpty.code)
    kiosk.papers.bringThis()
    kiosk.rest()
    assert (kiosk.papers.stage, kiosk.papers.papers[0]["toCounter"]) == ("list", True)
    assert PaperMark.TO_COUNTER in dossiers(kiosk)[0].marks.values()


def test_a_camera_at_the_kiosk_shows_what_it_sees_and_done_keeps_what_it_took(qtbot: QtBot, tmp_path: Path) -> None:
    camera = BenchCamera()

    def with_camera(bench: Bench) -> None:
        bench.tools = replace(bench.tools, camera=camera)

    kiosk = Kiosk(qtbot, tmp_path, prepare=with_camera)
    kiosk.to_papers()
    kiosk.papers.scan(0)
    kiosk.until(lambda: kiosk.papers.seen)
    assert kiosk.papers.aim == "Đặt một tờ giấy vào khung hình, thấy đủ bốn góc."
    camera.steps.put(sheet(1))
    camera.steps.put(view(AimState.TAKEN, 0, taken=1))
    kiosk.until(lambda: kiosk.papers.aim.startswith("Đã chụp"))
    assert (kiosk.papers.stage, kiosk.papers.pages) == ("scanning", 1)
    kiosk.papers.stop()
    assert (kiosk.papers.stage, kiosk.papers.pages, kiosk.papers.seen) == ("scanned", 1, "")
    kiosk.rest()
    kiosk.papers.scanMore()
    kiosk.until(lambda: kiosk.papers.seen)
    camera.steps.put(CameraDark())
    kiosk.until(lambda: kiosk.papers.fault["code"] == CameraDark.code)
    assert kiosk.papers.pages == 1
    kiosk.papers.keep()
    kiosk.rest()
    assert kiosk.papers.papers[0]["state"] == "Đã quét 1 trang"
    kiosk.bench.store.close()


# Submitting ------------------------------------------------------------------------------------------------------


def test_a_double_tap_submits_once(kiosk: Kiosk) -> None:
    kiosk.to_review()
    kiosk.review.submit()
    kiosk.review.submit()
    kiosk.until(lambda: kiosk.visit.page == "submitted")
    kiosk.rest()
    (dossier,) = dossiers(kiosk)
    assert dossier.state is DossierState.NEW
    assert dossier.receipt.register_number == 1
    with kiosk.bench.store.unit_of_work() as uow:
        assert len(uow.items_of(dossier.id)) == 2  # the registration and its first step
    assert len(kiosk.bench.printer.slips) == len(kiosk.bench.form_printer.forms) == 1
    assert kiosk.submitted.code == dossier.receipt.dossier_code
    assert kiosk.bench.outbox.woken == 1


def test_who_holds_the_dossier_is_told_live(kiosk: Kiosk) -> None:
    kiosk.to_submitted()
    assert kiosk.submitted.holder == "centre"
    (dossier,) = dossiers(kiosk)
    with kiosk.bench.store.unit_of_work() as uow:
        for item in uow.items_of(dossier.id):
            uow.settle(item.id, Outcome(delivered=True))
        uow.commit()
    kiosk.bridge.publish([DossierRegistered("another")])
    kiosk.rest()
    assert kiosk.submitted.holder == "centre"
    kiosk.bridge.publish([DossierRegistered(dossier.id)])
    kiosk.until(lambda: kiosk.submitted.holder == "portal")


def test_no_paper_then_paper_gives_one_slip(kiosk: Kiosk) -> None:
    kiosk.bench.printer.next = [PaperOut()]
    kiosk.bench.form_printer.next = [PrinterAbsent()]
    kiosk.to_submitted()
    assert (kiosk.submitted.slip, kiosk.submitted.slipFault["code"]) == ("fault", PaperOut.code)
    assert (kiosk.submitted.form, kiosk.submitted.formFault["code"]) == ("fault", PrinterAbsent.code)
    for _ in range(2):  # two taps
        kiosk.submitted.printSlip()
        kiosk.submitted.printForm()
    kiosk.rest()
    assert (kiosk.submitted.slip, kiosk.submitted.form) == ("printed", "printed")
    assert len(kiosk.bench.printer.slips) == len(kiosk.bench.form_printer.forms) == 1


@pytest.mark.parametrize(("came_out", "slips"), [(True, 1), (False, 2)])
def test_an_unconfirmed_slip_is_asked_about_and_never_repeated_by_itself(
    kiosk: Kiosk, came_out: bool, slips: int
) -> None:
    kiosk.bench.printer.next = [PrintState.UNKNOWN]
    kiosk.to_submitted()
    assert kiosk.submitted.slip == "question"
    kiosk.submitted.printSlip()  # may be on paper: this prints nothing
    kiosk.rest()
    assert len(kiosk.bench.printer.slips) == 1
    kiosk.submitted.slipCameOut(came_out)
    kiosk.rest()
    assert (kiosk.submitted.slip, len(kiosk.bench.printer.slips)) == ("printed", slips)
    (dossier,) = dossiers(kiosk)
    with kiosk.bench.store.unit_of_work() as uow:
        jobs = [job for job in uow.print_jobs(dossier.id) if job.kind is PrintKind.CUSTODY_SLIP]
    assert len(jobs) == slips


# Looking up ------------------------------------------------------------------------------------------------------


def look_up(kiosk: Kiosk, code: str, pin: str) -> Any:
    kiosk.lookup.typeCode(code)
    kiosk.lookup.askPin()
    for digit in pin:
        kiosk.lookup.press(digit)
    kiosk.lookup.findWithPin()
    kiosk.rest()
    return kiosk.lookup


def test_without_the_pin_only_code_and_stage(kiosk: Kiosk) -> None:
    kiosk.to_submitted()
    code, pin = kiosk.submitted.code, kiosk.submitted.pin.replace(" ", "")
    kiosk.visit.end()
    kiosk.visit.go("lookup")
    kiosk.lookup.typeCode(code.lower())
    kiosk.lookup.askPin()
    kiosk.lookup.findStage()
    kiosk.rest()
    assert (kiosk.lookup.stage, kiosk.lookup.dossierCode, kiosk.lookup.title) == ("result", code, "Mới đăng ký")
    assert not (kiosk.lookup.whole or kiosk.lookup.procedure or kiosk.lookup.received or kiosk.lookup.timeline)
    kiosk.lookup.again()
    shown = look_up(kiosk, code, pin)
    assert shown.whole
    assert shown.procedure == "Đăng ký thường trú"
    assert [moment["mark"] for moment in shown.timeline] == ["done", "next", "ahead"]


def test_three_wrong_pins_send_to_the_officer(kiosk: Kiosk) -> None:
    kiosk.visit.go("lookup")
    for _ in range(3):
        shown = look_up(kiosk, "H99.01-261123-0001", "000000")
        assert (shown.stage, shown.fault["code"], shown.code) == ("pin", "DOSS-205", "H99.01-261123-0001")
    assert not shown.pinAllowed
    kiosk.lookup.again()
    assert not kiosk.lookup.pinAllowed


# The end ---------------------------------------------------------------------------------------------------------


def held(thing: object, seen: set[int]) -> str:
    """Every text that an object of ours holds, through lists, values and private fields."""
    if id(thing) in seen or isinstance(thing, Bench | QImage | type):
        return ""
    seen.add(id(thing))
    if isinstance(thing, str):
        return thing + "\n"
    if isinstance(thing, dict):
        return "".join(held(part, seen) for pair in thing.items() for part in pair)
    if isinstance(thing, list | tuple | set | frozenset):
        return "".join(held(part, seen) for part in thing)
    names = [name for kind in type(thing).__mro__ for name in getattr(kind, "__slots__", ())]
    values = [getattr(thing, name, None) for name in names] + list(getattr(thing, "__dict__", {}).values())
    ours = type(thing).__module__.startswith(("kiosk.domain", "kiosk.ui", "kiosk.ports"))
    return "".join(held(value, seen) for value in values) if ours else ""


def shown_texts(model: QObject) -> str:
    meta = model.metaObject()
    return str([model.property(meta.property(i).name()) for i in range(meta.propertyCount())])


@pytest.mark.parametrize("upto", ["to_details", "to_review", "to_submitted"])
def test_after_the_visit_nothing_holds_the_person(kiosk: Kiosk, upto: str) -> None:
    getattr(kiosk, upto)()
    personal = ("MẪU", "Mẫu", MAU.citizen_id.digits, MAU.citizen_id.digits[-4:], "Hoa Sữa", "0900000000")
    before = "".join(held(model, set()) + shown_texts(model) for model in kiosk.models.values())
    assert "MẪU" in before  # the search itself finds what there is
    assert MAU.citizen_id.digits in before
    code = kiosk.submitted.code
    kiosk.visit.end()
    kiosk.rest()
    kiosk.bench.reader.keys.clear()
    centre = kiosk.bench.tools  # its names are no person's
    for page, model in kiosk.models.items():
        left = held(model, {id(centre)}) + shown_texts(model).replace(CAN, "")
        assert not [word for word in (*personal, code or "-no code-") if word in left], page
    assert len(kiosk.images) == 0
    assert kiosk.visit.dossier_id == kiosk.visit.procedure_code == ""


def test_a_visit_that_ends_early_leaves_no_draft_and_a_submitted_one_stays(kiosk: Kiosk) -> None:
    kiosk.to_details()
    kiosk.visit.end()
    kiosk.rest()
    assert dossiers(kiosk) == []
    kiosk.to_submitted()
    kiosk.visit.end()
    kiosk.rest()
    assert [dossier.state for dossier in dossiers(kiosk)] == [DossierState.NEW]


def test_a_photo_that_cannot_be_read_is_no_photo() -> None:
    assert decode_photo(b"").isNull()
    assert decode_photo(b"no picture at all").isNull()


def test_a_jpeg_2000_photo_is_read() -> None:
    import io

    from PIL import Image

    file = io.BytesIO()
    Image.new("RGB", (30, 40), "#804020").save(file, "JPEG2000")
    picture = decode_photo(file.getvalue())
    assert (picture.width(), picture.height()) == (30, 40)
    assert abs(picture.pixelColor(5, 5).red() - 0x80) < 8


def test_wiped_pictures_are_gone() -> None:
    images, picture = VisitImages(), QImage(4, 4, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    images.put("photo", picture)
    images.wipe()
    assert len(images) == 0
