"""Invented papers, from the shortest to the longest that the national list can ask for."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from kiosk.documents.renderer import PaperStudio
from kiosk.domain.centre import OneStopCentre, OpeningHours
from kiosk.domain.paper import Checklist, CustodySlip, PaperLine, ReceiptForm

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
FONTS = RESOURCES / "fonts"
RECEIVED = datetime(2026, 11, 23, 1, 15, tzinfo=UTC)
DUE = datetime(2026, 11, 30, 9, 30, tzinfo=UTC)
CENTRE = OneStopCentre(
    "Trung tâm Phục vụ hành chính công phường Hoa Mẫu",
    "UBND phường Hoa Mẫu",
    "Hoa Mẫu",
    "H99.01",
    "1900 0000",
    "https://dichvucong.gov.vn",
    OpeningHours(time(7), time(11, 30), time(13, 30), time(17)),
)
PAPERS = (
    PaperLine("Tờ khai thay đổi thông tin cư trú (Mẫu CT01)", 1, 0, 0, 2, "đã quét"),
    PaperLine("Giấy tờ chứng minh chỗ ở hợp pháp", 0, 1, 0, 3, "đã quét"),
    PaperLine("Giấy chứng nhận kết hôn", 0, 0, 1, 0, "cơ sở dữ liệu quốc gia"),
)
LONG_NAME = ("Cấp giấy phép môi trường đối với dự án đầu tư, cơ sở sản xuất, khu công nghiệp " * 15)[:1094]
MANY_PAPERS = tuple(
    PaperLine(f"Bản sao quyết định phê duyệt báo cáo đánh giá tác động môi trường số {n}", 1, 0, n % 3, n, "đã quét")
    for n in range(1, 34)
)

SLIP = CustodySlip(
    centre=CENTRE,
    dossier_code="H99.01-261123-0001",
    procedure_name="Đăng ký thường trú",
    owner_name="NGUYỄN VĂN MẪU",
    masked_id="********0011",
    received_at=RECEIVED,
    due_at=DUE,
    fee_text="20.000 đồng",
    papers=PAPERS,
    on_portal=False,
    pin="482913",
    qr_text="H99.01-261123-0001|K7Q2",
)
FORM = ReceiptForm(
    centre=CENTRE,
    dossier_code="H99.01-261123-0001",
    applicant_name="NGUYỄN VĂN MẪU",
    applicant_id="099085000011",
    applicant_address="Số 12 đường Hoa Sữa, tổ 5, phường Hoa Mẫu, tỉnh Mẫu",
    phone="0900000000",
    email="mau@example.vn",
    request="Đăng ký thường trú",
    owner_name="",
    owner_address="",
    papers=PAPERS,
    dossier_count=1,
    term_text="07 ngày làm việc",
    received_at=RECEIVED,
    due_at=DUE,
    return_place="Trung tâm Phục vụ hành chính công phường Hoa Mẫu",
    fee_text="20.000 đồng",
    register_book="01/2026",
    register_number=7,
    officer_name="",
    qr_text="H99.01-261123-0001",
)
CHECKLIST = Checklist(
    CENTRE,
    "1.004222",
    "Đăng ký thường trú",
    "Người thuê, mượn, ở nhờ",
    PAPERS,
    "07 ngày làm việc",
    "20.000 đồng",
    "theo Cổng DVCQG, 07/2026",
    RECEIVED,
)


@pytest.fixture(scope="session")
def studio() -> PaperStudio:
    return PaperStudio(FONTS, 576)


@pytest.fixture
def fonts() -> Path:
    return FONTS


@pytest.fixture
def resources() -> Path:
    return RESOURCES


@pytest.fixture
def slip() -> Callable[..., CustodySlip]:
    return lambda **changes: replace(SLIP, **changes)


@pytest.fixture
def long_slip() -> CustodySlip:
    name = "CÔNG TẰNG TÔN NỮ NGUYỄN HOÀNG DIỄM QUỲNH PHƯƠNG THẢO"
    return replace(SLIP, procedure_name=LONG_NAME, owner_name=name, papers=MANY_PAPERS, due_at=None, reprint=2)


@pytest.fixture
def form() -> Callable[..., ReceiptForm]:
    return lambda **changes: replace(FORM, **changes)


@pytest.fixture
def long_form() -> ReceiptForm:
    return replace(FORM, request=LONG_NAME, papers=MANY_PAPERS, owner_name="TRẦN THỊ MẪU", owner_address="Thôn Mẫu")


@pytest.fixture
def checklist() -> Checklist:
    return CHECKLIST
