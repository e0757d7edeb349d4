"""Pages of a scan without a dossier, between the feeder and their file: each sealed the moment it arrives.

    pages/page-0001-300dpi.sealed     with a key that this machine's store key gives, so that the same command goes on

Whoever kills the command, or takes the disk, has no page that can be read.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from kiosk.domain.errors import AttachmentCorrupt
from kiosk.ports import ScannedPage
from kiosk.store.disk import PART, fault_of, flush_folder, make_folder, replace_durably
from kiosk.store.keys import sub_key
from kiosk.store.sealed_stream import seal, unseal

LABEL = "kiosk/1/scan"  # part of the format: it never changes
NAME = re.compile(r"page-(\d{4})-(\d+)dpi\.(sealed|jpg|png)$")
SEALED = "sealed"


class WorkingPages:
    """folder: made when it is not there. master: the store's key."""

    def __init__(self, folder: Path, master: bytes) -> None:
        """Plain pages that an earlier version left are sealed. Raises DiskFull, StoreUnavailable."""
        self._folder, self._key = folder, sub_key(master, LABEL)
        try:
            make_folder(folder)
            for half in folder.glob(f"*{PART}"):
                half.unlink(missing_ok=True)
            for path in list(folder.iterdir()):
                named = NAME.match(path.name)
                if named and named[3] != SEALED:
                    self.keep(ScannedPage(int(named[1]), path.read_bytes(), 0, 0, int(named[2])))
                    path.unlink()
        except OSError as exc:
            raise fault_of(exc) from exc

    def keep(self, page: ScannedPage) -> None:
        """On disk, sealed, once this returns. Raises DiskFull, StoreUnavailable."""
        path = self._folder / f"page-{page.number:04}-{page.dpi}dpi.{SEALED}"
        try:
            replace_durably(path, seal(page.image, self._key))
        except OSError as exc:
            raise fault_of(exc) from exc

    def count(self) -> int:
        return len(self._paths())

    def pages(self) -> Iterator[ScannedPage]:
        """By number. Raises AttachmentCorrupt, naming the page, when one was changed or sealed by another machine."""
        for number, dpi, path in self._paths():
            try:
                image = unseal(path.read_bytes(), self._key)
            except AttachmentCorrupt as exc:
                raise AttachmentCorrupt(f"page {number}: {exc.detail}") from exc
            except OSError as exc:
                raise fault_of(exc) from exc
            yield ScannedPage(number, image, 0, 0, dpi)

    def clear(self) -> None:
        """They are in their files now. Raises StoreUnavailable."""
        try:
            for _, _, path in self._paths():
                path.unlink(missing_ok=True)
            flush_folder(self._folder)
        except OSError as exc:
            raise fault_of(exc) from exc

    def _paths(self) -> list[tuple[int, int, Path]]:
        named = ((NAME.match(path.name), path) for path in sorted(self._folder.iterdir()))
        return [(int(name[1]), int(name[2]), path) for name, path in named if name and name[3] == SEALED]
