import shutil
from pathlib import Path

import pytest

from kiosk.domain.errors import ResourceBroken
from kiosk.store.units import load_units

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "units"


def test_the_list_is_read_once() -> None:
    assert load_units(SHIPPED) is load_units(SHIPPED)


def test_the_licence_travels_with_the_list() -> None:
    assert "MIT License" in (SHIPPED / "LICENSE.txt").read_text("utf-8")


def test_a_changed_list_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "units"
    shutil.copytree(SHIPPED, folder)
    path = folder / "units.json"
    path.write_text(path.read_text("utf-8").replace("Phường Ba Đình", "Phường Ba Dinh"), "utf-8")
    with pytest.raises(ResourceBroken):
        load_units(folder)


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    with pytest.raises(ResourceBroken):
        load_units(tmp_path)
