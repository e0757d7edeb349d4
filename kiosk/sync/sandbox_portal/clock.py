"""The sandbox's clock, which a plan may set wrong."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))


@dataclass(slots=True)
class Clock:
    skew_seconds: float = 0.0

    def now(self) -> datetime:
        """Aware, UTC, as wrong as the plan says."""
        return datetime.now(UTC) + timedelta(seconds=self.skew_seconds)

    def stamp(self) -> str:
        return self.now().isoformat()

    def wire(self) -> str:
        """yyyyMMddHHmmss in Viet Nam."""
        return f"{self.now().astimezone(VIETNAM):%Y%m%d%H%M%S}"
