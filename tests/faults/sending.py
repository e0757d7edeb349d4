"""A store with dossiers to send, a sandbox Portal in this process, and workers in processes of their own that die."""

import os
import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.sending import sending
from kiosk.bootstrap import open_store_of
from kiosk.config import load_settings
from kiosk.domain.outbox import OutboxItem, OutboxKind, OutboxState
from kiosk.services.attaching import attach
from kiosk.store.opening import Store
from kiosk.sync.sandbox_portal.server import SandboxServer, make_server
from kiosk.sync.worker import OutboxWorker
from tests.services.visit import BIRTH, PAGE, Heard, PlainPaper, filled_draft, submit
from tests.waiting import PATIENCE_SECONDS

ROUNDS = 8


@contextmanager
def serving(folder: Path) -> Iterator[SandboxServer]:
    server = make_server(folder)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stop()
        thread.join(PATIENCE_SECONDS)


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    store = open_store_of(load_settings(None), folder, Heard())
    try:
        yield store
    finally:
        store.close()


def file_dossiers(folder: Path, count: int) -> list[str]:
    """Each with one scanned file, its registration and its first step in the outbox."""
    ids = []
    with opened(folder) as store:
        for _ in range(count):
            draft = filled_draft(store.unit_of_work)
            attach(draft.id, BIRTH, [PAGE], PlainPaper(), store.attachments, store.unit_of_work)
            ids.append(submit(draft.id, store.unit_of_work).id)
    return ids


def rows(folder: Path, ids: list[str]) -> list[OutboxItem]:
    with opened(folder) as store, store.unit_of_work() as uow:
        return [item for dossier_id in ids for item in uow.items_of(dossier_id)]


def states(folder: Path, ids: list[str], kind: OutboxKind) -> set[OutboxState]:
    return {item.state for item in rows(folder, ids) if item.kind is kind}


def send(folder: Path, address: str, prepare: Callable[[OutboxWorker], None], connections: int = 1) -> None:
    """In this process, until nothing is due any more."""
    with (
        opened(folder) as store,
        sending(store, port_of(address), connections=connections, total_seconds=5.0, chance=lambda: 0.0) as (worker, _),
    ):
        prepare(worker)
        for _ in range(ROUNDS):
            worker.round(asked=True)


def port_of(address: str) -> int:
    return int(address.rpartition(":")[2])


def in_a_process(work: Callable[[], None]) -> int:
    """Its exit code; negative: the signal that killed it."""
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            work()
            code = 0
        except BaseException:  # noqa: BLE001 (a forked test must never go on as pytest)
            traceback.print_exc()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
