"""Dossiers, what of them the Portal lacks, and what was noted of them."""

import argparse
from pathlib import Path
from typing import Any

from kiosk.commands.arguments.words import as_json, command


def dossier(commands: Any) -> None:
    dossier = commands.add_parser("dossier", help="dossiers in the store").add_subparsers(
        required=True, metavar="COMMAND"
    )
    submit = command(
        dossier, "submit", "read the card and submit a dossier without a screen", "kiosk.commands.dossier:submit"
    )
    submit.add_argument("--procedure", required=True, help="procedure code, e.g. 1.004222")
    submit.add_argument("--case", type=int, default=1, help="which circumstance of the procedure, from 1")
    submit.add_argument("--can", required=True, help="the six last digits of the citizen id")
    submit.add_argument("--details", type=Path, required=True, help="JSON file: form key -> text")
    submit.add_argument("--scan", action="store_true", help="scan the first paper; the others go to the counter")
    as_json(submit)
    listing = command(dossier, "list", "newest dossiers, without names", "kiosk.commands.dossier:show_list")
    listing.add_argument("--limit", type=int, default=50)
    as_json(listing)
    show = command(dossier, "show", "where one dossier is", "kiosk.commands.dossier:show")
    show.add_argument("code", help="dossier code")
    as_json(show)


def sync(commands: Any) -> None:
    sync = command(commands, "sync", "send what waits for the Portal: now, or all the time", "kiosk.commands.sync:sync")
    sync.add_argument("--watch", action="store_true", help="go on sending until a signal comes; one process a store")
    sync.add_argument("--until-eof", action="store_true", help="with --watch: until standard input ends")
    sync.add_argument("--seconds", type=float, default=30.0, help="without --watch: how long to go on trying")
    for word in ("--peers", "--resumed"):  # said by the program to itself
        sync.add_argument(word, default="", help=argparse.SUPPRESS)
    as_json(sync)
    more = sync.add_subparsers(metavar="COMMAND")
    words = {
        "status": "what the Portal does not have: why, who must act, when it is tried again",
        "now": "try everything at once, also before its time",
        "park": "keep one row back until a person says so",
        "retry": "let one row that is stuck or kept back be sent again",
    }
    for name, help_text in words.items():
        parser = command(more, name, help_text, f"kiosk.commands.sync:{name}")
        if name in ("park", "retry"):
            parser.add_argument("item", help="its id, as `kiosk sync status` shows it")
        if name == "now":
            parser.add_argument("--seconds", type=float, default=30.0, help="how long to go on trying")
        as_json(parser)


def audit(commands: Any) -> None:
    audit = commands.add_parser("audit", help="the journal of who did what").add_subparsers(
        required=True, metavar="COMMAND"
    )
    verify = command(
        audit, "verify", "walk the whole chain; 0: whole, 1: broken, naming the first wrong entry",
        "kiosk.commands.audit:verify",
    )  # fmt: skip
    verify.add_argument("--file", type=Path, help="judge an export instead of this machine's store")
    verify.add_argument(
        "--witness", type=Path, help="what somebody outside knows of it: JSON lines, or an older export"
    )
    verify.add_argument("--key", default="", help="id of the key that must have signed")
    as_json(verify)
    export = command(
        audit, "export", "write the whole audit into a new file, signed for", "kiosk.commands.audit:export"
    )
    export.add_argument("out", type=Path, help="JSON lines; must not exist yet")
    export.add_argument("--actor", default="command-line", help="account of who takes it out, for the audit")
