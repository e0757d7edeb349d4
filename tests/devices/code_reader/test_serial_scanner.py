"""A serial scanner played over a pty: real bytes through the kernel and pyserial."""

import os
import threading
import time
import tty
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.devices.code_reader.serial_scanner import SerialCodeReader, only_usb_port
from kiosk.domain.errors import CodeDamaged, CodeReaderAbsent, CodeUnknown, PersonLeft
from tests.waiting import PATIENCE_SECONDS

CARD = "099085000011||NGUYỄN VĂN MẪU|01011985|Nam|Số 12 đường Hoa Sữa|05112024||||"


class PlayedScanner:
    """Sends bytes at given moments after it is listened to. `path` stays while the device behind it changes."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "scanner"
        self.plug()

    def plug(self) -> None:
        self._ours, theirs = os.openpty()
        tty.setraw(theirs)
        name = os.ttyname(theirs)
        self.path.unlink(missing_ok=True)
        self.path.symlink_to(name)
        self._theirs = theirs

    def unplug(self) -> None:
        os.close(self._theirs)
        os.close(self._ours)
        self.path.unlink()

    def send(self, data: bytes) -> None:
        os.write(self._ours, data)


@pytest.fixture
def scanner(tmp_path: Path) -> Iterator[PlayedScanner]:
    played = PlayedScanner(tmp_path)
    yield played
    played.unplug()


def read_while(scanner: PlayedScanner, *actions: Callable[[], None], patience: float = 5.0) -> str:
    """Do the actions 50 ms apart once the reader listens, and give what it read."""
    listening = threading.Event()

    def act() -> None:
        assert listening.wait(PATIENCE_SECONDS)
        for action in actions:
            time.sleep(0.05)
            action()

    hand = threading.Thread(target=act)
    hand.start()
    until = time.monotonic() + PATIENCE_SECONDS

    def waiting(there: bool) -> None:
        if there:
            listening.set()
        if time.monotonic() > until:
            raise PersonLeft

    try:
        return SerialCodeReader(str(scanner.path), 115200, patience, retry_seconds=0.02).read(waiting)
    finally:
        hand.join()


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b"\x00", b""])
def test_a_code_comes_whole_with_any_end(scanner: PlayedScanner, end: bytes) -> None:
    assert read_while(scanner, lambda: scanner.send(CARD.encode() + end)) == CARD


def test_a_line_in_pieces_cut_inside_a_letter(scanner: PlayedScanner) -> None:
    raw = CARD.encode() + b"\r"
    cut = raw.index("Ễ".encode()) + 1
    pieces = (raw[:5], raw[5:cut], raw[cut:])
    assert read_while(scanner, *(lambda piece=piece: scanner.send(piece) for piece in pieces)) == CARD


def test_what_was_scanned_before_is_not_given(scanner: PlayedScanner) -> None:
    scanner.send(b"099150000028||TRAN THI MAU HOA|\r")
    assert read_while(scanner, lambda: scanner.send(b"H99.01-261123-0009\r")) == "H99.01-261123-0009"


def test_garbage_is_a_fault_of_our_own(scanner: PlayedScanner) -> None:
    with pytest.raises(CodeDamaged):
        read_while(scanner, lambda: scanner.send(b"\xff\xfe\x80|\r"))
    flood = b"9" * 3000
    with pytest.raises(CodeUnknown):
        read_while(scanner, lambda: scanner.send(flood))


def test_unplugged_and_plugged_again_it_is_found(scanner: PlayedScanner) -> None:
    seen = read_while(scanner, scanner.unplug, scanner.plug, _pause, lambda: scanner.send(CARD.encode() + b"\r"))
    assert seen == CARD


def _pause() -> None:
    time.sleep(0.5)


def test_one_that_stays_away_is_told(tmp_path: Path) -> None:
    told: list[bool] = []
    with pytest.raises(CodeReaderAbsent):
        SerialCodeReader(str(tmp_path / "none"), 9600, 0.1, 0.02).read(told.append)
    assert told and not any(told)


def test_who_leaves_is_let_go_at_once(scanner: PlayedScanner) -> None:
    def left(_: bool) -> None:
        raise PersonLeft

    with pytest.raises(PersonLeft):
        SerialCodeReader(str(scanner.path), 115200).read(left)


class Port:
    def __init__(self, device: str, vid: int | None) -> None:
        self.device, self.vid = device, vid


@pytest.mark.parametrize(
    ("ports", "chosen"),
    [
        ([Port("/dev/ttyS0", None), Port("/dev/ttyACM0", 0x0C2E)], "/dev/ttyACM0"),
        ([Port("/dev/ttyS0", None)], ""),
        ([Port("/dev/ttyACM0", 1), Port("/dev/ttyUSB0", 2)], ""),
    ],
)
def test_the_only_usb_line_is_taken_and_a_choice_is_not(
    monkeypatch: pytest.MonkeyPatch, ports: list[Port], chosen: str
) -> None:
    monkeypatch.setattr("serial.tools.list_ports.comports", lambda: ports)
    if chosen:
        assert only_usb_port() == chosen
    else:
        with pytest.raises(CodeReaderAbsent):
            only_usb_port()
