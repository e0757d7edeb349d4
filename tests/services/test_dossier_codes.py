"""Dossier codes: the forms of the law, ranges that do not meet, and a temporary number that is replaced openly."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.config import load_settings
from kiosk.domain.dossier import Delivery, Dossier
from kiosk.domain.dossier_code import LEGAL, PROVINCIAL, CodeForm, is_temporary, temporary_code
from kiosk.domain.errors import ConfigError, DossierUnknown, NumbersExhausted, ResourceBroken, StoreError
from kiosk.domain.events import DossierRenumbered
from kiosk.domain.link import Link
from kiosk.domain.outbox import Call, OutboxKind, OutboxState, Outcome
from kiosk.domain.paper import temporary_note
from kiosk.domain.rules import ReceptionRules
from kiosk.domain.sharing import CODE_SERIES, Numbering
from kiosk.domain.submission import Step, Submission
from kiosk.machine import numbering_of
from kiosk.services import look_up, register
from kiosk.services.delivery_state import delivery_from
from kiosk.services.papers import custody_slip, receipt_form
from kiosk.services.renumbering import replace_temporary
from kiosk.services.sync_board import Remedy, board
from kiosk.store.keys import KeyFile
from kiosk.store.opening import Store, open_store
from kiosk.store.rules import load_reception_rules
from tests.services.visit import CENTRE, RULE, Heard, StoppedClock, filled_draft, submit

RULES = ReceptionRules(RULE, {})
Open = Callable[..., Store]


@pytest.fixture
def opened(tmp_path: Path):  # type: ignore[no-untyped-def]
    """Opens a machine's store with the numbers that are its; several machines at once, each in a folder."""
    stores: dict[str, Store] = {}

    def open_one(name: str = "K1", heard: Heard | None = None, **numbers: object) -> Store:
        folder = tmp_path / name
        if name in stores:  # the machine starts anew
            stores.pop(name).close()
        numbering = Numbering(name, **numbers)  # type: ignore[arg-type]
        stores[name] = open_store(folder / "store", KeyFile(folder / "key"), heard or Heard(), numbering=numbering)
        return stores[name]

    yield open_one
    for store in stores.values():
        store.close()


def filed(store: Store, clock: StoppedClock | None = None) -> Dossier:
    return submit(filled_draft(store.unit_of_work, clock).id, store.unit_of_work, clock)


def code_of(dossier: Dossier) -> str:
    assert dossier.receipt is not None
    return dossier.receipt.dossier_code


# Forms -----------------------------------------------------------------------------------------------------------


def test_the_forms_of_the_law_and_of_a_ministry() -> None:
    assert PROVINCIAL.code("H56.14", "240823", 1) == "H56.14-240823-0001"
    assert CodeForm("G15", "15").code("H56.14", "261124", 1) == "G15-261124-150001"
    assert CodeForm(ministry="15").code("H56.14", "261124", 12345) == "H56.14-261124-1512345"
    for known in ("H15.50.05.13-261008-0975", "000.00.15.H05-220901-0001", "H56.14-240823-0001"):
        assert LEGAL.fullmatch(known)
    with pytest.raises(ValueError, match="no dossier code"):
        PROVINCIAL.code("X1", "261124", 1)


@given(st.from_regex(r"[A-Z][A-Z0-9]{0,7}", fullmatch=True), st.integers(1, 99999))
def test_nobody_takes_a_temporary_number_for_a_code(station: str, number: int) -> None:
    code = temporary_code(station, "261124", number)
    assert is_temporary(code) and not LEGAL.fullmatch(code)
    assert not is_temporary(PROVINCIAL.code("H99.01", "261124", min(number, 9999)))


def test_a_ministrys_form_is_a_rule_of_the_procedure(tmp_path: Path) -> None:
    head = '[default]\nbasis = ""\nassumed = true\n[procedures."1.1"]\nbasis = ""\nassumed = true\n'
    (tmp_path / "due_dates.toml").write_text(head + 'code = { unit = "G15", ministry = "15" }\n')
    rules = load_reception_rules(tmp_path)
    assert rules.for_procedure("1.1").code_form == CodeForm("G15", "15")
    assert rules.for_procedure("1.2").code_form == PROVINCIAL
    for wrong in ('{ ministry = "150" }', '{ ministry = "a1" }', '{ unit = "x" }', '{ units = "G15" }'):
        (tmp_path / "due_dates.toml").write_text(head + f"code = {wrong}\n")
        with pytest.raises(ResourceBroken):
            load_reception_rules(tmp_path)


# Ranges ----------------------------------------------------------------------------------------------------------


def test_two_machines_that_never_meet_give_out_different_codes(opened: Open) -> None:
    one, other = opened("K1", first=1, last=3), opened("K2", first=4, last=6)
    codes = [code_of(filed(store)) for store in (one, other) for _ in range(4)]
    assert len(set(codes)) == 8
    assert codes[:4] == [f"H99.01-261124-000{n}" for n in (1, 2, 3)] + ["TAM-K1-261124-0001"]
    assert codes[4:] == [f"H99.01-261124-000{n}" for n in (4, 5, 6)] + ["TAM-K2-261124-0001"]


def test_without_ranges_they_would_collide(opened: Open) -> None:
    """The control: this is why the settings have them."""
    assert code_of(filed(opened("K1"))) == code_of(filed(opened("K2")))


def test_a_wider_range_goes_on_where_the_narrow_one_ended(opened: Open) -> None:
    store = opened(first=1, last=2)
    with store.unit_of_work() as uow:
        assert [uow.next_number(CODE_SERIES, "261124") for _ in range(2)] == [1, 2]
        for _ in range(3):
            with pytest.raises(NumbersExhausted):
                uow.next_number(CODE_SERIES, "261124")
        assert uow.next_number(CODE_SERIES, "261125") == 1  # a new day
        assert uow.next_number("register", "2026") == 1  # no range of ours
        uow.commit()
    with opened(first=1, last=4).unit_of_work() as uow:
        assert uow.next_number(CODE_SERIES, "261124") == 3


