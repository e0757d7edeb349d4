"""The parts of the machine as the pages show them, and their trials: shared by the overview and the set-up."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from kiosk.domain.local_time import date_text, local, local_date, time_text
from kiosk.domain.sheets import CheckVerdict
from kiosk.ports.technician import PartState, Trial
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.images import thumbnail
from kiosk.ui.technician.page_model import KINDS, TechnicianPageModel, verdict_word
from kiosk.ui.technician.technician import Technician
from kiosk.ui.technician.typed_code import TypedCode

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

ICONS = {
    "catalogue": "book-open",
    "calendar": "calendar-days",
    "store": "database",
    "key": "key-round",
    "disk": "hard-drive",
    "clock": "clock",
    "card": "id-card",
    "code": "qr-code",
    "scanner": "scan-line",
    "printer": "ticket",
    "forms": "printer",
    "seal": "stamp",
    "portal": "landmark",
    "hub": "git-branch",
    "speech": "volume-2",
}
PAGE_HEIGHT = 520


@QmlElement
@QmlUncreatable("made in technician_window.py")
class TryingModel(TechnicianPageModel):
    """One trial at a time: the devices are one. Signals: changed."""

    changed = Signal()

    def __init__(self, technician: Technician, typed: TypedCode) -> None:
        super().__init__(technician)
        self._typed_code = typed
        typed.heard.connect(self._on_typed_code)
        self._states: dict[str, PartState] = {}
        self._trials: Mapping[str, Trial] = {}
        self._running = self._phase = ""
        self._pictures: dict[str, str] = {}

    fault = Property(dict, TechnicianPageModel.shown_fault, notify=changed)
    busy = Property(bool, TechnicianPageModel.is_busy, notify=changed)

    @Slot()
    def look(self) -> None:
        """Ask every part how it is."""
        self._run("look", lambda _: (self._bench.look(), self._bench.last_trials()), self._on_looked)

    def _on_looked(self, outcome: tuple[list[PartState], Mapping[str, Trial]]) -> None:
        states, self._trials = outcome
        self._states = {state.key: state for state in states}

    @Property(list, notify=changed)
    def parts(self) -> list[str]:
        """In the order in which they are shown: what can be tried first, then what is only looked at."""
        return [*self._tools.tried, *(key for key in self._tools.titles if key not in self._tools.tried)]

    @Property(dict, notify=changed)
    def states(self) -> dict[str, dict[str, Any]]:
        return {key: self._shown(key) for key in self.parts}

    def _shown(self, key: str) -> dict[str, Any]:
        state, trial = self._states.get(key), self._trials.get(key)
        shown = {
            "title": self._tools.titles[key],
            "icon": ICONS[key],
            "tried": key in self._tools.tried,
            "wantsAccess": key == "card",
            "driver": state.driver if state else "",
            "kind": KINDS[state.verdict] if state else "plain",
            "word": verdict_word(state.verdict) if state else QCoreApplication.translate("Technician", "Đang xem…"),
            "found": state.found if state else "",
            "remedy": state.remedy if state else "",
            "phase": self._phase if key == self._running else "",
            "picture": self._pictures.get(key, ""),
        }
        return shown | self._tried(trial)

    def _tried(self, trial: Trial | None) -> dict[str, str]:
        if trial is None:
            return {"trialKind": "", "trialText": "", "trialRemedy": "", "trialCode": "", "trialWhen": ""}
        return {
            "trialKind": KINDS[trial.verdict],
            "trialText": trial.text,
            "trialRemedy": trial.remedy,
            "trialCode": trial.code,
            "trialWhen": _when(trial, local_date(self._tools.clock.now())),
        }

    @Property(str, notify=changed)
    def running(self) -> str:
        """The part that is at its trial now; empty: none."""
        return self._running

    @Slot(str, str)
    def tryOut(self, key: str, access: str = "") -> None:
        """Let the part do its work. access: the six digits that open the card."""
        if self._running:
            return
        self._running = key
        self._phase = self._phase_word({"card": "waiting", "code": "code"}.get(key, ""))
        self._pictures.pop(key, None)
        if key == "code" and self._reader_types():
            self._typed_code.wanted = True
            self.changed.emit()
        else:
            self._begin(key, access)

    def _reader_types(self) -> bool:
        return any(row.key == "code_reader.driver" and row.value == "keyboard" for row in self._bench.rows())

    @Slot(str)
    def _on_typed_code(self, text: str) -> None:
        self._typed_code.wanted = False
        self._begin("code", text)

    def _begin(self, key: str, access: str) -> None:
        def work(report: Any) -> tuple[Trial, QImage]:
            trial = self._bench.try_out(key, access, report)
            return trial, thumbnail(trial.page, PAGE_HEIGHT) if trial.page else QImage()

        self._run("trial", work, self._on_tried, self._on_phase, self._on_trial_failed)

    @Slot()
    def stop(self) -> None:
        self._typed_code.wanted = False
        self._running = self._phase = ""
        self._stop("trial")
        self.changed.emit()

    @Slot(object)
    def _on_phase(self, phase: str) -> None:
        self._phase = self._phase_word(phase)
        self.changed.emit()

    def _on_tried(self, outcome: tuple[Trial, QImage]) -> None:
        trial, page = outcome
        self._running = self._phase = ""
        self._trials = {**self._trials, trial.key: trial}
        if not page.isNull():
            self._pictures[trial.key] = self._technician.images.put(f"trial/{trial.key}", page)
        if trial.verdict is CheckVerdict.FAULT:
            self._technician.say(f"{self._tools.titles[trial.key]}: {trial.text} ({trial.code})", "fault")

    def _on_trial_failed(self, code: str) -> None:
        self._running = self._phase = ""
        self._fault = code

    def _phase_word(self, phase: str) -> str:
        words = {
            "waiting": self.tr("Đặt thẻ lên đầu đọc và giữ yên…"),
            "opening": self.tr("Đang mở chip…"),
            "reading": self.tr("Đang đọc chip…"),
            "verifying": self.tr("Đang kiểm tra chữ ký…"),
            "photo": self.tr("Đang đọc ảnh…"),
            "code": self.tr("Đưa mã QR của một thẻ vào đầu đọc…"),
            "code-away": self.tr("Chưa thấy đầu đọc mã, đang tìm…"),
            "page": self.tr("Đang nhận trang…"),
            "speaking": self.tr("Đang đọc: hãy nghe loa…"),
        }
        return words.get(phase, self.tr("Đang thử…"))


def _when(trial: Trial, today: date) -> str:
    at = local(trial.tried_at)
    clock = time_text(at.time())
    return clock if at.date() == today else f"{clock}, {date_text(trial.tried_at)}"
