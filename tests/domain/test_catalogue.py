import unicodedata
from pathlib import Path

import pytest

from kiosk.domain.catalogue import Catalogue, fold
from kiosk.domain.errors import ProcedureUnknown
from kiosk.domain.procedure import Edition, ProcedureSummary
from kiosk.store.editions import load_catalogue

EDITION = Path(__file__).resolve().parents[2] / "resources" / "catalogue" / "2026-07"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(EDITION)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đăng ký thường trú", "dang ky thuong tru"),
        ("NGUYỄN", "nguyen"),
        ("Đỗ Đức Đạo", "do duc dao"),
        ("Thuỷ Thủy", "thuy thuy"),
        (unicodedata.normalize("NFD", "Ưu đãi, ở nhờ ỷ"), "uu dai, o nho y"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("dang ky thuong tru", "1.004222"),
        ("đăng ký thường trú", "1.004222"),
        (unicodedata.normalize("NFD", "Đăng ký thường trú"), "1.004222"),
        ("DANG KY THUONG T", "1.004222"),
        ("  thuong   tru ", "1.004222"),
        ("1.004222", "1.004222"),
        ("1004222", "1.004222"),
        ("004222", "1.004222"),
        ("dang ky khai sinh", "1.001193"),
        ("khai sinh", "1.001193"),
        ("dang ky ket hon", "1.000894"),
        ("khai tu", "1.000656"),
        ("doi giay phep lai xe", "3.000347"),
        ("chung thuc ban sao", "2.000815"),
        ("cap ho chieu pho thong", "1.001456"),
        ("ly lich tu phap", "3.000333"),
    ],
)
def test_the_one_people_mean_comes_first(catalogue: Catalogue, query: str, first: str) -> None:
    assert catalogue.search(query)[0].code == first


def test_every_word_must_begin_a_word(catalogue: Catalogue) -> None:
    assert all("thuong" in fold(s.name + s.field) for s in catalogue.search("thuong", 5000))
    assert catalogue.search("huong tru") == [
        s for s in catalogue.search("huong tru") if " huong" in f" {fold(s.name)} {fold(s.field)}"
    ]
    assert catalogue.search("thuong khongcothat") == []


@pytest.mark.parametrize("query", ["", "   ", "!?", "-"])
def test_nothing_typed_finds_nothing(catalogue: Catalogue, query: str) -> None:
    assert catalogue.search(query) == []


def test_typed_accents_come_before_bare_letters() -> None:
    names = {"1": "Cấp thẻ đào tạo", "2": "Cấp thẻ đáo hạn"}
    small = Catalogue(
        Edition("x", "", ""), [ProcedureSummary(c, n, "", "", None, None, False) for c, n in names.items()], {}
    )
    assert [s.code for s in small.search("đáo")] == ["2", "1"]
    assert [s.code for s in small.search("đào")] == ["1", "2"]
    assert {s.code for s in small.search("dao")} == {"1", "2"}


def test_limit_and_fields(catalogue: Catalogue) -> None:
    assert len(catalogue.search("c", limit=7)) == 7
    assert len(catalogue) == len(catalogue.summaries) == 2642
    assert all(s.detailed for s in catalogue.summaries[:71])
    assert len(catalogue.everyday()) == 71
    fields = catalogue.fields()
    assert len(fields) == len(set(fields)) == 140
    assert sum(len(catalogue.by_field(field)) for field in fields) == 2642


def test_only_full_records_can_be_opened(catalogue: Catalogue) -> None:
    bare = next(s for s in catalogue.search("hai quan") if not s.detailed)
    assert catalogue.summary(bare.code) is bare
    for code in (bare.code, "9.999999"):
        with pytest.raises(ProcedureUnknown):
            catalogue.procedure(code)
    with pytest.raises(ProcedureUnknown):
        catalogue.summary("9.999999")
