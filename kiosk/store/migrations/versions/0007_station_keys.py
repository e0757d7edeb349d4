"""The public receipt keys of the centre's other machines, as the hub told them."""

from alembic import op
from sqlalchemy import Column, PrimaryKeyConstraint, String

from kiosk.store.schema import Instant

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "station_key",
        Column("key_id", String(64), nullable=False),
        Column("station", String(16), nullable=False),
        Column("public", String(64), nullable=False),
        Column("learned_at", Instant, nullable=False),
        Column("retired_at", Instant),
        PrimaryKeyConstraint("key_id", name="pk_station_key"),
    )
