"""XLSX and CSV, read back by other programs."""

import csv
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import paper_samples as samples
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from kiosk.documents.form_template import FormTemplate
from kiosk.documents.register_form import WORDS
from kiosk.documents.register_xlsx import register_csv, register_xlsx
from kiosk.documents.renderer import PaperStudio
from kiosk.documents.spreadsheet import MEMORY
from kiosk.domain.legal_forms import Register, RegisterRow
from kiosk.domain.printed import TableFormat

HEADS = [
    "STT",
    "Mã hồ sơ",
    "Trích yếu/Tên TTHC",
    "Số bộ",
    "Chủ hồ sơ",
    "Địa chỉ",
    "Số điện thoại",
    "Ngày tiếp nhận",
    "Ngày hẹn trả",
    "Ngày trả",
    "Người nhận hồ sơ",
    "Cơ quan chủ trì giải quyết",
    "Phương thức nhận kết quả",
    "Địa bàn",
    "Ghi chú",
]


@pytest.fixture
def template(resources: Path) -> FormTemplate:
    return FormTemplate.load(resources / "forms" / "register.toml", WORDS)


def sheet_of(content: bytes, name: str = "SỔ THEO DÕI HỒ SƠ") -> Worksheet:
    return openpyxl.load_workbook(BytesIO(content))[name]


def lines_of(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_a_workbook_holds_every_dossier_with_real_dates(studio: PaperStudio) -> None:
    sheet = sheet_of(studio.table(samples.REGISTER, TableFormat.XLSX))
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    assert list(rows[0]) == HEADS
    assert len(rows) == 1 + len(samples.REGISTER.rows)
    first = rows[1]
    assert first[:3] == (1, "H99.01-261123-0001", "Đăng ký khai sinh")
    assert first[6] == "0900000000"  # text: the zero in front stays
    assert first[7] == datetime(2026, 11, 23, 8, 16)  # noqa: DTZ001  # the clock on the wall
    assert first[8] == datetime(2026, 11, 30)  # noqa: DTZ001
    assert first[9] is None
    assert sheet["A3"].value == "Quyển số: 01/2026. Từ ngày 01/11/2026 đến ngày 23/11/2026"
    assert sheet.freeze_panes == "C5"
    assert sheet.auto_filter.ref == "A4:O64"


def test_what_looks_like_a_formula_or_a_link_stays_text(studio: PaperStudio) -> None:
    nasty = ('=HYPERLINK("http://x.invalid","NGUYỄN VĂN MẪU")', "+84900000000", "@SUM(A1)", "-1", "https://x.invalid")
    rows = tuple(replace(samples.register_row(n), owner_name=name) for n, name in enumerate(nasty, 1))
    register = Register(samples.REGISTER_HEAD, rows)
    content = studio.table(register, TableFormat.XLSX)
    cells = [sheet_of(content).cell(y, 5) for y in range(5, 10)]
    assert [cell.value for cell in cells] == list(nasty)
    assert {cell.data_type for cell in cells} == {"s"}
    with zipfile.ZipFile(BytesIO(content)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
    in_lines = [line[4] for line in lines_of(studio.table(register, TableFormat.CSV))[1:]]
    assert in_lines == [f"'{name}" for name in nasty[:4]] + [nasty[4]]


def test_csv_is_utf_8_with_its_mark_and_semicolons(studio: PaperStudio) -> None:
    odd = 'Số 12; ngõ "Hoa"'
    register = Register(samples.REGISTER_HEAD, (replace(samples.register_row(1), address=odd),))
    lines = lines_of(studio.table(register, TableFormat.CSV))
    assert lines[0] == HEADS
    assert lines[1][5] == odd
    assert lines[1][7:10] == ["23/11/2026 08:16", "30/11/2026", ""]
    assert len(lines) == 2


def test_an_empty_register_is_a_whole_file(studio: PaperStudio) -> None:
    empty = Register(samples.REGISTER_HEAD, ())
    assert len(list(sheet_of(studio.table(empty, TableFormat.XLSX)).iter_rows(min_row=4))) == 1
    assert lines_of(studio.table(empty, TableFormat.CSV)) == [HEADS]


def test_twenty_thousand_rows_come_one_by_one_and_leave_nothing_behind(template: FormTemplate) -> None:
    alive = most = 0

    def rows() -> Iterator[RegisterRow]:
        nonlocal alive, most
        for number in range(1, 20_001):
            alive += 1
            most = max(most, alive)
            yield samples.register_row(number)
            alive -= 1  # asked for the next one: the writer has let this one go

    before = set(MEMORY.iterdir()) if MEMORY.is_dir() else set()
    out = BytesIO()
    assert register_xlsx(samples.REGISTER_HEAD, rows(), template, out) == 20_000
    assert most == 1
    after = set(MEMORY.iterdir()) if MEMORY.is_dir() else set()
    assert not {path for path in after - before if path.name.startswith("tmp")}
    sheet = openpyxl.load_workbook(out, read_only=True).worksheets[0]
    last = list(sheet.iter_rows(min_row=20_004, values_only=True))
    assert [row[1] for row in last] == ["H99.01-261123-20000"]
    text = BytesIO()
    assert register_csv((samples.register_row(n) for n in range(1, 20_001)), template, text) == 20_000
    assert text.getvalue().count(b"\r\n") == 20_001


def test_the_day_report_has_a_sheet_for_each_part_and_a_chart(studio: PaperStudio) -> None:
    content = studio.table(samples.DAY_REPORT, TableFormat.XLSX)
    book = openpyxl.load_workbook(BytesIO(content))
    assert book.sheetnames == ["Hồ sơ và lượt khách", "Theo lĩnh vực", "Phí, lệ phí", "Kiểm quỹ", "Nhật ký hệ thống"]
    assert [c.value for c in book["Phí, lệ phí"][3]] == ["Tiền mặt", 31, 742_000, 0]
    assert [c.value for c in book["Theo lĩnh vực"][3]] == ["Hộ tịch", 24, 20, 20, 0, 31]
    with zipfile.ZipFile(BytesIO(content)) as parts:
        assert sum(name.startswith("xl/charts/chart") for name in parts.namelist()) == 1


def test_the_day_report_as_csv_names_its_parts(studio: PaperStudio) -> None:
    lines = lines_of(studio.table(samples.DAY_REPORT, TableFormat.CSV))
    assert lines[0][:2] == ["BÁO CÁO CUỐI NGÀY", "23/11/2026"]
    assert ["III. Phí, lệ phí"] in lines
    assert ["Chuyển khoản VietQR", "12", "318000", "40000"] in lines


def test_a_quiet_day_is_a_whole_file(studio: PaperStudio) -> None:
    quiet = replace(samples.DAY_REPORT, figures=(), fields=(), money=(), drawer=None)
    assert len(openpyxl.load_workbook(BytesIO(studio.table(quiet, TableFormat.XLSX))).sheetnames) == 4
    assert lines_of(studio.table(quiet, TableFormat.CSV))
