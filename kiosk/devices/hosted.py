"""The device ports as seen from the screen: each call goes to a device process.

The other end is a table of verbs made of the real adapters; see `card_verbs`, `paper_verbs`, `page_verbs`
and `seal_verbs`.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from typing import cast

from kiosk.devices.process import DeviceProcess, OnProgress, Verb
from kiosk.domain.applicant import VerifiedIdentity
from kiosk.domain.card import AccessKey, CardProgress
from kiosk.domain.certified_copy import CopyOrder, SignatureLevel, SignedCopy, SigningPhase
from kiosk.domain.digitised import DigitisedFile, PaperAbout
from kiosk.domain.errors import ScanUnsupported, SealNotSet
from kiosk.domain.paper import Checklist, CustodySlip, ReceiptForm
from kiosk.domain.printed import PagePicture, PrintedForm, TableFormat, Tabular, ThermalSlip
from kiosk.domain.printing import PrintState
from kiosk.domain.procedure import RequiredDocument
from kiosk.domain.scanning import ANY_ORDER, AimView, FoundScanner, ScannerAbilities, ScanOrder
from kiosk.ports import (
    CardReader,
    CodeReader,
    Digitiser,
    DocumentSeal,
    FormPrinter,
    ImprovedPage,
    OnAim,
    OnCard,
    OnPage,
    OnSending,
    OnWaiting,
    PageImprover,
    PaperRenderer,
    Raster,
    ReceiptPrinter,
    ScannedPage,
    Scanner,
    SealStanding,
)


def _silent(_: object) -> None:
    """For verbs that finish too quickly to report."""


class HostedCardReader:
    def __init__(self, process: DeviceProcess) -> None:
        self._process = process

    def read(self, key: AccessKey, on_progress: OnCard) -> VerifiedIdentity:
        def report(value: object) -> None:
            on_progress(cast(CardProgress, value))

        return cast(VerifiedIdentity, self._process.call("read-card", (key,), report))


class HostedCodeReader:
    def __init__(self, process: DeviceProcess) -> None:
        self._process = process

    def read(self, on_waiting: OnWaiting) -> str:
        return cast(str, self._process.call("read-code", (), lambda there: on_waiting(bool(there))))


class HostedScanner:
    def __init__(self, process: DeviceProcess) -> None:
        self._process = process

    def find(self) -> Sequence[FoundScanner]:
        return cast(Sequence[FoundScanner], self._process.call("find-scanners", (), _silent))

    def capabilities(self) -> ScannerAbilities:
        return cast(ScannerAbilities, self._process.call("scanner-abilities", (), _silent))

    def scan(self, on_page: OnPage, order: ScanOrder = ANY_ORDER) -> int:
        def report(value: object) -> None:
            on_page(cast(ScannedPage, value))

        return cast(int, self._process.call("scan", (order,), report))


class HostedCamera(HostedScanner):
    """Implements ports.AimedScanner."""

    def scan_aimed(self, on_page: OnPage, on_aim: OnAim, order: ScanOrder = ANY_ORDER) -> int:
        def report(value: object) -> None:
            if isinstance(value, AimView):
                on_aim(value)
            else:
                on_page(cast(ScannedPage, value))

        return cast(int, self._process.call("scan-aimed", (order,), report))


class HostedPageImprover:
    def __init__(self, process: DeviceProcess) -> None:
        self._process = process

    def improve(self, page: ScannedPage) -> ImprovedPage:
        return cast(ImprovedPage, self._process.call("improve", (page,), _silent))

    def turn(self, page: ScannedPage, quarters: int) -> ScannedPage:
        return cast(ScannedPage, self._process.call("turn", (page, quarters), _silent))


class HostedDigitiser:
    def __init__(self, process: DeviceProcess) -> None:
        self._process = process

    def digitise(
        self,
        pages: Sequence[ScannedPage],
        about: PaperAbout,
        on_page: Callable[[int], None],
        *,
        text: bool = True,
    ) -> DigitisedFile:
        def report(value: object) -> None:
            on_page(cast(int, value))

        return cast(DigitisedFile, self._process.call("digitise", (tuple(pages), about, text), report))

    def read_letters(self, file: bytes, about: PaperAbout, on_page: Callable[[int], None]) -> DigitisedFile:
        def report(value: object) -> None:
            on_page(cast(int, value))

        return cast(DigitisedFile, self._process.call("read-letters", (file, about), report))


class HostedCopySeal:
    """Each signature in a process of its own, which ends with it and takes the PIN along."""

    def __init__(self, level: SignatureLevel | None, process: Callable[[], DeviceProcess]) -> None:
        self._level, self._process = level, process

    @property
    def level(self) -> SignatureLevel | None:
        return self._level

    def sign(self, pdf: bytes, order: CopyOrder, pin: str, on_phase: Callable[[SigningPhase], None]) -> SignedCopy:
        def report(value: object) -> None:
            on_phase(cast(SigningPhase, value))

        if self._level is None:
            raise SealNotSet
        with closing(self._process()) as process:
            return cast(SignedCopy, process.call("sign-copy", (pdf, order, pin), report))


class HostedReceiptPrinter:
    def __init__(self, process: DeviceProcess) -> None:
        self._process = process

    def print(self, raster: Raster, job_id: str, on_sending: OnSending) -> PrintState:
        return cast(
            PrintState, self._process.call("print-slip", (raster, job_id), lambda place: on_sending(str(place)))
        )


class HostedFormPrinter:
    def __init__(self, process: DeviceProcess) -> None:
        self._process = process

    def print(self, pdf: bytes, title: str) -> PrintState:
        return cast(PrintState, self._process.call("print-form", (pdf, title), _silent))


class HostedPaper:
    """PaperRenderer whose drawing is done elsewhere."""

    def __init__(self, process: DeviceProcess) -> None:
        self._process = process

    def bind(self, pages: Sequence[ScannedPage]) -> bytes:
        return cast(bytes, self._process.call("bind", (tuple(pages),), _silent))

    def custody_slip(self, slip: CustodySlip) -> Raster:
        return self.slip(slip)

    def checklist(self, checklist: Checklist) -> Raster:
        return self.slip(checklist)

    def receipt_form(self, form: ReceiptForm) -> bytes:
        return self.form(form)

    def form(self, form: PrintedForm, copy: int = 0, reprint: int = 0) -> bytes:
        return cast(bytes, self._process.call("form", (form, copy, reprint), _silent))

    def separators(self, documents: Sequence[RequiredDocument], procedure_name: str) -> bytes:
        return cast(bytes, self._process.call("separators", (tuple(documents), procedure_name), _silent))

    def slip(self, slip: ThermalSlip) -> Raster:
        return cast(Raster, self._process.call("slip", (slip,), _silent))

    def table(self, report: Tabular, table_format: TableFormat) -> bytes:
        return cast(bytes, self._process.call("table", (report, table_format), _silent))

    def preview(self, pdf: bytes, page: int, width: int) -> PagePicture:
        return cast(PagePicture, self._process.call("preview", (pdf, page, width), _silent))


class HostedSeal:
    """CentreSeal in a process that ends with each use, and the PIN with it.

    stored: the passphrase of a key in a file, when the machine was given it; else a person is asked.
    """

    def __init__(self, process: DeviceProcess, stored: str = "") -> None:
        self._process, self._stored = process, stored

    @property
    def asks_pin(self) -> bool:
        return not self._stored

    def standing(self) -> SealStanding:
        try:
            return cast(SealStanding, self._process.call("seal-standing", (self._stored,), _silent))
        finally:
            self._process.close()

    def sign(self, pdf: bytes, pin: str, reason: str, place: str) -> bytes:
        try:
            return cast(bytes, self._process.call("sign-form", (pdf, self._stored or pin, reason, place), _silent))
        finally:
            self._process.close()


def form_seal_verbs(seal: Callable[[str], DocumentSeal], standing: Callable[[str], SealStanding]) -> Mapping[str, Verb]:
    """Both are made with the PIN, which is kept nowhere."""

    def sign(pdf: bytes, pin: str, reason: str, place: str, *, on_progress: OnProgress) -> bytes:
        return seal(pin).sign(pdf, reason, place)

    def seal_standing(pin: str, *, on_progress: OnProgress) -> SealStanding:
        return standing(pin)

    return {"sign-form": sign, "seal-standing": seal_standing}


def card_verbs(reader: CardReader) -> Mapping[str, Verb]:
    def read_card(key: AccessKey, *, on_progress: OnProgress) -> VerifiedIdentity:
        return reader.read(key, on_progress)

    return {"read-card": read_card}


def code_verbs(reader: CodeReader) -> Mapping[str, Verb]:
    def read_code(*, on_progress: OnProgress) -> str:
        return reader.read(on_progress)

    return {"read-code": read_code}


def seal_verbs(sign: Callable[[bytes, CopyOrder, str, OnProgress], SignedCopy]) -> Mapping[str, Verb]:
    def sign_copy(pdf: bytes, order: CopyOrder, pin: str, *, on_progress: OnProgress) -> SignedCopy:
        return sign(pdf, order, pin, on_progress)

    return {"sign-copy": sign_copy}


def page_verbs(improver: PageImprover, digitiser: Digitiser) -> Mapping[str, Verb]:
    def improve(page: ScannedPage, *, on_progress: OnProgress) -> ImprovedPage:
        return improver.improve(page)

    def turn(page: ScannedPage, quarters: int, *, on_progress: OnProgress) -> ScannedPage:
        return improver.turn(page, quarters)

    def digitise(
        pages: Sequence[ScannedPage], about: PaperAbout, text: bool, *, on_progress: OnProgress
    ) -> DigitisedFile:
        return digitiser.digitise(pages, about, on_progress, text=text)

    def read_letters(file: bytes, about: PaperAbout, *, on_progress: OnProgress) -> DigitisedFile:
        return digitiser.read_letters(file, about, on_progress)

    return {"improve": improve, "turn": turn, "digitise": digitise, "read-letters": read_letters}


def paper_verbs(
    paper: PaperRenderer, scanner: Scanner, receipts: ReceiptPrinter, forms: FormPrinter
) -> Mapping[str, Verb]:
    def plain(work: Callable[..., object]) -> Verb:
        return lambda *arguments, on_progress: work(*arguments)

    def scan(order: ScanOrder, *, on_progress: OnProgress) -> int:
        return scanner.scan(on_progress, order)

    def scan_aimed(order: ScanOrder, *, on_progress: OnProgress) -> int:
        aimed = getattr(scanner, "scan_aimed", None)
        if aimed is None:
            raise ScanUnsupported("no camera")
        return cast(int, aimed(on_progress, on_progress, order))

    def print_slip(raster: Raster, job_id: str, *, on_progress: OnProgress) -> PrintState:
        return receipts.print(raster, job_id, on_progress)

    return {
        "bind": plain(paper.bind),
        "form": plain(paper.form),
        "separators": plain(paper.separators),
        "slip": plain(paper.slip),
        "table": plain(paper.table),
        "preview": plain(paper.preview),
        "find-scanners": plain(scanner.find),
        "scanner-abilities": plain(scanner.capabilities),
        "scan": scan,
        "scan-aimed": scan_aimed,
        "print-slip": print_slip,
        "print-form": plain(forms.print),
    }
