"""Every text has its English."""

from kiosk.ui.texts import untranslated
from kiosk.ui.translations import FOLDER


def test_nothing_is_left_in_vietnamese() -> None:
    assert untranslated(FOLDER / "kiosk_en.ts") == []
    assert (FOLDER / "kiosk_en.qm").stat().st_size > 5000
