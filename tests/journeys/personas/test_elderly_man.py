"""Ông Vũ Đức Mẫu Lâm, over eighty, with a card that never expires: large letters, no hurry, one wrong number."""

from kiosk.domain.receipt_seal import code_in
from tests.journeys.personas.centre import OpenCentre
from tests.journeys.personas.visitor import Visitor

CARD, NUMBER = "vu-duc-mau-lam", "099044000036"  # resources/scenarios/card
ANSWERS = {
    "Quý khách nộp hồ sơ này cho ai?": "Cho chính tôi",
    "Nơi ở đăng ký": "can tho = Thành phố Cần Thơ, ninh kieu = Phường Ninh Kiều, 7 dduwowngf hoa cau",
    "Quan hệ với chủ hộ": "Tôi là chủ hộ",
    "Số điện thoại": "0900000036",
    "Nhận kết quả": "Tại trung tâm này",
}
OWN_HOUSE = "Đăng ký thường trú vào chỗ ở hợp pháp thuộc quyền sở hữu của mình"
TOO_LONG_TICKS = 450  # tenths of a second: past the wait, within the grace


def test_files_with_large_letters_and_in_his_own_time(open_centre: OpenCentre) -> None:
    centre = open_centre(CARD)
    he = Visitor(centre)
    he.touch("Cỡ chữ")
    he.touch("Nộp hồ sơ")
    he.finds("dang ky thuong tru", "Đăng ký thường trú")

    he.begins_to_file(can="000063")
    he.sees("Chưa đọc được thẻ")
    he.touch("Sửa sáu số")
    he.type(["Xoá"] * 6)
    he.shows_card(NUMBER[-6:])
    he.is_greeted()
    he.arrives_at("case")
    he.touch(OWN_HOUSE)
    he.touch("Tiếp tục")

    thinks_too_long(he)
    he.answers(ANSWERS)
    assert centre.theme.property("largeText")
    he.brings_the_other_papers()
    dossier = he.submits()
    he.leaves()

    assert dossier.applicant.number == NUMBER
    assert dossier.applicant.expiry_date is None
    assert dossier.details["residence.detail"] == "7 đường hoa cau"
    assert not centre.theme.property("largeText")  # the next person finds the screen as it always is
    assert dossier.receipt
    [slip] = centre.slips(1)
    assert code_in(slip.code) == dossier.receipt.dossier_code
    [form] = centre.forms()
    assert dossier.receipt.dossier_code in form.text
    assert "VŨ ĐỨC MẪU LÂM" in form.text
    assert centre.delivered()["SoGiayToChuHoSo"] == NUMBER


def thinks_too_long(he: Visitor) -> None:
    """The sheet asks whether he is still there; he is, and nothing is lost."""
    he.arrives_at("details")
    for _ in range(TOO_LONG_TICKS):
        he.centre.screen.shell.tick()
    he.sees("Quý khách còn ở đây không?")
    he.touch("Tôi vẫn đang làm")
    he.arrives_at("details")
    assert he.centre.dossiers()
