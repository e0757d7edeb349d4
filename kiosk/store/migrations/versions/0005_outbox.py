"""The outbox: who makes which call, how far a row has come, what was last answered; what the Portal says by itself."""

from alembic import op
from sqlalchemy import Column, Integer, PrimaryKeyConstraint, String, Text, text

from kiosk.store.schema import Instant

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    for column in (
        Column("answer", String(200), nullable=False, server_default=""),
        Column("raw", Text, nullable=False, server_default=""),
        Column("call", String(16), nullable=False, server_default=""),
        Column("progress", Text, nullable=False, server_default="{}"),
        Column("revision", Integer, nullable=False, server_default="1"),
        Column("corrects", String(36), nullable=False, server_default=""),
        Column("lane", Integer, nullable=False, server_default="0"),
        Column("owner", Integer, nullable=False, server_default="0"),
        Column("changed_at", Instant),
    ):
        op.add_column("outbox", column)
    op.execute(
        text(
            "UPDATE outbox SET revision = (SELECT count(*) FROM outbox AS other WHERE other.kind = outbox.kind"
            " AND other.subject_id = outbox.subject_id AND other.sequence <= outbox.sequence)"
            " WHERE kind = 'register-dossier'"
        )
    )
    op.drop_index("ix_outbox_state_next_attempt_at", "outbox")
    op.create_index("ix_outbox_state_lane_next_attempt_at", "outbox", ["state", "lane", "next_attempt_at"])
    op.create_table(
        "portal_news",
        Column("dossier_id", String(36), nullable=False),
        Column("asked_at", Instant, nullable=False),
        Column("next_at", Instant, nullable=False),
        Column("state", Integer, nullable=False),
        Column("due_at", Instant),
        Column("changed_at", Instant),
        Column("seen_at", Instant),
        Column("what", Text, nullable=False),
        PrimaryKeyConstraint("dossier_id", name="pk_portal_news"),
    )
    op.create_index("ix_portal_news_next_at", "portal_news", ["next_at"])
    op.execute(
        text(
            "INSERT INTO portal_news (dossier_id, asked_at, next_at, state, what)"
            " SELECT id, registered_at, registered_at, 2, '{}' FROM dossier WHERE registered_at IS NOT NULL"
            " AND home = '' AND state NOT IN ('refused', 'withdrawn', 'stopped', 'returned')"
        )
    )
