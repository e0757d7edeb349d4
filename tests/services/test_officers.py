import threading

import pytest

from kiosk.domain.errors import (
    AccountLocked,
    KioskError,
    LogInRefused,
    OfficerExists,
    RoleMissing,
    SecretWeak,
)
from kiosk.domain.officer import FAILURES_TO_LOCK, LOCK_FOR, Officer, Role
from kiosk.services import officers
from kiosk.store.opening import Store
from kiosk.store.secret_hash import Argon2Hasher
from tests.services.visit import StoppedClock, actors

SECRET, OTHER = "cau-long-bien", "song-hong-xanh"


class Quick:
    """A hash that costs nothing."""

    def hash(self, secret: str) -> str:
        return f"plain:{secret}"

    def matches(self, secret_hash: str, secret: str) -> bool:
        return secret_hash == f"plain:{secret}"

    def outdated(self, secret_hash: str) -> bool:
        return False


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


def add(store: Store, clock: StoppedClock, *roles: Role, account: str = "Sen", by: Officer | None = None) -> Officer:
    return officers.add(account, "Trần  Thị Sen", roles, SECRET, by, store.unit_of_work, Quick(), clock)


def log_in(store: Store, clock: StoppedClock, secret: str = SECRET, account: str = " sen ") -> Officer:
    return officers.log_in(account, secret, "Q1", store.unit_of_work, Quick(), clock)


def test_an_account_is_tidied_and_its_secret_must_be_changed(store: Store, clock: StoppedClock) -> None:
    made = add(store, clock, Role.RECEPTION)
    assert (made.account, made.full_name, made.must_change) == ("sen", "Trần Thị Sen", True)
    assert log_in(store, clock).must_change
    changed = officers.change_secret(made.id, SECRET, OTHER, store.unit_of_work, Quick(), clock)
    assert not changed.must_change
    assert not log_in(store, clock, OTHER).must_change
    with pytest.raises(LogInRefused):
        log_in(store, clock)
    assert store.verify_audit() == 5


def test_a_wrong_account_sounds_like_a_wrong_secret(store: Store, clock: StoppedClock) -> None:
    add(store, clock, Role.RECEPTION)
    codes = []
    for account, secret in (("sen", OTHER), ("khong-co", SECRET)):
        with pytest.raises(KioskError) as caught:
            log_in(store, clock, secret, account)
        codes.append((caught.value.code, caught.value.detail))
    assert codes[0] == codes[1]


def test_the_fifth_wrong_secret_locks_for_a_quarter_of_an_hour(store: Store, clock: StoppedClock) -> None:
    add(store, clock, Role.RECEPTION)
    for attempt in range(1, FAILURES_TO_LOCK + 1):
        with pytest.raises(AccountLocked if attempt == FAILURES_TO_LOCK else LogInRefused):
            log_in(store, clock, OTHER)
    with pytest.raises(AccountLocked):
        log_in(store, clock)  # the right one does not help either
    clock.at += LOCK_FOR
    assert log_in(store, clock).failures == 0


def test_guesses_at_once_are_all_counted(store: Store, clock: StoppedClock) -> None:
    made = add(store, clock, Role.RECEPTION)

    def guess() -> None:
        with pytest.raises(KioskError):
            log_in(store, clock, OTHER)

    guesses = [threading.Thread(target=guess) for _ in range(FAILURES_TO_LOCK)]
    for each in guesses:
        each.start()
    for each in guesses:
        each.join()
    with store.unit_of_work() as uow:
        assert uow.officer(made.id).locked(clock.now())


@pytest.mark.parametrize("secret", ["short", "12345678", "aaaaaaaaaa", "tiepnhan", "Tiepnhan1", "abababab"])
def test_a_weak_secret_is_refused_and_nothing_is_added(store: Store, clock: StoppedClock, secret: str) -> None:
    with pytest.raises(SecretWeak):
        officers.add("tiepnhan", "Mẫu", [Role.CASHIER], secret, None, store.unit_of_work, Quick(), clock)
    assert officers.listed(store.unit_of_work) == []


def test_an_account_is_given_once(store: Store, clock: StoppedClock) -> None:
    add(store, clock, Role.RECEPTION)
    with pytest.raises(OfficerExists):
        add(store, clock, Role.RECEPTION, account="SEN")


