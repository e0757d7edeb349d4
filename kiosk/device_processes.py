"""The processes of the devices: what each is told of the settings, and how long it may be silent.

Only the roots of the program call this. Nothing is started here: a process begins when it is first wanted.
"""

import contextlib
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from kiosk.config import RESOURCES, Settings
from kiosk.device_host import CardPlan, CodePlan, FormSealPlan, PagesPlan, PaperPlan, Plan, SealPlan, words
from kiosk.machine import SystemClock, credential

if TYPE_CHECKING:
    from kiosk.companions import Peers
    from kiosk.devices.hosted import HostedCopySeal
    from kiosk.devices.process import DeviceProcess
    from kiosk.ports import CentreSeal, CodeReader, DocumentSeal

CARD_SILENCE_SECONDS = 20.0
CODE_SILENCE_SECONDS = 15.0
FORM_SEAL_SILENCE_SECONDS = 60.0  # a token thinks about an RSA signature for some seconds
SEAL_SILENCE_SECONDS = 30.0  # of a token that thinks
PAGES_SILENCE_SECONDS = 180.0  # longer than the recogniser may take over one page
# A page of 300 dpi is 26 MB of dots, and in pieces of 4 kB the kernel takes as long over giving them as OpenCV over
# decoding it. Large pages (glibc 2.35) cost a third of a page's whole time less, and are given back after each.
LARGE_PAGES = {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"}
SEAL_REJECTED = "seal-pin-rejected"  # left when the token refused its PIN
PROOFS = "printers.json"  # how each thermal printer proves that paper came out
PAPER_SILENCE_SECONDS = 200.0  # longer than a printer may take over a long slip and a change of its roll


def card_plan(settings: Settings, driver: str = "", reader_name: str = "") -> CardPlan:
    """The reader that the settings, or a command's options, ask for."""
    card = settings.card
    trust = card.trust_folder or (RESOURCES / "trust" if settings.live else RESOURCES / "trust" / "test")
    return CardPlan(
        driver or card.driver,
        reader_name or card.reader,
        card.person,
        str(RESOURCES / "scenarios" / "card"),
        str(trust),
        card.wait_seconds,
        card.sample_after_seconds,
        card.sample_apdu_seconds,
    )


def paper_plan(settings: Settings, folder: Path, printer_port: int) -> PaperPlan:
    """printer_port: where the software printer of this very run listens; 0: as the settings say."""
    printer, scanner = settings.printer, settings.scanner
    return PaperPlan(
        str(RESOURCES / "fonts"),
        printer.width_dots,
        printers_of(settings, printer_port),
        str(folder / PROOFS),
        printer.form_driver,
        printer.form_queue,
        str(folder / "forms"),
        scanner.driver,
        scanner.device,
        str(scanner.folder or ""),
        scanner.dpi,
    )


def seal_of(settings: Settings, folder: Path) -> "DocumentSeal":
    """The centre's digital signature. Raises SealNotSet."""
    from kiosk.documents.sealing import FileSeal, TokenSeal
    from kiosk.domain.errors import SealNotSet

    seal, pin = settings.seal, credential("seal-pin")
    if seal.driver == "file" and seal.file:
        return FileSeal(seal.file, pin, SystemClock())
    if seal.driver == "pkcs11" and seal.module:
        return TokenSeal(seal.module, seal.token, seal.key, pin, folder / SEAL_REJECTED, SystemClock())
    raise SealNotSet


def centre_seal(settings: Settings, closing: contextlib.ExitStack) -> "CentreSeal | None":
    """The seal as officers use it, in a process that is started for each use; None: the centre has none."""
    seal = settings.seal
    if seal.driver == "none":
        return None
    from kiosk.devices.hosted import HostedSeal

    plan = FormSealPlan(seal.driver, str(seal.file or ""), str(seal.module or ""), seal.token, seal.key)
    process = _device_process("form-seal", plan, FORM_SEAL_SILENCE_SECONDS)
    closing.callback(process.close)
    return HostedSeal(process, credential("seal-pin") if seal.driver == "file" else "")


def copy_seal_of(settings: Settings) -> "HostedCopySeal":
    """The agency's signature on copies; each one starts a process of its own."""
    from kiosk.devices.hosted import HostedCopySeal
    from kiosk.domain.certified_copy import SignatureLevel

    seal = settings.seal
    plan = SealPlan(
        seal.driver,
        str(seal.file or ""),
        str(seal.module or ""),
        seal.token,
        seal.key,
        seal.time_stamps,
        str(seal.roots or ""),
        seal.outside_seconds,
        str(RESOURCES / "fonts"),
        str(seal.picture or ""),
    )
    level = None if seal.driver == "none" else SignatureLevel(seal.copy_level)
    silence = SEAL_SILENCE_SECONDS + 6 * seal.outside_seconds  # as many questions as the highest level asks
    return HostedCopySeal(level, lambda: _device_process("seal", plan, silence))


def printers_of(settings: Settings, printer_port: int = 0) -> list[list[str]]:
    """(place, address) of every thermal printer a slip may come out of, this machine's own first."""
    own = f"tcp://127.0.0.1:{printer_port}" if printer_port else settings.printer.own_address()
    return [["", own], *map(list, settings.printer.further())]


def _device_process(
    role: str, plan: Plan, silence: float, environment: Mapping[str, str] = MappingProxyType({})
) -> "DeviceProcess":
    from kiosk.devices.process import DeviceProcess

    return DeviceProcess([sys.executable, "-m", "kiosk", *words(role, plan)], silence, role, environment)


@contextlib.contextmanager
def pages_process(settings: Settings) -> "Iterator[DeviceProcess]":
    """Image work on scanned pages; started when it is first wanted."""
    process = _device_process("pages", PagesPlan(settings.centre.file_bytes), PAGES_SILENCE_SECONDS, LARGE_PAGES)
    try:
        yield process
    finally:
        process.close()


def code_reader_of(settings: Settings, closing: contextlib.ExitStack) -> "CodeReader | None":
    """The serial scanner or the camera, whose process starts when it is first waited for; None: there is neither."""
    chosen = settings.code_reader
    if chosen.driver not in ("serial", "camera"):
        return None
    from kiosk.devices.hosted import HostedCodeReader

    process = _device_process("code", CodePlan(chosen.driver, chosen.device, chosen.baud), CODE_SILENCE_SECONDS)
    closing.callback(process.close)
    return HostedCodeReader(process)


def device_processes(
    settings: Settings, folder: Path, peers: "Peers", closing: contextlib.ExitStack, card_driver: str = ""
) -> "tuple[DeviceProcess, DeviceProcess]":
    """Card and paper, not yet started; `closing` ends them."""
    card = _device_process("card", card_plan(settings, card_driver), CARD_SILENCE_SECONDS)
    paper = _device_process("paper", paper_plan(settings, folder, peers.printer), PAPER_SILENCE_SECONDS)
    for process in (card, paper):
        closing.callback(process.close)
    return card, paper
