"""A number for the hall: one wish is one ticket, it is printed, and without paper it still holds."""

from datetime import date

import pytest
from kiosk_models import Kiosk

from kiosk.domain.errors import PaperOut
from kiosk.domain.printing import PrintState
from kiosk.domain.ticket import Priority, TicketState
from kiosk.services import queueing


def today(kiosk: Kiosk) -> list[tuple[str, str, Priority]]:
    with kiosk.bench.store.unit_of_work() as uow:
        tickets = uow.tickets_of(tools_day(kiosk))
    return [(t.number, t.line, t.priority) for t in tickets]


def test_a_number_is_taken_and_printed(kiosk: Kiosk) -> None:
    kiosk.visit.go("ticket")
    kiosk.rest()
    page = kiosk.ticket
    assert [line["note"] for line in page.lines] == ["Không có ai chờ"] * 9
    page.chooseLine("residence")
    assert [row["chosen"] for row in page.priorities] == [True, False, False, False, False]
    page.choosePriority("with_child")
    for _ in range(3):
        page.take()
    kiosk.until(lambda: page.slip == "printed")
    assert (page.stage, page.number, page.counters, page.ahead) == ("ticket", "B001", "Quầy 6 hoặc 9", "Không có ai")
    assert page.priorityTitle == "Phụ nữ mang thai, người bế con nhỏ"
    assert today(kiosk) == [("B001", "residence", Priority.WITH_CHILD)]
    assert len(kiosk.bench.printer.slips) == 1


def test_without_paper_the_number_holds_and_is_printed_later(kiosk: Kiosk) -> None:
    kiosk.bench.printer.next = [PaperOut(), PrintState.UNKNOWN]
    kiosk.visit.go("ticket")
    page = kiosk.ticket
    page.chooseLine("tax")
    page.take()
    kiosk.until(lambda: page.slip == "fault")
    assert (page.number, page.slipFault["code"]) == ("D001", PaperOut.code)
    page.printSlip()
    kiosk.until(lambda: page.slip == "question")
    page.slipCameOut(False)
    kiosk.until(lambda: page.slip == "printed")
    assert len(today(kiosk)) == 1
    page.printAgain()
    kiosk.until(lambda: len(kiosk.bench.printer.slips) == 3)


def test_a_procedure_names_its_line_and_back_goes_question_by_question(kiosk: Kiosk) -> None:
    kiosk.visit.procedure_code = "1.001193"
    kiosk.visit.go("sheet")
    kiosk.sheet.takeNumber()
    assert (kiosk.visit.page, kiosk.ticket.stage, kiosk.ticket.lineTitle) == (
        "ticket",
        "priority",
        "Hộ tịch, chứng thực",
    )
    kiosk.visit.back()
    assert kiosk.ticket.stage == "line"
    kiosk.visit.back()
    assert kiosk.visit.page == "sheet"


def test_from_not_knowing_over_the_procedure_to_the_number(kiosk: Kiosk) -> None:
    kiosk.visit.go("ticket")
    kiosk.ticket.findProcedure()
    kiosk.find.open("3.000347")
    kiosk.sheet.takeNumber()
    assert (kiosk.visit.page, kiosk.ticket.lineTitle) == ("ticket", "Xe cộ, giấy phép lái xe")


def test_waiting_follows_what_others_do(kiosk: Kiosk) -> None:
    tools = kiosk.bench.tools
    kiosk.visit.go("ticket")
    kiosk.rest()
    for _ in range(3):
        queueing.issue(tools.queue_rules.line("land"), Priority.NORMAL, "K2", tools.unit_of_work, tools.clock)
    kiosk.until(lambda: kiosk.ticket.lines[2]["note"] == "3 người, 35–73 phút")


def test_the_next_citizen_sees_nothing_of_it(kiosk: Kiosk) -> None:
    kiosk.visit.go("ticket")
    kiosk.ticket.chooseLine("tax")
    kiosk.ticket.take()
    kiosk.until(lambda: kiosk.ticket.slip == "printed")
    kiosk.ticket.done()
    assert (kiosk.ticket.number, kiosk.ticket.stage, kiosk.ticket.slip) == ("", "line", "")
    with kiosk.bench.store.unit_of_work() as uow:
        [ticket] = uow.tickets_of(tools_day(kiosk))
    assert ticket.state is TicketState.WAITING  # a number outlives the visit


def tools_day(kiosk: Kiosk) -> date:
    return kiosk.bench.tools.clock.now().date()


def test_outside_the_hours_no_wait_is_promised(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    lunch = kiosk.bench.tools.clock.now().replace(hour=5, minute=0)  # 12:00 in Vietnam
    monkeypatch.setattr(type(kiosk.bench.tools.clock), "now", lambda _: lunch)
    kiosk.visit.go("ticket")
    kiosk.ticket.chooseLine("tax")
    kiosk.ticket.take()
    kiosk.until(lambda: kiosk.ticket.slip == "printed")
    assert (kiosk.ticket.hours, kiosk.ticket.waiting) == ("07:00–11:30, 13:30–17:00", "chưa tính được")
