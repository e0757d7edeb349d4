"""A walk on a real window, one state at a time: `stage.py WALK SIZE FOLDER [LANGUAGE]`.

Prints the name of each state as JSON and lives on until a line comes. Pressing and reading is not its business:
whoever watches does that from outside.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSocketNotifier
from PySide6.QtGui import QGuiApplication
from walks import registered

from kiosk.ui.fonts import load_fonts


def main() -> int:
    name, size, folder, language = (*sys.argv[1:], "vi")[:4]
    _ = QGuiApplication(sys.argv)  # lives as long as this name
    load_fonts()
    kind = next(kind for kind in registered() if kind.name == name)
    walk = kind(Path(folder), *kind.sizes[size])
    _say("window", "open")
    if not _told_to_go_on():
        return 1
    for state in walk.states():
        walk.dress("light", language)
        walk.finger.rest(0.05)
        _say("state", state)
        if not _told_to_go_on():
            return 1
    walk.close()
    _say("state", "")
    return 0


def _told_to_go_on() -> bool:
    """Live as in service until a line comes; False when nobody is there any more."""
    loop = QEventLoop()
    orders = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    orders.activated.connect(loop.quit)
    loop.exec()
    orders.setEnabled(False)
    return sys.stdin.readline() != ""


def _say(kind: str, what: str) -> None:
    print(json.dumps({kind: what}), flush=True)


if __name__ == "__main__":
    sys.exit(main())
