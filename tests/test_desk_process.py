"""A counter beside another program of this machine: one of them sends, and when it ends the other goes on."""

import threading
import time
from collections.abc import Iterable
from pathlib import Path

from kiosk.config import Settings
from kiosk.desk_process import SharedOutbox
from kiosk.domain.events import ConnectionChanged, Event
from kiosk.sender import SENDING
from kiosk.session.held_file import HeldFile
from tests.services.visit import fresh_store

SECONDS = 10.0


class ListeningPortal:
    """Answers that it is there; nothing is to be sent."""

    address = "http://127.0.0.1:9"

    def __init__(self) -> None:
        self.pinged = threading.Event()

    def ping(self) -> None:
        self.pinged.set()


def test_a_counter_waits_for_its_turn_to_send(tmp_path: Path) -> None:
    told: list[Event] = []

    def publish(events: Iterable[Event]) -> None:
        told.extend(events)

    store, portal = fresh_store(tmp_path, publish), ListeningPortal()
    other = HeldFile(tmp_path / SENDING)
    assert other.try_alone()
    outbox = SharedOutbox(tmp_path, Settings(), store, portal, publish)  # type: ignore[arg-type] # only asked if there
    outbox.start()
    assert not portal.pinged.wait(1.5)
    assert not outbox.online
    other.release()
    assert portal.pinged.wait(SECONDS)
    ends_at = time.monotonic() + SECONDS
    while not told and time.monotonic() < ends_at:
        time.sleep(0.02)
    assert outbox.online
    assert told == [ConnectionChanged(online=True)]
    outbox.wake()
    outbox.close()
    store.close()
    again = HeldFile(tmp_path / SENDING)
    assert again.try_alone()  # the turn is free for the next
    again.release()
