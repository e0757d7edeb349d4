"""Papers whose letters are still to be read."""

from alembic import op
from sqlalchemy import Boolean, Column, false, text

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    for table in ("attachment", "attachment_version"):
        op.add_column(table, Column("letters_due", Boolean, nullable=False, server_default=false()))
    op.create_index("ix_attachment_letters_due", "attachment", ["dossier_id"], sqlite_where=text("letters_due = 1"))
