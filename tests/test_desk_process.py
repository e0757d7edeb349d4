"""A counter and the process beside it that sends: one of several sends, and it outlives the window."""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.bootstrap import open_store_of
from kiosk.companions import Peers
from kiosk.config import load_settings
from kiosk.desk_process import sender_command
from kiosk.domain.link import Link
from kiosk.domain.outbox import OutboxState
from kiosk.sender import SENDING
from kiosk.session.held_file import HeldFile
from kiosk.session.sender_beside import SenderBeside
from kiosk.store.opening import Store
from kiosk.sync.sandbox_portal.server import SandboxServer, make_server
from tests.services.visit import Heard, filled_draft, submit
from tests.waiting import PATIENCE_SECONDS, until

SECONDS = 20.0
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a socket in a folder, reached through /proc")


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[SandboxServer]:
    server = make_server(tmp_path / "cong")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    server.stop()
    thread.join(PATIENCE_SECONDS)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store_of(load_settings(None), tmp_path, Heard())
    yield store
    store.close()


@pytest.fixture
def beside(tmp_path: Path, sandbox: SandboxServer) -> Iterator[SenderBeside]:
    beside = SenderBeside(
        tmp_path, sender_command(None, tmp_path, Peers(portal=int(sandbox.address.rpartition(":")[2]))), lambda _: None
    )
    yield beside
    beside.close()


def delivered(store: Store, dossier_id: str) -> bool:
    with store.unit_of_work() as uow:
        return {item.state for item in uow.items_of(dossier_id)} == {OutboxState.DELIVERED}


def test_the_window_is_told_and_a_wish_is_heard(store: Store, sandbox: SandboxServer, beside: SenderBeside) -> None:
    beside.start()
    until(lambda: beside.link is Link.ONLINE)
    dossier_id = submit(filled_draft(store.unit_of_work).id, store.unit_of_work).id
    beside.wake()
    until(lambda: delivered(store, dossier_id))
    assert len(sandbox.archive.all()) == 1


def test_a_counter_waits_for_its_turn_to_send(tmp_path: Path, beside: SenderBeside) -> None:
    other = HeldFile(tmp_path / SENDING)
    assert other.try_alone()
    beside.start()
    time.sleep(1.5)
    assert not beside.online
    other.release()
    until(lambda: beside.online)


def test_a_sender_that_is_killed_is_started_again(beside: SenderBeside) -> None:
    beside.start()
    until(lambda: beside.online)
    first = beside.pid
    os.kill(first, signal.SIGKILL)
    until(lambda: beside.pid not in (0, first))
    until(lambda: beside.online)
