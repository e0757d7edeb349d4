"""What systemd hears from us, in its notification protocol. Without a service manager nothing is sent."""

import contextlib
import os

MESSAGES = {"ready": "READY=1", "alive": "WATCHDOG=1", "leaving": "STOPPING=1"}


def beat(word: str) -> None:
    """`ready`: home can be used; `alive`: the screen still answers; `leaving`: we end because we were told to."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    import socket  # not before it is needed: the first picture waits for every import

    name = f"\0{address[1:]}" if address.startswith("@") else address  # an abstract one
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as wire:
        wire.setblocking(False)  # a manager that does not listen must not hold the screen
        wire.connect(name)
        wire.send(MESSAGES[word].encode())


def beat_seconds() -> float:
    """How often `alive` must be said at least; 0: nobody waits for it. A third of the limit: one may get lost."""
    return int(os.environ.get("WATCHDOG_USEC") or 0) / 3_000_000
