"""A clerk's work with the keyboard alone: reception, a refusal, cash, a result handed over."""

import time
from itertools import count

from casework_bench import draft, filed, led, stored
from desk_bench import DeskOnBench
from filing_bench import CAN, PERMANENT_RESIDENCE, sheet
from PySide6.QtCore import QCoreApplication, QEvent

from kiosk.domain.card import CardAccessNumber
from kiosk.domain.casework import Action, FormCode
from kiosk.domain.dossier import DossierState, FiledAt
from kiosk.domain.errors import PersonUnproven, PortalRefused
from kiosk.domain.handover import HandOverState
from kiosk.domain.outbox import OutboxKind, OutboxState, Outcome
from kiosk.domain.payment import PaymentState
from kiosk.services import handing_over


def test_a_person_is_received_from_card_to_code(at: DeskOnBench) -> None:
    model = at.receive()
    assert not model.acceptable
    at.bench.scanner.lay(sheet(1), sheet(2))
    at.press("F2")
    assert len(model.papers.thumbs) == 2
    model.papers.turn(0)
    at.settle()
    model.papers.move(0, 1)
    at.settle()
    for row in range(1, len(model.papers.rows)):
        model.papers.choose(row)
        at.press("F3")
    at.wait(lambda: model.acceptable, "all lamps")
    at.press("Ctrl+Return")
    at.wait(lambda: model.accepted["code"], "the code")
    received = stored(at.bench.tools, model.accepted["code"])
    assert (received.state, received.filed_at) == (DossierState.RECEIVED, FiledAt.COUNTER)
    assert received.attachments[0].pages == 2
    assert len(at.bench.form_printer.forms) == 2  # two sheets of form 01
    assert len(at.bench.printer.slips) == 1
    at.press("Ctrl+N")
    assert not model.identified


def test_a_scanned_card_opens_the_chip_at_the_desk(at: DeskOnBench) -> None:
    at.press("Ctrl+2")
    model = at.model
    at.desk_window.wedge._now = count(time.monotonic() + 10, 0.001).__next__  # quicker than any finger, on any machine
    at.type("099085000011||NGUYEN VAN MAU|01011985|Nam|Hoa Mau|05112024")
    at.bench.reader.put_card()
    at.press("Return")
    at.wait(lambda: model.identified, "the person")
    assert at.bench.reader.keys == [CardAccessNumber(CAN)]
    at.desk_window.wedge.card_scanned.emit("099085000011||NGUY?N|||||")  # somebody is here: nothing is read again
    assert (model.identified, model.fault["code"]) == (True, "")


def test_a_foreigner_is_copied_from_the_passport(at: DeskOnBench) -> None:
    at.press("Ctrl+2")
    model = at.model
    for key, text in {"kind": "passport", "number": "C 1234567", "name": "John Sample"}.items():
        model.describe(key, text)
    model.vouch()
    at.settle()
    assert model.fault["code"] == "DESK-610"  # no birth date
    model.describe("born", "6/5/1980")
    model.vouch()
    at.settle()
    assert [fact["value"] for fact in model.who][:2] == ["JOHN SAMPLE", "C1234567"]


def test_a_kiosks_work_is_taken_and_given_back(at: DeskOnBench) -> None:
    tools = at.bench.tools
    begun = draft(tools)
    work = handing_over.hand_over(
        "papers", PERMANENT_RESIDENCE, begun.id, {}, "", "K1", tools.unit_of_work, tools.clock
    )
    at.desk.go("intake", work.id)
    at.settle()
    assert at.model.identified
    assert at.model.papers.rows[0]["kind"] == "warn"  # "I bring it to the counter"
    at.desk.logOut()
    at.settle()
    with tools.unit_of_work() as uow:
        assert uow.hand_over(work.id).state is HandOverState.OPEN
        assert uow.dossier(begun.id).state is DossierState.DRAFT


def test_a_step_is_taken_with_its_form_and_comes_back_to_the_dossier(at: DeskOnBench) -> None:
    tools = at.bench.tools
    dossier = led(tools, at.officers["tung"])
    at.desk.go("dossier", dossier.id)
    at.settle()
    shown = {step["action"]: step["keys"] for step in at.model.steps}
    assert "return_result" not in shown
    at.press(shown["refuse"])
    assert at.desk.page == "step"
    at.press("Ctrl+Return")
    assert at.model.complaints == {"reason": "Vui lòng điền mục này."}
    at.type("Khong thuoc tham quyen")
    at.finger.rest(0.5)
    at.settle()
    assert at.model.preview
    assert at.model.unsaved()
    at.press("Ctrl+Return")
    at.wait(lambda: at.desk.page == "dossier", "the dossier again")
    at.settle()
    with tools.unit_of_work() as uow:
        (form,) = uow.issued_forms(dossier.id)
    assert form.form is FormCode.REFUSAL
    assert len(at.bench.form_printer.forms) == 2
    assert at.model.steps == []
    assert at.model.forms[0]["again"]


def test_an_apology_steps_over_days_off(at: DeskOnBench) -> None:
    dossier = led(at.bench.tools, at.officers["tung"], Action.ACCEPT, Action.FORWARD)
    at.desk.go("step", f"{dossier.id}:apologise")
    at.settle()
    assert at.model.newDay == "04/12/2026"
    at.press("Up")
    assert at.model.newDay == "07/12/2026"  # over the weekend
    at.model.reset()


