"""A million dossiers on one machine: how long a clerk waits for a list and for a search, warm, against what is allowed.

Not part of `./run bench`: making the million takes minutes and 4 GB. `python -m benchmarks.a_million [count]` makes it
once under build/ and measures it each time.
"""

import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.dialects import sqlite

from benchmarks.many_dossiers import NOW, PROCEDURES, STATES, one_of_many
from benchmarks.measure import Measure, percentile
from kiosk.domain.catalogue import fold
from kiosk.domain.identifiers import uuid7
from kiosk.services import work_list
from kiosk.services.work_list import Section
from kiosk.store.dossier_rows import to_row
from kiosk.store.keys import KeyFile
from kiosk.store.opening import Store, open_store
from kiosk.store.schema import Instant, dossiers

COUNT = 1_000_000
OPEN = 20_000  # the rest has ended: nobody works on a million at once
PIECE = 50_000
LIST_MS, SEARCH_MS, REGISTER_MS = 5.0, 10.0, 20.0
# As often as in the country, by hundreds, roughly: the common names are the hard case of a search.
FAMILY = {
    "NGUYỄN": 38, "TRẦN": 12, "LÊ": 10, "PHẠM": 7, "HOÀNG": 5, "VŨ": 5, "PHAN": 5, "ĐẶNG": 4, "BÙI": 4, "ĐỖ": 3,
    "HỒ": 2, "NGÔ": 2, "DƯƠNG": 2, "LÝ": 1,
}  # fmt: skip
MIDDLE = ("VĂN", "THỊ", "ĐỨC", "NGỌC", "MINH", "THU", "QUỐC", "HOÀI", "GIA", "BẢO", "XUÂN", "KIM", "THANH")
GIVEN = (
    "MẪU", "AN", "BƯỞI", "CÚC", "ĐÀO", "HOA", "LAN", "MAI", "SEN", "TRÚC", "THỦY", "TÙNG", "QUÂN", "YẾN", "DŨNG",
    "HƯNG", "PHÚC", "LONG", "VỸ", "NGHĨA", "ĐOAN", "KHUÊ",
)  # fmt: skip
TYPED = (
    "nguyen van", "nguyễn thị lan", "tran duc dung", "dang van dung", "ly hoai khue", "do ngoc hoa", "ho bao vy",
    "261120-", "H99.01-2611", "nguyen", "vũ xuân đoan", "khong co ai",
)  # fmt: skip


FOLDED = {name: fold(name) for name in (f"{f} {m} {g}" for f in FAMILY for m in MIDDLE for g in GIVEN)}


class StoppedClock:
    def now(self) -> Any:
        return NOW


