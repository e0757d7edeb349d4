from pathlib import Path

import pytest

from kiosk.domain.units import Units
from kiosk.store.units import load_units


@pytest.fixture(scope="module")
def units() -> Units:
    return load_units(Path(__file__).resolve().parents[2] / "resources" / "units")


def test_two_levels(units: Units) -> None:
    assert len(units.provinces) == 34
    assert sum(len(units.communes_of(p.code)) for p in units.provinces) == 3321
    kinds = {c.name.split()[0] for p in units.provinces for c in units.communes_of(p.code)}
    assert kinds == {"Xã", "Phường", "Đặc"}


@pytest.mark.parametrize(("query", "name"), [("ba dinh", "Phường Ba Đình"), ("Ba Đình", "Phường Ba Đình")])
def test_a_commune_by_bare_letters(units: Units, query: str, name: str) -> None:
    assert units.search_communes(query, "01")[0].name == name


def test_the_exact_name_before_longer_ones(units: Units) -> None:
    found = [c.name for c in units.search_communes("tan", limit=3321)]
    exact = [n for n in found if n in ("Xã Tân", "Phường Tân")]
    assert found[: len(exact)] == exact
    assert all(c.province_code == "01" for c in units.search_communes("phuong", "01"))


def test_an_empty_query_lists_a_province_only(units: Units) -> None:
    assert units.search_communes("", "01", limit=3) == list(units.communes_of("01")[:3])
    assert units.search_communes("") == []
    assert len(units.search_provinces("")) == 34
    assert [p.name for p in units.search_provinces("da nang")] == ["Thành phố Đà Nẵng"]


def test_address_text(units: Units) -> None:
    assert units.address_text("01", "00004", " 12 phố Mẫu, ") == "12 phố Mẫu, Phường Ba Đình, Thành phố Hà Nội"
    assert units.address_text("01", "", "") == "Thành phố Hà Nội"
    assert units.address_text("??", "??", "") == ""


def test_a_commune_belongs_to_one_province(units: Units) -> None:
    other = next(p.code for p in units.provinces if p.code != "01")
    assert units.fits("01", "00004")
    assert not units.fits(other, "00004")
    assert not units.fits("01", "99999")
    assert units.communes_of("??") == ()
