"""What the technician's pages share: jobs by name, the fault shown, and entering."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QCoreApplication, QObject

from kiosk.domain.sheets import CheckVerdict
from kiosk.ui.jobs import Job, Report

if TYPE_CHECKING:
    from kiosk.ui.technician.technician import Technician

Done = Callable[[Any], None]
KINDS = {
    CheckVerdict.GOOD: "ok",
    CheckVerdict.WARNING: "warn",
    CheckVerdict.FAULT: "fault",
    CheckVerdict.SKIPPED: "plain",
}


class TechnicianPageModel(QObject):
    """A page's model. Subclasses say what they do when shown (`entered`).

    Each declares `changed` and the properties `fault` and `busy` itself: Qt does not see a notifier of a base class.
    """

    changed: Any  # Signal()
    page: ClassVar[str] = ""  # the key in pages.PAGES

    def __init__(self, technician: "Technician") -> None:
        super().__init__(technician)
        self._technician, self._tools = technician, technician.tools
        self._bench = technician.tools.bench
        self._jobs: dict[str, Job] = {}
        self._turns: dict[str, int] = {}
        self._begun = 0
        self._fault = ""

    def entered(self) -> None:
        """The page has just been shown."""

    def retold(self) -> None:
        """The language is another: what is said in words is asked for again."""
        self.changed.emit()

    def shown_fault(self) -> dict[str, str]:
        """title, action and code for the banner; all empty when nothing is wrong."""
        return self._technician.told(self._fault)

    def is_busy(self) -> bool:
        return bool(self._jobs)

    def _run(
        self,
        name: str,
        work: Callable[[Report], object],
        done: Done,
        progress: Done | None = None,
        failed: Callable[[str], None] | None = None,
    ) -> bool:
        """Do `work` off the UI thread, unless one of this name is running."""
        if name in self._jobs:
            return False
        self._fault = ""
        self._jobs[name] = job = Job(work, parent=self)
        self._begun += 1  # a number and not the job: what holds itself is collected late, on whichever thread
        self._turns[name] = self._begun
        job.succeeded.connect(partial(self._settled, name, self._begun, done))
        job.failed.connect(partial(self._settled, name, self._begun, failed or self._on_fault))
        if progress is not None:
            job.progressed.connect(progress)
        job.start()
        self.changed.emit()
        return True

    def _stop(self, name: str) -> None:
        if job := self._jobs.pop(name, None):
            job.stop()
            self.changed.emit()

    def _settled(self, name: str, turn: int, then: Done, outcome: Any) -> None:
        if self._turns.get(name) == turn:
            self._jobs.pop(name, None)
        then(outcome)
        self.changed.emit()

    def _on_fault(self, code: str) -> None:
        self._fault = code


def verdict_word(verdict: CheckVerdict) -> str:
    return {
        CheckVerdict.GOOD: QCoreApplication.translate("Technician", "Tốt"),
        CheckVerdict.WARNING: QCoreApplication.translate("Technician", "Cần xem"),
        CheckVerdict.FAULT: QCoreApplication.translate("Technician", "Hỏng"),
        CheckVerdict.SKIPPED: QCoreApplication.translate("Technician", "Không có"),
    }[verdict]
