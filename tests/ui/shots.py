"""Pictures of the pages before the card, in every size and theme: `python tests/ui/shots.py --out build/shots`."""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from filing_bench import bench
from PySide6.QtGui import QGuiApplication

from kiosk.demo.finger import Finger
from kiosk.ui.app import Window
from kiosk.ui.fonts import load_fonts

SIZES = {"portrait": (1080, 1920), "small": (720, 1280), "landscape": (1920, 1080)}
LOOKS = {"light": (False, False), "contrast": (True, False), "large": (False, True)}


def pages(window: Window) -> dict[str, Callable[[], object]]:
    """Page name -> how to get there from the one before."""
    visit, shell = window.visit, window.shell
    return {
        "home": lambda: None,
        "find": lambda: visit.go("find"),
        "find-search": lambda: visit.model.search("dang ky thuong tru"),
        "find-event": lambda: visit.model.openEvent("birth"),
        "find-fields": lambda: visit.model.showFields(),
        "sheet": lambda: visit.model.open("1.004222"),
        "help": lambda: visit.callOfficer(),
        "card": lambda: (visit.dismissOfficer(), visit.go("card")),
        "idle": lambda: [shell.tick() for _ in range(520)],
        "attract": lambda: (visit.end(), [shell.tick() for _ in range(460)]),
    }


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, default=Path("build/shots"))
    parser.add_argument("--pages", nargs="*", default=[])
    options = parser.parse_args()
    application = QGuiApplication([])
    load_fonts()
    for size_name, size in SIZES.items():
        for look, (contrast, large) in LOOKS.items():
            folder = tempfile.TemporaryDirectory()
            window = Window(lambda publish, at=Path(folder.name): bench(at, publish).tools, *size)
            window.window.show()
            finger = Finger(window.window)
            finger.wait(lambda w=window: w.visit.ready, "tools")
            theme = window.engine.singletonInstance("Kiosk.Theme", "Theme")
            theme.setProperty("highContrast", contrast)
            theme.setProperty("largeText", large)
            for name, step in pages(window).items():
                step()
                if not options.pages or name in options.pages:
                    finger.picture(options.out / f"{size_name}-{look}-{name}.png")
            window.close()
            window.window.close()
            folder.cleanup()
    application.processEvents()
    return 0


if __name__ == "__main__":
    sys.exit(main())
