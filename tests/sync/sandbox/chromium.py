"""A headless Chromium, driven over a pair of pipes by its own debugging protocol: no driver and no library."""

import base64
import fcntl
import json
import os
import shutil
import signal
from pathlib import Path
from typing import Any

from tests.waiting import until

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless=new",
    "--no-sandbox",  # tests may run as root; it opens nothing but our own page
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--hide-scrollbars",
    "--lang=vi",
    "--remote-debugging-pipe",
)


class Chromium:
    """One window of one page. Use it in a `with`."""

    def __init__(self, folder: Path, width: int = 1440, height: int = 1000) -> None:
        assert PROGRAM
        hears, self._says = os.pipe()
        self._hears, says = os.pipe()
        words = [PROGRAM, *FLAGS, f"--user-data-dir={folder}", f"--window-size={width},{height}", "about:blank"]
        self._pid = _spawned(words, hears, says)
        self._held, self._number, self._session = b"", 0, ""
        self.complaints: list[str] = []
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self._ask(f"{domain}.enable")
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self._ask("Emulation.setDeviceMetricsOverride", **size)

    def __enter__(self) -> "Chromium":
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self._pid, signal.SIGTERM)
        os.waitpid(self._pid, 0)
        os.close(self._says)
        os.close(self._hears)

    def open(self, url: str) -> None:
        self._ask("Page.navigate", url=url)
        self.until("document.readyState === 'complete'")

    def ask(self, expression: str) -> Any:
        """The value of a JavaScript expression; a promise is waited for."""
        told = self._ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in told, told["exceptionDetails"]
        return told["result"].get("value")

    def until(self, expression: str) -> None:
        until(lambda: self.ask(expression), f"never so: {expression}")

    def picture(self, path: Path) -> Path:
        shot = self._ask("Page.captureScreenshot", format="png")
        path.write_bytes(base64.b64decode(shot["data"]))
        return path

    # Protocol ------------------------------------------------------------------------------------------------

    def _ask(self, method: str, **parameters: object) -> dict[str, Any]:
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._says, json.dumps(message).encode() + b"\0")
        while True:
            told = self._next()
            if told.get("id") == self._number:
                assert "error" not in told, told["error"]
                return dict(told["result"])
            if told.get("method") == "Runtime.exceptionThrown":
                self.complaints.append(str(told["params"]["exceptionDetails"]["text"]))
            elif told.get("method") == "Log.entryAdded":
                self.complaints.append(str(told["params"]["entry"]["text"]))

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._held:
            piece = os.read(self._hears, 1 << 20)
            assert piece, "the browser has ended"
            self._held += piece
        message, _, self._held = self._held.partition(b"\0")
        return dict(json.loads(message))


def _spawned(words: list[str], hears: int, says: int) -> int:
    """Start it with the protocol's ends as descriptors 3 and 4, where it looks for them."""
    high = [fcntl.fcntl(end, fcntl.F_DUPFD, 100) for end in (hears, says)]
    placed = [(os.POSIX_SPAWN_DUP2, end, place) for place, end in enumerate(high, 3)]
    silent = [(os.POSIX_SPAWN_OPEN, place, os.devnull, os.O_WRONLY, 0) for place in (1, 2)]
    pid = os.posix_spawn(words[0], words, os.environ, file_actions=[*placed, *silent])
    for end in (hears, says, *high):
        os.close(end)
    return pid
