"""A desktop of one's own for the real window: an X server without a screen, a session bus, an accessibility bus.

Nothing of the machine's own session is touched: the sockets lie in a folder of the test. There is no window manager,
hence no keyboard focus by itself: `focus()` gives it, as a person's click would.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from tests.waiting import PATIENCE_SECONDS

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ("Xvfb", "xdotool", "dbus-daemon", "dbus-send")
A11Y = ("org.a11y.Bus", "/org/a11y/bus")


def missing_tools() -> list[str]:
    return [tool for tool in TOOLS if shutil.which(tool) is None]


class Desktop:
    """Use as a context. `environment` is what a program needs to appear on it."""

    def __init__(self, folder: Path, width: int, height: int) -> None:
        self._size = f"{width}x{height}x24"
        self._running: list[subprocess.Popen[str]] = []
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        own = ("PATH", "LANG", "HOME")
        self.environment = {name: os.environ[name] for name in own if name in os.environ} | {
            "XDG_RUNTIME_DIR": str(folder),
            "QT_QPA_PLATFORM": "xcb",
            "QT_QUICK_BACKEND": "software",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests" / "ui")]),
            "GSETTINGS_BACKEND": "memory",
        }

    def __enter__(self) -> "Desktop":
        try:
            server = self.run("Xvfb", "-displayfd", "1", "-screen", "0", self._size, "-nolisten", "tcp")
            self.environment["DISPLAY"] = ":" + _line(server)
            bus = self.run("dbus-daemon", "--session", "--nofork", "--print-address=1")
            self.environment["DBUS_SESSION_BUS_ADDRESS"] = _line(bus)
            for switch in ("IsEnabled", "ScreenReaderEnabled"):
                self._set(switch)
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, what: BaseException | None, at: TracebackType | None) -> None:
        for process in reversed(self._running):
            if process.poll() is None:
                process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe:
                    pipe.close()

    def run(self, *words: str) -> subprocess.Popen[str]:
        """A program on this desktop; it ends with it."""
        process = subprocess.Popen(
            words, env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        self._running.append(process)
        return process

    def open(self, script: Path, *words: str) -> subprocess.Popen[str]:
        return self.run(sys.executable, str(script), *words)

    def xdotool(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, check=True, timeout=20
        )
        return done.stdout.strip()

    def focus(self, process: subprocess.Popen[str]) -> str:
        """Give the window of `process` the keyboard; returns its number."""
        window = until(lambda: self._window_of(process), "the window")
        self.xdotool("windowfocus", window)
        return window

    def window_named(self, title: str) -> str:
        """The number of the window of this title; "" while there is none."""
        return self._search("--name", f"^{title}$")

    def _window_of(self, process: subprocess.Popen[str]) -> str:
        return self._search("--pid", str(process.pid))

    def _search(self, *by: str) -> str:
        words = ["xdotool", "search", "--onlyvisible", *by]
        done = subprocess.run(words, env=self.environment, capture_output=True, text=True, timeout=20)
        return done.stdout.split("\n")[0]

    def _set(self, switch: str) -> None:
        words = ["string:org.a11y.Status", f"string:{switch}", "variant:boolean:true"]
        call = ["dbus-send", "--session", "--print-reply", f"--dest={A11Y[0]}", A11Y[1]]
        subprocess.run(
            [*call, "org.freedesktop.DBus.Properties.Set", *words],
            env=self.environment,
            check=True,
            capture_output=True,
            timeout=20,
        )


def until(so: Callable[[], str], what: str, seconds: float = PATIENCE_SECONDS) -> str:
    ends_at = time.monotonic() + seconds
    while not (found := so()):
        if time.monotonic() > ends_at:
            raise TimeoutError(what)
        time.sleep(0.05)
    return found


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    line = process.stdout.readline().strip()
    if not line:
        raise RuntimeError(f"{process.args!r} said nothing")
    return line
