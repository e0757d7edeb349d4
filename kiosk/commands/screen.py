"""`kiosk run`: open the window first, everything else behind it."""

import argparse
import sys
from collections.abc import Callable, Iterable

from kiosk.domain.events import Event
from kiosk.ui.app import run_window
from kiosk.ui.tools import Tools


def run(options: argparse.Namespace) -> int:
    def assemble(publish: Callable[[Iterable[Event]], None]) -> Tools:
        from kiosk.bootstrap import open_kiosk

        return open_kiosk(options.config, options.data, publish).tools

    return run_window(sys.argv[:1], options, assemble)
