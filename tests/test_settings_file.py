from datetime import time
from pathlib import Path

import pytest

from kiosk.config import Settings, load_settings
from kiosk.domain.errors import ConfigError
from kiosk.settings_file import changed, to_toml, write_settings


def test_what_is_written_is_read_back_the_same(tmp_path: Path) -> None:
    path = tmp_path / "etc" / "kiosk.toml"
    settings = changed(
        Settings(),
        {"centre.name": "Trung tâm Mẫu", "centre.opens": time(7, 30), "scanner.folder": "/srv/quet", "hub.seconds": 5},
    )
    write_settings(settings, path)
    assert load_settings(path) == settings
    assert "lunch_from" not in path.read_text("utf-8")  # a default stays the program's


def test_the_file_before_stays_for_the_way_back(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    for place in ("Hoa Mẫu", "Hoa Khác"):
        write_settings(changed(Settings(), {"centre.place": place}), path)
    assert load_settings(path).centre.place == "Hoa Khác"
    write_settings(changed(Settings(), {"centre.place": "Nơi Ba"}), path)
    assert load_settings(path.with_name("kiosk.toml.before")).centre.place == "Hoa Khác"


@pytest.mark.parametrize("key", ["centre.nonsense", "nowhere.name", "centre.unit_code"])
def test_a_wrong_key_or_value_changes_nothing_and_is_named(key: str) -> None:
    with pytest.raises(ConfigError) as caught:
        changed(Settings(), {key: "bí mật 123"})
    assert key.split(".")[-1] in caught.value.detail or key in caught.value.detail
    assert "bí mật" not in str(caught.value)


def test_what_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError):
        write_settings(Settings(), tmp_path / "file" / "kiosk.toml")


def test_defaults_make_an_empty_file() -> None:
    assert [line for line in to_toml(Settings()).splitlines() if line and not line.startswith("#")] == []
