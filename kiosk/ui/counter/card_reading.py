"""Reading a card at the desk: by its six digits or its QR, the reading, and who it was."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain import card_qr
from kiosk.domain.applicant import VerifiedIdentity
from kiosk.domain.card import CardAccessNumber, CardPhase, CardProgress
from kiosk.domain.card_qr import CardQr
from kiosk.domain.errors import CodeReaderError
from kiosk.services.identifying import accept
from kiosk.ui.counter.desk import Desk
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.jobs import Job, Report

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

DIGITS = 6


@QmlElement
@QmlUncreatable("made by the pages that read cards")
class CardReadingModel(QObject):
    """Signals: changed; identified, with the VerifiedIdentity; failed, with a fault code."""

    changed = Signal()
    identified = Signal(object)
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self.forget()

    def forget(self) -> None:
        if self._job is not None:
            self._job.stop()
        self._job = None
        self._digits = ""
        self._phase: CardPhase | None = None
        self._fraction = 0.0

    @Property(str, notify=changed)
    def digits(self) -> str:
        return self._digits

    @Property(bool, notify=changed)
    def reading(self) -> bool:
        return self._job is not None

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        return len(self._digits) == DIGITS and self._job is None

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

    @Property(str, constant=True)
    def hint(self) -> str:
        """What to type when the card is a software one."""
        hint = self._desk.tools.card_hint
        return self.tr("Thẻ thử nghiệm: %1").replace("%1", hint) if hint else self.tr("6 số cuối của số định danh")

    @Slot(str)
    def type(self, text: str) -> None:
        self._digits = "".join(c for c in text if c in "0123456789")[:DIGITS]
        self.changed.emit()

    @Slot()
    def read(self) -> None:
        if self.ready:
            self._open(CardAccessNumber(self._digits))

    def scanned(self, text: str) -> None:
        """A scanner that types has read a card: its QR opens the chip in place of digits."""
        if self.reading:
            return
        try:
            qr = card_qr.parse(text)
        except CodeReaderError as fault:
            self.failed.emit(fault.code)
        else:
            self._open(CardAccessNumber(qr.citizen_id.can), qr)

    def _open(self, key: CardAccessNumber, qr: CardQr | None = None) -> None:
        reader = self._desk.tools.card_reader

        def work(report: Report) -> VerifiedIdentity:
            return accept(reader.read(key, report), qr)

        self._phase, self._fraction = CardPhase.WAITING, 0.0
        self._job = Job(work, self)
        self._job.progressed.connect(self._on_progress)
        self._job.succeeded.connect(self._on_read)
        self._job.failed.connect(self._on_fault)
        self._job.start()
        self.changed.emit()

    @Slot()
    def cancel(self) -> None:
        digits = self._digits
        self.forget()
        self._digits = digits
        self.changed.emit()

    def _on_progress(self, progress: CardProgress) -> None:
        self._phase, self._fraction = progress.phase, progress.fraction
        self.changed.emit()

    def _on_read(self, identity: VerifiedIdentity) -> None:
        self._job = None
        self.forget()
        self.changed.emit()
        self.identified.emit(identity)

    def _on_fault(self, code: str) -> None:
        self._job = None
        self._phase = None
        self.changed.emit()
        self.failed.emit(code)
