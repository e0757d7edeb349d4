"""Logging in, locking and leaving, by keys alone."""

from desk_bench import PEOPLE, SECRET, DeskOnBench

from kiosk.domain.errors import RoleMissing
from kiosk.domain.officer import FAILURES_TO_LOCK
from kiosk.services import officers


def type_in(at: DeskOnBench, account: str, secret: str) -> None:
    at.type(account)
    at.press("Return")
    at.type(secret)
    at.press("Return")


def test_an_officer_logs_in_by_keys(at: DeskOnBench) -> None:
    type_in(at, "sen", SECRET)
    at.wait(lambda: at.desk.stage == "work", "the first page")
    assert at.desk.page == "work"
    assert at.desk.officerName == PEOPLE["sen"][0]
    assert at.bench.store.verify_audit() == len(PEOPLE) * 2 + 1


def test_a_wrong_secret_is_told_and_leaves_nothing_in_the_field(at: DeskOnBench) -> None:
    type_in(at, "sen", "sai-mat-khau")
    assert at.desk.stage == "log-in"
    assert at.finger.sees("Tài khoản hoặc mật khẩu không đúng.")
    at.type(SECRET)  # the account is still there, the secret is typed anew
    at.press("Return")
    assert at.desk.stage == "work"


def test_five_wrong_secrets_lock_the_account(at: DeskOnBench) -> None:
    at.type("sen")
    at.press("Return")
    for _ in range(FAILURES_TO_LOCK):
        at.type("sai")
        at.press("Return")
    at.type(SECRET)
    at.press("Return")
    assert at.desk.stage == "log-in"
    assert at.finger.sees("15 phút")


def test_the_first_secret_is_changed_before_anything_is_seen(at: DeskOnBench) -> None:
    t = at.bench.tools
    officers.reset(at.officers["sen"].id, "mot-lan-thoi", None, t.unit_of_work, t.hasher, t.clock)
    type_in(at, "sen", "mot-lan-thoi")
    at.wait(lambda: at.desk.stage == "secret", "the new secret")
    assert at.desk.page == ""
    for words in ("mot-lan-thoi", "song-hong-xanh", "song-hong-do"):
        at.type(words)
        at.press("Return")
    assert at.finger.sees("Hai lần nhập mật khẩu mới chưa giống nhau.")
    at.desk_window.log_in.changeSecret("mot-lan-thoi", "song-hong-xanh", "song-hong-xanh")
    at.wait(lambda: at.desk.stage == "work", "the first page")


def test_a_locked_screen_shows_nothing_and_opens_for_the_same_officer(at: DeskOnBench) -> None:
    at.log_in("sen")
    at.model.choose("open")
    at.settle()
    at.press("Ctrl+L")
    assert at.desk.stage == "locked"
    assert not at.finger.sees("H99.01-")
    at.press("Ctrl+K")
    assert not at.desk_window.finder.shown
    at.type(SECRET)
    at.press("Return")
    at.wait(lambda: at.desk.stage == "work", "the desk again")
    assert at.model.heap == "open"  # what was being done waited beneath
    assert at.finger.sees("H99.01-")


def test_nobody_touching_locks_the_screen(at: DeskOnBench) -> None:
    at.log_in("sen")
    at.press("Up")
    for _ in range(60 * at.bench.tools.lock_minutes - 20):
        at.desk.clock.tick()
    assert at.desk.stage == "work"
    at.press("Down")
    at.desk.clock.tick()
    assert at.desk.stage == "work"  # a key counts
    for _ in range(60 * at.bench.tools.lock_minutes):
        at.desk.clock.tick()
    assert at.desk.stage == "locked"


def test_another_officer_finds_nothing_of_the_one_before(at: DeskOnBench) -> None:
    at.log_in("sen")
    at.model.search("nguyen")
    at.settle()
    before = at.model
    at.desk.lock()
    at.desk_window.log_in.switchOfficer()
    at.log_in("tung")
    assert before.query == ""
    assert at.desk.page == "work"


def test_a_technician_is_not_let_in(at: DeskOnBench) -> None:
    type_in(at, "mau", SECRET)
    assert (at.desk.stage, at.desk.page) == ("log-in", "")
    assert at.desk_window.log_in.faultTitle == at.bench.tools.faults[RoleMissing.code].title


def test_every_model_empties_itself(at: DeskOnBench) -> None:
    at.log_in("tung")
    for section in at.desk.sections:
        at.desk.go(section["key"])
        at.settle()
    at.desk.logOut()
    at.settle()
    for key, model in at.desk._models.items():
        fresh = type(model)(at.desk)
        kept = {name: value for name, value in vars(model).items() if isinstance(value, str | list | dict | int)}
        clean = {name: value for name, value in vars(fresh).items() if name in kept}
        assert kept == clean, key
