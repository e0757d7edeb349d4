"""How numbers are called: digit by digit, each call once, the newest counter holds."""

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.domain.calling import Announcements, spoken_call
from kiosk.domain.ticket import Priority, QueueTicket, TicketState

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


def ticket(number: str, calls: int = 1, counter: str = "3", ago: float = 0) -> QueueTicket:
    at = NOW - timedelta(seconds=ago)
    made = QueueTicket(number, NOW.date(), number, "l", Priority.NORMAL, NOW, "K1", TicketState.CALLED, counter, calls)
    made.called_at = at if calls else None
    return made


@pytest.mark.parametrize(
    ("number", "counter", "words"),
    [
        ("A012", "3", "Mời số A không một hai đến quầy số ba"),
        ("K105", "10", "Mời số K một không năm đến quầy số mười"),
        ("B999", "21", "Mời số B chín chín chín đến quầy số hai mươi mốt"),
        ("M040", "1A", "Mời số M không bốn không đến quầy số một A"),
    ],
)
def test_digit_by_digit_as_it_stands_on_the_paper(number: str, counter: str, words: str) -> None:
    assert spoken_call(number, counter) == words


def test_each_call_once_in_the_order_of_the_calls() -> None:
    board = Announcements()
    board.see([], NOW)
    board.see([ticket("A002"), ticket("B001", ago=3)], NOW)
    assert [board.next().number for _ in range(2)] == ["B001", "A002"]  # type: ignore[union-attr]
    board.see([ticket("A002"), ticket("B001", ago=3)], NOW)
    assert board.next() is None
    board.see([ticket("A002", calls=2)], NOW)
    again = board.next()
    assert again is not None
    assert again.calls == 2


def test_a_display_switched_on_late_does_not_call_the_morning() -> None:
    board = Announcements()
    board.see([ticket("A001", ago=600), ticket("A002", ago=5)], NOW)
    assert len(board) == 1
    assert board.next().number == "A002"  # type: ignore[union-attr]


def test_called_to_another_counter_before_it_was_said_is_said_once() -> None:
    board = Announcements()
    board.see([], NOW)
    board.see([ticket("A001", counter="3")], NOW)
    board.see([ticket("A001", calls=2, counter="4")], NOW)
    assert len(board) == 1
    assert board.next().counter == "4"  # type: ignore[union-attr]


def test_transferred_and_called_again() -> None:
    board = Announcements()
    board.see([], NOW)
    board.see([ticket("A001")], NOW)
    board.next()
    board.see([], NOW)  # it waits for another line
    board.see([ticket("A001", calls=2)], NOW)
    assert len(board) == 1
