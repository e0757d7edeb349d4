"""Petitions: kept in the centre's register, read back by code and PIN alone, answered and forwarded by name."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.errors import PetitionEmpty, PetitionUnknown, RoleMissing
from kiosk.domain.events import PetitionReceived
from kiosk.domain.officer import Officer, Role
from kiosk.domain.voice import Petition, PetitionKind, PetitionState
from kiosk.services import petitions
from kiosk.store.opening import Store
from tests.services.visit import CENTRE, NOW, Dice, Heard, StoppedClock

SUPERVISOR = Officer("o9", "minh", "Lê Văn Mẫu", frozenset({Role.SUPERVISOR}), "", NOW)
TEXT = "Sáng nay quầy số 3 mở muộn 30 phút."


@pytest.fixture
def supervisor(store: Store) -> Officer:
    return at_work(store, SUPERVISOR)


def at_work(store: Store, officer: Officer) -> Officer:
    with store.unit_of_work() as uow:
        uow.add_officer(officer)
        uow.commit()
    return officer


def file(store: Store, clock: StoppedClock | None = None, wish: str = "", contact: str = "") -> Petition:
    return petitions.file(
        PetitionKind.COMPLAINT, TEXT, contact, "K1", store.unit_of_work, clock or StoppedClock(), Dice(42), wish
    )


def test_filed_once_and_read_back_whole(store: Store, heard: Heard) -> None:
    first, again = file(store, wish="w"), file(store, wish="w")
    assert (first.code, first.pin, again.code) == ("PA-261124-0001", "000042", "PA-261124-0001")
    assert heard.events == [PetitionReceived("w")]
    found = petitions.look_up(" pa-261124-0001 ", "000 042", store.unit_of_work, StoppedClock())
    assert (found.text, found.contact, found.state) == (TEXT, "", PetitionState.RECEIVED)
    assert file(store, contact="0900 000 001").code == "PA-261124-0002"


@pytest.mark.parametrize(("text", "contact"), [("", ""), (" \n ", ""), ("x" * 4001, ""), ("x", "y" * 201)])
def test_without_words_or_with_too_many_nothing_is_kept(store: Store, text: str, contact: str) -> None:
    with pytest.raises(PetitionEmpty):
        petitions.file(PetitionKind.PRAISE, text, contact, "K1", store.unit_of_work, StoppedClock(), Dice())
    assert petitions.waiting(store.unit_of_work) == []


def test_all_refusals_sound_alike_and_guessing_ends(store: Store) -> None:
    filed, clock = file(store), StoppedClock()
    with pytest.raises(PetitionUnknown):
        petitions.look_up("PA-261124-0099", "000042", store.unit_of_work, clock)
    for guess in range(petitions.REFUSALS_AN_HOUR):
        with pytest.raises(PetitionUnknown):
            petitions.look_up(filed.code, f"{guess:06d}", store.unit_of_work, clock)
    with pytest.raises(PetitionUnknown):
        petitions.look_up(filed.code, "000042", store.unit_of_work, clock)
    clock.at += timedelta(minutes=61)
    assert petitions.look_up(filed.code, "000042", store.unit_of_work, clock).id == filed.id


def test_answered_and_forwarded_leave_the_list(store: Store, supervisor: Officer) -> None:
    one, two, clock = file(store), file(store), StoppedClock()
    assert [p.code for p in petitions.waiting(store.unit_of_work)] == [one.code, two.code]
    petitions.answer(one.code, " Trung tâm xin lỗi. ", supervisor, store.unit_of_work, clock)
    petitions.forward(two.code, "UBND phường", supervisor, store.unit_of_work, clock)
    assert petitions.waiting(store.unit_of_work) == []
    told = petitions.look_up(one.code, one.pin, store.unit_of_work, clock)
    assert (told.state, told.answer, told.officer_id) == (PetitionState.ANSWERED, "Trung tâm xin lỗi.", "o9")
    assert petitions.look_up(two.code, two.pin, store.unit_of_work, clock).state is PetitionState.FORWARDED
    with pytest.raises(PetitionEmpty):
        petitions.answer(one.code, "  ", supervisor, store.unit_of_work, clock)
    with pytest.raises(PetitionUnknown):
        petitions.answer("PA-000000-0001", "x", supervisor, store.unit_of_work, clock)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SUPERVISOR])
def test_who_is_no_supervisor_closes_nothing(store: Store, role: Role) -> None:
    clerk = at_work(store, replace(SUPERVISOR, roles=frozenset({role})))
    closes_nothing(store, clerk)
    closes_nothing(store, replace(clerk, roles=SUPERVISOR.roles))  # the store's word counts, not the caller's


def test_a_supervisor_who_was_closed_meanwhile_closes_nothing(store: Store, supervisor: Officer) -> None:
    with store.unit_of_work() as uow:
        uow.save_officer(replace(supervisor, active=False))
        uow.commit()
    closes_nothing(store, supervisor)


def closes_nothing(store: Store, officer: Officer) -> None:
    filed = file(store)
    for close in (petitions.answer, petitions.forward):
        with pytest.raises(RoleMissing):
            close(filed.code, "Xin lỗi.", officer, store.unit_of_work, StoppedClock())
    assert filed.code in [p.code for p in petitions.waiting(store.unit_of_work)]


def test_the_slip_promises_nothing_of_the_portal(store: Store) -> None:
    slip = petitions.petition_slip(file(store), CENTRE)
    assert (slip.on_portal, slip.answer_by, slip.kind, slip.pin) == (False, None, "Phản ánh", "000042")
    assert TEXT not in repr(slip)


def test_nothing_of_what_was_written_is_in_the_audit(store: Store) -> None:
    file(store, contact="0900 000 001")
    with store.unit_of_work() as uow:
        query = "SELECT action, facts FROM audit"
        rows = uow.connection.exec_driver_sql(query).all()  # type: ignore[attr-defined] # of the SQL one
    assert [row[0] for row in rows] == ["petition.received"]
    assert not any(word in str(rows) for word in ("quầy", "0900", "000042"))
