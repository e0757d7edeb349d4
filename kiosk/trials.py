"""Lets each part of the machine do its work once: the card is read, a page scanned, a slip printed, the Portal asked.

The same device processes serve these trials as serve the citizens; a simulated device is told to be one.
"""

import contextlib
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import kiosk
from kiosk.bootstrap import PRINTING, peers_of, start_companions
from kiosk.config import Settings
from kiosk.connections import portal_of
from kiosk.device_processes import code_reader_of, device_processes
from kiosk.domain.applicant import Verdict
from kiosk.domain.card import CardAccessNumber, CardProgress
from kiosk.domain.card_qr import decode
from kiosk.domain.code_told import SPOILT, CodeKind, in_words, tell
from kiosk.domain.errors import AccessKeyRejected, CodeDamaged, KioskError, PersonLeft
from kiosk.domain.printing import PrintState
from kiosk.domain.scanning import ANY_ORDER, ScanOrder
from kiosk.domain.sheets import AcceptancePage, CheckLine, CheckVerdict, VersionLine
from kiosk.machine import SystemClock, centre_of, credential
from kiosk.ports import ScannedPage
from kiosk.ports.technician import OnTrial, Trial
from kiosk.remedies import remedy_of

if TYPE_CHECKING:
    from kiosk.companions import Peers
    from kiosk.devices.process import DeviceProcess
    from kiosk.ports import CodeReader, FormPrinter, PaperRenderer, ReceiptPrinter

SENTENCE = "Xin chào quý khách. Máy đang thử giọng đọc."
SPEECH_SECONDS = 15.0
TITLES = {
    "card": "Đầu đọc thẻ",
    "code": "Đầu đọc mã QR",
    "scanner": "Máy quét",
    "printer": "Máy in phiếu",
    "forms": "Máy in biểu mẫu",
    "portal": "Cổng DVCQG",
    "hub": "Máy chủ trung tâm",
    "speech": "Giọng đọc",
}
ROLE_TITLES = {"kiosk": "Ki-ốt tự phục vụ", "counter": "Quầy", "display": "Màn hình sảnh"}
NOT_PROVED = {Verdict.NO: "sai", Verdict.UNKNOWN: "chưa rõ", Verdict.YES: "đúng"}
GOOD, WARNING, FAULT, SKIPPED = CheckVerdict.GOOD, CheckVerdict.WARNING, CheckVerdict.FAULT, CheckVerdict.SKIPPED
Found = tuple[CheckVerdict, str, bytes]  # verdict, what was seen, a page


