"""The set-up without a screen: the same trials, the same last step, on real device processes."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.bootstrap import open_kiosk, open_store_of
from kiosk.commands.doctor import coloured
from kiosk.config import RESOURCES, Settings, load_settings
from kiosk.devices.printer.software_printer import SoftwarePrinter
from kiosk.domain.errors import AccountLocked, ConfigError, LogInRefused, PersonLeft, SecretWeak, SimulatorInLive
from kiosk.domain.officer import FAILURES_TO_LOCK, Role
from kiosk.domain.sheets import CheckVerdict
from kiosk.domain.vietqr import parse
from kiosk.examination import Finding, Light
from kiosk.machine import SystemClock
from kiosk.ports.technician import FirstPeople
from kiosk.services import officers
from kiosk.set_up import rows_of
from kiosk.store.secret_hash import Argon2Hasher
from kiosk.technician_process import MachineBench

PEOPLE = FirstPeople("phutrach", "Phạm Quốc Tùng", "Ngô Văn Mẫu", "40718263")
QUICK = {"card.sample_after_seconds": "0", "card.sample_apdu_seconds": "0", "scanner.driver": "folder"}


def unseen(_: str) -> None:
    """Nobody looks on."""


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[MachineBench]:
    made = MachineBench(tmp_path / "kiosk.toml", tmp_path / "data")
    made.change(QUICK)
    yield made
    made.close()


@pytest.fixture
def printer(bench: MachineBench, tmp_path: Path) -> Iterator[SoftwarePrinter]:
    with SoftwarePrinter(tmp_path / "paper", port=0) as listening:
        port = str(listening.port)
        bench.change({"printer.driver": "network", "printer.host": "127.0.0.1", "printer.port": port})
        yield listening


def test_from_nothing_to_a_machine_that_opens(bench: MachineBench, printer: SoftwarePrinter, tmp_path: Path) -> None:
    bench.change({"centre.name": "Trung tâm phường Hoa Sen", "centre.unit_code": "H98.02", "station.code": "K7"})
    for key in ("card", "scanner", "printer", "forms"):
        trial = bench.try_out(key, "", unseen)
        assert trial.verdict in (CheckVerdict.GOOD, CheckVerdict.WARNING), trial
    assert not (tmp_path / "kiosk.toml").exists()
    assert not (tmp_path / "data" / "store").exists()
    accepted = bench.accept(PEOPLE)
    assert accepted.page.read_bytes().startswith(b"%PDF")
    assert len(list((tmp_path / "paper").iterdir())) == 2  # the trial's slip and the acceptance page
    settings = load_settings(tmp_path / "kiosk.toml")
    assert (settings.centre.unit_code, settings.station.code) == ("H98.02", "K7")
    bench.close()
    open_kiosk(tmp_path / "kiosk.toml", tmp_path / "data").close()  # as `kiosk run` does behind its first picture
    store = open_store_of(settings, tmp_path / "data", lambda _: None)
    try:
        store.verify_audit()
        found = {o.account: o.roles for o in officers.listed(store.unit_of_work)}
        assert found == {"phutrach": {Role.SUPERVISOR}, "ktv": {Role.TECHNICIAN}}
        known = (store.unit_of_work, Argon2Hasher(), SystemClock())
        assert officers.log_in("phutrach", accepted.supervisor_secret, "K7", *known).must_change
        assert not officers.log_in("ktv", PEOPLE.pin, "K7", *known).must_change
        for _ in range(FAILURES_TO_LOCK - 1):
            with pytest.raises(LogInRefused):
                officers.log_in("ktv", "11112222", "K7", *known)
        with pytest.raises(AccountLocked):
            officers.log_in("ktv", "11112222", "K7", *known)
        with pytest.raises(AccountLocked):
            officers.log_in("ktv", PEOPLE.pin, "K7", *known)
    finally:
        store.close()


def test_a_set_up_that_was_left_is_taken_up_again(bench: MachineBench, tmp_path: Path) -> None:
    bench.change({"centre.name": "Trung tâm phường Hoa Sen"})
    bench.at_step(3)
    again = MachineBench(tmp_path / "kiosk.toml", tmp_path / "data")
    assert again.step == 3
    assert again.first_time
    assert {row.key: row.value for row in again.rows()}["centre.name"] == "Trung tâm phường Hoa Sen"
    assert not (tmp_path / "kiosk.toml").exists()


@pytest.mark.parametrize(
    ("key", "wrong"),
    [("centre.unit_code", "Hoa Mẫu"), ("printer.port", "chín"), ("centre.opens", "25:00"), ("live", "có lẽ")],
)
def test_a_value_that_does_not_fit_is_named_and_changes_nothing(bench: MachineBench, key: str, wrong: str) -> None:
    before = bench.rows()
    with pytest.raises(ConfigError) as caught:
        bench.change({key: wrong, "centre.place": "Nơi Khác"})
    assert key in caught.value.detail
    assert bench.rows() == before


def test_every_setting_comes_back_from_the_text_that_is_shown(bench: MachineBench) -> None:
    before = bench.rows()
    bench.change({row.key: row.value for row in before})
    assert bench.rows() == before
    assert {row.kind for row in before} == {"text", "number", "flag", "choice", "time", "path"}
    assert all(row.described for row in rows_of(Settings()))


def test_a_live_machine_refuses_simulators_and_says_which(bench: MachineBench, tmp_path: Path) -> None:
    bench.change({"live": "true"})
    with pytest.raises(SimulatorInLive) as caught:
        bench.accept(PEOPLE)
    assert caught.value.detail == "thẻ, máy quét, máy in, Cổng"
    with pytest.raises(SimulatorInLive):
        bench.keep()
    assert not (tmp_path / "kiosk.toml").exists()
    assert not (tmp_path / "data" / "store").exists()


def test_a_file_that_keeps_the_machine_closed_can_be_mended(tmp_path: Path) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text('live = true\n[centre]\nplace = "Hoa Sen"\n', "utf-8")
    bench = MachineBench(config, tmp_path / "data")
    assert not bench.first_time
    bench.change({"live": "false"})
    bench.keep()
    assert load_settings(config).centre.place == "Hoa Sen"
    config.write_text("live = \n", "utf-8")
    bench = MachineBench(config, tmp_path / "data")
    assert bench.first_time
    bench.change({"centre.place": "Hoa Khác"})
    bench.keep()
    assert load_settings(config).centre.place == "Hoa Khác"
    assert config.with_name("kiosk.toml.before").read_text("utf-8") == "live = \n"


@pytest.mark.parametrize("pin", ["1234567", "1234567a", "12345678", "00000000"])
def test_a_weak_pin_puts_nothing_in_force(bench: MachineBench, tmp_path: Path, pin: str) -> None:
    with pytest.raises(SecretWeak):
        bench.accept(FirstPeople("phutrach", "Phạm Quốc Tùng", "", pin))
    assert not (tmp_path / "kiosk.toml").exists()


@pytest.mark.parametrize(
    ("key", "away", "code"),
    [
        ("card", {"card.driver": "pcsc", "card.reader": "khong co"}, "CARD-10"),
        ("scanner", {"scanner.driver": "sane", "scanner.device": "khong:co"}, "SCAN-101"),
        ("printer", {"printer.driver": "network", "printer.port": "9"}, "PRNT-101"),
        ("forms", {"printer.form_driver": "cups", "printer.form_queue": "khong-co"}, "PRNT-101"),
        ("portal", {"portal.sandbox": "false", "portal.address": "http://127.0.0.1:9"}, "CONF-001"),
        ("hub", {"hub.url": "postgresql://kiosk@127.0.0.1:9/hub"}, "HUBS-901"),
    ],
)
def test_a_part_that_is_away_is_red_with_its_code(
    bench: MachineBench, key: str, away: dict[str, str], code: str
) -> None:
    bench.change(away)
    trial = bench.try_out(key, "099123", unseen)
    assert trial.verdict is CheckVerdict.FAULT
    assert trial.code.startswith(code)
    assert trial.remedy
    assert bench.last_trials()[key] == trial


@pytest.mark.parametrize(("fault", "code"), [("paper-out", "PRNT-102"), ("cover-open", "PRNT-103")])
def test_a_printer_in_trouble_is_red_and_green_when_mended(
    bench: MachineBench, printer: SoftwarePrinter, fault: str, code: str
) -> None:
    printer.set_fault(fault)
    assert bench.try_out("printer", "", unseen).code == code
    printer.set_fault("")
    assert bench.try_out("printer", "", unseen).verdict is CheckVerdict.GOOD


@pytest.mark.skipif(shutil.which("scanimage") is None, reason="SANE is not installed")
def test_the_scanner_of_sane_hands_over_a_page(bench: MachineBench) -> None:
    bench.change({"scanner.driver": "auto"})
    trial = bench.try_out("scanner", "", unseen)
    assert trial.verdict is CheckVerdict.WARNING  # SANE's own test device is no scanner
    assert trial.text.startswith("trang mẫu: 1 trang")
    assert trial.page


def test_another_portal_password_is_a_red_trial_with_its_reason(
    bench: MachineBench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "portal-password").write_text("khong-dung")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    assert bench.try_out("portal", "", unseen).verdict is CheckVerdict.WARNING  # the sandbox answers, and says so
    bench.change({"portal.sandbox": "false", "portal.address": "http://127.0.0.1:9"})
    assert bench.try_out("portal", "", unseen).code == "PORT-301"


def test_a_hub_that_nobody_wants_is_no_fault(bench: MachineBench) -> None:
    assert bench.try_out("hub", "", unseen).verdict is CheckVerdict.SKIPPED


def test_the_code_for_the_account_asks_for_that_account(bench: MachineBench) -> None:
    bench.change({"payment.bank_bin": "970400", "payment.account": "0990000000002"})
    asked = parse(bench.payment_code())
    assert (asked.bank_bin, asked.account, asked.amount_vnd) == ("970400", "0990000000002", 1000)
    bench.change({"payment.account": ""})
    assert bench.payment_code() == ""


def test_a_trial_ends_when_the_technician_leaves(bench: MachineBench) -> None:
    def leave(_: str) -> None:
        raise PersonLeft

    bench.change({"card.sample_after_seconds": "60"})
    with pytest.raises(PersonLeft):
        bench.try_out("card", "", leave)


def test_a_wrong_number_does_not_open_the_card(bench: MachineBench) -> None:
    assert bench.try_out("card", "999999", unseen).code == "CARD-103"
    assert bench.try_out("card", "12", unseen).code == "CARD-103"


def test_what_a_trial_leaves_tells_of_nobody(bench: MachineBench, tmp_path: Path) -> None:
    assert bench.try_out("card", "", unseen).text
    for path in (tmp_path / "data").rglob("*"):
        if path.is_file():
            assert "MẪU".encode() not in path.read_bytes(), path
            assert b"099085000011" not in path.read_bytes(), path


def test_days_are_marked_and_unmarked(bench: MachineBench) -> None:
    from datetime import date

    day = date(2026, 12, 24)
    bench.set_day(day, "off", "Ngày hội phường")
    assert [mark.name for mark in bench.days() if mark.day == day] == ["Ngày hội phường"]
    bench.set_day(day, None, "")
    assert day not in [mark.day for mark in bench.days()]


def test_work_left_and_certificates_are_those_of_this_machine(bench: MachineBench) -> None:
    gauges = {gauge.key: gauge for gauge in bench.work_left()}
    assert set(gauges) == {"disk", "printer", "trust", "clock", "calendar", "catalogue"}
    assert all(0.0 <= gauge.fraction <= 1.0 and gauge.text for gauge in gauges.values())
    anchors = bench.anchors()
    assert len(anchors) == len(list((RESOURCES / "trust" / "test").glob("*.pem")))
    assert all(anchor.simulated and anchor.valid_from < anchor.valid_until for anchor in anchors)
    bench.change({"card.trust_folder": "/khong/co"})
    assert {g.key: g.verdict for g in bench.work_left()}["trust"] is CheckVerdict.FAULT


def test_an_authority_without_a_revocation_list_is_told(bench: MachineBench, tmp_path: Path) -> None:
    folder = tmp_path / "trust"
    folder.mkdir()
    shutil.copy(RESOURCES / "trust" / "test" / "test-csca.pem", folder)
    bench.change({"card.trust_folder": str(folder)})
    gauge = next(gauge for gauge in bench.work_left() if gauge.key == "trust")
    assert (gauge.verdict, "chưa có danh sách thu hồi" in gauge.text) == (CheckVerdict.WARNING, True)
    shutil.copy(RESOURCES / "trust" / "test" / "test-csca.crl", folder)
    assert next(g for g in bench.work_left() if g.key == "trust").verdict is CheckVerdict.GOOD


def test_the_bundle_lands_where_it_is_wanted(bench: MachineBench, tmp_path: Path) -> None:
    assert bench.bundle(tmp_path / "usb").parent == tmp_path / "usb"
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError):
        bench.bundle(tmp_path / "file")


def test_answers_set_up_a_machine_without_a_screen(tmp_path: Path) -> None:
    answers = tmp_path / "answers.toml"
    answers.write_text(
        '[centre]\nunit_code = "H98.02"\n[scanner]\ndriver = "folder"\n'
        '[set_up]\nsupervisor_account = "tung"\nsupervisor_name = "Phạm Quốc Tùng"\ntry = ["scanner", "hub"]\n',
        "utf-8",
    )
    words = [
        "setup",
        "--answers",
        str(answers),
        "--config",
        str(tmp_path / "kiosk.toml"),
        "--data",
        str(tmp_path / "d"),
    ]
    told = _kiosk(*words, "--json")
    assert told["supervisor"] == "tung"
    assert len(told["pin"]) == 8
    assert load_settings(tmp_path / "kiosk.toml").centre.unit_code == "H98.02"
    assert told["pin"] not in (tmp_path / "kiosk.toml").read_text("utf-8")
    listed = _kiosk("officer", "list", *words[3:], "--json")
    assert [each["account"] for each in listed] == ["ktv", "tung"]


def test_answers_with_an_unknown_key_set_up_nothing(tmp_path: Path) -> None:
    answers = tmp_path / "answers.toml"
    answers.write_text('[set_up]\npin = "12345678"\n', "utf-8")
    words = [
        "setup",
        "--answers",
        str(answers),
        "--config",
        str(tmp_path / "kiosk.toml"),
        "--data",
        str(tmp_path / "d"),
    ]
    done = subprocess.run([sys.executable, "-m", "kiosk", *words], capture_output=True, text=True)
    assert done.returncode == 1
    assert "CONF-001" in done.stderr
    assert "12345678" not in done.stderr
    assert not (tmp_path / "kiosk.toml").exists()


def test_the_doctor_colours_what_a_terminal_shows() -> None:
    findings = [Finding("Máy in", Light.RED, "PRNT-102 hết giấy", "Thay giấy."), Finding("Thẻ", Light.GREEN, "đủ")]
    shown = coloured(findings)
    assert "\x1b[1;31m● đỏ" in shown
    assert "→ Thay giấy." in shown
    assert shown.endswith("1 xanh, 0 vàng, 1 đỏ")


def _kiosk(*words: str) -> Any:
    done = subprocess.run([sys.executable, "-m", "kiosk", *words], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
