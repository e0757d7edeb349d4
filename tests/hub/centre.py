"""Several stations of one centre, each with a store of its own."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from kiosk.domain.dossier import Dossier
from kiosk.domain.sharing import CENTRE, Exchanged, Numbering
from kiosk.domain.ticket import Priority, QueueTicket
from kiosk.services.exchange import Exchange
from kiosk.store.hub.postgres_hub import PostgresHub
from kiosk.store.keys import KeyFile
from kiosk.store.opening import Store, open_store
from tests.services.visit import NOW, Heard, StoppedClock, filled_draft, submit

LETTERS = ("A", "B")
DAY = (NOW + timedelta(hours=7)).date()

__all__ = ["CENTRE", "DAY", "Open", "Station", "open_station", "ticket"]


@dataclass
class Station:
    code: str
    store: Store
    hub: PostgresHub
    exchange: Exchange
    clock: StoppedClock

    def round(self) -> Exchanged:
        return self.exchange.round()

    def submit(self) -> Dossier:
        return submit(filled_draft(self.store.unit_of_work, self.clock).id, self.store.unit_of_work, self.clock)

    def dossier(self, dossier_id: str) -> Dossier:
        with self.store.unit_of_work() as uow:
            return uow.dossier(dossier_id)

    def states(self, dossier_id: str) -> list[str]:
        with self.store.unit_of_work() as uow:
            return [item.state.value for item in uow.items_of(dossier_id)]

    def number(self, series: str, period: str) -> int:
        with self.store.unit_of_work() as uow:
            number = uow.next_number(series, period)
            uow.commit()
        return number

    def keep(self, *tickets: QueueTicket) -> None:
        with self.store.unit_of_work() as uow:
            for one in tickets:
                uow.add_ticket(one)
            uow.commit()

    def ticket(self, ticket_id: str) -> QueueTicket:
        with self.store.unit_of_work() as uow:
            return uow.ticket(ticket_id)

    def change(self, one: QueueTicket) -> None:
        with self.store.unit_of_work() as uow:
            uow.save_ticket(one)
            uow.commit()


Open = Callable[..., Station]


def open_station(
    folder: Path, code: str, address: str, *, keep_all: bool = True, letters: Sequence[str] = LETTERS
) -> Station:
    clock = StoppedClock()
    store = open_store(
        folder / code / "store", KeyFile(folder / code / "key"), Heard(), numbering=Numbering(code, shared=True)
    )
    hub = PostgresHub(address, "", code, clock)
    gate = threading.Lock()
    exchange = Exchange(
        code, keep_all, letters, hub, store.unit_of_work, store.attachments, clock, sending=lambda: gate
    )
    return Station(code, store, hub, exchange, clock)


def ticket(number: str, station: str = "K1", line: str = "civil") -> QueueTicket:
    return QueueTicket(f"id-{number}", DAY, number, line, Priority.NORMAL, NOW, station, changed_at=NOW)
