"""`kiosk device-host`: one role's devices, served to a screen until it closes the wire.

What to serve comes as a plan on the command line, so that these processes need no settings file and none of
the libraries that read one: there are two or three of them beside every screen, and memory counts.
"""

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.devices.process import Verb
    from kiosk.documents.sealing import FileSeal, TokenSeal
    from kiosk.domain.digitised import DigitisedFile, PaperAbout
    from kiosk.ports import CardReader, CodeReader, RecognisedPage, ScannedPage

FIRST_CAMERA = "/dev/video0"


@dataclass(frozen=True, slots=True)
class CardPlan:
    driver: str  # "software" or "pcsc"
    reader: str  # PC/SC name; empty: any
    person: str  # the scenario of the software card
    scenarios: str  # folder
    trust: str  # folder of CSCA certificates
    wait_seconds: float
    after_seconds: float  # the software card is put on
    apdu_seconds: float  # that a command to it takes

    def reader_of(self) -> "CardReader":
        """The reader. Its reading raises ResourceBroken when the scenario cannot be played."""
        from kiosk.devices.card.reader import PcscCardReader, SoftwareCardReader

        if self.driver == "pcsc":
            return PcscCardReader(self.reader, Path(self.trust), self.wait_seconds)
        from kiosk.devices.card.software_card.scenario import card_factory

        # Made when it is first laid down: before, this process knows no more of a person than with a real reader.
        chip = cache(lambda: card_factory(Path(self.scenarios), self.person))
        return SoftwareCardReader(lambda: chip()(), Path(self.trust), self.after_seconds, self.apdu_seconds)

    def verbs(self) -> "Mapping[str, Verb]":
        from kiosk.devices.hosted import card_verbs

        return card_verbs(self.reader_of())


@dataclass(frozen=True, slots=True)
class PaperPlan:
    fonts: str  # folder
    width_dots: int
    printers: list[list[str]]  # (place, address), this machine's own first, which has no place
    proofs: str  # file that remembers how each printer proves its work
    form_driver: str  # "folder", "cups" or "windows"
    form_queue: str
    forms: str  # folder for forms that are kept as files
    scanner_driver: str
    scanner_device: str
    scanner_folder: str  # empty: none
    dpi: int

    def verbs(self) -> "Mapping[str, Verb]":
        from kiosk.devices.hosted import paper_verbs
        from kiosk.devices.printer.address import receipt_printers
        from kiosk.devices.printer.system import form_printer
        from kiosk.devices.scanner.choice import choose_scanner
        from kiosk.documents.renderer import PaperStudio

        folder = Path(self.scanner_folder) if self.scanner_folder else None
        return paper_verbs(
            PaperStudio(Path(self.fonts), self.width_dots),
            choose_scanner(self.scanner_driver, self.scanner_device, folder, self.dpi),
            receipt_printers([(place, address) for place, address in self.printers], Path(self.proofs)),
            form_printer(self.form_driver, self.form_queue, Path(self.forms)),
        )


@dataclass(frozen=True, slots=True)
class CodePlan:
    driver: str  # "serial" or "camera"
    device: str  # path
    baud: int  # of a serial line

    def verbs(self) -> "Mapping[str, Verb]":
        from kiosk.devices.hosted import code_verbs

        return code_verbs(self.reader_of())

    def reader_of(self) -> "CodeReader":
        if self.driver == "camera":
            from kiosk.devices.code_reader.camera import CameraCodeReader
            from kiosk.devices.code_reader.v4l2 import V4l2Camera

            return CameraCodeReader(V4l2Camera(self.device or FIRST_CAMERA))
        from kiosk.devices.code_reader.serial_scanner import SerialCodeReader

        return SerialCodeReader(self.device, self.baud)


@dataclass(frozen=True, slots=True)
class PagesPlan:
    """Image work on scanned pages. There may be two of them: one at hand, one that makes files in the background."""

    most_bytes: int  # of one paper's file
    language: str = "vie"  # of the letters on papers

    def verbs(self) -> "Mapping[str, Verb]":
        from kiosk.devices.hosted import page_verbs
        from kiosk.devices.scanner.improving import OpenCvImprover

        return page_verbs(OpenCvImprover(), LocalDigitiser(self.language, self.most_bytes))


