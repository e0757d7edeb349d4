"""`kiosk store`, `kiosk backup`, `kiosk restore` and `kiosk key`: words, exit codes, what they leave."""

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kiosk.cli import main
from kiosk.domain.outbox import OutboxState
from kiosk.store.keys import KeyFile
from kiosk.store.opening import open_store
from tests.services.visit import Heard, filled_draft, submit
from tests.store.key_providers.software_tpm import INSTALLED, SoftwareTpm

PASSPHRASE = "một câu dài để thử"


class Done(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


def kiosk(*words: object, typed: str = "") -> Done:
    """In this process: a dozen of others would take half a minute."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr(sys, "excepthook", sys.excepthook)
        patch.setattr(sys, "stdin", io.StringIO(typed))
        code = main([str(word) for word in words])
    return Done(code, out.getvalue(), err.getvalue())


def told(*words: object, typed: str = "") -> Any:
    done = kiosk(*words, "--json", typed=typed)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def config(path: Path, **keys: str) -> Path:
    path.write_text("[store]\nreserve_mb = 1\n" + "".join(f'{k} = "{v}"\n' for k, v in keys.items()), "utf-8")
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder whose store has one dossier."""
    folder = tmp_path / "data"
    store = open_store(folder / "store", KeyFile(folder / "store.key"), Heard())
    submit(filled_draft(store.unit_of_work).id, store.unit_of_work)
    store.close()
    return folder


def test_a_store_is_examined_backed_up_and_put_back_elsewhere(data: Path, tmp_path: Path) -> None:
    mine = ("--config", config(tmp_path / "kiosk.toml"), "--data", data)
    there = ("--config", tmp_path / "kiosk.toml", "--data", tmp_path / "new")
    findings = told("store", "check", *mine)
    assert {f["soundness"] for f in findings} == {"good"}
    shown = kiosk("store", "check", *mine)
    assert shown.returncode == 0
    assert "Nhật ký" in shown.stdout
    made = told("backup", tmp_path / "backup", *mine)
    assert (made["dossiers"], made["waiting"], made["lacking"], made["recoverable"]) == (1, 2, 0, False)
    assert kiosk("backup", tmp_path / "backup", *mine).stderr.startswith("STOR-423")
    assert kiosk("restore", tmp_path / "backup", *mine).stderr.startswith("STOR-423")
    assert kiosk("restore", tmp_path / "backup", *there).stderr.startswith("STOR-404")  # another machine has no key
    done = told("restore", tmp_path / "backup", "--key-file", data / "store.key", *there)
    assert (done["dossiers"], done["unsure"]) == (1, 2)
    store = open_store(tmp_path / "new" / "store", KeyFile(tmp_path / "new" / "store.key"), Heard())
    with store.unit_of_work() as uow:
        [dossier] = uow.dossiers(9)
        assert {item.state for item in uow.items_of(dossier.id)} == {OutboxState.UNSURE}
    store.close()
    assert told("sync", *there)["waiting"] == 0  # the Portal was asked, did not know it, and has it now
    [listed] = told("dossier", "list", *there)
    assert listed["delivery"] == "delivered"


def test_damage_is_exit_one_and_no_store_is_a_named_fault(data: Path, tmp_path: Path) -> None:
    where = ("--config", config(tmp_path / "kiosk.toml"), "--data")
    assert kiosk("store", "check", *where, tmp_path / "nowhere").stderr.startswith("STOR-404")
    assert not (tmp_path / "nowhere").exists()
    database = data / "store" / "dossiers.db"
    content = bytearray(database.read_bytes())
    content[-100] ^= 1
    database.write_bytes(bytes(content))
    done = kiosk("store", "check", *where, data, "--json")
    assert done.returncode == 1
    assert {f["part"] for f in json.loads(done.stdout) if f["soundness"] == "bad"} & {"cipher", "database"}
    database.write_bytes(bytes(len(content)))
    done = kiosk("store", "check", *where, data, "--json")
    assert (done.returncode, json.loads(done.stdout)[0]["code"]) == (1, "STOR-405")


@pytest.mark.skipif(not INSTALLED, reason="needs swtpm and tpm2-tools")
def test_from_the_key_file_to_the_tpm_and_back_by_the_recovery_key(data: Path, tmp_path: Path) -> None:
    safe = tmp_path / "safe.json"
    public = told("key", "new-recovery", safe, typed=PASSPHRASE + "\n")["recovery_key"]
    with SoftwareTpm() as chip:
        on_file = config(tmp_path / "file.toml", recovery_key=public, tpm=chip.tcti)
        on_chip = config(tmp_path / "chip.toml", recovery_key=public, tpm=chip.tcti, key="tpm")
        at, now = ("--config", on_file, "--data", data), ("--config", on_chip, "--data", data)
        assert kiosk("key", "wrap", *at).returncode == 0
        assert kiosk("key", "forget", "--keeper", "file", *at).returncode == 2
        assert kiosk("key", "forget", "--keeper", "file", *now).stderr.startswith("STOR-404")  # not kept yet
        assert kiosk("key", "keep", "--keeper", "tpm", *at).returncode == 0
        assert kiosk("key", "forget", "--keeper", "file", *now).returncode == 0
        status = told("key", "status", *now)
        assert (status["kept_by"], status["fault"]) == (["tpm"], "")
        assert status["recovery"] == status["recovery_wanted"] != ""
        assert told("store", "check", *now)
        chip.run("tpm2_pcrextend", "7:sha256=" + "22" * 32)
        assert kiosk("store", "check", *now).stderr.startswith("STOR-420")
        refused = kiosk("key", "recover", "--recovery-key", safe, *now, typed="khác hẳn câu kia\n")
        assert refused.stderr.startswith("STOR-421")
        done = kiosk("key", "recover", "--recovery-key", safe, *now, typed=PASSPHRASE + "\n")
        assert done.returncode == 0, done.stderr
        assert told("store", "check", *now)
        for output in (done, refused):
            assert PASSPHRASE not in output.stdout + output.stderr
