"""Fees, petitions, ratings and the essential services at the kiosk, over the real store."""

import pytest
from kiosk_models import Kiosk

from kiosk.domain.errors import AlreadyRated, PaperOut, PetitionUnknown, TicketUnknown
from kiosk.domain.officer import Officer
from kiosk.domain.payment import Payment, PaymentMethod, PaymentState
from kiosk.domain.payment_platform import PaymentStanding, PaymentWord
from kiosk.domain.ticket import Priority
from kiosk.domain.vietqr import parse, payload
from kiosk.domain.voice import Petition, PetitionState, Score
from kiosk.services import paying, queueing, ratings
from tests.services.visit import filled_draft, submit


def pay(kiosk: Kiosk) -> str:
    """At the page of a dossier that owes 8000 đồng; returns its id."""
    open_store = kiosk.bench.tools.unit_of_work
    dossier_id = submit(filled_draft(open_store).id, open_store).id
    at_pay(kiosk, dossier_id)
    return dossier_id


def at_pay(kiosk: Kiosk, dossier_id: str) -> None:
    kiosk.visit.end()
    kiosk.rest()
    kiosk.pay._filing.paying_for = dossier_id
    kiosk.visit.go("lookup")
    kiosk.visit.go("pay")
    kiosk.until(lambda: kiosk.pay.stage != "loading")
    kiosk.rest()


def payments(kiosk: Kiosk, dossier_id: str) -> list[Payment]:
    return paying.payments_of(dossier_id, kiosk.bench.tools.unit_of_work)


def hear(kiosk: Kiosk, amount: int = 8000) -> None:
    tools = kiosk.bench.tools
    word = PaymentWord(kiosk.pay.purpose, PaymentStanding.PAID, amount)
    paying.hear(word, tools.unit_of_work, tools.clock)


def test_asked_by_code_claimed_and_paid_only_when_confirmed(kiosk: Kiosk) -> None:
    dossier_id = pay(kiosk)
    page = kiosk.pay
    assert (page.stage, page.amount) == ("qr", "8.000 đồng")
    [asked] = payments(kiosk, dossier_id)
    code = parse(payload(paying.transfer_of(asked, kiosk.bench.tools.bank)))
    assert (code.amount_vnd, code.purpose) == (8000, page.purpose)
    woken = kiosk.bench.outbox.woken
    for _ in range(2):
        page.claimPaid()
    kiosk.until(lambda: page.stage == "unconfirmed")
    assert kiosk.bench.outbox.woken > woken  # the platform is asked at once
    kiosk.rest()
    assert page.slip == ""
    hear(kiosk)
    kiosk.until(lambda: page.slip == "printed")
    assert (page.stage, page.slipNumber) == ("paid", "0001/2026")
    assert [p.state for p in payments(kiosk, dossier_id)] == [PaymentState.PAID]
    at_pay(kiosk, dossier_id)
    assert page.stage == "paid"
    assert len(payments(kiosk, dossier_id)) == 1


def test_at_the_counter_instead_and_the_code_is_cancelled(kiosk: Kiosk) -> None:
    dossier_id = pay(kiosk)
    kiosk.pay.payAtCounter()
    kiosk.until(lambda: kiosk.pay.stage == "counter")
    kiosk.rest()
    assert kiosk.pay.stage == "counter"  # what is told of the cancelled code changes nothing
    assert [(p.method, p.state) for p in payments(kiosk, dossier_id)] == [
        (PaymentMethod.VIETQR, PaymentState.CANCELLED),
        (PaymentMethod.CASH, PaymentState.ASKED),
    ]


def test_who_said_that_it_is_paid_is_not_asked_twice(kiosk: Kiosk) -> None:
    dossier_id = pay(kiosk)
    kiosk.pay.claimPaid()
    kiosk.until(lambda: kiosk.pay.stage == "unconfirmed")
    at_pay(kiosk, dossier_id)
    assert kiosk.pay.stage == "unconfirmed"
    kiosk.pay.payAtCounter()
    kiosk.rest()
    assert len(payments(kiosk, dossier_id)) == 1


