"""Forms 02 to 07 and the centre's own sheets, read back by another program."""

import time
import unicodedata
from dataclasses import replace
from itertools import product
from pathlib import Path

import paper_samples as samples
import pytest
import zxingcpp
from pdf_text import every_font_is_embedded, pages_of, picture_of, sizes_mm, text_of
from PIL import Image

from kiosk.documents.renderer import PaperStudio
from kiosk.domain.legal_forms import HandOver, Register
from kiosk.domain.paper import PaperLine
from kiosk.domain.printed import PrintedForm

A5, A4, A4_LANDSCAPE = (148, 210), (210, 297), (297, 210)
NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
HEAD = ("UBND PHƯỜNG HOA MẪU", "Hoa Mẫu, ngày")
PERSON = (
    "NGUYỄN VĂN MẪU",
    "Địa chỉ: Số 12 đường Hoa Sữa, tổ 5, phường Hoa Mẫu, tỉnh Mẫu",
    "Số điện thoại: 0900000000",
    "Email: mau@example.vn",
)
TABLE = ("TT", "Thành phần hồ sơ", "Số lượng", "Bản chính", "Bản chứng thực", "Bản photo")

# The words of the law, written here a second time on purpose.
WORDS = {
    "SUPPLEMENT": (
        *HEAD,
        *PERSON,
        *TABLE,
        "Số: 12/HDHS",
        "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
        "Trung tâm Phục vụ hành chính công phường Hoa Mẫu:",
        "Tiếp nhận hồ sơ/yêu cầu của Ông/Bà: NGUYỄN VĂN MẪU",
        "Nội dung yêu cầu giải quyết: Đăng ký thường trú",
        "Yêu cầu Ông/Bà hoàn thiện hồ sơ gồm những nội dung như sau:",
        "thiếu chữ ký của chủ hộ",
        "Lý do: Tờ khai chưa có ý kiến đồng ý",
        "Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, Ông/Bà liên hệ với công chức Lê Thị Mẫu, "
        "số điện thoại 0900000001 để được hướng dẫn./.",
        "NGƯỜI HƯỚNG DẪN (Ký và ghi rõ họ tên)",
    ),
    "REFUSAL": (
        *HEAD,
        *PERSON,
        "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
        "Tiếp nhận hồ sơ của: NGUYỄN VĂN MẪU",
        "Nội dung yêu cầu giải quyết: Đăng ký thường trú",
        "Qua xem xét, Trung tâm Phục vụ hành chính công phường Hoa Mẫu thông báo không tiếp nhận, giải quyết hồ sơ "
        "này với lý do cụ thể như sau:",
        "Lý do: Chỗ ở nằm trong khu vực",
        "Xin thông báo cho Ông/Bà được biết và thực hiện.",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
        "(Ký và ghi rõ họ tên)",
    ),
    "APOLOGY": (
        *HEAD,
        *PERSON,
        "Số: 3/PXL",
        "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT",
        "Kính gửi: NGUYỄN VĂN MẪU",
        "Ngày 23 tháng 11 năm 2026, UBND phường Hoa Mẫu tiếp nhận hồ sơ",
        "Mã hồ sơ: H99.01-261123-0001",
        "Ngày hẹn trả kết quả giải quyết hồ sơ: 16 giờ 30 phút, ngày 30 tháng 11 năm 2026",
        "đúng thời hạn quy định ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả.",
        "Lý do: Cơ quan phối hợp chưa có kết quả xác minh chỗ ở.",
        "xin lỗi Ông/Bà",
        "Thời gian hẹn trả kết quả lại: 16 giờ 30 phút, ngày 04 tháng 12 năm 2026",
        "Nơi nhận:",
        "CHỦ TỊCH",
        "Phạm Văn Mẫu",
    ),
    "STOP": (
        *HEAD,
        *PERSON,
        *TABLE,
        "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ",
        "Số: 2/TBD",
        "Người đề nghị dừng: NGUYỄN VĂN MẪU",
        "Lý do: Công dân đề nghị rút hồ sơ",
        "Giai đoạn giải quyết khi dừng: Đang xử lý",
        "Phí, lệ phí: Hoàn trả 20.000 đồng",
        "Giấy tờ trả lại:",
        "THỦ TRƯỞNG CƠ QUAN",
    ),
    "ROUTING": (
        *HEAD,
        "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
        "Mã hồ sơ: H99.01-261123-0001",
        "Quyển số: 01/2026 Số thứ tự: 7",
        "Kèm theo hồ sơ của: NGUYỄN VĂN MẪU",
        "Ngày nhận: 08 giờ 15 phút, ngày 23 tháng 11 năm 2026",
        "Ngày, giờ hẹn trả kết quả: 16 giờ 30 phút, ngày 30 tháng 11 năm 2026",
        "Cơ quan (bộ phận) giải quyết hồ sơ: Công an phường Hoa Mẫu",
        "Cơ quan phối hợp giải quyết hồ sơ: Không có",
        "TÊN CƠ QUAN",
        "THỜI GIAN GIAO, NHẬN HỒ SƠ",
        "KẾT QUẢ GIẢI QUYẾT HỒ SƠ (Trước hạn/đúng hạn/quá hạn)",
        "GHI CHÚ",
        "1. Giao: Trung tâm Phục vụ hành chính công",
        "2. Nhận: Công an phường Hoa Mẫu",
        "Người giao",
        "Người nhận",
        "… giờ … phút, ngày … tháng … năm …",
    ),
    "REGISTER": (
        "UBND PHƯỜNG HOA MẪU",
        "SỔ THEO DÕI HỒ SƠ",
        "Quyển số: 01/2026. Từ ngày 01/11/2026 đến ngày 23/11/2026",
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
        "Ký nhận",
        "Ghi chú",
    ),
    "HAND_OVER": (
        *HEAD,
        "PHIẾU BÀN GIAO KẾT QUẢ",
        "(Liên: Lưu / Giao khách hàng)",
        "Người nhận kết quả: TRẦN THỊ MẪU (Người được ủy quyền)",
        "********0012",
        "15/TB-CA",
        "NGƯỜI TRẢ KẾT QUẢ",
        "NGƯỜI NHẬN KẾT QUẢ",
    ),
    "DAY_REPORT": (
        *HEAD,
        "BÁO CÁO CUỐI NGÀY",
        "Của ngày 23 tháng 11 năm 2026",
        "Hồ sơ tiếp nhận 64 22 tại ki-ốt, 42 tại quầy",
        "▲ Quá hạn chưa trả 2",
        "Cộng 64 51 49 2 189",
        "Cộng 43 1.060.000 đồng 40.000 đồng",
        "Đã thu bằng chữ: Một triệu không trăm sáu mươi nghìn đồng.",
        "▲ Thiếu: 20.000 đồng",
        "8.412 mục",
        "9f2c9f2c 9f2c9f2c",
    ),
    "ACCEPTANCE": (
        *HEAD,
        "BIÊN BẢN NGHIỆM THU THIẾT BỊ",
        "Mã máy: KIOSK-01",
        "MÁY CÒN DÙNG THIẾT BỊ MÔ PHỎNG: CHƯA ĐƯỢC PHỤC VỤ NGƯỜI DÂN",
        "Máy in A4 KHÔNG ĐẠT Không thấy máy in (PRNT-101)",
        "Phần mềm: 0.2.0",
    ),
}
PAPER = dict.fromkeys(WORDS, A5) | {"REGISTER": A4_LANDSCAPE, "DAY_REPORT": A4, "ACCEPTANCE": A4}
COPIES = {"REFUSAL": 2, "HAND_OVER": 2}

