"""Reading a card at the desk: by its six digits, its QR or the digits on its back, one after the other."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.applicant import CardEvidence, VerifiedIdentity
from kiosk.domain.card import CardPhase, CardProgress
from kiosk.domain.card_ladder import Rung
from kiosk.domain.errors import CodeReaderAbsent, CodeReaderError
from kiosk.domain.local_time import local_date
from kiosk.services.identifying import accept, opened_by
from kiosk.ui.card_opening import DIGITS, CardOpening
from kiosk.ui.code_listener import CodeListener
from kiosk.ui.counter.desk import Desk
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.jobs import Job, Report
from kiosk.ui.proof_words import trust_words
from kiosk.ui.typed_mrz import TypedMrzModel

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the pages that read cards")
class CardReadingModel(QObject):
    """Signals: changed; begun, with a reading or on another rung; identified, with the VerifiedIdentity; failed, with a
    fault code; officerWanted, when the last rung is taken: the officer looks at person and document.

    wanted: whether the page that owns this is shown and has nobody yet; the page calls `listen` when that changes.
    """

    changed = Signal()
    begun = Signal()
    identified = Signal(object)
    failed = Signal(str)
    officerWanted = Signal()

    def __init__(self, desk: Desk, parent: QObject, wanted: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._desk, self._wanted = desk, wanted
        self._job: Job | None = None
        self._mrz = TypedMrzModel(self)
        self._opening = CardOpening(bool(desk.tools.code_source), self._mrz)
        self.forget()
        self._listener = CodeListener(desk.tools.code_reader, self)
        self._listener.heard.connect(self.scanned)
        self._listener.failed.connect(self._on_code_fault)
        self.changed.connect(self._mrz.changed)  # its labels are told anew in another language
        self.changed.connect(self.listen)
        desk.changed.connect(self.listen)

    def forget(self) -> None:
        if self._job is not None:
            self._job.stop()
        self._job = None
        self._failed = False
        self._evidence: CardEvidence | None = None  # of the last reading, also of one that was refused
        self._phase: CardPhase | None = None
        self._fraction = 0.0
        self._opening.forget()
        self.changed.emit()

    # What the page shows -----------------------------------------------------------------------------------------

    @Property(list, notify=changed)
    def ways(self) -> list[dict[str, object]]:
        """The rungs that this machine has, as tabs."""
        titles = {Rung.NUMBER: self.tr("6 số cuối"), Rung.QR: self.tr("Mã QR"), Rung.MRZ: self.tr("Số ở mặt sau")}
        here = [rung for rung in titles if rung is not Rung.QR or self.codeSource]
        return [{"key": rung.value, "title": titles[rung], "count": -1, "kind": "plain"} for rung in here]

    @Property(str, notify=changed)
    def rung(self) -> str:
        """How the chip is to be opened: "number", "qr" or "mrz"."""
        return self._opening.rung.value

    @Property(str, notify=changed)
    def offer(self) -> str:
        """After a fault, the other rung that helps most, or "officer"; empty: none, or this one again."""
        return self._opening.offer.value if self._failed and self._opening.offer is not self._opening.rung else ""

    @Property(str, notify=changed)
    def doubt(self) -> str:
        """Why the proof of the chip that was read last is less than full; empty: it is full, or none was read."""
        return trust_words(self._evidence) if self._failed and self._evidence else ""

    @Property(str, constant=True)
    def codeSource(self) -> str:
        """What reads a QR here: "keyboard", "serial", "camera"; empty: nothing does."""
        return self._desk.tools.code_source

    @Property(QObject, constant=True)
    def mrz(self) -> QObject:
        return self._mrz

    @Property(str, notify=changed)
    def digits(self) -> str:
        return self._opening.digits

    @Property(bool, notify=changed)
    def reading(self) -> bool:
        return self._job is not None

    @Property(float, notify=changed)
    def fraction(self) -> float:
        return self._fraction

    @Property(str, notify=changed)
    def phase(self) -> str:
        words = {
            CardPhase.WAITING: self.tr("Chờ thẻ trên đầu đọc"),
            CardPhase.OPENING: self.tr("Mở chip"),
            CardPhase.READING: self.tr("Đọc thông tin"),
            CardPhase.VERIFYING: self.tr("Xác thực chữ ký"),
            CardPhase.PHOTO: self.tr("Đọc ảnh"),
        }
        return words[self._phase] if self._phase else ""

    @Property(str, notify=changed)
    def hint(self) -> str:
        """What to type when the card is a software one."""
        hint = self._desk.tools.card_hint
        return self.tr("Thẻ thử nghiệm: %1").replace("%1", hint) if hint else self.tr("6 số cuối của số định danh")

    # What the officer does ---------------------------------------------------------------------------------------

    @Slot(str)
    def choose(self, rung: str) -> None:
        """Take a rung. What failed before still counts."""
        self.cancel()
        self._opening.stand_on(Rung(rung))
        self.begun.emit()
        self.changed.emit()

    @Slot()
    def climb(self) -> None:
        """Take the rung that is offered."""
        if self._opening.offer is Rung.OFFICER:
            self.begun.emit()
            self.officerWanted.emit()
        else:
            self.choose(self._opening.offer.value)

    @Slot(str)
    def type(self, text: str) -> None:
        self._opening.digits = "".join(c for c in text if c in "0123456789")[:DIGITS]
        self.changed.emit()

    @Slot()
    def read(self) -> None:
        key = self._opening.key(local_date(self._desk.tools.clock.now()))
        if key is None or self.reading:
            return
        reader, qr, rung = self._desk.tools.card_reader, self._opening.qr, self._opening.rung

        def work(report: Report) -> VerifiedIdentity:
            identity = opened_by(rung, reader.read(key, report))
            report(identity.evidence)
            return accept(identity, qr)

        self._failed, self._evidence = False, None
        self._phase, self._fraction = CardPhase.WAITING, 0.0
        self._job = Job(work, self)
        self._job.progressed.connect(self._on_progress)
        self._job.succeeded.connect(self._on_read)
        self._job.failed.connect(self._on_fault)
        self._job.start()
        self.begun.emit()
        self.changed.emit()

    @Slot(str)
    def scanned(self, text: str) -> None:
        """The QR of a card was read, by whatever reads one here: it opens the chip in place of digits."""
        if self.reading or not self._wanted():
            return
        try:
            self._opening.scanned(text)
        except CodeReaderError as fault:
            self._on_fault(fault.code)
        else:
            self.read()

    @Slot()
    def cancel(self) -> None:
        """Stop waiting for the card; what opens it stays as it was given."""
        if self._job is not None:
            self._job.stop()
        self._job, self._phase, self._fraction, self._failed = None, None, 0.0, False
        self.changed.emit()

    # -------------------------------------------------------------------------------------------------------------

    @Slot()
    def listen(self) -> None:
        """Wait for a code, or no longer: a camera only when it was asked to, a scanner whenever one would be of use."""
        asked = self.codeSource != "camera" or self._opening.rung is Rung.QR
        at_work = self._desk.stage == "work" and not self.reading
        self._listener.listen(at_work and asked and self._wanted())

    @Slot(str)
    def _on_code_fault(self, code: str) -> None:
        if code == CodeReaderAbsent.code and self._opening.rung is not Rung.QR:
            return  # nobody asked for it
        self._opening.stand_on(Rung.QR)
        self._on_fault(code)

    @Slot(object)
    def _on_progress(self, progress: CardProgress | CardEvidence) -> None:
        if isinstance(progress, CardEvidence):
            self._evidence = progress
            return
        self._phase, self._fraction = progress.phase, progress.fraction
        self.changed.emit()

    @Slot(object)
    def _on_read(self, identity: VerifiedIdentity) -> None:
        self._job = None
        self.forget()
        self.identified.emit(identity)

    @Slot(str)
    def _on_fault(self, code: str) -> None:
        self._job, self._phase = None, None
        self._opening.fail(code)
        self._failed = True
        self.changed.emit()
        self.failed.emit(code)
