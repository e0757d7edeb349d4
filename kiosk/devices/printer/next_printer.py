"""Diversion: a slip that this machine's printer cannot take comes out of the next one, and is said to."""

from collections.abc import Sequence

from kiosk.domain.errors import PrinterError
from kiosk.domain.printing import PrintState
from kiosk.ports import OnSending, Raster, ReceiptPrinter


class FirstThatCan:
    """A ReceiptPrinter made of several. Only a printer that refused before the first byte is passed over.

    printers: the place where each stands, as a person calls it, and the printer; the first is this machine's own.
    """

    def __init__(self, printers: Sequence[tuple[str, ReceiptPrinter]]) -> None:
        self._printers = printers

    def print(self, raster: Raster, job_id: str, on_sending: OnSending) -> PrintState:
        first: PrinterError | None = None
        for number, (place, printer) in enumerate(self._printers):
            told = place if number else ""

            def sending(_: str, place: str = told) -> None:
                on_sending(place)

            try:
                return printer.print(raster, job_id, sending)
            except PrinterError as fault:
                first = first or fault  # what is wrong with the own printer is what somebody here can mend
        raise first or PrinterError("no printer")
