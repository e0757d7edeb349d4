"""PC/SC codes, and one reading through a pcscd of our own."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.devices.card import pcsc, virtual_reader, vpcd
from kiosk.devices.card.reader import PcscCardReader
from kiosk.devices.card.software_card.chip import Misbehaviour, SoftwareCard
from kiosk.devices.card.virtual_reader import VirtualReader
from kiosk.domain.card import CardAccessNumber, CardPhase, CardProgress
from kiosk.domain.errors import (
    AccessKeyRejected,
    CardAbsent,
    CardError,
    CardMute,
    CardRemoved,
    CardServiceDown,
    CardUnsupported,
    ReaderAbsent,
    ReaderBusy,
)
from tests.waiting import PATIENCE_SECONDS


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (0x8010001D, CardServiceDown),
        (0x8010001D - (1 << 32), CardServiceDown),  # some platforms give it signed
        (0x8010002E, ReaderAbsent),
        (0x80100017, ReaderAbsent),
        (0x8010000B, ReaderBusy),
        (0x80100016, CardRemoved),
        (0x80100069, CardRemoved),
        (0x80100066, CardMute),
        (0x80100001, CardError),
    ],
)
def test_codes(code: int, fault: type[CardError]) -> None:
    assert type(pcsc.fault_of(code)) is fault


class LateService:
    """A driver that gives no answer for a card that was lifted.

    others: so many other changes are told before the service notices; None: the card lies there, and nothing changes.
    """

    SCARD_SHARE_EXCLUSIVE, SCARD_PROTOCOL_T0, SCARD_PROTOCOL_T1, SCARD_PCI_T0, SCARD_PCI_T1 = 1, 1, 2, 1, 2
    SCARD_STATE_UNAWARE, SCARD_STATE_PRESENT, EMPTY = 0, 0x20, 0x10

    def __init__(self, others: int | None) -> None:
        self._others = others

    def SCardConnect(self, *_: object) -> tuple[int, int, int]:
        return 0, 1, self.SCARD_PROTOCOL_T1

    def SCardBeginTransaction(self, _: object) -> int:
        return 0

    def SCardTransmit(self, *_: object) -> tuple[int, list[int]]:
        return 0, []

    def SCardGetStatusChange(
        self, _: object, wait: int, known: list[tuple[str, int]]
    ) -> tuple[int, list[tuple[str, int, bytes]]]:
        [(name, _state)] = known
        if self._others is None:
            return (0x8010000A if wait else 0), [(name, self.SCARD_STATE_PRESENT, b"")]
        self._others -= 1
        return 0, [(name, self.EMPTY if self._others < 0 else self.SCARD_STATE_PRESENT, b"")]


@pytest.mark.parametrize("others", [0, 1, 5])
def test_a_card_without_an_answer_that_is_soon_found_gone_was_lifted(others: int) -> None:
    transport = pcsc.PcscTransport(LateService(others), 1, "any")
    transport.connect()
    with pytest.raises(CardRemoved):
        transport.transmit(b"\0")


def test_a_card_without_an_answer_that_stays_says_nothing() -> None:
    transport = pcsc.PcscTransport(LateService(None), 1, "any")
    transport.connect()
    assert transport.transmit(b"\0") == b""


@pytest.fixture
def virtual(mau: Callable[[], SoftwareCard]) -> Iterator[VirtualReader]:
    pytest.importorskip("smartcard.scard", reason="pyscard is not installed")
    reason = virtual_reader.why_not()
    if reason:
        pytest.skip(reason)
    with VirtualReader(mau) as reader:
        yield reader


@pytest.mark.pcscd
def test_through_the_service(virtual: VirtualReader, trust_folder: Path, can: CardAccessNumber) -> None:
    seen: list[CardProgress] = []
    identity = PcscCardReader("", trust_folder, 5).read(can, seen.append)
    assert identity.applicant.full_name == "NGUYỄN VĂN MẪU"
    assert list(dict.fromkeys(p.phase for p in seen)) == list(CardPhase)

    named = PcscCardReader(virtual.reader_name, trust_folder, 0.3)
    with pytest.raises(AccessKeyRejected):
        named.read(CardAccessNumber("000012"), seen.append)
    with pytest.raises(ReaderAbsent):
        PcscCardReader("no such reader", trust_folder, 0.3).read(can, seen.append)

    def busy(progress: CardProgress) -> None:
        if progress.phase is CardPhase.READING and not faults:
            faults.append(CardError())
            with pytest.raises(ReaderBusy):
                named.read(can, lambda _: None)

    faults: list[CardError] = []
    named.read(can, busy)
    assert faults

    def lift(progress: CardProgress) -> None:
        if progress.phase is CardPhase.PHOTO:
            virtual.lift()

    with pytest.raises(CardRemoved):
        named.read(can, lift)
    with pytest.raises(CardAbsent):
        named.read(can, seen.append)
    virtual.lay_down()
    assert named.read(can, seen.append).photo


@pytest.mark.pcscd
def test_no_service_no_reader(trust_folder: Path, can: CardAccessNumber) -> None:
    pytest.importorskip("smartcard.scard", reason="pyscard is not installed")
    with pytest.raises(CardServiceDown):
        PcscCardReader("", trust_folder, 0.3).read(can, lambda _: None)


@pytest.mark.pcscd
def test_mute_chip_through_the_service(
    virtual: VirtualReader, mau: Callable[[], SoftwareCard], trust_folder: Path, can: CardAccessNumber
) -> None:
    virtual.exchange_card(lambda: SoftwareCard(mau().content, Misbehaviour.MUTE, 20))
    with pytest.raises((CardMute, CardRemoved)):
        PcscCardReader("", trust_folder, 3).read(can, lambda _: None)


@pytest.mark.pcscd
def test_service_started_anew_while_waiting(
    virtual: VirtualReader, mau: Callable[[], SoftwareCard], trust_folder: Path, can: CardAccessNumber
) -> None:
    """The daemon ends, and with it the reader; another comes up, with a card. Nobody starts the program anew."""
    virtual.lift()
    reader = PcscCardReader("", trust_folder, 20)
    second: list[VirtualReader] = []
    waits = 0

    def restart(progress: CardProgress) -> None:
        nonlocal waits
        waits += progress.phase is CardPhase.WAITING
        if waits == 3 and progress.phase is CardPhase.WAITING:
            virtual.close()
        elif waits == 5 and not second:
            second.append(VirtualReader(mau).__enter__())

    try:
        assert reader.read(can, restart).photo
        assert second
        second[0].lift()
        second[0].lay_down()
        assert reader.read(can, lambda _: None).photo
    finally:
        for other in second:
            other.close()


@pytest.mark.pcscd
def test_other_cards_in_other_readers_are_ignored(
    virtual: VirtualReader, mau: Callable[[], SoftwareCard], trust_folder: Path, can: CardAccessNumber
) -> None:
    """The driver's second slot holds the citizen card; the first, another kind of card."""

    class BankCard(SoftwareCard):
        def process(self, apdu: bytes) -> bytes:
            return b"\x6a\x82" if apdu[1] == 0xA4 else super().process(apdu)

    virtual.exchange_card(lambda: BankCard(mau().content))
    stop = threading.Event()
    citizen = threading.Thread(target=vpcd.serve, args=(mau(), "127.0.0.1", virtual.second_port, stop), daemon=True)
    citizen.start()
    try:
        assert PcscCardReader("", trust_folder, 5).read(can, lambda _: None).photo
    finally:
        stop.set()
        citizen.join(PATIENCE_SECONDS)
    with pytest.raises(CardUnsupported):  # of the reader that is named, it is the person's
        PcscCardReader(virtual.reader_name, trust_folder, 1).read(can, lambda _: None)
