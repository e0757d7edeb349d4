"""Papers as copies: their versions, who vouches for them, where they come from, and what is said of them."""

from typing import Any

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint, String, Text

from kiosk.store.schema import Instant

revision = "0006"
down_revision = "0005"


def how_it_came() -> list[Column[Any]]:
    return [
        Column("version", Integer, nullable=False, server_default="1"),
        Column("made_at", Instant),
        Column("made_by", String(64), nullable=False, server_default=""),
        Column("signature", Text, nullable=False, server_default=""),
        Column("reuse", Text, nullable=False, server_default=""),
    ]


def upgrade() -> None:
    op.add_column("dossier", Column("facts", Text, nullable=False, server_default="{}"))
    for column in how_it_came():
        op.add_column("attachment", column)
    op.create_table(
        "attachment_version",
        Column("dossier_id", String(36), nullable=False),
        Column("document_id", String(64), nullable=False),
        Column("position", Integer, nullable=False),
        Column("document_name", Text, nullable=False),
        Column("digest", String(64), nullable=False),
        Column("size", Integer, nullable=False),
        Column("pages", Integer, nullable=False),
        Column("media_type", String(64), nullable=False),
        *how_it_came(),
        ForeignKeyConstraint(
            ["dossier_id"],
            ["dossier.id"],
            name="fk_attachment_version_dossier_id_dossier",
            ondelete="CASCADE",
        ),
        PrimaryKeyConstraint("dossier_id", "document_id", "version", name="pk_attachment_version"),
    )
    op.create_index("ix_attachment_version_digest", "attachment_version", ["digest"])
