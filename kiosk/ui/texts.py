"""The texts for translation: `python -m kiosk.ui.texts` reads those of every QML file, of every view-model and of
resources/ into resources/i18n/kiosk_en.ts and compiles it; `--check` fails when one has no English.
"""

import json
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kiosk.config import SIMULATED
from kiosk.domain.form import Complaint
from kiosk.ui.rule_words import CONTEXT
from kiosk.ui.translations import FOLDER

ROOT = FOLDER.parents[1]
RESOURCES = FOLDER.parent
RULES = ROOT / "build" / "i18n" / "rule_words.py"  # the texts of resources/, as the tool reads texts
SHOWN_RULES = ("life_events", "queue", "essential", "capacity", "forms", "ratings", "reuse")
SHOWN_KEYS = frozenset({"title", "shown", "question", "label", "hint", "what", "prepare", "steps", "action"})


def sources() -> list[str]:
    """Every file with texts, in a stable order."""
    room = ROOT / "kiosk" / "ui"
    write_rule_words(RULES)
    return [str(p.relative_to(ROOT)) for p in [*sorted([*room.rglob("*.qml"), *room.rglob("*.py")]), RULES]]


def rule_texts() -> list[str]:
    """Every text of resources/, and of the rooms below, that a screen shows; once."""
    said = [*Complaint, *SIMULATED]
    files = [RESOURCES / "rules" / f"{name}.toml" for name in SHOWN_RULES] + [RESOURCES / "faults.toml"]
    said += [text for file in files for text in _texts(tomllib.loads(file.read_text("utf-8")))]
    return list(dict.fromkeys(str(text) for text in said))


def _texts(value: Any, shown: bool = False) -> Iterator[str]:
    if isinstance(value, str):
        if shown and value:
            yield value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each, shown)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(each, key in SHOWN_KEYS)


def write_rule_words(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = (f"QT_TRANSLATE_NOOP({json.dumps(CONTEXT)}, {json.dumps(t, ensure_ascii=False)})\n" for t in rule_texts())
    file.write_text("".join(lines), "utf-8")


def untranslated(catalogue: Path) -> list[str]:
    """Texts without a finished translation."""
    tree = ElementTree.parse(catalogue)  # noqa: S314 (our own file)
    found = []
    for message in tree.iter("message"):
        translation = message.find("translation")
        kind = "" if translation is None else translation.get("type", "")
        if translation is None or (kind == "unfinished") or (not translation.text and kind != "vanished"):
            found.append(message.findtext("source") or "")
    return found


def refresh() -> list[str]:
    """Read the texts anew and compile. Returns those that lack a translation."""
    FOLDER.mkdir(exist_ok=True)
    catalogue = FOLDER / "kiosk_en.ts"
    tools = Path(sys.executable).parent
    words = ["-source-language", "vi_VN", "-target-language", "en_GB", "-locations", "none", "-no-obsolete"]
    subprocess.run(
        [str(tools / "pyside6-lupdate"), *sources(), *words, "-ts", str(catalogue)],
        check=True,
        cwd=ROOT,
        capture_output=True,
    )
    subprocess.run([tools / "pyside6-lrelease", str(catalogue)], check=True, cwd=ROOT, capture_output=True)
    return untranslated(catalogue)


if __name__ == "__main__":
    missing = refresh()
    for text in missing:
        sys.stderr.write(f"no English: {text}\n")
    sys.exit(1 if missing and "--check" in sys.argv else 0)
