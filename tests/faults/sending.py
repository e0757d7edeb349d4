"""A store with dossiers to send, a sandbox Portal in this process, and workers in processes of their own that die."""

import os
import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from kiosk.bootstrap import open_store_of
from kiosk.config import RESOURCES, load_settings
from kiosk.domain.outbox import OutboxItem, OutboxKind, OutboxState
from kiosk.machine import SystemClock
from kiosk.services.attaching import attach
from kiosk.services.settling import settle
from kiosk.store.opening import Store
from kiosk.sync.caller import Account
from kiosk.sync.portal import portal_at
from kiosk.sync.sandbox_portal.server import SANDBOX_ACCOUNT, SandboxServer, make_server
from kiosk.sync.wire.profile import load_profile
from kiosk.sync.worker import Limits, OutboxWorker
from tests.services.visit import BIRTH, PAGE, Heard, PlainPaper, filled_draft, submit

LIMITS = Limits(connections=1, big=1, ping_seconds=60.0, spread_seconds=0.0)
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
        thread.join(5)


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


def send(folder: Path, address: str, prepare: Callable[[OutboxWorker], None], limits: Limits = LIMITS) -> None:
    """In this process, until nothing is due any more."""
    with opened(folder) as store:
        account = Account(SANDBOX_ACCOUNT.username, SANDBOX_ACCOUNT.password)
        profile = load_profile(RESOURCES / "portal", "p1-mapi")
        portal = portal_at(address, f"{address}/tep", account, profile, total_seconds=5.0)
        clock = SystemClock()
        worker = OutboxWorker(
            store.unit_of_work,
            partial(settle, unit_of_work=store.unit_of_work, clock=clock),
            portal,
            portal.files_for,
            store.attachments.pieces,
            clock,
            lambda _: None,
            limits,
            chance=lambda: 0.0,
        )
        prepare(worker)
        for _ in range(ROUNDS):
            worker.round(asked=True)
        portal.close()


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
