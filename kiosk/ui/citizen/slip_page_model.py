"""What pages share whose outcome is a slip: printed once, asked about when the printer cannot say, printed anew."""

from typing import ClassVar

from PySide6.QtCore import Slot

from kiosk.domain.errors import PrintUnconfirmed
from kiosk.domain.printed import ThermalSlip
from kiosk.domain.printing import PrintKind, PrintState
from kiosk.services import printing
from kiosk.ui.citizen.page_model import PageModel
from kiosk.ui.jobs import Report


class SlipPageModel(PageModel):
    """Subclasses name the paper's kind, its subject in the ledger (`_slip_subject`) and draw it (`_slip_of`).

    Each declares the properties `slip`, `slipPlace` and `slipFault` itself, as `fault` and `busy`.
    """

    kind: ClassVar[PrintKind]

    def _forget(self) -> None:
        self._forget_slip()

    def _forget_slip(self) -> None:
        self._slip: PrintState | None = None
        self._slip_fault = ""
        self._slip_place = ""

    def _slip_subject(self) -> str:
        raise NotImplementedError

    def _slip_of(self, copy: int) -> ThermalSlip:
        """On a pool thread."""
        raise NotImplementedError

    def slip_state(self) -> str:
        """ "", then "printing", "printed", "fault" or "question" (a person must look)."""
        if "slip" in self._jobs or "confirm" in self._jobs:
            return "printing"
        if self._slip_fault:
            return "fault"
        if self._slip is None:
            return ""
        return {PrintState.PRINTED: "printed", PrintState.UNKNOWN: "question"}.get(self._slip, "printing")

    def slip_place_shown(self) -> str:
        """Where to fetch it, when the own printer could not."""
        return self._slip_place

    def slip_fault_shown(self) -> dict[str, str]:
        return self._fault_shown(self._slip_fault)

    @Slot()
    def printSlip(self) -> None:
        self._print(reprint=False)

    @Slot()
    def printAgain(self) -> None:
        """A paper that came out is wished for once more."""
        self._print(reprint=True)

    @Slot(bool)
    def slipCameOut(self, yes: bool) -> None:
        """The person has looked: the slip is whole, or it is not and is printed anew."""
        tools, subject, kind = self._tools, self._slip_subject(), self.kind

        def work(_: Report) -> PrintState:
            with tools.unit_of_work() as uow:
                jobs = [job for job in uow.print_jobs(subject) if job.kind is kind]
            asked = next((job for job in jobs if job.state is PrintState.UNKNOWN), None)
            if asked is None:
                return PrintState.PRINTED if yes else PrintState.FAILED
            return printing.confirm_paper(asked.id, yes, tools.unit_of_work, tools.clock)

        self._slip_fault = ""
        self._run("confirm", work, self._on_slip, self._on_slip_fault)

    def _print(self, *, reprint: bool) -> None:
        tools, subject, kind, slip_of = self._tools, self._slip_subject(), self.kind, self._slip_of

        def work(_: Report) -> tuple[PrintState, str]:
            state = printing.print_paper(
                kind,
                subject,
                slip_of,
                tools.receipt_printer,
                tools.paper,
                tools.unit_of_work,
                tools.clock,
                reprint=reprint,
            )
            return state, printing.place_of(kind, subject, tools.unit_of_work)

        self._slip_fault = ""
        self._run("slip", work, self._on_printed, self._on_slip_fault)

    def _on_printed(self, told: tuple[PrintState, str]) -> None:
        state, self._slip_place = told
        self._on_slip(state)

    def _on_slip(self, state: PrintState) -> None:
        self._slip = state
        if state is PrintState.FAILED:  # a person said that no whole slip came out
            self._print(reprint=False)

    def _on_slip_fault(self, code: str) -> None:
        if code == PrintUnconfirmed.code:
            self._slip = PrintState.UNKNOWN
        else:
            self._slip_fault = code
