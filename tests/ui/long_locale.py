"""A language nobody speaks: every Vietnamese text, 40 % longer and between brackets. What breaks it breaks English too.

`compile_long_locale()` writes build/i18n/kiosk_xx.qm; the program knows it as the language "xx".
"""

import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from kiosk.ui.translations import DRAFTS, FOLDER

LONGER = 0.4
PADDING = "ngườị thuởng nghiêng Ấữ quyển khuỷu trước Đặng phường"  # tall marks, deep marks, a long word
PLACE = re.compile(r"%(?:L?\d+|n)")


def longer(text: str) -> str:
    """The text between brackets with words of padding; its places (%1) stay where they are."""
    bare = PLACE.sub("", text)
    room = max(2, round(LONGER * len(bare)))
    padding = (PADDING + " ") * (room // len(PADDING) + 1)
    return f"[{text} {padding[:room].strip()}]"


def compile_long_locale() -> Path:
    tree = ElementTree.parse(FOLDER / "kiosk_en.ts")  # noqa: S314 (our own file)
    for message in tree.iter("message"):
        translation = message.find("translation")
        if translation is None:
            continue
        text = longer(message.findtext("source") or "")
        translation.attrib.pop("type", None)
        forms = translation.findall("numerusform")
        for form in forms:
            form.text = text
        if not forms:
            translation.text = text
    DRAFTS.mkdir(parents=True, exist_ok=True)
    source, compiled = DRAFTS / "kiosk_xx.ts", DRAFTS / "kiosk_xx.qm"
    tree.write(source, "utf-8", xml_declaration=True)
    tool = Path(sys.executable).parent / "pyside6-lrelease"
    subprocess.run([tool, "-silent", source, "-qm", compiled], check=True, capture_output=True)
    return compiled
