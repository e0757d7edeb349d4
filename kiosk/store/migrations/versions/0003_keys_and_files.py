"""A key for the files of each dossier; whose store it is."""

from datetime import UTC, datetime

from alembic import op
from sqlalchemy import Column, Integer, PrimaryKeyConstraint, String

from kiosk.domain.identifiers import uuid7
from kiosk.store.schema import Instant

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "dossier_key",
        Column("dossier_id", String(36), nullable=False),
        Column("key_id", String(16), nullable=False),
        Column("wrapped", String(128), nullable=False),
        PrimaryKeyConstraint("dossier_id", name="pk_dossier_key"),
    )
    op.create_index("uq_dossier_key_key_id", "dossier_key", ["key_id"], unique=True)
    op.execute(
        "CREATE TRIGGER dossier_key_goes AFTER DELETE ON dossier "
        "BEGIN DELETE FROM dossier_key WHERE dossier_id = OLD.id; END"
    )
    devices = op.create_table(
        "device",
        Column("sequence", Integer, nullable=False),
        Column("id", String(36), nullable=False),
        Column("since", Instant, nullable=False),
        Column("backup_at", Instant),
        PrimaryKeyConstraint("sequence", name="pk_device"),
    )
    op.create_index("uq_device_id", "device", ["id"], unique=True)
    now = datetime.now(UTC)
    op.bulk_insert(devices, [{"id": uuid7(now), "since": now}])
