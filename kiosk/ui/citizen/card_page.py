"""The page that reads the card: the number's last six digits, then the reading itself."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from kiosk.domain.applicant import VerifiedIdentity
from kiosk.domain.card import CardAccessNumber, CardPhase, CardProgress
from kiosk.domain.errors import AccessKeyRejected, every_fault
from kiosk.services.identifying import accept
from kiosk.ui.citizen.page_model import PageModel
from kiosk.ui.citizen.words import called
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.images import decode_photo
from kiosk.ui.jobs import Report

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

DIGITS = 6
TRIES = 2  # after so many failures the officer comes first: never an endless "try again"
ORDER = list(CardPhase)
WORTH_RETRYING = frozenset(fault.code for fault in every_fault() if fault.retryable)


@QmlElement
@QmlUncreatable("made by pages.py")
class CardPageModel(PageModel):
    changed = Signal()
    fault = Property(dict, PageModel.shown_fault, notify=changed)
    busy = Property(bool, PageModel.is_busy, notify=changed)
    page = "card"

    def _forget(self) -> None:
        self._digits = self._name = ""
        self._failures = 0
        self._phase: CardPhase | None = None
        self._fraction = 0.0

    def entered(self) -> None:
        self._forget()

    # What the page shows -----------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def digits(self) -> str:
        return self._digits

    @Property(int, constant=True)
    def length(self) -> int:
        return DIGITS

    @Property(str, notify=changed)
    def stage(self) -> str:
        """ "digits", "reading" or "fault"."""
        if self._fault:
            return "fault"
        return "digits" if self._phase is None else "reading"

    @Property(bool, notify=changed)
    def waiting(self) -> bool:
        """No card yet: the picture shows where it goes."""
        return self._phase is CardPhase.WAITING

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        return len(self._digits) == DIGITS

    @Property(float, notify=changed)
    def fraction(self) -> float:
        return self._fraction

    @Property(list, notify=changed)
    def steps(self) -> list[dict[str, str]]:
        """One entry a step of the reading: its words and "done", "now" or "ahead"."""
        words = {
            CardPhase.WAITING: self.tr("Chờ thẻ trên đầu đọc"),
            CardPhase.OPENING: self.tr("Mở chip"),
            CardPhase.READING: self.tr("Đọc thông tin"),
            CardPhase.VERIFYING: self.tr("Xác thực chữ ký"),
            CardPhase.PHOTO: self.tr("Đọc ảnh"),
        }
        at = ORDER.index(self._phase) if self._phase else -1
        return [{"label": label, "mark": _mark(ORDER.index(phase), at)} for phase, label in words.items()]

    @Property(str, notify=changed)
    def greeting(self) -> str:
        return self.tr("Xin chào, %s") % self._name if self._name else ""

    @Property(bool, notify=changed)
    def canRetry(self) -> bool:
        """Reading again may help, and it was not tried too often."""
        return self._fault in WORTH_RETRYING and self._failures < TRIES

    @Property(bool, notify=changed)
    def canCorrect(self) -> bool:
        """The number may be typed anew, also after the officer was offered."""
        return self._fault in WORTH_RETRYING

    @Property(bool, notify=changed)
    def numberRejected(self) -> bool:
        """The number is most likely the mistake: it is shown, and mending it comes first."""
        return self._fault == AccessKeyRejected.code

    @Property(bool, notify=changed)
    def officerFirst(self) -> bool:
        """The next rung of the ladder is the officer at the counter."""
        return bool(self._fault) and not self.canRetry

    @Property(str, notify=changed)
    def hint(self) -> str:
        """What to type when the card is a software one; empty with a real reader."""
        hint = self._tools.card_hint
        return self.tr("Thẻ thử nghiệm: nhập %s") % hint if hint else ""

    # What the person does ----------------------------------------------------------------------------------

    @Slot(str)
    def press(self, digit: str) -> None:
        if len(digit) == 1 and digit in "0123456789" and len(self._digits) < DIGITS:
            self._digits += digit
            self.changed.emit()

    @Slot()
    def erase(self) -> None:
        self._digits = self._digits[:-1]
        self.changed.emit()

    @Slot()
    def read(self) -> None:
        if not self.ready or self.is_busy():
            return
        key, reader = CardAccessNumber(self._digits), self._tools.card_reader

        def work(report: Report) -> tuple[VerifiedIdentity, QImage]:
            identity = accept(reader.read(key, report))
            return identity, decode_photo(identity.photo or b"")

        self._fault, self._name = "", ""
        self._phase, self._fraction = CardPhase.WAITING, 0.0
        self._run("read", work, self._on_read, self._on_fault, self._on_progress)

    @Slot()
    def cancel(self) -> None:
        """Stop waiting for the card and show the number again, as it was typed."""
        self._stop()
        self._fault, self._phase, self._name, self._fraction = "", None, "", 0.0
        self.changed.emit()

    @Slot()
    def correct(self) -> None:
        """Mend the number, which stays as it was typed. What failed before still counts."""
        self.cancel()

    @Slot(result=bool)
    def stepBack(self) -> bool:
        """Back from the reading to the number; False: the page itself is left."""
        if self.stage == "digits":
            return False
        self.cancel()
        return True

    def _on_progress(self, progress: CardProgress) -> None:
        self._phase, self._fraction = progress.phase, progress.fraction
        if progress.applicant:
            self._name = called(progress.applicant.full_name)
        self.changed.emit()

    def _on_read(self, result: tuple[VerifiedIdentity, QImage]) -> None:
        self._filing.identify(*result)
        self._forget()
        self._visit.go("lookup" if self._visit.passed("lookup") else "confirm")

    def _on_fault(self, code: str) -> None:
        self._phase, self._fraction, self._name = None, 0.0, ""
        self._failures += 1
        self._fault = code


def _mark(step: int, at: int) -> str:
    if step == at:
        return "now"
    return "done" if step < at else "ahead"
