"""`kiosk run`: open the window first, everything else behind it."""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.domain.events import Event
    from kiosk.ui.tools import Tools


def run(options: argparse.Namespace) -> int:
    from kiosk.ui.app import Window, run_window

    def assemble(publish: "Callable[[Iterable[Event]], None]") -> "Tools":
        from kiosk.bootstrap import open_kiosk
        from kiosk.logs import set_up_logging

        set_up_logging(options.verbose)
        kiosk = open_kiosk(options.config, options.data, publish)
        if portal := kiosk.companions.get("portal"):
            print(f"Cổng thử nghiệm: http://127.0.0.1:{portal.port}", flush=True)
        return kiosk.tools

    if options.time_first_picture:
        Window.prepare = _tell_and_leave  # type: ignore[method-assign, assignment] # what the first picture calls
    return run_window(sys.argv[:1], options, assemble)


def _tell_and_leave(_: object) -> None:
    """For the start benchmark: when the first picture was shown, in nanoseconds of the system's monotonic clock."""
    os.write(1, f"{time.monotonic_ns()}\n".encode())
    os._exit(0)
