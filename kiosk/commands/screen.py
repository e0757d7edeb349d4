"""`kiosk run`: open the window first, everything else behind it.

A window of mode `kiosk` runs under the supervisor, which forks its processes with a role; other modes are one process.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from kiosk.station_role import role_of

if TYPE_CHECKING:
    from kiosk.domain.events import Event
    from kiosk.processes import Screen
    from kiosk.session.line import Line
    from kiosk.ui.app import Window
    from kiosk.ui.hall.hall_tools import HallTools
    from kiosk.ui.technician.technician_tools import TechnicianTools
    from kiosk.ui.tools import Tools

PEERS_SECONDS = 40.0
Publish = Callable[["Iterable[Event]"], None]


def run(options: argparse.Namespace) -> int:
    if options.time_first_picture:
        from kiosk.ui.app import Window

        Window.prepare = _tell_and_leave  # type: ignore[method-assign, assignment] # what the first picture calls
    if options.role:
        return ROLES[options.role](options, _line_of(options))
    return WINDOWS.get(options.mode or role_of(options.config), _kiosk)(options)


# Modes ---------------------------------------------------------------------------------------------------------


def _kiosk(options: argparse.Namespace) -> int:
    """Everything in one process, where the system cannot fork: visit after visit is wiped, no process ends."""
    from kiosk.ui.app import run_window

    def assemble(publish: Publish) -> "Tools":
        from kiosk.bootstrap import open_kiosk
        from kiosk.logs import set_up_logging

        set_up_logging(options.verbose)
        kiosk = open_kiosk(options.config, options.data, publish)
        if portal := kiosk.companions.get("portal"):
            print(f"Cổng thử nghiệm: http://127.0.0.1:{portal.port}", flush=True)
        return kiosk.tools

    return run_window(sys.argv[:1], options, assemble, lambda: _technician_tools(options, None))


def _counter(options: argparse.Namespace) -> int:
    """The clerk's desk, in one process of its own all day."""
    from kiosk.ui.counter.desk_window import run_desk

    def assemble(publish: Publish) -> "Tools":
        from kiosk.desk_process import open_desk
        from kiosk.logs import set_up_logging

        set_up_logging(options.verbose)
        return open_desk(options.config, options.data, publish)

    return run_desk(sys.argv[:1], options, assemble)


def _display(options: argparse.Namespace) -> int:
    """The waiting hall's display beside whatever else has the store of this machine open."""
    from kiosk.ui.hall.hall_window import run_hall

    def assemble() -> "HallTools":
        from kiosk.hall_process import open_hall
        from kiosk.logs import set_up_logging

        set_up_logging(options.verbose)
        return open_hall(options.config, options.data)

    return run_hall(sys.argv[:1], options, assemble)


def _technician_tools(options: argparse.Namespace, peers: str | None) -> "TechnicianTools":
    """peers: JSON of those that play for this kiosk. Raises ConfigError."""
    from kiosk.commands.set_up import config_of
    from kiosk.companions import Peers
    from kiosk.technician_process import open_bench

    return open_bench(config_of(options), options.data, Peers.from_json(peers) if peers else None)


def _technician(options: argparse.Namespace) -> int:
    from kiosk.commands.set_up import show_window

    return show_window(options)


WINDOWS: dict[str, Callable[[argparse.Namespace], int]] = {
    "kiosk": _kiosk,
    "counter": _counter,
    "display": _display,
    "technician": _technician,
}


# Roles under the supervisor --------------------------------------------------------------------------------------


def be_screen(
    options: argparse.Namespace, line: "Line", on_taken: "Callable[[Window, Screen], None] | None" = None
) -> int:
    """One screen of several. on_taken: called on the UI thread when it is the one that a citizen sees."""
    from threading import Thread

    from kiosk.session.awaited import Awaited
    from kiosk.ui.relay import run_relayed

    peers, opened = Awaited(), []  # type: tuple[Awaited, list[Screen]]

    def assemble(publish: Publish) -> "Tools":
        from kiosk.logs import set_up_logging
        from kiosk.processes import open_screen

        set_up_logging(options.verbose)
        opened.append(open_screen(options.config, options.data, publish, lambda: peers.wait(PEERS_SECONDS)))
        return opened[0].tools

    def taken(window: "Window") -> None:
        Thread(target=opened[0].start_devices, daemon=True).start()
        window.technician_tools = lambda: _technician_tools(options, peers.wait(PEERS_SECONDS))
        if on_taken:
            on_taken(window, opened[0])

    return run_relayed(options, assemble, line, peers, taken, options.role == "spare")


def _sender(options: argparse.Namespace, line: "Line") -> int:
    from kiosk.logs import set_up_logging
    from kiosk.sender import anew_as, begun_from, send

    set_up_logging(options.verbose)
    return send(options.config, options.data, line, anew_as(_words(), line), begun_from(options.resumed))


def _peers(options: argparse.Namespace, line: "Line") -> int:
    from kiosk.logs import set_up_logging
    from kiosk.processes import serve_peers

    set_up_logging(options.verbose)
    return serve_peers(options.config, options.data, line)


ROLES: "dict[str, Callable[[argparse.Namespace, Line], int]]" = {
    "visit": be_screen,
    "spare": be_screen,
    "sender": _sender,
    "peers": _peers,
}


def _line_of(options: argparse.Namespace) -> "Line":
    from kiosk.session.line import Line

    reading, writing = map(int, options.line.split(","))
    return Line(reading, writing)


def _words() -> list[str]:
    """The command line as a person gave it: the role stands behind."""
    words = sys.argv[1:]
    return words[: words.index("--role")] if "--role" in words else words


def _tell_and_leave(_: object) -> None:
    """For the start benchmark: when the first picture was shown, in nanoseconds of the system's monotonic clock."""
    os.write(1, f"{time.monotonic_ns()}\n".encode())
    os._exit(0)