def test_without_paper_the_money_stands(kiosk: Kiosk) -> None:
    pay(kiosk)
    kiosk.bench.printer.next = [PaperOut()]
    hear(kiosk)
    kiosk.until(lambda: kiosk.pay.slip == "fault")
    assert (kiosk.pay.stage, kiosk.pay.slipFault["code"]) == ("paid", PaperOut.code)
    kiosk.pay.printSlip()
    kiosk.until(lambda: kiosk.pay.slip == "printed")


def test_the_next_citizen_sees_no_bill(kiosk: Kiosk) -> None:
    pay(kiosk)
    kiosk.pay.done()
    assert (kiosk.pay.stage, kiosk.pay.amount, kiosk.pay.code, kiosk.pay.qr) == ("loading", "", "", "")


# Petitions -----------------------------------------------------------------------------------------------------


def filed(kiosk: Kiosk) -> list[Petition]:
    with kiosk.bench.tools.unit_of_work() as uow:
        return uow.petitions_in(frozenset(PetitionState), 10)


def test_a_petition_without_a_name_and_its_answer(kiosk: Kiosk) -> None:
    kiosk.visit.go("petition")
    page = kiosk.petition
    page.chooseKind("complaint")
    page.askContact()
    assert page.stage == "text"  # nothing was written
    page.typeText("Quầy 3 mở muộn.")
    page.askContact()
    page.typeContact("0900 000 001")
    for _ in range(3):
        page.send(False)
    kiosk.until(lambda: page.slip == "printed")
    [kept] = filed(kiosk)
    assert (kept.text, kept.contact, kept.kind.value) == ("Quầy 3 mở muộn.", "", "complaint")
    assert (page.code, page.pin) == (kept.code, f"{kept.pin[:3]} {kept.pin[3:]}")
    page.done()
    assert (page.code, page.pin, page.text, page.stage) == ("", "", "", "kind")

    kiosk.visit.go("petition")
    page.find()
    page.typeCode(kept.code)
    page.askPin()
    wrong = "000000" if kept.pin != "000000" else "111111"
    for digits, stage in ((wrong, "pin"), (kept.pin, "found")):
        for digit in digits:
            page.press(digit)
        page.lookUp()
        kiosk.rest()
        assert page.stage == stage
        assert page.fault["code"] == (PetitionUnknown.code if stage == "pin" else "")
    assert page.state == "Trung tâm đang xem xét"


def test_a_contact_is_kept_when_it_is_given(kiosk: Kiosk) -> None:
    kiosk.visit.go("petition")
    kiosk.petition.chooseKind("praise")
    kiosk.petition.typeText("Cán bộ quầy 8 rất tận tình.")
    kiosk.petition.askContact()
    kiosk.petition.typeContact("0900 000 001")
    kiosk.petition.send(True)
    kiosk.until(lambda: kiosk.petition.stage == "filed")
    assert [p.contact for p in filed(kiosk)] == ["0900 000 001"]
    kiosk.rest()


def test_back_goes_question_by_question_and_keeps_the_words(kiosk: Kiosk) -> None:
    kiosk.visit.go("petition")
    kiosk.petition.chooseKind("praise")
    kiosk.petition.typeText("Cảm ơn.")
    kiosk.petition.askContact()
    kiosk.visit.back()
    assert (kiosk.petition.stage, kiosk.petition.text) == ("text", "Cảm ơn.")
    kiosk.visit.back()
    assert kiosk.petition.stage == "kind"
    kiosk.visit.back()
    assert kiosk.visit.page == "home"


# Ratings -------------------------------------------------------------------------------------------------------


