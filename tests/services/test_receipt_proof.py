"""A receipt that was printed here is told true at another counter that knows this machine's key and has no network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.errors import CodeUnknown
from kiosk.domain.receipt_seal import code_in, is_sealed, unseal
from kiosk.services import look_up, printing, work_list
from kiosk.services.receipt_proof import check_receipt
from kiosk.store.opening import Store
from tests.services.visit import (
    CENTRE,
    NOW,
    PlainPaper,
    ScriptedPrinter,
    StoppedClock,
    filled_draft,
    fresh_store,
    submit,
)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Store]:
    store = fresh_store(tmp_path / "elsewhere", lambda _: None)
    yield store
    store.close()


def printed(store: Store, reprint: bool = False) -> str:
    paper = PlainPaper()
    with store.unit_of_work() as uow:
        known = uow.dossiers(1)
    dossier = known[0] if known else submit(filled_draft(store.unit_of_work).id, store.unit_of_work)
    printing.print_slip(
        dossier.id, CENTRE, ScriptedPrinter(), paper, store.unit_of_work, StoppedClock(), reprint=reprint
    )
    return paper.slips[-1].qr_text


def public_key(store: Store) -> str:
    with store.unit_of_work() as uow:
        key_id = uow.signing_key_id(NOW)
        key = uow.public_keys()[key_id]
        uow.commit()
    return key.hex()


def test_the_symbol_says_the_code_and_is_proved_here_and_elsewhere(store: Store, elsewhere: Store) -> None:
    text = printed(store)
    assert is_sealed(text)
    assert set(text) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ.-:")  # what no keyboard wedge spoils
    here = check_receipt(text, "K1", {}, store.unit_of_work)
    assert (here.genuine, here.station, here.claim.copy, here.claim.on_portal) == (True, "K1", 0, False)
    there = check_receipt(text, "Q1", {"K1": public_key(store)}, elsewhere.unit_of_work)
    assert (there.genuine, there.station) == (True, "K1")
    assert there.claim.dossier_code == code_in(text)
    assert there.claim.received_at == NOW.replace(second=0, microsecond=0)
    again = check_receipt(printed(store, reprint=True), "K1", {}, store.unit_of_work)
    assert again.claim.copy == 1


def test_a_key_that_nobody_knows_and_a_forged_receipt_are_told_apart(store: Store, elsewhere: Store) -> None:
    text = printed(store)
    unknown = check_receipt(text, "Q1", {}, elsewhere.unit_of_work)
    assert (unknown.genuine, unknown.key_known) == (False, False)
    other_code = "H99.01-261123-9999:" + text.partition(":")[2]
    forged = check_receipt(other_code, "Q1", {"K1": public_key(store)}, elsewhere.unit_of_work)
    assert (forged.genuine, forged.key_known) == (False, True)
    code, _, digits = text.partition(":")
    for at in (0, 40, 100, 190):
        changed = digits[:at] + str((int(digits[at]) + 1) % 10) + digits[at + 1 :]
        try:
            assert not check_receipt(f"{code}:{changed}", "K1", {}, store.unit_of_work).genuine
        except CodeUnknown:
            continue


def test_a_scanned_slip_finds_its_dossier(store: Store) -> None:
    text = printed(store)
    assert look_up.by_code(text, store.unit_of_work).dossier_code == code_in(text)
    [line] = work_list.search(text, 5, store.unit_of_work).lines
    assert line.dossier_code == code_in(text)


@given(st.text(max_size=250) | st.from_regex(r"[A-Z0-9.-]{1,24}:[0-9]{191}", fullmatch=True))
def test_noise_is_no_receipt_or_an_unproved_one(text: str) -> None:
    try:
        claim, signature = unseal(text)
    except CodeUnknown:
        return
    assert len(signature) == 64
    assert claim.dossier_code == code_in(text)
