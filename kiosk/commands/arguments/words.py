"""The words that many commands share."""

import os
from pathlib import Path
from typing import Any


def command(commands: Any, name: str, help_text: str, command: str, *, settings: bool = True) -> Any:
    """`command` is `module:function`, imported only when it runs; the function takes the parsed options."""
    parser = commands.add_parser(name, help=help_text, description=help_text)
    parser.set_defaults(command=command, logs_late=False)
    if settings:
        parser.add_argument(
            "--config",
            type=Path,
            default=config_of_machine(),
            help="kiosk.toml; default: $KIOSK_CONFIG, or software devices and the sandbox Portal",
        )
        parser.add_argument("--data", type=Path, help="folder of the store; default: the user's data folder")
    return parser


def config_of_machine() -> str | None:
    """Where an installed program finds its kiosk.toml: the place only, no variable changes what is in it."""
    return os.environ.get("KIOSK_CONFIG") or None


def as_json(parser: Any) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON for scripts")


def server(parser: Any) -> None:
    as_json(parser)
    parser.add_argument("--until-eof", action="store_true", help="end when standard input ends")


def window(parser: Any) -> None:
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--portrait", action="store_true", help="1080 x 1920 (the default)")
    shape.add_argument("--landscape", action="store_true", help="1920 x 1080")
    parser.add_argument("--scale", type=float, default=0.0, help="window size against the real one; 0: what fits")
    parser.add_argument("--fullscreen", action="store_true", help="fill the screen, as in service")
