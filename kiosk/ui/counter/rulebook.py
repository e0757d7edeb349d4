"""Today's rules, from the tools of the desk."""

from typing import TYPE_CHECKING

from kiosk.services.rulebook import Rulebook

if TYPE_CHECKING:
    from kiosk.ui.tools import Tools


def rulebook_of(tools: "Tools") -> Rulebook:
    return Rulebook(tools.step_rules, tools.reception_rules, tools.catalogue, tools.calendar, tools.centre)
