"""Every form says that it is PDF/A-2b, and has what ISO 19005-2 asks of it as far as its structure shows.

veraPDF, the judge of the trade, is in none of the registries that the tests install from. What is examined here by
other programs than the one that writes: qpdf and Ghostscript read it whole, poppler finds its fonts embedded, and pypdf
shows the structure.
"""

import re
import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import paper_samples as samples
import pytest
from pdf_text import every_font_is_embedded
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from kiosk.documents.renderer import PaperStudio
from kiosk.domain.paper import ReceiptForm
from kiosk.domain.printed import PrintedForm

FORMS: list[PrintedForm | None] = [None, *samples.FORMS]  # None: form 01
FORBIDDEN = {"/JavaScript", "/Launch", "/AA", "/OpenAction", "/EmbeddedFiles", "/SMask", "/TR", "/Encrypt", "/XFA"}


@pytest.mark.parametrize("given", FORMS, ids=lambda given: type(given).__name__ if given else "ReceiptForm")
def test_every_form_is_archival_as_far_as_its_structure_shows(
    studio: PaperStudio, form: Callable[..., ReceiptForm], given: PrintedForm | None
) -> None:
    pdf = studio.form(given or form())
    reader = PdfReader(BytesIO(pdf), strict=True)
    root, info = reader.trailer["/Root"], reader.metadata
    assert re.match(rb"%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4}|%PDF-1\.[0-7]\r?\n%[^\n]*[\x80-\xff]{4}", pdf)  # 6.1.2
    assert reader.trailer["/ID"]  # 6.1.3
    assert "/Encrypt" not in reader.trailer
    assert not re.search(rb"[^\r\n]endstream", pdf)  # 6.1.7.1
    [intent] = root["/OutputIntents"]  # 6.2.3
    intent = intent.get_object()
    profile = intent["/DestOutputProfile"].get_object()
    assert (intent["/S"], profile["/N"]) == ("/GTS_PDFA1", 3)
    assert profile.get_data()[36:40] == b"acsp"
    metadata = root["/Metadata"].get_object()  # 6.6.2
    assert "/Filter" not in metadata
    xmp = metadata.get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in xmp
    assert info  # 6.6.2.3: what is said twice is the same
    assert info.title
    assert info.creation_date
    said = reader.xmp_metadata
    assert said
    assert said.dc_title["x-default"] == info.title
    assert said.dc_creator == [info.author]
    assert said.pdf_producer == info.producer
    assert said.xmp_create_date
    assert info.creation_date.timestamp() == said.xmp_create_date.timestamp()
    assert every_font_is_embedded(pdf)  # 6.2.11.4
    assert not named(root, FORBIDDEN)  # 6.1.7 … 6.6.1
    assert root["/Lang"] == "vi-VN"


def named(value: object, names: set[str], seen: set[int] | None = None) -> set[str]:
    """Which of these keys stand anywhere below."""
    seen = set() if seen is None else seen
    value = value.get_object() if hasattr(value, "get_object") else value
    if id(value) in seen:
        return set()
    seen.add(id(value))
    if isinstance(value, DictionaryObject | StreamObject):
        return {key for key in value if key in names}.union(*(named(v, names, seen) for v in value.values()))
    return set().union(*(named(v, names, seen) for v in value)) if isinstance(value, ArrayObject) else set()


@pytest.mark.skipif(not shutil.which("qpdf") or not shutil.which("gs"), reason="no qpdf and Ghostscript here")
def test_other_programs_read_a_form_whole(
    studio: PaperStudio, form: Callable[..., ReceiptForm], tmp_path: Path
) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(studio.form(form()))
    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")
    words = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dPDFSTOPONERROR", "-sDEVICE=nullpage", str(path)]
    read = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (read.returncode, read.stdout.strip()) == (0, "")


def test_the_day_of_the_document_is_that_of_the_form(studio: PaperStudio, form: Callable[..., ReceiptForm]) -> None:
    info = PdfReader(BytesIO(studio.form(form()))).metadata
    assert info
    assert info.creation_date == form().received_at
