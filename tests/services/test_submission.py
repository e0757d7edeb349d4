import json
import threading
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.domain.dossier import Delivery, Dossier, DossierState, PaperMark
from kiosk.domain.errors import CalendarUnknown, DetailsInvalid, PapersMissing
from kiosk.domain.events import DossierMoved, DossierSubmitted
from kiosk.domain.outbox import OutboxKind
from kiosk.domain.procedure import Channel, FilingOption
from kiosk.domain.submission import Step, Submission
from kiosk.domain.working_time import WorkCalendar
from kiosk.services import drafting
from kiosk.services.delivery_state import delivery_of
from kiosk.services.submission import published_fee
from kiosk.store.opening import Store
from tests.services.visit import (
    BIRTH,
    EDITION,
    IDENTITY,
    NAME,
    NOW,
    NUMBER,
    PROCEDURE,
    Heard,
    StoppedClock,
    filled_draft,
    submit,
)


def test_one_commit_holds_everything(store: Store, heard: Heard) -> None:
    draft = filled_draft(store.unit_of_work)
    receipt = submit(draft.id, store.unit_of_work).receipt
    assert receipt is not None
    assert receipt.dossier_code == "H99.01-261124-0001"  # the local day, not the UTC one
    assert (receipt.register_book, receipt.register_number, receipt.pin) == ("2026", 1, "000042")
    assert receipt.due_at == datetime(2026, 11, 30, 10, tzinfo=UTC)  # 25 is day nought; 26, 27, 30; closes at 17:00
    assert (receipt.fee_vnd, receipt.fee_text) == (8000, "8.000 đồng")
    assert receipt.contact.phone == "0900000001"
    assert receipt.contact.address == "Số 2 đường Cũ"
    assert [line.where for line in receipt.papers] == ["mang ra quầy", "cơ sở dữ liệu quốc gia"]
    with store.unit_of_work() as uow:
        stored = uow.dossier_by_code(receipt.dossier_code)
        first, second = uow.items_of(draft.id)
        assert uow.waiting_count() == 1
    assert (stored.state, stored.receipt) == (DossierState.NEW, receipt)
    assert (first.kind, second.kind) == (OutboxKind.REGISTER_DOSSIER, OutboxKind.REPORT_STEP)
    sent = Submission.from_json(first.payload)
    assert (sent.owner_name, sent.citizen_id, sent.dossier_code) == (NAME, NUMBER, receipt.dossier_code)
    assert sent.note == "Nơi ở: Số 1 đường Mẫu, Phường Hoa Mẫu, Tỉnh Mẫu"
    assert [fee.amount_vnd for fee in sent.fees] == [8000]
    assert Step.from_json(second.payload).national_state == 2
    assert store.verify_audit() == 1
    assert heard.events == [
        DossierMoved(draft.id, DossierState.DRAFT, DossierState.NEW),
        DossierSubmitted(draft.id),
    ]
    assert delivery_of(draft.id, store.unit_of_work) is Delivery.WAITING


def test_a_double_tap_gives_the_same_receipt(store: Store) -> None:
    draft = filled_draft(store.unit_of_work)
    answers: list[Dossier] = []
    taps = [threading.Thread(target=lambda: answers.append(submit(draft.id, store.unit_of_work))) for _ in range(4)]
    for tap in taps:
        tap.start()
    for tap in taps:
        tap.join()
    codes = {answer.receipt.dossier_code for answer in answers if answer.receipt}
    assert len(answers) == 4
    assert codes == {"H99.01-261124-0001"}
    with store.unit_of_work() as uow:
        assert len(uow.items_of(draft.id)) == 2
    assert store.verify_audit() == 1


def test_numbers_run_by_local_day_and_by_year(store: Store) -> None:
    later = StoppedClock(NOW + timedelta(days=1))
    clocks = [StoppedClock(), StoppedClock(), later]
    receipts = [submit(filled_draft(store.unit_of_work).id, store.unit_of_work, clock).receipt for clock in clocks]
    assert [r.dossier_code[-11:] for r in receipts if r] == ["261124-0001", "261124-0002", "261125-0001"]
    assert [r.register_number for r in receipts if r] == [1, 2, 3]


def test_missing_papers_and_details_change_nothing(store: Store) -> None:
    draft = drafting.start(IDENTITY, PROCEDURE, EDITION, "", store.unit_of_work, StoppedClock())
    with pytest.raises(DetailsInvalid):
        submit(draft.id, store.unit_of_work)
    full = filled_draft(store.unit_of_work)
    with store.unit_of_work() as uow:
        dossier = uow.dossier(full.id)
        dossier.marks = {BIRTH.id: PaperMark.SCANNED}  # a mark without its file counts for nothing
        uow.save(dossier)
        uow.commit()
    with pytest.raises(PapersMissing) as caught:
        submit(full.id, store.unit_of_work)
    assert caught.value.detail == "01, 02"
    assert store.verify_audit() == 0


def test_an_unknown_year_takes_no_number(store: Store) -> None:
    draft = filled_draft(store.unit_of_work)
    blank = WorkCalendar(frozenset(), frozenset(), frozenset())
    with pytest.raises(CalendarUnknown):
        submit(draft.id, store.unit_of_work, calendar=blank)
    receipt = submit(draft.id, store.unit_of_work).receipt
    assert receipt is not None
    assert receipt.register_number == 1


def test_a_fault_late_in_the_transaction_leaves_nothing(
    store: Store, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = filled_draft(store.unit_of_work)
    with monkeypatch.context() as patch:
        patch.setattr("kiosk.store.audit_rows.AuditRows.audit", _break)
        with pytest.raises(ArithmeticError):
            submit(draft.id, store.unit_of_work)
    with store.unit_of_work() as uow:
        stored = uow.dossier(draft.id)
        assert (stored.state, stored.receipt, uow.items_of(draft.id)) == (DossierState.DRAFT, None, [])
        assert uow.next_number("dossier-code", "261124") == 1
    assert heard.events == []


def test_nothing_of_a_person_stands_in_the_audit_or_a_repr(store: Store) -> None:
    draft = filled_draft(store.unit_of_work)
    dossier = submit(draft.id, store.unit_of_work)
    with store.unit_of_work() as uow:
        items = uow.items_of(draft.id)
        assert json.loads(items[0].payload)["citizen_id"] == NUMBER
    assert NAME not in repr((dossier, items))
    assert NUMBER not in repr((dossier, items))


@pytest.mark.parametrize(
    ("option", "fee"),
    [
        (None, None),
        (FilingOption(Channel.COUNTER, None, (5000,), False, ""), 5000),
        (FilingOption(Channel.COUNTER, None, (5000, 9000), False, ""), None),
        (FilingOption(Channel.COUNTER, None, (), True, ""), 0),
        (FilingOption(Channel.COUNTER, None, (), True, "Lệ phí 10.000 đồng"), None),
        (FilingOption(Channel.COUNTER, None, (2000,), False, "2,000 Đồng(/trang)"), None),
    ],
)
def test_a_fee_is_fixed_only_when_the_publication_leaves_no_doubt(option: FilingOption | None, fee: int | None) -> None:
    assert published_fee(option) == fee


def _break(*_: object) -> None:
    raise ArithmeticError
