"""A trace holds the shape of a reading and nothing of its content; played back, a reading goes as it went."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.devices.card.habits import Habits
from kiosk.devices.card.reader import SoftwareCardReader
from kiosk.devices.card.recorded import Exchange, RecordingTransport, ReplayTransport, Trace
from kiosk.devices.card.session import read_identity
from kiosk.devices.card.software_card.chip import SoftwareCard
from kiosk.devices.card.software_card.scenario import card_factory
from kiosk.devices.card.transport import MemoryTransport, Transport
from kiosk.domain.applicant import VerifiedIdentity
from kiosk.domain.card import CardAccessNumber
from kiosk.domain.errors import CardRemoved, CardUnreadable

NOW = datetime(2026, 11, 24, tzinfo=UTC)
Read = Callable[[Transport], VerifiedIdentity]


@pytest.fixture
def read(trust_folder: Path, can: CardAccessNumber) -> Read:
    def over(transport: Transport) -> VerifiedIdentity:
        try:
            transport.connect()
            return read_identity(transport, can, trust_folder, lambda _: None, lambda: NOW, Habits())
        finally:
            transport.disconnect()

    return over


def recorded(read: Read, card: SoftwareCard) -> Trace:
    trace = Trace()
    read(RecordingTransport(MemoryTransport(card), trace))
    return trace


def test_file_round_trip_without_content(mau: Callable[[], SoftwareCard], read: Read, tmp_path: Path) -> None:
    trace, path = recorded(read, mau()), tmp_path / "trace.jsonl"
    trace.write(path)
    assert Trace.load(path) == trace
    assert (trace.reader_name, trace.atr) == ("software", mau().atr.hex())
    for line in path.read_text("utf-8").splitlines()[1:]:
        exchange = json.loads(line)
        assert exchange.keys() == {"header", "sent", "received", "status", "ms", "fault"}
        assert (len(exchange["header"]), len(exchange["status"])) == (8, 4)


def test_refusals_are_played_to_a_card_that_would_not_refuse(
    mau: Callable[[], SoftwareCard], scenarios: Path, read: Read
) -> None:
    """Recorded from a card without extended length; the card below has it, and is not asked for it."""
    trace = recorded(read, mau())
    able = MemoryTransport(card_factory(scenarios, "nguyen-van-mau", variant="extended-length")())
    replay = ReplayTransport(able, trace.exchanges, pace=0)
    again = Trace()
    assert read(RecordingTransport(replay, again)).photo
    assert replay.left == 0
    shapes = [(e.header, e.sent, e.status) for e in again.exchanges]
    assert shapes[:60] == [(e.header, e.sent, e.status) for e in trace.exchanges][:60]


def test_faults_and_times_are_played(mau: Callable[[], SoftwareCard], read: Read) -> None:
    exchanges = recorded(read, mau()).exchanges[:20]
    exchanges[7:] = [Exchange(exchanges[7].header, 5, 0, "", 120.0, "CARD-102")]
    again = Trace()
    with pytest.raises(CardRemoved):
        read(RecordingTransport(ReplayTransport(MemoryTransport(mau()), exchanges), again))
    assert len(again.exchanges) == 8
    assert (again.exchanges[-1].fault, again.exchanges[-1].status) == ("CARD-102", "")
    assert again.exchanges[-1].ms >= 120


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"reader_name": "x", "atr": ""}\n{"header": 1}', "\x00"])
def test_what_is_no_trace(text: str, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text(text, "utf-8")
    with pytest.raises(CardUnreadable):
        Trace.load(path)


def test_a_reader_records_when_asked(
    mau: Callable[[], SoftwareCard], trust_folder: Path, can: CardAccessNumber
) -> None:
    reader = SoftwareCardReader(mau, trust_folder, now=lambda: NOW)
    reader.trace = Trace()
    reader.read(can, lambda _: None)
    assert len(reader.trace.exchanges) > 50