@pytest.mark.parametrize("role", [Role.RECEPTION, Role.CASHIER, Role.RESULT_RETURN, Role.TECHNICIAN])
def test_only_a_supervisor_changes_accounts(store: Store, clock: StoppedClock, role: Role) -> None:
    add(store, clock, Role.SUPERVISOR, account="phutrach")
    by = add(store, clock, role)
    open_store = store.unit_of_work
    for act in (
        lambda: add(store, clock, Role.RECEPTION, account="moi", by=by),
        lambda: officers.set_roles(by.id, [Role.SUPERVISOR], by, open_store, clock),
        lambda: officers.set_active(by.id, False, by, open_store, clock),
        lambda: officers.reset(by.id, OTHER, by, open_store, Quick(), clock),
    ):
        with pytest.raises(RoleMissing):
            act()
    with store.unit_of_work() as uow:
        assert uow.officer(by.id) == by


def test_the_last_supervisor_stays(store: Store, clock: StoppedClock) -> None:
    chief = add(store, clock, Role.SUPERVISOR)
    with pytest.raises(RoleMissing):
        officers.set_active(chief.id, False, chief, store.unit_of_work, clock)
    with pytest.raises(RoleMissing):
        officers.set_roles(chief.id, [Role.CASHIER], chief, store.unit_of_work, clock)
    add(store, clock, Role.SUPERVISOR, account="haihai", by=chief)
    assert not officers.set_active(chief.id, False, chief, store.unit_of_work, clock).active
    with pytest.raises(LogInRefused):
        log_in(store, clock)


def test_a_supervisor_who_was_closed_meanwhile_changes_nothing(store: Store, clock: StoppedClock) -> None:
    chief = add(store, clock, Role.SUPERVISOR)
    other = add(store, clock, Role.SUPERVISOR, account="haihai", by=chief)
    officers.set_active(other.id, False, chief, store.unit_of_work, clock)
    with pytest.raises(RoleMissing):
        add(store, clock, Role.RECEPTION, account="moi", by=other)


def test_a_reset_frees_a_locked_account(store: Store, clock: StoppedClock) -> None:
    chief = add(store, clock, Role.SUPERVISOR, account="phutrach")
    made = add(store, clock, Role.RECEPTION, by=chief)
    for _ in range(FAILURES_TO_LOCK):
        with pytest.raises(KioskError):
            log_in(store, clock, OTHER)
    officers.reset(made.id, OTHER, chief, store.unit_of_work, Quick(), clock)
    assert log_in(store, clock, OTHER).must_change


def test_unlocking_asks_for_the_officers_own_secret(store: Store, clock: StoppedClock) -> None:
    made = add(store, clock, Role.RECEPTION)
    with pytest.raises(LogInRefused):
        officers.unlock(made.id, OTHER, "Q1", store.unit_of_work, Quick(), clock)
    assert officers.unlock(made.id, SECRET, "Q1", store.unit_of_work, Quick(), clock).id == made.id


def test_the_audit_names_the_account_that_acted(store: Store, clock: StoppedClock) -> None:
    chief = add(store, clock, Role.SUPERVISOR, account="phutrach")
    made = add(store, clock, Role.RECEPTION, by=chief)
    officers.change_secret(log_in(store, clock).id, SECRET, OTHER, store.unit_of_work, Quick(), clock)
    officers.note(made, "locked", "Q1", store.unit_of_work, clock)
    officers.unlock(made.id, OTHER, "Q1", store.unit_of_work, Quick(), clock)
    officers.reset(made.id, SECRET, chief, store.unit_of_work, Quick(), clock)
    officers.set_active(made.id, False, chief, store.unit_of_work, clock)
    assert actors(store) == [
        ("officer.added", "set-up"),
        ("officer.added", "phutrach"),
        ("officer.logged-in", "sen"),
        ("officer.secret", "sen"),
        ("officer.locked", "sen"),
        ("officer.unlocked", "sen"),
        ("officer.secret", "phutrach"),
        ("officer.deactivated", "phutrach"),
    ]


def test_argon2_keeps_a_secret_and_nobody_opens_it(clock: StoppedClock) -> None:
    hasher = Argon2Hasher()
    kept = hasher.hash(SECRET)
    assert SECRET not in kept
    assert kept.startswith("$argon2id$")
    assert hasher.matches(kept, SECRET)
    assert not hasher.matches(kept, OTHER)
    assert not hasher.matches(officers.NOBODY, SECRET)
    assert not hasher.matches("no hash at all", SECRET)
    assert not hasher.outdated(kept)
    assert hasher.outdated("$argon2id$v=19$m=8,t=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg$" + "A" * 43)


def test_no_secret_stands_in_a_repr_or_the_audit(store: Store, clock: StoppedClock) -> None:
    made = add(store, clock, Role.RECEPTION)
    assert SECRET not in repr(made)
