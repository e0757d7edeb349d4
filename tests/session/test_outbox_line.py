"""The sender's socket and the line of those who do not send, in one process: what was sent is told, a wish is heard."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.domain.dossier import DossierState
from kiosk.domain.events import ConnectionChanged, DeliveryFailed, DossierMoved, DossierRegistered, Event
from kiosk.domain.link import Link
from kiosk.session.event_lines import from_line, to_line
from kiosk.session.outbox_line import OutboxLine
from kiosk.session.outbox_socket import NAME, OutboxSocket, listen
from tests.waiting import PATIENCE_SECONDS, until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a socket in a folder, reached through /proc")
SECONDS = 10


class Sender:
    def __init__(self, folder: Path, link: Link | None) -> None:
        self.woken = threading.Semaphore(0)
        self.socket = OutboxSocket(listen(folder), self.woken.release, link)
        self.socket.start()

    def end(self) -> None:
        """As a process that ends: the socket is shut and every link breaks."""
        self.socket.listening.shutdown(2)
        self.socket.listening.close()
        with self.socket._lock:
            for link in self.socket._links:
                link.shutdown(2)


@pytest.fixture
def heard() -> list[Event]:
    return []


@pytest.fixture
def line(tmp_path: Path, heard: list[Event]) -> Iterator[OutboxLine]:
    line = OutboxLine(tmp_path, heard.extend)
    line.start()
    yield line
    line.close()


EVENTS: list[Event] = [
    DossierMoved("id-1", DossierState.NEW, DossierState.RECEIVED),
    DossierRegistered("id-1"),
    DeliveryFailed("id-2", "PORT-301"),
    ConnectionChanged(Link.ONLINE),
]


@pytest.mark.parametrize("event", EVENTS, ids=lambda e: type(e).__name__)
def test_an_event_comes_back_as_it_was(event: Event) -> None:
    again = from_line(to_line(event))
    assert again == event
    if isinstance(again, DossierMoved):
        assert again.now is DossierState.RECEIVED


@pytest.mark.parametrize("line_", [b"", b"{}", b"[]", b'{"event": "Path"}', b'{"event": "DossierRegistered"}', b"\xff"])
def test_what_is_no_event_is_refused(line_: bytes) -> None:
    with pytest.raises(ValueError):
        from_line(line_)


def test_a_newcomer_learns_whether_the_portal_is_there_and_then_what_was_sent(
    tmp_path: Path, line: OutboxLine, heard: list[Event]
) -> None:
    sender = Sender(tmp_path, link=Link.ONLINE)
    until(lambda: line.online)
    sender.socket.publish([DossierRegistered("id-1"), ConnectionChanged(Link.ONLINE)])
    until(lambda: DossierRegistered("id-1") in heard)
    sender.socket.publish([ConnectionChanged(Link.NO_NETWORK)])
    until(lambda: not line.online)
    assert heard == [ConnectionChanged(Link.ONLINE), DossierRegistered("id-1"), ConnectionChanged(Link.NO_NETWORK)]


def test_a_wish_is_heard(tmp_path: Path, line: OutboxLine) -> None:
    sender = Sender(tmp_path, link=None)
    line.wake()
    assert sender.woken.acquire(timeout=PATIENCE_SECONDS)


def test_a_wish_told_while_nobody_sends_is_heard_by_the_next_sender(tmp_path: Path, line: OutboxLine) -> None:
    Sender(tmp_path, link=Link.ONLINE).end()
    line.wake()
    assert Sender(tmp_path, link=Link.ONLINE).woken.acquire(timeout=PATIENCE_SECONDS)


def test_a_sender_that_begins_anew_does_not_look_like_a_lost_connection(
    tmp_path: Path, line: OutboxLine, heard: list[Event]
) -> None:
    first = Sender(tmp_path, link=Link.ONLINE)
    until(lambda: line.online)
    first.end()
    until(lambda: not line._link)
    second = Sender(tmp_path, link=Link.ONLINE)
    until(lambda: second.socket._links)
    assert line.online
    assert heard == [ConnectionChanged(Link.ONLINE)]


def test_a_sender_that_stays_away_counts_as_no_connection(
    tmp_path: Path, line: OutboxLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Sender(tmp_path, link=Link.ONLINE)
    until(lambda: line.online)
    monkeypatch.setattr("kiosk.session.outbox_line.SILENT_SECONDS", 0.2)
    first.end()
    until(lambda: not line.online)


def test_the_socket_is_for_this_user_alone_however_deep_its_folder_lies(tmp_path: Path) -> None:
    deep = tmp_path / "/".join(["a" * 50] * 4)
    deep.mkdir(parents=True)
    sender = Sender(deep, link=Link.ONLINE)
    assert (deep / NAME).stat().st_mode & 0o077 == 0
    line = OutboxLine(deep, lambda _: None)
    line.start()
    until(lambda: line.online)
    line.close()
    sender.end()


def test_a_listener_that_takes_nothing_does_not_hold_the_sender(tmp_path: Path) -> None:
    import socket

    from kiosk.session.outbox_socket import SocketAddress

    sender, address = Sender(tmp_path, link=Link.ONLINE), SocketAddress(tmp_path)
    with socket.socket(socket.AF_UNIX) as idle:
        idle.connect(address.path)
        until(lambda: sender.socket._links)
        for _ in range(20_000):
            sender.socket.publish([DossierRegistered("x" * 36)])
    address.close()
    sender.end()
