"""Spoken guidance through speech-dispatcher, where it can speak; otherwise whatever else can.

Its client is known to hang for minutes when the server does not answer: every call has a time to end by.
"""

import shutil
import subprocess
import threading
from collections.abc import Callable

from kiosk.ports import Speech

ASK_SECONDS = 3.0  # a server that has not answered by then does not speak today
SPEAK_SECONDS = 240.0  # the longest page, read slowly
RATE = "-20"  # of -100 to 100: people listen while they read


class DispatcherSpeech:
    """Implements ports.Speech with spd-say. Never blocks; a new text ends the one before.

    fallback: speaks when the server is not there, or was there and fails. program, which: as for EspeakSpeech.
    """

    def __init__(
        self, fallback: Speech, program: str = "spd-say", which: Callable[[str], str | None] = shutil.which
    ) -> None:
        self._fallback, self._program = fallback, which(program)
        self._answers = self._program is not None and _answers(self._program)
        self.available = self._answers or fallback.available
        self._child: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def say(self, text: str, language: str) -> None:
        """language: "vi" or "en". The text goes in by the pipe: other users can read arguments."""
        self.hush()
        if not text.strip():
            return
        if not self._answers or self._program is None:
            self._fallback.say(text, language)
            return
        words = [self._program, "--pipe-mode", "--wait", "--language", language, "--rate", RATE]
        try:
            child = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except OSError:
            self._give_up(text, language)  # it was there and is not
            return
        with self._lock:
            self._child = child
        threading.Thread(target=self._speak, args=(child, text, language), daemon=True).start()

    @property
    def speaking(self) -> bool:
        with self._lock:
            mine = self._child is not None and self._child.poll() is None
        return mine or self._fallback.speaking

    def hush(self) -> None:
        """Silence at once: the server keeps speaking after its client is gone, so it is told, too."""
        with self._lock:
            child, self._child = self._child, None
        self._fallback.hush()
        if child is None:
            return
        child.kill()
        child.wait()
        if self._program is not None:
            threading.Thread(target=_cancel, args=(self._program,), daemon=True).start()

    def _speak(self, child: "subprocess.Popen[bytes]", text: str, language: str) -> None:
        try:
            child.communicate(text.encode(), timeout=SPEAK_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        except (OSError, ValueError):
            return  # hushed while it was being fed
        with self._lock:
            mine = self._child is child
            self._child = None if mine else self._child
        if mine and child.returncode:  # hushed is not failed
            self._give_up(text, language)

    def _give_up(self, text: str, language: str) -> None:
        self._answers, self.available = False, self._fallback.available
        self._fallback.say(text, language)


def _answers(program: str) -> bool:
    """Whether a server is behind the client: it is asked for its modules, and given a moment."""
    return _run([program, "--list-output-modules"])


def _cancel(program: str) -> None:
    _run([program, "--cancel"])


def _run(words: list[str]) -> bool:
    try:
        done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, timeout=ASK_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
