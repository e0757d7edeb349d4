"""Which commands run under the supervisor."""

import sys
from pathlib import Path

import pytest

from kiosk.__main__ import is_supervised
from kiosk.station_role import role_of


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
@pytest.mark.parametrize(
    ("words", "supervised"),
    [
        (["run"], True),
        (["run", "--fullscreen", "--data", "x"], True),
        (["run", "--mode", "kiosk"], True),
        (["run", "--mode=kiosk"], True),
        (["run", "--mode", "counter"], False),
        (["run", "--mode=display"], False),
        (["run", "--data", "x", "--role", "spare", "--line", "3,4"], False),
        (["sync"], False),
        ([], False),
    ],
)
def test_a_kiosk_for_citizens_and_nothing_else(words: list[str], supervised: bool) -> None:
    assert is_supervised(words) is supervised


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_a_machine_opens_as_what_it_was_set_up_to_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KIOSK_CONFIG", raising=False)
    config = tmp_path / "kiosk.toml"
    config.write_text('[station]\nrole = "display"\n', "utf-8")
    assert is_supervised(["run"])
    assert not is_supervised(["run", "--config", str(config)])
    assert not is_supervised(["run", f"--config={config}"])
    assert is_supervised(["run", "--config", str(config), "--mode", "kiosk"])
    monkeypatch.setenv("KIOSK_CONFIG", str(config))
    assert not is_supervised(["run", "--fullscreen"])


@pytest.mark.parametrize("text", ["", "station = 3", "[station]\nrole = 7", "[station", '[station]\ncode = "K1"'])
def test_a_file_that_says_nothing_of_it_opens_the_kiosk(tmp_path: Path, text: str) -> None:
    (tmp_path / "kiosk.toml").write_text(text, "utf-8")
    assert role_of(tmp_path / "kiosk.toml") == role_of(tmp_path / "none.toml") == role_of(None) == "kiosk"
