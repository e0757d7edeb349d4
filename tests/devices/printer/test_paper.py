from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.printer.escpos import slip_bytes
from kiosk.devices.printer.paper import Align, Cut, Done, Feed, Interpreter, Reset, Roll, Rows, split
from kiosk.ports import Raster

SLIP = Raster(384, 300, bytes(range(48)) * 300)
STREAM = slip_bytes(SLIP) + b"\x1d(H\x06\x0000ABCD" + b"\x10\x04\x01" + b"\x1ba\x01" + b"\n"


@given(st.sets(st.integers(0, len(STREAM)), max_size=6))
def test_commands_are_the_same_however_the_bytes_arrive(cuts: set[int]) -> None:
    interpreter = Interpreter()
    edges = sorted({0, len(STREAM), *cuts})
    found = [c for a, b in pairwise(edges) for c in interpreter.feed(STREAM[a:b])]
    assert [type(c) for c in found] == [Reset, Rows, Rows, Feed, Cut, Done, Align, Feed]
    assert found[5] == Done(b"ABCD")
    assert interpreter.unknown_bytes == 0


@given(st.binary(max_size=200))
def test_noise_neither_raises_nor_stands_still(noise: bytes) -> None:
    Interpreter().feed(noise)


def test_a_roll_gives_the_dots_back_and_loses_what_is_beyond_its_edge() -> None:
    interpreter, roll = Interpreter(), Roll(384)
    for command in interpreter.feed(STREAM):
        if isinstance(command, Rows | Feed):
            roll.take(command)
        elif isinstance(command, Cut):
            paper = roll.cut()
    assert paper.rows[: len(SLIP.rows)] == SLIP.rows
    assert not any(paper.rows[len(SLIP.rows) :])
    narrow = Roll(8)
    narrow.take(Rows(3, b"\x81\xff\xff" * 2))
    assert narrow.cut() == Raster(8, 2, b"\x81\x81")


def test_a_narrow_picture_stands_where_it_was_aligned() -> None:
    for where, row in ((0, b"\xff\x00\x00"), (1, b"\x00\xff\x00"), (2, b"\x00\x00\xff")):
        roll = Roll(24)
        for command in Interpreter().feed(b"\x1ba" + bytes([where]) + b"\x1dv0\x00\x01\x00\x01\x00\xff"):
            roll.take(command)  # type: ignore[arg-type]
        assert roll.cut().rows == row
        roll.take(Reset())
        roll.take(Rows(1, b"\xff"))
        assert roll.cut().rows == b"\xff\x00\x00"


def test_steps_of_the_mechanism_make_the_same_paper() -> None:
    whole, steps = Roll(384), Roll(384)
    for command in (Rows(48, bytes(range(48)) * 100), Feed(50)):
        whole.take(command)
        for step in split(command, 24):
            steps.take(step)
    assert whole.seen() == steps.seen()
    assert whole.cut() == steps.cut()
