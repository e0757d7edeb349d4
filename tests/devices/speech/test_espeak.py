import os
from pathlib import Path

import pytest

from kiosk.devices.speech.espeak import EspeakSpeech
from kiosk.ports import Speech
from tests.waiting import until


@pytest.fixture
def talker(tmp_path: Path) -> str:
    """A program in place of espeak-ng: notes who it is and what it was told, then talks for a minute."""
    path = tmp_path / "espeak-ng"
    path.write_text(
        f'#!/bin/sh\ncat > "{tmp_path}/text-$$"\nprintf "%s " "$@" > "{tmp_path}/words-$$"\n'
        f'echo $$ >> "{tmp_path}/pids"\nexec sleep 60\n'
    )
    path.chmod(0o700)
    return str(path)


def pids(folder: Path) -> list[int]:
    path = folder / "pids"
    return [int(line) for line in path.read_text().split()] if path.exists() else []


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_text_goes_by_the_pipe_and_never_by_the_arguments(tmp_path: Path, talker: str) -> None:
    speech: Speech = EspeakSpeech(talker)
    assert speech.available
    speech.say("Quý khách vui lòng đặt thẻ", "vi")
    until(lambda: len(pids(tmp_path)) == 1)
    [pid] = pids(tmp_path)
    assert (tmp_path / f"text-{pid}").read_text() == "Quý khách vui lòng đặt thẻ"
    assert (tmp_path / f"words-{pid}").read_text() == "-v vi -s 150 --stdin "
    speech.hush()
    until(lambda: not alive(pid))


def test_a_new_text_ends_the_one_before(tmp_path: Path, talker: str) -> None:
    speech = EspeakSpeech(talker)
    speech.say("một", "vi")
    until(lambda: len(pids(tmp_path)) == 1)
    speech.say("hai", "vi")
    until(lambda: len(pids(tmp_path)) == 2)
    first, second = pids(tmp_path)
    assert not alive(first)
    assert alive(second)
    speech.hush()
    speech.hush()
    until(lambda: not alive(second))


def test_without_the_program_it_is_silent_and_says_so() -> None:
    speech = EspeakSpeech("no-such-voice")
    assert not speech.available
    speech.say("không ai nghe", "vi")
    speech.hush()


def test_a_program_that_vanishes_makes_it_silent(tmp_path: Path) -> None:
    speech = EspeakSpeech("x", which=lambda _: str(tmp_path / "gone"))
    speech.say("một", "vi")
    assert not speech.available
