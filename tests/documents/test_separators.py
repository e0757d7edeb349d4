from io import BytesIO

import numpy as np
import pypdfium2
import pytest

from kiosk.devices.scanner.improving import OpenCvImprover
from kiosk.documents.separators import separator_sheets
from kiosk.domain.procedure import RequiredDocument
from tests.devices.scanner import spoiled_pages as spoil

LONG = "Giấy tờ, tài liệu chứng minh chỗ ở hợp pháp theo quy định tại Điều 5 của Nghị định hướng dẫn thi hành " * 4
DOCUMENTS = (RequiredDocument("01", "", "Tờ khai", 1, 0), RequiredDocument("kq:02", "", LONG, 0, 1))


@pytest.mark.parametrize("degrees", [0, 4, 90, 180])
def test_each_sheet_names_its_paper_however_it_lies(degrees: int) -> None:
    document = pypdfium2.PdfDocument(BytesIO(separator_sheets(DOCUMENTS, "Đăng ký thường trú", spoil.FONTS)))
    assert len(document) == 2
    for page, wanted in zip(document, DOCUMENTS, strict=True):
        picture = np.array(page.render(scale=300 / 72).to_numpy()[:, :, :3])
        lying = np.rot90(picture, degrees // 90) if degrees >= 90 else spoil.turned(picture, degrees)
        page_of = spoil.scanned(spoil.grainy(np.ascontiguousarray(lying)))
        assert OpenCvImprover().improve(page_of).verdict.separates == wanted.id
