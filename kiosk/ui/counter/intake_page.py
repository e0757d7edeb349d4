"""Reception: who it is, what for, what is there; one strip of checks, one press."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.applicant import DOCUMENT_TITLE, CardEvidence, DocumentKind, VerifiedIdentity
from kiosk.domain.dossier import Dossier, DossierState
from kiosk.domain.errors import DossierUnknown
from kiosk.domain.handover import HandOver
from kiosk.domain.identifiers import uuid7
from kiosk.domain.local_time import local_date
from kiosk.domain.officer import Officer
from kiosk.domain.ownership import papers_asked
from kiosk.domain.procedure import Procedure
from kiosk.services import drafting
from kiosk.services.intake import Check, Lamp
from kiosk.ui.counter.card_reading import CardReadingModel
from kiosk.ui.counter.desk import Desk
from kiosk.ui.counter.intake_answers import IntakeAnswersModel
from kiosk.ui.counter.intake_jobs import Accepted, IntakeJobs, Matter
from kiosk.ui.counter.intake_papers import IntakePapersModel
from kiosk.ui.counter.intake_words import check_lamp, given, person_facts
from kiosk.ui.counter.page_model import DeskPageModel
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.jobs import Job
from kiosk.ui.proof_words import badges, proof_note

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

KEEP_AFTER_MS = 400
FOUND_MOST = 12
DOSSIER = "dossier:"  # before the id of a dossier that a kiosk took in


@QmlElement
@QmlUncreatable("made by pages.py")
class IntakePageModel(DeskPageModel):
    changed = Signal()
    fault = Property(dict, DeskPageModel.shown_fault, notify=changed)
    busy = Property(bool, DeskPageModel.is_busy, notify=changed)
    page = "intake"

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._card = CardReadingModel(desk, desk, lambda: self.shown and not self.identified)
        self._papers = IntakePapersModel(desk, desk)
        self._answers = IntakeAnswersModel(desk, desk)
        super().__init__(desk, parent)
        self._card.identified.connect(self._on_identity)
        self._card.failed.connect(self._on_refused)
        self._card.begun.connect(self._on_begun)
        self.changed.connect(self._card.listen)
        self._papers.kept.connect(self._on_kept)
        self._papers.failed.connect(self._on_refused)
        self._papers.changed.connect(self.changed)
        self._answers.answered.connect(self._on_answered)
        self.changed.connect(self._answers.changed)
        self._keeping = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._keeping.timeout.connect(self._keep)

    def _forget(self) -> None:
        self._identity: VerifiedIdentity | None = None
        self._dossier: Dossier | None = None
        self._procedure: Procedure | None = None
        self._person: dict[str, str] = {"kind": DocumentKind.CITIZEN_CARD.value}
        self._checks: list[Check] = []
        self._query = self._hand_over_id = self._press = ""
        self._accepted: Accepted | None = None
        self._holder: Officer | None = None  # who took the kiosk's work
        self._card.forget()
        self._papers.forget()
        self._answers.forget()

    def entered(self, subject: str) -> None:
        """`subject`: empty for a fresh one, "dossier:…" for a kiosk's dossier, else the id of a hand-over."""
        if not subject and (self._dossier or self._identity) and self._accepted is None:
            return  # back from another page: the work lies as it was left
        self._forget()
        self._press, self._fault = uuid7(self._tools.clock.now()), ""
        self._answers.lay_out(None, {})
        jobs = self._at_work
        if subject.startswith(DOSSIER):
            dossier_id = subject.removeprefix(DOSSIER)
            self._run("open", lambda _: jobs.read(dossier_id), self._on_opened)
        elif subject:
            self._hand_over_id, self._holder = subject, self.officer
            self._run("open", lambda _: jobs.claim(subject), self._on_claimed)

    def reset(self) -> None:
        """An unfinished draft of this desk is let go; a kiosk's work goes back to the list."""
        draft, work_id, holder, tools = self._dossier, self._hand_over_id, self._holder, self._tools
        unfinished = self._accepted is None
        super().reset()
        if unfinished and holder is not None:
            jobs = IntakeJobs(tools, holder)
            Job(lambda _: jobs.release(work_id), self).start()
        elif unfinished and draft is not None and draft.state is DossierState.DRAFT:
            Job(lambda _: drafting.discard(draft.id, tools.unit_of_work), self).start()

    def unsaved(self) -> str:
        begun = self._dossier is not None and self._accepted is None
        return self.tr("Hồ sơ đang tiếp nhận chưa xong và sẽ bị bỏ.") if begun else ""

    # Who ---------------------------------------------------------------------------------------------------------

    @Property(QObject, constant=True)
    def card(self) -> QObject:
        return self._card

    @Property(QObject, constant=True)
    def papers(self) -> QObject:
        return self._papers

    @Property(QObject, constant=True)
    def form(self) -> QObject:
        return self._answers

    @Property(bool, notify=changed)
    def identified(self) -> bool:
        return self._identity is not None or self._dossier is not None

    @Property(list, notify=changed)
    def who(self) -> list[dict[str, str]]:
        applicant = self._dossier.applicant if self._dossier else self._identity.applicant if self._identity else None
        return person_facts(applicant) if applicant else []

    @Property(list, notify=changed)
    def proof(self) -> list[dict[str, str]]:
        """What was proved of the person's card, as badges; empty before anybody is there."""
        return badges(self._evidence, bool(self._tools.card_hint)) if self._evidence else []

    @Property(str, notify=changed)
    def proofNote(self) -> str:
        """How the chip was opened, and why its proof is less than full."""
        return proof_note(self._evidence) if self._evidence else ""

    @Property(list, constant=True)
    def kinds(self) -> list[dict[str, str]]:
        return [{"key": kind.value, "title": DOCUMENT_TITLE[kind]} for kind in DocumentKind]

    @Property(str, notify=changed)
    def kind(self) -> str:
        return self._person["kind"]

    @Slot(str, str)
    def describe(self, key: str, text: str) -> None:
        """What stands in the document: kind, number, name, born, nationality, residence."""
        self._person[key] = text
        if key == "kind":
            self.changed.emit()

    @Slot()
    def vouch(self) -> None:
        """The officer has compared the person with the document."""
        jobs, said = self._at_work, dict(self._person)
        self._run("vouch", lambda _: jobs.identity_of(said), self._on_identity)

    # What for ----------------------------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def procedure(self) -> str:
        return self._procedure.summary.name if self._procedure else ""

    @Property(list, notify=changed)
    def found(self) -> list[dict[str, str]]:
        hits = self._tools.catalogue.search(self._query, FOUND_MOST) if self._query.strip() else []
        return [{"code": hit.code, "name": hit.name, "field": hit.field} for hit in hits if hit.detailed]

    @Slot(str)
    def search(self, text: str) -> None:
        self._query = text
        self.changed.emit()

    @Slot(str)
    def choose(self, code: str) -> None:
        self._query = ""
        self._ask_for(code, self._answers.values)
        self._begin()
        self.changed.emit()

    @Property(list, notify=changed)
    def cases(self) -> list[dict[str, str]]:
        cases = self._procedure.cases if self._procedure else ()
        return [{"key": case, "title": case} for case in cases]

    @Property(str, notify=changed)
    def case(self) -> str:
        return self._dossier.case if self._dossier else ""

    @Slot(str)
    def chooseCase(self, case: str) -> None:
        if self._dossier and self.editable:
            jobs, dossier_id = self._at_work, self._dossier.id
            self._run("case", lambda _: jobs.choose_case(dossier_id, case), self._on_kept)

    @Property(bool, notify=changed)
    def editable(self) -> bool:
        """What the citizen filled in is fixed from submission on."""
        return self._dossier is None or self._dossier.state is DossierState.DRAFT

    # Checks and the press ----------------------------------------------------------------------------------------

    @Property(list, notify=changed)
    def checks(self) -> list[dict[str, str]]:
        lamps = [check_lamp(check) for check in self._checks]
        wanting = self._papers.wanting
        if lamps and wanting:
            words = self.tr("%1 trang quét chưa đạt: quét lại, hoặc ghi lý do.").replace("%1", str(wanting))
            lamps.append({"text": words, "kind": "fault"})
        return lamps

    @Property(bool, notify=changed)
    def acceptable(self) -> bool:
        wrong = any(check.lamp is Lamp.WRONG for check in self._checks) or self._papers.wanting > 0
        return bool(self._checks) and not wrong and not self.is_busy() and self._accepted is None

    @Property(int, notify=changed)
    def together(self) -> int:
        """How many dossiers the person who was just received has handed in today."""
        return self._accepted.together if self._accepted else 0

    @Property(dict, notify=changed)
    def accepted(self) -> dict[str, str]:
        """What was given: code, due and fee; an empty code until then."""
        return given(self._accepted.dossier if self._accepted else None)

    @Slot()
    def accept(self) -> None:
        """The one press. The form's last words are kept first."""
        dossier, matter = self._dossier, self._matter
        if dossier is None or matter is None or not self.acceptable:
            return
        jobs, values, today = self._at_work, dict(self._answers.values), self._today
        press, work_id = self._press, self._hand_over_id
        self._fault = ""
        self._run("accept", lambda _: jobs.accept(dossier, matter, values, today, press, work_id), self._on_accepted)

    @Slot()
    def again(self) -> None:
        """The next person."""
        self._forget()
        self.entered("")
        self.changed.emit()

    @Slot()
    def openDossier(self) -> None:
        if self._accepted:
            self._desk.go("dossier", self._accepted.dossier.id)

    @Property(bool, notify=changed)
    def digitised(self) -> bool:
        """What was accepted has files."""
        return self._accepted is not None and bool(self._accepted.dossier.attachments)

    @Slot()
    def openCopies(self) -> None:
        """To sign copies of what was scanned."""
        if self._accepted:
            self._desk.go("copies", self._accepted.dossier.id)

    @Slot()
    def openBatch(self) -> None:
        """One receipt for all that this person handed in today."""
        if self._accepted:
            self._desk.go("batch", self._accepted.dossier.id)

    @Slot()
    def openFees(self) -> None:
        if self._accepted:
            self._desk.go("fees", self._accepted.dossier.id)

    # ---------------------------------------------------------------------------------------------------------------

    @property
    def _evidence(self) -> CardEvidence | None:
        known = self._dossier or self._identity
        return known.evidence if known else None

    @property
    def _matter(self) -> Matter | None:
        procedure, form = self._procedure, self._answers.form
        return Matter(procedure, form) if procedure and form else None

    @property
    def _at_work(self) -> IntakeJobs:
        return IntakeJobs(self._tools, self.officer)

    @property
    def _today(self) -> date:
        return local_date(self._tools.clock.now())

    def _ask_for(self, procedure_code: str, values: Mapping[str, str]) -> None:
        """What the person came for is known, and what was answered so far."""
        self._procedure = self._tools.catalogue.procedure(procedure_code)
        self._answers.lay_out(self._tools.forms.for_procedure(self._procedure), values)

    @Slot()
    def _on_answered(self) -> None:
        self._keeping.start()
        self.changed.emit()

    def _on_claimed(self, work: HandOver) -> None:
        self._answers.values = dict(work.values)
        if work.procedure_code:
            self._ask_for(work.procedure_code, work.values)
        if work.dossier_id:
            jobs, dossier_id = self._at_work, work.dossier_id
            self._run("draft", lambda _: jobs.read(dossier_id), self._on_opened, self._on_gone)

    def _on_gone(self, code: str) -> None:
        if code != DossierUnknown.code:
            self._on_fault(code)

    def _on_opened(self, dossier: Dossier) -> None:
        self._ask_for(dossier.procedure_code, {**dossier.details, **self._answers.values})
        self._dossier = dossier
        self._on_kept(dossier)

    @Slot(object)
    def _on_identity(self, identity: VerifiedIdentity) -> None:
        self._identity, self._fault = identity, ""
        self._begin()
        self.changed.emit()

    def card_scanned(self, text: str) -> None:
        """A scanner that types has read the QR of a card."""
        self._card.scanned(text)

    @Slot()
    def _on_begun(self) -> None:
        self._fault = ""
        self.changed.emit()

    @Slot(str)
    def _on_refused(self, code: str) -> None:
        self._on_fault(code)
        self.changed.emit()

    def _begin(self) -> None:
        """Person and matter are known: the draft begins. Another matter lets the one before go."""
        identity, procedure, before = self._identity, self._procedure, self._dossier
        if before is not None and identity is None:
            identity = VerifiedIdentity(before.applicant, before.evidence)
        if identity is None or procedure is None or not self.editable:
            return
        jobs, who, let_go = self._at_work, identity, None if self._hand_over_id else before
        self._run("begin", lambda _: jobs.begin(who, procedure, let_go), self._on_kept)

    @Slot(object)
    def _on_kept(self, dossier: Dossier) -> None:
        self._dossier = dossier
        if self._procedure:
            self._papers.show(dossier, papers_asked(dossier, self._procedure))
        self._check()
        self.changed.emit()

    @Slot()
    def _keep(self) -> None:
        """A whole form is kept at once; half of one stays on the screen."""
        dossier, form = self._dossier, self._answers.form
        if dossier is None or form is None or not self.editable:
            return
        if not self._answers.whole:
            self._check()
            return
        jobs, values, today = self._at_work, dict(self._answers.values), self._today
        self._run("keep", lambda _: jobs.keep(dossier.id, form, values, today), self._on_kept)

    def _check(self) -> None:
        dossier, matter = self._dossier, self._matter
        if dossier is None or matter is None:
            return
        jobs = self._at_work
        as_typed = replace(dossier, details=dict(self._answers.values), events=[]) if self.editable else dossier
        self._run("check", lambda _: jobs.check(as_typed, matter), self._on_checks, anew=True)

    def _on_checks(self, found: list[Check]) -> None:
        self._checks = found

    def _on_accepted(self, accepted: Accepted) -> None:
        self._accepted, self._dossier = accepted, accepted.dossier
        self._tools.outbox.wake()
        self._desk.papersAccepted.emit()
        if accepted.fault:
            self._desk.say_fault(accepted.fault)
        else:
            self._desk.say(self.tr("Đã tiếp nhận, đã in giấy tiếp nhận và phiếu giữ hồ sơ."))
