"""`kiosk sync`: sending, and where everything is that the Portal does not have."""

import argparse
import contextlib
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.bootstrap import SENDING, open_store_of
from kiosk.commands.output import show_json, show_table
from kiosk.companions import Peers, sandbox_portal
from kiosk.config import Settings, load_settings
from kiosk.connections import errand_of, outbox_worker, portal_of
from kiosk.domain.link import Link
from kiosk.domain.local_time import date_time_text
from kiosk.domain.outbox import Actor
from kiosk.machine import SystemClock, data_folder
from kiosk.ports import AuditEntry
from kiosk.services import sync_board
from kiosk.services.sync_board import Board, BoardRow
from kiosk.session.held_file import HeldFile
from kiosk.store.faults import load_faults
from kiosk.store.opening import Store

if TYPE_CHECKING:
    from kiosk.ports import Outbox

WHO = {
    Actor.NETWORK: "chờ có mạng",
    Actor.PORTAL: "chờ Cổng",
    Actor.BEFORE: "chờ việc trước",
    Actor.CLERK: "cán bộ xử lý",
    Actor.TECHNICIAN: "kỹ thuật viên",
    Actor.VENDOR: "nhà cung cấp",
}
LINK = {
    Link.UNKNOWN: "chưa rõ (không có tiến trình gửi)",
    Link.ONLINE: "Cổng trả lời",
    Link.NO_NETWORK: "không có mạng tới Cổng",
    Link.CAPTIVE: "mạng đòi đăng nhập, Cổng chưa trả lời",
    Link.PORTAL_ILL: "Cổng đang lỗi hoặc quá tải",
    Link.UNTRUSTED: "chứng thư của Cổng không tin được",
    Link.LOGGED_OUT: "Cổng không nhận tài khoản của trung tâm",
}
LINK_SECONDS = 1.0
BY_HAND = "kiosk-sync"  # who acts, in the audit


def sync(options: argparse.Namespace) -> int:
    return watch(options) if options.watch else now(options)


def watch(options: argparse.Namespace) -> int:
    """Send until a signal comes, or standard input ends. While another process sends, wait for our turn."""
    from kiosk.sender import Resumption, begun_as_text, begun_from, send
    from kiosk.session.line import Line

    line = Line(0, -1) if options.until_eof else None
    begun = begun_from(options.resumed) if options.resumed else Resumption(options.peers or Peers().to_json())
    words = [word for word in sys.argv[1:] if not word.startswith("{")]
    words = [word for word in words if word not in ("--peers", "--resumed")]

    def anew(begun: Resumption) -> list[str]:
        return [sys.executable, "-m", "kiosk", *words, "--resumed", begun_as_text(begun)]

    return send(options.config, options.data, line, anew, begun)


def now(options: argparse.Namespace) -> int:
    """Exit 0 when nothing waits any more, 1 when something still does."""
    with _opened(options) as (settings, folder, store), contextlib.ExitStack() as closing:
        outbox = _outbox(settings, folder, store, closing)
        ends_at = time.monotonic() + options.seconds
        outbox.wake()
        while (waiting := _waiting(store)) and time.monotonic() < ends_at:
            time.sleep(0.1)
        link = outbox.link
    if options.json:
        show_json({"waiting": waiting, "online": link is Link.ONLINE, "link": link})
    else:
        print("Đã gửi hết." if not waiting else f"Còn {waiting} mục chờ gửi: {LINK[link]}.")
    return 1 if waiting else 0


def status(options: argparse.Namespace) -> int:
    """Exit 0 when the Portal has everything, 1 when something waits or is stuck."""
    with _opened(options) as (settings, folder, store):
        link = _link(folder)
        board = sync_board.board(store.unit_of_work, link, bool(settings.hub.url))
    if options.json:
        show_json({"link": link, "stuck": board.stuck, "more": board.more, "rows": [_facts(row) for row in board.rows]})
    else:
        _show(board, link)
    return 1 if board.rows else 0


