"""What the hall's display needs, chosen and connected by bootstrap. Nothing is imported to name it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk import ports
    from kiosk.domain.centre import OneStopCentre
    from kiosk.domain.hall import QueueRules


@dataclass(frozen=True)
class HallTools:
    centre: "OneStopCentre"
    queue_rules: "QueueRules"
    clock: "ports.Clock"
    unit_of_work: "ports.OpenUnitOfWork"
    speech: "ports.Speech"
    close: Callable[[], None] = lambda: None
    apart: Callable[[], bool] = lambda: False  # the hub does not answer: calls of other machines are missing
