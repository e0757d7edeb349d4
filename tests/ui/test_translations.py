"""Every text has its English."""

from PySide6.QtCore import QTranslator

from kiosk.config import RESOURCES
from kiosk.store.faults import load_faults
from kiosk.store.rules import load_life_events, load_queue_rules
from kiosk.ui.rule_words import CONTEXT
from kiosk.ui.texts import rule_texts, untranslated
from kiosk.ui.translations import FOLDER


def test_nothing_is_left_in_vietnamese() -> None:
    assert untranslated(FOLDER / "kiosk_en.ts") == []
    assert (FOLDER / "kiosk_en.qm").stat().st_size > 5000


def test_what_stands_in_the_resources_has_it_too() -> None:
    rules = RESOURCES / "rules"
    queue, faults = load_queue_rules(rules, 20), load_faults().values()
    shown = {one.title for one in (*load_life_events(rules), *queue.lines, *queue.priorities, *faults)}
    shown |= {one.shown for one in queue.priorities if one.shown} | {one.action for one in faults}
    assert shown <= set(rule_texts())
    english = QTranslator()
    assert english.load(str(FOLDER / "kiosk_en.qm"))
    assert [text for text in rule_texts() if not english.translate(CONTEXT, text)] == []
