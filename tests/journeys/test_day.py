"""The scripted day: a kiosk and two desks, hub and Portal here and away, a hundred dossiers of twenty procedures.

At the end register, cash, Portal and stores agree to the last item.
"""

import json
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.config import RESOURCES
from kiosk.demo.portal_view import received
from kiosk.documents.renderer import PaperStudio
from kiosk.domain.casework import Action, FormCode
from kiosk.domain.dossier import DossierState, PaperMark
from kiosk.domain.handover import HandOverState
from kiosk.domain.identifiers import uuid7
from kiosk.domain.local_time import local_date
from kiosk.domain.outbox import OutboxKind, OutboxState
from kiosk.domain.payment import PaymentMethod, PaymentState
from kiosk.domain.sharing import CENTRE as NOBODYS
from kiosk.domain.ticket import Priority, TicketState
from kiosk.services import fees, handing_over, paying, queueing, register, reports, shifts
from kiosk.services.fees import standing
from kiosk.services.issuing import printed_form
from kiosk.sync.sandbox_portal.server import SandboxServer, make_server
from tests.hub.own_postgres import Server
from tests.journeys.centre_day import (
    CENTRE,
    MONDAY,
    QUEUE,
    Day,
    Desk,
    answers,
    catalogue,
    doubled,
    forms,
    open_day,
    twenty_procedures,
)

# The driver lets go of the socket of a server that was taken away only when it is collected.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")

FLOAT_VND = 500_000
FRIDAY = date(2026, 12, 18)


class Cable:
    """The line to the sandbox Portal, which can be pulled and put back on the same port."""

    def __init__(self, folder: Path) -> None:
        self._folder, self.port = folder, 0
        self._server: SandboxServer | None = None

    def plug(self) -> None:
        self._server = make_server(self._folder, "127.0.0.1", self.port)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def pull(self) -> None:
        if self._server:
            self._server.stop()
            self._server = None


@pytest.fixture
def cable(tmp_path: Path) -> Iterator[Cable]:
    cable = Cable(tmp_path / "portal")
    cable.plug()
    yield cable
    cable.pull()


@pytest.fixture
def day(tmp_path: Path, address: str, cable: Cable) -> Iterator[Day]:
    day = open_day(tmp_path, address, f"http://127.0.0.1:{cable.port}")
    yield day
    for station in day.stations:
        station.portal.close()
        station.hub.close()
        station.store.close()


def test_after_a_day_everything_agrees(day: Day, server: Server, cable: Cable) -> None:
    procedures = twenty_procedures()
    people = iter(range(1, 1000))
    for desk in day.desks:
        shifts.open_shift(desk.clerk.id, desk.counter, FLOAT_VND, desk.store.unit_of_work, day.clock)
    day.exchange()

    # The morning: everything is there. Forty file at the kiosk, ten come to the desks.
    filed = [day.kiosk.file(n, procedures[n % 20]).id for n, _ in zip(people, range(40), strict=False)]
    waiting = [day.kiosk.take_number(procedures[n % 20], _class(n)).number for n in range(12)]
    day.exchange()
    day.send()
    at_desks = []
    for n, _ in zip(people, range(10), strict=False):
        desk = day.desks[n % 2]
        _call(desk)
        at_desks.append((desk, desk.receive(n, procedures[n % 20]).dossier.id))
    # Five cannot go on at the kiosk: a desk takes up what they have begun.
    for n, _ in zip(people, range(5), strict=False):
        at_desks.append(_hand_over(day, day.desks[n % 2], n, procedures[n % 20]))

    # Noon: hub and Portal are away. Work goes on everywhere.
    server.stop()
    cable.pull()
    filed += [day.kiosk.file(n, procedures[n % 20]).id for n, _ in zip(people, range(20), strict=False)]
    waiting += [day.kiosk.take_number(procedures[n % 20]).number for n in range(6)]
    for n, _ in zip(people, range(25), strict=False):
        desk = day.desks[n % 2]
        _call(desk)
        at_desks.append((desk, desk.receive(n, procedures[n % 20]).dossier.id))
    day.send()  # in vain, and nothing is lost by trying
    server.start()
    cable.plug()
    day.clock.to(MONDAY + timedelta(hours=6))
    day.exchange(3)
    day.send()
    day.exchange()

    # The afternoon: the desks take over what the kiosk took in, and check the papers.
    cases = list(at_desks)
    for number, dossier_id in enumerate(filed):
        desk = day.desks[number % 2]
        day.bring(desk, dossier_id)
        desk.accept(dossier_id)
        cases.append((desk, dossier_id))
    assert len(cases) == 100
    assert doubled([dossier_id for _, dossier_id in cases]) == []
    while any(_call(desk) for desk in day.desks):
        pass
    _take_fees(cases)
    _work_through(day, cases)
    for desk in day.desks:
        _close(desk)
    day.exchange(3)
    for _ in range(3):
        day.send()
    day.exchange(3)

    _agree(day, cases, cable, waiting)


