"""Where files that a clerk takes out are laid: a folder of ours in the documents. Named by what, never by whom."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from kiosk.domain.errors import DiskFull, StoreUnavailable

FOLDER = "Mot-cua"
NO_SPACE = 28  # errno.ENOSPC


def documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def save(name: str, content: bytes) -> Path:
    """Never over an older file. Raises DiskFull, StoreUnavailable."""
    folder = documents() / FOLDER
    stem, _, suffix = name.rpartition(".")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(1000):
            path = folder / (f"{stem}-{number}.{suffix}" if number else name)
            try:
                with path.open("xb") as file:
                    file.write(content)
            except FileExistsError:
                continue
            return path
    except OSError as exc:
        raise (DiskFull if exc.errno == NO_SPACE else StoreUnavailable)(type(exc).__name__) from exc
    raise StoreUnavailable("a thousand files of this name")
