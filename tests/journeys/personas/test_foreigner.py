"""A foreigner with a passport: English at the kiosk, a number for the hall, and an officer who copies the passport."""

from datetime import date

from kiosk.domain.applicant import SEEN_BY_OFFICER, DocumentKind
from kiosk.domain.dossier import DossierState
from kiosk.domain.ticket import TicketState
from kiosk.services import intake
from tests.journeys.personas.centre import Centre, OpenCentre
from tests.journeys.personas.counter import Counter
from tests.journeys.personas.papers import Form
from tests.journeys.personas.visitor import Visitor

CERTIFIED_COPY = "2.000815"
PASSPORT = "X0990011"
ANSWERS = {
    "capacity": "self",
    "document_title": "Bằng tốt nghiệp đại học",
    "copy_count": "2",
    "phone": "0900000077",
    "email": "jane@example.org",
    "return_by": "centre",
}


def test_takes_a_number_in_english_and_is_served_with_a_passport(open_centre: OpenCentre) -> None:
    centre = open_centre()
    takes_a_number(Visitor(centre))
    form = is_served(centre, Counter(centre, "8"))

    dossier = centre.dossier()
    assert dossier.receipt
    assert dossier.state is DossierState.RECEIVED
    assert (dossier.applicant.citizen_id, dossier.applicant.number) == (None, PASSPORT)
    assert dossier.evidence.access == SEEN_BY_OFFICER
    for words in (dossier.receipt.dossier_code, "JANE ANNA SAMPLE", f"Hộ chiếu: {PASSPORT}"):
        assert words in form.text
    held = centre.delivered()
    assert (held["ChuHoSo"], held["SoGiayToChuHoSo"]) == ("JANE ANNA SAMPLE", PASSPORT)
    assert held["DinhDanhCHS"] == []  # a passport is no số định danh


def takes_a_number(she: Visitor) -> None:
    she.touch("English")
    she.sees("Welcome")
    she.touch("Take a queue number")
    she.arrives_at("ticket")
    she.touch("Civil status, certification")
    she.touch("Take the number")
    she.sees("Please have a seat and wait for your number")
    she.sees("The number is printed")
    she.touch("Done")
    she.arrives_at("home")
    she.sees("Kính chào Quý khách")  # the next one may be Vietnamese
    [ticket] = she.centre.slips(1)
    assert ticket.inked


def is_served(centre: Centre, counter: Counter) -> Form:
    called = counter.calls_next("civil-status")
    born = date(1991, 5, 17)
    passport = intake.TypedPerson(
        DocumentKind.PASSPORT, PASSPORT.lower(), "Jane Anna Sample", born, "Nữ", "Úc", "Số 5 đường Mẫu", "Úc"
    )
    seen = intake.identity_seen(passport, counter.officer, centre.tools.clock)
    draft = counter.begins(seen, centre.tools.catalogue.record(CERTIFIED_COPY))
    taken = counter.receives(counter.types(draft, ANSWERS))
    form = counter.prints_form_01(taken.dossier.id)
    counter.has_served(called)
    with centre.tools.unit_of_work() as uow:
        assert uow.ticket(called.id).state is TicketState.DONE
    return form
