"""The program is killed (SIGKILL) before any one call to the disk while a stack is scanned, looked at and arranged.

    python -m tests.faults.killed_scan <folder> --every 5

prints one line of JSON a trial. It must run below the preloaded library: see `killings`.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from kiosk.domain.scanning import PageVerdict
from kiosk.ports import ScannedPage, TrayPage
from kiosk.store.tray import EncryptedTray
from tests.faults import each_call
from tests.faults.each_call import Killing, Labour
from tests.services.visit import Heard, filled_draft, fresh_store

PAGES = 4


def image(number: int, better: bool = False) -> bytes:
    return bytes([number, better]) * 5000


def prepare(folder: Path) -> str:
    """A draft."""
    store = fresh_store(folder, Heard())
    draft = filled_draft(store.unit_of_work).id
    store.close()
    return draft


def work(folder: Path, draft: str, tell: Callable[[str], None]) -> None:
    """Scan four pages, look at each, turn their order round, take the last out. Each step is told when it is done."""
    store = fresh_store(folder, Heard())
    tray = store.tray
    for number in range(1, PAGES + 1):
        tray.add(draft, "01", ScannedPage(number, image(number), 1, 1, 300))
        tell(f"came {number}")
    for page in tray.pages(draft):
        better = ScannedPage(page.number, image(page.number, better=True), 1, 1, 300)
        tray.replace(draft, page.id, better, PageVerdict())
        tell(f"better {page.number}")
    turned = [replace(page, document_id="02") for page in reversed(tray.pages(draft))]
    tray.arrange(draft, turned[1:])
    tell("arranged")
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


LABOUR = Labour(prepare, work, judge, forgetting)


def killings(folder: Path, *words: str) -> list[Killing]:
    return each_call.killings(__name__, folder, *words)


if __name__ == "__main__":
    LABOUR.main()
