"""A million dossiers: the search, counts that are kept; signed checkpoints of the audit; erasure; temporary numbers."""

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint, String, Text, text

from kiosk.store.schema import Instant

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    _dossiers()
    _search()
    _counts()
    _audit()


def _dossiers() -> None:
    op.add_column("dossier", Column("temporary_code", String(64), nullable=False, server_default=""))
    op.add_column("dossier", Column("erased_at", Instant))
    op.drop_index("ix_dossier_list", "dossier")
    op.create_index("ix_dossier_list", "dossier", ["state", "due_at", "id"])
    op.create_index(
        "ix_dossier_temporary_code", "dossier", ["temporary_code"], sqlite_where=text("temporary_code <> ''")
    )
    op.create_index("ix_dossier_kept", "dossier", ["state", "registered_at"], sqlite_where=text("erased_at IS NULL"))


# A prefix of each length is a word of the index: what one types is looked up, never gathered from many words.
# contentless: the text stands in the dossier; secure-delete: what is taken out is gone from the file at once.
WORDS = """
CREATE VIRTUAL TABLE dossier_words USING fts5(
    folded, content='', columnsize=0, prefix='1 2 3 4 5 6 7', tokenize='unicode61 remove_diacritics 2'
)
"""
INDEXED = (
    "INSERT INTO dossier_words(rowid, folded) SELECT number, NEW.folded FROM search_entry WHERE dossier_id = NEW.id"
)
UNINDEXED = (
    "INSERT INTO dossier_words(dossier_words, rowid, folded) "
    "SELECT 'delete', number, OLD.folded FROM search_entry WHERE dossier_id = OLD.id"
)
ENTERED = "INSERT INTO search_entry(dossier_id) VALUES (NEW.id)"
SEARCH_TRIGGERS = {
    "insert": f"AFTER INSERT ON dossier WHEN NEW.state <> 'draft' BEGIN {ENTERED}; {INDEXED}; END",
    "submit": "AFTER UPDATE OF state ON dossier WHEN OLD.state = 'draft' AND NEW.state <> 'draft' "
    f"BEGIN {ENTERED}; {INDEXED}; END",
    "change": "AFTER UPDATE OF folded ON dossier WHEN OLD.state <> 'draft' AND OLD.folded <> NEW.folded "
    f"BEGIN {UNINDEXED}; {INDEXED}; END",
    "delete": f"BEFORE DELETE ON dossier BEGIN {UNINDEXED}; END",
}


def _search() -> None:
    op.create_table(
        "search_entry",
        Column("number", Integer, nullable=False),
        Column("dossier_id", String(36), nullable=False),
        PrimaryKeyConstraint("number", name="pk_search_entry"),
        ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name="fk_search_entry_dossier_id", ondelete="CASCADE"),
    )
    op.create_index("uq_search_entry_dossier_id", "search_entry", ["dossier_id"], unique=True)
    op.execute(WORDS)
    op.execute("INSERT INTO dossier_words(dossier_words, rank) VALUES ('secure-delete', 1)")
    op.execute("INSERT INTO search_entry(dossier_id) SELECT id FROM dossier WHERE state <> 'draft' ORDER BY id")
    op.execute(
        "INSERT INTO dossier_words(rowid, folded) "
        "SELECT number, folded FROM search_entry JOIN dossier ON dossier.id = dossier_id"
    )
    for name, what in SEARCH_TRIGGERS.items():
        op.execute(f"CREATE TRIGGER search_{name} {what}")


def _day(row: str) -> str:
    return f"coalesce(substr({row}.due_at, 1, 10), '')"


def _more(row: str) -> str:
    return (
        f"INSERT INTO dossier_count(state, due_day, count) VALUES ({row}.state, {_day(row)}, 1) "  # noqa: S608 # our own words
        "ON CONFLICT (state, due_day) DO UPDATE SET count = count + 1"
    )


def _fewer(row: str) -> str:
    this = f"state = {row}.state AND due_day = {_day(row)}"
    return (
        f"UPDATE dossier_count SET count = count - 1 WHERE {this}; "  # noqa: S608 # our own words
        f"DELETE FROM dossier_count WHERE {this} AND count = 0"
    )


COUNT_TRIGGERS = {
    "insert": f"AFTER INSERT ON dossier BEGIN {_more('NEW')}; END",
    "update": "AFTER UPDATE OF state, due_at ON dossier "
    f"WHEN OLD.state <> NEW.state OR {_day('OLD')} <> {_day('NEW')} BEGIN {_fewer('OLD')}; {_more('NEW')}; END",
    "delete": f"AFTER DELETE ON dossier BEGIN {_fewer('OLD')}; END",
}


def _counts() -> None:
    op.create_table(
        "dossier_count",
        Column("state", String(32), nullable=False),
        Column("due_day", String(10), nullable=False),
        Column("count", Integer, nullable=False),
        PrimaryKeyConstraint("state", "due_day", name="pk_dossier_count"),
    )
    op.execute(
        f"INSERT INTO dossier_count SELECT state, {_day('dossier')}, count(*) FROM dossier GROUP BY 1, 2"  # noqa: S608
    )
    for name, what in COUNT_TRIGGERS.items():
        op.execute(f"CREATE TRIGGER count_{name} {what}")


def _audit() -> None:
    op.create_table(
        "audit_checkpoint",
        Column("sequence", Integer, nullable=False),
        Column("digest", String(64), nullable=False),
        Column("at", Instant, nullable=False),
        Column("key_id", String(64), nullable=False),
        Column("signature", String(128), nullable=False),
        Column("anchored_at", Instant),
        Column("anchor", Text, nullable=False, server_default=""),
        PrimaryKeyConstraint("sequence", name="pk_audit_checkpoint"),
    )
    op.create_table(
        "device_key",
        Column("key_id", String(64), nullable=False),
        Column("public", String(64), nullable=False),
        Column("sealed", String(256), nullable=False),
        Column("made_at", Instant, nullable=False),
        PrimaryKeyConstraint("key_id", name="pk_device_key"),
    )
    refuse = "BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END"
    op.execute(f"CREATE TRIGGER audit_checkpoint_no_delete BEFORE DELETE ON audit_checkpoint {refuse}")
    # An anchor is written once; all else stays as it was signed.
    op.execute(
        "CREATE TRIGGER audit_checkpoint_no_update BEFORE UPDATE ON audit_checkpoint "
        "WHEN OLD.anchored_at IS NOT NULL OR (NEW.sequence, NEW.digest, NEW.at, NEW.key_id, NEW.signature) "
        f"IS NOT (OLD.sequence, OLD.digest, OLD.at, OLD.key_id, OLD.signature) {refuse}"
    )
