"""The kiosk at work: how late its event loop is while every device is busy."""

import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace

from benchmarks.measure import Measure, percentile

SECONDS = 12.0
BEAT_MS = 4
FRAME_MS = 16.0


def at_work() -> Iterator[Measure]:
    """Run in a process of its own, so that the figure is the kiosk's and not the benchmark's."""
    done = subprocess.run([sys.executable, "-m", "benchmarks.at_work"], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])
    idle, busy = found["idle"], found["busy"]
    note = f"p50 {busy['p50']:.2f}, max {busy['max']:.1f}; idle p99 {idle['p99']:.2f}; {found['done']}"
    yield Measure("event-loop lateness p99, all devices busy", "ms", busy["p99"], FRAME_MS, "one frame", 1.0, note)


def main() -> int:
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QGuiApplication

    from kiosk.bootstrap import Kiosk, open_kiosk
    from kiosk.domain.events import Event
    from kiosk.ui.app import Window, window_size
    from kiosk.ui.fonts import load_fonts
    from kiosk.ui.tools import Tools

    application = QGuiApplication([])
    load_fonts()
    opened: list[Kiosk] = []
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder:

        def assemble(publish: Callable[[Iterable[Event]], None]) -> Tools:
            opened.append(open_kiosk(None, Path(folder), publish))
            return opened[0].tools

        # A kiosk in service has its store already; making one loads what later starts do without.
        subprocess.run([sys.executable, "-m", "kiosk", "dossier", "list", "--data", folder], check=True)
        shape = SimpleNamespace(landscape=False, fullscreen=False, scale=1.0)
        window = Window(assemble, *window_size(shape, application))
        window.window.show()
        live(application, lambda: window.tools is not None, 30)
        live(application, lambda: False, 2)
        load = Load(opened[0])
        beats = Beats(QTimer())
        live(application, lambda: False, 3)
        idle = beats.take()
        load.start()
        live(application, lambda: False, SECONDS)
        load.stop()
        busy = beats.take()
        live(application, load.ended, 20)
        window.close()
    print(json.dumps({"idle": idle, "busy": busy, "done": load.told()}))
    return 0


def live(application: object, until: Callable[[], bool], seconds: float) -> None:
    """Run the event loop as it runs in service: exec, not a polling loop."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, ends_at = QEventLoop(), time.monotonic() + seconds
    watch = QTimer()
    watch.timeout.connect(lambda: loop.quit() if until() or time.monotonic() > ends_at else None)
    watch.start(50)
    loop.exec()


class Beats:
    """A timer every 4 ms; each beat tells how late it came."""

    def __init__(self, timer: object) -> None:
        from PySide6.QtCore import Qt

        self._late: list[float] = []
        self._last = time.monotonic()
        self._timer = timer
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)  # type: ignore[attr-defined]
        self._timer.timeout.connect(self._beat)  # type: ignore[attr-defined]
        self._timer.start(BEAT_MS)  # type: ignore[attr-defined]

    def _beat(self) -> None:
        now = time.monotonic()
        self._late.append(max(0.0, 1000 * (now - self._last) - BEAT_MS))
        self._last = now

    def take(self) -> dict[str, float]:
        late, self._late = self._late, []
        return {"p50": percentile(late, 0.5), "p99": percentile(late, 0.99), "max": max(late)}


class Load:
    """Card, papers, slips, dossiers and sync: each done over and over on a thread of its own."""

    def __init__(self, kiosk: object) -> None:
        from benchmarks.rounds import rounds

        self._stop = threading.Event()
        self._counts: dict[str, int] = {}
        self._threads = [
            threading.Thread(target=self._repeat, args=(name, work), daemon=True) for name, work in rounds(kiosk)
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def _repeat(self, name: str, work: Callable[[], None]) -> None:
        while not self._stop.is_set():
            work()
            self._counts[name] = self._counts.get(name, 0) + 1

    def stop(self) -> None:
        self._stop.set()

    def ended(self) -> bool:
        return not any(thread.is_alive() for thread in self._threads)

    def told(self) -> str:
        return ", ".join(f"{count} {name}" for name, count in self._counts.items())


if __name__ == "__main__":
    sys.exit(main())
