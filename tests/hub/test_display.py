"""The waiting hall's display on a machine of its own: it shows what the others call, and says when it cannot know."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.bootstrap import SENDING
from kiosk.domain.errors import DossierUnknown
from kiosk.domain.ticket import TicketState
from kiosk.hall_process import open_hall
from kiosk.session.held_file import HeldFile
from kiosk.ui.hall.hall_tools import HallTools
from tests.hub.centre import NOW, Open, ticket
from tests.hub.own_postgres import Server
from tests.waiting import until

SECONDS = 20.0


def counter_of(hall: HallTools, ticket_id: str) -> str | None:
    """Where the display would send this person; None: it does not know the number."""
    with hall.unit_of_work() as uow:
        tickets = {one.id: one for one in uow.tickets_of(ticket("A000").day)}
    return tickets[ticket_id].counter if ticket_id in tickets else None


@pytest.fixture
def hall(tmp_path: Path, address: str) -> Iterator[HallTools]:
    config = tmp_path / "kiosk.toml"
    config.write_text(f'[station]\nrole = "display"\ncode = "D1"\n[hub]\nurl = "{address}"\nseconds = 0.2\n', "utf-8")
    hall = open_hall(config, tmp_path / "display")
    yield hall
    hall.close()


def test_it_hears_what_the_counters_call_and_keeps_nobodys_dossier(open_one: Open, hall: HallTools) -> None:
    desk, one = open_one("Q1"), ticket("A001", "Q1")
    desk.keep(one)
    desk.round()
    dossier = desk.submit()
    desk.round()
    until(lambda: counter_of(hall, one.id) == "")
    desk.change(replace(one, state=TicketState.CALLED, counter="8", calls=1, changed_at=NOW))
    desk.round()
    until(lambda: counter_of(hall, one.id) == "8")
    with hall.unit_of_work() as uow, pytest.raises(DossierUnknown):
        uow.dossier(dossier.id)


def test_it_leaves_the_hub_to_the_program_that_sends_for_the_same_store(
    open_one: Open, hall: HallTools, tmp_path: Path
) -> None:
    sender = HeldFile(tmp_path / "display" / SENDING)
    until(sender.try_alone)
    desk, one = open_one("Q1"), ticket("A002", "Q1")
    desk.keep(one)
    desk.round()
    time.sleep(1.0)  # five turns
    assert counter_of(hall, one.id) is None
    sender.release()
    until(lambda: counter_of(hall, one.id) == "")


@pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")  # of a server that was taken away
def test_it_says_that_the_hub_is_away_and_goes_on_when_it_is_back(
    open_one: Open, hall: HallTools, server: Server
) -> None:
    desk, one = open_one("Q1"), ticket("A003", "Q1")
    until(lambda: not hall.apart())
    server.stop()
    try:
        until(hall.apart)
        desk.keep(one)  # meanwhile the counter works on
    finally:
        server.start()
    desk.round()
    until(lambda: counter_of(hall, one.id) == "" and not hall.apart())
