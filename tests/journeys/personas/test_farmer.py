"""A farmer without a phone, on a day without a line: what to bring, a dossier that waits, and cash at the counter."""

from kiosk.domain.dossier import Delivery, Dossier
from kiosk.domain.payment import PaymentMethod, PaymentState
from kiosk.domain.receipt_seal import code_in
from kiosk.services import paying
from kiosk.services.delivery_state import delivery_of
from tests.journeys.personas.centre import Centre, OpenCentre
from tests.journeys.personas.counter import Counter
from tests.journeys.personas.visitor import Visitor

NUMBER = "099085000011"
PROCEDURE, CASE = "Đăng ký tạm trú", "Hồ sơ đăng ký tạm trú gồm"
ANSWERS = {
    "Quý khách nộp hồ sơ này cho ai?": "Cho chính tôi",
    "Nơi ở đăng ký": "can tho = Thành phố Cần Thơ, ninh kieu = Phường Ninh Kiều, aaps hoa sen",
    "Quan hệ với chủ hộ": "Tôi là chủ hộ",
    "Nhận kết quả": "Tại trung tâm này",
}


def test_files_without_a_phone_and_pays_cash(open_centre: OpenCentre) -> None:
    centre = open_centre()
    he = Visitor(centre)
    picks_up_what_to_bring(he)
    centre.lose_the_line()
    dossier = files(he)

    counter = Counter(centre, "9")
    counter.opens_the_drawer(500_000)
    cash = counter.takes_cash(dossier.id, 20_000)
    assert (cash.payment.amount_vnd, cash.change_vnd) == (10_000, 10_000)
    [payment] = paying.payments_of(dossier.id, centre.tools.unit_of_work)
    assert (payment.state, payment.method) == (PaymentState.PAID, PaymentMethod.CASH)

    assert dossier.receipt
    assert dossier.receipt.contact.phone == ""
    [checklist, slip] = centre.slips(2)
    assert checklist.inked
    assert code_in(slip.code) == dossier.receipt.dossier_code
    assert dossier.receipt.dossier_code in centre.forms()[0].text
    assert waits_here(centre, dossier)
    centre.mend_the_line()
    held = centre.delivered()
    assert (held["SoDienThoai"], held["SoGiayToChuHoSo"]) == ("", NUMBER)


def picks_up_what_to_bring(he: Visitor) -> None:
    """The first way: only a list of papers, on paper, for he cannot take a picture of the screen."""
    he.touch("Thủ tục và giấy tờ")
    he.finds("dang ky tam tru", PROCEDURE)
    he.touch("In danh mục giấy tờ này")
    he.sees("Đã in")


def files(he: Visitor) -> Dossier:
    he.begins_to_file()
    he.is_greeted()
    he.arrives_at("case")
    he.touch(CASE)
    he.touch("Tiếp tục")
    he.answers(ANSWERS)
    he.scans_the_first_paper()
    he.brings_the_other_papers()
    dossier = he.submits()
    he.sees("Đang ngoại tuyến: hồ sơ vẫn được tiếp nhận")
    he.leaves()
    return dossier


def waits_here(centre: Centre, dossier: Dossier) -> bool:
    return delivery_of(dossier.id, centre.tools.unit_of_work) is Delivery.WAITING