def test_three_faces_one_reason_once(kiosk: Kiosk) -> None:
    kiosk.visit.go("lookup")
    kiosk.rate._filing.rate("dossier-1", "1.004222")
    kiosk.visit.go("rate")
    page = kiosk.rate
    assert page.reasons == []
    page.choose("satisfied")
    page.choose("unsatisfied")
    assert "slow" in [reason["key"] for reason in page.reasons]
    page.send("slow")
    page.send("slow")
    kiosk.until(lambda: page.thanked)
    tools = kiosk.bench.tools
    with pytest.raises(AlreadyRated):
        ratings.rate("dossier-1", Score.SATISFIED, "K1", tools.unit_of_work, tools.clock)
    month = ratings.of_month(tools.clock.now().date(), tools.centre, tools.rating_rules, tools.unit_of_work)
    assert (month.all.unsatisfied, month.all.total, month.by_procedure[0].procedure_code) == (1, 1, "1.004222")
    kiosk.visit.end()
    kiosk.visit.go("lookup")
    kiosk.rate._filing.rate("dossier-1", "1.004222")
    kiosk.visit.go("rate")
    assert not page.thanked
    page.choose("satisfied")
    page.send("")
    kiosk.until(lambda: page.thanked)  # no reproach, and nothing is counted twice
    assert (page.fault["code"], filed(kiosk)) == ("", [])


def test_who_was_at_a_counter_rates_by_the_number_of_the_ticket(kiosk: Kiosk) -> None:
    tools, officer = kiosk.bench.tools, Officer("o1", "lan", "", frozenset(), "", kiosk.bench.tools.clock.now())
    line = tools.queue_rules.line("tax")
    waiting = [queueing.issue(line, Priority.NORMAL, "K1", tools.unit_of_work, tools.clock).number for _ in range(2)]
    called = queueing.call_next("1", ("tax",), officer, tools.queue_rules, tools.unit_of_work, tools.clock)
    queueing.start_serving(called.id, "1", officer, tools.unit_of_work, tools.clock)
    queueing.finish(called.id, "1", officer, tools.unit_of_work, tools.clock)
    kiosk.visit.go("petition")
    kiosk.petition.rate()
    page = kiosk.rate
    assert page.asksNumber
    for number, known in ((waiting[1], False), ("Z999", False), (called.number.lower(), True)):
        page.typeNumber(number)
        page.findTicket()
        kiosk.rest()
        assert page.asksNumber is not known
        assert page.fault["code"] == ("" if known else TicketUnknown.code)
    page.choose("very_satisfied")
    page.send("quick")
    kiosk.until(lambda: page.thanked)
    with pytest.raises(AlreadyRated):
        ratings.rate(called.id, Score.SATISFIED, "K1", tools.unit_of_work, tools.clock)


# Essential services --------------------------------------------------------------------------------------------


def test_every_door_opens_a_procedure_that_can_be_filed_here(kiosk: Kiosk) -> None:
    page, catalogue = kiosk.essential, kiosk.bench.tools.catalogue
    assert len(page.here) == len(kiosk.bench.tools.essential.here)
    for door in page.here:
        kiosk.visit.end()
        kiosk.visit.go("essential")
        page.open(door["key"])
        if kiosk.visit.page == "essential":
            assert page.stage == "group"
            page.openProcedure(page.procedures[-1]["code"])
        assert kiosk.visit.page == "sheet"
        assert catalogue.procedure(kiosk.visit.procedure_code)


def test_what_lives_elsewhere_is_shown_the_way(kiosk: Kiosk) -> None:
    kiosk.visit.go("essential")
    page = kiosk.essential
    page.showWay("traffic-fine")
    assert (page.stage, page.address) == ("elsewhere", "dichvucong.gov.vn")
    assert page.prepare
    assert page.steps
    assert page.qr
    page.takeNumber()
    assert kiosk.visit.page == "ticket"
    kiosk.visit.back()
    kiosk.visit.back()
    assert (kiosk.visit.page, page.stage) == ("essential", "all")
