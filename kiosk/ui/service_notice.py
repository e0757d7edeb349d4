"""The beats of a screen that has no supervisor above it: the display of the waiting hall under systemd.

They come from a timer of the thread that draws: when it hangs they stop, and systemd starts the session anew.
"""

from PySide6.QtCore import QObject, QTimer

from kiosk.session.service_manager import beat, beat_seconds


def report_alive(screen: QObject) -> None:
    """Call once `screen` is what people look at; the beats end with it."""
    beat("ready")
    if seconds := beat_seconds():
        timer = QTimer(screen)
        timer.timeout.connect(lambda: beat("alive"))
        timer.start(round(1000 * seconds))
