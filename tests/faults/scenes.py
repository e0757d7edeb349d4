"""What the recorded process does: the centre's own path from a draft to a receipt, on a store of its own.

python -m tests.faults.scenes <folder> <log> --dossiers 3 [--plain] [--weak normal|off|autocommit]
"""

import argparse
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from kiosk.domain.dossier import Dossier
from kiosk.ports import ScannedPage
from kiosk.services.attaching import attach
from kiosk.services.recovery import recover
from kiosk.store import engine
from kiosk.store.opening import Store
from tests.faults.promises import ATTACHED, RECEIVED
from tests.faults.shim import Shim
from tests.services.visit import BIRTH, PROOF, Heard, PlainPaper, StoppedClock, filled_draft, fresh_store, submit

PLACE = "place "  # the first mark of a recording: the folder whose calls it holds
CHECKPOINT_PAGES = 20  # the program's own 1,000 would hardly come in a short recording


def without_cipher(replace: Callable[[object, str, object], None] = setattr) -> None:
    """From here on the store is a plain SQLite database: the key is left out, all else stays."""

    class Plain(sqlcipher.Connection):  # type: ignore[misc]
        def execute(self, statement: str, *values: Any) -> Any:
            return super().execute("SELECT 1" if statement.startswith("PRAGMA key") else statement, *values)

    replace(engine.sqlcipher, "connect", Plain)


def set_pragma(name: str, value: str, read: object) -> None:
    engine.PRAGMAS = (*(row for row in engine.PRAGMAS if row[0] != name), (name, value, read))


WEAKER: dict[str, Callable[[], None]] = {  # protections taken away, for the controls
    "normal": lambda: set_pragma("synchronous", "NORMAL", 1),
    "off": lambda: set_pragma("synchronous", "OFF", 0),
    "autocommit": lambda: setattr(engine, "_begin", lambda connection: None),  # each statement for itself
}


def one_dossier(store: Store, number: int, tell: Callable[[str], None] = lambda _: None, size: int = 3000) -> Dossier:
    """A draft, two papers, a receipt. `tell` is called as soon as the program says that something is safe."""
    draft = filled_draft(store.unit_of_work)
    for document in (BIRTH, PROOF):
        page = ScannedPage(1, (draft.id + document.id).encode() * (size // 38 + number), 10, 10, 200)
        paper = attach(draft.id, document, [page], PlainPaper(), store.attachments, store.unit_of_work)
        tell(f"{ATTACHED}{draft.id} {paper.digest}")
    dossier = submit(draft.id, store.unit_of_work)
    tell(RECEIVED + dossier.id)
    return dossier


def record(folder: Path, log: Path, dossiers: int, size: int) -> None:
    """Receive the dossiers in the store that is there, or in a new one; close; open it again for the last one.

    No dossiers: the store is only opened, set right and closed.
    """
    shim = Shim(folder, log)
    shim.mark(f"{PLACE}{folder}")
    if not dossiers:
        store = fresh_store(folder, Heard())
        recover(store.attachments, store.unit_of_work, StoppedClock())
        store.close()
    for number in range(dossiers):
        if number in (0, dossiers - 1):
            store = fresh_store(folder, Heard())
        one_dossier(store, number, shim.mark, size)
        if number >= dossiers - 2:
            store.close()


def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("folder", type=Path)
    words.add_argument("log", type=Path)
    words.add_argument("--start", type=Path, help="begin with a copy of this folder")
    words.add_argument("--opened", action="store_true", help="begin with a store that was opened before")
    words.add_argument("--dossiers", type=int, default=1)
    words.add_argument("--size", type=int, default=3000, help="bytes of a paper, about")
    words.add_argument("--plain", action="store_true", help="no cipher")
    words.add_argument("--weak", choices=sorted(WEAKER), help="take a protection away")
    told = words.parse_args()
    if told.start:
        shutil.copytree(told.start, told.folder)
    else:
        told.folder.mkdir()
    if told.plain:
        without_cipher()
    if told.opened:
        fresh_store(told.folder, Heard()).close()
    shutil.copytree(told.folder, start_of(told.log))
    if told.weak:
        WEAKER[told.weak]()
    set_pragma("wal_autocheckpoint", str(CHECKPOINT_PAGES), CHECKPOINT_PAGES)
    record(told.folder, told.log, told.dossiers, told.size)


def start_of(log: Path) -> Path:
    """Where a recording keeps what was on the disk when it began."""
    return log.with_suffix(".start")


if __name__ == "__main__":
    main()