def test_the_range_is_a_setting(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text('[station]\ncode = "K7"\ncodes_from = 3001\ncodes_to = 4000\n')
    assert numbering_of(load_settings(file)) == Numbering("K7", False, 3001, 4000)
    file.write_text("[station]\ncodes_from = 10\ncodes_to = 9\n")
    with pytest.raises(ConfigError, match="station"):
        load_settings(file)


# A temporary number ----------------------------------------------------------------------------------------------


def with_temporary(opened: Open) -> tuple[Store, Dossier]:
    store = opened(first=1, last=1)
    filed(store)
    return store, filed(store)


def test_nothing_of_a_temporary_number_is_sent(opened: Open) -> None:
    store, dossier = with_temporary(opened)
    later = StoppedClock().at + timedelta(days=400)
    with store.unit_of_work() as uow:
        items = uow.items_of(dossier.id)
        assert [item.state for item in items] == [OutboxState.HELD] * 2
        uow.make_due(later)
        claimed = uow.claim(uow.own_outbox(), later, 9, 9, lambda _: Call.NONE)
        assert {item.subject_id for item in claimed}.isdisjoint({dossier.id}) and claimed
        with pytest.raises(StoreError):
            uow.try_again(items[0].id, later)  # nor by a button
        assert uow.waiting_count() == 2
        assert delivery_from(items) is Delivery.WAITING
    rows = [row for row in board(store.unit_of_work, Link.ONLINE).rows if row.dossier_id == dossier.id]
    assert [(row.stuck, row.remedy, row.next_try_at) for row in rows] == [(False, Remedy.NONE, None)] * 2
    assert rows[0].fault_code == NumbersExhausted.code


def test_it_is_replaced_openly_and_goes_on_finding_the_dossier(opened: Open) -> None:
    store, dossier = with_temporary(opened)
    first = code_of(dossier)
    assert replace_temporary("H99.01", RULES, store.unit_of_work, StoppedClock()) == 0  # there is no number yet
    heard, clock = Heard(), StoppedClock(StoppedClock().at + timedelta(days=3))
    store = opened(first=1, last=5, heard=heard)
    assert replace_temporary("H99.01", RULES, store.unit_of_work, clock) == 1
    assert replace_temporary("H99.01", RULES, store.unit_of_work, clock) == 0
    with store.unit_of_work() as uow:
        now = uow.dossier(dossier.id)
        assert uow.dossier_by_code(first) == uow.dossier_by_code("H99.01-261124-0002") == now  # of the day it came
        with pytest.raises(DossierUnknown):
            uow.dossier_by_code("")
        assert [line.id for line in uow.found(first, 5)] == [dossier.id] == [line.id for line in uow.found("tam", 5)]
        told = list(uow.audit_records())[-1]
        items = uow.items_of(dossier.id)
    assert now.receipt == replace(dossier.receipt, dossier_code="H99.01-261124-0002")  # type: ignore[type-var]
    assert heard.events == [DossierRenumbered(dossier.id, first, "H99.01-261124-0002")]
    assert told.action == "dossier.renumbered" and first in told.facts and "H99.01-261124-0002" in told.facts
    assert [item.state for item in items] == [OutboxState.PENDING] * 2
    kinds = {item.kind: item.payload for item in items}
    assert Submission.from_json(kinds[OutboxKind.REGISTER_DOSSIER]).dossier_code == "H99.01-261124-0002"
    assert Step.from_json(kinds[OutboxKind.REPORT_STEP]).dossier_code == "H99.01-261124-0002"
    assert first not in "".join(kinds.values())


def test_slip_form_look_up_and_register_say_both(opened: Open) -> None:
    store, dossier = with_temporary(opened)
    first = code_of(dossier)
    slip = custody_slip(dossier, CENTRE, Delivery.WAITING)
    assert temporary_note(slip.dossier_code, slip.temporary_code).startswith("SỐ TẠM.")
    assert look_up.by_code(first.lower(), store.unit_of_work).temporary_code == first
    store = opened(first=1, last=5)
    replace_temporary("H99.01", RULES, store.unit_of_work, StoppedClock())
    with store.unit_of_work() as uow:
        now = uow.dossier(dossier.id)
    assert now.receipt is not None
    for paper in (custody_slip(now, CENTRE, Delivery.WAITING), receipt_form(now, CENTRE)):
        assert temporary_note(paper.dossier_code, paper.temporary_code) == f"Thay cho số tạm {first}"
    stage = look_up.by_code(first, store.unit_of_work)
    assert (stage.dossier_code, stage.temporary_code) == ("H99.01-261124-0002", first)
    found = look_up.by_code_and_pin(first, now.receipt.pin, store.unit_of_work, StoppedClock())
    assert found.stage == stage
    assert look_up.progress_slip(found, CENTRE, StoppedClock().at).temporary_code == first
    notes = [row.note for _, row in register.page("2026", 9, 0, store.unit_of_work)]
    assert notes == ["", f"Số tạm {first}"]
    assert temporary_note("H99.01-261124-0001", "") == ""


def test_a_row_that_went_out_is_never_written_anew(opened: Open) -> None:
    store, dossier = with_temporary(opened)
    with store.unit_of_work() as uow:
        item = uow.items_of(dossier.id)[0]
        uow.settle(item.id, Outcome(delivered=True))
        with pytest.raises(StoreError):
            uow.release(item.id, "{}", StoppedClock().at)