# What is done --------------------------------------------------------------------------------------------------


def _class(number: int) -> Priority:
    return Priority.ELDERLY if number % 4 == 0 else Priority.NORMAL


def _call(desk: Desk) -> bool:
    """Call, serve, finish. Whoever it is: the dossiers of the day are not tied to a number."""
    lines = [line.key for line in QUEUE.lines]
    rest = desk.store.unit_of_work, desk.clock
    try:
        ticket = queueing.call_next(desk.counter, lines, desk.clerk, QUEUE, *rest, desk.claims.ticket)
    except queueing.NobodyWaiting:
        return False
    queueing.start_serving(ticket.id, desk.counter, desk.clerk, *rest)
    queueing.finish(ticket.id, desk.counter, desk.clerk, *rest)
    return True


def _hand_over(day: Day, desk: Desk, number: int, procedure) -> tuple[Desk, str]:  # type: ignore[no-untyped-def]
    kiosk = day.kiosk
    draft = kiosk.begin(number, procedure)
    values = answers(forms().for_procedure(procedure), number)
    work = handing_over.hand_over(
        "details", procedure.code, draft.id, values, "", kiosk.code, kiosk.store.unit_of_work, day.clock
    )
    day.exchange()
    claimed = handing_over.claim(work.id, desk.clerk, desk.counter, desk.store.unit_of_work, day.clock, desk.claims)
    assert claimed.state is HandOverState.CLAIMED
    desk.fill(desk.dossier(draft.id), number, PaperMark.TO_COUNTER)
    desk.accept(draft.id)
    handing_over.finish(work.id, desk.clerk, desk.store.unit_of_work, day.clock)
    return desk, draft.id


def _take_fees(cases: list[tuple[Desk, str]]) -> None:
    """Where no fee is published the officer sets one; half pay in cash, the others by transfer that is confirmed."""
    for number, (desk, dossier_id) in enumerate(cases):
        rest = desk.store.unit_of_work, desk.clock
        receipt = desk.dossier(dossier_id).receipt
        assert receipt is not None
        if receipt.fee_vnd is None:
            from tests.journeys.centre_day import rulebook

            wish = uuid7(desk.clock.now())
            fees.set_fee(dossier_id, 20_000, wish, "theo mức thu mẫu", desk.clerk.id, rulebook(), *rest)
        owed = standing(dossier_id, desk.store.unit_of_work).outstanding_vnd
        if owed <= 0:
            continue
        if number % 2:
            fees.take_cash(dossier_id, uuid7(desk.clock.now()), owed + 50_000, desk.clerk.id, *rest)
        else:
            asked = paying.ask(dossier_id, owed, PaymentMethod.VIETQR, *rest)
            paying.claim_paid(asked.id, *rest)
            paying.confirm_by_officer(asked.id, desk.chief, *rest)


