import errno
import os

import pytest

from kiosk.domain.dossier import PaperMark
from kiosk.domain.errors import DiskFull, StoreUnavailable
from kiosk.services.attaching import attach
from kiosk.services.drafting import mark_paper
from kiosk.store.opening import Store
from tests.services.visit import BIRTH, PAGE, PROOF, PlainPaper, filled_draft


def test_a_scan_answers_its_document_and_a_second_replaces_the_first(store: Store) -> None:
    draft = filled_draft(store.unit_of_work)
    paper = PlainPaper()
    attach(draft.id, BIRTH, [PAGE], paper, store.attachments, store.unit_of_work)
    second = attach(draft.id, BIRTH, [PAGE, PAGE], paper, store.attachments, store.unit_of_work)
    with store.unit_of_work() as uow:
        dossier = uow.dossier(draft.id)
    assert dossier.attachments == [second]
    assert dossier.marks[BIRTH.id] is PaperMark.SCANNED
    assert store.attachments.get(second.digest) == paper.bind([PAGE, PAGE])


def test_the_same_bytes_may_answer_two_documents(store: Store) -> None:
    draft = filled_draft(store.unit_of_work)
    both = [attach(draft.id, d, [PAGE], PlainPaper(), store.attachments, store.unit_of_work) for d in (BIRTH, PROOF)]
    with store.unit_of_work() as uow:
        assert uow.dossier(draft.id).attachments == both
        assert uow.attachment_digests() == {both[0].digest}


def test_marking_instead_lets_the_scan_go(store: Store) -> None:
    draft = filled_draft(store.unit_of_work)
    attach(draft.id, BIRTH, [PAGE], PlainPaper(), store.attachments, store.unit_of_work)
    dossier = mark_paper(draft.id, BIRTH, PaperMark.TO_COUNTER, store.unit_of_work)
    assert dossier.attachments == []


@pytest.mark.parametrize(("error", "fault"), [(errno.ENOSPC, DiskFull), (errno.EIO, StoreUnavailable)])
@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_a_refusing_disk_leaves_the_draft_as_it_was(
    store: Store, monkeypatch: pytest.MonkeyPatch, call: str, error: int, fault: type[Exception]
) -> None:
    draft = filled_draft(store.unit_of_work)
    kept = attach(draft.id, PROOF, [PAGE], PlainPaper(), store.attachments, store.unit_of_work)
    fired = []

    def refuse(*_: object) -> None:
        fired.append(call)
        raise OSError(error, "refused")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, refuse)
        with pytest.raises(fault):
            attach(draft.id, BIRTH, [PAGE, PAGE], PlainPaper(), store.attachments, store.unit_of_work)
    assert fired
    with store.unit_of_work() as uow:
        dossier = uow.dossier(draft.id)
    assert dossier.attachments == [kept]
    assert dossier.marks[BIRTH.id] is PaperMark.TO_COUNTER
    assert store.attachments.get(kept.digest)
    assert store.attachments.sweep({kept.digest}) == 0  # nothing half-written lies about
    attach(draft.id, BIRTH, [PAGE, PAGE], PlainPaper(), store.attachments, store.unit_of_work)  # space is back
