"""Bà Trần Thị Mẫu Hoa does not see: keypad and voice only. Her dossier by the card, a number, and a word of praise."""

from kiosk.commands.dossier import file_dossier
from kiosk.domain.card import CardAccessNumber
from kiosk.domain.dossier import Dossier
from kiosk.domain.local_time import local_date
from kiosk.domain.ticket import Priority
from kiosk.domain.voice import PetitionKind, PetitionState
from tests.journeys.conftest import DETAILS, PERMANENT_RESIDENCE
from tests.journeys.personas.centre import Centre, OpenCentre
from tests.journeys.personas.keypad import Key, Keypad, Voice

CARD, NUMBER = "tran-thi-mau-hoa", "099150000028"  # resources/scenarios/card


def test_goes_by_keys_and_ear_alone(open_centre: OpenCentre) -> None:
    voice = Voice()
    centre = open_centre(CARD, voice)
    dossier = filed_last_week(centre)
    she = Keypad(centre, voice)
    asks_for_the_voice(she)
    looks_up_her_dossier(she, dossier)
    asks_for_the_voice(she)
    takes_a_number(she)
    asks_for_the_voice(she)
    praises(she)
    asks_for_the_voice(she)
    calls_an_officer(she)
    assert she.silent == []


def filed_last_week(centre: Centre) -> Dossier:
    """By somebody who sees, with her card."""
    tools = centre.tools
    identity = tools.card_reader.read(CardAccessNumber(NUMBER[-6:]), lambda _: None)
    procedure = tools.catalogue.procedure(PERMANENT_RESIDENCE)
    return file_dossier(tools, identity, procedure, procedure.cases[-1], DETAILS, scan=False)


def asks_for_the_voice(she: Keypad) -> None:
    she.voice.said.clear()
    she.key(Key.Key_F1)
    she.hears("Kính chào Quý khách")


def looks_up_her_dossier(she: Keypad, dossier: Dossier) -> None:
    she.press("Tra cứu hồ sơ")
    she.hears("Quý khách muốn tìm hồ sơ bằng cách nào?")
    she.press("Bằng thẻ căn cước")
    she.hears("Sáu số cuối trên thẻ căn cước")
    she.types(NUMBER[-6:])
    she.press("Tiếp tục")
    she.hears(dossier.procedure_name)
    she.press(dossier.procedure_name)
    told = she.hears("Hẹn trả kết quả")
    assert dossier.procedure_name in told
    she.press("In ra giấy")
    she.centre.slips(1)
    she.press("Xong")
    she.centre.until(lambda: she.centre.visit.page == "home", "home")


def takes_a_number(she: Keypad) -> None:
    she.press("Lấy số thứ tự")
    she.hears("Quý khách cần gặp cán bộ về việc gì?")
    she.press("Cư trú, căn cước, hộ chiếu")
    she.hears("Quý khách có cần được phục vụ trước không?")
    she.press("Người khuyết tật", Key.Key_Space)
    she.press("Lấy số")
    she.hears("B001")
    she.centre.slips(2)
    she.press("Xong")
    with she.centre.tools.unit_of_work() as uow:
        [ticket] = uow.tickets_of(local_date(she.centre.tools.clock.now()))
    assert (ticket.number, ticket.priority) == ("B001", Priority.DISABLED)


def praises(she: Keypad) -> None:
    she.press("Góp ý, phản ánh")
    she.hears("Quý khách muốn nói với Trung tâm điều gì?")
    she.press("Khen ngợi")
    she.hears("Xin kể sự việc")
    she.types("Can bo rat tan tinh")
    she.press("Tiếp tục")
    she.hears("Quý khách có muốn để lại cách liên hệ?")
    she.press("Gửi không ghi tên")
    told = she.hears("Trung tâm đã ghi nhận")
    with she.centre.tools.unit_of_work() as uow:
        [petition] = uow.petitions_in(frozenset({PetitionState.RECEIVED}), 10)
    assert petition.kind is PetitionKind.PRAISE
    assert petition.code in told
    *_, slip = she.centre.slips(3)
    assert slip.code == petition.code
    she.press("Xong")
    she.centre.until(lambda: she.centre.visit.page == "home", "home")


def calls_an_officer(she: Keypad) -> None:
    """The code that the counters find her by is told as well; then she goes on alone."""
    she.press("Gọi cán\u00a0bộ")
    she.hears("Đã báo cho các quầy. Mã chuyển việc: K1-01")
    she.press("Tôi tự làm tiếp")
    she.hears("Kính chào Quý khách")
