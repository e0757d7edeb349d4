import time
from io import BytesIO

import paper_samples as samples
import pytest
from PIL import Image

from kiosk.documents.renderer import PaperStudio
from kiosk.domain.errors import PageBroken


def test_a_page_becomes_a_picture_of_the_width_that_was_asked_for(studio: PaperStudio) -> None:
    pdf = studio.form(samples.REGISTER)
    shown = studio.preview(pdf, 2, 1200)
    with Image.open(BytesIO(shown.png)) as picture:
        assert picture.size == (shown.width, shown.height)
        assert picture.format == "PNG"
        grey = picture.convert("L")
    assert abs(shown.width - 1200) <= 1
    assert abs(shown.height - 1200 * 210 / 297) <= 2
    assert shown.pages > 2
    dark = sum(count for value, count in enumerate(grey.histogram()) if value < 128)
    assert dark > 5_000  # letters and lines are there


def test_pages_differ_and_a_page_looks_the_same_twice(studio: PaperStudio) -> None:
    pdf = studio.form(samples.REFUSAL)
    first, second = (studio.preview(pdf, number, 700).png for number in (1, 2))
    assert first != second  # the other copy is underlined
    assert studio.preview(pdf, 1, 700).png == first


def test_a_picture_comes_within_three_tenths_of_a_second(studio: PaperStudio) -> None:
    pdf = studio.form(samples.SUPPLEMENT)
    studio.preview(pdf, 1, 900)
    begun = time.process_time()
    for _ in range(5):
        studio.preview(pdf, 1, 900)
    assert (time.process_time() - begun) / 5 < 0.3


@pytest.mark.parametrize("page", [0, 3, -1])
def test_a_page_that_is_not_there_is_refused(studio: PaperStudio, page: int) -> None:
    with pytest.raises(PageBroken):
        studio.preview(studio.form(samples.REFUSAL), page, 700)


def test_what_is_no_document_is_refused(studio: PaperStudio) -> None:
    for noise in (b"", b"noise", b"%PDF-1.4 cut"):
        with pytest.raises(PageBroken):
            studio.preview(noise, 1, 700)
