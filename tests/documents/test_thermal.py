import unicodedata
from itertools import product
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageDraw, ImageOps

from kiosk.documents.thermal import COMPANY, LINE, Strip, balance, length_of, qr, shorten, wrap, write
from kiosk.ports import Raster

# Every Vietnamese vowel with every tone, and đ; both cases: 146 with marks or without that NFC holds as one letter.
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VOWELS = "aăâeêioôơuưy"
LOWER = [unicodedata.normalize("NFC", v + t) for v, t in product(VOWELS, TONES)] + ["đ"]
LETTERS = LOWER + [letter.upper() for letter in LOWER]


def picture_of(raster: Raster) -> Image.Image:
    return Image.frombytes("1", (raster.width, raster.height), raster.rows)


@pytest.mark.parametrize("bold", [False, True])
def test_every_vietnamese_letter_is_drawn_and_distinct_at_20_dots(fonts: Path, bold: bool) -> None:
    seen: dict[bytes, str] = {}
    for letter in LETTERS:
        strip = Strip(fonts, 64)
        strip.text(letter, 20, bold=bold)
        raster = strip.finish()
        assert any(raster.rows), letter
        assert raster.rows not in seen, (letter, seen.get(raster.rows))
        seen[raster.rows] = letter
    assert len(seen) == 146


@pytest.mark.parametrize("letter", ["Ẫ", "Ặ", "Ỵ", "g", "Ữ"])
def test_marks_of_one_line_do_not_touch_the_block_edges(fonts: Path, letter: str) -> None:
    strip = Strip(fonts, 96)
    strip.text(letter, 40)
    box = picture_of(strip.finish()).getbbox()
    assert box
    assert box[1] >= 0
    assert box[3] <= round(40 * LINE)


def test_words_wrap_and_nothing_is_lost(fonts: Path) -> None:
    font = Strip(fonts, 384).font(26)
    text = "Cấp giấy phép môi trường " * 20 + "x" * 200
    lines = wrap(text, font, 360)
    assert all(font.getlength(line) <= 360 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert wrap("", font, 360) == [""]


def test_a_shortened_line_fits_and_says_so(fonts: Path) -> None:
    font = Strip(fonts, 384).font(26)
    line = shorten("Cấp giấy phép môi trường " * 20, font, 300)
    assert line.endswith("…")
    assert 240 < font.getlength(line) <= 300


def test_balanced_lines_are_as_few_and_more_even(fonts: Path) -> None:
    font = Strip(fonts, 576).font(24)
    text = "Phiếu này để tiện theo dõi; giấy tiếp nhận khổ A5 là giấy chính thức."
    plain, even = wrap(text, font, 552), balance(text, font, 552)
    assert len(plain) == len(even)
    assert " ".join(even) == text
    assert font.getlength(even[-1]) >= font.getlength(plain[-1])


def test_most_lines_limits_a_name(fonts: Path) -> None:
    one, many = Strip(fonts, 576), Strip(fonts, 576)
    one.text("Đăng ký", 26)
    many.text("Đăng ký thường trú " * 80, 26, most_lines=6)
    assert many.finish().height == 6 * one.finish().height


@pytest.mark.parametrize("module", [5, 6])
def test_a_qr_symbol_has_whole_modules_and_a_quiet_zone(module: int) -> None:
    symbol = qr("H99.01-261123-0001|K7Q2", module)
    assert symbol.width % module == 0
    assert symbol.getbbox() == (4 * module, 4 * module, symbol.width - 4 * module, symbol.height - 4 * module)
    small = symbol.resize((symbol.width // module,) * 2, Image.Resampling.NEAREST)
    assert small.resize(symbol.size, Image.Resampling.NEAREST).tobytes() == symbol.tobytes()
    [read] = zxingcpp.read_barcodes(ImageOps.invert(symbol.convert("L")))
    assert read.bytes == b"H99.01-261123-0001|K7Q2"


def test_a_raster_has_one_for_ink_and_whole_bytes(fonts: Path) -> None:
    strip = Strip(fonts, 384)
    strip.rule(4, around=0)
    raster = strip.finish()
    assert (raster.width, raster.height, len(raster.rows)) == (384, 4, 4 * 48)
    assert raster.rows[24] == 0xFF
    assert raster.rows[0] == 0x00


@pytest.mark.parametrize("size", [20, 24, 48, 92])
@pytest.mark.parametrize("bold", [False, True])
def test_letters_set_one_by_one_are_the_line_that_the_library_draws(fonts: Path, size: int, bold: bool) -> None:
    strip = Strip(fonts, 576)
    font = strip.font(size, bold)
    for words in ("Phiếu giữ hồ sơ: Ẵ Ộ ự 1.094", "AVATAR Tôn Yến WAY", "…,.;:()/-"):
        text = COMPANY + words  # the library lets a line's height follow from its tallest letter
        ours, theirs = Image.new("1", (2600, 300), 0), Image.new("1", (2600, 300), 0)
        write(ImageDraw.Draw(ours), (5, 200), text, font)
        pen = ImageDraw.Draw(theirs)
        pen.fontmode = "1"
        pen.text((5, 200), text, font=font, fill=1, anchor="ls")
        assert ours.tobytes() == theirs.tobytes()
        assert length_of(text, font) == pytest.approx(font.getlength(text))
        ends = Image.new("1", (2600, 300), 0)
        write(ImageDraw.Draw(ends), (2595, 200), words, font, "rs")
        write(ImageDraw.Draw(ends), (1300, 250), words, font, "ms")
        box = ends.getbbox()
        assert box
        assert 2580 <= box[2] <= 2597
