"""The card page: from the number to the officer, over the model and the keys of a scanner that types."""

import queue
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from filing_bench import CAN, MAU, Bench, identity
from kiosk_models import Kiosk
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.card import CardAccessNumber, MrzKey
from kiosk.domain.card_qr import LONGEST
from kiosk.domain.errors import (
    AccessKeyRejected,
    CardTampered,
    CodeDamaged,
    CodeReaderAbsent,
    CodeUnknown,
    DeviceError,
)
from kiosk.domain.typed_mrz import check_digit
from kiosk.ui.code_listener import CodeListener
from kiosk.ui.wedge import Wedge

QR = f"099085000011||{MAU.full_name}|01011985|Nam|{MAU.residence}|05112024||||"
SLIP = "H99.01-261123-0009"


class BenchCodeReader:
    """Reads what is put on the bench."""

    def __init__(self) -> None:
        self.codes: queue.Queue[str | DeviceError] = queue.Queue()
        self.listening = 0

    def read(self, on_waiting: Callable[[bool], None]) -> str:
        self.listening += 1
        try:
            while True:
                on_waiting(True)
                try:
                    code = self.codes.get(timeout=0.02)
                except queue.Empty:
                    continue
                if isinstance(code, DeviceError):
                    raise code
                return code
        finally:
            self.listening -= 1


def with_codes(bench: Bench, source: str, reader: BenchCodeReader | None = None) -> None:
    bench.tools = replace(bench.tools, code_source=source, code_reader=reader)


@pytest.fixture
def kiosk(qtbot: QtBot, tmp_path: Path) -> Iterator[Kiosk]:
    """A kiosk with a scanner that types."""
    yield from _kiosk(qtbot, tmp_path, "keyboard")


@pytest.fixture
def reader() -> BenchCodeReader:
    return BenchCodeReader()


@pytest.fixture(params=["serial", "camera"])
def listening(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path, reader: BenchCodeReader) -> Iterator[Kiosk]:
    yield from _kiosk(qtbot, tmp_path, request.param, reader)


def _kiosk(qtbot: QtBot, folder: Path, source: str, reader: BenchCodeReader | None = None) -> Iterator[Kiosk]:
    kiosk = Kiosk(qtbot, folder, prepare=lambda bench: with_codes(bench, source, reader))
    yield kiosk
    kiosk.visit.end()
    kiosk.rest()
    if reader is not None:
        kiosk.until(lambda: not reader.listening)
    kiosk.bench.store.close()


def fail(kiosk: Kiosk, fault: DeviceError) -> None:
    kiosk.bench.reader.steps.put(fault)
    kiosk.until(lambda: kiosk.card.stage == "fault")


def copied(kiosk: Kiosk, *groups: str) -> None:
    for digit in "".join(group + check_digit(group) for group in groups):
        kiosk.card.mrz.press(digit)


# From rung to rung -----------------------------------------------------------------------------------------------


def test_the_whole_ladder_from_the_number_to_the_officer(kiosk: Kiosk) -> None:
    kiosk.to_card()
    for digit in CAN:
        kiosk.card.press(digit)
    offers = []
    for rung, open_again in (("number", None), ("qr", lambda: kiosk.card.scanned(QR)), ("mrz", None)):
        assert kiosk.card.rung == rung
        if rung == "mrz":
            copied(kiosk, "991231")  # the QR knew the rest
        for _ in range(2):
            (open_again or kiosk.card.read)()
            fail(kiosk, AccessKeyRejected())
            offers.append(kiosk.card.offer)
        assert not kiosk.card.canRetry
        kiosk.card.climb()
    assert offers == ["number", "qr", "qr", "mrz", "mrz", "officer"]
    assert kiosk.visit.officerCalled
    can = CardAccessNumber(CAN)
    assert kiosk.bench.reader.keys[:4] == [can] * 4
    assert kiosk.bench.reader.keys[4:] == [MrzKey.of(MAU.citizen_id, MAU.birth_date, "991231")] * 2  # type: ignore[arg-type]


