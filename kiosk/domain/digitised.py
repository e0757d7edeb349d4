"""A paper made electronic (giấy tờ số hoá): what its file is called, and what is kept of it beside the file."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from kiosk.domain.read_words import ReadWord

NO_DOSSIER = "CHUA-CO-MA"  # before the dossier has its code


@dataclass(frozen=True, slots=True)
class PaperAbout:
    """What is written into the file, and beside it. Nothing personal: a file's metadata travel further than its pages.

    The rule for names is the centre's own; none is published: <dossier>_<nn>_<code>_v<n>.pdf.
    """

    title: str  # tên giấy tờ, as the procedure calls it
    document_id: str  # thành phần hồ sơ
    made_at: datetime  # thời gian số hoá, aware
    place: int = 1  # in the dossier's list of papers
    version: int = 1
    dossier_code: str = ""
    procedure_code: str = ""
    field_name: str = ""  # lĩnh vực
    unit: str = ""  # đơn vị
    is_result: bool = False  # loại: kết quả, else thành phần

    @property
    def file_name(self) -> str:
        parts = (self.dossier_code or NO_DOSSIER, f"{self.place:02}", self.document_id or "GT", f"v{self.version}")
        return "_".join(re.sub(r"[^A-Za-z0-9.-]+", "-", part).strip("-") or "x" for part in parts) + ".pdf"


@dataclass(frozen=True, slots=True)
class DigitisedFile:
    content: bytes = field(repr=False)  # PDF/A-2b
    texts: tuple[str, ...] = field(repr=False)  # of each page, as it was recognised
    digest: str  # SHA-256, hex
    words: tuple[tuple[ReadWord, ...], ...] = field(default=(), repr=False)  # of each page; empty: no letters were read


def record_of(
    about: PaperAbout, made: DigitisedFile, flaws: tuple[tuple[int, str, str], ...] = ()
) -> dict[str, object]:
    """The metadata of one paper, by the names that centres use. flaws: page, what, and why it was accepted."""
    return {
        "tenGiayTo": about.title,
        "maGiayTo": about.document_id,
        "maHoSo": about.dossier_code,
        "maTTHC": about.procedure_code,
        "linhVuc": about.field_name,
        "donVi": about.unit,
        "loai": "ket-qua" if about.is_result else "thanh-phan",
        "thoiGianSoHoa": about.made_at.isoformat(timespec="seconds"),
        "tenTep": about.file_name,
        "dungLuong": len(made.content),
        "soTrang": len(made.texts),
        "sha256": made.digest,
        "chuanTep": "PDF/A-2b",
        "luuYTrang": [{"trang": page, "loi": what, "lyDo": why} for page, what, why in flaws],
    }
