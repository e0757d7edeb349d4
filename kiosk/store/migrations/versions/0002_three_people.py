"""Three people, one program: counters, the hall's queue, money, and citizens' voice."""

import json
from datetime import datetime

from alembic import op
from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    String,
    Text,
    text,
)

from kiosk.domain.catalogue import fold
from kiosk.store.schema import Instant

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _dossiers()
    _outbox()
    op.add_column("print_job", Column("station", String(16), nullable=False, server_default=""))
    _counters()
    _hall()
    _money()
    _voice()
    _hub()


def _dossiers() -> None:
    for column in (
        Column("principal", Text),
        Column("filed_at", String(16), nullable=False, server_default="kiosk"),
        Column("due_at", Instant),
        Column("finished_at", Instant),
        Column("returned_at", Instant),
        Column("kept_until", Instant),
        Column("officer_id", String(36), nullable=False, server_default=""),
        Column("officer_name", Text, nullable=False, server_default=""),
        Column("counts", Text, nullable=False, server_default="{}"),
        Column("home", String(16), nullable=False, server_default=""),
        Column("folded", Text, nullable=False, server_default=""),
        Column("received_at", Instant),
        Column("register_book", String(16), nullable=False, server_default=""),
        Column("register_number", Integer, nullable=False, server_default="0"),
    ):
        op.add_column("dossier", column)
    figures = ("procedure_field", "received_at", "filed_at", "state", "finished_at", "returned_at", "due_at")
    op.create_index("ix_dossier_list", "dossier", ["state", "due_at", "id", "folded"])
    op.create_index("ix_dossier_figures", "dossier", list(figures))
    op.create_index("ix_dossier_received_at_state", "dossier", ["received_at", "state"])
    op.create_index("ix_dossier_register_book_register_number", "dossier", ["register_book", "register_number"])
    link = op.get_bind()
    change = text(
        "UPDATE dossier SET due_at = :due, folded = :folded, received_at = :received, register_book = :book, "
        "register_number = :number WHERE id = :id"
    )
    for row in link.execute(text("SELECT id, dossier_code, applicant, receipt FROM dossier")).all():
        name, receipt = json.loads(row.applicant)["full_name"], json.loads(row.receipt) if row.receipt else {}
        values = {
            "id": row.id,
            "due": _instant(receipt.get("due_at")),
            "folded": fold(f"{row.dossier_code or ''} {name}"),
            "received": _instant(receipt.get("received_at")),
            "book": receipt.get("register_book", ""),
            "number": receipt.get("register_number", 0),
        }
        link.execute(change, values)


def _instant(value: str | None) -> str | None:
    """As a column keeps it."""
    return Instant().process_bind_param(datetime.fromisoformat(value), op.get_bind().dialect) if value else None


def _outbox() -> None:
    """What is told to the Portal need not be about a dossier: the column loses its foreign key and changes its name."""
    op.rename_table("outbox", "outbox_before")
    op.create_table(
        "outbox",
        Column("sequence", Integer, nullable=False),
        Column("id", String(36), nullable=False),
        Column("kind", String(32), nullable=False),
        Column("subject_id", String(36), nullable=False),
        Column("payload", Text, nullable=False),
        Column("attempts", Integer, nullable=False),
        Column("created_at", Instant, nullable=False),
        Column("next_attempt_at", Instant, nullable=False),
        Column("state", String(16), nullable=False),
        Column("fault_code", String(16), nullable=False),
        PrimaryKeyConstraint("sequence", name="pk_outbox"),
    )
    op.execute(
        "INSERT INTO outbox SELECT sequence, id, kind, dossier_id, payload, attempts, created_at, next_attempt_at, "
        "state, fault_code FROM outbox_before"
    )
    op.drop_table("outbox_before")
    op.create_index("uq_outbox_id", "outbox", ["id"], unique=True)
    op.create_index("ix_outbox_state_next_attempt_at", "outbox", ["state", "next_attempt_at"])
    op.create_index("ix_outbox_subject_id_sequence", "outbox", ["subject_id", "sequence"])


