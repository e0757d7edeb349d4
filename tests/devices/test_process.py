import os
import sys
from collections.abc import Iterator

import pytest

from kiosk.devices.process import DeviceProcess
from kiosk.domain.errors import CardRemoved, DeviceProcessDied, DiskFull, PersonLeft

COMMAND = (sys.executable, "-m", "tests.devices.device_under_test")


def nobody(_: object) -> None:
    raise AssertionError("no progress expected")


@pytest.fixture
def device() -> Iterator[DeviceProcess]:
    device = DeviceProcess(COMMAND, silence_seconds=1.5)
    yield device
    device.close()


def test_answers(device: DeviceProcess) -> None:
    assert device.call("add", (2, 3), nobody) == 5


def test_progress_arrives_in_order_and_before_the_answer(device: DeviceProcess) -> None:
    seen: list[object] = []
    assert device.call("count", (4,), seen.append) == "counted"
    assert seen == [0, 1, 2, 3]


def test_a_fault_crosses_with_its_class_and_the_process_goes_on(device: DeviceProcess) -> None:
    pid = device.call("who", (), nobody)
    with pytest.raises(CardRemoved) as caught:
        device.call("fail", (), nobody)
    assert caught.value.code == "CARD-102"
    assert caught.value.detail == "midway"
    assert device.call("who", (), nobody) == pid


def test_leaving_stops_the_verb_there_and_the_process_goes_on(device: DeviceProcess) -> None:
    seen: list[object] = []

    def leave_at_two(value: object) -> None:
        seen.append(value)
        if value == 2:
            raise PersonLeft

    with pytest.raises(PersonLeft):
        device.call("count", (1000,), leave_at_two)
    assert seen == [0, 1, 2]
    assert device.call("add", (1, 1), nobody) == 2


def test_what_the_screen_cannot_record_stops_the_device_at_once(device: DeviceProcess) -> None:
    """The ledger refuses: the printer must not get its first byte."""
    pid = device.call("who", (), nobody)

    def refuse(_: object) -> None:
        raise DiskFull

    with pytest.raises(DiskFull):
        device.call("count", (1000,), refuse)
    assert isinstance(pid, int)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert device.call("add", (1, 1), nobody) == 2


@pytest.mark.parametrize("verb", ["hang", "die"])
def test_a_hanging_or_dying_device_is_replaced(device: DeviceProcess, verb: str) -> None:
    with pytest.raises(DeviceProcessDied):
        device.call(verb, (), nobody)
    assert device.call("add", (20, 22), nobody) == 42


def test_close_ends_the_process(device: DeviceProcess) -> None:
    pid = device.call("who", (), nobody)
    device.close()
    assert isinstance(pid, int)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
