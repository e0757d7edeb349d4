"""What a paper says of a temporary number, and of the code that replaced one."""

from collections.abc import Callable
from io import BytesIO

from pypdf import PdfReader

from kiosk.documents.renderer import PaperStudio
from kiosk.domain.paper import CustodySlip, ReceiptForm

FIRST, CODE = "TAM-K1-261124-0001", "H99.01-261124-0041"


def test_the_slip_grows_by_what_it_says(studio: PaperStudio, slip: Callable[..., CustodySlip]) -> None:
    plain = studio.custody_slip(slip(dossier_code=CODE))
    replaced = studio.custody_slip(slip(dossier_code=CODE, temporary_code=FIRST))
    still = studio.custody_slip(slip(dossier_code=FIRST, temporary_code=FIRST))
    assert plain.height < replaced.height < still.height


def test_the_legal_form_says_it_beside_the_code(studio: PaperStudio, form: Callable[..., ReceiptForm]) -> None:
    def said(**changes: str) -> str:
        pages = PdfReader(BytesIO(studio.receipt_form(form(**changes)))).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())

    assert "tạm" not in said(dossier_code=CODE).lower()
    assert f"Thay cho số tạm {FIRST}" in said(dossier_code=CODE, temporary_code=FIRST)
    assert "SỐ TẠM" in said(dossier_code=FIRST, temporary_code=FIRST)
