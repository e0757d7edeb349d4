"""What the desk's pages share: jobs by name, the fault shown, entering, and forgetting when the officer leaves."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from PySide6.QtCore import QObject

from kiosk.domain.officer import Officer
from kiosk.ui.counter.desk import Desk
from kiosk.ui.jobs import Job, Report
from kiosk.ui.rule_words import fault_shown

if TYPE_CHECKING:
    from kiosk.domain.events import Event

Done = Callable[[Any], None]
Failed = Callable[[str], None]


class Command(NamedTuple):
    """Something the palette offers while the page is shown."""

    title: str
    icon: str
    run: Callable[[], None]
    keys: str = ""  # the shortcut that a button of the page has


class DeskPageModel(QObject):
    """A page's model. Subclasses say what they show (`entered`), forget (`_forget`) and would lose (`unsaved`).

    Each declares `changed` and the properties `fault` and `busy` itself: Qt does not see a notifier of a base class.
    """

    changed: Any  # Signal()
    page: ClassVar[str] = ""  # the key in pages.PAGES

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent or desk)
        self._desk, self._tools = desk, desk.tools
        self._jobs: dict[str, Job] = {}
        self._fault = ""
        self._forget()

    # For subclasses to say -------------------------------------------------------------------------------------

    def _forget(self) -> None:
        """Empty every field that holds personal data."""

    def entered(self, subject: str) -> None:
        """The page has just been shown. `subject`: what `Desk.go` was given, a dossier's id for instance."""

    def refreshed(self) -> None:
        """Something may have changed behind the page that is shown: read it again, without losing the place."""

    def heard(self, event: "Event") -> None:
        """An event, after its commit. The page that is shown is also told to refresh."""

    def commands(self) -> list[Command]:
        """What the palette offers while the page is shown."""
        return []

    def unsaved(self) -> str:
        """What would be lost by leaving, as a sentence; empty: nothing."""
        return ""

    # For subclasses to use -------------------------------------------------------------------------------------

    @property
    def officer(self) -> Officer:
        """Who is logged in. A page is shown to nobody else."""
        return self._desk.officer_at_work

    @property
    def shown(self) -> bool:
        return bool(self._desk.model is self)

    def shown_fault(self) -> dict[str, str]:
        """title, action and code for the banner; all empty when nothing is wrong."""
        if not self._fault:
            return {"title": "", "action": "", "code": ""}
        return fault_shown(self._tools.faults[self._fault], self._fault, self._tools.attachments.dossiers_left)

    def is_busy(self) -> bool:
        return bool(self._jobs)

    def reset(self) -> None:
        """The officer is gone, or another one works now."""
        for job in self._jobs.values():
            job.stop()
        self._jobs.clear()
        self._fault = ""
        self._forget()
        self.changed.emit()

    def _run(
        self,
        name: str,
        work: Callable[[Report], object],
        done: Done,
        failed: Failed | None = None,
        *,
        anew: bool = False,
    ) -> bool:
        """Do `work` off the UI thread. One of this name that runs answers for it, or with `anew` is given up."""
        if name in self._jobs:
            if not anew:
                return False
            self._jobs.pop(name).stop()
        self._jobs[name] = job = Job(work, parent=self)
        job.succeeded.connect(partial(self._settled, name, job, done))
        job.failed.connect(partial(self._settled, name, job, failed or self._on_fault))
        job.start()
        self.changed.emit()
        return True

    def _settled(self, name: str, job: Job, then: Done, outcome: Any) -> None:
        if self._jobs.get(name) is job:
            del self._jobs[name]
        then(outcome)
        self.changed.emit()

    def _on_fault(self, code: str) -> None:
        self._fault = code
