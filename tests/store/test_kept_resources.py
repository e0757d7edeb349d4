import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest

from kiosk.config import RESOURCES
from kiosk.domain.errors import EditionTampered, KioskError, ResourceBroken
from kiosk.store.calendar import load_calendar
from kiosk.store.editions import newest_good_edition
from kiosk.store.kept_resources import KeptResources, Kind
from kiosk.store.units import load_units

SHIPPED = RESOURCES / "catalogue" / "2026-07"
NEXT_YEARS_DAY = date(2027, 4, 29)


@pytest.fixture
def kept(tmp_path: Path) -> KeptResources:
    return KeptResources(tmp_path / "resources", RESOURCES)


def zipped(folder: Path, to: Path, inside: str = "") -> Path:
    with zipfile.ZipFile(to, "w") as packed:
        for file in folder.iterdir():
            packed.write(file, f"{inside}{file.name}")
    return to


@pytest.mark.parametrize("inside", ["", "2026-07/"])
def test_an_edition_is_taken_in_from_a_zip(kept: KeptResources, tmp_path: Path, inside: str) -> None:
    assert kept.take_in(Kind.CATALOGUE, zipped(SHIPPED, tmp_path / "e.zip", inside)) == "2026-07"
    catalogue, faults = newest_good_edition(*kept.catalogues())
    assert (catalogue.edition.id, len(catalogue), faults) == ("2026-07", 2642, [])


def test_a_tampered_edition_is_refused_and_what_is_in_force_stays(kept: KeptResources, tmp_path: Path) -> None:
    bad = shutil.copytree(SHIPPED, tmp_path / "bad")
    (bad / "index.json").write_bytes(b"{}")
    with pytest.raises(EditionTampered):
        kept.take_in(Kind.CATALOGUE, bad)
    catalogue, faults = newest_good_edition(*kept.catalogues())
    assert (len(catalogue), faults) == (2642, [])


@pytest.mark.parametrize("name", ["../out.csv", "/etc/out.csv", "a/b/c.csv"])
def test_a_path_that_leads_out_is_refused(kept: KeptResources, tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as packed:
        packed.writestr(name, "date,kind,name,source")
    with pytest.raises(ResourceBroken):
        kept.take_in(Kind.CALENDAR, tmp_path / "x.zip")
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04cut"])
def test_noise_is_refused(kept: KeptResources, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(content)
    for kind in Kind:
        with pytest.raises(KioskError):
            kept.take_in(kind, tmp_path / "x.zip")
    assert kept.folder(Kind.UNITS) == RESOURCES / "units"


def test_a_bomb_is_refused_before_it_unfolds(kept: KeptResources, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("holidays.csv", bytes(200_000_000))
    with pytest.raises(ResourceBroken, match="too large"):
        kept.take_in(Kind.CALENDAR, tmp_path / "x.zip")


def test_a_day_is_marked_and_unmarked(kept: KeptResources) -> None:
    assert load_calendar(kept.folder(Kind.CALENDAR)).is_working_day(NEXT_YEARS_DAY)
    kept.set_day(NEXT_YEARS_DAY, "off", "Hoán đổi", "Thông báo mẫu")
    assert not load_calendar(kept.folder(Kind.CALENDAR)).is_working_day(NEXT_YEARS_DAY)
    assert {"date": "2027-04-29", "kind": "off", "name": "Hoán đổi", "source": "Thông báo mẫu"} in kept.days()
    kept.set_day(NEXT_YEARS_DAY, None, "", "")
    assert load_calendar(kept.folder(Kind.CALENDAR)).is_working_day(NEXT_YEARS_DAY)
    assert load_calendar(RESOURCES / "calendar") == load_calendar(kept.folder(Kind.CALENDAR))


def test_a_day_of_a_year_that_is_not_known_is_refused_and_nothing_changes(kept: KeptResources) -> None:
    before = kept.days()
    with pytest.raises(ResourceBroken):
        kept.set_day(date(2031, 1, 1), "off", "Tết", "")
    assert kept.days() == before


def test_units_that_are_broken_later_give_way_to_the_shipped_ones(kept: KeptResources, tmp_path: Path) -> None:
    kept.take_in(Kind.UNITS, RESOURCES / "units")
    assert kept.folder(Kind.UNITS) == tmp_path / "resources" / "units"
    (tmp_path / "resources" / "units" / "units.json").write_bytes(b"[]")
    load_units.cache_clear()
    assert kept.folder(Kind.UNITS) == RESOURCES / "units"