def a_million(count: int = COUNT) -> Iterator[Measure]:
    """Wall time, which on a busy machine is that of its neighbours too; the note tells the processor's."""
    folder = Path(__file__).resolve().parent.parent / "build" / f"a-million-{count}"
    began = time.perf_counter()
    store = _opened(folder, count)
    size = (folder / "store" / "dossiers.db").stat().st_size / 1e9
    print(f"     {count:,} dossiers, {size:.1f} GB; made or opened in {time.perf_counter() - began:.0f} s", flush=True)
    clock = StoppedClock()
    yield _measure("the tabs' counts", LIST_MS, lambda _: work_list.counts(store.unit_of_work, clock), range(100))
    yield _measure("a page of the work list", LIST_MS, lambda at: _page(store, clock, *at), _down(store, clock))
    typed = [words[:end] for words in TYPED for end in range(3, len(words) + 1)]
    yield _measure("a key of the search", SEARCH_MS, lambda w: work_list.search(w, 60, store.unit_of_work), typed)
    numbers = range(0, count, max(1, count // 100))
    yield _measure(
        "sixty whole dossiers of the register", REGISTER_MS, lambda number: _register(store, number), numbers
    )
    store.close()


def _measure(name: str, allowed: float, work: Callable[[Any], object], over: Iterable[Any]) -> Measure:
    """Each is done once to warm up and then three times."""
    wall, processor = [], []
    for each in over:
        work(each)
        for _ in range(3):
            began, cycles = time.perf_counter(), time.thread_time()
            work(each)
            wall.append(1000 * (time.perf_counter() - began))
            processor.append(1000 * (time.thread_time() - cycles))
    note = f"{len(wall)} times, p50 {percentile(wall, 0.5):.1f} ms; processor p50 {percentile(processor, 0.5):.1f},"
    note += f" p99 {percentile(processor, 0.99):.1f} ms"
    return Measure(f"{name} p99, warm", "ms", percentile(wall, 0.99), allowed, "allowed", 1.0, note)


def _down(store: Store, clock: StoppedClock) -> list[tuple[Section, Any]]:
    """Where thirty pages down each heap begin: the last costs what the first does."""
    places: list[tuple[Section, Any]] = []
    for section in Section:
        after = None
        for _ in range(30):
            places.append((section, after))
            page = _page(store, clock, section, after)
            if not page.more:
                break
            after = page.lines[-1]
    return places


def _page(store: Store, clock: StoppedClock, section: Section, after: Any) -> work_list.Page:
    return work_list.page(section, 60, store.unit_of_work, clock, after)


def _register(store: Store, after: int) -> None:
    with store.unit_of_work() as uow:
        uow.register_lines("2026", 60, after)


# Making it ---------------------------------------------------------------------------------------------------------


def _opened(folder: Path, count: int) -> Store:
    """The store of an earlier run, or a new one; a run that was cut goes on."""
    folder.mkdir(parents=True, exist_ok=True)
    store = open_store(folder / "store", KeyFile(folder / "key"), lambda _: None)
    templates, there = _templates(), -1
    while there < count:
        with store.unit_of_work() as uow:
            link: Connection = uow.connection  # type: ignore[attr-defined]
            there = int(link.execute(text("SELECT coalesce(max(number), 0) FROM search_entry")).scalar_one())
            if there >= count:
                break
            _gather(link, 1 << 26)
            link.connection.dbapi_connection.executemany(  # type: ignore[union-attr]
                _insert(), list(_rows(there + 1, min(count, there + PIECE), count, templates))
            )
            _gather(link, 1 << 20)
            uow.commit()
        print(f"     {there:,} of {count:,}", flush=True)
    return store


def _gather(link: Connection, size: int) -> None:
    """How much the full-text index holds back before it writes, bytes: more, and a million words are fewer pieces."""
    link.execute(text("INSERT INTO dossier_words(dossier_words, rank) VALUES ('hashsize', :size)"), {"size": size})


def _insert() -> str:
    names = ", ".join(f'"{column.name}"' for column in dossiers.columns)
    return f"INSERT INTO dossier ({names}) VALUES ({', '.join('?' * len(dossiers.columns))})"  # noqa: S608 # our own


def _templates() -> list[dict[str, Any]]:
    """Rows as the program writes them; only what tells dossiers apart is new in each of the million."""
    chance = random.Random(2)
    people = [one_of_many(number, chance, NOW, ended=False) for number in range(1, 301)]
    rows = [to_row(dossier) for dossier in people]
    for row, dossier in zip(rows, people, strict=True):
        assert dossier.receipt is not None
        row["was"] = (dossier.applicant.full_name, dossier.applicant.number, dossier.receipt.dossier_code)
        for column in dossiers.columns:
            if isinstance(column.type, Instant):
                row[column.name] = column.type.process_bind_param(row[column.name], sqlite.dialect())
    return rows


def _rows(first: int, last: int, count: int, templates: list[dict[str, Any]]) -> Iterator[tuple[Any, ...]]:
    chance = random.Random(first)
    families = chance.choices(list(FAMILY), list(FAMILY.values()), k=last - first + 1)
    for number, family in zip(range(first, last + 1), families, strict=True):
        row = dict(chance.choice(templates))
        was_name, was_person, was_code = row.pop("was")
        name = f"{family} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}"
        person = f"099{chance.randrange(10**9):09d}"
        received = NOW - timedelta(minutes=(count - number) // 2 + 5)
        code = f"H99.01-{received:%y%m%d}-{number % 10_000:04d}{number // 10_000:03d}"
        at = received.isoformat(timespec="microseconds")
        row |= {
            "id": f"{uuid7(received)[:24]}{number:012x}",
            "state": chance.choice(STATES).value if number > count - OPEN else "returned",
            "citizen_id": person,
            "dossier_code": code,
            "created_at": at,
            "received_at": at,
            "registered_at": at,
            "due_at": (received + timedelta(days=chance.choice(PROCEDURES)[3])).isoformat(timespec="microseconds"),
            "applicant": row["applicant"].replace(was_name, name).replace(was_person, person),
            "receipt": row["receipt"].replace(was_code, code),
            "folded": f"{code} {number % 10_000} {FOLDED[name]}".casefold(),
            "register_book": f"{received:%Y}",
            "register_number": number,
        }
        yield tuple(row[column.name] for column in dossiers.columns)


def main(words: list[str]) -> int:
    missed = 0
    for m in a_million(int(words[0]) if words else COUNT):
        missed += not m.good
        print(
            f"{'ok  ' if m.good else 'OVER'} {m.name}: {m.measured:.1f} {m.unit}, at most {m.against:.0f}"
            + (f"  [{m.note}]" if m.note else ""),
            flush=True,
        )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