# Every Vietnamese vowel with every tone, and đ; both cases.
LOWER = [
    unicodedata.normalize("NFC", v + t) for v, t in product("aăâeêioôơuưy", ["", *"\u0300\u0301\u0303\u0309\u0323"])
]
ALPHABET = " ".join([*LOWER, "đ", *(letter.upper() for letter in LOWER), "Đ"])


@pytest.mark.parametrize("name", WORDS)
def test_every_word_of_the_law_and_every_value_is_there(studio: PaperStudio, name: str) -> None:
    pdf = studio.form(getattr(samples, name))
    text = text_of(pdf)
    assert [words for words in (*NATION, *WORDS[name]) if words not in text] == []
    assert sizes_mm(pdf) == {PAPER[name]}
    assert every_font_is_embedded(pdf)


@pytest.mark.parametrize("name", [name for name in WORDS if name != "REGISTER"])
def test_an_ordinary_paper_is_one_page_a_copy_without_page_numbers(studio: PaperStudio, name: str) -> None:
    pages = pages_of(studio.form(getattr(samples, name)))
    assert len(pages) == COPIES.get(name, 1)
    assert not any("Trang" in page for page in pages)


@pytest.mark.parametrize("form", samples.FORMS, ids=lambda form: type(form).__name__)
def test_the_same_value_gives_the_same_bytes(studio: PaperStudio, form: PrintedForm) -> None:
    assert studio.form(form) == studio.form(form)


