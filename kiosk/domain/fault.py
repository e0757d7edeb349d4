"""What people read when something fails."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FaultText:
    """One entry of resources/faults.toml."""

    title: str  # Vietnamese, for the citizen: what happened
    action: str  # Vietnamese, for the citizen: what to do now, and that nothing was lost
    cause: str  # English, for the technician
    remedy: str  # English, for the officer or the technician
