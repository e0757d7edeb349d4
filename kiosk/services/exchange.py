"""One exchange with the hub: tell what is new here, hear what is new elsewhere, keep numbers in stock.

Kiosk first: everything is written here before, and a hub that is away only makes the telling wait. What was told and
not acknowledged is told again; merging makes that harmless.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta

from kiosk.domain.dossier import DossierState
from kiosk.domain.errors import DossierUnknown
from kiosk.domain.local_time import local
from kiosk.domain.outbox import SETTLED
from kiosk.domain.portal_news import watched
from kiosk.domain.sharing import CENTRE, CODE_SERIES, Exchanged, Notice, Parcel, Snapshot
from kiosk.ports import AttachmentStore, AuditEntry, Clock, Hub, OpenUnitOfWork, UnitOfWork

BATCH = 200
POSITION, STATION_NUMBER = "changes", "station-number"
CODE_BLOCK, CODE_DAYS = 50, 7  # a week without the hub
TICKET_BLOCK, TICKET_DAYS = 20, 3


@dataclass(frozen=True, slots=True)
class Exchange:
    """What one station needs to speak with the hub.

    keep_all: this station keeps a copy of every dossier of the centre (a counter), not only of its own (a kiosk).
    letters: the queue's lines, for their numbers.
    sending: held while something is sent to the Portal; nothing changes its home meanwhile.
    """

    station: str
    keep_all: bool
    letters: Sequence[str]
    hub: Hub
    unit_of_work: OpenUnitOfWork
    attachments: AttachmentStore
    clock: Clock
    sending: Callable[[], AbstractContextManager[object]]

    def round(self) -> Exchanged:
        """Raises HubUnreachable, HubRefused, StoreError."""
        self._stock()
        self._share_keys()
        self._answer_requests()
        told = self._tell()
        hall, dossiers = self._hear()
        return Exchanged(hall, told or dossiers)

    def listen(self) -> Exchanged:
        """Only hear, as a display does: it issues no numbers and has nothing to tell. Raises as `round`."""
        self.hub.meet()
        hall, dossiers = self._hear()
        return Exchanged(hall, dossiers)

    # Numbers -------------------------------------------------------------------------------------------------

    def _stock(self) -> None:
        number = self.hub.meet()
        today = local(self.clock.now()).date()
        wants = [(CODE_SERIES, CODE_BLOCK, CODE_DAYS)]
        wants += [(f"ticket-{letter}", TICKET_BLOCK, TICKET_DAYS) for letter in self.letters]
        with self.unit_of_work() as uow:
            uow.set_hub_position(STATION_NUMBER, number)
            short = [
                (series, period, block)
                for series, block, days in wants
                for period in (f"{today + timedelta(days=ahead):%y%m%d}" for ahead in range(days))
                if uow.numbers_left(series, period) < block // 2
            ]
            short += [  # of days gone by, for what has only a temporary number
                (CODE_SERIES, day, CODE_BLOCK)
                for day in uow.temporary_days()
                if day != f"{today:%y%m%d}" and not uow.numbers_left(CODE_SERIES, day)
            ]
            uow.commit()
        for series, period, block in short:
            lease = self.hub.lease(series, period, block)
            if lease is not None:
                with self.unit_of_work() as uow:
                    uow.add_lease(lease)
                    uow.commit()

    # Receipt keys --------------------------------------------------------------------------------------------

    def _share_keys(self) -> None:
        """Our public keys are told, those of the others kept: receipts are proved without the hub afterwards."""
        there = self.hub.receipt_keys()
        if there is None:
            return
        now = self.clock.now()
        with self.unit_of_work() as uow:
            uow.signing_key_id(now)  # made now when nothing was ever signed
            ours = list(uow.public_keys().values())
            for key in there:
                if key.public not in ours and uow.learn_key(key, now):
                    facts = {"station": key.station, **({"retired": "yes"} if key.retired_at else {})}
                    name = uow.key_id_of(key.public)
                    uow.audit(AuditEntry(now, "receipt-key.learned", name, self.station, facts))
            uow.commit()
        lacking = [key for key in ours if key not in {each.public for each in there}]
        if lacking:
            self.hub.publish_keys(lacking)

    # Telling -------------------------------------------------------------------------------------------------

    def _tell(self) -> bool:
        """Whether dossiers were told."""
        told = False
        while True:
            with self.unit_of_work() as uow:
                notices = uow.notices(BATCH)
                given = [self._given(uow, n.subject_id) for n in notices if n.kind == "hand-over"]
                self._let_go(uow, [n.subject_id for n in notices if n.kind == "dossier"])
                tickets = [uow.ticket(n.subject_id) for n in notices if n.kind == "ticket"]
                hand_overs = [uow.hand_over(n.subject_id) for n in notices if n.kind == "hand-over"]
                ids = [n.subject_id for n in notices if n.kind == "dossier"] + [d for d in given if d]
                snapshots, parcels = self._dossiers(uow, ids)
                uow.commit()
            if not notices:
                return told
            told = told or bool(snapshots)
            for snapshot in snapshots:
                if snapshot.home != self.station:
                    self._lend_files(snapshot)
            self.hub.tell(tickets, hand_overs, snapshots, parcels)
            self._told(notices)
            if len(notices) < BATCH:
                return told

    def _given(self, uow: UnitOfWork, hand_over_id: str) -> str:
        """An open hand-over gives its draft to the centre: any counter may take it up."""
        work = uow.hand_over(hand_over_id)
        free = work.station == self.station and work.state == "open" and work.dossier_id
        if not free or not uow.is_home_of(work.dossier_id):
            return ""
        uow.give_away(work.dossier_id, CENTRE)
        return work.dossier_id

    def _let_go(self, uow: UnitOfWork, ids: Sequence[str]) -> None:
        """A kiosk has done its part once the Portal has all: any counter may go on, also when the kiosk is off."""
        for dossier_id in ids:
            if self.keep_all or not uow.is_home_of(dossier_id):
                continue
            items = uow.items_of(dossier_id)
            if items and all(item.state in SETTLED for item in items):
                uow.give_away(dossier_id, CENTRE)

    def _dossiers(self, uow: UnitOfWork, ids: Sequence[str]) -> tuple[list[Snapshot], list[Parcel]]:
        """A draft is nobody else's business until it is given away."""
        snapshots, parcels = [], []
        for dossier_id in dict.fromkeys(ids):
            snapshot = uow.snapshot(dossier_id, self.station)
            if snapshot is None:
                continue
            ours = snapshot.home == self.station
            if ours and uow.dossier(dossier_id).state is DossierState.DRAFT:
                continue
            snapshots.append(snapshot)
            if not ours:
                parcels.append(uow.parcel_of(dossier_id))
        return snapshots, parcels

    def _told(self, notices: Sequence[Notice]) -> None:
        with self.unit_of_work() as uow:
            uow.clear_notices(notices)
            uow.commit()

    def _lend_files(self, snapshot: Snapshot) -> None:
        for digest in snapshot.digests:
            if not self.hub.has_file(digest):
                self.hub.put_file(digest, self.attachments.get(digest))

    def _answer_requests(self) -> None:
        """Another station asks for what we work on: it gets it, with what we have not sent yet."""
        for dossier_id, station in self.hub.asked_of_us():
            with self.sending(), self.unit_of_work() as uow:
                try:
                    uow.give_away(dossier_id, station)
                except DossierUnknown:
                    continue  # given away already; the hub hears of it in a moment
                facts = {"to": station}
                uow.audit(AuditEntry(self.clock.now(), "dossier.given", dossier_id, self.station, facts))
                uow.commit()

    # Hearing -------------------------------------------------------------------------------------------------

    def _hear(self) -> tuple[bool, bool]:
        """Whether the hall changed, and whether dossiers did."""
        with self.unit_of_work() as uow:
            after = uow.hub_position(POSITION)
        hall = dossiers = False
        while True:
            news = self.hub.changes(after, BATCH)
            if news.position == after:
                return hall, dossiers
            hall = hall or bool(news.tickets or news.hand_overs)
            dossiers = dossiers or bool(news.snapshots)
            with self.unit_of_work() as uow:
                for ticket in news.tickets:
                    uow.merge_ticket(ticket)
                for work in news.hand_overs:
                    uow.merge_hand_over(work)
                for snapshot in news.snapshots:
                    self._keep(uow, snapshot)
                uow.set_hub_position(POSITION, news.position)
                uow.commit()
            for snapshot in news.snapshots:
                if snapshot.home == self.station:
                    take(snapshot.dossier_id, self)
            after = news.position

    def _keep(self, uow: UnitOfWork, snapshot: Snapshot) -> None:
        """What is on its way to us is taken afterwards, with its parcel."""
        wanted = self.keep_all or uow.knows(snapshot.dossier_id)
        if wanted and snapshot.home != self.station and not uow.is_home_of(snapshot.dossier_id):
            uow.take_snapshot(snapshot, snapshot.home)


def take(dossier_id: str, exchange: Exchange) -> bool:
    """Become the dossier's home: what is known, its files, and what is still to be sent. Safe to repeat.

    False: another station works on it; ask for it with `Hub.ask_for`. Raises HubError, StoreError.
    """
    hub = exchange.hub
    found = hub.take(dossier_id)
    if found is None:
        return False
    snapshot, parcel = found
    came = []
    for digest in snapshot.digests:
        content = hub.get_file(digest)
        if content is not None:
            came.append(exchange.attachments.put(content, dossier_id))
    with exchange.unit_of_work() as uow:
        if not uow.is_home_of(dossier_id):
            for digest in came:
                exchange.attachments.require(digest)
            uow.take_snapshot(snapshot, "")
            if parcel is not None:
                uow.take_parcel(parcel)
            taken = uow.dossier(dossier_id)
            if taken.registered_at is not None and uow.news_of(dossier_id) is None:
                uow.keep_news(watched(taken, exchange.clock.now()))
            uow.audit(AuditEntry(exchange.clock.now(), "dossier.taken", dossier_id, exchange.station))
            uow.commit()
    hub.taken(dossier_id)
    return True
