"""The look-up by card and by a code reader, and what is printed of it."""

from filing_bench import CAN, identity
from kiosk_models import Kiosk, dossiers
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.applicant import Applicant, CitizenId
from kiosk.ui.wedge import Wedge

CODE = "H99.01-261123-0001"


def by_card(kiosk: Kiosk, who: Applicant | None = None) -> None:
    kiosk.visit.go("lookup")
    kiosk.lookup.useCard()
    for digit in CAN:
        kiosk.card.press(digit)
    kiosk.card.read()
    kiosk.bench.reader.put_card(identity(who) if who else None)
    kiosk.until(lambda: kiosk.visit.page == "lookup")
    kiosk.rest()


def test_a_card_shows_all_that_its_holder_filed(kiosk: Kiosk) -> None:
    kiosk.to_submitted()
    kiosk.visit.end()
    by_card(kiosk)
    (line,) = kiosk.lookup.own
    assert kiosk.lookup.stage == "own"
    assert kiosk.lookup.holder == "Nguyễn Văn Mẫu"
    kiosk.lookup.open(line["id"])
    kiosk.rest()
    assert (kiosk.lookup.stage, kiosk.lookup.whole) == ("result", True)
    assert kiosk.visit.step == 0
    slips = len(kiosk.bench.printer.slips)
    kiosk.lookup.printSlip()
    kiosk.rest()
    assert (kiosk.lookup.slip, len(kiosk.bench.printer.slips)) == ("printed", slips + 1)
    kiosk.lookup.again()
    assert kiosk.lookup.stage == "own"
    kiosk.visit.end()
    assert (kiosk.lookup.own, kiosk.lookup.holder, kiosk.lookup.stage) == ([], "", "ways")
    assert [d.state.value for d in dossiers(kiosk)] == ["new"]


def test_somebody_elses_card_shows_nothing(kiosk: Kiosk) -> None:
    kiosk.to_submitted()
    kiosk.visit.end()
    by_card(kiosk, Applicant(CitizenId("099185000022"), "TRẦN THỊ KHÁC", identity().applicant.birth_date))
    assert (kiosk.lookup.stage, kiosk.lookup.own) == ("own", [])


def test_a_scanned_code_opens_the_look_up_from_the_first_page(kiosk: Kiosk) -> None:
    kiosk.lookup.scanned(CODE.lower())
    assert (kiosk.visit.page, kiosk.lookup.stage, kiosk.lookup.code) == ("lookup", "pin", CODE)


def test_a_scanned_code_disturbs_nobody_at_work(kiosk: Kiosk) -> None:
    kiosk.to_card()
    kiosk.lookup.scanned(CODE)
    assert kiosk.visit.page == "card"


def test_a_reader_is_told_from_a_finger_by_its_speed(qtbot: QtBot) -> None:
    window, wedge, heard = QWidget(), Wedge(), []
    qtbot.addWidget(window)
    window.installEventFilter(wedge)
    wedge.scanned.connect(heard.append)
    QTest.keyClicks(window, CODE)
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert heard == [CODE]
    QTest.keyClicks(window, CODE, delay=120)
    QTest.keyClick(window, Qt.Key.Key_Return)
    QTest.keyClicks(window, "NGUYENVANMAU")
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert heard == [CODE]
