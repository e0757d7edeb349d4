"""A kiosk on the bench: the real store, catalogue and papers, with devices that do what the test says."""

import hashlib
import queue
import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from datetime import time as clock_time
from functools import cache
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from kiosk.documents.renderer import PaperStudio
from kiosk.documents.scanned_file import archive_pdf, pictures_of
from kiosk.domain.applicant import Applicant, CardEvidence, CitizenId, Verdict, VerifiedIdentity
from kiosk.domain.card import AccessKey, CardPhase, CardProgress
from kiosk.domain.catalogue import Catalogue
from kiosk.domain.centre import OneStopCentre, OpeningHours
from kiosk.domain.certified_copy import CopyOrder, CopySignature, SignatureLevel, SignedCopy, SigningPhase
from kiosk.domain.digitised import DigitisedFile, PaperAbout
from kiosk.domain.errors import DeviceError, SealError, SealPinWrong
from kiosk.domain.events import Event
from kiosk.domain.link import Link
from kiosk.domain.payment import BankAccount
from kiosk.domain.printing import PrintState
from kiosk.domain.read_words import ReadWord
from kiosk.domain.scanning import ANY_ORDER, PageVerdict, ScanOrder
from kiosk.ports import ImprovedPage, OnCard, OnPage, Raster, ScannedPage
from kiosk.services.claiming import AloneClaims
from kiosk.services.digitising import digitise
from kiosk.store.calendar import load_calendar
from kiosk.store.editions import load_catalogue
from kiosk.store.essential import load_essential_services
from kiosk.store.faults import load_faults
from kiosk.store.keys import KeyFile
from kiosk.store.offer_rules import load_offer_rules
from kiosk.store.opening import Store, open_store
from kiosk.store.paper_rules import load_paper_rules
from kiosk.store.rules import (
    load_forms,
    load_life_events,
    load_queue_rules,
    load_rating_rules,
    load_reception_rules,
    load_step_rules,
)
from kiosk.store.units import load_units
from kiosk.ui.tools import Tools
from tests.waiting import PATIENCE_SECONDS

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
PERMANENT_RESIDENCE = "1.004222"
NOW = datetime(2026, 11, 23, 2, 15, tzinfo=UTC)
CENTRE = OneStopCentre(
    name="Trung tâm Phục vụ hành chính công phường Hoa Mẫu",
    authority="UBND phường Hoa Mẫu",
    place="Hoa Mẫu",
    unit_code="H99.01",
    phone="1900 0000",
    look_up_address="https://dichvucong.gov.vn",
    hours=OpeningHours(clock_time(7), clock_time(11, 30), clock_time(13, 30), clock_time(17)),
)
MAU = Applicant(
    citizen_id=CitizenId("099085000011"),
    full_name="NGUYỄN VĂN MẪU",
    birth_date=date(1985, 1, 1),
    sex="Nam",
    nationality="Việt Nam",
    ethnicity="Kinh",
    residence="Số 12 đường Hoa Sữa, tổ 5, phường Hoa Mẫu, tỉnh Mẫu",
)
CAN = "000011"


def file_of(image: QImage, kind: str = "PNG") -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)
    return bytes(buffer.data().data())


