"""The hall as the centre has laid it out: lines, counters, priority classes. See resources/rules/queue.toml."""

from dataclasses import dataclass
from datetime import timedelta

from kiosk.domain.errors import TicketUnknown
from kiosk.domain.ticket import Priority, ServiceLine


@dataclass(frozen=True, slots=True)
class ServiceCounter:
    """Quầy tiếp nhận."""

    number: str  # "3", as called
    title: str  # "Hộ tịch"


@dataclass(frozen=True, slots=True)
class PriorityClass:
    """One answer to the kiosk's question who comes. `shown` is what proves it at the counter."""

    priority: Priority
    title: str  # "Người từ đủ 60 tuổi"
    shown: str  # "Thẻ căn cước"; empty: it is seen


@dataclass(frozen=True, slots=True)
class QueueRules:
    lines: tuple[ServiceLine, ...]
    counters: tuple[ServiceCounter, ...]
    priorities: tuple[PriorityClass, ...]
    basis: str
    assumed: bool
    active_for: timedelta  # a counter that has called within this time is open
    ahead_minutes: int  # a priority class goes ahead of those who came up to so long before

    def line(self, key: str) -> ServiceLine:
        """Raises TicketUnknown: a ticket of a line that is no more."""
        found = next((line for line in self.lines if line.key == key), None)
        if found is None:
            raise TicketUnknown("no such line")
        return found

    def line_for_field(self, field: str) -> ServiceLine:
        """The line of a lĩnh vực; what no line names goes to the one that takes everything else."""
        named = next((line for line in self.lines if field in line.fields), None)
        return named or next(line for line in self.lines if not line.fields)

    def lines_of(self, counter: str) -> tuple[ServiceLine, ...]:
        """What a counter serves; all lines when it stands in none: a spare counter helps everywhere."""
        own = tuple(line for line in self.lines if counter in line.counters)
        return own or self.lines

    def priority_title(self, priority: Priority) -> str:
        """Empty for nobody's class."""
        return next((p.title for p in self.priorities if p.priority is priority), "")
