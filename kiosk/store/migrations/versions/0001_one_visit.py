"""What one visit leaves: dossiers, their files, the outbox, the print ledger, numbers and the audit."""

from alembic import op
from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint, String, Text

from kiosk.store.schema import Instant

revision = "0001"
down_revision = None


def upgrade() -> None:
    _dossiers()
    _deliveries()
    _audit()


def _dossiers() -> None:
    op.create_table(
        "dossier",
        Column("id", String(36), nullable=False),
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
        Column("applicant", Text, nullable=False),
        Column("evidence", Text, nullable=False),
        Column("details", Text, nullable=False),
        Column("marks", Text, nullable=False),
        Column("receipt", Text),
        PrimaryKeyConstraint("id", name="pk_dossier"),
        CheckConstraint("(receipt IS NULL) = (dossier_code IS NULL)", name="ck_dossier_receipt_has_code"),
    )
    op.create_index("uq_dossier_dossier_code", "dossier", ["dossier_code"], unique=True)
    op.create_index("ix_dossier_state_id", "dossier", ["state", "id"])
    op.create_index("ix_dossier_citizen_id_state", "dossier", ["citizen_id", "state"])
    op.create_table(
        "attachment",
        Column("dossier_id", String(36), nullable=False),
        Column("document_id", String(64), nullable=False),
        Column("position", Integer, nullable=False),
        Column("document_name", Text, nullable=False),
        Column("digest", String(64), nullable=False),
        Column("size", Integer, nullable=False),
        Column("pages", Integer, nullable=False),
        Column("media_type", String(64), nullable=False),
        PrimaryKeyConstraint("dossier_id", "document_id", name="pk_attachment"),
        ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name="fk_attachment_dossier_id", ondelete="CASCADE"),
    )
    op.create_index("ix_attachment_digest", "attachment", ["digest"])


def _deliveries() -> None:
    op.create_table(
        "outbox",
        Column("sequence", Integer, nullable=False),
        Column("id", String(36), nullable=False),
        Column("kind", String(32), nullable=False),
        Column("dossier_id", String(36), nullable=False),
        Column("payload", Text, nullable=False),
        Column("attempts", Integer, nullable=False),
        Column("created_at", Instant, nullable=False),
        Column("next_attempt_at", Instant, nullable=False),
        Column("state", String(16), nullable=False),
        Column("fault_code", String(16), nullable=False),
        PrimaryKeyConstraint("sequence", name="pk_outbox"),
        ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name="fk_outbox_dossier_id"),
    )
    op.create_index("uq_outbox_id", "outbox", ["id"], unique=True)
    op.create_index("ix_outbox_state_next_attempt_at", "outbox", ["state", "next_attempt_at"])
    op.create_index("ix_outbox_dossier_id_sequence", "outbox", ["dossier_id", "sequence"])
    op.create_table(
        "print_job",
        Column("sequence", Integer, nullable=False),
        Column("id", String(36), nullable=False),
        Column("kind", String(32), nullable=False),
        Column("subject_id", String(64), nullable=False),
        Column("copy", Integer, nullable=False),
        Column("state", String(16), nullable=False),
        Column("created_at", Instant, nullable=False),
        Column("fault_code", String(16), nullable=False),
        PrimaryKeyConstraint("sequence", name="pk_print_job"),
    )
    op.create_index("uq_print_job_id", "print_job", ["id"], unique=True)
    op.create_index("ix_print_job_subject_id", "print_job", ["subject_id"])
    op.create_index("ix_print_job_state", "print_job", ["state"])
    op.create_table(
        "counter",
        Column("series", String(64), nullable=False),
        Column("period", String(16), nullable=False),
        Column("last", Integer, nullable=False),
        PrimaryKeyConstraint("series", "period", name="pk_counter"),
    )


def _audit() -> None:
    op.create_table(
        "audit",
        Column("sequence", Integer, nullable=False),
        Column("at", Instant, nullable=False),
        Column("action", String(64), nullable=False),
        Column("subject_id", String(64), nullable=False),
        Column("actor", String(64), nullable=False),
        Column("facts", Text, nullable=False),
        Column("previous", String(64), nullable=False),
        Column("digest", String(64), nullable=False),
        PrimaryKeyConstraint("sequence", name="pk_audit"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_subject_id", "audit", ["subject_id"])
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER audit_no_{verb.lower()} BEFORE {verb} ON audit "
            "BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END"
        )
