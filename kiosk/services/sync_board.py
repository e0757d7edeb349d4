"""Everything that the Portal does not have yet: what, why, who must act, and what one can do. No row is ever hidden."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.domain.dossier import Dossier
from kiosk.domain.errors import (
    AttachmentCorrupt,
    CaptiveNetwork,
    CertificateRefused,
    KioskError,
    ParkedByHand,
    PortalAnswerUnreadable,
    PortalBusy,
    PortalContradicts,
    PortalFailing,
    PortalFileMismatch,
    PortalLoginRefused,
    PortalRefused,
    PortalTimeout,
    PortalUnreachable,
    ServiceNotOffered,
    StepUnconfirmed,
    StoreError,
)
from kiosk.domain.link import Link
from kiosk.domain.officer import Officer
from kiosk.domain.outbox import Actor, OutboxItem, OutboxKind, OutboxState, Outcome
from kiosk.domain.portal_news import PortalNews
from kiosk.domain.voice import Petition, PetitionState
from kiosk.ports import AuditEntry, Clock, OpenUnitOfWork, Outbox, Portal, PortalRecord, UnitOfWork, UnsentRow
from kiosk.services.settling import settle

MOST_ROWS = 1000


class Matter(StrEnum):
    """What is to be sent."""

    DOSSIER = "dossier"  # hồ sơ và giấy tờ
    STEP = "step"  # một bước xử lý
    RATINGS = "ratings"  # tổng hợp đánh giá
    PETITION = "petition"  # phản ánh, kiến nghị: the Portal takes none by machine
    NEWS = "news"  # what the Portal says and our own work does not
    HUB = "hub"  # what the centre's other desks have not heard
    UNKNOWN = "unknown"  # written by another version of the program


class Remedy(StrEnum):
    """The one thing a button does."""

    TRY_NOW = "try-now"
    LOOK_UP = "look-up"  # ask the Portal whether the step arrived; then confirm it or send it again
    CORRECT = "correct"  # mend what the Portal refused; it then goes out anew
    OPEN_DOSSIER = "open-dossier"
    OPEN_PETITIONS = "open-petitions"
    SEEN = "seen"  # a clerk has read what the Portal says
    NONE = "none"


WHO: dict[str, Actor] = {
    PortalUnreachable.code: Actor.NETWORK,
    CaptiveNetwork.code: Actor.NETWORK,
    PortalTimeout.code: Actor.NETWORK,
    PortalFailing.code: Actor.PORTAL,
    PortalBusy.code: Actor.PORTAL,
    PortalAnswerUnreadable.code: Actor.PORTAL,
    PortalRefused.code: Actor.CLERK,
    StepUnconfirmed.code: Actor.CLERK,
    ParkedByHand.code: Actor.CLERK,
    PortalLoginRefused.code: Actor.TECHNICIAN,
    CertificateRefused.code: Actor.TECHNICIAN,
    PortalFileMismatch.code: Actor.TECHNICIAN,
    ServiceNotOffered.code: Actor.TECHNICIAN,
    AttachmentCorrupt.code: Actor.TECHNICIAN,
    PortalContradicts.code: Actor.VENDOR,
    KioskError.code: Actor.VENDOR,
}
# A row that nothing has happened to yet waits for what the line waits for.
WHO_BY_LINK: dict[Link, Actor] = {
    Link.PORTAL_ILL: Actor.PORTAL,
    Link.ONLINE: Actor.PORTAL,
    Link.UNTRUSTED: Actor.TECHNICIAN,
    Link.LOGGED_OUT: Actor.TECHNICIAN,
}
MATTER = {
    OutboxKind.REGISTER_DOSSIER.value: Matter.DOSSIER,
    OutboxKind.REPORT_STEP.value: Matter.STEP,
    OutboxKind.REPORT_RATINGS.value: Matter.RATINGS,
}


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One line of the board."""

    item_id: str
    dossier_id: str  # empty: about no dossier of this store
    dossier_code: str
    procedure_name: str
    matter: Matter
    told_kind: str  # the word of the outbox, for a matter that is unknown; how many, for the hub
    stuck: bool
    fault_code: str
    actor: Actor
    remedy: Remedy
    created_at: datetime | None  # None: not known
    next_try_at: datetime | None  # None: it is not tried again by itself
    attempts: int
    answer: str = ""  # the Portal's last one, as the help desk needs it
    call: str = ""  # under way now, or made last
    sending: bool = False
    news: PortalNews | None = None  # of Matter.NEWS


