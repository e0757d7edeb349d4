"""The beats that let systemd see a frozen screen, against a socket that plays systemd."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiosk.ui.service_notice import report_alive

LIMIT_MS = 90


@pytest.fixture
def manager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "notify"))
        listening.setblocking(False)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        monkeypatch.setenv("WATCHDOG_USEC", str(LIMIT_MS * 1000))
        yield listening


def heard(manager: socket.socket) -> list[str]:
    messages = []
    while True:
        try:
            messages.append(manager.recv(200).decode())
        except BlockingIOError:
            return messages


def test_a_living_screen_is_ready_and_beats_before_every_limit(qtbot: QtBot, manager: socket.socket) -> None:
    screen = QObject()
    report_alive(screen)
    assert heard(manager) == ["READY=1"]
    for _ in range(5):
        qtbot.wait(LIMIT_MS)
        assert "WATCHDOG=1" in heard(manager)


def test_a_frozen_screen_falls_silent(qtbot: QtBot, manager: socket.socket) -> None:
    screen = QObject()
    report_alive(screen)
    qtbot.wait(LIMIT_MS)
    heard(manager)
    time.sleep(3 * LIMIT_MS / 1000)  # the thread that draws hangs
    assert heard(manager) == []


def test_the_beats_end_with_the_screen(qtbot: QtBot, manager: socket.socket) -> None:
    screen = QObject()
    report_alive(screen)
    with qtbot.waitSignal(screen.destroyed):
        screen.deleteLater()
    heard(manager)
    qtbot.wait(2 * LIMIT_MS)
    assert heard(manager) == []


def test_a_manager_without_a_watchdog_only_hears_that_the_screen_is_ready(
    qtbot: QtBot, manager: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WATCHDOG_USEC")
    screen = QObject()
    report_alive(screen)
    qtbot.wait(LIMIT_MS)
    assert heard(manager) == ["READY=1"]


def test_a_manager_that_has_gone_does_not_hold_the_screen(qtbot: QtBot, manager: socket.socket, tmp_path: Path) -> None:
    (tmp_path / "notify").unlink()
    screen = QObject()
    report_alive(screen)
    qtbot.wait(LIMIT_MS)
