"""`python -m kiosk`."""

import gc
import sys

TYPE_CHECKING = False  # typing's own name costs its import
if TYPE_CHECKING:
    from kiosk.session.line import Line


def is_supervised(words: list[str]) -> bool:
    """A kiosk for citizens has a process for every visit; a role says that we are one of these already."""
    modes = [words[n + 1] for n, word in enumerate(words[:-1]) if word == "--mode"]
    modes += [word.removeprefix("--mode=") for word in words if word.startswith("--mode=")]
    fork = sys.platform != "win32"
    return fork and words[:1] == ["run"] and "--role" not in words and all(mode == "kiosk" for mode in modes)


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