def _work_through(day: Day, cases: list[tuple[Desk, str]]) -> None:
    """Every way that a dossier may go, all forms on the way."""
    day.clock.to(datetime(2026, 12, 1, 2, tzinfo=UTC))
    for number, (desk, dossier_id) in enumerate(cases):
        way = number % 20
        if way == 0:
            desk.step(dossier_id, Action.WITHDRAW)
        elif way == 1:
            desk.step(dossier_id, Action.REQUEST_SUPPLEMENT)
        elif way == 2:
            desk.step(dossier_id, Action.STOP, by=desk.chief)
        else:
            desk.step(dossier_id, Action.FORWARD)
    # One that nobody had accepted yet is refused.
    kiosk_only = day.kiosk.file(900, twenty_procedures()[0])
    day.exchange()
    day.bring(day.first, kiosk_only.id)
    day.first.step(kiosk_only.id, Action.REFUSE)
    cases.append((day.first, kiosk_only.id))
    day.send()
    day.clock.to(datetime(2026, 12, 2, 2, tzinfo=UTC))
    for number, (desk, dossier_id) in enumerate(cases[:100]):
        way = number % 20
        if way == 1:
            desk.step(dossier_id, Action.TAKE_SUPPLEMENT)
            desk.step(dossier_id, Action.FORWARD)
        if way == 3 and desk.dossier(dossier_id).due_at is not None:
            desk.step(dossier_id, Action.APOLOGISE, new_day=FRIDAY)
    day.send()
    for number, (desk, dossier_id) in enumerate(cases[:100]):
        if number % 20 not in (0, 2):
            desk.step(dossier_id, Action.RESULT_READY)
            desk.return_result(dossier_id)


def _close(desk: Desk) -> None:
    drawer = shifts.drawer(desk.clerk.id, desk.store.unit_of_work)
    assert drawer is not None
    left, counts = drawer.expected_vnd, {}
    for value in shifts.DENOMINATIONS:
        counts[value], left = divmod(left, value)
    assert left == 0
    shifts.close_shift(desk.clerk.id, counts, "", desk.store.unit_of_work, desk.clock)


# What must agree -----------------------------------------------------------------------------------------------


def _agree(day: Day, cases: list[tuple[Desk, str]], cable: Cable, waiting: list[str]) -> None:
    dossiers = {dossier_id: desk.dossier(dossier_id) for desk, dossier_id in cases}
    assert len(dossiers) == 101
    _homes(day, dossiers)
    _numbers(day, dossiers)
    _money(day)
    _hall(day, waiting)
    _portal(day, cases, cable)
    _papers(day, cases)
    for station in day.stations:
        station.store.verify_audit()


def _homes(day: Day, dossiers: dict) -> None:  # type: ignore[type-arg]
    for dossier_id, dossier in dossiers.items():
        homes = [station.code for station in day.stations if _home(station, dossier_id) == ""]
        assert len(homes) == 1, (homes, dossier.state)
        for desk in day.desks:  # every desk sees it as its home last told it
            assert desk.dossier(dossier_id).state is dossier.state


def _home(station: Desk, dossier_id: str) -> str:
    with station.store.unit_of_work() as uow:
        return uow.dossier(dossier_id).home if uow.knows(dossier_id) else NOBODYS


def _numbers(day: Day, dossiers: dict) -> None:  # type: ignore[type-arg]
    receipts = [dossier.receipt for dossier in dossiers.values()]
    assert doubled([receipt.dossier_code for receipt in receipts]) == []
    books = Counter(receipt.register_book for receipt in receipts)
    for book, count in books.items():
        numbers = sorted(r.register_number for r in receipts if r.register_book == book)
        assert numbers == list(range(1, count + 1)), book
    # The register that a desk prints is all of it.
    rows = [
        row.dossier_code
        for book in register.years(day.first.store.unit_of_work)
        for _, row in register.page(book, 1000, 0, day.first.store.unit_of_work)
    ]
    assert sorted(rows) == sorted(receipt.dossier_code for receipt in receipts)


