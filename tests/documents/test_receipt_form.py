import re
import tomllib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from kiosk.documents.form_template import FormTemplate
from kiosk.documents.receipt_form import WORDS
from kiosk.documents.renderer import PaperStudio
from kiosk.domain.errors import ResourceBroken
from kiosk.domain.paper import ReceiptForm

Form = Callable[..., ReceiptForm]

# The words of the law, written here a second time on purpose.
HEADINGS = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
    "(Liên: Lưu / Giao khách hàng)",
    "Mã hồ sơ:",
    "Bộ phận tiếp nhận và trả kết quả:",
    "Tiếp nhận hồ sơ của:",
    "Số căn cước/Hộ chiếu:",
    "Địa chỉ:",
    "Số điện thoại:",
    "Email:",
    "Nội dung yêu cầu giải quyết:",
    "1. Thành phần hồ sơ, yêu cầu và số lượng mỗi loại giấy tờ:",
    "Thành phần hồ sơ",
    "Số lượng",
    "Bản chính",
    "Bản chứng thực",
    "Bản photo",
    "2. Số lượng hồ sơ: 1 (bộ)",
    "3. Thời gian giải quyết hồ sơ theo quy định là: 07 ngày làm việc",
    "4. Thời gian nhận hồ sơ: 08 giờ 15 phút, ngày 23 tháng 11 năm 2026",
    "5. Thời gian (dự kiến) trả kết quả giải quyết hồ sơ: 16 giờ 30 phút, ngày 30 tháng 11 năm 2026",
    "6. Đăng ký nhận kết quả tại: Trung tâm Phục vụ hành chính công phường Hoa Mẫu",
    "7. Phí, lệ phí (nếu có): 20.000 đồng",
    "Vào Sổ theo dõi hồ sơ, Quyển số: 01/2026 Số thứ tự: 7",
    "NGƯỜI NỘP HỒ SƠ",
    "NGƯỜI TIẾP NHẬN HỒ SƠ",
    "(Ký và ghi rõ họ tên)",
    "Ghi chú:",
    "Giấy được lập thành 2 liên",
    "qua dịch vụ bưu chính",
)
VALUES = (
    "UBND PHƯỜNG HOA MẪU",
    "H99.01-261123-0001",
    "NGUYỄN VĂN MẪU",
    "099085000011",
    "Số 12 đường Hoa Sữa, tổ 5, phường Hoa Mẫu, tỉnh Mẫu",
    "0900000000",
    "mau@example.vn",
    "Đăng ký thường trú",
    "Tờ khai thay đổi thông tin cư trú (Mẫu CT01)",
    "Hoa Mẫu, ngày 23 tháng 11 năm 2026",
    "1900 0000",
)


def read(pdf: bytes) -> tuple[PdfReader, str]:
    reader = PdfReader(BytesIO(pdf))
    text = " ".join(page.extract_text() for page in reader.pages)
    return reader, re.sub(r"\s+", " ", text)


def test_every_heading_of_the_law_and_every_value_is_on_one_a5_page_of_each_copy(
    studio: PaperStudio, form: Form
) -> None:
    reader, _ = read(studio.receipt_form(form()))
    assert len(reader.pages) == 2
    for page in reader.pages:
        text = re.sub(r"\s+", " ", page.extract_text())
        missing = [words for words in (*HEADINGS, *VALUES) if words not in text]
        assert missing == []
        assert "Trang" not in text


def test_the_pages_are_a5_and_every_font_is_embedded(studio: PaperStudio, long_form: ReceiptForm) -> None:
    reader, _ = read(studio.receipt_form(long_form))
    for page in reader.pages:
        assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [148, 210]
        for font in page["/Resources"]["/Font"].values():
            assert "/FontFile2" in font.get_object()["/FontDescriptor"].get_object()


def test_many_papers_flow_on_and_repeat_the_head(studio: PaperStudio, long_form: ReceiptForm) -> None:
    reader, text = read(studio.receipt_form(long_form))
    one_copy = len(reader.pages) // 2
    assert one_copy > 1
    heads = sum("Bản chứng thực" in re.sub(r"\s+", " ", p.extract_text()) for p in reader.pages)
    assert heads >= 2 * (one_copy - 1)
    assert long_form.request.strip() in text
    assert all(f"tác động môi trường số {n} " in text for n in range(1, 34))
    assert "Chủ hồ sơ: TRẦN THỊ MẪU" in text
    assert text.count(f"Trang 1/{one_copy}") == text.count(f"Trang {one_copy}/{one_copy}") == 2


def test_the_owner_is_named_only_when_another_files(studio: PaperStudio, form: Form) -> None:
    assert "Chủ hồ sơ:" not in read(studio.receipt_form(form()))[1]


def test_marks_of_markup_in_a_name_are_text(studio: PaperStudio, form: Form) -> None:
    assert "Công ty <b>A & B</b>" in read(studio.receipt_form(form(request="Công ty <b>A & B</b>")))[1]


def test_no_due_date_is_said_and_not_left_empty(studio: PaperStudio, form: Form) -> None:
    assert "giải quyết hồ sơ: Trung tâm sẽ thông báo" in read(studio.receipt_form(form(due_at=None)))[1]


def test_the_template_says_what_it_rests_on(resources: Path) -> None:
    template = FormTemplate.load(resources / "forms" / "receipt_form.toml", WORDS)
    assert template.code == "01"
    assert "03/2025/TT-VPCP" in template.basis
    assert template.assumed


def test_a_damaged_template_is_named(tmp_path: Path, resources: Path) -> None:
    text = (resources / "forms" / "receipt_form.toml").read_text("utf-8")
    assert tomllib.loads(text)
    for broken in (
        text[:200],
        text.replace("[head]", "[hea]"),
        text.replace("{book}", "{secret}"),
        text.replace('paper = "A5"', 'paper = "A7"'),
        text.replace("assumed = true", "assumed = false"),
        text + 'more = "x"\n',
        "",
    ):
        (tmp_path / "f.toml").write_text(broken, "utf-8")
        with pytest.raises(ResourceBroken):
            FormTemplate.load(tmp_path / "f.toml", WORDS)
