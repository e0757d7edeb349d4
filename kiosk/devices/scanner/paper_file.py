"""A PDF that was handed in becomes pages, in a process of its own with little memory.

What somebody brings on a stick is hostile until proved otherwise: a bomb ends this child and nothing else.

    python -m kiosk.devices.scanner.paper_file FILE DPI FOLDER MOST
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from kiosk.devices.scanner.batch import finished_pages, take
from kiosk.devices.working_folder import working_folder
from kiosk.domain.errors import (
    PageTooLarge,
    PaperFileBroken,
    PaperFileLocked,
    PaperFileTooLong,
    ScannerError,
    ScannerSilent,
)

MOST_PAGES = 300
MOST_MEMORY = 1 << 30  # bytes of address space beyond what the interpreter has
PAGE_SECONDS = 30.0
JPEG_QUALITY = 90
POINTS_PER_INCH = 72
STATUS: dict[int, type[ScannerError]] = {
    3: PaperFileLocked,
    4: PaperFileBroken,
    5: PaperFileTooLong,
    6: PageTooLarge,
}


def pages_of(path: Path, dpi: int, most: int = MOST_PAGES, page_seconds: float = PAGE_SECONDS) -> Iterator[bytes]:
    """JPEG files, one a page. Raises: PaperFileLocked, PaperFileBroken, PaperFileTooLong, PageTooLarge."""
    with working_folder("kiosk-file") as folder:
        words = [sys.executable, "-m", "kiosk.devices.scanner.paper_file", str(path), str(dpi), str(folder), str(most)]
        child = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        number = 0
        try:
            for number, file in enumerate(finished_pages(child, page_seconds), 1):
                yield take(file, number)
            status = child.wait(page_seconds)
        except (ScannerSilent, subprocess.TimeoutExpired) as exc:
            raise PaperFileBroken(f"page {number + 1}: too slow") from exc
        finally:
            child.kill()
            child.communicate()
        if status != 0:
            raise STATUS.get(status, PaperFileBroken)(f"page {number + 1}: status {status}")


def write_pages(path: Path, dpi: int, folder: Path, most: int) -> int:
    """The child's work; its exit status."""
    import pypdfium2 as pdfium

    from kiosk.devices.scanner.pages import MOST_DOTS

    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as exc:
        return 3 if "assword" in str(exc) else 4
    except OSError:
        return 4
    if not 0 < len(document) <= most:
        return 5 if len(document) else 4
    scale = dpi / POINTS_PER_INCH
    for number in range(len(document)):
        try:
            page = document[number]
            width, height = page.get_size()
            if not 0 < width * height * scale * scale <= MOST_DOTS:
                return 6
            picture = page.render(scale=scale, prefer_bgrx=False).to_pil().convert("RGB")
        except (pdfium.PdfiumError, MemoryError, ValueError):
            return 4
        target = folder / f"{number + 1}.jpg"
        picture.save(target, quality=JPEG_QUALITY, dpi=(dpi, dpi))
        page.close()
        print(target, flush=True)  # noqa: T201 (that is how the parent hears of it)
    return 0


def _little_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    now = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (now + MOST_MEMORY, now + MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core dump would be somebody's papers


if __name__ == "__main__":
    _little_memory()
    file, dots, out, limit = sys.argv[1:]
    sys.exit(write_pages(Path(file), int(dots), Path(out), int(limit)))
