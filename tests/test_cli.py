"""Every command as a process: its words, its exit codes, and what it leaves."""

import argparse
import json
import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli import build_parser, report_defect
from kiosk.devices.printer.software_printer import SoftwarePrinter
from tests.waiting import PATIENCE_SECONDS

SECONDS = 60
QUICK_CARD = "[card]\nsample_after_seconds = 0\nsample_apdu_seconds = 0\n"
DETAILS = {
    "capacity": "self",
    "residence.province": "01",
    "residence.commune": "00004",
    "residence.detail": "Số 1 phố Mẫu",
    "relation_to_householder": "self",
    "phone": "0900000011",
    "return_by": "centre",
}


def kiosk(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kiosk", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)


def parsers(parser: argparse.ArgumentParser, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield words, parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                yield from parsers(inner, (*words, name))


EVERY = {words: parser for words, parser in parsers(build_parser()) if words}


@pytest.fixture
def quick(tmp_path: Path) -> Path:
    path = tmp_path / "kiosk.toml"
    path.write_text(QUICK_CARD, "utf-8")
    return path


# Words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_every_command_helps(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        build_parser().parse_args([*words, "--help"])
    assert ended.value.code == 0
    assert " ".join(("kiosk", *words)) in capsys.readouterr().out


@pytest.mark.parametrize("words", [w for w, p in EVERY.items() if p.get_default("command")], ids=" ".join)
def test_every_command_says_what_it_does_and_refuses_unknown_words(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert EVERY[words].description
    with pytest.raises(SystemExit) as ended:
        build_parser().parse_args([*words, "--no-such-option"])
    assert ended.value.code == 2
    assert "usage: kiosk" in capsys.readouterr().err


def test_help_and_wrong_usage_as_a_process() -> None:
    assert kiosk("--help").returncode == 0
    assert kiosk("no-such-command").returncode == 2
    assert kiosk("card", "read", "--can", "12", "--reader", "software").returncode == 2


def test_a_defect_tells_the_place_and_never_the_text(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        raise RuntimeError("Nguyễn Văn Mẫu 099085000011")
    except RuntimeError as defect:
        report_defect(RuntimeError, defect, defect.__traceback__)
    told = capsys.readouterr().err
    assert told.startswith("KIOS-000: RuntimeError")
    assert "test_a_defect_tells_the_place" in told
    assert "Nguyễn" not in told
    assert "099085" not in told


# Card ------------------------------------------------------------------------------------------------------------


def test_reading_a_card_gives_the_fields_and_what_was_proved(quick: Path, tmp_path: Path) -> None:
    photo = tmp_path / "photo.jp2"
    words = ("--reader", "software", "--can", "000011", "--config", quick, "--photo", photo, "--json")
    done = kiosk("card", "read", *words)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["citizen_id"] == "099085000011"
    assert told["evidence"]["access"]
    assert (told["evidence"]["hashes"], told["evidence"]["signature"]) == ("yes", "yes")
    assert photo.stat().st_size > 1000


def test_reading_a_card_by_its_qr_leaves_a_trace_without_its_holder(quick: Path, tmp_path: Path) -> None:
    trace = tmp_path / "trace.jsonl"
    words = ("--reader", "software", "--config", quick, "--trace", trace, "--json")
    done = kiosk("card", "read", "--qr", "099085000011|099123456|NGUYỄN VĂN MẪU|14031985|Nam|x|01012021", *words)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["evidence"]["chip"] == "yes"
    assert told["qr_differences"] == ["residence"]
    assert len(trace.read_text("utf-8").splitlines()) > 50
    assert not any(word in trace.read_text("utf-8") for word in ("099085000011", "NGUY", "000011"))
    refused = kiosk("card", "read", "--qr", "https://example.org/", *words)
    assert (refused.returncode, refused.stderr.split(":")[0]) == (1, "CODE-102")


def test_the_wrong_number_is_a_named_fault(quick: Path) -> None:
    done = kiosk("card", "read", "--reader", "software", "--can", "000012", "--config", quick)
    assert done.returncode == 1
    assert "CARD-103: Thẻ không nhận số vừa nhập." in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


# Care ------------------------------------------------------------------------------------------------------------


def test_doctor_finds_a_fresh_machine_usable(tmp_path: Path) -> None:
    done = kiosk("doctor", "--data", tmp_path / "data", "--json")
    findings = json.loads(done.stdout)
    assert {f["key"] for f in findings} >= {"card", "scanner", "printer", "forms", "portal", "hub", "disk", "clock"}
    assert all(f["remedy"] for f in findings if f["state"] != "xanh")
    assert done.returncode == int(any(f["state"] == "đỏ" for f in findings))
    assert not (tmp_path / "data").exists(), "looking must not make a store"


def test_doctor_is_red_when_the_printer_is_not_there(tmp_path: Path) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text('[printer]\ndriver = "network"\nport = 1\n', "utf-8")
    done = kiosk("doctor", "--config", config, "--data", tmp_path / "data", "--json")
    assert done.returncode == 1
    assert [f["found"][:8] for f in json.loads(done.stdout) if f["state"] == "đỏ"] == ["PRNT-101"]


def test_config_lists_every_setting() -> None:
    done = kiosk("config")
    assert done.returncode == 0
    assert {"live", "card.trust_folder", "portal.sandbox"} <= {line.split()[0] for line in done.stdout.splitlines()}


def test_a_bad_setting_is_told_by_name(tmp_path: Path) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text('[portal]\npassword = "Bi-mat-099"\n', "utf-8")
    done = kiosk("doctor", "--config", config)
    assert done.returncode == 1
    assert "CONF-001: Máy chưa được cài đặt đúng." in done.stderr
    assert "portal.password" in done.stderr
    assert "Bi-mat" not in done.stderr


# Dossiers --------------------------------------------------------------------------------------------------------


def test_a_dossier_from_the_card_to_the_portal(quick: Path, tmp_path: Path) -> None:
    details, where = tmp_path / "details.json", ("--config", quick, "--data", tmp_path / "data")
    details.write_text(json.dumps(DETAILS), "utf-8")
    words = ("--procedure", "1.004222", "--case", 1, "--can", "000011", "--details", details, "--json")
    done = kiosk("dossier", "submit", *words, *where)
    assert done.returncode == 0, done.stderr
    filed = json.loads(done.stdout)
    assert filed["code"].startswith("H99.01-")
    assert filed["delivery"] == "waiting"

    done = kiosk("sync", "--json", *where)
    assert (done.returncode, json.loads(done.stdout)["waiting"]) == (0, 0), done.stderr

    listed = json.loads(kiosk("dossier", "list", "--json", *where).stdout)
    assert [(d["code"], d["delivery"]) for d in listed] == [(filed["code"], "delivered")]
    shown = kiosk("dossier", "show", filed["code"], *where)
    assert filed["code"] in shown.stdout
    assert "Cổng đã tiếp nhận" in shown.stdout
    assert "Nguyễn" not in shown.stdout + json.dumps(listed, ensure_ascii=False)


def test_an_unknown_dossier_is_a_named_fault(quick: Path, tmp_path: Path) -> None:
    done = kiosk("dossier", "show", "H99.01-260101-0001", "--config", quick, "--data", tmp_path / "data")
    assert done.returncode == 1
    assert "DOSS-204: Không tìm thấy hồ sơ này tại đây." in done.stderr


# Servers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("noun", ["portal", "printer"])
@pytest.mark.parametrize("ending", ["stdin", "signal"])
def test_a_server_tells_its_port_and_ends_when_told(noun: str, ending: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kiosk", noun, "serve", "--port", "0", "--data", str(tmp_path), "--json"]
    command += ["--until-eof"] if ending == "stdin" else []
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        try:
            assert server.stdin
            assert server.stdout
            told = json.loads(server.stdout.readline())
            assert told["host"] == "127.0.0.1"
            assert told["port"] > 0
            if noun == "portal":
                with urllib.request.urlopen(f"http://127.0.0.1:{told['port']}/quan-tri/ho-so", timeout=10) as answer:
                    assert json.load(answer)["ho_so"] == []
            if ending == "stdin":
                server.stdin.close()
            else:
                os.kill(server.pid, signal.SIGTERM)
            assert server.wait(PATIENCE_SECONDS) == 0
        finally:
            server.kill()


def test_doctor_sees_a_printer_without_paper(tmp_path: Path) -> None:
    with SoftwarePrinter(tmp_path / "slips", host="127.0.0.1", port=0, fault="paper-out") as printer:
        config = tmp_path / "kiosk.toml"
        config.write_text(f'[printer]\ndriver = "network"\nport = {printer.port}\n', "utf-8")
        done = kiosk("doctor", "--config", str(config), "--data", str(tmp_path / "data"), "--json")
    assert done.returncode == 1
    assert any(row["part"] == "Máy in phiếu" and "PRNT-102" in row["found"] for row in json.loads(done.stdout))


def test_an_installed_program_finds_the_settings_of_its_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_CONFIG", str(tmp_path / "kiosk.toml"))
    assert build_parser().parse_args(["doctor"]).config == tmp_path / "kiosk.toml"
    assert build_parser().parse_args(["config", "import", "other.toml"]).config == tmp_path / "kiosk.toml"
    assert build_parser().parse_args(["doctor", "--config", "mine.toml"]).config == Path("mine.toml")
