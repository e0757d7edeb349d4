"""The hub that the desks of one centre share, and what the store keeps of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from kiosk.domain.handover import HandOver
from kiosk.domain.sharing import Lease, Notice, Parcel, Snapshot, StationKey
from kiosk.domain.ticket import QueueTicket


@dataclass(frozen=True, slots=True)
class Changes:
    """What others told the hub after a position."""

    position: int  # ask from here next time
    tickets: tuple[QueueTicket, ...]
    hand_overs: tuple[HandOver, ...]
    snapshots: tuple[Snapshot, ...]


class Hub(Protocol):
    """PostgreSQL of the centre. Every method raises HubUnreachable or HubRefused; none is half done then."""

    def meet(self) -> int:
        """Make ourselves known; returns the number of this station, from 1, for ever."""

    def tell(
        self,
        tickets: Sequence[QueueTicket],
        hand_overs: Sequence[HandOver],
        snapshots: Sequence[Snapshot],
        parcels: Sequence[Parcel],
    ) -> None:
        """Merge what we know into what the hub knows. Safe to repeat."""

    def changes(self, after: int, limit: int) -> Changes: ...

    def lease(self, series: str, period: str, count: int) -> Lease | None:
        """The next `count` numbers; None: the series is used up for the period."""

    def claim_ticket(self, ticket: QueueTicket) -> bool:
        """Take it to be called at our counter. False: somebody else has called it."""

    def claim_hand_over(self, work: HandOver) -> bool: ...

    def take(self, dossier_id: str) -> tuple[Snapshot, Parcel | None] | None:
        """Make us its home if it is the centre's, or on its way to us; None: another station has it."""

    def taken(self, dossier_id: str) -> None:
        """We hold it safely: the parcel may go."""

    def ask_for(self, dossier_id: str) -> None:
        """Ask its home to give it to us."""

    def asked_of_us(self) -> list[tuple[str, str]]:
        """(dossier id, station that asks)."""

    def put_file(self, digest: str, content: bytes) -> None: ...
    def has_file(self, digest: str) -> bool: ...
    def get_file(self, digest: str) -> bytes | None: ...

    def receipt_keys(self) -> list[StationKey] | None:
        """Of every machine, ours among them; None: the hub was prepared before there were any."""

    def publish_keys(self, keys: Sequence[bytes]) -> None:
        """As ours. A key that is there already stays whose it is."""

    def retire_keys(self, station: str, now: datetime) -> int:
        """What this machine has published so far proves nothing made from `now` on; returns how many keys."""


class Claims(Protocol):
    """Asked before something is taken that another machine of the centre could take as well. Blocks for a moment."""

    def ticket(self, called: QueueTicket) -> bool:
        """called: the ticket as it will be."""

    def hand_over(self, claimed: HandOver) -> bool: ...
    def bring(self, dossier_id: str) -> bool:
        """Work on a dossier here from now on. False: its home was asked and gives it in a moment, or is off."""


class Shared(Protocol):
    """Part of the unit of work."""

    def notices(self, limit: int) -> list[Notice]: ...
    def clear_notices(self, told: Sequence[Notice]) -> None:
        """Only those that have not changed again since."""

    def hub_position(self, name: str) -> int:
        """0 when never set."""

    def set_hub_position(self, name: str, position: int) -> None: ...
    def add_lease(self, lease: Lease) -> None: ...
    def numbers_left(self, series: str, period: str) -> int: ...

    def station_keys(self) -> list[StationKey]:
        """What was learned from the hub, oldest first."""

    def learn_key(self, key: StationKey, now: datetime) -> bool:
        """Whether that is news. Whose a key is, as first heard, stays; that it was retired is added."""

    def snapshot(self, dossier_id: str, station: str) -> Snapshot | None:
        """As we would tell it; None when it is gone."""

    def knows(self, dossier_id: str) -> bool: ...
    def is_home_of(self, dossier_id: str) -> bool: ...
    def take_snapshot(self, snapshot: Snapshot, home: str) -> None:
        """Keep a dossier as another station told it. home: empty makes it ours."""

    def give_away(self, dossier_id: str, to: str) -> Parcel:
        """From now on `to` works on it and sends what we have not sent."""

    def parcel_of(self, dossier_id: str) -> Parcel:
        """What goes along when the dossier is not ours any more: again the same."""

    def take_parcel(self, parcel: Parcel) -> None: ...
    def merge_ticket(self, ticket: QueueTicket) -> None: ...
    def merge_hand_over(self, work: HandOver) -> None: ...