@dataclass(frozen=True, slots=True)
class Board:
    rows: tuple[BoardRow, ...]
    more: bool  # there are more than are shown

    @property
    def stuck(self) -> int:
        return sum(row.stuck for row in self.rows)


def board(unit_of_work: OpenUnitOfWork, link: Link, with_hub: bool = False) -> Board:
    """What is not sent, what asks for a hand first. with_hub: this machine tells others of the centre what it does.

    Raises StoreError.
    """
    with unit_of_work() as uow:
        rows = uow.unsent(MOST_ROWS + 1)
        petitions = uow.petitions_in(frozenset({PetitionState.RECEIVED}), MOST_ROWS)
        said = [(news, uow.dossier(news.dossier_id)) for news in uow.unseen_news(MOST_ROWS)]
        untold = len(uow.notices(MOST_ROWS)) if with_hub else 0
    shown = [_news_row(news, dossier) for news, dossier in said]
    shown += [_row(row, link) for row in rows[:MOST_ROWS]]
    shown += [_petition_row(petition) for petition in petitions]
    if untold:
        shown.append(_hub_row(untold))
    return Board(tuple(shown), len(rows) > MOST_ROWS)


def _news_row(news: PortalNews, dossier: Dossier) -> BoardRow:
    return BoardRow(
        item_id=f"{Matter.NEWS}-{news.dossier_id}",
        dossier_id=news.dossier_id,
        dossier_code=dossier.receipt.dossier_code if dossier.receipt else "",
        procedure_name=dossier.procedure_name,
        matter=Matter.NEWS,
        told_kind="",
        stuck=True,
        fault_code="",
        actor=Actor.CLERK,
        remedy=Remedy.SEEN,
        created_at=news.changed_at,
        next_try_at=None,
        attempts=0,
        news=news,
    )


def _petition_row(petition: Petition) -> BoardRow:
    return BoardRow(
        item_id=petition.id,
        dossier_id="",
        dossier_code=petition.code,
        procedure_name="",
        matter=Matter.PETITION,
        told_kind="",
        stuck=False,
        fault_code="",
        actor=Actor.CLERK,
        remedy=Remedy.OPEN_PETITIONS,
        created_at=petition.created_at,
        next_try_at=None,
        attempts=0,
    )


def _hub_row(untold: int) -> BoardRow:
    """One row for all of it: what is told to the hub goes in one exchange."""
    return BoardRow(
        item_id=Matter.HUB,
        dossier_id="",
        dossier_code="",
        procedure_name="",
        matter=Matter.HUB,
        told_kind=str(untold),
        stuck=False,
        fault_code="",
        actor=Actor.NETWORK,
        remedy=Remedy.NONE,
        created_at=None,
        next_try_at=None,
        attempts=0,
    )


WAITS_FOR_A_WORD = (OutboxState.HELD.value, OutboxState.UNSURE.value)  # a code's, or the Portal's: nobody sends it on


