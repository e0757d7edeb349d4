"""A mother with a newborn: a number with the right to go first, half a registration here, the rest at a counter."""

from kiosk.domain.casework import Capacity
from kiosk.domain.dossier import Dossier, DossierState
from kiosk.domain.handover import HandOver, HandOverState
from kiosk.domain.ticket import Priority
from tests.journeys.personas.centre import Centre, OpenCentre
from tests.journeys.personas.counter import Counter
from tests.journeys.personas.visitor import Visitor

CARD, NUMBER = "pham-thi-mau-lan", "099198000044"  # resources/scenarios/card
ANSWERS = {
    "Họ và tên của trẻ": "nguyeenx maaux an",
    "Ngày sinh của trẻ": "05112026",
    "Quan hệ của Quý khách với trẻ": "Mẹ",
    "Số điện thoại": "0900000044",
    "Nhận kết quả": "Tại trung tâm này",
}


def test_begins_a_birth_registration_and_an_officer_ends_it(open_centre: OpenCentre) -> None:
    centre = open_centre(CARD)
    counter, she = Counter(centre, "9"), Visitor(centre)
    takes_a_number_and_begins(she)
    code = calls_an_officer(she)
    work = counter.takes_over(code)
    she.sees("Mời Quý khách đến quầy số 9")
    called = counter.calls_next("civil-status")
    assert (called.id, called.priority) == (work.ticket_id, Priority.WITH_CHILD)

    form = counter.receives(draft_of(centre, work)) and counter.prints_form_01(work.dossier_id)
    counter.has_finished(work)
    she.arrives_at("home")  # the counter is done: nothing of her stays on the screen
    counter.has_served(called)

    dossier = centre.dossier()
    assert dossier.principal
    assert dossier.receipt
    assert (dossier.state, dossier.applicant.number) == (DossierState.RECEIVED, NUMBER)
    assert (dossier.principal.capacity, dossier.principal.name) == (Capacity.CHILD, "nguyễn mẫu an")
    assert len(dossier.attachments) == 1
    for words in (dossier.receipt.dossier_code, "PHẠM THỊ MẪU LAN", "nguyễn mẫu an"):
        assert words in form.text
    held = centre.delivered()
    assert held["ChuHoSo"] == "nguyễn mẫu an"
    assert len(held["TaiLieuNop"]) == 1
    with centre.tools.unit_of_work() as uow:
        assert uow.hand_over(work.id).state is HandOverState.DONE
    [ticket] = centre.slips(1)
    assert ticket.inked


def takes_a_number_and_begins(she: Visitor) -> None:
    she.touch("Có con nhỏ")
    she.arrives_at("find")
    she.touch("Thủ tục đăng ký khai sinh")
    she.arrives_at("sheet")
    she.touch("Lấy số gặp cán bộ")
    she.arrives_at("ticket")
    she.touch("Phụ nữ mang thai, người bế con nhỏ")
    she.touch("Lấy số")
    she.sees("Đã in số")
    she.touch("Quay lại")
    she.arrives_at("sheet")
    she.begins_to_file()
    she.is_greeted()
    she.answers(ANSWERS)
    she.scans_the_first_paper()


def calls_an_officer(she: Visitor) -> str:
    """The baby cries. Returns the code that she reads to the officer."""
    she.touch("Gọi cán\u00a0bộ")
    she.sees("Đã báo cho các quầy")
    return str(she.centre.visit.call.code)


def draft_of(centre: Centre, work: HandOver) -> Dossier:
    assert (work.place, work.counter) == ("papers", "9")
    with centre.tools.unit_of_work() as uow:
        return uow.dossier(work.dossier_id)