def park(options: argparse.Namespace) -> int:
    with _opened(options) as (_, _, store), store.unit_of_work() as uow:
        uow.park(options.item, at := SystemClock().now())
        uow.audit(AuditEntry(at, "delivery.parked", options.item, BY_HAND))
        uow.commit()
    return 0


def retry(options: argparse.Namespace) -> int:
    with _opened(options) as (_, _, store), store.unit_of_work() as uow:
        uow.try_again(options.item, at := SystemClock().now())
        uow.audit(AuditEntry(at, "delivery.again", options.item, BY_HAND))
        uow.commit()
    return 0


# ---------------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def _opened(options: argparse.Namespace) -> Iterator[tuple[Settings, Path, Store]]:
    settings = load_settings(options.config)
    folder = data_folder(settings, options.data)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    store = open_store_of(settings, folder, lambda _: None)
    try:
        yield settings, folder, store
    finally:
        store.close()


def _outbox(settings: Settings, folder: Path, store: Store, closing: contextlib.ExitStack) -> "Outbox":
    """Whoever sends for this store; we do when nobody else does."""
    from kiosk.session.outbox_line import OutboxLine

    held = HeldFile(folder / SENDING)
    closing.callback(held.release)
    if not held.try_alone():
        line = OutboxLine(folder, lambda _: None)
        closing.callback(line.close)
        line.start()
        return line
    port = 0
    if settings.portal.sandbox:
        companion = sandbox_portal(folder / "portal")
        closing.callback(companion.stop)
        port = companion.start()
    portal = portal_of(settings, port)
    closing.callback(portal.close)
    errand = errand_of(settings, store, portal, closing)
    worker = outbox_worker(settings, store, portal, lambda _: None, closing, errand=errand)
    closing.callback(worker.stop, 5.0)
    worker.start()
    return worker


def _link(folder: Path) -> Link:
    """As the process that sends knows it from its last exchange; UNKNOWN: nobody sends."""
    from kiosk.session.outbox_line import OutboxLine

    held = HeldFile(folder / SENDING)
    try:
        if held.try_alone():
            return Link.UNKNOWN
    finally:
        held.release()
    line = OutboxLine(folder, lambda _: None)
    line.start()
    ends_at = time.monotonic() + LINK_SECONDS
    while line.link is Link.UNKNOWN and time.monotonic() < ends_at:
        time.sleep(0.02)
    line.close()
    return line.link


def _waiting(store: Store) -> int:
    with store.unit_of_work() as uow:
        return uow.waiting_count()


def _facts(row: BoardRow) -> dict[str, object]:
    at = SystemClock().now()
    return {
        "item": row.item_id,
        "matter": row.matter,
        "dossier_code": row.dossier_code,
        "stuck": row.stuck,
        "fault": row.fault_code,
        "who": row.actor,
        "action": row.remedy,
        "answer": row.answer,
        "call": row.call,
        "attempts": row.attempts,
        "age_seconds": int((at - row.created_at).total_seconds()) if row.created_at else None,
        "next_try_at": row.next_try_at.isoformat() if row.next_try_at else None,
    }


def _show(board: Board, link: Link) -> None:
    print(f"Đường tới Cổng: {LINK[link]}.")
    if not board.rows:
        print("Cổng đã có đủ mọi hồ sơ.")
        return
    faults = load_faults()
    rows = [("Hồ sơ", "Việc", "Ai xử lý", "Vì sao", "Thử lại", "Mã dòng")]
    for row in board.rows:
        text = faults.get(row.fault_code)
        why = f"{row.fault_code} {text.title}" if text else row.fault_code or "đang chờ tới lượt"
        rows.append((row.dossier_code or "–", row.matter, WHO[row.actor], why, _at(row.next_try_at), row.item_id))
    show_table(rows)
    print(f"Cần người xử lý: {board.stuck}.")


def _at(at: datetime | None) -> str:
    return date_time_text(at) if at else "–"
