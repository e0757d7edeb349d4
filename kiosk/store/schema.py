"""The tables, as the newest migration leaves them (tests compare the two)."""

from datetime import UTC, datetime

from sqlalchemy import (
    CheckConstraint,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

HEAD = "0001"  # the newest revision in migrations/versions


class Instant(TypeDecorator[datetime]):
    """An aware datetime as text in UTC with microseconds: always as long, so it sorts by time."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant must be aware")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "pk": "pk_%(table_name)s",
    }
)

dossiers = Table(
    "dossier",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("state", String(32), nullable=False),
    Column("procedure_code", String(32), nullable=False),
    Column("procedure_name", Text, nullable=False),
    Column("procedure_field", Text, nullable=False),
    Column("edition_id", String(32), nullable=False),
    Column("case", Text, nullable=False),
    Column("citizen_id", String(12), nullable=False),
    Column("dossier_code", String(64)),
    Column("created_at", Instant, nullable=False),
    Column("registered_at", Instant),
    Column("applicant", Text, nullable=False),  # JSON from here on; see dossier_rows.py
    Column("evidence", Text, nullable=False),
    Column("details", Text, nullable=False),
    Column("marks", Text, nullable=False),
    Column("receipt", Text),
    CheckConstraint("(receipt IS NULL) = (dossier_code IS NULL)", name="receipt_has_code"),
    Index("uq_dossier_dossier_code", "dossier_code", unique=True),
    Index(None, "state", "id"),
    Index(None, "citizen_id", "state"),
)

attachments = Table(
    "attachment",
    metadata,
    Column("dossier_id", ForeignKey("dossier.id", ondelete="CASCADE"), primary_key=True),
    Column("document_id", String(64), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("document_name", Text, nullable=False),
    Column("digest", String(64), nullable=False, index=True),
    Column("size", Integer, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("media_type", String(64), nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("sequence", Integer, primary_key=True),  # the order of arrival; ids of one millisecond have none
    Column("id", String(36), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("dossier_id", ForeignKey("dossier.id"), nullable=False),
    Column("payload", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("next_attempt_at", Instant, nullable=False),
    Column("state", String(16), nullable=False),
    Column("fault_code", String(16), nullable=False),
    Index("uq_outbox_id", "id", unique=True),
    Index(None, "state", "next_attempt_at"),
    Index(None, "dossier_id", "sequence"),
)

print_jobs = Table(
    "print_job",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("id", String(36), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("subject_id", String(64), nullable=False, index=True),
    Column("copy", Integer, nullable=False),
    Column("state", String(16), nullable=False, index=True),
    Column("created_at", Instant, nullable=False),
    Column("fault_code", String(16), nullable=False),
    Index("uq_print_job_id", "id", unique=True),
)

counters = Table(
    "counter",
    metadata,
    Column("series", String(64), primary_key=True),
    Column("period", String(16), primary_key=True),
    Column("last", Integer, nullable=False),
)

audit_entries = Table(
    "audit",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("action", String(64), nullable=False),
    Column("subject_id", String(64), nullable=False, index=True),
    Column("actor", String(64), nullable=False),
    Column("facts", Text, nullable=False),  # JSON, keys sorted
    Column("previous", String(64), nullable=False),  # digest of the entry before, hex
    Column("digest", String(64), nullable=False),
    sqlite_autoincrement=True,  # the number last given outlives its row: a cut tail shows
)