class Trials:
    """The parts of one machine under one set of settings. Processes start when they are first wanted.

    peers: those that already play for the kiosk whose screen we are on; None: our own are started.
    """

    def __init__(self, settings: Settings, folder: Path, peers: "Peers | None" = None) -> None:
        self._settings, self._folder, self._peers = settings, folder, peers
        self._closing = contextlib.ExitStack()
        self._processes: tuple[DeviceProcess, DeviceProcess] | None = None
        self._codes: CodeReader | None = None

    def close(self) -> None:
        self._closing.close()

    def try_out(self, key: str, access: str, on_trial: OnTrial) -> Trial:
        """access: the six digits that open the card, for "card"; for "code", what a reader that types has typed.

        A fault is a red trial. Raises PersonLeft.
        """
        work: dict[str, Callable[[], Found]] = {
            "card": lambda: self._card(access, on_trial),
            "code": lambda: self._code(access, on_trial),
            "scanner": lambda: self._scanner(on_trial),
            "printer": self._printer,
            "forms": self._forms,
            "portal": self._portal,
            "hub": self._hub,
            "speech": lambda: self._speech(on_trial),
        }
        try:
            verdict, text, page = work[key]()
        except KioskError as fault:
            return _red(key, fault)
        return Trial(key, verdict, text, datetime.now(UTC), page=page)

    def paper(self) -> "PaperRenderer":
        from kiosk.devices.hosted import HostedPaper

        return HostedPaper(self._started()[1])

    def receipt_printer(self) -> "ReceiptPrinter":
        from kiosk.devices.hosted import HostedReceiptPrinter
        from kiosk.devices.printer.turn import OneAtATime

        return OneAtATime(HostedReceiptPrinter(self._started()[1]), self._folder / PRINTING)

    def form_printer(self) -> "FormPrinter":
        from kiosk.devices.hosted import HostedFormPrinter

        return HostedFormPrinter(self._started()[1])

    def acceptance_page(self, checks: tuple[CheckLine, ...], technician: str) -> AcceptancePage:
        settings, now = self._settings, datetime.now(UTC)
        code = f"{settings.centre.unit_code}-{settings.station.code}"
        return AcceptancePage(
            centre_of(settings),
            code,
            ROLE_TITLES[settings.station.role],
            checks,
            tuple(VersionLine(part, version) for part, version in versions()),
            bool(settings.simulated()),
            now,
            technician,
            f"{code} {now:%Y-%m-%dT%H:%MZ}",
        )

    # The parts -----------------------------------------------------------------------------------------------

    def _card(self, access: str, on_trial: OnTrial) -> Found:
        from kiosk.devices.hosted import HostedCardReader

        card, _ = self._started()
        try:
            key = CardAccessNumber(access or self._known_peers().card_hint)
        except ValueError:
            raise AccessKeyRejected("six digits are wanted") from None
        began: list[float] = []

        def heard(progress: CardProgress) -> None:
            if progress.phase != "waiting" and not began:
                began.append(time.monotonic())
            on_trial(str(progress.phase))

        proved = HostedCardReader(card).read(key, heard).evidence
        seconds = time.monotonic() - (began[0] if began else time.monotonic())
        said = {"chữ ký": proved.signature, "dữ liệu": proved.hashes, "cơ quan cấp": proved.trusted}
        text = f"đọc trong {_comma(seconds)} giây ({proved.access}); " + ", ".join(
            f"{what} {NOT_PROVED[verdict]}" for what, verdict in said.items()
        )
        bad = Verdict.NO in said.values()
        verdict = FAULT if bad else WARNING if Verdict.UNKNOWN in said.values() else GOOD
        return self._told("thẻ mô phỏng", self._settings.card.driver == "software", verdict, text)

    def _code(self, typed: str, on_trial: OnTrial) -> Found:
        driver = self._settings.code_reader.driver
        if driver == "none":
            return SKIPPED, "máy không dùng đầu đọc mã", b""
        if driver != "keyboard":
            text = self._next_code(on_trial)
        elif typed:
            text = decode(typed.encode("utf-8", "replace"))
        else:
            return SKIPPED, "đầu đọc gõ như bàn phím: chỉ thử được trên màn hình này", b""
        if not text:
            return WARNING, f"không có mã nào trong {self._settings.card.wait_seconds} giây", b""
        told = tell(text)
        good = told.kind is CodeKind.CARD and not told.letters_doubtful
        return GOOD if good else WARNING, in_words(told), b""

    def _next_code(self, on_trial: OnTrial) -> str:
        """What the serial scanner or the camera reads next; empty when nothing was shown to it for long."""
        if self._codes is None:
            self._codes = code_reader_of(self._settings, self._closing)
        until, late = time.monotonic() + self._settings.card.wait_seconds, False

        def heard(there: bool) -> None:
            nonlocal late
            on_trial("code" if there else "code-away")
            if late := time.monotonic() > until:
                raise PersonLeft

        try:
            return self._codes.read(heard) if self._codes else ""
        except PersonLeft:
            if late:
                return ""
            raise

    def _scanner(self, on_trial: OnTrial) -> Found:
        from kiosk.devices.hosted import HostedScanner

        pages: list[ScannedPage] = []

        def came(page: ScannedPage) -> None:
            if not pages:
                pages.append(page)
            on_trial("page")

        began = time.monotonic()
        order = ScanOrder(most=1) if self._settings.scanner.driver == "camera" else ANY_ORDER
        count = HostedScanner(self._started()[1]).scan(came, order)
        first = pages[0]
        text = f"{count} trang trong {_comma(time.monotonic() - began)} giây, {first.width} x {first.height} điểm"
        verdict, told, _ = self._told("trang mẫu", self._settings.scanner.driver in ("auto", "folder"), GOOD, text)
        return verdict, told, first.image

    def _printer(self) -> Found:
        line = CheckLine(TITLES["printer"], GOOD, "tờ giấy này")
        raster = self.paper().slip(self.acceptance_page((line,), ""))
        state = self.receipt_printer().print(
            raster, "trial", _nothing
        )  # in no ledger: this paper has no number and no owner
        if state is not PrintState.PRINTED:
            return WARNING, "đã gửi, máy in không báo in xong: hãy nhìn tờ giấy", b""
        return self._told("máy in mô phỏng", self._settings.printer.driver == "software", GOOD, "đã in một phiếu")

    def _forms(self) -> Found:
        line = CheckLine(TITLES["forms"], GOOD, "tờ giấy này")
        pdf = self.paper().form(self.acceptance_page((line,), ""))
        self.form_printer().print(pdf, "Trang in thử")
        kept = self._settings.printer.form_driver == "folder"
        return self._told("lưu vào thư mục", kept, GOOD, "đã giao một tờ A4 cho máy in" if not kept else "một tờ A4")

    def _portal(self) -> Found:
        began = time.monotonic()
        sandbox = self._settings.portal.sandbox
        portal = portal_of(self._settings, self._known_peers().portal if sandbox else 0)
        try:
            portal.ping()
        finally:
            portal.close()
        text = f"trả lời và nhận tài khoản sau {_comma(time.monotonic() - began)} giây"
        return self._told("Cổng thử nghiệm", sandbox, GOOD, text)

    def _hub(self) -> Found:
        hub = self._settings.hub
        if not hub.url:
            return SKIPPED, "máy dùng một mình, không có máy chủ chung", b""
        from kiosk.store.hub.postgres_hub import PostgresHub

        station = self._settings.station.code
        wire = PostgresHub(hub.url, credential("hub-password"), station, SystemClock())
        with contextlib.closing(wire):
            number = wire.meet()
        return GOOD, f"trả lời; máy {station} là số {number}", b""

    def _speech(self, on_trial: OnTrial) -> Found:
        from kiosk.devices.speech.espeak import EspeakSpeech

        speech, ends_at = EspeakSpeech(), time.monotonic() + SPEECH_SECONDS
        if not speech.available:
            return WARNING, "máy chưa có giọng đọc: cài gói espeak-ng", b""
        try:
            speech.say(SENTENCE, self._settings.screen.voice)
            while speech.speaking and time.monotonic() < ends_at:
                on_trial("speaking")
                time.sleep(0.1)
        finally:
            speech.hush()
        return GOOD, "đã đọc một câu: hãy nghe loa", b""

    def _told(self, simulator: str, simulated: bool, verdict: CheckVerdict, text: str) -> Found:
        if not simulated:
            return verdict, text, b""
        return (WARNING if verdict is GOOD else verdict), f"{simulator}: {text}", b""

    # Processes -----------------------------------------------------------------------------------------------

    def _known_peers(self) -> "Peers":
        if self._peers is None:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._peers = peers_of(self._settings, start_companions(self._settings, self._folder, self._closing))
        return self._peers

    def _started(self) -> "tuple[DeviceProcess, DeviceProcess]":
        if self._processes is None:
            processes = device_processes(self._settings, self._folder, self._known_peers(), self._closing)
            for process in processes:
                process.start()
            self._processes = processes
        return self._processes


def versions() -> list[tuple[str, str]]:
    """What the help desk asks first."""
    import platform

    return [("Phần mềm", kiosk.__version__), ("Python", platform.python_version()), ("Hệ thống", platform.release())]


def _red(key: str, fault: KioskError) -> Trial:
    from kiosk.store.faults import load_faults

    known = load_faults()[fault.code]
    detail = SPOILT.get(fault.detail, fault.detail) if isinstance(fault, CodeDamaged) else fault.detail
    text = f"{known.title.removesuffix('.')} ({detail})" if detail else known.title
    return Trial(key, FAULT, text, datetime.now(UTC), fault.code, remedy_of(fault, known.action))


def _comma(seconds: float) -> str:
    return f"{seconds:.1f}".replace(".", ",")


def _nothing(_: str) -> None:
    """Called before the first byte leaves."""
