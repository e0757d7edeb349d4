"""The texts for translation: `python -m kiosk.ui.texts` reads those of every QML file and view-model into
resources/i18n/kiosk_en.ts and compiles it; `--check` fails when one has no English.
"""

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from kiosk.ui.translations import FOLDER

ROOT = FOLDER.parents[1]


def sources() -> list[str]:
    """Every file with texts, in a stable order."""
    room = ROOT / "kiosk" / "ui"
    return [str(p.relative_to(ROOT)) for p in sorted([*room.rglob("*.qml"), *room.rglob("*.py")])]


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
