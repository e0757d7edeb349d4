"""The register and the report agree with each other and with the dossiers, to the last one."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from benchmarks.many_dossiers import NOW, seed
from kiosk.domain.dossier import Dossier, DossierState
from kiosk.domain.local_time import local_date
from kiosk.domain.payment import Payment, PaymentMethod, PaymentState, Shift
from kiosk.domain.printed import TableFormat
from kiosk.services import register, reports
from kiosk.store.opening import Store
from tests.services.visit import CENTRE, PlainPaper, StoppedClock, actors

COUNT = 130
FIRST, LAST = date(2026, 11, 19), date(2026, 11, 23)


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock(NOW)


@pytest.fixture
def dossiers(store: Store) -> list[Dossier]:
    ids = seed(store.unit_of_work, COUNT, NOW, ended_share=0.4)
    with store.unit_of_work() as uow:
        return [uow.dossier(each) for each in ids]


def received(dossier: Dossier) -> date:
    assert dossier.receipt is not None
    return local_date(dossier.receipt.received_at)


def test_the_book_is_whole_and_in_order(store: Store, clock: StoppedClock, dossiers: list[Dossier]) -> None:
    assert register.years(store.unit_of_work) == ["2026"]
    numbers, after = [], 0
    while page := register.page("2026", 17, after, store.unit_of_work):
        numbers += [row.number for _, row in page]
        after = numbers[-1]
    assert numbers == list(range(1, COUNT + 1))
    whole = register.book_of("2026", date(2026, 1, 1), date(2026, 12, 31), CENTRE, store.unit_of_work, clock)
    assert [row.number for row in whole.rows] == numbers
    span = register.book_of("2026", FIRST, LAST, CENTRE, store.unit_of_work, clock)
    assert {row.dossier_code for row in span.rows} == {
        d.receipt.dossier_code for d in dossiers if d.receipt and FIRST <= received(d) <= LAST
    }


def test_taking_the_book_out_is_noted(store: Store, clock: StoppedClock, dossiers: list[Dossier]) -> None:
    before = store.verify_audit()
    book = register.book_of("2026", FIRST, LAST, CENTRE, store.unit_of_work, clock)
    register.export_file(book, TableFormat.CSV, "lan", PlainPaper(), store.unit_of_work, clock)
    assert store.verify_audit() == before + 1
    assert actors(store)[-1] == ("register.exported", "lan")


def test_the_report_counts_what_is_there(store: Store, clock: StoppedClock, dossiers: list[Dossier]) -> None:
    found = reports.figures(FIRST, LAST, store.unit_of_work, clock)
    span = [d for d in dossiers if FIRST <= received(d) <= LAST]
    assert found.total("received") == len(span)
    assert found.total("at_kiosk") == sum(d.filed_at == "kiosk" for d in span)
    assert found.states == Counter(d.state for d in span)
    finished = [d for d in dossiers if d.finished_at and FIRST <= local_date(d.finished_at) <= LAST]
    assert found.total("finished") == len(finished)
    in_time = [d for d in finished if d.finished_at and (d.due_at is None or d.finished_at <= d.due_at)]
    assert found.total("finished_on_time") == len(in_time)
    returned = [d for d in dossiers if d.returned_at and FIRST <= local_date(d.returned_at) <= LAST]
    assert found.total("returned") == len(returned)
    still = [d for d in dossiers if d.state not in (DossierState.RETURNED, *register.ENDED_BEFORE)]
    assert found.total("still_open") == len(still)
    assert found.stuck == 3
    by_field = Counter(d.procedure_field for d in span)
    assert {each.field: each.received for each in found.fields if each.received} == by_field


def test_days_add_up_to_the_span(store: Store, clock: StoppedClock, dossiers: list[Dossier]) -> None:
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    each = [reports.figures(day, day, store.unit_of_work, clock) for day in days]
    whole = reports.figures(FIRST, LAST, store.unit_of_work, clock)
    for name in ("received", "finished", "returned"):
        assert sum(day.total(name) for day in each) == whole.total(name)


def test_the_register_and_the_report_agree(store: Store, clock: StoppedClock, dossiers: list[Dossier]) -> None:
    book = register.book_of("2026", FIRST, LAST, CENTRE, store.unit_of_work, clock)
    assert len(book.rows) == reports.figures(FIRST, LAST, store.unit_of_work, clock).total("received")


def test_a_span_that_runs_backwards_is_none(store: Store, clock: StoppedClock) -> None:
    for first, last in ((LAST, FIRST), (date(2025, 1, 1), date(2026, 11, 1))):
        with pytest.raises(ValueError, match="no such span"):
            reports.figures(first, last, store.unit_of_work, clock)


def pay(
    number: int, amount: int, state: PaymentState, created: datetime, changed: datetime, method: str = "cash"
) -> Payment:
    return Payment(f"p{number}", "d", amount, PaymentMethod(method), f"R{number}", created, state, changed)


def test_money_is_counted_on_the_day_it_moved() -> None:
    day = datetime(2026, 11, 23, tzinfo=UTC)
    since, until = day, day + timedelta(days=1)
    noon, yesterday, tomorrow = day.replace(hour=12), day - timedelta(hours=5), until + timedelta(hours=2)
    payments = [
        pay(1, 20_000, PaymentState.PAID, noon, noon),
        pay(2, 30_000, PaymentState.PAID, yesterday, noon, "vietqr"),  # billed yesterday, confirmed today
        pay(3, 5_000, PaymentState.REFUNDED, noon, noon),  # taken and given back
        pay(4, 7_000, PaymentState.REFUNDED, yesterday, noon),  # only given back today
        pay(5, 9_000, PaymentState.REFUNDED, noon, tomorrow),  # taken today, given back tomorrow
        pay(6, 50_000, PaymentState.UNCONFIRMED, noon, noon, "vietqr"),
        pay(7, 1_000, PaymentState.CANCELLED, noon, noon),
        pay(8, 40_000, PaymentState.PAID, tomorrow, tomorrow),
    ]
    lines = {line.how: line for line in reports.money_of(payments, since, until)}
    assert (lines["Tiền mặt"].count, lines["Tiền mặt"].amount_vnd) == (3, 34_000)
    assert (lines["Chuyển khoản VietQR"].amount_vnd, lines["Chuyển khoản VietQR"].unconfirmed_vnd) == (30_000, 50_000)
    assert (lines["Đã hoàn"].count, lines["Đã hoàn"].amount_vnd) == (2, -12_000)


def test_drawers_are_counted_together_and_only_when_counted() -> None:
    now = NOW
    open_one = Shift("a", "o", "Sen", "1", now, 100_000)
    closed = Shift("b", "o", "Cúc", "2", now, 0, now, 90_000, 100_000, {}, "thiếu 1 tờ")
    assert reports.drawer_of([open_one]) is None
    drawer = reports.drawer_of([open_one, closed])
    assert drawer is not None
    assert (drawer.difference_vnd, drawer.reason) == (-10_000, "thiếu 1 tờ")


def test_the_sheet_names_no_citizen(store: Store, clock: StoppedClock, dossiers: list[Dossier]) -> None:
    found = reports.figures(LAST, LAST, store.unit_of_work, clock)
    sheet = reports.sheet(found, CENTRE, "Trần Thị Sen", clock)
    text = repr(sheet)
    assert not any(d.owner_name in text for d in dossiers)
    assert sheet.audit_entries == found.audit_entries
    assert sheet.collected_vnd == found.collected_vnd
