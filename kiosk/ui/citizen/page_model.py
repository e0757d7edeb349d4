"""What the citizen pages share: jobs by name, the fault shown, and forgetting when the visit ends."""

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QObject, Slot

from kiosk.ui.citizen.filing import Filing
from kiosk.ui.jobs import Job, Report
from kiosk.ui.rule_words import fault_shown

Done = Callable[[Any], None]
Failed = Callable[[str], None]


class PageModel(QObject):
    """A page's model. Subclasses say what they forget (`_forget`) and what they do when shown (`entered`).

    Each declares `changed` and the properties `fault` and `busy` itself: Qt does not see a notifier of a base class.
    """

    changed: Any  # Signal()
    page: ClassVar[str] = ""  # the key in visit.FLOW

    def __init__(self, filing: Filing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filing, self._tools, self._visit = filing, filing.tools, filing.visit
        self._jobs: dict[str, Job] = {}
        self._fault = ""
        self._shown = False
        self._forget()
        self._visit.changed.connect(self._on_visit_changed)
        self._visit.ended.connect(self.reset)

    def _forget(self) -> None:
        """Empty every field that holds personal data."""

    def entered(self) -> None:
        """The page has just been shown."""

    def shown_fault(self) -> dict[str, str]:
        """title, action and code for the banner; all empty when nothing is wrong."""
        return self._fault_shown(self._fault)

    def is_busy(self) -> bool:
        return bool(self._jobs)

    @Slot()
    def callOfficer(self) -> None:
        self._visit.callOfficer()

    @Slot()
    def reset(self) -> None:
        self._stop()
        self._fault = ""
        self._forget()
        self.changed.emit()

    def _fault_shown(self, code: str) -> dict[str, str]:
        if not code:
            return {"title": "", "action": "", "code": ""}
        return fault_shown(self._tools.faults[code], code, self._tools.attachments.dossiers_left)

    def _run(
        self, name: str, work: Callable[[Report], object], done: Done, failed: Failed, progress: Done | None = None
    ) -> bool:
        """Start `work` unless one of this name is running: a second tap is answered by the first."""
        if name in self._jobs:
            return False
        self._jobs[name] = job = Job(work, parent=self)
        job.succeeded.connect(partial(self._settled, name, done))
        job.failed.connect(partial(self._settled, name, failed))
        if progress is not None:
            job.progressed.connect(progress)
        job.start()
        self.changed.emit()
        return True

    def _settled(self, name: str, then: Done, outcome: Any) -> None:
        del self._jobs[name]
        then(outcome)
        self.changed.emit()

    def _stop(self) -> None:
        for job in self._jobs.values():
            job.stop()
        self._jobs.clear()

    def _on_fault(self, code: str) -> None:
        self._fault = code

    @Slot()
    def _on_visit_changed(self) -> None:
        shown = self._visit.page == self.page
        if shown and not self._shown:
            self._shown = True
            self._fault = ""
            self.entered()
            self.changed.emit()
        self._shown = shown
