"""A full outbox: how near it comes to what the permitted connections allow, and whether the window feels it."""

import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.far_portal import SECONDS
from benchmarks.many_dossiers import seed
from benchmarks.measure import Measure, percentile
from benchmarks.sending import sending
from kiosk.bootstrap import open_store_of
from kiosk.config import load_settings
from kiosk.domain.identifiers import uuid7
from kiosk.domain.outbox import OutboxItem, OutboxKind, OutboxState
from kiosk.domain.submission import Submission
from kiosk.services import sync_board
from kiosk.session.sender_beside import SenderBeside
from kiosk.store.opening import Store

COUNT, CONNECTIONS = 1000, 4
FRAME_MS = 16.0
WINDOW_COUNT = 200
LEAST = 0.8  # of the bound


def sync_queue(count: int = COUNT) -> Iterator[Measure]:
    with far_portal() as port, tempfile.TemporaryDirectory() as folder:
        yield from _throughput(Path(folder), port, count)
    with far_portal() as port, tempfile.TemporaryDirectory() as folder:
        yield _window(Path(folder), port, min(count, WINDOW_COUNT))


@contextmanager
def far_portal() -> Iterator[int]:
    command = [sys.executable, "-m", "benchmarks.far_portal"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as served:
        assert served.stdout is not None
        yield int(served.stdout.readline())
        assert served.stdin is not None
        served.stdin.close()


def fill(store: Store, count: int) -> None:
    """So many dossiers without files, each with its registration in the outbox."""
    now = datetime.now(UTC)
    ids = seed(store.unit_of_work, count, stuck=0)
    with store.unit_of_work() as uow:
        for dossier_id in ids:
            dossier = uow.dossier(dossier_id)
            told = replace(SUBMISSION, dossier_id=dossier_id, dossier_code=dossier.receipt.dossier_code)  # type: ignore[union-attr]
            item = OutboxItem(
                uuid7(now), OutboxKind.REGISTER_DOSSIER, dossier_id, told.to_json(), 0, now, now, OutboxState.PENDING
            )
            uow.enqueue(item)
        uow.commit()


def _throughput(folder: Path, port: int, count: int) -> Iterator[Measure]:
    store = open_store_of(load_settings(None), folder, lambda _: None)
    fill(store, count)
    taken: list[float] = []
    with sending(store, port, connections=CONNECTIONS) as (worker, portal):
        create = portal.create

        def timed(*more: object) -> object:
            answered = create(*more)  # type: ignore[arg-type]
            taken.append(time.perf_counter())
            return answered

        portal.create = timed  # type: ignore[method-assign, assignment]
        began = time.perf_counter()
        worker.round(asked=False)
        whole = time.perf_counter() - began
    with store.unit_of_work() as uow:
        assert uow.waiting_count() == 0
    store.close()
    assert len(taken) == count
    bound = count * SECONDS / CONNECTIONS
    note = f"{count} dossiers, one a call, {CONNECTIONS} connections, 100 ms each way and back"
    yield Measure("the Portal has a full queue", "s", max(taken) - began, bound, "the bound", 1 / LEAST, note)
    yield Measure("and each is looked up again", "s", whole, 2 * bound, "the bound", 1 / LEAST, "two calls a dossier")


def _window(folder: Path, port: int, count: int) -> Measure:
    """The loop of a window that is told of every dossier and reads its board again, while another process sends."""
    from PySide6.QtCore import QCoreApplication, QTimer

    from kiosk.companions import Peers
    from kiosk.desk_process import sender_command

    settings, app = load_settings(None), QCoreApplication.instance() or QCoreApplication([])
    store = open_store_of(settings, folder, lambda _: None)
    fill(store, count)
    told, gaps, last = threading.Event(), list[float](), [time.perf_counter()]
    beside = SenderBeside(folder, sender_command(None, folder, Peers(portal=port)), lambda _: told.set())

    def read() -> None:
        """On a thread, as the desk's jobs do."""
        while not done.is_set():
            if told.wait(0.2):
                told.clear()
                sync_board.board(store.unit_of_work, beside.link)

    def tick() -> None:
        now = time.perf_counter()
        gaps.append(1000 * (now - last[0]) - 4)
        last[0] = now

    done, reading = threading.Event(), threading.Thread(target=read)
    timer = QTimer()
    timer.setInterval(4)
    timer.timeout.connect(tick)
    beside.start()
    reading.start()
    timer.start()
    ends_at = time.monotonic() + 120
    while _waiting(store) and time.monotonic() < ends_at:
        until = time.monotonic() + 1.0
        while time.monotonic() < until:
            app.processEvents()
            time.sleep(0.001)
        last[0] = time.perf_counter()  # asking the store is ours, not the window's
    timer.stop()
    done.set()
    reading.join()
    beside.close()
    store.close()
    note = f"{count} dossiers sent by the process beside it, {len(gaps)} turns, worst {max(gaps):.0f} ms"
    return Measure(
        "the window's loop while a full queue goes out p99",
        "ms",
        percentile(gaps, 0.99),
        FRAME_MS,
        "a frame",
        1.0,
        note,
    )


def _waiting(store: Store) -> int:
    with store.unit_of_work() as uow:
        return uow.waiting_count()


NOW = datetime(2026, 11, 23, 1, 15, tzinfo=UTC)
SUBMISSION = Submission(
    dossier_id="",
    dossier_code="",
    procedure_code="1.001193",
    procedure_name="Đăng ký khai sinh",
    field_code="G15-HT01",
    field_name="Hộ tịch",
    citizen_id="099085000011",
    owner_name="Nguyễn Văn Mẫu",
    phone="0900000000",
    email="",
    address="Số 1, tổ 2, phường Hoa Mẫu",
    summary="Đăng ký khai sinh cho con",
    note="",
    filed_at=NOW,
    received_at=NOW,
    due_at=NOW,
    unit_name="UBND phường Hoa Mẫu",
    return_by_post=False,
    files=(),
    fees=(),
)


if __name__ == "__main__":
    for m in sync_queue(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT):
        print(
            f"{m.name}: {m.measured:.2f} {m.unit} / {m.against:.2f} = {m.ratio:.2f} (at most {m.allowed:.2f})", m.note
        )