def long_papers() -> list[PrintedForm]:
    party = replace(samples.PERSON, name=samples.LONG_PERSON, address=samples.LONG_NAME[:400])
    long = {"request": samples.LONG_NAME, "reason": samples.LONG_NAME}
    return [
        replace(samples.SUPPLEMENT, applicant=party, papers=samples.MANY_PAPERS, **long),
        replace(samples.REFUSAL, applicant=party, **long),
        replace(samples.APOLOGY, applicant=party, **long),
        replace(samples.STOP, applicant=party, returned_papers=samples.MANY_PAPERS, **long),
        replace(samples.HAND_OVER, request=samples.LONG_NAME, owner=party, results=samples.HAND_OVER.results * 30),
    ]


@pytest.mark.parametrize("form", long_papers(), ids=lambda form: type(form).__name__)
def test_the_longest_paper_flows_on_and_counts_its_pages(studio: PaperStudio, form: PrintedForm) -> None:
    pages = pages_of(studio.form(form))
    text = " ".join(pages)
    assert samples.LONG_NAME in text
    each = len(pages) // (2 if "(Liên:" in text else 1)
    assert each == 1 or (f"Trang 1/{each}" in pages[0] and f"Trang {each}/{each}" in pages[each - 1])
    if hasattr(form, "papers") or hasattr(form, "returned_papers"):
        assert all(f"tác động môi trường số {n} " in text for n in range(1, 112))
        assert sum("Bản chứng thực" in page for page in pages) >= len(pages) - 1


def test_what_is_empty_is_left_to_be_filled_in(studio: PaperStudio) -> None:
    bare = replace(
        samples.SUPPLEMENT, number=0, dossier_code="", applicant=samples.NOBODY, papers=(), reason="", officer_name=""
    )
    bare = replace(bare, officer_phone="")
    text = text_of(studio.form(bare))
    for words in ("Số: …", "Ông/Bà: …", "Địa chỉ: …", "Email: …", "Lý do: …", "công chức …"):
        assert words in text
    assert "Mã hồ sơ" not in text
    assert "số điện thoại 1900 0000" in text  # the centre's, when the officer has none


def test_a_stop_without_papers_says_so(studio: PaperStudio) -> None:
    text = text_of(studio.form(replace(samples.STOP, returned_papers=())))
    assert "Giấy tờ trả lại: Không có" in text
    assert "Bản chứng thực" not in text


def test_a_routing_slip_has_four_blocks_or_as_many_as_there_were(studio: PaperStudio) -> None:
    assert text_of(studio.form(replace(samples.ROUTING, hand_overs=()))).count("1. Giao: …") == 4
    twelve = tuple(HandOver(f"Bộ phận {n}", f"Bộ phận {n + 1}", None) for n in range(12))
    pages = pages_of(studio.form(replace(samples.ROUTING, hand_overs=twelve)))
    assert len(pages) > 1
    for n in range(12):  # a block is never cut by the end of a page
        assert any(f"1. Giao: Bộ phận {n} " in p and f"2. Nhận: Bộ phận {n + 1} " in p for p in pages)


def test_marks_of_markup_in_a_value_are_text(studio: PaperStudio) -> None:
    odd = 'Công ty <b>A & B</b> "{x}" </para>'
    for form in (
        replace(samples.SUPPLEMENT, request=odd, reason=odd, papers=(PaperLine(odd, 1, 0, 0, 0, odd),)),
        replace(samples.REFUSAL, request=odd, reason=odd),
        replace(samples.APOLOGY, request=odd, reason=odd, signer_name=odd),
        replace(samples.STOP, request=odd, asked_by=odd, stage=odd),
        replace(samples.ROUTING, request=odd, handling_body=odd, hand_overs=(HandOver(odd, odd, None, note=odd),)),
        replace(samples.HAND_OVER, request=odd, receiver_name=odd),
        replace(samples.DAY_REPORT, made_by=odd),
        replace(samples.ACCEPTANCE, technician=odd, device_code=odd),
    ):
        assert odd in text_of(studio.form(form)), type(form).__name__


