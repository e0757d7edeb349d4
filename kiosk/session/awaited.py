"""A word that one thread waits for and another tells."""

from threading import Event


class Awaited:
    def __init__(self) -> None:
        self._words, self._told = "", Event()

    def tell(self, words: str) -> None:
        """What is told first counts."""
        if not self._told.is_set():
            self._words = words
            self._told.set()

    def wait(self, seconds: float) -> str:
        """Empty when nothing was told in time, or when there is nothing to tell."""
        self._told.wait(seconds)
        return self._words
