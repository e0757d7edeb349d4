"""Rows that came with a backup: was this already sent by the machine that is gone? The Portal is asked, then decides.

The Portal tells a dossier's state and nothing of single steps. So what it has is compared with what the row would
bring: later, or for a dossier the same, is sent already; earlier, or no dossier at all, is sent now; what cannot be
told an officer looks at. A step is rather left to an officer than told twice or never.
"""

import json
import logging
from enum import Enum, auto

from kiosk.domain.dossier import NATIONAL_CODE, DossierState
from kiosk.domain.errors import PortalError, ServiceNotOffered, StepUnconfirmed
from kiosk.domain.outbox import OutboxItem, OutboxKind, OutboxState, Outcome
from kiosk.ports import AuditEntry, Clock, OpenUnitOfWork, Portal, PortalRecord

MOST = 10_000  # rows looked at in one round
ENOUGH_FAILURES = 3
log = logging.getLogger(__name__)
AS_REGISTERED = 0  # what a first registration says of its state
S, NUMBER = DossierState, NATIONAL_CODE
# How far a state is on the way that is gone once. National code -> rank; the ends share one.
PROGRESS = {
    NUMBER[state]: rank
    for rank, states in enumerate(
        ((S.NEW,), (S.RECEIVED,), (S.PROCESSING,), (S.DONE,), (S.RETURNED, S.REFUSED, S.WITHDRAWN, S.STOPPED))
    )
    for state in states
}
LATE = PROGRESS[NUMBER[S.DONE]]  # from here on nothing is asked for any more
COMES_AND_GOES = {NUMBER[S.NEEDS_SUPPLEMENT], NUMBER[S.AWAITING_PAYMENT]}


class Fate(Enum):
    SENT = auto()
    UNSENT = auto()
    UNKNOWN = auto()


def ask(portal: Portal, unit_of_work: OpenUnitOfWork, clock: Clock) -> int:
    """Ask about every row that is held back; returns how many were judged. Raises StoreError.

    Rows of a dossier are judged by one answer. A dossier about which the Portal does not answer stays held back and
    keeps no other waiting; after some of these in a row the rest is asked about another time.
    """
    with unit_of_work() as uow:
        codes = {item.subject_id: _code_of(item) for item in uow.unsure_items(MOST)}
    judged = failed = 0
    for subject_id, code in codes.items():
        if failed == ENOUGH_FAILURES:
            break
        try:
            record: PortalRecord | ServiceNotOffered | None = portal.look_up(code)  # no transaction is open meanwhile
        except ServiceNotOffered as fault:
            record = fault
        except PortalError as fault:
            log.info("a restored dossier could not be asked about: %s", fault.code)
            failed += 1
            continue
        failed = 0
        judged += _judge(subject_id, record, unit_of_work, clock)
    return judged


def _judge(
    subject_id: str, record: PortalRecord | ServiceNotOffered | None, unit_of_work: OpenUnitOfWork, clock: Clock
) -> int:
    now, judged = clock.now(), 0
    with unit_of_work() as uow:
        for item in uow.items_of(subject_id):
            if item.state is not OutboxState.UNSURE:
                continue
            fate = Fate.UNKNOWN if isinstance(record, ServiceNotOffered) else fate_of(item, record)
            uow.try_unsure(item.id, now)
            if fate is Fate.SENT:
                uow.settle(item.id, Outcome(delivered=True))
            elif fate is Fate.UNKNOWN:
                uow.settle(item.id, Outcome(delivered=False, fault_code=StepUnconfirmed.code))
            judged += 1
            facts = {"item": item.id, "fate": fate.name.lower()}
            uow.audit(AuditEntry(now, "restored.asked", subject_id, "outbox", facts))
        if isinstance(record, PortalRecord):
            dossier = uow.dossier(subject_id)
            if dossier.registered_at is None:
                dossier.registered_at = now
                if dossier.state is DossierState.NEW:
                    dossier.move_to(DossierState.RECEIVED)
                uow.save(dossier)
        uow.commit()
    return judged


def fate_of(item: OutboxItem, record: PortalRecord | None) -> Fate:
    """By the state that the row would bring and the one that the Portal has.

    The machine that is gone sent the rows of a dossier in their order: a later state means that this one went before.
    """
    if record is None:
        return Fate.UNSENT
    brings, has = json.loads(item.payload).get("national_state", 0), record.national_state
    if brings in (AS_REGISTERED, has):
        # The dossier itself brings its state along, so an equal one proves nothing of the step behind it.
        return Fate.UNKNOWN if item.kind is OutboxKind.REPORT_STEP else Fate.SENT
    if brings in PROGRESS and has in PROGRESS and PROGRESS[brings] != PROGRESS[has]:
        return Fate.SENT if PROGRESS[has] > PROGRESS[brings] else Fate.UNSENT
    if brings in COMES_AND_GOES and has in PROGRESS and not PROGRESS[NUMBER[S.NEW]] < PROGRESS[has] < LATE:
        return Fate.SENT if PROGRESS[has] >= LATE else Fate.UNSENT
    return Fate.UNKNOWN


def _code_of(item: OutboxItem) -> str:
    return str(json.loads(item.payload)["dossier_code"])
