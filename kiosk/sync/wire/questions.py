"""Questions and answers (hỏi đáp). The mixed letter case of the names is real."""

from kiosk.sync.wire.model import Moment, WireModel, Words, told


class Question(WireModel):
    """What comes down: a citizen's question, a line of the bank, or an answer."""

    id: Words = told("HOIDAPID", "A", "CPS, VT", must=True)
    field_code: Words = told("MALINHVUC", "A", "CPS")
    content: Words = told("NOIDUNG", "A", "CPS")
    unit_code: Words = told("MADONVI", "A", "CPS")
    reply: Words = told("NOIDUNGTRALOI", "A", "CPS")
    reply_id: Words = told("TRALOIID", "A", "CPS")
    asked_by: Words = told("HOVATEN", "A", "CPS")
    email: Words = told("THUDIENTU", "A", "CPS")
    procedure_code: Words = told("MATTHCDP", "A", "CPS")


class PublishedQuestion(WireModel):
    """DongBoHoiDap."""

    id: Words = told("HOIDAPID", "A", "CPS", must=True)
    field_code: Words = told("MaLinhVuc", "A", "CPS")
    content: Words = told("NOIDUNG", "A", "CPS", must=True)
    unit_code: Words = told("MADONVI", "A", "CPS", must=True)
    unit_name: Words = told("TENDONVI", "A", "CPS")


class QuestionReply(WireModel):
    """DongBoKetQuaHoiDapGuiTuDVCQG."""

    id: Words = told("HOIDAPID", "A", "CPS", must=True)
    unit_code: Words = told("MADONVI", "A", "CPS", must=True)
    replied_by: Words = told("NGUOITRALOI", "A", "CPS", must=True)
    title: Words = told("CHUCVUNGUOITRALOI", "A", "CPS")
    replied_on: Moment = told("NGAYTRALOI", "A", "CPS", "a plain date", default=None, must=True)
    reply: Words = told("NOIDUNGTRALOI", "A", "CPS", must=True)
