"""What systemd hears, against a socket that plays it."""

import socket

import pytest

from kiosk.session.service_manager import beat, beat_seconds


@pytest.mark.parametrize(
    ("word", "heard"), [("ready", b"READY=1"), ("alive", b"WATCHDOG=1"), ("leaving", b"STOPPING=1")]
)
def test_every_word_reaches_an_abstract_address(monkeypatch: pytest.MonkeyPatch, word: str, heard: bytes) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind("")  # Linux chooses an abstract name
        listening.setblocking(False)
        monkeypatch.setenv("NOTIFY_SOCKET", "@" + listening.getsockname()[1:].decode())
        beat(word)
        assert listening.recv(200) == heard


def test_without_a_manager_nothing_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)

    def unwanted(*_: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", unwanted)
    beat("ready")


@pytest.mark.parametrize(("limit", "seconds"), [("15000000", 5.0), ("", 0.0), (None, 0.0)])
def test_a_third_of_the_limit(monkeypatch: pytest.MonkeyPatch, limit: str | None, seconds: float) -> None:
    monkeypatch.delenv("WATCHDOG_USEC", raising=False)
    if limit is not None:
        monkeypatch.setenv("WATCHDOG_USEC", limit)
    assert beat_seconds() == seconds
