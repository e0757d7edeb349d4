"""Metadata of one digitised paper (dữ liệu đặc tả của giấy tờ số hoá), as an officer copied them from it."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """The fields that a provincial system keeps of each paper, but for those that the dossier or the file says already
    (name, owner, dossier code, unit, who and when, size, procedure). Empty: not said, and never guessed.

    Fields after observed practice; that the names are the national ones is an ASSUMPTION.
    """

    number: str = field(default="", repr=False)  # số, ký hiệu
    issued_on: date | None = field(default=None, repr=False)  # ngày ban hành
    issued_by: str = field(default="", repr=False)  # cơ quan ban hành
    signed_by: str = field(default="", repr=False)  # người ký
    summary: str = field(default="", repr=False)  # trích yếu
    valid_until: date | None = None  # ngày hết hiệu lực
    permanent: bool = False  # hiệu lực vĩnh viễn
    scope: str = ""  # phạm vi
    paper_code: str = ""  # mã giấy tờ
    store_code: str = ""  # mã giấy tờ trong kho quốc gia
    result_code: str = ""  # mã kết quả
    hidden: bool = False  # ẩn với công dân

    @property
    def empty(self) -> bool:
        return self == NO_FACTS


NO_FACTS = PaperFacts()
DAYS = ("issued_on", "valid_until")
