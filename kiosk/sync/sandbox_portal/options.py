"""How the sandbox is started from a command line; the same for `kiosk portal serve` and for the module by itself."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.sync.sandbox_portal.faults import Plan, load_plan

if TYPE_CHECKING:
    from kiosk.sync.sandbox_portal.server import Manner

PLANS = Path(__file__).resolve().parents[3] / "resources" / "scenarios" / "portal"


def add_options(parser: argparse.ArgumentParser) -> None:
    names = ", ".join(path.stem for path in sorted(PLANS.glob("*.toml")))
    parser.add_argument(
        "--faults", default="", metavar="PLAN", help=f"a plan of faults: a .toml file, or one of {names}"
    )
    parser.add_argument(
        "--tls", action="store_true", help="HTTPS; the throw-away authority is tls/ca.pem in the folder"
    )
    parser.add_argument("--ask-client", action="store_true", help="with --tls: ask for tls/client.pem as well")
    parser.add_argument("--notify", default="", metavar="URL", help="where the word that a fee is paid is sent on to")
    parser.add_argument(
        "--steps-again",
        default="append",
        choices=("append", "ignore", "refuse"),
        help="what becomes of a step that is here already; nobody has published what the real one does",
    )
    parser.add_argument("--closed-proxy", action="store_true", help="the provincial proxy asks for a token")


def manner_of(options: argparse.Namespace) -> "Manner":
    """Raises PlanError, OSError."""
    from kiosk.sync.sandbox_portal.archive import Again
    from kiosk.sync.sandbox_portal.server import Manner

    return Manner(
        plan=find_plan(options.faults) if options.faults else Plan(),
        tls=options.tls,
        ask_client=options.ask_client,
        again=Again(options.steps_again),
        notify=options.notify,
        closed_proxy=options.closed_proxy,
    )


def find_plan(name: str) -> Plan:
    """A plan that ships, by its name, else a file. Raises PlanError, OSError."""
    shipped = PLANS / f"{name}.toml"
    return load_plan(shipped if shipped.is_file() else Path(name))
