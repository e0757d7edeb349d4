"""The page that reads the card: by its six digits, its QR or its machine-readable zone, one after the other."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from kiosk.domain import card_qr
from kiosk.domain.applicant import CardEvidence, VerifiedIdentity
from kiosk.domain.card import CardPhase, CardProgress
from kiosk.domain.card_ladder import Rung
from kiosk.domain.errors import AccessKeyRejected, CardSignatureInvalid, CodeReaderAbsent, CodeReaderError, every_fault
from kiosk.domain.local_time import local
from kiosk.services.identifying import accept, opened_by
from kiosk.ui.card_opening import DIGITS, CardOpening
from kiosk.ui.citizen.filing import Filing
from kiosk.ui.citizen.page_model import PageModel
from kiosk.ui.citizen.words import called
from kiosk.ui.code_listener import CodeListener
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.images import decode_photo
from kiosk.ui.jobs import Report
from kiosk.ui.proof_words import trust_words
from kiosk.ui.typed_mrz import TypedMrzModel

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

ORDER = list(CardPhase)
WORTH_RETRYING = frozenset(fault.code for fault in every_fault() if fault.retryable)
STAGES = {Rung.NUMBER: "digits", Rung.QR: "qr", Rung.MRZ: "mrz"}


@QmlElement
@QmlUncreatable("made by pages.py")
class CardPageModel(PageModel):
    changed = Signal()
    fault = Property(dict, PageModel.shown_fault, notify=changed)
    busy = Property(bool, PageModel.is_busy, notify=changed)
    page = "card"

    def __init__(self, filing: Filing, parent: QObject | None = None) -> None:
        self._mrz = TypedMrzModel()
        self._opening = CardOpening(bool(filing.tools.code_source), self._mrz)
        super().__init__(filing, parent)
        self._mrz.setParent(self)
        self.changed.connect(self._mrz.changed)  # its labels are told anew in another language
        self._listener = CodeListener(self._tools.code_reader, self)
        self._listener.heard.connect(self.scanned)
        self._listener.failed.connect(self._on_code_fault)
        self.changed.connect(self._listen)
        self._visit.changed.connect(self._listen)

    def _forget(self) -> None:
        self._name = ""
        self._opening.forget()
        self._phase: CardPhase | None = None
        self._fraction = 0.0
        self._evidence: CardEvidence | None = None  # of the last reading, also of one that was refused

    def entered(self) -> None:
        self._forget()

    # What the page shows -----------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def digits(self) -> str:
        return self._opening.digits

    @Property(int, constant=True)
    def length(self) -> int:
        return DIGITS

    @Property(QObject, constant=True)
    def mrz(self) -> QObject:
        return self._mrz

    @Property(str, notify=changed)
    def stage(self) -> str:
        """ "digits", "qr", "mrz": how the chip is to be opened; "reading"; "fault"."""
        if self._fault:
            return "fault"
        return STAGES[self._opening.rung] if self._phase is None else "reading"

    @Property(bool, notify=changed)
    def waiting(self) -> bool:
        """No card yet: the picture shows where it goes."""
        return self._phase is CardPhase.WAITING

    @Property(str, constant=True)
    def place(self) -> str:
        """Where the card goes on this reader: "top", "front" or "side"."""
        return self._tools.reader_picture

    @Property(str, constant=True)
    def codeSource(self) -> str:
        """What reads a QR here: "keyboard", "serial", "camera"; empty: nothing does."""
        return self._tools.code_source

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        return len(self._opening.digits) == DIGITS

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

    @Property(str, notify=changed)
    def rung(self) -> str:
        """How the chip was to be opened: "number", "qr" or "mrz"."""
        return str(self._opening.rung)

    @Property(str, notify=changed)
    def offer(self) -> str:
        """After a fault, what helps most: a rung like `rung`, or "officer"; empty without a fault."""
        return str(self._opening.offer) if self._fault else ""

    @Property(bool, notify=changed)
    def canRetry(self) -> bool:
        """The same once more may help, and it was not tried too often."""
        return bool(self._fault) and self._opening.offer is self._opening.rung

    @Property(bool, notify=changed)
    def canCorrect(self) -> bool:
        """One may begin anew on this rung, also after the officer was offered."""
        return self._fault in WORTH_RETRYING and self._opening.offer in (self._opening.rung, Rung.OFFICER)

    @Property(bool, notify=changed)
    def keyRejected(self) -> bool:
        """What opens the chip is most likely the mistake: mending it comes before reading again."""
        return self._fault == AccessKeyRejected.code

    @Property(bool, notify=changed)
    def codeRejected(self) -> bool:
        """It was the QR that could not be read, not the chip."""
        return self._fault in {fault.code for fault in every_fault(CodeReaderError)}

    @Property(bool, notify=changed)
    def officerFirst(self) -> bool:
        """The last rung of the ladder: the officer at the counter."""
        return bool(self._fault) and self._opening.offer is Rung.OFFICER

    @Property(str, notify=changed)
    def doubt(self) -> str:
        """Why the chip's proof was refused, in plain words; empty for every other fault."""
        refused = self._fault == CardSignatureInvalid.code and self._evidence is not None
        return trust_words(self._evidence) if refused and self._evidence else ""

    @Property(str, notify=changed)
    def hint(self) -> str:
        """What to type when the card is a software one; empty with a real reader."""
        hint = self._tools.card_hint
        return self.tr("Thẻ thử nghiệm: nhập %s") % hint if hint else ""

    # What the person does ----------------------------------------------------------------------------------

    @Slot(str)
    def press(self, digit: str) -> None:
        if len(digit) == 1 and digit in "0123456789" and not self.ready:
            self._opening.digits += digit
            self.changed.emit()

    @Slot()
    def erase(self) -> None:
        self._opening.digits = self._opening.digits[:-1]
        self.changed.emit()

    @Slot()
    def read(self) -> None:
        key = self._opening.key(local(self._tools.clock.now()).date())
        if key is None or self.is_busy():
            return
        reader, qr, rung = self._tools.card_reader, self._opening.qr, self._opening.rung

        def work(report: Report) -> tuple[VerifiedIdentity, QImage]:
            identity = opened_by(rung, reader.read(key, report))
            report(identity.evidence)
            identity = accept(identity, qr)
            return identity, decode_photo(identity.photo or b"")

        self._fault, self._name, self._evidence = "", "", None
        self._phase, self._fraction = CardPhase.WAITING, 0.0
        self._run("read", work, self._on_read, self._on_fault, self._on_progress)

    @Slot(str)
    def scanned(self, text: str) -> None:
        """The QR of a card was read, by whatever reads one here: it opens the chip in place of typed digits."""
        if self._visit.page != self.page or self.stage == "reading":
            return
        try:
            self._opening.scanned(text)
        except CodeReaderError as fault:
            self._on_fault(fault.code)
            self.changed.emit()
        else:
            self.read()

    @Slot()
    def useQr(self) -> None:
        self._stand_on(Rung.QR)

    @Slot()
    def useMrz(self) -> None:
        self._stand_on(Rung.MRZ)

    @Slot()
    def climb(self) -> None:
        """Take the rung that is offered."""
        if self._opening.offer is Rung.OFFICER:
            self.callOfficer()
        else:
            self._stand_on(self._opening.offer)

    @Slot()
    def cancel(self) -> None:
        """Stop waiting for the card and show what opens it again, as it was typed."""
        self._stop()
        self._fault, self._phase, self._name, self._fraction, self._evidence = "", None, "", 0.0, None
        self.changed.emit()

    @Slot()
    def correct(self) -> None:
        """Mend what was typed, or scan anew. What failed before still counts."""
        self.cancel()

    @Slot(result=bool)
    def stepBack(self) -> bool:
        """Back from the reading to what opens the chip, from there to the number; False: the page itself is left."""
        if self.stage == "digits":
            return False
        if self.stage in ("qr", "mrz"):
            self._stand_on(Rung.NUMBER)
        else:
            self.cancel()
        return True

    def _stand_on(self, rung: Rung) -> None:
        self._opening.stand_on(rung)
        self.cancel()

    @Slot()
    def _listen(self) -> None:
        """A camera looks only when it was asked to; a scanner hears whenever a code would be of use."""
        stages = ("qr",) if self._tools.code_source == "camera" else ("digits", "qr", "fault")
        self._listener.listen(self._visit.page == self.page and self.stage in stages)

    @Slot(str)
    def _on_code_fault(self, code: str) -> None:
        if code == CodeReaderAbsent.code and self.stage != "qr":
            return  # nobody asked for it
        self._opening.stand_on(Rung.QR)
        self._on_fault(code)
        self.changed.emit()

    @Slot(object)
    def _on_progress(self, progress: CardProgress | CardEvidence) -> None:
        if isinstance(progress, CardEvidence):
            self._evidence = progress
            return
        self._phase, self._fraction = progress.phase, progress.fraction
        if progress.applicant:
            self._name = called(progress.applicant.full_name)
        self.changed.emit()

    def _on_read(self, result: tuple[VerifiedIdentity, QImage]) -> None:
        identity, photo = result
        self._filing.identify(identity, photo)
        if self._opening.qr:
            self._filing.qr_differs = card_qr.differences(self._opening.qr, identity.applicant)
        self._forget()
        self._visit.go("lookup" if self._visit.passed("lookup") else "confirm")

    def _on_fault(self, code: str) -> None:
        self._phase, self._fraction, self._name = None, 0.0, ""
        self._opening.fail(code)
        self._fault = code


def _mark(step: int, at: int) -> str:
    if step == at:
        return "now"
    return "done" if step < at else "ahead"
