"""speech-dispatcher speaks when its server answers in time; when it does not, espeak does, and nothing ever waits."""

from pathlib import Path

import pytest

from kiosk.devices.speech import dispatcher
from kiosk.devices.speech.dispatcher import DispatcherSpeech
from kiosk.ports import Speech
from tests.waiting import until

TALK = 'cat > "$0.text"; printf "%s " "$@" > "$0.words"; exec sleep 60'


class Fallback:
    speaking = False

    def __init__(self, available: bool = True) -> None:
        self.available = available
        self.said: list[tuple[str, str]] = []

    def say(self, text: str, language: str) -> None:
        self.said.append((text, language))

    def hush(self) -> None: ...


def client(folder: Path, on_list: str = "exit 0", on_say: str = TALK) -> str:
    """A program in place of spd-say."""
    path = folder / "spd-say"
    path.write_text(
        f'#!/bin/sh\ncase "$1" in\n--list-output-modules) {on_list};;\n'
        f'--cancel) echo x >> "$0.cancelled"; exit 0;;\n*) {on_say};;\nesac\n'
    )
    path.chmod(0o700)
    return str(path)


def test_the_text_goes_by_the_pipe_and_is_cancelled_at_the_server(tmp_path: Path) -> None:
    fallback, program = Fallback(), client(tmp_path)
    speech: Speech = DispatcherSpeech(fallback, program)
    speech.say("Quý khách vui lòng đặt thẻ", "vi")
    words = Path(f"{program}.words")
    until(lambda: words.exists() and words.read_text().endswith(" "))
    assert Path(f"{program}.text").read_text() == "Quý khách vui lòng đặt thẻ"
    assert "thẻ" not in words.read_text()
    assert "--language vi" in words.read_text()
    assert speech.speaking
    speech.hush()
    assert not speech.speaking
    until(lambda: Path(f"{program}.cancelled").exists())
    assert fallback.said == []


def test_a_server_that_hangs_is_given_up_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatcher, "ASK_SECONDS", 0.2)
    fallback = Fallback()
    speech = DispatcherSpeech(fallback, client(tmp_path, on_list="exec sleep 600"))
    speech.say("một", "vi")
    assert fallback.said == [("một", "vi")]


def test_a_client_that_fails_hands_the_text_on(tmp_path: Path) -> None:
    fallback = Fallback()
    speech = DispatcherSpeech(fallback, client(tmp_path, on_say="cat > /dev/null; exit 1"))
    speech.say("hai", "en")
    until(lambda: fallback.said == [("hai", "en")])


@pytest.mark.parametrize("espeak", [True, False])
def test_without_the_program_it_is_as_available_as_what_is_left(espeak: bool) -> None:
    speech = DispatcherSpeech(Fallback(espeak), "no-such-client")
    assert speech.available is espeak
