"""Tells the service manager that the screen is up, and keeps telling it while the screen is alive.

The beats come from a timer of the thread that draws: when that thread hangs they stop, and systemd ends the
session and starts it anew (`Type=notify`, `WatchdogSec=`). Without a service manager nothing is sent.
"""

import contextlib
import os
import socket

from PySide6.QtCore import QObject, QTimer

BEATS_PER_LIMIT = 3  # one lost beat is not yet a frozen screen


def report_alive(screen: QObject) -> QTimer | None:
    """Call once `screen` is what the citizen looks at; the beats end with it.

    A screen that waits unseen must not call this: its beats would hide that the one in front is frozen.
    """
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return None
    notify(address, "READY=1")
    limit = int(os.environ.get("WATCHDOG_USEC") or 0)
    if not limit:
        return None
    timer = QTimer(screen)
    timer.timeout.connect(lambda: notify(address, "WATCHDOG=1"))
    timer.start(limit // 1000 // BEATS_PER_LIMIT)
    return timer


def notify(address: str, message: str) -> None:
    """One datagram in systemd's notification protocol; an address that begins with @ is an abstract one."""
    name = f"\0{address[1:]}" if address.startswith("@") else address
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as wire:
        wire.setblocking(False)  # a manager that does not listen must not hold the screen
        wire.connect(name)
        wire.send(message.encode())
