"""`kiosk sync`: what is not sent, why and who must act; keeping a row back and letting it go; sending now."""

import json
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.domain.errors import ParkedByHand
from kiosk.domain.outbox import Outcome
from kiosk.session.held_file import HeldFile
from tests.faults.sending import file_dossiers, opened, rows

Out = pytest.CaptureFixture[str]


@pytest.fixture
def dossier_id(tmp_path: Path) -> str:
    return file_dossiers(tmp_path, 1)[0]


def ask(folder: Path, out: Out, *words: str) -> tuple[int, str]:
    out.readouterr()
    code = main(["sync", *words, "--data", str(folder)])
    return code, out.readouterr().out


def test_status_names_for_every_row_why_and_who(tmp_path: Path, dossier_id: str, capsys: Out) -> None:
    registration, step = rows(tmp_path, [dossier_id])
    with opened(tmp_path) as store, store.unit_of_work() as uow:
        uow.settle(registration.id, Outcome(False, "PORT-304", answer="error_code -1: MaTTHC", raw="Nguyễn Văn Mẫu"))
        uow.commit()
    code, said = ask(tmp_path, capsys, "status", "--json")
    told = json.loads(said)
    assert (code, told["link"], told["stuck"]) == (1, "unknown", 1)
    first, second = told["rows"]
    assert (first["item"], first["fault"], first["who"], first["action"]) == (
        registration.id,
        "PORT-304",
        "clerk",
        "correct",
    )
    assert (first["answer"], first["attempts"], first["next_try_at"]) == ("error_code -1: MaTTHC", 1, None)
    assert (second["item"], second["who"], second["stuck"]) == (step.id, "before", False)
    _, table = ask(tmp_path, capsys, "status")
    for words in ("cán bộ xử lý", "chờ việc trước", "PORT-304", registration.id, "Cần người xử lý: 1."):
        assert words in table
    assert "Mẫu" not in said + table


def test_a_row_is_kept_back_and_let_go(tmp_path: Path, dossier_id: str, capsys: Out) -> None:
    [registration, _] = rows(tmp_path, [dossier_id])
    assert ask(tmp_path, capsys, "park", registration.id)[0] == 0
    [row, _] = json.loads(ask(tmp_path, capsys, "status", "--json")[1])["rows"]
    assert (row["fault"], row["who"], row["action"], row["stuck"]) == (ParkedByHand.code, "clerk", "try-now", True)
    assert ask(tmp_path, capsys, "retry", registration.id)[0] == 0
    [row, _] = json.loads(ask(tmp_path, capsys, "status", "--json")[1])["rows"]
    assert not row["stuck"]
    assert main(["sync", "park", "no-such-row", "--data", str(tmp_path)]) == 1
    assert "STOR-400" in capsys.readouterr().err


def test_now_sends_everything_when_nobody_else_does(tmp_path: Path, dossier_id: str, capsys: Out) -> None:
    code, said = ask(tmp_path, capsys, "now", "--json", "--seconds", "60")
    assert (code, json.loads(said)) == (0, {"waiting": 0, "online": True, "link": "online"})
    assert ask(tmp_path, capsys, "status") == (
        0,
        "Đường tới Cổng: chưa rõ (không có tiến trình gửi).\nCổng đã có đủ mọi hồ sơ.\n",
    )


def test_now_leaves_the_sending_to_whoever_holds_the_lock(tmp_path: Path, dossier_id: str, capsys: Out) -> None:
    held = HeldFile(tmp_path / "outbox.lock")
    assert held.try_alone()
    code, said = ask(tmp_path, capsys, "now", "--json", "--seconds", "0.5")
    held.release()
    assert (code, json.loads(said)["waiting"]) == (1, 1)
    assert all(row.attempts == 0 for row in rows(tmp_path, [dossier_id]))
