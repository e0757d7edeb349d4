import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.printer.status import Answers, PrinterStatus
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


STATUS, ID, AUTOMATIC = b"\x12", b"7\x22ABCD\x00", b"\x18\x00\x0f\x0f"


@given(st.lists(st.sampled_from([STATUS, ID, AUTOMATIC]), max_size=12), st.integers(1, 5))
def test_mixed_answers_are_told_apart_however_they_are_cut(answers: list[bytes], size: int) -> None:
    stream = b"".join(answers)
    reader = Answers()
    found = [a for i in range(0, len(stream), size) for a in reader.feed(stream[i : i + size])]
    assert found == [0x12 if a == STATUS else b"ABCD" for a in answers if a != AUTOMATIC]


@given(st.binary(max_size=60))
def test_noise_is_survived(noise: bytes) -> None:
    reader = Answers()
    reader.feed(noise)
    assert STATUS[0] in reader.feed(STATUS * 8)