def portrait() -> bytes:
    """A head and shoulders nobody owns, as a JPEG file."""
    image = QImage(300, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("#cfdde6"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor("#00000000"))
    for colour, x, y, w, h in (
        ("#2f4a63", 20, 285, 260, 230),
        ("#e3b795", 118, 220, 64, 90),
        ("#2b211b", 82, 62, 136, 150),
        ("#e9c3a3", 92, 90, 116, 150),
    ):
        painter.setBrush(QColor(colour))
        painter.drawEllipse(x, y, w, h)
    painter.end()
    return file_of(image, "JPG")


def sheet(number: int) -> ScannedPage:
    """A page with lines on it."""
    image = QImage(620, 877, QImage.Format.Format_RGB32)
    image.fill(QColor("#fdfcf8"))
    painter = QPainter(image)
    painter.fillRect(150, 60, 320, 14, QColor("#333333"))
    for row in range(18):
        painter.fillRect(70, 130 + 36 * row, 480 - 37 * ((row * number) % 7), 8, QColor("#777777"))
    painter.end()
    return ScannedPage(number, file_of(image, "JPG"), 620, 877, 75)


def identity(
    applicant: Applicant = MAU, signature: Verdict = Verdict.YES, trusted: Verdict = Verdict.YES, photo: bytes = b""
) -> VerifiedIdentity:
    evidence = CardEvidence("PACE-CAN", Verdict.YES, signature, trusted, NOW)
    return VerifiedIdentity(applicant, evidence, photo or portrait())


class BenchReader:
    """Does what is put on the bench: reports, then an identity or a fault. Waits in between, as a reader does."""

    def __init__(self) -> None:
        self.steps: queue.Queue[CardProgress | VerifiedIdentity | DeviceError] = queue.Queue()
        self.keys: list[AccessKey] = []

    def read(self, key: AccessKey, on_progress: OnCard) -> VerifiedIdentity:
        self.keys.append(key)
        last = CardProgress(CardPhase.WAITING)
        while True:
            on_progress(last)
            try:
                step = self.steps.get(timeout=0.02)
            except queue.Empty:
                continue
            if isinstance(step, DeviceError):
                raise step
            if isinstance(step, VerifiedIdentity):
                return step
            last = step

    def put_card(self, who: VerifiedIdentity | None = None) -> None:
        who = who or identity()
        for phase, fraction in ((CardPhase.OPENING, 0.1), (CardPhase.READING, 0.3)):
            self.steps.put(CardProgress(phase, fraction))
        self.steps.put(CardProgress(CardPhase.PHOTO, 0.6, who.applicant))
        self.steps.put(who)


class BenchScanner:
    """Hands over pages as they are laid in; None ends a scan."""

    def __init__(self) -> None:
        self.steps: queue.Queue[ScannedPage | DeviceError | None] = queue.Queue()

    def scan(self, on_page: OnPage, order: ScanOrder = ANY_ORDER) -> int:
        count = 0
        while (step := self.steps.get(timeout=20)) is not None:
            if isinstance(step, DeviceError):
                raise step
            on_page(step)
            count += 1
        return count

    def lay(self, *pages: ScannedPage) -> None:
        for page in (*pages, None):
            self.steps.put(page)


class BenchImprover:
    """Leaves pages as they are. found: what is said of them, by their number."""

    def __init__(self) -> None:
        self.found: dict[int, PageVerdict] = {}

    def improve(self, page: ScannedPage) -> ImprovedPage:
        return ImprovedPage(page, self.found.get(page.number, PageVerdict()))

    def turn(self, page: ScannedPage, quarters: int) -> ScannedPage:
        image = QImage.fromData(page.image).transformed(QTransform().rotate(90 * quarters))
        return replace(page, image=file_of(image, "JPG"), width=image.width(), height=image.height())


LETTERS = b"%letters\n"


class BenchDigitiser:
    """words: what is read on every page when letters are asked for. hold: an event that the second page waits for.

    A comment at the end of the file stands for the letters.
    """

    def __init__(self) -> None:
        self.words: tuple[ReadWord, ...] = ()
        self.hold: threading.Event | None = None

    def digitise(
        self, pages: Sequence[ScannedPage], about: PaperAbout, on_page: Callable[[int], None], *, text: bool = True
    ) -> DigitisedFile:
        made = digitise(pages, about, None, archive_pdf, on_page)
        if not text:
            return made
        for count in range(1, len(pages) + 1):
            on_page(count)
            if self.hold is not None:
                self.hold.wait(PATIENCE_SECONDS)
        lettered = made.content + LETTERS
        digest = hashlib.sha256(lettered).hexdigest()
        return replace(made, content=lettered, digest=digest, words=(self.words,) * len(pages))

    def read_letters(self, file: bytes, about: PaperAbout, on_page: Callable[[int], None]) -> DigitisedFile:
        return self.digitise(pictures_of(file), about, on_page)


class BenchPrinter:
    """Prints what it is given, or does what `next` says once."""

    def __init__(self) -> None:
        self.slips: list[Raster] = []
        self.next: list[PrintState | DeviceError] = []

    def print(self, raster: Raster, job_id: str, on_sending: Callable[[str], None]) -> PrintState:
        what = self.next.pop(0) if self.next else PrintState.PRINTED
        if isinstance(what, DeviceError):
            raise what
        on_sending("")
        self.slips.append(raster)
        return what


class BenchFormPrinter:
    def __init__(self) -> None:
        self.forms: list[tuple[bytes, str]] = []
        self.next: list[DeviceError] = []

    def print(self, pdf: bytes, title: str) -> PrintState:
        if self.next:
            raise self.next.pop(0)
        self.forms.append((pdf, title))
        return PrintState.PRINTED


class BenchOutbox:
    link = Link.NO_NETWORK
    online = False

    def __init__(self) -> None:
        self.woken = 0

    def wake(self) -> None:
        self.woken += 1


class Silence:
    available = False
    speaking = False

    def say(self, text: str, language: str) -> None: ...
    def hush(self) -> None: ...


class PlainHasher:
    """Quick, and tells the secret: nobody's."""

    def hash(self, secret: str) -> str:
        return f"plain:{secret}"

    def matches(self, secret_hash: str, secret: str) -> bool:
        return secret_hash == f"plain:{secret}"

    def outdated(self, secret_hash: str) -> bool:
        return False


class BenchClock:
    def now(self) -> datetime:
        return NOW


@cache
def catalogue() -> Catalogue:
    return load_catalogue(RESOURCES / "catalogue" / "2026-07")


class BenchSeal:
    """Signs with a key that it makes itself, or fails as told; a PIN that is not its own is wrong."""

    pin = "482913"

    def __init__(self) -> None:
        self.level: SignatureLevel | None = SignatureLevel.B_T
        self.faults: dict[SignatureLevel, SealError] = {}
        self.asked: list[tuple[SignatureLevel, str]] = []

    def sign(self, pdf: bytes, order: CopyOrder, pin: str, on_phase: Callable[[SigningPhase], None]) -> SignedCopy:
        self.asked.append((order.level, pin))
        on_phase(SigningPhase.OPENING)
        if pin != self.pin:
            raise SealPinWrong("PIN")
        on_phase(SigningPhase.SIGNING)
        if order.level in self.faults:
            raise self.faults[order.level]
        digest = hashlib.sha256(pdf).hexdigest()
        signature = CopySignature(order.level, order.agency, "1a", "f" * 64, order.at, digest)
        return SignedCopy(pdf + b"\n%signed", signature)


@dataclass
class Bench:
    store: Store
    tools: Tools
    reader: BenchReader
    scanner: BenchScanner
    printer: BenchPrinter
    form_printer: BenchFormPrinter
    outbox: BenchOutbox
    improver: BenchImprover
    seal: BenchSeal
    events: list[Event] = field(default_factory=list)


def bench(folder: Path, publish: Callable[..., None], card_hint: str = CAN) -> Bench:
    """A store in `folder` and devices that wait to be told."""
    store = open_store(folder / "store", KeyFile(folder / "key"), publish)
    reader, scanner, printer, improver = BenchReader(), BenchScanner(), BenchPrinter(), BenchImprover()
    form_printer, outbox, seal = BenchFormPrinter(), BenchOutbox(), BenchSeal()
    tools = Tools(
        centre=CENTRE,
        simulated=("thẻ",),
        catalogue=catalogue(),
        life_events=load_life_events(RESOURCES / "rules"),
        units=load_units(RESOURCES / "units"),
        forms=load_forms(RESOURCES / "rules"),
        reception_rules=load_reception_rules(RESOURCES / "rules"),
        step_rules=load_step_rules(RESOURCES / "rules"),
        offer_rules=load_offer_rules(RESOURCES / "rules"),
        claims=AloneClaims(),
        rating_rules=load_rating_rules(RESOURCES / "rules"),
        essential=load_essential_services(RESOURCES / "rules"),
        bank=BankAccount("970499", "0990000000001", "KHO BAC MAU", "Ngân hàng Thử"),
        queue_rules=load_queue_rules(RESOURCES / "rules", 20),
        calendar=load_calendar(RESOURCES / "calendar"),
        faults=load_faults(),
        clock=BenchClock(),
        unit_of_work=store.unit_of_work,
        attachments=store.attachments,
        card_reader=reader,
        scanner=scanner,
        tray=store.tray,
        improver=improver,
        digitiser=BenchDigitiser(),
        background=BenchDigitiser(),
        paper=PaperStudio(RESOURCES / "fonts", 576),
        copy_seal=seal,
        paper_rules=load_paper_rules(RESOURCES / "rules"),
        receipt_printer=printer,
        form_printer=form_printer,
        outbox=outbox,
        speech=Silence(),
        hasher=PlainHasher(),
        idle_seconds=45,
        idle_grace_seconds=20,
        secrets=secrets,
        card_hint=card_hint,
        close=store.close,
    )
    return Bench(store, tools, reader, scanner, printer, form_printer, outbox, improver, seal)
