"""The file that is kept, before judges that are not ours: qpdf, poppler, and the letters it was made from."""

import subprocess
import unicodedata
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from kiosk.devices.recogniser.tesseract import Tesseract, words_of
from kiosk.devices.scanner.improving import OpenCvImprover
from kiosk.documents.scanned_file import archive_pdf, pictures_of
from kiosk.domain.digitised import DigitisedFile, PaperAbout, record_of
from kiosk.domain.errors import DigitisingFailed, PersonLeft
from kiosk.ports import RecognisedPage, ScannedPage
from kiosk.services.digitising import digitise
from tests.devices.scanner.spoiled_pages import Paper, grainy, scanned, turned

NOW = datetime(2026, 11, 30, 3, 4, 5, tzinfo=UTC)
ABOUT = PaperAbout("Tờ khai thay đổi thông tin cư trú", "02", NOW, 2, 1, "H99.01-261130-0001", "1.004222")
PAPER, SEALED = Paper(seed=1), Paper(seed=2, seal=True)


@cache
def made() -> DigitisedFile:
    """A clean page and a sealed, skewed, grainy one."""
    improver = OpenCvImprover()
    spoiled = grainy(turned(SEALED.drawn(), 2.3))
    pages = [improver.improve(scanned(p, n)).page for n, p in enumerate((PAPER.drawn(), spoiled), 1)]
    return digitise(pages, ABOUT, Tesseract(), archive_pdf, lambda _: None)


def wrong_letters(wanted: str, found: str) -> float:
    """Share of letters to be put right (Levenshtein); spaces and the order of lines on the page as they stand."""
    a, b = (" ".join(unicodedata.normalize("NFC", text).split()) for text in (wanted, found))
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1] / len(a)


def run(*words: str) -> str:
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "a.pdf"
    path.write_bytes(made().content)
    return str(path)


def test_judges_find_a_whole_document_with_its_letters_embedded(file: str) -> None:
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", file)
    info = run("pdfinfo", file)
    assert "Pages:           2" in info
    assert "A4" in info
    assert "Encrypted:       no" in info
    fonts = [line for line in run("pdffonts", file).splitlines()[2:] if line]
    assert fonts
    assert all(line.split()[-5] == "yes" for line in fonts)  # embedded


@pytest.mark.parametrize(("page", "paper", "most"), [(1, PAPER, 0.02), (2, SEALED, 0.04)])
def test_the_text_beneath_is_the_paper_s(file: str, page: int, paper: Paper, most: float) -> None:
    found = run("pdftotext", "-f", str(page), "-l", str(page), file, "-")
    assert wrong_letters(paper.text, found) <= most
    assert wrong_letters(paper.text, made().texts[page - 1]) <= most


def test_it_says_what_the_standard_asks_for() -> None:
    reader = pypdf.PdfReader(BytesIO(made().content))
    root = reader.root_object
    [intent] = root["/OutputIntents"]
    assert intent.get_object()["/S"] == "/GTS_PDFA1"
    profile = intent.get_object()["/DestOutputProfile"].get_object()
    assert (profile["/N"], profile.get_data()[36:40]) == (3, b"acsp")
    xmp = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in xmp
    assert ABOUT.title in xmp
    assert reader.metadata is not None
    assert reader.metadata.title == ABOUT.title
    assert reader.metadata.creation_date == NOW
    assert "2026-11-30T10:04:05+07:00" in xmp
    assert "/ID" in reader.trailer
    assert root["/Lang"] == "vi-VN"


def test_the_pictures_are_the_pages_own_bytes() -> None:
    out = BytesIO()
    Image.new("RGB", (827, 1169), "#c8102e").save(out, "JPEG")
    page = ScannedPage(1, out.getvalue(), 827, 1169, 100)
    plain = digitise([page, page], ABOUT, None, archive_pdf, lambda _: None)
    reader = pypdf.PdfReader(BytesIO(plain.content))
    assert reader.pages[0].images[0].image.size == (827, 1169)
    assert plain.content.count(page.image) == 1  # the same picture twice is one
    assert [float(side) for side in reader.pages[1].mediabox[2:]] == [595.44, 841.68]
    assert digitise([page, page], ABOUT, None, archive_pdf, lambda _: None) == plain


