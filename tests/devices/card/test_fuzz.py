"""The loop of fuzz.py, briefly."""

import pytest

from tests.devices.card import fuzz


def test_a_few_thousand_inputs() -> None:
    fuzz.run(6000, seed=1)


def test_the_loop_would_notice() -> None:
    def careless(_: bytes) -> None:
        raise IndexError

    def talkative(_: bytes) -> None:
        raise fuzz.CardError("NGUYEN VAN MAU")

    with pytest.raises(IndexError):
        fuzz.one(careless, b"")
    with pytest.raises(AssertionError):
        fuzz.one(talkative, b"")
