"""Turns bytes into a fraction that never runs backwards."""

from collections.abc import Callable

from kiosk.domain.applicant import Applicant
from kiosk.domain.card import CardPhase, CardProgress

OnCard = Callable[[CardProgress], None]


class Progress:
    """usual_bytes: file id -> length, a guess until the file's own header tells; only this bar hangs on it."""

    def __init__(self, tell: OnCard, usual_bytes: dict[int, int]) -> None:
        self._tell = tell
        self._phase = CardPhase.OPENING
        self._lengths = dict(usual_bytes)
        self._done = dict.fromkeys(usual_bytes, 0)
        self._fraction = 0.0
        self.applicant: Applicant | None = None

    def enter(self, phase: CardPhase) -> None:
        self._phase = phase
        self._report()

    def read(self, file_id: int, done: int, total: int) -> None:
        self._lengths[file_id], self._done[file_id] = total, done
        self._report()

    def _report(self) -> None:
        share = sum(self._done.values()) / sum(self._lengths.values())
        self._fraction = 1.0 if self._phase is CardPhase.DONE else max(self._fraction, min(share, 0.99))
        self._tell(CardProgress(self._phase, self._fraction, self.applicant))
