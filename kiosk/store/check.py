"""Is everything in the store whole? Reads all of it, also beside the running program; changes nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from kiosk.domain.errors import AttachmentCorrupt, StoreCorrupt, StoreError
from kiosk.domain.outbox import OutboxState
from kiosk.store.audit_rows import verify_chain
from kiosk.store.disk import PART
from kiosk.store.schema import HEAD, attachment_versions, attachments, dossier_keys, dossiers, outbox
from kiosk.store.upgrade import revision_of

if TYPE_CHECKING:
    from kiosk.store.opening import Opened

TRUE_COUNTS = "SELECT state, coalesce(substr(due_at, 1, 10), ''), count(*) FROM dossier GROUP BY 1, 2"
KEPT = {  # what is told of it -> how many are wrong
    "counts": "SELECT count(*) FROM (SELECT * FROM (SELECT state, due_day, count FROM dossier_count EXCEPT "  # noqa: S608 # our own words
    f"{TRUE_COUNTS}) UNION ALL SELECT * FROM ({TRUE_COUNTS} EXCEPT SELECT state, due_day, count FROM dossier_count))",
    "not to be found": "SELECT count(*) FROM dossier WHERE state <> 'draft' AND id NOT IN "
    "(SELECT dossier_id FROM search_entry)",
}
GONE = (OutboxState.DELIVERED.value, OutboxState.MOVED.value)


class Soundness(StrEnum):
    GOOD = "good"
    NOTE = "note"  # nothing is lost; somebody may want to know
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class CheckFinding:
    """Counts and SQLite's words for places: never a name, a number or a digest."""

    part: str  # "database", "cipher", "references", "schema", "lists", "keys", "files", "audit", "leftovers"
    soundness: Soundness
    count: int  # how many were looked at
    wrong: int = 0  # how many of them are not as they should be
    code: str = ""  # of the fault
    details: tuple[str, ...] = field(default=())


def check_store(opened: "Opened") -> list[CheckFinding]:
    """One finding for each part, in the order in which damage spreads. A fault is a finding, never an exception."""
    looks: tuple[tuple[str, Callable[[Opened, Connection], CheckFinding]], ...] = (
        ("cipher", _cipher),
        ("database", _database),
        ("references", _references),
        ("schema", _schema),
        ("lists", _lists),
        ("keys", _keys),
        ("files", _files),
        ("audit", _audit),
        ("leftovers", _leftovers),
    )
    return [_guarded(part, look, opened) for part, look in looks]


def _guarded(part: str, look: "Callable[[Opened, Connection], CheckFinding]", opened: "Opened") -> CheckFinding:
    try:
        with opened.reading() as link:
            return look(opened, link)
    except StoreError as fault:
        return CheckFinding(part, Soundness.BAD, 0, 1, fault.code, (fault.detail,))


def _said(link: Connection, pragma: str) -> list[str]:
    return [" ".join(map(str, row)) for row in link.exec_driver_sql(f"PRAGMA {pragma}")]


def _pages(link: Connection) -> int:
    return int(link.exec_driver_sql("PRAGMA page_count").scalar() or 0)


def _cipher(_: "Opened", link: Connection) -> CheckFinding:
    """Every page carries the tag of its key: a flipped bit shows here before SQLite trips over it."""
    return _judged("cipher", _pages(link), _said(link, "cipher_integrity_check"))


def _database(_: "Opened", link: Connection) -> CheckFinding:
    said = _said(link, "integrity_check")
    return _judged("database", _pages(link), [] if said == ["ok"] else said)


def _references(_: "Opened", link: Connection) -> CheckFinding:
    tables = len(_said(link, "table_list"))
    found = {f"{row.split()[0]} -> {row.split()[2]}" for row in _said(link, "foreign_key_check")}
    return _judged("references", tables, sorted(found))


def _schema(_: "Opened", link: Connection) -> CheckFinding:
    found = revision_of(link) or "none"
    return _judged("schema", 1, [] if found == HEAD else [f"{found}, expected {HEAD}"])


def _lists(_: "Opened", link: Connection) -> CheckFinding:
    """What triggers keep beside the dossiers: the counts of the heaps, and whom the search can find."""
    wrong = [f"{what} {count}" for what, query in KEPT.items() if (count := link.exec_driver_sql(query).scalar())]
    return _judged("lists", int(link.exec_driver_sql("SELECT sum(count) FROM dossier_count").scalar() or 0), wrong)


def _keys(opened: "Opened", link: Connection) -> CheckFinding:
    ids = list(link.execute(select(dossier_keys.c.key_id)).scalars())
    return _judged("keys", len(ids), [fault for key_id in ids if (fault := _fault_of_key(opened, key_id))])


def _fault_of_key(opened: "Opened", key_id: str) -> str:
    try:
        opened.file_keys.by_id(key_id)
    except StoreCorrupt as fault:
        return fault.detail
    return ""


def _files(opened: "Opened", link: Connection) -> CheckFinding:
    """Every file that a dossier of ours names, or that waits to be sent: there, opens, and has its digest."""
    named = set(_named(link))
    faults = [fault for digest in named if (fault := _fault_of_file(opened, digest))]
    finding = _judged("files", len(named), faults)
    return CheckFinding("files", finding.soundness, len(named), len(faults), AttachmentCorrupt.code if faults else "",
                        tuple(sorted(set(faults))))  # fmt: skip


def _named(link: Connection) -> Iterator[str]:
    from kiosk.store.unit_of_work import DIGEST

    for table in (attachments, attachment_versions):
        ours = select(table.c.digest).join(dossiers, dossiers.c.id == table.c.dossier_id)
        yield from link.execute(ours.where(dossiers.c.home == "")).scalars()
    for payload in link.execute(select(outbox.c.payload).where(outbox.c.state.not_in(GONE))).scalars():
        yield from DIGEST.findall(payload)


def _fault_of_file(opened: "Opened", digest: str) -> str:
    try:
        opened.attachments.get(digest)
    except AttachmentCorrupt as fault:
        return fault.detail
    return ""


def _audit(_: "Opened", link: Connection) -> CheckFinding:
    return CheckFinding("audit", Soundness.GOOD, verify_chain(link).entries)


def _leftovers(opened: "Opened", link: Connection) -> CheckFinding:
    """What a crash left, and files in an earlier form: the next start tidies both."""
    named = set(_named(link))
    for table in (attachments, attachment_versions):
        named.update(link.execute(select(table.c.digest)).scalars())
    files = [path.name for path in opened.attachments.files()]
    half = sum(name.endswith(PART) for name in files)
    unnamed = sum(not name.endswith(PART) and name.partition(".")[0] not in named for name in files)
    old = sum("." not in name for name in files)
    counts = {"half-written": half, "unreferenced": unnamed, "earlier form": old}
    found = tuple(f"{count} {what}" for what, count in counts.items() if count)
    return CheckFinding("leftovers", Soundness.NOTE if found else Soundness.GOOD, len(files), half + unnamed, "", found)


def _judged(part: str, count: int, complaints: list[Any]) -> CheckFinding:
    if not complaints:
        return CheckFinding(part, Soundness.GOOD, count)
    details = tuple(str(complaint) for complaint in complaints[:20])
    return CheckFinding(part, Soundness.BAD, count, len(complaints), StoreCorrupt.code, details)
