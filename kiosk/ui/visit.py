"""One visit of one citizen: which page, how one got there, and the end that wipes everything."""

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui.declare import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


class Page(NamedTuple):  # not a dataclass: that module costs 3 ms before the first picture
    """One row of the flow. `step` 0: outside the five steps. `back`: whether one may go to the page before."""

    qml: str  # file in Kiosk/Pages/Citizen
    next: tuple[str, ...]  # where it may lead; the first is where advance() goes
    step: int = 0
    back: bool = True


FLOW: dict[str, Page] = {
    "home": Page("HomePage", ("find", "sheet", "lookup", "ticket", "petition", "essential"), back=False),
    "find": Page("FindPage", ("sheet",), 1),
    "sheet": Page("SheetPage", ("card", "ticket"), 1),
    "card": Page("CardPage", ("confirm",), 2),
    "confirm": Page("ConfirmPage", ("case", "details", "card", "resume"), 2),
    "resume": Page("ResumePage", ("case", "details"), 2),
    "case": Page("CasePage", ("details",), 3),
    "details": Page("DetailsPage", ("papers", "review"), 3),
    "papers": Page("PapersPage", ("review",), 4),
    "review": Page("ReviewPage", ("submitted", "case", "details", "papers"), 5),
    "submitted": Page("SubmittedPage", ("pay", "ticket", "rate"), back=False),
    "lookup": Page("LookUpPage", ("card", "pay", "rate")),
    "ticket": Page("TicketPage", ("find",)),
    "pay": Page("PayPage", ("rate",)),
    "petition": Page("PetitionPage", ("rate",)),
    "rate": Page("RatePage", ()),
    "essential": Page("EssentialPage", ("sheet", "ticket")),
}
STEPS = 5


@QmlElement
@QmlUncreatable("made in app.py")
class Visit(QObject):
    """Owns the page and the dossier of the citizen who stands here.

    Signals: changed; ended, to which every view-model connects its reset: the next citizen must not see
    what the last one left; left, after it, when somebody had gone further than home: the process ends too.
    """

    changed = Signal()
    ended = Signal()
    left = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._models: dict[str, QObject] = {}
        self._ready = False
        self._wanted = ""  # pressed before the tools were there
        self._begun = False
        self._forget()

    def _forget(self) -> None:
        self._trail = ["home"]
        self._forward = True
        self._procedure_code = self._dossier_id = ""
        self._officer_called = False
        self.topic = ""  # the life event chosen on the first page; empty: none
        self.filing = True  # came to file; else to see what to bring

    def provide(self, models: dict[str, QObject], *, ready: bool) -> None:
        """Hand over view-models by page. `ready`: all are there, and the visit may begin."""
        self._models |= models
        self._ready = ready
        wanted, self._wanted = self._wanted, ""
        self.changed.emit()
        if ready and wanted:
            self.go(wanted)

    # What the frame shows ----------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def page(self) -> str:
        return self._trail[-1]

    @Property(str, notify=changed)
    def file(self) -> str:
        return FLOW[self._trail[-1]].qml

    @Property(QObject, notify=changed)
    def model(self) -> QObject | None:
        """The view-model of the page shown."""
        return self._models.get(self._trail[-1])

    @Property(bool, notify=changed)
    def forward(self) -> bool:
        """Which way the last change of page went, for the slide."""
        return self._forward

    @Property(int, notify=changed)
    def step(self) -> int:
        return 0 if self.passed("lookup") else FLOW[self._trail[-1]].step

    @Property(int, constant=True)
    def steps(self) -> int:
        return STEPS

    @Property(bool, notify=changed)
    def canGoBack(self) -> bool:
        return FLOW[self._trail[-1]].back and len(self._trail) > 1

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        return self._ready

    @Property(bool, notify=changed)
    def waiting(self) -> bool:
        """Something was pressed before the machine was ready."""
        return bool(self._wanted)

    @Property(bool, notify=changed)
    def atWork(self) -> bool:
        """There is something to lose by leaving."""
        return bool(self.step >= 2)

    @Property(bool, notify=changed)
    def officerCalled(self) -> bool:
        return self._officer_called

    @Property(QObject, notify=changed)
    def call(self) -> QObject | None:
        """The view-model of the call for an officer; none until the tools are there."""
        return self._models.get("call")

    @Property(QObject, notify=changed)
    def keeping(self) -> QObject | None:
        """The view-model that keeps a draft for later; none until the tools are there."""
        return self._models.get("keep")

    # What the visit is about -------------------------------------------------------------------------------

    @property
    def procedure_code(self) -> str:
        return self._procedure_code

    @procedure_code.setter
    def procedure_code(self, code: str) -> None:
        self._procedure_code = code
        self.changed.emit()

    @property
    def dossier_id(self) -> str:
        return self._dossier_id

    @dossier_id.setter
    def dossier_id(self, dossier_id: str) -> None:
        self._dossier_id = dossier_id
        self.changed.emit()

    # Moves -------------------------------------------------------------------------------------------------

    @Slot(str)
    def go(self, page: str) -> None:
        """Show `page`: one that this page may lead to, or one that was passed on the way here.

        Raises ValueError for any other: a page's mistake, found by the tests.
        """
        if page in self._trail:
            self._show(self._trail[: self._trail.index(page) + 1], forward=False)
        elif page not in FLOW[self._trail[-1]].next:
            raise ValueError(f"{self._trail[-1]} does not lead to {page}")
        elif not self._ready:
            self._wanted = page
            self.changed.emit()
        else:
            self._show([*self._trail, page], forward=True)

    def passed(self, page: str) -> bool:
        """Whether it lies on the way from home to here."""
        return page in self._trail

    @Slot()
    def advance(self) -> None:
        self.go(FLOW[self._trail[-1]].next[0])

    @Slot()
    def back(self) -> None:
        """One step back: within the page if its model has one to go, else to the page before."""
        step_back = getattr(self.model, "stepBack", None)
        if step_back is not None and step_back():
            return
        if self.canGoBack:
            self._show(self._trail[:-1], forward=False)

    @Slot()
    def end(self) -> None:
        """The citizen has left or is done: everything is forgotten and home returns."""
        self._forget()
        self._wanted = ""
        self._forward = False
        self.ended.emit()
        self.changed.emit()
        if self._begun:
            self._begun = False
            self.left.emit()

    def retell(self) -> None:
        """The language is another: what a model says in words is asked for again."""
        for model in self._models.values():
            model.changed.emit()  # type: ignore[attr-defined] # every view-model has it

    @Slot()
    def callOfficer(self) -> None:
        self._officer_called = self._begun = True
        self.changed.emit()

    def occupy(self) -> None:
        """Somebody was here, though at no page of the visit: what follows has a process of its own."""
        self._begun = True

    @Slot()
    def dismissOfficer(self) -> None:
        self._officer_called = False
        self.changed.emit()

    def _show(self, trail: list[str], *, forward: bool) -> None:
        self._trail, self._forward, self._begun = trail, forward, True
        self.changed.emit()
