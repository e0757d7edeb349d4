"""What is personal leaves the tables: which column holds what, and when it may go."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, exists, or_, select, update

from kiosk.domain.dossier import NATIONAL_CODE, DossierState
from kiosk.domain.outbox import SETTLED, OutboxState
from kiosk.domain.payment import PaymentState
from kiosk.domain.retention import RetentionRule, erased
from kiosk.domain.sharing import CENTRE
from kiosk.store.casework_rows import CaseworkRows
from kiosk.store.dossier_rows import to_row
from kiosk.store.schema import (
    attachment_versions,
    attachments,
    dossier_keys,
    dossiers,
    hand_overs,
    issued_forms,
    outbox,
    payments,
    portal_news,
    processing_steps,
)

# Table -> the column that points at the dossier, and what is personal -> what stands there instead.
PERSONAL: tuple[tuple[Table, str, dict[str, str]], ...] = (
    (processing_steps, "dossier_id", {"reason": ""}),
    (issued_forms, "dossier_id", {"values": "{}"}),
    (payments, "dossier_id", {"note": ""}),
    (hand_overs, "dossier_id", {"values": "{}"}),
    (outbox, "subject_id", {"payload": "{}", "raw": "", "progress": "{}"}),  # progress: where the files may be fetched
)
# What the Portal says of a dossier whose citizen is to bring something: that may be here.
WAITED_FOR = [NATIONAL_CODE[state] for state in (DossierState.NEEDS_SUPPLEMENT, DossierState.AWAITING_PAYMENT)]
NOT_DONE = (PaymentState.ASKED.value, PaymentState.UNCONFIRMED.value)


class ErasingRows(CaseworkRows):
    """The part of the unit of work that erases."""

    def erasable(self, rule: RetentionRule, now: datetime, limit: int) -> list[str]:
        before = rule.before(now)
        kept_long = (
            dossiers.c.erased_at.is_(None),
            dossiers.c.state.in_([state.value for state in rule.states]),
            dossiers.c.registered_at <= before,
            *(or_(at.is_(None), at <= before) for at in (dossiers.c.finished_at, dossiers.c.returned_at)),
            ~_exists(outbox, outbox.c.subject_id, or_(_unsent(), outbox.c.created_at > before)),
            ~_exists(payments, payments.c.dossier_id, payments.c.state.in_(NOT_DONE)),
            ~_exists(portal_news, portal_news.c.dossier_id, portal_news.c.state.in_(WAITED_FOR)),
            ~_exists(processing_steps, processing_steps.c.dossier_id, processing_steps.c.at > before),
        )
        query = select(dossiers.c.id).where(*kept_long).order_by(dossiers.c.registered_at).limit(limit)
        return list(self.connection.execute(query).scalars())

    def erase(self, dossier_id: str, now: datetime) -> list[str]:
        found = self._dossiers_of(select(dossiers).where(dossiers.c.id == dossier_id))[0]
        before = select(attachment_versions.c.digest).where(attachment_versions.c.dossier_id == dossier_id)
        digests = {attachment.digest for attachment in found.attachments}
        digests.update(self.connection.execute(before).scalars())
        left = erased(found, now)
        codes = f"{left.receipt.dossier_code} {left.receipt.temporary_code}" if left.receipt else ""
        row = to_row(left) | {"citizen_id": "", "folded": codes.casefold().strip()}
        self.connection.execute(update(dossiers).where(dossiers.c.id == dossier_id).values(row))
        for table in (attachments, attachment_versions):
            self.connection.execute(delete(table).where(table.c.dossier_id == dossier_id))
        blank(self.connection, dossier_id)
        here, past = (
            select(table.c.digest).where(table.c.digest.in_(digests)) for table in (attachments, attachment_versions)
        )
        return sorted(digests - set(self.connection.execute(here.union(past)).scalars()))


def blank(connection: Connection, dossier_id: str) -> None:
    """Whatever is personal beside the dossier's own row, and the key of its files."""
    for table, column, blanks in PERSONAL:
        connection.execute(update(table).where(table.c[column] == dossier_id).values(blanks))
    connection.execute(delete(dossier_keys).where(dossier_keys.c.dossier_id == dossier_id))


def _exists(table: Table, column: ColumnElement[str], which: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists(select(1).select_from(table).where(column == dossiers.c.id, which))


def _unsent() -> ColumnElement[bool]:
    """A row that moved is another station's to send, once that station has shown that it has the dossier."""
    elsewhere = and_(outbox.c.state == OutboxState.MOVED.value, dossiers.c.home.not_in(("", CENTRE)))
    return and_(outbox.c.state.not_in([state.value for state in SETTLED]), ~elsewhere)