def test_cash_asks_for_a_drawer_and_gives_change(at: DeskOnBench) -> None:
    tools = at.bench.tools
    dossier = led(tools, at.officers["tung"], Action.ACCEPT)
    at.press("Ctrl+3")
    at.type("500000")
    at.press("Ctrl+Return")
    at.wait(lambda: at.model.open, "the drawer")
    at.desk.go("fees", dossier.id)
    at.settle()
    at.type("50000")
    assert at.model.change == "30.000 đồng"
    _page_before_is_gone()
    at.press("Ctrl+Return")
    at.settle()
    with tools.unit_of_work() as uow:
        (payment,) = uow.payments_of(dossier.id)
    assert (payment.state, payment.slip_number, payment.amount_vnd) == (PaymentState.PAID, 1, 20_000)
    assert len(at.bench.printer.slips) == 1
    at.press("Ctrl+3")
    _page_before_is_gone()
    at.model.count(500_000, "1")
    assert at.model.difference == {"text": "Thiếu 20.000 đồng", "kind": "fault"}
    at.press("Ctrl+Return")
    assert at.model.fault["code"] == "MONY-707"
    at.model.count(20_000, "1")
    at.model.finish()
    at.wait(lambda: not at.model.open, "the end of the shift")


def test_a_result_goes_to_its_owner_who_says_how_it_was(at: DeskOnBench) -> None:
    tools = at.bench.tools
    dossier = led(tools, at.officers["tung"], Action.ACCEPT, Action.FORWARD, Action.RESULT_READY)
    at.desk.go("return", dossier.id)
    at.settle()
    model = at.model
    model.chooseWay("pin")
    model.say("pin", "999999x")
    assert not model.returnable
    model.chooseWay("card")
    model.card.type(CAN)
    at.bench.reader.put_card()
    model.card.read()
    at.wait(lambda: model.returnable, "the owner")
    at.press("Ctrl+Return")
    at.wait(lambda: model.returned, "the sign-off")
    at.settle()
    assert stored(tools, dossier.receipt.dossier_code if dossier.receipt else "").state is DossierState.RETURNED
    assert len(at.bench.form_printer.forms) == 2
    at.press("1")
    at.wait(lambda: model.rated, "the rating")
    assert PersonUnproven.code == "DESK-611"


def _page_before_is_gone() -> None:
    """With its shortcuts: a test's event loop deletes nothing by itself."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_what_the_portal_refused_is_mended_from_the_board_by_the_keyboard(at: DeskOnBench) -> None:
    tools = at.bench.tools
    dossier = filed(tools)
    with tools.unit_of_work() as uow:
        (item, *_) = uow.items_of(dossier.id)
        uow.settle(item.id, Outcome(False, PortalRefused.code, answer="error_code -1: SoDienThoai"))
        uow.commit()
    at.press("Ctrl+5")
    at.press("Return")
    assert (at.desk.page, at.model.savable) == ("correct", False)
    assert at.model.refusal[1]["value"] == "error_code -1: SoDienThoai"
    at.model.form.answer("phone", "0900 000 009")
    at.press("Ctrl+Return")
    at.wait(lambda: at.desk.page == "sync", "the way back")
    with tools.unit_of_work() as uow:
        kept, items = uow.dossier(dossier.id), uow.items_of(dossier.id)
    assert kept.details["phone"] == "0900 000 009"
    states = [one.state for one in items if one.kind is OutboxKind.REGISTER_DOSSIER]
    assert sorted(states) == [OutboxState.CORRECTED, OutboxState.PENDING]


def test_leaving_a_correction_asks_and_keeps_nothing(at: DeskOnBench) -> None:
    dossier = filed(at.bench.tools)
    at.desk.go("dossier", dossier.id)
    at.settle()
    at.press("Alt+S")
    at.model.form.answer("phone", "0900 000 009")
    at.press("Esc")
    assert at.desk.page == "correct"
    at.desk.leaveAnyway()
    at.settle()
    with at.bench.tools.unit_of_work() as uow:
        assert uow.dossier(dossier.id).details == dossier.details


def test_signs_that_no_paper_shows_are_told_in_the_field_and_kept(at: DeskOnBench) -> None:
    tools = at.bench.tools
    dossier = led(tools, at.officers["tung"])
    at.desk.go("step", f"{dossier.id}:refuse")
    at.settle()
    said = "Thiếu giấy tờ 🏠"
    at.model.write("reason", said)
    assert "emoji" in at.model.complaints["reason"]  # at once, before anything was tried
    at.press("Ctrl+Return")
    assert at.desk.page == "step"
    assert at.model._values["reason"] == said
    with tools.unit_of_work() as uow:
        assert uow.issued_forms(dossier.id) == []
    at.model.write("reason", "Thiếu giấy tờ")
    assert at.model.complaints == {}
    at.model.reset()
    at.desk.go("intake")
    at.settle()
    typed = {"kind": "passport", "number": "C1234567", "name": "JOHN \u202eSAMPLE", "born": "06/05/1980"}
    for key, text in typed.items():
        at.model.describe(key, text)
    at.model.vouch()
    at.settle()
    assert at.model.fault["code"] == "DOSS-221"
    assert not at.model.identified
