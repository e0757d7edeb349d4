"""kiosk.toml: refused by name, never by value."""

import contextlib
from pathlib import Path

import pytest

from kiosk.config import RESOURCES, Settings, describe, load_settings
from kiosk.device_processes import card_plan, code_reader_of
from kiosk.domain.errors import ConfigError, SimulatorInLive

REAL = """live = true
[card]
driver = "pcsc"
[scanner]
driver = "sane"
[printer]
driver = "network"
form_driver = "cups"
[portal]
sandbox = false
"""


def settings_of(tmp_path: Path, toml: str) -> Settings:
    path = tmp_path / "kiosk.toml"
    path.write_text(toml, "utf-8")
    return load_settings(path)


@pytest.mark.parametrize(
    ("toml", "named"),
    [
        ('[portal]\nmat_khau = "Bi-mat-099"\n', "portal.mat_khau"),
        ('[printer]\nport = "Bi-mat-099"\n', "printer.port"),
        ('[centre]\nunit_code = "Bi-mat-099"\n', "centre.unit_code"),
        ("[printer]\nwidth_dots = 577\n", "printer.width_dots"),
    ],
)
def test_a_wrong_key_is_named_and_its_value_is_not(tmp_path: Path, toml: str, named: str) -> None:
    with pytest.raises(ConfigError) as caught:
        settings_of(tmp_path, toml)
    assert caught.value.code == "CONF-001"
    assert caught.value.detail == named
    assert "Bi-mat" not in str(caught.value) + repr(caught.value) + str(caught.value.__cause__)


@pytest.mark.parametrize("toml", ["[card", "a = 1\na = 2"])
def test_what_is_not_toml_is_conf_001(tmp_path: Path, toml: str) -> None:
    with pytest.raises(ConfigError) as caught:
        settings_of(tmp_path, toml)
    assert caught.value.code == "CONF-001"


def test_a_missing_file_is_conf_001(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        load_settings(tmp_path / "none.toml")


def test_live_serves_only_with_real_things(tmp_path: Path) -> None:
    assert settings_of(tmp_path, REAL).simulated() == ()


@pytest.mark.parametrize(
    ("real", "toy", "part"),
    [
        ('driver = "pcsc"', 'driver = "software"', "thẻ"),
        ('driver = "sane"', 'driver = "auto"', "máy quét"),
        ('driver = "network"', 'driver = "software"', "máy in"),
        ('form_driver = "cups"', 'form_driver = "folder"', "máy in"),
        ("sandbox = false", "sandbox = true", "Cổng"),
    ],
)
def test_live_with_one_simulator_is_refused(tmp_path: Path, real: str, toy: str, part: str) -> None:
    with pytest.raises(SimulatorInLive) as caught:
        settings_of(tmp_path, REAL.replace(real, toy))
    assert (caught.value.code, caught.value.detail) == ("CONF-002", part)


def test_the_reader_and_its_picture_are_chosen_from_lists(tmp_path: Path) -> None:
    chosen = settings_of(tmp_path, '[card]\nreader_picture = "side"\n[code_reader]\ndriver = "serial"\nbaud = 9600\n')
    assert (chosen.card.reader_picture, chosen.code_reader.driver, chosen.code_reader.baud) == ("side", "serial", 9600)
    with pytest.raises(ConfigError) as caught:
        settings_of(tmp_path, '[card]\nreader_picture = "back"\n[code_reader]\ndriver = "phone"\n')
    assert caught.value.detail == "card.reader_picture, code_reader.driver"


def test_only_a_reader_that_does_not_type_has_a_process(tmp_path: Path) -> None:
    with contextlib.ExitStack() as closing:
        for driver, hosted in (("none", False), ("keyboard", False), ("serial", True), ("camera", True)):
            settings = settings_of(tmp_path, f'[code_reader]\ndriver = "{driver}"\n')
            assert bool(code_reader_of(settings, closing)) is hosted


def test_every_setting_is_described() -> None:
    rows = describe()
    assert len(rows) > 30
    assert [key for key, _, meaning in rows if not meaning] == []


def test_the_simulated_authority_is_believed_only_where_nobody_is_served(tmp_path: Path) -> None:
    assert card_plan(Settings()).trust == str(RESOURCES / "trust" / "test")
    assert card_plan(settings_of(tmp_path, REAL)).trust == str(RESOURCES / "trust")


@pytest.mark.parametrize("before", ["", REAL])
def test_a_centre_names_its_own_trust_folder(tmp_path: Path, before: str) -> None:
    line = f'trust_folder = "{tmp_path}"\n'
    toml = before.replace("[card]\n", "[card]\n" + line) if before else "[card]\n" + line
    assert card_plan(settings_of(tmp_path, toml)).trust == str(tmp_path)
