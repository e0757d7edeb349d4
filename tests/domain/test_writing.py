"""What a person types is held against what papers can show; the table and the printing never differ."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.config import Centre
from kiosk.documents.glyphs import drawable, letters_in
from kiosk.domain.errors import TextUnprintable, TextUnwritable
from kiosk.domain.form import Complaint, FieldKind, Form, FormField, complaints
from kiosk.domain.writing import letters_of_papers, require_writable, unwritable

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
SANS = letters_in(*(FONTS / f"NotoSans-{face}.ttf" for face in ("Regular", "Bold")))
SERIF = letters_in(*(FONTS / f"LiberationSerif-{face}.ttf" for face in ("Regular", "Bold", "Italic", "BoldItalic")))
ODD = {
    "an emoji": "Nhà 🏠 số 5",
    "a flag": "🇻🇳",
    "a heart in colours": "cảm ơn ❤️",
    "Arabic": "مرحبا",
    "Hebrew": "שלום",
    "Khmer": "ភាសាខ្មែរ",
    "an override of direction": "Nguyễn\u202e Văn",
    "an isolate": "\u2067abc\u2069",
    "a null": "Dòng\x00 một",
    "an escape": "\x1b[2J",
    "a bell": "a\x07",
}
FINE = {
    "every Vietnamese letter": "Ắ ằ ẳ ẵ ặ Ơ ờ ở ỡ ợ ự Đ đ ỹ ỵ",
    "loose marks": unicodedata.normalize("NFD", "Nguyễn Thị Ựt"),
    "lines and tabs": "một\r\n\thai",
    "a zero-width space": "Nguy\u200bễn",
    "an office bullet": "\uf0b7 Tờ khai",
    "a full-width letter": "Ａ１",
    "hard spaces": "10\u00a0000\u202f₫",
    "nothing": "",
}


def test_the_table_is_what_both_families_have() -> None:
    assert letters_of_papers() == SANS & SERIF


@pytest.mark.parametrize("words", ODD.values(), ids=ODD)
def test_odd_signs_are_found_and_named_by_number_only(words: str) -> None:
    found = unwritable(words)
    assert found
    assert set(found) <= set(words)
    with pytest.raises(TextUnwritable, match=r"DOSS-221 U\+[0-9A-F]{4}") as refused:
        require_writable("một", words)
    assert not set(refused.value.detail) & (set(words) - set("U+0123456789ABCDEF, "))


@pytest.mark.parametrize("words", FINE.values(), ids=FINE)
def test_what_papers_show_is_let_pass(words: str) -> None:
    assert unwritable(words) == []
    require_writable(words)


@given(st.text(max_size=60))
def test_what_may_be_typed_can_be_printed(words: str) -> None:
    """Nobody meets PRNT-108 at the printer with words that were let pass."""
    if unwritable(words):
        return
    line = " ".join(unicodedata.normalize("NFC", words).split())
    for letters in (SANS, SERIF):
        try:
            drawable(line, letters)
        except TextUnprintable as fault:
            raise AssertionError(fault.detail) from fault


@pytest.mark.parametrize("kind", [FieldKind.TEXT, FieldKind.EMAIL])
def test_a_form_says_it_in_the_field(kind: FieldKind) -> None:
    form = Form((FormField("said", "Nội dung", kind, required=True),))
    assert complaints(form, {"said": "an@vidu.vn🏠"}) == {"said": Complaint.SIGNS}
    assert complaints(form, {"said": "an@vidu.vn"}) == {}


def test_a_centre_whose_name_no_paper_shows_is_no_setting() -> None:
    with pytest.raises(ValueError, match="signs"):
        Centre(name="Trung tâm 🏠")
