"""The office printer, through whatever the system has: CUPS, the Windows spooler, or a folder where there is none."""

import re
from datetime import datetime
from pathlib import Path

from kiosk.devices.printer.ipp import IppPrinter
from kiosk.devices.printer.spooled import IppQueue, Queue, WindowsQueue, cups_queue
from kiosk.domain.errors import PrinterBroken, PrinterError
from kiosk.domain.printing import PrintState
from kiosk.ports import FormPrinter

PDF = "application/pdf"
POINTS_PER_MM = 72 / 25.4
MEDIA = {(148, 210): "iso_a5_148x210mm", (210, 297): "iso_a4_210x297mm"}  # PWG 5101.1, the shorter side first
MEDIA_BOX = re.compile(rb"/MediaBox\s*\[\s*[\d.-]+\s+[\d.-]+\s+([\d.]+)\s+([\d.]+)\s*\]")


class SpooledFormPrinter:
    """Implements ports.FormPrinter."""

    def __init__(self, queue: Queue) -> None:
        self._queue = queue

    def print(self, pdf: bytes, title: str) -> PrintState:
        self._queue.require_ready()
        job = self._queue.take(pdf, PDF, title, media_of(pdf))
        return self._queue.follow(job)


class FolderFormPrinter:
    """Implements ports.FormPrinter where there is no office printer: forms are kept as files to be printed later.

    File names carry a time and no name: the title may be a person's dossier.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def print(self, pdf: bytes, title: str) -> PrintState:
        stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part = self._folder / f".{stamp}.part"
            part.write_bytes(pdf)
            part.rename(self._folder / f"form-{stamp}.pdf")
        except OSError as exc:
            raise PrinterBroken(type(exc).__name__) from exc
        return PrintState.PRINTED


def form_printer(driver: str, queue: str, folder: Path) -> FormPrinter:
    """driver: "cups", "windows" or "folder". queue: empty for the system's default, or an "ipp://…" of a printer."""
    if driver == "windows":
        return SpooledFormPrinter(WindowsPdfQueue(queue))
    if driver == "cups":
        return SpooledFormPrinter(
            IppQueue(lambda: IppPrinter(queue)) if queue.startswith("ipp:") else cups_queue(queue)
        )
    return FolderFormPrinter(folder)


def media_of(pdf: bytes) -> str:
    """The paper of the first page as IPP names it; empty: let the printer decide."""
    found = MEDIA_BOX.search(pdf)
    if found is None:
        return ""
    short, long = sorted(round(float(side) / POINTS_PER_MM) for side in found.groups())
    return MEDIA.get((short, long), "")


class WindowsPdfQueue(WindowsQueue):
    """The Windows spooler draws no PDF: each page goes to it as a picture. Not yet run on Windows."""

    def take(self, document: bytes, mime: str, title: str, media: str = "") -> int:
        import win32con
        import win32print
        import win32ui
        from PIL import ImageWin
        from pypdfium2 import PdfDocument

        try:
            canvas = win32ui.CreateDC()
            canvas.CreatePrinterDC(self.name or win32print.GetDefaultPrinter())
            canvas.StartDoc(title)
            dots, width = canvas.GetDeviceCaps(win32con.LOGPIXELSX), canvas.GetDeviceCaps(win32con.HORZRES)
            for page in PdfDocument(document):
                picture = page.render(scale=dots / 72, grayscale=True).to_pil()
                height = round(picture.height * min(1.0, width / picture.width))
                canvas.StartPage()
                ImageWin.Dib(picture).draw(canvas.GetHandleOutput(), (0, 0, min(width, picture.width), height))
                canvas.EndPage()
            canvas.EndDoc()
            canvas.DeleteDC()
        except PrinterError:
            raise
        except (OSError, win32ui.error) as exc:
            raise PrinterBroken(type(exc).__name__) from exc
        return 0
