import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from kiosk.documents.bundle import bind_pages
from kiosk.domain.errors import PageBroken
from kiosk.ports import ScannedPage


def page(number: int = 1, kind: str = "JPEG", dpi: int = 100, colour: str = "#c8102e") -> ScannedPage:
    out = BytesIO()
    Image.new("RGB", (827, 1169), colour).save(out, kind)
    return ScannedPage(number, out.getvalue(), 827, 1169, dpi)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_pages_keep_size_colour_and_order(kind: str) -> None:
    reader = PdfReader(BytesIO(bind_pages([page(1, kind), page(2, kind, colour="#1b2f8a")])))
    assert len(reader.pages) == 2
    for sheet, colour in zip(reader.pages, ((200, 16, 46), (27, 47, 138)), strict=True):
        assert [round(float(side) / 72 * 25.4) for side in sheet.mediabox[2:]] == [210, 297]
        [image] = sheet.images
        found = image.image.convert("RGB").getpixel((400, 600))
        assert all(abs(a - b) <= 6 for a, b in zip(found, colour, strict=True))


def test_a_jpeg_passes_through_untouched() -> None:
    one = page()
    reader = PdfReader(BytesIO(bind_pages([one])))
    [image] = reader.pages[0].images
    assert image.data == one.image


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_it_says_that_it_is_archival_and_other_programs_find_it_whole(mode: str, tmp_path: Path) -> None:
    out = BytesIO()
    Image.new(mode, (827, 1169), 200 if mode == "L" else "#1b2f8a").save(out, "JPEG")
    made = bind_pages([ScannedPage(1, out.getvalue(), 827, 1169, 100)])
    root = PdfReader(BytesIO(made)).root_object
    assert b"<pdfaid:part>2</pdfaid:part>" in root["/Metadata"].get_object().get_data()  # type: ignore[attr-defined]
    file = tmp_path / "a.pdf"
    file.write_bytes(made)
    said = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=True).stdout
    assert "No syntax or stream encoding errors" in said
    assert b"Date" not in made.split(b"stream")[0]
    words = ["pdftoppm", "-r", "20", "-png", "-singlefile", str(file), str(tmp_path / "page")]
    subprocess.run(words, check=True)
    with Image.open(tmp_path / "page.png") as drawn:
        found = drawn.convert("RGB").getpixel((60, 100))
    wanted = (200, 200, 200) if mode == "L" else (27, 47, 138)
    assert isinstance(found, tuple)
    assert all(abs(a - b) <= 6 for a, b in zip(found, wanted, strict=True))


def test_the_same_pages_give_the_same_bytes() -> None:
    assert bind_pages([page()]) == bind_pages([page()])


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_page_cut_short_is_refused(kind: str) -> None:
    whole = page(3, kind)
    cut = ScannedPage(3, whole.image[: len(whole.image) // 2], 827, 1169, 100)
    with pytest.raises(PageBroken, match="page 3"):
        bind_pages([page(), cut])


def test_nothing_and_noise_are_refused() -> None:
    for pages in ([], [ScannedPage(1, b"", 1, 1, 100)], [ScannedPage(1, b"noise" * 100, 1, 1, 100)]):
        with pytest.raises(PageBroken):
            bind_pages(pages)
