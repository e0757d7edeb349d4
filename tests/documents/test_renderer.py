import unicodedata
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageOps

from kiosk.documents.renderer import PaperStudio, clean
from kiosk.domain.errors import ResourceBroken
from kiosk.domain.paper import Checklist, CustodySlip, PaperLine, ReceiptForm
from kiosk.ports import PaperRenderer, Raster

Slip = Callable[..., CustodySlip]


def decompose(value: object) -> object:
    return unicodedata.normalize("NFD", value) if isinstance(value, str) else value


def read_qr(raster: Raster) -> list[str]:
    picture = Image.frombytes("1", (raster.width, raster.height), raster.rows)
    return [code.text for code in zxingcpp.read_barcodes(ImageOps.invert(picture.convert("L")))]


def test_it_is_a_paper_renderer(studio: PaperStudio) -> None:
    renderer: PaperRenderer = studio
    assert renderer is studio


def test_loose_marks_and_composed_letters_draw_the_same(
    studio: PaperStudio, slip: Slip, form: Callable[..., ReceiptForm], checklist: Checklist
) -> None:
    name = "NGUYỄN THỊ HỒNG MẪU"
    loose = unicodedata.normalize("NFD", name)
    assert loose != name
    paper = PaperLine("Giấy tờ chứng minh", 1, 0, 0, 1, "đã quét")
    loose_paper = replace(paper, name=unicodedata.normalize("NFD", paper.name))
    assert studio.custody_slip(slip(owner_name=loose, papers=(loose_paper,))) == studio.custody_slip(
        slip(owner_name=name, papers=(paper,))
    )
    assert studio.receipt_form(form(applicant_name=loose)) == studio.receipt_form(form(applicant_name=name))
    assert studio.checklist(replace(checklist, case=unicodedata.normalize("NFD", checklist.case))) == studio.checklist(
        checklist
    )


def test_clean_reaches_every_text_and_removes_control_characters(slip: Slip) -> None:
    dirty = slip(fee_text="20.000\tđồng\n\x00", centre=replace(slip().centre, place=decompose("Hoa Mẫu")))
    assert asdict(clean(dirty)) == asdict(slip(fee_text="20.000 đồng"))


@pytest.mark.parametrize("width", [384, 576])
def test_the_qr_of_a_slip_is_read_back(fonts: Path, width: int, slip: Slip, long_slip: CustodySlip) -> None:
    studio = PaperStudio(fonts, width)
    for each in (slip(), long_slip, slip(qr_text="https://dichvucong.gov.vn/tra-cuu?ma=H99.01-261123-12345&p=ABCD")):
        raster = studio.custody_slip(each)
        assert raster.width == width
        assert read_qr(raster) == [each.qr_text]


def test_the_truth_about_the_portal_a_reprint_and_a_missing_date_change_the_slip(
    studio: PaperStudio, slip: Slip
) -> None:
    rasters = [studio.custody_slip(s) for s in (slip(), slip(on_portal=True), slip(reprint=1), slip(due_at=None))]
    assert len({r.rows for r in rasters}) == 4


def test_a_long_slip_stays_a_slip(studio: PaperStudio, long_slip: CustodySlip) -> None:
    assert studio.custody_slip(long_slip).height < 8000  # one metre of paper


def test_a_checklist_names_every_paper_whole(studio: PaperStudio, checklist: Checklist) -> None:
    longer = replace(checklist, papers=(PaperLine("giấy phép " * 60, 1, 0, 0, 0, ""),))
    shorter = replace(checklist, papers=(PaperLine("giấy phép " * 30, 1, 0, 0, 0, ""),))
    assert studio.checklist(longer).height > studio.checklist(shorter).height + 150


def test_a_missing_template_is_named(tmp_path: Path, fonts: Path) -> None:
    with pytest.raises(ResourceBroken):
        PaperStudio(fonts, 576, tmp_path)