def test_letters_can_be_laid_beneath_later_and_the_pictures_stay() -> None:
    grey = BytesIO()
    Image.new("L", (850, 601), 200).save(grey, "JPEG")
    pages = [scanned(PAPER.drawn()), ScannedPage(2, grey.getvalue(), 850, 601, 96)]
    bare = digitise(pages, ABOUT, None, archive_pdf, lambda _: None)
    assert pictures_of(bare.content) == pages
    later = digitise(pictures_of(bare.content), ABOUT, Tesseract(), archive_pdf, lambda _: None)
    assert pictures_of(later.content) == pages
    assert wrong_letters(PAPER.text, later.texts[0]) <= 0.02
    assert digitise(pages, ABOUT, Tesseract(), archive_pdf, lambda _: None) == later


@pytest.mark.parametrize("content", [b"", b"no PDF", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_file_of_ours_gets_no_letters(content: bytes) -> None:
    with pytest.raises(DigitisingFailed):
        pictures_of(content)


def test_another_people_s_file_gets_no_letters() -> None:
    writer, out = pypdf.PdfWriter(), BytesIO()
    writer.add_blank_page(100, 100)
    writer.write(out)
    with pytest.raises(DigitisingFailed):
        pictures_of(out.getvalue())


def test_a_recogniser_that_fails_is_a_fault(tmp_path: Path) -> None:
    page = scanned(PAPER.drawn())
    for program in (str(tmp_path / "nowhere"), "false"):
        with pytest.raises(DigitisingFailed):
            Tesseract(program=program).recognise(page)
    with pytest.raises(DigitisingFailed):
        Tesseract(seconds=0.01).recognise(page)
    with pytest.raises(DigitisingFailed):
        archive_pdf([], ABOUT)
    with pytest.raises(DigitisingFailed):
        archive_pdf([(page, RecognisedPage("", b"no PDF"))], ABOUT)


def test_a_person_who_leaves_ends_it() -> None:
    class Quick:
        def recognise(self, _: ScannedPage) -> RecognisedPage:
            return RecognisedPage("", b"")

    def leave(_: int) -> None:
        raise PersonLeft

    with pytest.raises(PersonLeft):
        digitise([ScannedPage(1, b"", 1, 1, 300)] * 3, ABOUT, Quick(), archive_pdf, leave)


def test_names_are_of_dossier_place_code_and_version_only() -> None:
    assert ABOUT.file_name == "H99.01-261130-0001_02_02_v1.pdf"
    assert PaperAbout("Nguyễn Văn A", "", NOW).file_name == "CHUA-CO-MA_01_GT_v1.pdf"
    assert PaperAbout("x", "../../etc/passwd", NOW).file_name == "CHUA-CO-MA_01_..-..-etc-passwd_v1.pdf"
    record = record_of(ABOUT, made(), ((2, "faint", "bản gốc mờ"),))
    assert record["sha256"] == made().digest
    assert record["luuYTrang"] == [{"trang": 2, "loi": "faint", "lyDo": "bản gốc mờ"}]


def test_words_come_with_their_place_and_how_sure_they_are() -> None:
    first = made().words[0]
    assert first[0].text == "CỘNG"
    assert 0.1 < first[0].box[0] < 0.4
    assert 0.04 < first[0].box[1] < 0.1
    assert all(0 <= word.sure <= 1 and word.box[0] + word.box[2] <= 1.001 for word in first)
    assert [word.line for word in first] == sorted(word.line for word in first)
    assert wrong_letters(PAPER.text, " ".join(word.text for word in first)) <= 0.02


def test_rows_of_the_recogniser_that_do_not_fit_are_passed_over() -> None:
    page = "1\t1\t0\t0\t0\t0\t0\t0\t200\t100\t-1\t"
    good = "5\t1\t1\t1\t1\t1\t20\t10\t40\t20\t96.5\tSố:"
    bad = ["", "level\tpage", "5\t1\t1", good.replace("\t20\t", "\tx\t", 1), good.replace("Số:", " ")]
    [word] = words_of("\n".join([page, *bad, good]))
    assert (word.text, word.sure, word.box) == ("Số:", 0.965, (0.1, 0.1, 0.2, 0.2))
    assert words_of(good) == (), "a word without its page has no place"