def _counters() -> None:
    op.create_table(
        "officer",
        Column("id", String(36), nullable=False),
        Column("account", String(64), nullable=False),
        Column("full_name", Text, nullable=False),
        Column("roles", Text, nullable=False),
        Column("secret_hash", Text, nullable=False),
        Column("created_at", Instant, nullable=False),
        Column("failures", Integer, nullable=False),
        Column("locked_until", Instant),
        Column("active", Boolean, nullable=False),
        Column("must_change", Boolean, nullable=False),
        PrimaryKeyConstraint("id", name="pk_officer"),
    )
    op.create_index("uq_officer_account", "officer", ["account"], unique=True)
    op.create_table(
        "processing_step",
        Column("sequence", Integer, nullable=False),
        Column("id", String(36), nullable=False),
        Column("dossier_id", String(36), nullable=False),
        Column("action", String(32), nullable=False),
        Column("at", Instant, nullable=False),
        Column("was", String(32), nullable=False),
        Column("now", String(32), nullable=False),
        Column("officer_id", String(36), nullable=False),
        Column("officer_name", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("due_was", Instant),
        Column("due_now", Instant),
        Column("form_id", String(36), nullable=False),
        Column("rules_version", String(32), nullable=False),
        PrimaryKeyConstraint("sequence", name="pk_processing_step"),
        ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name="fk_processing_step_dossier_id"),
    )
    op.create_index("uq_processing_step_id", "processing_step", ["id"], unique=True)
    op.create_index("ix_processing_step_dossier_id_sequence", "processing_step", ["dossier_id", "sequence"])
    op.create_table(
        "issued_form",
        Column("id", String(36), nullable=False),
        Column("dossier_id", String(36), nullable=False),
        Column("form", String(8), nullable=False),
        Column("book", String(16), nullable=False),
        Column("number", Integer, nullable=False),
        Column("issued_at", Instant, nullable=False),
        Column("officer_id", String(36), nullable=False),
        Column("officer_name", Text, nullable=False),
        Column("values", Text, nullable=False),
        PrimaryKeyConstraint("id", name="pk_issued_form"),
        ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name="fk_issued_form_dossier_id"),
    )
    op.create_index("ix_issued_form_dossier_id", "issued_form", ["dossier_id"])
    op.create_index("uq_issued_form_number", "issued_form", ["form", "book", "number"], unique=True)


def _hall() -> None:
    op.create_table(
        "ticket",
        Column("id", String(36), nullable=False),
        Column("day", Date, nullable=False),
        Column("number", String(16), nullable=False),
        Column("line", String(32), nullable=False),
        Column("priority", String(16), nullable=False),
        Column("issued_at", Instant, nullable=False),
        Column("station", String(16), nullable=False),
        Column("state", String(16), nullable=False),
        Column("counter", String(16), nullable=False),
        Column("calls", Integer, nullable=False),
        Column("called_at", Instant),
        Column("serving_at", Instant),
        Column("closed_at", Instant),
        Column("waits_since", Instant),
        Column("dossier_id", String(36), nullable=False),
        Column("changed_at", Instant),
        PrimaryKeyConstraint("id", name="pk_ticket"),
    )
    op.create_index("uq_ticket_day_number", "ticket", ["day", "number"], unique=True)
    op.create_index("ix_ticket_day_state_line", "ticket", ["day", "state", "line"])
    op.create_index("ix_ticket_changed_at", "ticket", ["changed_at"])
    op.create_table(
        "hand_over",
        Column("id", String(36), nullable=False),
        Column("created_at", Instant, nullable=False),
        Column("station", String(16), nullable=False),
        Column("code", String(24), nullable=False),
        Column("place", String(32), nullable=False),
        Column("procedure_code", String(32), nullable=False),
        Column("dossier_id", String(36), nullable=False),
        Column("ticket_id", String(36), nullable=False),
        Column("values", Text, nullable=False),
        Column("state", String(16), nullable=False),
        Column("officer_id", String(36), nullable=False),
        Column("counter", String(16), nullable=False),
        Column("claimed_at", Instant),
        Column("closed_at", Instant),
        Column("changed_at", Instant),
        PrimaryKeyConstraint("id", name="pk_hand_over"),
    )
    op.create_index("ix_hand_over_state", "hand_over", ["state"])
    op.create_index("ix_hand_over_changed_at", "hand_over", ["changed_at"])