@pytest.mark.parametrize("name", ["SUPPLEMENT", "REFUSAL", "APOLOGY", "STOP"])
def test_every_vietnamese_letter_is_printed(studio: PaperStudio, name: str) -> None:
    loose = unicodedata.normalize("NFD", ALPHABET)
    text = text_of(studio.form(replace(getattr(samples, name), reason=loose)))
    assert all(letter in text for letter in ALPHABET.split())
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize(("name", "code"), [("ROUTING", samples.CODE), ("ACCEPTANCE", samples.ACCEPTANCE.qr_text)])
def test_the_symbol_is_read_from_the_sheet(studio: PaperStudio, name: str, code: str, tmp_path: Path) -> None:
    with Image.open(picture_of(studio.form(getattr(samples, name)), tmp_path)) as picture:
        assert [found.text for found in zxingcpp.read_barcodes(picture.convert("L"))] == [code]


def test_the_register_numbers_its_pages_on_from_the_last_ones(studio: PaperStudio) -> None:
    pages = pages_of(studio.form(replace(samples.REGISTER, head=replace(samples.REGISTER_HEAD, first_page=41))))
    assert len(pages) > 2
    for number, page in enumerate(pages, 41):
        assert f"Trang {number}" in page
        assert "Trích yếu/Tên TTHC" in page  # the head is on every page
    text = " ".join(pages).replace("- ", "-")
    assert all(row.dossier_code in text for row in samples.REGISTER.rows)


def test_an_empty_register_says_so(studio: PaperStudio) -> None:
    assert "Không có hồ sơ nào" in text_of(studio.form(Register(samples.REGISTER_HEAD, ())))


def test_a_register_of_two_thousand_dossiers_is_quick(studio: PaperStudio) -> None:
    register = Register(samples.REGISTER_HEAD, tuple(samples.register_row(n) for n in range(1, 2001)))
    begun = time.process_time()
    pdf = studio.form(register)
    assert time.process_time() - begun < 8
    assert pdf.startswith(b"%PDF")


def test_a_drawer_that_agrees_and_none_at_all(studio: PaperStudio) -> None:
    report = samples.DAY_REPORT
    assert report.drawer is not None
    even = replace(report, drawer=replace(report.drawer, counted_vnd=report.drawer.expected_vnd, reason=""))
    assert "Khớp" in text_of(studio.form(even))
    assert "Không có tiền mặt cần kiểm đếm." in text_of(studio.form(replace(report, drawer=None)))
    quiet = replace(report, figures=(), fields=(), money=(), drawer=None)
    assert "Không có hồ sơ nào trong ngày" in text_of(studio.form(quiet))


def test_one_copy_alone_says_whom_it_is_for(studio: PaperStudio) -> None:
    both, first, second = (studio.form(samples.REFUSAL, copy) for copy in (0, 1, 2))
    assert [len(pages_of(pdf)) for pdf in (both, first, second)] == [2, 1, 1]
    assert studio.preview(first, 1, 600).png == studio.preview(both, 1, 600).png
    assert studio.preview(second, 1, 600).png == studio.preview(both, 2, 600).png
    third = studio.form(samples.SUPPLEMENT, 3)  # its template names none: all are alike
    assert pages_of(third) == pages_of(studio.form(samples.SUPPLEMENT))


@pytest.mark.parametrize("name", ["REFUSAL", "SUPPLEMENT", "APOLOGY", "STOP", "ROUTING"])
def test_a_reprint_says_on_every_copy_which_it_is(studio: PaperStudio, name: str) -> None:
    form = getattr(samples, name)
    assert "IN LẠI" not in text_of(studio.form(form))
    pages = pages_of(studio.form(form, 0, 2))
    assert "".join(pages).count("BẢN IN LẠI lần 2") >= 1
    assert "BẢN IN LẠI lần 2" in pages[0]
    assert len(pages) == len(pages_of(studio.form(form)))  # the mark makes no page more
