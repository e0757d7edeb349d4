"""A kiosk at which a technician knocks, enters his PIN, tries the printer and leaves: `played_technician.py FOLDER`.

The first visit writes FOLDER/tried when the printer has printed; the visit after it writes FOLDER/next and closes.
"""

import os
import sys
from pathlib import Path
from typing import Any

from kiosk.demo.soak import run_played

PIN = "40718263"


def played(window: Any, screen: Any) -> None:
    from kiosk.demo.finger import Finger

    folder = Path(sys.argv[sys.argv.index("--data") + 1]).parent
    finger = Finger(window.window)
    if (folder / "tried").exists():
        (folder / "next").write_text(str(os.getpid()), "ascii")
        window.window.close()
        return
    for _ in range(5):
        window.shell.knock()
    for digit in PIN:
        window.shell.entry.press(digit)
    window.shell.entry.submit()
    finger.wait(lambda: window._way_in.technician, "the technician's window", 60)
    there = window._way_in.technician.technician
    finger.wait(lambda: there.stage == "work", "the technician's pages", 60)
    there.trying.tryOut("printer", "")
    finger.wait(lambda: there.trying.states["printer"]["trialKind"], "the trial", 120)
    shown = there.trying.states["printer"]
    (folder / "tried").write_text(f"{os.getpid()} {shown['trialKind']} {shown['trialText']}", "utf-8")
    there.leave()


if __name__ == "__main__":
    sys.exit(run_played(Path(sys.argv[1]), played))
