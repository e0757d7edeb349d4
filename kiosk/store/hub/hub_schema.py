"""The hub's tables: tickets and hand-overs are the same as here; the rest is about who has what."""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, MetaData, String, Table, Text

from kiosk.store.schema import Instant, hand_overs, tickets

VERSION = "1"  # a hub of another version is refused

metadata = MetaData()
hub_tickets = tickets.to_metadata(metadata)
hub_hand_overs = hand_overs.to_metadata(metadata)

hub_version = Table("hub_version", metadata, Column("version", String(16), primary_key=True))

stations = Table(
    "station",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("code", String(16), nullable=False, unique=True),
    Column("seen_at", Instant, nullable=False),
)

changes = Table(
    "change",
    metadata,
    Column("sequence", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("kind", String(16), nullable=False),
    Column("subject_id", String(36), nullable=False),
    Column("station", String(16), nullable=False),
    Index("uq_change_subject", "kind", "subject_id", unique=True),
)

snapshots = Table(
    "snapshot",
    metadata,
    Column("dossier_id", String(36), primary_key=True),
    Column("home", String(16), nullable=False),
    Column("body", Text, nullable=False),
    Column("digests", Text, nullable=False),
)

parcels = Table(
    "parcel",
    metadata,
    Column("dossier_id", String(36), primary_key=True),
    Column("outbox", Text, nullable=False),
)

requests = Table(
    "request",
    metadata,
    Column("dossier_id", String(36), primary_key=True),
    Column("station", String(16), nullable=False),
)

files = Table(
    "file",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

receipt_keys = Table(  # since a later version: `kiosk hub prepare` adds it
    "receipt_key",
    metadata,
    Column("public", String(64), primary_key=True),  # raw Ed25519, hex
    Column("station", String(16), nullable=False),
    Column("told_at", Instant, nullable=False),
    Column("retired_at", Instant),
)

leased = Table(
    "leased",
    metadata,
    Column("series", String(64), primary_key=True),
    Column("period", String(16), primary_key=True),
    Column("last", Integer, nullable=False),
)
