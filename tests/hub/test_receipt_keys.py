"""Counters learn each other's receipt keys from the hub, and prove receipts without it afterwards."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import text

from kiosk.domain.dossier import Dossier
from kiosk.services import printing
from kiosk.services.receipt_proof import ReceiptVerdict, Voucher, check_receipt
from tests.hub.centre import Open, Station
from tests.services.visit import CENTRE, PlainPaper, ScriptedPrinter


def receipt(at: Station, dossier: Dossier | None = None) -> str:
    paper = PlainPaper()
    filed = dossier or at.submit()
    printing.print_slip(filed.id, CENTRE, ScriptedPrinter(), paper, at.store.unit_of_work, at.clock, reprint=True)
    return paper.slips[-1].qr_text


def check(at: Station, words: str) -> ReceiptVerdict:
    return check_receipt(words, at.code, {}, at.store.unit_of_work)


def learned(at: Station) -> list[str]:
    with at.store.unit_of_work() as uow:
        return [key.station for key in uow.station_keys()]


def test_a_receipt_of_another_counter_is_proved_once_both_have_met_the_hub(open_one: Open) -> None:
    kiosk, desk = open_one("K1", keep_all=False), open_one("Q1")
    kiosk.round()
    words = receipt(kiosk)
    assert (check(desk, words).genuine, check(desk, words).key_known) == (False, False)  # nobody has told the desk
    desk.round()
    verdict = check(desk, words)
    assert (verdict.genuine, verdict.station, verdict.voucher) == (True, "K1", Voucher.HUB)
    desk.hub.close()  # from here on nobody is asked
    assert check(desk, words).genuine
    forged = words[:-1] + str((int(words[-1]) + 1) % 10)
    assert (check(desk, forged).genuine, check(desk, forged).key_known) == (False, True)
    with desk.store.unit_of_work() as uow:
        assert [r.actor for r in uow.audit_records() if r.action == "receipt-key.learned"] == ["Q1"]


def test_nothing_is_told_or_noted_twice(open_one: Open) -> None:
    kiosk, desk = open_one("K1"), open_one("Q1")
    for _ in range(3):
        kiosk.round()
        desk.round()
    assert (learned(kiosk), learned(desk)) == (["Q1"], ["K1"])
    with desk.store.unit_of_work() as uow:
        assert len([r for r in uow.audit_records() if r.action == "receipt-key.learned"]) == 1


def test_a_machine_that_was_replaced_keeps_its_older_receipts_true(open_one: Open, tmp_path: Path) -> None:
    old, desk = open_one("K1"), open_one("Q1")
    old.round()
    words = receipt(old)
    (tmp_path / "K1").rename(tmp_path / "K1-scrapped")
    new = open_one("K1")
    for station in (new, desk):
        station.round()
    assert learned(desk) == ["K1", "K1"]
    assert check(desk, words).station == check(desk, receipt(new)).station == "K1"


def test_a_key_that_was_retired_proves_what_it_signed_before_and_nothing_later(open_one: Open) -> None:
    stolen, desk = open_one("K1"), open_one("Q1")
    stolen.round()
    before = receipt(stolen)
    desk.round()
    now = stolen.clock.now() + timedelta(minutes=5)
    assert desk.hub.retire_keys("K1", now) == 1
    stolen.clock.at = now + timedelta(minutes=5)
    after = receipt(stolen)
    assert check(desk, after).genuine  # the desk has not heard of it yet
    desk.round()
    assert (check(desk, after).genuine, check(desk, after).retired) == (False, True)
    assert check(desk, before).genuine


def test_whose_a_key_is_stays_as_it_was_first_heard(open_one: Open) -> None:
    kiosk, desk = open_one("K1"), open_one("Q1")
    kiosk.round()
    desk.round()
    with kiosk.hub._engine.begin() as link:
        link.execute(text("UPDATE receipt_key SET station = 'Q9'"))
        link.execute(text("INSERT INTO receipt_key VALUES ('no key', 'Q8', '2026-11-23', NULL)"))
    desk.round()
    assert learned(desk) == ["K1"]
    assert check(desk, receipt(kiosk)).station == "K1"


def test_a_hub_that_was_prepared_by_an_earlier_program_goes_on(open_one: Open) -> None:
    kiosk, desk = open_one("K1"), open_one("Q1")
    with kiosk.hub._engine.begin() as link:
        link.execute(text("DROP TABLE receipt_key"))
    kiosk.round()
    desk.round()
    assert learned(desk) == []
    kiosk.hub.prepare()
    kiosk.round()
    desk.round()
    assert learned(desk) == ["K1"]
