"""A whole kiosk whose visits are played by the finger, as a process of its own: `played_kiosk.py FOLDER [VISITS]`.

Each visit files a dossier, writes FOLDER/standing-<n> while it stands on the page that greets by name, and leaves when
FOLDER/go-<n> is there. After VISITS the window is closed.
"""

import os
import sys
import time
from pathlib import Path

from kiosk.demo.soak import file_a_dossier, run_played


def played(window, screen) -> None:  # type: ignore[no-untyped-def]
    from kiosk.demo.finger import Finger

    folder = Path(sys.argv[sys.argv.index("--data") + 1]).parent
    number = 1 + len(list(folder.glob("standing-*")))
    if number > int(os.environ["VISITS"]):
        (folder / "home").write_text(str(os.getpid()), "ascii")
        Finger(window.window).wait(lambda: (folder / "close").exists(), "close", 300)
        window.window.close()
        return
    file_a_dossier(window, screen)
    (folder / f"standing-{number}").write_text(str(os.getpid()), "ascii")
    Finger(window.window).wait(lambda: (folder / f"go-{number}").exists(), "go", 300)
    (folder / f"ended-{number}").write_text(str(time.monotonic_ns()), "ascii")
    window.visit.end()


if __name__ == "__main__":
    sys.exit(run_played(Path(sys.argv[1]), played))
