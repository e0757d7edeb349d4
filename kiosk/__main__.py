"""`python -m kiosk`."""

import gc
import os
import sys

from kiosk.station_role import role_of

TYPE_CHECKING = False  # typing's own name costs its import
if TYPE_CHECKING:
    from kiosk.session.line import Line


def is_supervised(words: list[str]) -> bool:
    """A kiosk for citizens has a process for every visit; a role says that we are one of these already."""
    if sys.platform == "win32" or words[:1] != ["run"] or "--role" in words:
        return False
    modes = _said(words, "--mode") or [role_of(next(iter(_said(words, "--config")), os.environ.get("KIOSK_CONFIG")))]
    return all(mode == "kiosk" for mode in modes)


def _said(words: list[str], option: str) -> list[str]:
    """What was said of it, as `--option value` or `--option=value`; the last word counts first."""
    apart = [words[n + 1] for n, word in enumerate(words[:-1]) if word == option]
    together = [word.removeprefix(f"{option}=") for word in words if word.startswith(f"{option}=")]
    return (apart + together)[::-1]


def main() -> int:
    words = sys.argv[1:]
    if words[:1] == ["run"]:
        # Nothing that is loaded before the first picture becomes garbage, and looking for some costs 8 ms. The window
        # switches the collector on again.
        gc.disable()
    if is_supervised(words):
        from kiosk.session.supervisor import Supervisor

        return Supervisor(become, beat).run()
    from kiosk.cli import main as command

    return command(words)


def become(role: str, line: "Line") -> int:
    """What a forked process does."""
    from kiosk.cli import main as command

    return command([*sys.argv[1:], "--role", role, "--line", f"{line.reading},{line.writing}"])


def beat(word: str) -> None:
    from kiosk.session.service_manager import beat as tell

    tell(word)


if __name__ == "__main__":
    sys.exit(main())
