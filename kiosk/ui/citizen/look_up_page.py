"""How far a dossier has come: by the card of whoever filed, by the code on the slip and its PIN, or the stage alone."""

from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.dossier import STATE_TITLE
from kiosk.domain.errors import LookUpLocked, LookUpRefused
from kiosk.domain.fee import money_text
from kiosk.domain.identifiers import uuid7
from kiosk.domain.local_time import date_text, date_time_text
from kiosk.domain.printing import PrintKind
from kiosk.domain.slips import ProgressSlip
from kiosk.ports import DossierLine
from kiosk.services import look_up
from kiosk.services.look_up import Progress, Stage
from kiosk.services.timeline import CLOSED
from kiosk.ui.citizen.pin_page_model import PIN_TRIES, PinPageModel
from kiosk.ui.citizen.words import called, code_label
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.jobs import Report

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by pages.py")
class LookUpPageModel(PinPageModel):
    changed = Signal()
    fault = Property(dict, PinPageModel.shown_fault, notify=changed)
    busy = Property(bool, PinPageModel.is_busy, notify=changed)
    slip = Property(str, PinPageModel.slip_state, notify=changed)
    slipPlace = Property(str, PinPageModel.slip_place_shown, notify=changed)
    slipFault = Property(dict, PinPageModel.slip_fault_shown, notify=changed)
    pinLength = Property(int, PinPageModel.pin_length, constant=True)
    pinReady = Property(bool, PinPageModel.pin_ready, notify=changed)
    pinAllowed = Property(bool, PinPageModel.pin_allowed, notify=changed)
    page = "lookup"
    kind = PrintKind.PROGRESS

    def _forget(self) -> None:
        super()._forget()
        self._own: list[DossierLine] = []
        self._paper_id = ""  # of the paper that this look may be printed on
        self._by_card = False
        self._code = self._tools.centre.unit_code + "-"
        self._stage = "ways"
        self._public: Stage | None = None
        self._progress: Progress | None = None

    def entered(self) -> None:
        """The card page comes back here with a card read."""
        if self._by_card and self._filing.identity is not None:
            self._list_own()

    # What the page shows -----------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def stage(self) -> str:
        """ "ways"; "code", "pin"; "own" (the dossiers of the card's holder); "result"."""
        return self._stage

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._code

    @Property(str, notify=changed)
    def pin(self) -> str:
        return self._pin

    @Property(bool, notify=changed)
    def codeReady(self) -> bool:
        return len(self._code) > len(self._tools.centre.unit_code) + 1 and not self.is_busy()

    @Property(str, notify=changed)
    def dossierCode(self) -> str:
        return self._public.dossier_code if self._public else ""

    @Property(str, notify=changed)
    def codeLabel(self) -> str:
        """As on the page of a dossier just received."""
        return code_label(self._public.dossier_code, self._public.temporary_code) if self._public else ""

    @Property(str, notify=changed)
    def title(self) -> str:
        """How far it has come, in the national words."""
        return self._public.title if self._public else ""

    @Property(bool, notify=changed)
    def whole(self) -> bool:
        """The PIN was right: everything may be shown."""
        return self._progress is not None

    @Property(str, notify=changed)
    def procedure(self) -> str:
        return self._progress.procedure_name if self._progress else ""

    @Property(str, notify=changed)
    def received(self) -> str:
        return date_time_text(self._progress.received_at) if self._progress else ""

    @Property(str, notify=changed)
    def due(self) -> str:
        return self._when(self._progress.due_at) if self._progress else ""

    @Property(list, notify=changed)
    def timeline(self) -> list[dict[str, str]]:
        """[{label, note, mark: "done" | "now" | "ahead"}]; "now" is the first that is still to come."""
        moments = self._progress.timeline if self._progress else ()
        marks = ["done" if moment.done else "ahead" for moment in moments]
        if "ahead" in marks:
            marks[marks.index("ahead")] = "next"
        return [
            {"label": m.text, "note": date_time_text(m.at) if m.at else "", "mark": mark}
            for m, mark in zip(moments, marks, strict=True)
        ]

    @Property(str, notify=changed)
    def advice(self) -> str:
        """What the citizen does next; empty: nothing but wait."""
        return self._progress.advice if self._progress else ""

    @Property(str, notify=changed)
    def spoken(self) -> str:
        """What was found, as it is read aloud; empty: the page's heading is."""
        if self._stage == "own":
            return ". ".join(f"{line['name']}: {line['facts']}" for line in self.own)
        if self._stage != "result":
            return ""
        due = self.tr("Hẹn trả kết quả: %s") % self.due if self.due else ""
        return ". ".join(part for part in (self.title, self.procedure, self.advice, due) if part)

    @Property(list, notify=changed)
    def own(self) -> list[dict[str, str]]:
        """The dossiers of the card's holder: [{id, name, facts}]."""
        return [{"id": line.id, "name": line.procedure_name, "facts": self._facts(line)} for line in self._own]

    @Property(str, notify=changed)
    def holder(self) -> str:
        """Who put the card on the reader, as one writes a name."""
        who = self._filing.identity
        return called(who.applicant.full_name) if who and self._by_card else ""

    @Property(str, notify=changed)
    def owed(self) -> str:
        """What is still to be paid; empty for nothing."""
        return money_text(self._progress.owed_vnd) if self._progress and self._progress.owed_vnd else ""

    # What the person does ----------------------------------------------------------------------------------

    @Slot()
    def useCard(self) -> None:
        self._by_card = True
        self._visit.go("card")

    @Slot()
    def useCode(self) -> None:
        self._by_card, self._stage = False, "code"
        self.changed.emit()

    @Slot(str)
    def open(self, dossier_id: str) -> None:
        """One of the holder's own."""
        identity, tools = self._filing.identity, self._tools
        if identity is None:
            return

        def work(_: Report) -> Progress:
            return look_up.by_card(dossier_id, identity, tools.unit_of_work, tools.clock)

        self._fault = ""
        self._run("find", work, self._on_progress, self._on_fault)

    @Slot(str)
    def scanned(self, text: str) -> None:
        """A hand-held reader has typed the code of a slip, here or on the first page."""
        if self._visit.page == "home":
            self._visit.go("lookup")
        if self._visit.page == "lookup" and self._stage != "result":
            self._by_card, self._code = False, look_up.tidy_code(text)
            self._stage, self._pin, self._fault = "pin", "", ""
            self.changed.emit()

    @Slot()
    def askPin(self) -> None:
        if self.codeReady:
            self._stage, self._pin, self._fault = "pin", "", ""
            self.changed.emit()

    @Slot()
    def findWithPin(self) -> None:
        if not self.pinReady:
            return
        code, pin, tools = self._code, self._pin, self._tools

        def work(_: Report) -> Progress:
            return look_up.by_code_and_pin(code, pin, tools.unit_of_work, tools.clock)

        self._fault = ""
        self._run("find", work, self._on_progress, self._on_refused)

    @Slot()
    def findStage(self) -> None:
        """Without the PIN: the code and the stage, no more."""
        code, open_store = self._code, self._tools.unit_of_work

        def work(_: Report) -> Stage:
            return look_up.by_code(code, open_store)

        self._fault = ""
        self._run("find", work, self._on_stage, self._on_unknown)

    @Slot()
    def again(self) -> None:
        """Another dossier. Refused PINs still count, and the card need not be put on again."""
        refusals, by_card, own = self._refusals, self._by_card, self._own
        self._forget()
        self._refusals, self._fault = refusals, ""
        if by_card:
            self._by_card, self._own, self._stage = True, own, "own"
        self.changed.emit()

    @Slot()
    def pay(self) -> None:
        if self._progress is not None:
            self._filing.paying_for = self._progress.dossier_id
            self._visit.go("pay")

    @Slot()
    def rate(self) -> None:
        if self._progress is not None:
            self._filing.rate(self._progress.dossier_id)
            self._visit.go("rate")

    @Slot()
    def done(self) -> None:
        self._visit.end()

    @Slot(result=bool)
    def stepBack(self) -> bool:
        """To the stage before; False: the page itself is left."""
        before = {"code": "ways", "pin": "code", "own": "ways", "result": "own" if self._by_card else "pin"}
        if self._stage not in before:
            return False
        self._stop()
        self._forget_slip()  # refused PINs still count
        self._stage = before[self._stage]
        self._pin, self._public, self._progress, self._fault = "", None, None, ""
        self.changed.emit()
        return True

    def _slip_subject(self) -> str:
        return self._paper_id

    def _slip_of(self, copy: int) -> ProgressSlip:
        assert self._progress is not None  # noqa: S101 (the button stands under what was found)
        return look_up.progress_slip(self._progress, self._tools.centre, self._tools.clock.now(), copy)

    def _list_own(self) -> None:
        identity, open_store = self._filing.identity, self._tools.unit_of_work
        assert identity is not None  # noqa: S101 (asked by `entered`)

        def work(_: Report) -> list[DossierLine]:
            return look_up.own_lines(identity, open_store)

        self._stage = "own"
        self._run("own", work, self._on_own, self._on_fault)

    def _on_own(self, lines: list[DossierLine]) -> None:
        self._own = lines

    def _facts(self, line: DossierLine) -> str:
        parts = [line.dossier_code, STATE_TITLE[line.state]]
        if line.due_at and line.state not in CLOSED:
            parts.append(self.tr("hẹn trả %s") % date_text(line.due_at))
        return " · ".join(parts)

    def _on_progress(self, progress: Progress) -> None:
        self._public, self._progress, self._stage, self._pin = progress.stage, progress, "result", ""
        self._paper_id = uuid7(self._tools.clock.now())

    def _on_stage(self, stage: Stage) -> None:
        self._public, self._progress, self._stage = stage, None, "result"

    def _on_refused(self, code: str) -> None:
        self._fault, self._pin = code, ""
        self._refusals = PIN_TRIES if code == LookUpLocked.code else self._refusals + (code == LookUpRefused.code)

    def _on_unknown(self, code: str) -> None:
        self._fault, self._stage = code, "code"  # the code typed is kept: one digit may be wrong

    def _when(self, at: datetime | None) -> str:
        return date_time_text(at) if at else self.tr("Cán bộ sẽ báo")