def _money(day: Day) -> None:
    for desk in day.desks:
        with desk.store.unit_of_work() as uow:
            [shift] = uow.shifts_between(MONDAY - timedelta(days=1), desk.clock.at)
            paid = [p for p in uow.payments_of_shift(shift.id) if p.state is PaymentState.PAID]
            all_paid = [
                p
                for p in uow.payments_between(MONDAY, desk.clock.at)
                if p.state is PaymentState.PAID and uow.dossier(p.dossier_id).home == ""
            ]
        cash = sum(p.amount_vnd for p in paid)
        assert cash > 0
        assert shift.counted_vnd == shift.expected_vnd == FLOAT_VND + cash
        slips: dict[str, list[int]] = {}
        for payment in all_paid:
            slips.setdefault(payment.slip_book, []).append(payment.slip_number)
        for numbers in slips.values():
            assert sorted(numbers) == list(range(1, len(numbers) + 1))
    # The report of the first desk adds up to what both desks took: it has a copy of everything.
    found = reports.figures(local_date(MONDAY), FRIDAY, day.first.store.unit_of_work, day.clock)
    taken = 0
    for desk in day.desks:
        with desk.store.unit_of_work() as uow:
            for payment in uow.payments_between(MONDAY, desk.clock.at):
                if uow.dossier(payment.dossier_id).home == "" and payment.state is PaymentState.PAID:
                    taken += payment.amount_vnd
    assert found.collected_vnd == taken
    assert found.total("received") == 101


def _hall(day: Day, waiting: list[str]) -> None:
    assert doubled(waiting) == []
    with day.kiosk.store.unit_of_work() as uow:
        tickets = uow.tickets_of(local_date(MONDAY))
    assert sorted(ticket.number for ticket in tickets) == sorted(waiting)
    assert {ticket.state for ticket in tickets} == {TicketState.DONE}
    assert {ticket.calls for ticket in tickets} == {1}  # nobody was called twice


def _portal(day: Day, cases: list[tuple[Desk, str]], cable: Cable) -> None:
    held = {one["dossier"]["MaHoSo"]: one for one in received(cable.port)}
    assert len(held) == len(cases)
    for desk, dossier_id in cases:
        with desk.store.unit_of_work() as uow:
            dossier, items = uow.dossier(dossier_id), uow.items_of(dossier_id)
        assert {item.state for item in items} == {OutboxState.DELIVERED}
        one = held[dossier.receipt.dossier_code]  # type: ignore[union-attr]
        told = [json.loads(item.payload)["title"] for item in items if item.kind is OutboxKind.REPORT_STEP]
        assert [step["ChucDanh"] for step in one["steps"]] == told, dossier.state
        assert doubled(told) == [] or dossier.state is DossierState.RETURNED
    owners = Counter(station.code for station in day.stations for _ in [0])
    assert owners


def _papers(day: Day, cases: list[tuple[Desk, str]]) -> None:
    """Every legal form was issued, numbered without a gap, and can be printed."""
    studio = PaperStudio(RESOURCES / "fonts", 576)
    seen: dict[tuple[FormCode, str], list[int]] = {}
    drawn: set[FormCode] = set()
    for desk, dossier_id in cases:
        with desk.store.unit_of_work() as uow:
            dossier, issued = uow.dossier(dossier_id), uow.issued_forms(dossier_id)
        for form in issued:
            seen.setdefault((form.form, form.book), []).append(form.number)
            if form.form not in drawn:
                drawn.add(form.form)
                assert studio.form(printed_form(form, dossier, CENTRE)).startswith(b"%PDF")
    assert drawn >= {FormCode(number) for number in ("01", "02", "03", "04", "05", "06")}
    for key, numbers in seen.items():
        assert sorted(numbers) == list(range(1, len(numbers) + 1)), key
    assert catalogue().edition.id == "2026-07"
