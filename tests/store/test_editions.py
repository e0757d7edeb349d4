import csv
import json
from pathlib import Path
from typing import Any

import pytest

from kiosk.domain.errors import CatalogueError, EditionMissing, EditionTampered, EditionUnreadable
from kiosk.domain.procedure import Channel, Term, TermUnit
from kiosk.store.edition_writer import write_edition
from kiosk.store.editions import load_catalogue, newest_good_edition

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "catalogue"
HEAD = [
    "ma_thu_tuc",
    "ten_thu_tuc",
    "linh_vuc",
    "cap_thuc_hien",
    "so_quyet_dinh",
    "ma_ket_qua",
    "thoi_han_truc_tiep",
    "don_vi",
    "phi_vnd_truc_tiep",
]
ROWS = [
    [
        "1.000001",
        "Đăng  ký\nthử",
        "Mẫu",
        "Cấp xã",
        "1/QĐ",
        "KQ.G01.000001 KQ.G01.000002",
        "7.0",
        "Ngày làm việc",
        "20000",
    ],
    ["1.000002", "Thủ tục không chi tiết", "Mẫu", "Cấp tỉnh", "", "", "1.0", "", ""],
]
RECORD: dict[str, Any] = {
    "ma": "1.000001",
    "qd_cong_bo": "1/QĐ",
    "doi_tuong": None,
    "ket_qua": "Giấy",
    "ma_ket_qua": ["KQ.G01.000001"],
    "nguon": "https://example.invalid/1",
    "cach_thuc": [
        {
            "kenh": "Trực tiếp",
            "thoi_han": 7.0,
            "don_vi": "Ngày làm việc",
            "mien_phi": False,
            "phi_vnd": [20000],
            "mo_ta": None,
        }
    ],
    "thanh_phan": [
        {"truong_hop": None, "ten": "Tờ khai", "ban_chinh": 1, "ban_sao": 0},
        {"truong_hop": "Giấy tờ phải nộp:", "ten": "Đơn theo Mẫu số", "ban_chinh": 181, "ban_sao": 1},
        {"truong_hop": "Thuê, mượn ", "ten": "Hợp  đồng", "ban_chinh": 1, "ban_sao": 2},
    ],
}


def edition(folder: Path, rows: list[list[str]] = ROWS, records: object = (RECORD,)) -> Path:
    """Write the input files beside `folder` and import them."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    index, common = folder.parent / "index.csv", folder.parent / "common.json"
    with index.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([HEAD, *rows])
    common.write_text(json.dumps(records), "utf-8")
    write_edition(index, common, folder, folder.name, "thử nghiệm")
    return folder


def test_import_cleans_and_keeps(tmp_path: Path) -> None:
    catalogue = load_catalogue(edition(tmp_path / "2030-01"))
    assert (catalogue.edition.id, catalogue.edition.source) == ("2030-01", "thử nghiệm")
    procedure = catalogue.procedure("1.000001")
    assert procedure.summary.name == "Đăng ký thử"
    assert procedure.summary.term == Term(7.0, TermUnit.WORKING_DAY)
    assert procedure.summary.fee_vnd == 20000
    assert procedure.summary.result_codes == ("KQ.G01.000001", "KQ.G01.000002")
    assert procedure.audience == ""
    option = procedure.option(Channel.COUNTER)
    assert option is not None
    assert option.fees_vnd == (20000,)
    first, headed, cased = procedure.documents
    assert (first.id, first.case, first.heading) == ("01", "", "")
    assert (headed.case, headed.heading) == ("", "Giấy tờ phải nộp")
    assert (headed.name, headed.originals, headed.copies) == ("Đơn theo Mẫu số 18", 1, 1)
    assert (cased.case, cased.name) == ("Thuê, mượn", "Hợp đồng")
    assert procedure.cases == ("Thuê, mượn",)
    bare = catalogue.summary("1.000002")
    assert (bare.detailed, bare.term, bare.fee_vnd) == (False, Term(1.0, None), None)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    one, two = edition(tmp_path / "a" / "2030-01"), edition(tmp_path / "b" / "2030-01", ROWS[::-1])
    for file in one.iterdir():
        assert file.read_bytes() == (two / file.name).read_bytes()


def test_an_edition_never_changes(tmp_path: Path) -> None:
    edition(tmp_path / "2030-01")
    with pytest.raises(CatalogueError):
        edition(tmp_path / "2030-01")


@pytest.mark.parametrize(
    ("rows", "records"),
    [
        ([*ROWS, ROWS[0]], [RECORD]),  # a code twice
        (ROWS[1:], [RECORD]),  # a record that is not in the index
        ([["", *ROWS[0][1:]]], []),
        ([[*ROWS[0][:6], "bảy", "Ngày", ""]], []),
        ([[*ROWS[0][:7], "Tuần", ""]], []),  # a unit nobody knows
        (ROWS, [{**RECORD, "cach_thuc": [{"kenh": "Bồ câu"}]}]),
        (ROWS, {"ma": "1.000001"}),
    ],
)
def test_another_shape_is_refused_whole(tmp_path: Path, rows: list[list[str]], records: object) -> None:
    with pytest.raises(EditionUnreadable):
        edition(tmp_path / "2030-01", rows, records)
    assert not (tmp_path / "2030-01").exists()


def test_a_changed_file_is_found(tmp_path: Path) -> None:
    folder = edition(tmp_path / "2030-01")
    path = folder / "index.json"
    path.write_bytes(path.read_bytes().replace(b"20000", b"10000"))
    with pytest.raises(EditionTampered):
        load_catalogue(folder)
    path.unlink()
    with pytest.raises(EditionTampered):
        load_catalogue(folder)


@pytest.mark.parametrize("manifest", ["{}", "no json", '{"id": 1, "files": {}}', "[]"])
def test_a_broken_manifest_is_named(tmp_path: Path, manifest: str) -> None:
    folder = edition(tmp_path / "2030-01")
    (folder / "manifest.json").write_text(manifest, "utf-8")
    with pytest.raises(EditionUnreadable):
        load_catalogue(folder)


def test_the_newest_good_one_is_used(tmp_path: Path) -> None:
    root = tmp_path / "editions"
    with pytest.raises(EditionMissing):
        newest_good_edition(root)
    edition(root / "2030-01")
    newer = edition(root / "2030-07")
    catalogue, faults = newest_good_edition(root)
    assert (catalogue.edition.id, faults) == ("2030-07", [])
    (newer / "procedures.json").write_bytes(b"{}")
    catalogue, faults = newest_good_edition(root)
    assert catalogue.edition.id == "2030-01"
    assert [type(fault) for fault in faults] == [EditionTampered]
    (root / "2030-01" / "index.json").unlink()
    with pytest.raises(EditionTampered):
        newest_good_edition(root)


def test_the_shipped_edition() -> None:
    catalogue, faults = newest_good_edition(SHIPPED)
    assert faults == []
    assert (catalogue.edition.id, catalogue.edition.source) == ("2026-07", "Cổng DVCQG, 07/2026")
    assert len(catalogue) == 2642
    residence = catalogue.procedure("1.004222")
    assert len(residence.cases) == 6
    for summary in catalogue.everyday():
        procedure = catalogue.procedure(summary.code)
        assert procedure.options
        assert all(d.originals < 10 and d.copies < 12 for d in procedure.documents), summary.code
        assert len({d.id for d in procedure.documents}) == len(procedure.documents)
    birth = catalogue.procedure("1.001193")
    assert 0 < sum(d.handed_in for d in birth.documents) < len(birth.documents)  # the rest are notes
    assert birth.cases == ()  # its groups are headings; nobody chooses between them
