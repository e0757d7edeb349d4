"""`kiosk print ticket|receipt|form|test --printer URL`: one paper on any printer, of a dossier or a sample."""

import argparse
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from kiosk.bootstrap import PRINTING, open_store_of
from kiosk.commands import print_samples
from kiosk.commands.output import show_json
from kiosk.config import RESOURCES, Settings, load_settings
from kiosk.device_processes import PROOFS, seal_of
from kiosk.devices.printer.address import PrinterAddress, escpos_printer, receipt_printer
from kiosk.devices.printer.proof_memory import Proof, ProofMemory
from kiosk.devices.printer.system import form_printer
from kiosk.devices.printer.turn import OneAtATime
from kiosk.documents.renderer import PaperStudio
from kiosk.domain.dossier import Dossier
from kiosk.domain.errors import PrinterAddressWrong, PrintUnconfirmed
from kiosk.domain.printed import PrintedForm
from kiosk.domain.printing import PrintState
from kiosk.domain.slips import RulerPage
from kiosk.machine import SystemClock, centre_of, data_folder
from kiosk.ports import FormPrinter, Raster
from kiosk.services.form_printing import OfficePress, print_batch, print_receipt
from kiosk.services.papers import batch_receipt, receipt_form
from kiosk.services.printing import print_slip
from kiosk.store.opening import Store

ACTOR, SAMPLE_JOB = "command", "sample"
COPIES = 2  # of a receipt: one for the citizen, one for the dossier
PROOFS_IN_WORDS = {Proof.PROCESS_ID: "có (GS ( H)", Proof.FENCE: "có (GS r)", Proof.NONE: "không: phải nhìn tờ giấy"}
WORDS = {
    PrintState.PRINTED: "Đã in xong.",
    PrintState.SENDING: "Một lần bấm khác đang in phiếu này.",
    PrintState.UNKNOWN: "Đã gửi, máy in không báo in xong: hãy nhìn tờ giấy.",
}


class _Printing:
    """What every paper needs of this machine."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.settings: Settings = load_settings(options.config)
        self.folder = data_folder(self.settings, options.data)
        self.address = PrinterAddress.parse(options.printer)
        self.centre, self.clock = centre_of(self.settings), SystemClock()
        width = options.width or self.settings.printer.width_dots
        self.paper = PaperStudio(RESOURCES / "fonts", width)
        self.memory = ProofMemory(self.folder / PROOFS)

    def receipts(self) -> OneAtATime:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return OneAtATime(receipt_printer(self.address, self.memory), self.folder / PRINTING)

    def put(self, raster: Raster) -> PrintState:
        """A paper without a number and an owner stands in no ledger."""
        return self.receipts().print(raster, SAMPLE_JOB, lambda _: None)

    def store(self) -> Store:
        return open_store_of(self.settings, self.folder, lambda _: None)

    def dossiers(self, store: Store) -> list[Dossier]:
        """Raises DossierUnknown."""
        with store.unit_of_work() as uow:
            return [uow.dossier_by_code(code) for code in self.options.dossier]


def ticket(options: argparse.Namespace) -> int:
    job = _Printing(options)
    return _tell(job.put(job.paper.slip(print_samples.ticket(job.centre, job.clock.now()))), options)


def receipt(options: argparse.Namespace) -> int:
    """The custody slip. Of a dossier it goes through the ledger: once, or as a numbered reprint."""
    job = _Printing(options)
    if not options.dossier:
        return _tell(job.put(job.paper.slip(print_samples.custody_slip(job.centre, job.clock.now()))), options)
    with closing(job.store()) as store:
        states = [
            print_slip(
                dossier.id,
                job.centre,
                job.receipts(),
                job.paper,
                store.unit_of_work,
                job.clock,
                options.reprint,
                ACTOR,
            )
            for dossier in job.dossiers(store)
        ]
    return _tell(_worst(states), options)


def form(options: argparse.Namespace) -> int:
    """Form 01; with several dossiers one receipt for all of them. `file:` saves it as PDF/A."""
    job = _Printing(options)
    printer = _office(job)
    if not options.dossier:
        sample = print_samples.receipt_form(job.centre, job.clock.now())
        return _tell(printer.print(job.paper.form(sample), "Bản in thử"), options)
    with closing(job.store()) as store:
        dossiers = job.dossiers(store)
        many = len(dossiers) > 1
        if job.address.scheme == "file":  # a copy to keep, not a paper: it stands in no ledger
            value: PrintedForm = (
                batch_receipt(dossiers, job.centre, "") if many else receipt_form(dossiers[0], job.centre)
            )
            return _tell(printer.print(job.paper.form(value), ""), options)
        press = OfficePress(job.centre, printer, job.paper, store.unit_of_work, job.clock, ACTOR)
        if many:
            state = print_batch(dossiers, "", COPIES, press, reprint=options.reprint)
        else:
            state = print_receipt(dossiers[0].id, COPIES, press, reprint=options.reprint)
    return _tell(state, options)


def test(options: argparse.Namespace) -> int:
    """The ruler page; and the printer is asked anew how it proves that paper came out."""
    job = _Printing(options)
    job.memory.forget(str(job.address))
    proof = "theo hàng đợi"
    if not job.address.spooled:
        job.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        proof = PROOFS_IN_WORDS[escpos_printer(job.address, job.memory).probe()]
    page = RulerPage(str(job.address), proof, job.clock.now(), f"{job.centre.unit_code}-THU")
    return _tell(job.put(job.paper.slip(page)), options, proof)


class _FileFormPrinter:
    """Implements ports.FormPrinter: the form becomes the file that was named, signed when the centre has a seal."""

    def __init__(self, path: Path, job: _Printing) -> None:
        self._path, self._job = path, job

    def print(self, pdf: bytes, title: str) -> PrintState:
        if self._job.options.sign:
            settings = self._job.settings
            pdf = seal_of(settings, self._job.folder).sign(pdf, settings.seal.reason, settings.centre.place)
        part = self._path.with_name(f".{self._path.name}.part")
        part.touch(0o600)
        part.write_bytes(pdf)
        part.replace(self._path)
        return PrintState.PRINTED


def _office(job: _Printing) -> FormPrinter:
    """Raises PrinterAddressWrong for a thermal printer: it cannot take a form."""
    if job.address.scheme == "file":
        return _FileFormPrinter(Path(job.address.place.removeprefix("//")), job)
    if job.options.sign:
        raise PrinterAddressWrong("--sign goes with file:, a signature is not on paper")
    if not job.address.spooled:
        raise PrinterAddressWrong("a form wants cups:, windows: or file:")
    return form_printer(job.address.scheme, job.address.place, job.folder / "forms")


def _worst(states: Sequence[PrintState]) -> PrintState:
    return next((state for state in states if state is not PrintState.PRINTED), PrintState.PRINTED)


def _tell(state: PrintState, options: argparse.Namespace, proof: str = "") -> int:
    """Exit 0: it is on paper; 1 with its code: nobody knows. Raises PrintUnconfirmed."""
    if options.json:
        show_json({"state": state.value, **({"proof": proof} if proof else {})})
    elif state is PrintState.PRINTED:
        print(WORDS[state] + (f" Báo in xong: {proof}." if proof else ""))
    if state is PrintState.PRINTED:
        return 0
    if state is PrintState.UNKNOWN:
        raise PrintUnconfirmed(proof)
    print(WORDS.get(state, state.value), file=sys.stderr)
    return 1
