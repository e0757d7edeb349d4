"""Pictures of every page and its main states, in every size and look: `python tests/ui/shots.py --out build/shots`."""

import argparse
import multiprocessing
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from filing_bench import Bench, bench
from filing_shots import Walk
from PySide6.QtGui import QGuiApplication

from kiosk.demo.finger import CALM_SECONDS, Finger
from kiosk.domain.events import Event
from kiosk.ui.app import Window
from kiosk.ui.fonts import load_fonts
from kiosk.ui.jobs import Job
from kiosk.ui.tools import Tools

SIZES = {"portrait": (1080, 1920), "small": (720, 1280), "landscape": (1920, 1080)}
LOOKS = {"light": (False, False), "contrast": (True, False), "large": (False, True)}  # high contrast, large text
STILL_SECONDS = 0.1  # for a look without motion


def walk(size: str, look: str, out: Path, pages: list[str]) -> int:
    """Save out/SIZE-LOOK-STATE.png for the states whose names begin with one of `pages`; with none given, for all.

    Returns how many. Raises NotOnScreen when the walk does not come to its end.
    """
    application = QGuiApplication.instance() or QGuiApplication([])
    load_fonts()
    out.mkdir(parents=True, exist_ok=True)
    contrast, large = LOOKS[look]
    benches: list[Bench] = []
    count = 0
    with tempfile.TemporaryDirectory() as folder:

        def assemble(publish: Callable[[Iterable[Event]], None]) -> Tools:
            benches.append(bench(Path(folder), publish))
            return benches[0].tools

        window = Window(assemble, *SIZES[size])
        window.window.show()
        finger = Finger(window.window)
        finger.wait(lambda: window.visit.ready, "tools")
        theme = window.engine.singletonInstance("Kiosk.Theme", "Theme")
        for state in Walk(window, benches[0], finger).states():
            theme.setProperty("highContrast", contrast)  # each time: the end of a visit takes both away
            theme.setProperty("largeText", large)
            if not pages or state.startswith(tuple(pages)):
                finger.rest(STILL_SECONDS if contrast else CALM_SECONDS)
                window.window.grabWindow().save(str(out / f"{size}-{look}-{state}.png"))
                count += 1
            else:
                finger.rest(STILL_SECONDS)  # a page is not left before it is there
        finger.wait(lambda: not Job.any_running(), "the devices to finish")
        window.window.close()
        window.close()
        application.processEvents()
    return count


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, default=Path("build/shots"))
    parser.add_argument("--pages", nargs="*", default=[], help="only the states whose names begin so")
    options = parser.parse_args()
    spawn = multiprocessing.get_context("spawn")  # a Qt application is not forked
    with ProcessPoolExecutor(os.cpu_count(), mp_context=spawn, max_tasks_per_child=1) as pool:
        walks = [pool.submit(walk, *way, options.out, options.pages) for way in product(SIZES, LOOKS)]
        print(f"{sum(done.result() for done in walks)} pictures in {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
