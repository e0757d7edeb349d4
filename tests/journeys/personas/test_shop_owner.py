"""Chủ cửa hàng: a household business changes its name; the fee goes from her bank's app, and she says how it was."""

from kiosk.domain.casework import Capacity
from kiosk.domain.dossier import Dossier
from kiosk.domain.payment import Payment, PaymentState
from kiosk.domain.receipt_seal import code_in
from kiosk.domain.vietqr import payload
from kiosk.domain.voice import Score
from kiosk.services import paying
from tests.journeys.personas.centre import Centre, OpenCentre
from tests.journeys.personas.counter import Counter
from tests.journeys.personas.visitor import Visitor

PROCEDURE = "Đăng ký thay đổi nội dung đăng ký hộ kinh doanh"
FEE, FEE_READ = 100_000, "100.000 đồng"
ANSWERS = {
    "Quý khách nộp hồ sơ này cho ai?": "Cho cơ quan, doanh nghiệp, hộ kinh doanh",
    "Tên cơ quan, doanh nghiệp hoặc hộ kinh doanh": "tapj hoas maaux",
    "Mã số thuế hoặc mã số đăng ký": "0990000011",
    "Quý khách là ai trong đơn vị?": "Người đại diện theo pháp luật hoặc chủ hộ",
    "Số điện thoại": "0900000011",
    "Nhận kết quả": "Tại trung tâm này",
}


def test_files_for_her_shop_pays_by_transfer_and_rates(open_centre: OpenCentre) -> None:
    centre = open_centre()
    she = Visitor(centre)
    dossier = files_for_the_shop(she)
    counter = Counter(centre, "10")
    counter.receives(dossier)
    counter.sets_the_fee(dossier.id, FEE, "Lệ phí đăng ký hộ kinh doanh")

    pays_by_transfer(she, dossier)
    [slip, asked, paid] = centre.slips(3)
    [payment] = paying.payments_of(dossier.id, centre.tools.unit_of_work)
    assert dossier.receipt
    assert code_in(slip.code) == dossier.receipt.dossier_code
    assert [(paper.code, paper.inked) for paper in (asked, paid)] == [("", True)] * 2  # nobody pays a second time
    says_how_it_was(she, dossier)

    held = centre.delivered()
    assert (held["ChuHoSo"], held["LoaiDoiTuong"]) == ("tạp hóa mẫu", "2")
    assert held["SoGiayToChuHoSo"] == "0990000011"
    assert (payment.state, payment.amount_vnd, payment.slip_number) == (PaymentState.PAID, FEE, 1)


def files_for_the_shop(she: Visitor) -> Dossier:
    she.touch("Kinh doanh")
    she.arrives_at("find")
    she.touch(PROCEDURE)
    she.arrives_at("sheet")
    she.begins_to_file()
    she.is_greeted()
    she.arrives_at("case")
    she.touch(next(c["text"] for c in she.centre.visit.model.cases if "tên hộ kinh doanh" in c["text"]))
    she.touch("Tiếp tục")
    she.answers(ANSWERS)
    she.brings_the_other_papers()
    dossier = she.submits()
    she.leaves()
    assert dossier.principal
    assert (dossier.principal.capacity, dossier.owner_name) == (Capacity.ORGANISATION, "tạp hóa mẫu")
    return dossier


def pays_by_transfer(she: Visitor, dossier: Dossier) -> None:
    """By the code and PIN of her slip; nothing is paid until the platform says so."""
    centre, receipt = she.centre, dossier.receipt
    assert receipt
    she.touch("Nộp phí, lệ phí")
    she.arrives_at("lookup")
    she.touch("Bằng mã hồ sơ")
    she.type(receipt.dossier_code.removeprefix(centre.tools.centre.unit_code + "-"))
    she.touch("Tiếp tục")
    she.type(receipt.pin)
    she.touch("Xem hồ sơ")
    she.touch(f"Nộp {FEE_READ}")
    she.arrives_at("pay")
    she.sees(f"Mã VietQR để nộp {FEE_READ}")
    transfer = paying.transfer_of(the_payment(centre, dossier), centre.tools.bank)
    assert she.scans_the_screen() == payload(transfer)
    she.touch("Tôi đã chuyển tiền")
    she.sees("Chờ Cổng thanh toán xác nhận")
    she.touch("In phiếu")
    she.sees("Đã in phiếu phí, lệ phí")
    assert the_payment(centre, dossier).state is PaymentState.UNCONFIRMED
    centre.bank_transfers(the_payment(centre, dossier).reference)
    she.sees("Đã nhận tiền của Quý khách", 40)
    she.sees("Đã in phiếu phí, lệ phí")


def says_how_it_was(she: Visitor, dossier: Dossier) -> None:
    she.touch("Đánh giá phục vụ")
    she.arrives_at("rate")
    she.touch("Rất hài lòng")
    she.touch("Gửi, không nêu lý do")
    she.sees("Cảm ơn Quý khách")
    she.leaves()
    assert dossier.receipt
    with she.centre.tools.unit_of_work() as uow:
        [rating] = uow.ratings_between(dossier.receipt.received_at, she.centre.tools.clock.now())
    assert (rating.subject_id, rating.score) == (dossier.id, Score.VERY_SATISFIED)


def the_payment(centre: Centre, dossier: Dossier) -> Payment:
    [payment] = paying.payments_of(dossier.id, centre.tools.unit_of_work)
    return payment
