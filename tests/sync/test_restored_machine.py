"""A machine that burnt after it had sent, and the one that its backup was put on, before the same sandbox Portal."""

from datetime import timedelta
from pathlib import Path

import pytest
from delivering import deliver

from kiosk.domain.outbox import Call, OutboxState
from kiosk.ports import ScannedPage
from kiosk.services import after_restore
from kiosk.services.attaching import attach
from kiosk.services.settling import settle
from kiosk.store.backup import make_backup
from kiosk.store.keys import KeyFile
from kiosk.store.opening import Store, open_store
from kiosk.store.restoring import restore
from kiosk.sync.portal import HttpPortal
from kiosk.sync.sandbox_portal.server import SandboxServer
from tests.services.visit import BIRTH, NOW, Heard, PlainPaper, StoppedClock, filled_draft, fresh_store, submit

LATER = NOW + timedelta(days=1)


def send(store: Store, portal: HttpPortal, limit: int = 9) -> None:
    """By the product's own courier and decisions, over HTTP, at most `limit` rows."""
    with store.unit_of_work() as uow:
        owner = uow.own_outbox()
        uow.commit()
    for _ in range(limit):
        with store.unit_of_work() as uow:
            due = uow.claim(owner, LATER, 1, 1, lambda _: Call.NONE)
            uow.commit()
        if not due:
            return
        outcome = deliver(due[0], portal, store.attachments.get, LATER, lambda: 0.5)
        settle(due[0], outcome, store.unit_of_work, StoppedClock(LATER))


@pytest.mark.parametrize("rows_sent", [0, 1, 2])
def test_a_dossier_is_there_once_with_its_paper_and_no_step_twice_or_forgotten(
    sandbox: SandboxServer, portal: HttpPortal, tmp_path: Path, rows_sent: int
) -> None:
    old = fresh_store(tmp_path, Heard())
    draft = filled_draft(old.unit_of_work)
    page = ScannedPage(1, b"page" * 1000, 10, 10, 200)
    attach(draft.id, BIRTH, [page], PlainPaper(), old.attachments, old.unit_of_work)
    dossier = submit(draft.id, old.unit_of_work)
    make_backup(old.opened, tmp_path / "backup", NOW)
    send(old, portal, rows_sent)  # and then it burns
    old.close()

    keeper = KeyFile(tmp_path / "new" / "key")
    restore(tmp_path / "backup", tmp_path / "new" / "store", (tmp_path / "key").read_bytes(), keeper, LATER)
    new = open_store(tmp_path / "new" / "store", keeper, Heard())
    send(new, portal)
    assert sum(len(held.steps) for held in sandbox.archive.all()) == max(0, rows_sent - 1)  # it does not go ahead
    assert after_restore.ask(portal, new.unit_of_work, StoppedClock(LATER)) == 2
    send(new, portal)

    [held] = sandbox.archive.all()
    assert dossier.receipt is not None
    assert held.code == dossier.receipt.dossier_code
    # This Portal shows a dossier as received whether or not the step came: then an officer looks, and it is not told.
    told = {0: 1, 1: 0, 2: 1}
    assert len(held.steps) == told[rows_sent]
    assert sandbox.archive.file(dossier.attachments[0].digest) == new.attachments.get(dossier.attachments[0].digest)
    with new.unit_of_work() as uow:
        states = [item.state for item in uow.items_of(dossier.id)]
    assert states == [OutboxState.DELIVERED, OutboxState.DELIVERED if rows_sent == 0 else OutboxState.STUCK]
    new.close()