def test_a_scanned_card_opens_the_chip_and_is_kept_nowhere(kiosk: Kiosk) -> None:
    kiosk.to_card()
    kiosk.card.scanned(QR)
    kiosk.bench.reader.put_card()
    kiosk.until(lambda: kiosk.visit.page == "confirm")
    assert kiosk.bench.reader.keys == [CardAccessNumber(CAN)]
    assert kiosk.confirm.qrNote == ""
    assert (kiosk.card._opening.qr, kiosk.card.digits) == (None, "")


def test_what_the_qr_says_otherwise_is_shown_and_the_chip_counts(kiosk: Kiosk) -> None:
    kiosk.to_card()
    kiosk.card.scanned(QR.replace("Hoa Sữa", "Hoa Mai"))
    kiosk.bench.reader.put_card()
    kiosk.until(lambda: kiosk.visit.page == "confirm")
    assert "nơi thường trú" in kiosk.confirm.qrNote
    assert kiosk.confirm.residence == MAU.residence


@pytest.mark.parametrize("other", [QR.replace("099085", "099086"), QR.replace("01011985", "02011985")])
def test_a_qr_of_somebody_else_is_the_officers(kiosk: Kiosk, other: str) -> None:
    kiosk.to_card()
    kiosk.card.scanned(other)
    kiosk.bench.reader.put_card(identity())
    kiosk.until(lambda: kiosk.card.stage == "fault")
    assert (kiosk.card.fault["code"], kiosk.card.offer) == ("CARD-111", "officer")


@pytest.mark.parametrize(
    ("text", "code", "offer"),
    [(SLIP, CodeUnknown.code, "qr"), (QR.replace("Ễ", "?"), CodeDamaged.code, "mrz")],
)
def test_a_code_that_is_no_use_is_told_with_a_way_on(kiosk: Kiosk, text: str, code: str, offer: str) -> None:
    kiosk.to_card()
    kiosk.card.scanned(text)
    assert (kiosk.card.stage, kiosk.card.fault["code"], kiosk.card.offer) == ("fault", code, offer)
    assert kiosk.bench.reader.keys == []
    kiosk.card.correct()
    assert kiosk.card.stage == "qr"
    kiosk.visit.back()
    assert kiosk.card.stage == "digits"


def test_what_the_qr_knew_is_not_copied_by_hand(kiosk: Kiosk) -> None:
    kiosk.to_card()
    for _ in range(2):
        kiosk.card.scanned(QR)
        fail(kiosk, AccessKeyRejected())
    kiosk.card.climb()
    assert [group["state"] for group in kiosk.card.mrz.groups] == ["right", "right", "open"]
    assert kiosk.card.mrz.current == "expiry"
    copied(kiosk, "991231")
    assert kiosk.card.mrz.ready


def test_a_forged_card_goes_to_the_officer_from_any_rung(kiosk: Kiosk) -> None:
    kiosk.to_card()
    kiosk.card.useMrz()
    copied(kiosk, "085000011", "850101", "991231")
    kiosk.card.read()
    fail(kiosk, CardTampered())
    assert kiosk.card.officerFirst and not (kiosk.card.canRetry or kiosk.card.canCorrect)


def test_typed_groups_are_judged_while_they_are_typed(kiosk: Kiosk) -> None:
    kiosk.to_card()
    kiosk.card.useMrz()
    mrz = kiosk.card.mrz
    for digit in "0850000119":
        mrz.press(digit)
    assert mrz.groups[0]["state"] == "wrong" and mrz.groups[0]["complaint"]
    assert mrz.current == "document"
    mrz.erase()
    mrz.press(check_digit("085000011"))
    assert (mrz.groups[0]["state"], mrz.current) == ("right", "birth")
    kiosk.card.read()
    assert kiosk.bench.reader.keys == []
    mrz.erase()
    assert (mrz.current, len(mrz.groups[0]["digits"])) == ("document", 9)
    kiosk.visit.end()
    assert [group["digits"] for group in mrz.groups] == ["", "", ""]


# Sources ---------------------------------------------------------------------------------------------------------


