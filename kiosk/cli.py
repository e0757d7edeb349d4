"""The commands. Each exits 0 on success, 1 on a named fault (its code on stderr), 2 on wrong usage.

argparse rather than a heavier parser: the kiosk opens its window through this file, and every import
before the first picture is time that a citizen looks at nothing. Work is imported where it is done.
"""

import argparse
import importlib
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kiosk.domain.errors import KioskError

if TYPE_CHECKING:
    from types import TracebackType


def main(arguments: Sequence[str]) -> int:
    sys.excepthook = report_defect
    parser = build_parser(arguments[0] if arguments else "")
    options = parser.parse_args(arguments)
    if not options.logs_late:
        from kiosk.logs import set_up_logging

        set_up_logging(options.verbose)
    try:
        module, function = options.command.split(":")
        return int(getattr(importlib.import_module(module), function)(options))
    except KioskError as fault:
        return tell_fault(fault)
    except KeyboardInterrupt:
        return 130


def tell_fault(fault: KioskError) -> int:
    """The code for the help desk, and what to do, in Vietnamese."""
    from kiosk.store.faults import load_faults

    known = load_faults().get(fault.code)
    print(f"{fault.code}: {known.title} {known.action}" if known else fault.code, file=sys.stderr)
    if fault.detail:
        print(f"  ({fault.detail})", file=sys.stderr)
    return 1


def report_defect(kind: type[BaseException], defect: BaseException, trace: "TracebackType | None") -> None:
    """Print where a defect happened but not what it says: the text of an exception may hold a name."""
    import traceback

    print(f"{KioskError.code}: {kind.__name__}", file=sys.stderr)
    for frame in traceback.extract_tb(trace):
        print(f"  {frame.filename}:{frame.lineno} {frame.name}", file=sys.stderr)


def build_parser(first_word: str = "") -> argparse.ArgumentParser:
    """The parser of every command, or only of the group that begins with `first_word`: building all costs 5 ms."""
    parser = argparse.ArgumentParser(
        prog="kiosk", description="Máy tự phục vụ của Trung tâm Phục vụ hành chính công / one-stop-shop kiosk"
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="log more; never personal data")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    groups = {
        "run": "screens:screen",
        "demo": "screens:demo",
        "card": "devices:card",
        "portal": "devices:service",
        "printer": "devices:service",
        "card-check": "devices:service",
        "print": "devices:printing",
        "receipt": "devices:printing",
        "scan": "devices:scanning",
        "scanner": "devices:scanning",
        "dossier": "dossiers:dossier",
        "sync": "dossiers:sync",
        "hub": "machine:centre",
        "import": "machine:centre",
        "officer": "machine:officer",
        "audit": "dossiers:audit",
        "store": "machine:store",
        "setup": "machine:care",
        "doctor": "machine:care",
        "config": "machine:care",
        "backup": "machine:store",
        "restore": "machine:store",
        "key": "machine:key",
        "device-host": "machine:care",
    }
    for add in [groups[first_word]] if first_word in groups else dict.fromkeys(groups.values()):
        module, group = add.split(":")
        getattr(importlib.import_module(f"kiosk.commands.arguments.{module}"), group)(commands)
    return parser