def _row(row: UnsentRow, link: Link) -> BoardRow:
    sending = row.state == OutboxState.SENDING.value
    # A state of another version is not waiting for us either.
    stuck = not sending and row.state not in (OutboxState.PENDING.value, *WAITS_FOR_A_WORD)
    matter = MATTER.get(row.kind, Matter.UNKNOWN)
    actor = _actor(row, matter, stuck, link)
    return BoardRow(
        item_id=row.id,
        dossier_id=row.subject_id if row.dossier_code else "",
        dossier_code=row.dossier_code,
        procedure_name=row.procedure_name,
        matter=matter,
        told_kind=row.kind,
        stuck=stuck,
        fault_code=row.fault_code,
        actor=actor,
        remedy=Remedy.NONE if sending else _remedy(row, matter, stuck, actor),
        created_at=row.created_at,
        next_try_at=row.next_attempt_at
        if row.state == OutboxState.PENDING.value and actor is not Actor.BEFORE
        else None,
        attempts=row.attempts,
        answer=row.answer,
        call=row.call,
        sending=sending,
    )


def _actor(row: UnsentRow, matter: Matter, stuck: bool, link: Link) -> Actor:
    if row.before and not stuck:
        return Actor.BEFORE
    if matter is Matter.UNKNOWN:
        return Actor.TECHNICIAN
    if row.fault_code in WHO:
        return WHO[row.fault_code]
    if stuck or row.fault_code:
        return Actor.TECHNICIAN  # a fault that the table does not know is a damage
    return WHO_BY_LINK.get(link, Actor.NETWORK)


def _remedy(row: UnsentRow, matter: Matter, stuck: bool, actor: Actor) -> Remedy:
    if matter is Matter.UNKNOWN or actor is Actor.BEFORE or row.state in WAITS_FOR_A_WORD:
        return Remedy.NONE
    if row.fault_code == StepUnconfirmed.code:
        return Remedy.LOOK_UP
    if stuck and actor is Actor.CLERK and row.dossier_code and row.fault_code != ParkedByHand.code:
        return Remedy.CORRECT if matter is Matter.DOSSIER else Remedy.OPEN_DOSSIER
    return Remedy.TRY_NOW


# What one can do -----------------------------------------------------------------------------------------------


def try_now(
    item_id: str, officer: Officer, outbox: Outbox, unit_of_work: OpenUnitOfWork, clock: Clock, not_there: bool = False
) -> None:
    """Due at once, also when it was stuck. Raises StoreError when it was delivered meanwhile, or is being sent.

    not_there: somebody has seen that the Portal does not have it: it is sent without another look-up.
    """
    now = clock.now()
    with unit_of_work() as uow:
        uow.try_again(item_id, now, not_there)
        uow.audit(AuditEntry(now, "delivery.again", item_id, officer.account))
        uow.commit()
    outbox.wake()


def look_up(dossier_code: str, portal: Portal) -> PortalRecord | None:
    """What the Portal knows of a dossier. None: nothing. Raises PortalError."""
    return portal.look_up(dossier_code)


def confirm_step(item_id: str, dossier_id: str, officer: Officer, unit_of_work: OpenUnitOfWork, clock: Clock) -> None:
    """The officer has seen on the Portal that the step arrived: it is not sent again.

    Raises StoreError when the row is no step whose answer was lost.
    """
    with unit_of_work() as uow:
        item = _unconfirmed(item_id, dossier_id, uow)
        uow.audit(AuditEntry(clock.now(), "step.confirmed", dossier_id, officer.account, {"item": item_id}))
        uow.commit()
    settle(item, Outcome(delivered=True), unit_of_work, clock)


def send_step_again(
    item_id: str, dossier_id: str, officer: Officer, outbox: Outbox, unit_of_work: OpenUnitOfWork, clock: Clock
) -> None:
    """The officer has seen on the Portal that the step is not there. Raises as `confirm_step`."""
    with unit_of_work() as uow:
        _unconfirmed(item_id, dossier_id, uow)
    try_now(item_id, officer, outbox, unit_of_work, clock, not_there=True)


def _unconfirmed(item_id: str, dossier_id: str, uow: UnitOfWork) -> OutboxItem:
    item = next((each for each in uow.items_of(dossier_id) if each.id == item_id), None)
    if item is None or item.kind is not OutboxKind.REPORT_STEP or item.fault_code != StepUnconfirmed.code:
        raise StoreError("no step whose answer was lost")
    return item