def test_a_reader_opens_the_chip_and_is_let_go(listening: Kiosk, reader: BenchCodeReader) -> None:
    listening.to_card()
    listening.card.useQr()
    listening.until(lambda: reader.listening == 1)
    reader.codes.put(QR)
    listening.until(lambda: listening.card.waiting)
    listening.until(lambda: reader.listening == 0)  # while the chip is read
    listening.bench.reader.put_card()
    listening.until(lambda: listening.visit.page == "confirm")


def test_a_camera_looks_only_when_it_was_asked_to(listening: Kiosk, reader: BenchCodeReader) -> None:
    listening.to_card()
    if listening.card.codeSource == "camera":
        QTest.qWait(100)
        assert reader.listening == 0
        listening.card.useQr()
    listening.until(lambda: reader.listening == 1)
    listening.visit.back()
    listening.visit.end()
    listening.until(lambda: reader.listening == 0)


def test_a_reader_that_is_not_there_leads_on(listening: Kiosk, reader: BenchCodeReader) -> None:
    listening.to_card()
    listening.card.useQr()
    reader.codes.put(CodeReaderAbsent())
    listening.until(lambda: listening.card.stage == "fault")
    assert listening.card.offer == "mrz"


def test_one_that_nobody_asked_for_may_be_away(qtbot: QtBot, tmp_path: Path, reader: BenchCodeReader) -> None:
    for kiosk in _kiosk(qtbot, tmp_path, "serial", reader):
        reader.codes.put(CodeReaderAbsent())
        kiosk.to_card()
        kiosk.until(reader.codes.empty)
        QTest.qWait(50)
        assert kiosk.card.stage == "digits"


def test_it_listens_again_after_each_code(qtbot: QtBot, reader: BenchCodeReader) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    listener, heard = CodeListener(reader, owner), list[str]()
    listener.heard.connect(heard.append)
    listener.failed.connect(heard.append)
    listener.listen(True)
    for code in ("one", CodeUnknown(), "two"):
        reader.codes.put(code)
    qtbot.waitUntil(lambda: heard == ["one", CodeUnknown.code, "two"])
    listener.listen(False)
    qtbot.waitUntil(lambda: reader.listening == 0)


# The scanner that types ------------------------------------------------------------------------------------------


@dataclass
class Scanner:
    """Types codes into a window at its own pace."""

    window: "Watched"
    cards: list[str]
    slips: list[str]
    pace: float = 0.01  # seconds from key to key
    clock: float = 0.0

    def now(self) -> float:
        self.clock += self.pace
        return self.clock

    def type(self, text: str) -> None:
        """A letter comes as a key without a code that has a text; Enter ends it."""
        for sign in text:
            self._press(0, sign)
        self._press(Qt.Key.Key_Return, "\r")

    def _press(self, key: int, text: str) -> None:
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(self.window, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


class Watched(QWindow):
    """Notes the keys that reach it."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.text += event.text()


@pytest.fixture
def scanner(qapp: QApplication) -> Scanner:
    scanner = Scanner(Watched(), [], [])
    wedge = Wedge(scanner.window, scanner.now)
    scanner.window.installEventFilter(wedge)
    wedge.card_scanned.connect(scanner.cards.append)
    wedge.scanned.connect(scanner.slips.append)
    return scanner


def test_a_typed_card_is_heard_whole_and_presses_nothing(scanner: Scanner) -> None:
    scanner.type(QR)
    assert (scanner.cards, scanner.slips) == ([QR], [])
    assert scanner.window.text == QR[:12]  # from then on it can be nothing else: no space presses a button


def test_a_card_whose_separators_are_lost_is_heard(scanner: Scanner) -> None:
    scanner.type(QR.replace("|", "~"))
    assert scanner.cards == [QR.replace("|", "~")]


def test_slow_fingers_slips_and_long_numbers_are_no_card(scanner: Scanner) -> None:
    scanner.type(SLIP)
    scanner.type("1" * 3000)
    scanner.pace = 0.1
    scanner.type(QR)
    assert (scanner.cards, scanner.slips) == ([], [SLIP])


def test_a_flood_is_cut(scanner: Scanner) -> None:
    scanner.type(QR + "x" * 1000)
    assert [len(card) for card in scanner.cards] == [LONGEST + 1]
