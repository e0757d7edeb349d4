from pathlib import Path

import pytest

from kiosk.domain.errors import ResourceBroken, every_fault
from kiosk.store.faults import PAGE, faults_page, load_faults, write_faults_page

CODES = [fault.code for fault in every_fault() if fault.__module__ == "kiosk.domain.errors"]


def test_every_fault_is_documented_and_nothing_else() -> None:
    assert len(set(CODES)) == len(CODES)
    assert set(load_faults()) == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_the_texts_are_for_people(code: str) -> None:
    text = load_faults()[code]
    for part in (text.title, text.action, text.cause, text.remedy):
        assert part.endswith(".")
        assert "  " not in part
    assert len(text.title) <= 60
    assert len(text.action) <= 130
    assert code not in text.title + text.action
    assert any(word in text.action for word in ("Vui lòng", "vui lòng", "xin", "Quý khách"))
    assert not any(word in text.title + text.action for word in ("lỗi hệ thống", "API", "HTTP", "server"))


def test_the_page_is_fresh(tmp_path: Path) -> None:
    write_faults_page(tmp_path / "faults.md")
    assert PAGE.read_text("utf-8") == (tmp_path / "faults.md").read_text("utf-8")


def test_a_fault_without_texts_stops_the_page() -> None:
    known = dict(load_faults())
    del known["CARD-102"]
    with pytest.raises(KeyError):
        faults_page(known)


@pytest.mark.parametrize("content", ["", "[A]\ntitle = 1\n", "not toml ["])
def test_a_broken_file_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "faults.toml"
    if content:
        path.write_text(content, "utf-8")
    with pytest.raises(ResourceBroken):
        load_faults(path)