def _money() -> None:
    op.create_table(
        "payment",
        Column("id", String(36), nullable=False),
        Column("dossier_id", String(36), nullable=False),
        Column("amount_vnd", Integer, nullable=False),
        Column("method", String(16), nullable=False),
        Column("reference", String(64), nullable=False),
        Column("created_at", Instant, nullable=False),
        Column("state", String(16), nullable=False),
        Column("changed_at", Instant),
        Column("officer_id", String(36), nullable=False),
        Column("officer_name", Text, nullable=False),
        Column("shift_id", String(36), nullable=False),
        Column("slip_book", String(16), nullable=False),
        Column("slip_number", Integer, nullable=False),
        Column("confirmed_by", String(16), nullable=False),
        Column("tendered_vnd", Integer, nullable=False, server_default="0"),
        Column("refund_shift_id", String(36), nullable=False, server_default=""),
        Column("note", Text, nullable=False, server_default=""),
        PrimaryKeyConstraint("id", name="pk_payment"),
        ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name="fk_payment_dossier_id"),
    )
    op.create_index("ix_payment_dossier_id", "payment", ["dossier_id"])
    op.create_index("ix_payment_state", "payment", ["state"])
    op.create_index("ix_payment_shift_id", "payment", ["shift_id"])
    op.create_index("uq_payment_reference", "payment", ["reference"], unique=True)
    op.create_table(
        "shift",
        Column("id", String(36), nullable=False),
        Column("officer_id", String(36), nullable=False),
        Column("officer_name", Text, nullable=False),
        Column("counter", String(16), nullable=False),
        Column("opened_at", Instant, nullable=False),
        Column("float_vnd", Integer, nullable=False),
        Column("closed_at", Instant),
        Column("counted_vnd", Integer),
        Column("expected_vnd", Integer),
        Column("counts", Text, nullable=False),
        Column("note", Text, nullable=False),
        PrimaryKeyConstraint("id", name="pk_shift"),
    )
    op.create_index("ix_shift_officer_id", "shift", ["officer_id"])


def _voice() -> None:
    op.create_table(
        "petition",
        Column("id", String(36), nullable=False),
        Column("code", String(32), nullable=False),
        Column("pin", String(16), nullable=False),
        Column("kind", String(16), nullable=False),
        Column("text", Text, nullable=False),
        Column("created_at", Instant, nullable=False),
        Column("station", String(16), nullable=False),
        Column("contact", Text, nullable=False),
        Column("dossier_code", String(64), nullable=False),
        Column("state", String(16), nullable=False),
        Column("answer", Text, nullable=False),
        Column("answered_at", Instant),
        Column("officer_id", String(36), nullable=False),
        PrimaryKeyConstraint("id", name="pk_petition"),
    )
    op.create_index("ix_petition_state", "petition", ["state"])
    op.create_index("uq_petition_code", "petition", ["code"], unique=True)
    op.create_table(
        "rating",
        Column("id", String(36), nullable=False),
        Column("subject_id", String(64), nullable=False),
        Column("score", String(16), nullable=False),
        Column("at", Instant, nullable=False),
        Column("station", String(16), nullable=False),
        Column("reason", String(32), nullable=False),
        Column("officer_id", String(36), nullable=False),
        Column("officer_name", Text, nullable=False),
        Column("procedure_code", String(32), nullable=False),
        PrimaryKeyConstraint("id", name="pk_rating"),
    )
    op.create_index("ix_rating_at", "rating", ["at"])
    op.create_index("uq_rating_subject_id", "rating", ["subject_id"], unique=True)
    op.create_table(
        "lease",
        Column("series", String(64), nullable=False),
        Column("period", String(16), nullable=False),
        Column("first", Integer, nullable=False),
        Column("last", Integer, nullable=False),
        Column("next", Integer, nullable=False),
        PrimaryKeyConstraint("series", "period", "first", name="pk_lease"),
    )


# Table -> what the notice is about, and the column that names it.
TOLD_TO_THE_HUB = {
    "dossier": ("dossier", "id"),
    "processing_step": ("dossier", "dossier_id"),
    "issued_form": ("dossier", "dossier_id"),
    "payment": ("dossier", "dossier_id"),
    "ticket": ("ticket", "id"),
    "hand_over": ("hand-over", "id"),
}


def _hub() -> None:
    op.create_table(
        "hub_notice",
        Column("sequence", Integer, nullable=False),
        Column("kind", String(16), nullable=False),
        Column("subject_id", String(36), nullable=False),
        PrimaryKeyConstraint("sequence", name="pk_hub_notice"),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_hub_notice_subject", "hub_notice", ["kind", "subject_id"], unique=True)
    op.create_table(
        "hub_cursor",
        Column("name", String(32), nullable=False),
        Column("position", Integer, nullable=False),
        PrimaryKeyConstraint("name", name="pk_hub_cursor"),
    )
    for table, (kind, column) in TOLD_TO_THE_HUB.items():
        for verb in ("INSERT", "UPDATE"):
            note = f"INSERT OR REPLACE INTO hub_notice (kind, subject_id) VALUES ('{kind}', NEW.{column})"  # noqa: S608
            op.execute(f"CREATE TRIGGER hub_{table}_{verb.lower()} AFTER {verb} ON {table} BEGIN {note}; END")
