"""A fee from the code to the platform's word, over HTTP and the worker's thread; and the display beside a kiosk."""

import urllib.request
from pathlib import Path

from kiosk.bootstrap import Kiosk, open_kiosk
from kiosk.domain.events import Event, PaymentMoved
from kiosk.domain.officer import Officer, Role
from kiosk.domain.payment import Payment, PaymentMethod, PaymentState
from kiosk.domain.ticket import Priority
from kiosk.hall_process import open_hall
from kiosk.services import hall_standing, paying, queueing
from tests.journeys.conftest import QUICK_CARD, OpenKiosk
from tests.services.visit import filled_draft, submit
from tests.waiting import until


def state(kiosk: Kiosk, payment: Payment) -> PaymentState:
    with kiosk.tools.unit_of_work() as uow:
        return uow.payment(payment.id).state


def test_the_money_is_confirmed_over_the_wire(tmp_path: Path) -> None:
    heard: list[Event] = []
    (tmp_path / "kiosk.toml").write_text(QUICK_CARD, "utf-8")
    kiosk = open_kiosk(tmp_path / "kiosk.toml", tmp_path / "data", heard.extend, start_outbox=False)
    tools = kiosk.tools
    dossier = submit(filled_draft(tools.unit_of_work).id, tools.unit_of_work)
    payment = paying.ask(dossier.id, 20000, PaymentMethod.VIETQR, tools.unit_of_work, tools.clock)
    kiosk.outbox.start()
    address = f"http://127.0.0.1:{kiosk.companions['portal'].port}/thanh-toan"
    try:
        until(lambda: payment.reference in urllib.request.urlopen(address).read().decode(), "the announcement")
        assert state(kiosk, payment) is PaymentState.ASKED
        paying.claim_paid(payment.id, tools.unit_of_work, tools.clock)
        urllib.request.urlopen(f"{address}/{payment.reference}", data=b"")
        kiosk.outbox.wake()
        until(lambda: state(kiosk, payment) is PaymentState.PAID, "the confirmation")
        states = [e.state for e in heard if isinstance(e, PaymentMoved)]
        assert states == ["asked", "unconfirmed", "paid"]
    finally:
        kiosk.outbox.stop(5.0)
        kiosk.close()


def test_the_display_shows_what_another_program_calls(open_it: OpenKiosk, tmp_path: Path) -> None:
    kiosk = open_it()
    hall = open_hall(tmp_path / "kiosk.toml", tmp_path / "data")
    tools, officer = kiosk.tools, Officer("o", "lan", "", frozenset({Role.RECEPTION}), "", kiosk.tools.clock.now())
    try:
        line = tools.queue_rules.line("land")
        ticket = queueing.issue(line, Priority.NORMAL, "K1", tools.unit_of_work, tools.clock)
        standing = hall_standing.standing(hall.queue_rules, hall.unit_of_work, hall.clock)
        assert [s.waiting for s in standing.lines if s.line.key == "land"] == [1]
        queueing.call_next("2", ("land",), officer, tools.queue_rules, tools.unit_of_work, tools.clock)
        standing = hall_standing.standing(hall.queue_rules, hall.unit_of_work, hall.clock)
        assert [(t.number, t.counter) for t in standing.called] == [(ticket.number, "2")]
    finally:
        hall.close()
