"""The screens: what a citizen, a clerk and a technician sit before, and the demonstration."""

import argparse
from pathlib import Path
from typing import Any

from kiosk.commands.arguments.words import as_json, command, window


def screen(commands: Any) -> None:
    run = command(commands, "run", "open the kiosk", "kiosk.commands.screen:run")
    run.set_defaults(logs_late=True)  # behind the first picture
    window(run)
    run.add_argument(
        "--mode",
        choices=("kiosk", "counter", "display", "technician"),
        help="whose window: the citizen's, the clerk's, the waiting hall's display, the technician's; default:"
        " station.role of kiosk.toml",
    )
    run.add_argument("--high-contrast", action="store_true", help="the hall's display in white and yellow on black")
    run.add_argument("--time-first-picture", action="store_true", help="tell when home was first shown, and leave")
    for word in ("--role", "--line", "--resumed"):  # said by the supervisor to the processes of a kiosk
        run.add_argument(word, default="", help=argparse.SUPPRESS)


def demo(commands: Any) -> None:
    demo = command(
        commands,
        "demo",
        "play one whole visit and leave its pictures and papers",
        "kiosk.demo.play:play",
        settings=False,
    )
    demo.add_argument("--out", type=Path, default=Path("build/demo"), help="folder for what the visit leaves")
    demo.add_argument("--pcsc", action="store_true", help="put the software chip in a virtual PC/SC reader")
    as_json(demo)
