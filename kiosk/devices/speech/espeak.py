"""Spoken guidance through the espeak-ng program and its own sound output."""

import shutil
import subprocess
import threading
from collections.abc import Callable

WORDS_PER_MINUTE = 150  # slower than espeak's 175: people listen while they read


class EspeakSpeech:
    """Implements ports.Speech. Never blocks; a new text ends the one before.

    program: the name or path of espeak-ng. which: where a program is, as shutil.which.
    """

    def __init__(self, program: str = "espeak-ng", which: Callable[[str], str | None] = shutil.which) -> None:
        self._program = which(program)
        self.available = self._program is not None
        self._child: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def say(self, text: str, language: str) -> None:
        """language: an espeak voice, "vi" or "en". The text goes in by the pipe: other users can read arguments."""
        with self._lock:
            self._stop()
            if self._program is None or not text.strip():
                return
            words = [self._program, "-v", language, "-s", str(WORDS_PER_MINUTE), "--stdin"]
            try:
                child = subprocess.Popen(
                    words, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                )
            except OSError:
                self._program, self.available = None, False  # it was there and is not: silent from now on
                return
            self._child = child
        threading.Thread(target=_speak, args=(child, text), daemon=True).start()

    @property
    def speaking(self) -> bool:
        with self._lock:
            return self._child is not None and self._child.poll() is None

    def hush(self) -> None:
        with self._lock:
            self._stop()

    def _stop(self) -> None:
        if self._child:
            self._child.kill()
            self._child.wait()
            self._child = None


def _speak(child: "subprocess.Popen[bytes]", text: str) -> None:
    """Feed the text and wait, so that no ended child stays behind."""
    try:
        child.communicate(text.encode())
    except (OSError, ValueError):
        return  # hushed while it was being fed
