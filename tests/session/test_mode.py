"""Which commands run under the supervisor."""

import sys

import pytest

from kiosk.__main__ import is_supervised


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
@pytest.mark.parametrize(
    ("words", "supervised"),
    [
        (["run"], True),
        (["run", "--fullscreen", "--data", "x"], True),
        (["run", "--mode", "kiosk"], True),
        (["run", "--mode=kiosk"], True),
        (["run", "--mode", "counter"], False),
        (["run", "--mode=display"], False),
        (["run", "--data", "x", "--role", "spare", "--line", "3,4"], False),
        (["sync"], False),
        ([], False),
    ],
)
def test_a_kiosk_for_citizens_and_nothing_else(words: list[str], supervised: bool) -> None:
    assert is_supervised(words) is supervised
