"""What a paper cannot show is refused by its code, wrapped or paged; it is never cut in silence."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import paper_samples as samples
import pytest
import zxingcpp
from pdf_text import text_of
from PIL import Image
from pypdf import PdfReader

from kiosk.documents.glyphs import drawable, letters_in
from kiosk.documents.renderer import PaperStudio
from kiosk.domain.errors import TextUnprintable
from kiosk.domain.paper import CustodySlip, PaperLine, ReceiptForm
from kiosk.domain.payment import PaymentState
from kiosk.domain.slips import FeeSlip, FeeSlipLine
from kiosk.ports import Raster

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LOWER = [unicodedata.normalize("NFC", v + t) for v in VOWELS for t in TONES] + ["đ"]
LETTERS = LOWER + [letter.upper() for letter in LOWER]  # 146: those with a mark, a horn or a bar, and their plain kin
NAME_120 = ("CÔNG TẰNG TÔN NỮ NGUYỄN HOÀNG DIỄM QUỲNH PHƯƠNG THẢO NGUYÊN " * 3)[:120].strip()
UNPRINTABLE = {
    "an emoji": "Nhà 🏠 số 5",
    "a flag": "🇻🇳",
    "Arabic": "مرحبا",
    "Hebrew": "שלום",
    "Khmer": "ភាសាខ្មែរ",
    "Chinese": "越南",
    "a loose mark on a bare letter": "b\u0302",
}
HARMLESS = {
    "zero width": ("Nguy\u200bễn\ufeff", "Nguyễn"),
    "an override of direction": ("\u202eNGUYỄN\u202c", "NGUYỄN"),
    "controls": ("Dòng\x00 một\r\n\tdòng\x1b hai", "Dòng một dòng hai"),
    "loose marks": (unicodedata.normalize("NFD", "Nguyễn Thị Ựt"), "Nguyễn Thị Ựt"),
    "hard spaces": ("10\u00a0000\u202fđ", "10 000 đ"),
    "a full-width letter": ("Ａ１", "A1"),
    "an office bullet": ("\uf0b7 Tờ khai", "• Tờ khai"),
}


def ink(raster: Raster) -> int:
    return sum(byte.bit_count() for byte in raster.rows)


def test_there_are_146_letters() -> None:
    assert len(set(LETTERS)) == 146


@pytest.mark.parametrize("words", UNPRINTABLE.values(), ids=UNPRINTABLE)
def test_what_cannot_be_shown_is_refused_on_slips_and_forms_and_named_by_number(
    studio: PaperStudio, slip: Callable[..., CustodySlip], form: Callable[..., ReceiptForm], words: str
) -> None:
    with pytest.raises(TextUnprintable, match=r"PRNT-108 U\+[0-9A-F]{4}") as refused:
        studio.slip(slip(owner_name=words))
    assert not set(words) & set(refused.value.detail) - set("U+0123456789ABCDEF, ")
    with pytest.raises(TextUnprintable):
        studio.form(form(request=words))


@pytest.mark.parametrize(("typed", "meant"), HARMLESS.values(), ids=HARMLESS)
def test_what_has_no_ink_is_dropped_and_what_means_the_same_is_drawn_the_same(
    studio: PaperStudio, slip: Callable[..., CustodySlip], form: Callable[..., ReceiptForm], typed: str, meant: str
) -> None:
    assert studio.slip(slip(for_whom=typed)) == studio.slip(slip(for_whom=meant))
    assert studio.form(form(owner_name=typed)) == studio.form(form(owner_name=meant))


def test_every_letter_is_in_every_font(fonts: Path) -> None:
    for family, faces in (("NotoSans", ("Regular", "Bold")), ("LiberationSerif", ("Regular", "Bold", "Italic"))):
        letters = letters_in(*(fonts / f"{family}-{face}.ttf" for face in faces))
        for letter in LETTERS:
            assert drawable(letter, letters) == letter


def test_every_letter_is_read_back_from_a_form(studio: PaperStudio, form: Callable[..., ReceiptForm]) -> None:
    text = text_of(studio.form(form(applicant_address=" ".join(LETTERS))))
    assert not [letter for letter in LETTERS if letter not in unicodedata.normalize("NFC", text)]


def test_a_name_of_120_letters_is_whole_on_form_and_slip(
    studio: PaperStudio, slip: Callable[..., CustodySlip], form: Callable[..., ReceiptForm]
) -> None:
    assert len(NAME_120) >= 118
    text = " ".join(text_of(studio.form(form(applicant_name=NAME_120))).split())
    assert NAME_120 in text
    shorter = ink(studio.slip(slip(owner_name=NAME_120[:-6])))
    assert ink(studio.slip(slip(owner_name=NAME_120))) > shorter  # its last letters are there too


def test_a_procedure_of_1094_letters_is_whole_on_form_and_slip(
    studio: PaperStudio, slip: Callable[..., CustodySlip], form: Callable[..., ReceiptForm]
) -> None:
    name = samples.LONG_NAME
    text = " ".join(text_of(studio.form(form(request=name))).split())
    assert name in text
    whole = studio.slip(slip(procedure_name=name))
    assert whole.height > studio.slip(slip(procedure_name=name[:-80])).height


def test_111_papers_are_all_listed_on_form_and_slip(
    studio: PaperStudio, slip: Callable[..., CustodySlip], form: Callable[..., ReceiptForm]
) -> None:
    pdf = studio.form(form(papers=samples.MANY_PAPERS))
    text = " ".join(text_of(pdf).split())
    assert all(f"môi trường số {number}" in text for number in range(1, 112))
    assert len(PdfReader(BytesIO(pdf)).pages) > 2
    raster = studio.slip(slip(papers=samples.MANY_PAPERS))
    picture = Image.frombytes("1", (raster.width, raster.height), raster.rows)
    foot = picture.crop((0, raster.height - 900, raster.width, raster.height)).convert("L").point(lambda v: 255 - v)
    assert zxingcpp.read_barcodes(foot)  # the slip ends as it should, however long it is


def test_a_paper_s_name_that_is_an_essay_is_shortened_and_said_to_be(
    studio: PaperStudio, slip: Callable[..., CustodySlip], form: Callable[..., ReceiptForm]
) -> None:
    essay = PaperLine("Tờ khai " + "trong trường hợp người đề nghị không có chỗ ở hợp pháp " * 130, 1, 0, 0, 2, "")
    assert len(essay.name) > 7000
    text = " ".join(text_of(studio.form(form(papers=(essay,)))).split())
    assert "Tên có dấu … được rút gọn" in text
    short = replace(essay, name="Tờ khai")
    assert "rút gọn" not in text_of(studio.form(form(papers=(short,))))
    once = studio.slip(slip(papers=(essay,)))
    assert once.height > studio.slip(slip(papers=(short,))).height


@pytest.mark.parametrize(("amount", "shown"), [(0, "0 đ"), (999_999_999_999, "999.999.999.999 đ")])
def test_no_sum_is_too_small_or_too_large(
    studio: PaperStudio, form: Callable[..., ReceiptForm], amount: int, shown: str
) -> None:
    asked = next(s for s in samples.SLIPS if isinstance(s, FeeSlip) and s.state is PaymentState.ASKED)
    raster = studio.slip(replace(asked, lines=(FeeSlipLine("Lệ phí", amount),)))
    columns = [any(raster.rows[row * 72 + at] for row in range(raster.height)) for at in (0, 71)]
    assert columns == [False, False]  # nothing runs over the edge
    assert shown in text_of(studio.form(form(fee_text=shown)))
