"""The office printer as the desk has it."""

from typing import TYPE_CHECKING

from kiosk.services.form_printing import OfficePress

if TYPE_CHECKING:
    from kiosk.domain.officer import Officer
    from kiosk.ui.tools import Tools


def press_of(tools: "Tools", officer: "Officer") -> OfficePress:
    return OfficePress(tools.centre, tools.form_printer, tools.paper, tools.unit_of_work, tools.clock, officer.account)
