"""What stands in resources/, in the language of the screen: questions of a form, life events, lines, faults.

`kiosk.ui.texts` hands these texts to the translators. What a centre wrote itself stays as it wrote it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.domain.errors import ReserveReached

if TYPE_CHECKING:
    from kiosk.domain.fault import FaultText

CONTEXT = "RuleWords"


def shown(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text) if text else ""


def fault_shown(text: "FaultText", code: str, dossiers_left: Callable[[], int]) -> dict[str, str]:
    """title, action and code, as a banner takes them. dossiers_left: told where the disk is nearly full."""
    action = shown(text.action)
    if code == ReserveReached.code:
        room = QCoreApplication.translate("RuleWords", "Còn chỗ cho khoảng %1 hồ sơ.")
        action = f"{action} {room.replace('%1', str(dossiers_left()))}"
    return {"title": shown(text.title), "action": action, "code": code}
