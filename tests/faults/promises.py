"""What a store must show after any mishap, judged through the program's own code."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from kiosk.domain.dossier import Dossier
from kiosk.domain.errors import AttachmentCorrupt, StoreError
from kiosk.ports import UnitOfWork
from kiosk.services.recovery import recover
from kiosk.store import engine
from kiosk.store.opening import Store
from tests.faults.shim import Call, Kind
from tests.services.visit import Heard, StoppedClock, filled_draft, fresh_store, submit

RECEIVED, ATTACHED = "received ", "attached "
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
Judge = Callable[[Path, "Told", bool], list[str]]  # a folder, what was told, whether it must take more: broken promises
ROWS_OF_A_RECEIPT = 2  # the dossier itself, and the step of its reception


@dataclass
class Told:
    """What the program has said is safe."""

    received: list[str] = field(default_factory=list)
    attached: list[tuple[str, str]] = field(default_factory=list)  # dossier, digest
    more: list[str] = field(default_factory=list)  # any other text

    def copy(self) -> "Told":
        return Told([*self.received], [*self.attached], [*self.more])

    def hear(self, call: Call) -> None:
        if call.kind is Kind.MARK:
            self.hear_text(call.path)

    def hear_text(self, text: str) -> None:
        if text.startswith(RECEIVED):
            self.received.append(text.removeprefix(RECEIVED))
        elif text.startswith(ATTACHED):
            dossier, _, digest = text.removeprefix(ATTACHED).partition(" ")
            self.attached.append((dossier, digest))
        else:
            self.more.append(text)


@contextmanager
def quick_opening() -> Iterator[None]:
    """Thousands of stores are opened: what SQLAlchemy compiles of a statement, it compiles once for all of them."""
    make, first = engine.make_engine, list[Engine]()

    def make_alike(path: Path, key: bytes) -> Engine:
        made = make(path, key)
        first.append(made) if not first else None
        made.dialect, made._compiled_cache = first[0].dialect, first[0]._compiled_cache
        made.pool._dialect = made.dialect
        return made

    engine.make_engine = make_alike
    try:
        yield
    finally:
        engine.make_engine = make


def broken_promises(folder: Path, told: Told, and_on: bool = False) -> list[str]:
    """Each promise that the store in `folder` breaks. and_on: it must also take one more dossier."""
    try:
        with closing(fresh_store(folder, Heard())) as store:
            recover(store.attachments, store.unit_of_work, StoppedClock())
            store.verify_audit()
            found = list(_broken(store, told))
            found += ["left over: a half file" for _ in (folder / "store").rglob("*.part")]
            if and_on:
                submit(filled_draft(store.unit_of_work).id, store.unit_of_work)
            return found
    except StoreError as fault:
        return [f"corrupt: {fault.code} {fault.detail}"]


def judged(judge: Judge, folder: Path, told: Told, and_on: bool) -> list[str]:
    """A judge that raises has found something, too, and the others go on."""
    try:
        return judge(folder, told, and_on)
    except Exception as exc:  # noqa: BLE001 - whatever it is, the program should have had a name for it
        return [f"unnamed: {type(exc).__name__} {exc}"]


def _broken(store: Store, told: Told) -> Iterator[str]:
    with store.unit_of_work() as uow:
        found = {dossier.id: dossier for dossier in uow.dossiers(100_000)}
        check = uow.connection.exec_driver_sql("PRAGMA quick_check").scalar()  # type: ignore[attr-defined]
        if check != "ok":
            yield f"corrupt: {check}"
        for dossier in found.values():
            yield from _half(dossier, uow)
    for dossier_id in told.received:
        if dossier_id not in found or found[dossier_id].receipt is None:
            yield "lost: a received dossier"
    for dossier_id, digest in told.attached:
        if dossier_id not in found or digest not in {a.digest for a in found[dossier_id].attachments}:
            yield "lost: a scanned paper"
    for dossier in found.values():
        for attachment in dossier.attachments:
            try:
                store.attachments.get(attachment.digest)
            except AttachmentCorrupt:
                yield "bad paper"
    numbers = sorted(dossier.receipt.register_number for dossier in found.values() if dossier.receipt)
    if numbers != list(range(1, len(numbers) + 1)):
        yield "register: a gap, or a number twice"


def _half(dossier: Dossier, uow: UnitOfWork) -> Iterator[str]:
    """Receipt, outbox and audit belong together."""
    rows = len(uow.items_of(dossier.id))
    entries = uow.count_audits("dossier.submitted", dossier.id, LONG_AGO)
    if (rows, entries) != ((ROWS_OF_A_RECEIPT, 1) if dossier.receipt else (0, 0)):
        yield f"half: receipt {dossier.receipt is not None}, {rows} rows, {entries} audit entries"
