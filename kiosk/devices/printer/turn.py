"""One paper at a time, whichever process of this machine prints it."""

import time
from pathlib import Path

from kiosk.domain.errors import PrinterSilent
from kiosk.domain.printing import PrintState
from kiosk.ports import OnSending, Raster, ReceiptPrinter
from kiosk.session.held_file import HeldFile

WAIT_SECONDS = 200.0  # the visit before may still wait for its slip and a new roll
STEP_SECONDS = 0.05


class OneAtATime:
    """A ReceiptPrinter that holds `path` while it prints. Who can hold it alone knows that nobody prints."""

    def __init__(self, printer: ReceiptPrinter, path: Path) -> None:
        self._printer, self._path = printer, path

    def print(self, raster: Raster, job_id: str, on_sending: OnSending) -> PrintState:
        turn = HeldFile(self._path)
        try:
            ends_at = time.monotonic() + WAIT_SECONDS
            while not turn.try_alone():
                if time.monotonic() > ends_at:
                    raise PrinterSilent("another visit's paper")
                time.sleep(STEP_SECONDS)
            return self._printer.print(raster, job_id, on_sending)
        finally:
            turn.release()