@dataclass(frozen=True, slots=True)
class FormSealPlan:
    """The centre's seal. Its PIN never stands on a command line: it comes over the wire, with what is to be signed."""

    driver: str  # "file" or "pkcs11"
    file: str  # path of a PKCS#12 file
    module: str  # path of a PKCS#11 library
    token: str
    key: str

    def seal(self, pin: str) -> "FileSeal | TokenSeal":
        from kiosk.documents.sealing import FileSeal, TokenSeal

        if self.driver == "file":
            return FileSeal(Path(self.file), pin, HostClock(), typed=True)
        return TokenSeal(Path(self.module), self.token, self.key, pin, None, HostClock())

    def verbs(self) -> "Mapping[str, Verb]":
        from kiosk.devices.hosted import form_seal_verbs

        return form_seal_verbs(self.seal, lambda pin: self.seal(pin).standing())


class HostClock:
    """This machine's, without what the settings bring along."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class SealPlan:
    """One signature of the agency on a copy; the PIN comes with the call, never on the command line."""

    driver: str  # "file" or "pkcs11"
    file: str
    module: str
    token: str
    key: str
    time_stamps: str
    roots: str  # empty: none
    seconds: float
    fonts: str  # folder
    picture: str  # empty: none

    def verbs(self) -> "Mapping[str, Verb]":
        from kiosk.devices.hosted import seal_verbs
        from kiosk.documents.copy_sealing import CopySealer, FileKey, OutsideServices, TokenKey

        token = TokenKey(Path(self.module), self.token, self.key)
        roots, picture = (Path(each) if each else None for each in (self.roots, self.picture))
        return seal_verbs(
            CopySealer(
                FileKey(Path(self.file)) if self.driver == "file" else token,
                OutsideServices(self.time_stamps, roots, self.seconds),
                Path(self.fonts),
                picture,
            ).sign
        )


class LocalDigitiser:
    """Implements ports.Digitiser in this very process. most_bytes: of a file with letters."""

    def __init__(self, language: str, most_bytes: int) -> None:
        self._language, self._most_bytes = language, most_bytes

    def digitise(
        self,
        pages: "Sequence[ScannedPage]",
        about: "PaperAbout",
        on_page: "Callable[[int], None]",
        *,
        text: bool = True,
    ) -> "DigitisedFile":
        from kiosk.devices.recogniser.tesseract import Tesseract
        from kiosk.documents.scanned_file import archive_pdf
        from kiosk.services.digitising import digitise

        if not text:
            return digitise(pages, about, None, archive_pdf, on_page)
        return digitise(pages, about, Tesseract(self._language), self._fitted_pdf, on_page)

    def read_letters(self, file: bytes, about: "PaperAbout", on_page: "Callable[[int], None]") -> "DigitisedFile":
        from kiosk.documents.scanned_file import pictures_of

        return self.digitise(pictures_of(file), about, on_page)

    def _fitted_pdf(self, read: "Sequence[tuple[ScannedPage, RecognisedPage]]", about: "PaperAbout") -> bytes:
        """Letters are those of the pages as they came; only the pictures above them may be coarser."""
        from kiosk.devices.scanner.fitting import fitted
        from kiosk.documents.scanned_file import archive_pdf

        smaller = fitted([page for page, _ in read], self._most_bytes)
        return archive_pdf([(page, letters) for page, (_, letters) in zip(smaller, read, strict=True)], about)


Plan = CardPlan | PaperPlan | CodePlan | PagesPlan | FormSealPlan | SealPlan
PLANS: dict[str, type[Plan]] = {
    "card": CardPlan,
    "paper": PaperPlan,
    "code": CodePlan,
    "pages": PagesPlan,
    "form-seal": FormSealPlan,
    "seal": SealPlan,
}


def words(role: str, plan: Plan) -> list[str]:
    """The command line that serves this plan, but for the wire."""
    return ["device-host", "--role", role, "--plan", json.dumps(asdict(plan), ensure_ascii=False)]


def host(options: argparse.Namespace) -> int:
    from kiosk.devices.process import serve
    from kiosk.session.memory import keep_memory_private

    keep_memory_private(f"kiosk-{options.role}")
    serve(options.descriptor, PLANS[options.role](**json.loads(options.plan)).verbs())
    return 0
