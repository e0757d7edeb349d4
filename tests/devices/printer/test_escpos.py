import re
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.printer.escpos import ask_when_done, disarm, mark_of, slip_bytes
from kiosk.ports import Raster

REAL_TIME = re.compile(rb"\x10[\x04\x05\x14]")


def rasters(stride: int = 6) -> st.SearchStrategy[Raster]:
    byte = st.sampled_from([0x10, 0x04, 0x05, 0x14, 0x00, 0xFF]) | st.integers(0, 255)
    row = st.lists(byte, min_size=stride, max_size=stride).map(bytes)
    return st.lists(row, min_size=1, max_size=40).map(lambda rows: Raster(stride * 8, len(rows), b"".join(rows)))


def decode(payload: bytes) -> tuple[bytes, int]:
    """A second reader of the slip's bytes, that shares no code with the product: rows, number of fragments."""
    assert payload[:2] == b"\x1b\x40"
    assert payload[-6:] == b"\x1b\x64\x06\x1d\x56\x00"
    at, rows, fragments = 2, b"", 0
    while at < len(payload) - 6:
        assert payload[at : at + 4] == b"\x1d\x76\x30\x00"
        stride, lines = struct.unpack("<HH", payload[at + 4 : at + 8])
        assert lines <= 256
        rows += payload[at + 8 : at + 8 + stride * lines]
        at += 8 + stride * lines
        fragments += 1
    return rows, fragments


@given(rasters())
def test_no_real_time_command_stands_in_a_slip_and_at_most_one_dot_a_pair_is_set(raster: Raster) -> None:
    payload = slip_bytes(raster)
    assert not REAL_TIME.search(payload)
    rows, _ = decode(payload)
    changed = [(a, b) for a, b in zip(raster.rows, rows, strict=True) if a != b]
    assert all(b == a | 0x08 and a in (0x04, 0x05, 0x14) for a, b in changed)
    if not REAL_TIME.search(raster.rows):
        assert rows == raster.rows


@given(st.binary(max_size=300))
def test_disarming_keeps_the_length_and_is_done_at_once(data: bytes) -> None:
    once = disarm(data)
    assert len(once) == len(data)
    assert disarm(once) == once


@pytest.mark.parametrize(("height", "fragments"), [(1, 1), (256, 1), (257, 2), (911, 4)])
def test_a_tall_slip_goes_in_fragments(height: int, fragments: int) -> None:
    raster = Raster(576, height, bytes(range(72)) * height)
    assert not REAL_TIME.search(raster.rows)
    assert decode(slip_bytes(raster)) == (raster.rows, fragments)


def test_a_slip_begins_with_the_measured_bytes() -> None:
    assert slip_bytes(Raster(576, 200, bytes(72 * 200)))[:10].hex(" ") == "1b 40 1d 76 30 00 48 00 c8 00"


def test_a_raster_that_is_not_whole_is_refused() -> None:
    with pytest.raises(ValueError, match="whole"):
        slip_bytes(Raster(576, 2, bytes(72)))


@given(st.text(max_size=40))
def test_a_mark_is_four_printable_characters(job_id: str) -> None:
    mark = mark_of(job_id)
    assert len(mark) == 4
    assert all(0x20 <= byte <= 0x7E for byte in mark)
    assert ask_when_done(mark) == b"\x1d\x28\x48\x06\x00\x30\x30" + mark
