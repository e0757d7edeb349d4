"""Everything the technician's view-models need, chosen and connected by the program. Nothing is imported to name it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk import ports
    from kiosk.domain.fault import FaultText
    from kiosk.domain.units import Units


@dataclass(frozen=True)
class TechnicianTools:
    bench: "ports.Workbench"
    faults: "Mapping[str, FaultText]"
    units: "Units"
    clock: "ports.Clock"
    titles: Mapping[str, str]  # part -> its name
    tried: tuple[str, ...]  # the parts that can be tried, in the order in which they are shown
