import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.printer.status import Answers, Automatic, Fence, PrinterStatus, ProcessId, RealTime, kind_of
from kiosk.domain.errors import CutterJammed, PaperOut, PrinterBroken, PrinterCoverOpen


# The bytes that printers of several makers send, from their manuals.
@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        ((0x12, 0x12, 0x12, 0x12), None),
        ((0x16, 0x12, 0x12, 0x12), None),  # the drawer's pin is high
        ((0x12, 0x12, 0x12, 0x1E), None),  # near end: still prints
        ((0x1A, 0x32, 0x12, 0x72), PaperOut),
        ((0x1A, 0x32, 0x12, 0x7E), PaperOut),
        ((0x1A, 0x16, 0x12, 0x12), PrinterCoverOpen),
        ((0x1A, 0x52, 0x1A, 0x12), CutterJammed),
        ((0x1A, 0x52, 0x32, 0x12), PrinterBroken),
        ((0x1A, 0x52, 0x52, 0x12), PrinterBroken),
        ((0x1A, 0x12, 0x12, 0x12), PrinterBroken),
    ],
)
def test_each_state_has_its_fault(answers: tuple[int, int, int, int], fault: type | None) -> None:
    found = PrinterStatus(*answers).fault
    assert type(found) is (fault or type(None))


def test_near_end_is_a_warning() -> None:
    assert PrinterStatus(0x12, 0x12, 0x12, 0x1E).paper_near_end
    assert not PrinterStatus(0x12, 0x12, 0x12, 0x12).paper_near_end


# Automatic status after GS a FF, from the same manuals.
@pytest.mark.parametrize(
    ("words", "fault", "near"),
    [
        ((0x10, 0x00, 0x00, 0x0F), None, False),
        ((0x14, 0x00, 0x00, 0x0F), None, False),  # the drawer's pin
        ((0x10, 0x00, 0x03, 0x0F), None, True),
        ((0x18, 0x00, 0x0F, 0x0F), PaperOut, True),
        ((0x38, 0x00, 0x00, 0x0F), PrinterCoverOpen, False),
        ((0x18, 0x08, 0x00, 0x0F), CutterJammed, False),
        ((0x18, 0x20, 0x00, 0x0F), PrinterBroken, False),
        ((0x18, 0x40, 0x00, 0x0F), PrinterBroken, False),
        ((0x18, 0x00, 0x00, 0x0F), PrinterBroken, False),
    ],
)
def test_each_automatic_status_has_its_fault(words: tuple[int, int, int, int], fault: type | None, near: bool) -> None:
    told = Automatic(*words)
    assert type(told.fault) is (fault or type(None))
    assert told.paper_near_end is near


def test_first_bytes_are_told_apart_by_their_fixed_bits() -> None:
    assert {kind_of(byte) for byte in (0x12, 0x16, 0x1A, 0x1E, 0x32, 0x52, 0x72, 0x7E)} == {"real-time"}
    assert {kind_of(byte) for byte in (0x10, 0x14, 0x18, 0x1C, 0x38)} == {"automatic"}
    assert {kind_of(byte) for byte in (0x00, 0x03, 0x0C, 0x0F)} == {"fence"}
    assert {kind_of(byte) for byte in (0x11, 0x13, 0x80, 0xFF)} == {"noise"}
    assert kind_of(0x37) == "process-id"


MEANT = {
    b"\x12": RealTime(0x12),
    b"7\x22ABCD\x00": ProcessId(b"ABCD"),
    b"\x18\x00\x0f\x0f": Automatic(0x18, 0, 0x0F, 0x0F),
    b"\x00": Fence(0),
    b"\x13": None,  # XOFF
}


@given(st.lists(st.sampled_from(sorted(MEANT)), max_size=12), st.integers(1, 5))
def test_mixed_answers_are_told_apart_however_they_are_cut(answers: list[bytes], size: int) -> None:
    stream = b"".join(answers)
    reader = Answers()
    found = [a for i in range(0, len(stream), size) for a in reader.feed(stream[i : i + size])]
    assert found == [MEANT[a] for a in answers if MEANT[a]]


@given(st.binary(max_size=60))
def test_noise_is_survived(noise: bytes) -> None:
    reader = Answers()
    reader.feed(noise)
    assert RealTime(0x12) in reader.feed(b"\x12" * 8)
