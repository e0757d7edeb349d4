"""What stands in resources/, in the language of the screen: questions of a form, life events, lines, faults.

`kiosk.ui.texts` hands these texts to the translators. What a centre wrote itself stays as it wrote it.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from kiosk.domain.fault import FaultText

CONTEXT = "RuleWords"


def shown(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text) if text else ""


def fault_shown(text: "FaultText", code: str) -> dict[str, str]:
    """title, action and code, as a banner takes them."""
    return {"title": shown(text.title), "action": shown(text.action), "code": code}
