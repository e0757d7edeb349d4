"""What the desks of one centre tell each other through the hub.

A dossier has one home: the station that works on it and sends it. Everybody else may read its snapshot. A change of
home takes along what was not sent yet, so that it is sent once.
"""

from dataclasses import dataclass, field
from datetime import datetime

CENTRE = "*"  # no station's: whoever takes it first


@dataclass(frozen=True, slots=True)
class Notice:
    """Something here that the hub has not heard of in this form."""

    sequence: int
    kind: str  # "dossier", "ticket", "hand-over"
    subject_id: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A dossier with its history as JSON text, as the home last told it."""

    dossier_id: str
    home: str  # a station's code, or CENTRE
    body: str = field(repr=False)
    digests: tuple[str, ...] = ()  # the files that it names


@dataclass(frozen=True, slots=True)
class Parcel:
    """What goes along to a new home: the outbox rows not sent yet, as JSON text."""

    dossier_id: str
    outbox: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class StationKey:
    """A machine's public receipt key, by the word of whoever may write to the hub."""

    station: str
    public: bytes  # raw Ed25519
    retired_at: datetime | None = None  # a receipt that says it was made later is not proved by it


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What one exchange with the hub was about."""

    hall: bool = False  # tickets or hand-overs came from elsewhere
    dossiers: bool = False  # somebody's data went or came


@dataclass(frozen=True, slots=True)
class Lease:
    """Dải số được cấp: numbers of a series within a period that only this station gives out."""

    series: str
    period: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Numbering:
    """Which numbers of the centre's series this machine may give out.

    With a hub: those that are leased to it. Alone: dossier codes from `first` to `last` of each day, so that two
    machines of one unit that never meet give out different ones.
    """

    station: str = "K1"
    shared: bool = False  # several machines number from the same series by the hub's leases
    first: int = 1
    last: int = 9999


@dataclass(frozen=True, slots=True)
class Reserve:
    """Numbers that the hub never leases: each station has some of its own, for when its leases are used up."""

    first: int
    each: int
    stations: int

    def number(self, station_number: int, count: int) -> int | None:
        """The count-th (from 1) reserve number of a station; None: used up."""
        if not 1 <= station_number <= self.stations or count > self.each:
            return None
        return self.first + (station_number - 1) * self.each + count - 1


CODE_SERIES = "dossier-code"
# Prefix of a series -> its reserve. Codes have four digits, tickets three.
RESERVES = {CODE_SERIES: Reserve(6000, 100, 40), "ticket-": Reserve(600, 20, 20)}


def reserve_of(series: str) -> Reserve | None:
    """None: the series is this station's own and needs no lease."""
    return next((reserve for prefix, reserve in RESERVES.items() if series.startswith(prefix)), None)
