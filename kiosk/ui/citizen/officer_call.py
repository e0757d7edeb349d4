"""The citizen wants an officer: what was filled in goes to the counters, and the screen tells under which code."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.dossier import Dossier
from kiosk.domain.errors import HandOverTaken, KioskError
from kiosk.domain.handover import HandOver, HandOverState
from kiosk.services import drafting, handing_over
from kiosk.ui.citizen.filing import Filing
from kiosk.ui.citizen.page_model import PageModel
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.jobs import Job, Report

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_MS = 2000  # how often the screen looks whether a counter has taken the work


@QmlElement
@QmlUncreatable("made by pages.py")
class OfficerCallModel(PageModel):
    """`state`: "telling", "told", "taken" (a counter has it), "failed" (nobody was told)."""

    changed = Signal()
    fault = Property(dict, PageModel.shown_fault, notify=changed)
    busy = Property(bool, PageModel.is_busy, notify=changed)
    page = "call"  # lies over whichever page is shown

    def __init__(self, filing: Filing, parent: QObject | None = None) -> None:
        self._watch = QTimer()
        super().__init__(filing, parent)
        self._watch.setParent(self)
        self._watch.setInterval(LOOK_MS)
        self._watch.timeout.connect(self._look)

    def _forget(self) -> None:
        self._called = False
        self._state = "telling"
        self._code = self._counter = ""
        self._watch.stop()

    @Property(str, notify=changed)
    def state(self) -> str:
        return self._state

    @Property(str, notify=changed)
    def code(self) -> str:
        """What the citizen tells at the counter: "K1-07"."""
        return self._code

    @Property(str, notify=changed)
    def counter(self) -> str:
        return self._counter

    @Property(bool, notify=changed)
    def workKept(self) -> bool:
        """Something was filled in, and an officer finds it."""
        return bool(self._filing.dossier_id)

    @Slot()
    def goOn(self) -> None:
        """The citizen goes on alone: the work comes back, unless a counter has taken it."""
        work_id, tools = self._filing.hand_over_id, self._tools
        if not work_id:
            self._visit.dismissOfficer()
            return

        def work(_: Report) -> HandOver:
            return handing_over.withdraw(work_id, tools.unit_of_work, tools.clock)

        self._run("withdraw", work, self._on_withdrawn, self._on_not_withdrawn)

    @Slot()
    def _on_visit_changed(self) -> None:
        called = self._visit.officerCalled
        if called and not self._called:
            self._called = True
            self._tell()
        elif not called and self._called:
            self._forget()
            self.changed.emit()

    def _tell(self) -> None:
        filing, tools, page = self._filing, self._tools, self._visit.page
        code, dossier_id, identity = self._visit.procedure_code, filing.dossier_id, filing.identity
        values, ticket_id = dict(filing.values), filing.ticket_id
        procedure = filing.procedure if code and identity and not dossier_id else None

        def work(_: Report) -> tuple[HandOver, Dossier | None]:
            """Who was known by a card and had not begun yet brings the reading along as a fresh draft."""
            begun = None
            if identity and procedure:
                edition = tools.catalogue.edition
                begun = drafting.start(identity, procedure, edition, filing.case, tools.unit_of_work, tools.clock)
            draft = begun.id if begun else dossier_id
            told = handing_over.hand_over(
                page, code, draft, values, ticket_id, tools.station, tools.unit_of_work, tools.clock
            )
            return told, begun

        self._state = "telling"
        self._run("tell", work, self._on_told, self._on_failed)

    def _on_told(self, result: tuple[HandOver, Dossier | None]) -> None:
        told, begun = result
        if begun is not None:
            self._filing.take(begun)
        self._filing.hand_over_id = told.id
        self._code, self._state = told.code, "told"
        self._watch.start()

    def _on_failed(self, code: str) -> None:
        self._fault, self._state = code, "failed"

    def _on_withdrawn(self, _: HandOver) -> None:
        self._filing.hand_over_id = ""
        self._visit.dismissOfficer()

    def _on_not_withdrawn(self, code: str) -> None:
        if code == HandOverTaken.code:
            self._look()
        else:
            self._fault = code

    @Slot()
    def _look(self) -> None:
        """Whether a counter has taken it. Counters are other programs: nobody tells this one."""
        work_id, open_store = self._filing.hand_over_id, self._tools.unit_of_work

        def work(_: Report) -> HandOver | None:
            try:
                with open_store() as uow:
                    return uow.hand_over(work_id)
            except KioskError:
                return None  # the next look may succeed; what is shown stays true

        job = Job(work, parent=self, awaited=False)
        job.succeeded.connect(partial(self._on_looked, work_id))
        job.start()

    def _on_looked(self, work_id: str, told: HandOver | None) -> None:
        if told is None or self._filing.hand_over_id != work_id:
            return
        if told.state is HandOverState.DONE:
            self._visit.end()
            return
        taken = told.state is HandOverState.CLAIMED
        state, counter = ("taken", told.counter) if taken else ("told", "")
        if (state, counter) != (self._state, self._counter):
            self._state, self._counter = state, counter
            self.changed.emit()
