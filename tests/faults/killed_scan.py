"""The program is killed (SIGKILL) before any one call to the disk while a stack is scanned, looked at and arranged.

    python -m tests.faults.killed_scan <folder> --every 5

prints one line of JSON a trial. It must run below the preloaded library: see `killings`.
"""

import argparse
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from kiosk.domain.scanning import PageVerdict
from kiosk.ports import ScannedPage, TrayPage
from kiosk.store.tray import EncryptedTray
from tests.faults.promises import quick_opening
from tests.faults.shim import DISK, Shim, preloaded
from tests.services.visit import Heard, filled_draft, fresh_store

PAGES = 4


@dataclass
class Killing:
    at: int
    killed: bool = True  # False: the work had ended before
    told: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


def image(number: int, better: bool = False) -> bytes:
    return bytes([number, better]) * 5000


def work(folder: Path, draft: str, tell: int) -> None:
    """Scan four pages, look at each, turn their order round, take the last out. Each step is told when it is done."""
    store = fresh_store(folder, Heard())
    tray = store.tray
    for number in range(1, PAGES + 1):
        tray.add(draft, "01", ScannedPage(number, image(number), 1, 1, 300))
        os.write(tell, f"came {number}\n".encode())
    for page in tray.pages(draft):
        better = ScannedPage(page.number, image(page.number, better=True), 1, 1, 300)
        tray.replace(draft, page.id, better, PageVerdict())
        os.write(tell, f"better {page.number}\n".encode())
    turned = [replace(page, document_id="02") for page in reversed(tray.pages(draft))]
    tray.arrange(draft, turned[1:])
    os.write(tell, b"arranged\n")
    store.close()


def forgetting() -> None:
    """The control: a better picture is written once the first one is gone."""
    careful = EncryptedTray.replace

    def replace_hastily(
        tray: EncryptedTray, dossier_id: str, page_id: str, page: ScannedPage, verdict: PageVerdict
    ) -> TrayPage:
        key = tray._keys.of_dossier(dossier_id)
        before = tray._versions(key)[page_id]
        head = tray._read(key, before[-1])[0]
        tray._unlink(before)
        tray._write(key, head, 1, image(page.number))
        return careful(tray, dossier_id, page_id, page, verdict)

    EncryptedTray.replace = replace_hastily  # type: ignore[method-assign]


def judge(folder: Path, draft: str, told: list[str]) -> Iterator[str]:
    store = fresh_store(folder, Heard())
    try:
        store.tray.sweep()
        pages = store.tray.pages(draft)
        numbers, came = [page.number for page in pages], sum(line.startswith("came") for line in told)
        if "arranged" in told:
            if numbers != [3, 2, 1] or {page.document_id for page in pages} != {"02"}:
                yield f"order {numbers}"
        elif not set(range(1, came + 1)) <= {*numbers, 4 if came == PAGES else 0}:
            yield f"lost: {came} told, {numbers}"
        if store.tray.next_number(draft) not in (came + 1, min(came + 2, PAGES + 1)):
            yield f"due {store.tray.next_number(draft)} after {came}"
        for page in pages:
            found = store.tray.image(draft, page.id)
            good = [image(page.number, better=True)]
            if f"better {page.number}" not in told:
                good.append(image(page.number))
            if found not in good:
                yield f"page {page.number} is another"
    finally:
        store.close()


def all_killings(place: Path, every: int, only: int = 0, *, weak: bool = False) -> Iterator[Killing]:
    """only: at this call alone; 0: at each, up to the first that there is not. weak: without the protection."""
    place.mkdir(parents=True, exist_ok=True)
    at, ended = only or 1, False
    while not ended:
        folder = place / str(at)
        store = fresh_store(folder, Heard())
        draft = filled_draft(store.unit_of_work).id
        store.close()
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            if weak:
                forgetting()
            Shim(folder).kill(DISK, at)
            work(folder, draft, writing)
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as lines:
            told = [line.strip() for line in lines]
        _, status = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(status)
        ended = not killed or only > 0  # there is no such call any more
        yield Killing(at, killed, told, list(judge(folder, draft, told)))
        shutil.rmtree(folder)
        at += every


def killings(folder: Path, *words: str) -> list[Killing]:
    lines = preloaded(__name__, str(folder), *words, timeout=3600).splitlines()
    return [Killing(**json.loads(line)) for line in lines]


def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("folder", type=Path)
    words.add_argument("--every", type=int, default=1)
    words.add_argument("--at", type=int, default=0, help="this call alone")
    words.add_argument("--weak", action="store_true", help="the control")
    told = words.parse_args()
    with quick_opening():
        for killing in all_killings(told.folder, told.every, told.at, weak=told.weak):
            print(json.dumps(asdict(killing)), flush=True)


if __name__ == "__main__":
    main()
