"""Behind everything else the desk reads the letters of papers that were accepted before that was done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.services.late_letters import LetterRoom, next_due, read_late
from kiosk.ui.counter.rulebook import rulebook_of
from kiosk.ui.jobs import Job, Report

if TYPE_CHECKING:
    from kiosk import ports
    from kiosk.ui.tools import Tools

LOOK_SECONDS = 60  # what another window of this machine accepted is found by then


def letter_room(tools: "Tools", digitiser: "ports.Digitiser") -> LetterRoom:
    return LetterRoom(digitiser, tools.attachments, tools.unit_of_work, tools.clock, tools.paper_turn)


class LateLetters(QObject):
    """One paper at a time, whoever is logged in. What cannot be read is tried again when the desk opens next."""

    def __init__(self, tools: "Tools", parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._job: Job | None = None
        self._at: tuple[str, str] | None = None  # being read; on the pool thread
        self._given_up: set[tuple[str, str]] = set()
        self._timer = QTimer(self, interval=1000 * LOOK_SECONDS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        if self._job is None:
            self._job = Job(self._read_next, self, awaited=False, long=True)
            self._job.succeeded.connect(self._on_read)
            self._job.failed.connect(self._on_failed)
            self._job.start()

    def _read_next(self, report: Report) -> bool:
        """Whether there was one. On the pool thread."""
        tools, self._at = self._tools, None
        self._at = next_due(tools.unit_of_work, self._given_up)
        if self._at is None:
            return False
        read_late(*self._at, rulebook_of(tools), letter_room(tools, tools.background), report)
        return True

    @Slot(object)
    def _on_read(self, there_was_one: bool) -> None:
        self._job = None
        if there_was_one:
            self._tools.outbox.wake()
            self.look()

    @Slot(str)
    def _on_failed(self, _: str) -> None:
        """Without the recogniser the file without letters stands."""
        self._job = None
        if self._at is not None:
            self._given_up.add(self._at)
            self.look()
