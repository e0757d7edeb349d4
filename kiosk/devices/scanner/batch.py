"""A program that writes pages as files and prints the name of each once it is whole: scanimage, and our own for PDF."""

import os
import selectors
import subprocess
from collections.abc import Iterator
from pathlib import Path

from kiosk.domain.errors import PageBroken, ScannerSilent


def finished_pages(child: "subprocess.Popen[bytes]", silent_seconds: float) -> Iterator[Path]:
    """Each file as it is named. Raises: ScannerSilent."""
    if child.stdout is None:
        return
    names = b""
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        while True:
            if not selector.select(silent_seconds):
                raise ScannerSilent("no page in time")
            data = os.read(child.stdout.fileno(), 4096)
            if not data:
                return
            *whole, names = (names + data).split(b"\n")
            yield from (Path(os.fsdecode(name)) for name in whole)


def take(path: Path, number: int) -> bytes:
    """Read a page and delete its file at once: pages hold personal data."""
    try:
        image = path.read_bytes()
        path.unlink()
    except OSError as exc:
        raise PageBroken(f"page {number}: {type(exc).__name__}") from exc
    return image
