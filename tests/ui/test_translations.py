"""Every text has its English."""

from kiosk.config import RESOURCES
from kiosk.store.rules import load_life_events, load_queue_rules
from kiosk.ui.citizen.rule_words import TITLES
from kiosk.ui.texts import untranslated
from kiosk.ui.translations import FOLDER


def test_nothing_is_left_in_vietnamese() -> None:
    assert untranslated(FOLDER / "kiosk_en.ts") == []
    assert (FOLDER / "kiosk_en.qm").stat().st_size > 5000


def test_the_titles_of_the_rules_have_it_too() -> None:
    rules = RESOURCES / "rules"
    queue = load_queue_rules(rules, 20)
    shown = {one.title for one in (*load_life_events(rules), *queue.lines, *queue.priorities)}
    shown |= {one.shown for one in queue.priorities if one.shown}
    assert shown == set(TITLES)
