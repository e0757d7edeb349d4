"""A word in passing at the desk, and how long it stands."""

SECONDS = 6


class DeskToast:
    def __init__(self) -> None:
        self.shown: dict[str, str] = {}
        self._left = 0

    def say(self, text: str, kind: str) -> None:
        """kind: "ok", "warn" or "fault"."""
        self.shown, self._left = {"text": text, "kind": kind}, SECONDS

    def dismiss(self) -> None:
        self.shown = {}

    def second(self) -> bool:
        """A second has passed. True: what was said has stood long enough."""
        self._left -= 1
        return bool(self.shown) and self._left <= 0
