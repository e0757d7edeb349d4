"""How a figure is told: against what, and how much is allowed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """measured and against share a unit; ratio = measured / against may be at most `allowed`."""

    name: str
    unit: str
    measured: float
    against: float
    against_name: str
    allowed: float
    note: str = ""

    @property
    def ratio(self) -> float:
        return self.measured / self.against

    @property
    def good(self) -> bool:
        return self.ratio <= self.allowed


def percentile(values: list[float], share: float) -> float:
    """share 0..1, nearest rank."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]
