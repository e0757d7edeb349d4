from pathlib import Path

import pytest

from kiosk.machine import credential


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    file = tmp_path / "config" / "kiosk" / "hub-password"
    file.parent.mkdir(parents=True)
    return file


def test_nobody_handed_anything_over(own: Path) -> None:
    assert credential("hub-password") == ""


def test_a_file_for_the_user_alone_is_taken_and_one_for_all_is_not(own: Path) -> None:
    own.write_text("thu\n")
    own.chmod(0o600)
    assert credential("hub-password") == "thu"
    own.chmod(0o644)
    assert credential("hub-password") == ""


def test_the_system_comes_first(own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own.write_text("cua nguoi dung")
    own.chmod(0o600)
    (tmp_path / "hub-password").write_text("cua he thong")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    assert credential("hub-password") == "cua he thong"
