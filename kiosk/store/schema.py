"""The tables, as the newest migration leaves them (tests compare the two)."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    false,
    text,
)

HEAD = "0008"  # the newest revision in migrations/versions


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
    Column("principal", Text),
    Column("filed_at", String(16), nullable=False, server_default="kiosk"),
    Column("due_at", Instant),
    Column("finished_at", Instant),
    Column("returned_at", Instant),
    Column("kept_until", Instant),
    Column("officer_id", String(36), nullable=False, server_default=""),
    Column("officer_name", Text, nullable=False, server_default=""),
    Column("counts", Text, nullable=False, server_default="{}"),
    Column("home", String(16), nullable=False, server_default=""),  # the station that works on it; empty: this one
    Column("folded", Text, nullable=False, server_default=""),  # code and names without diacritics, for the search
    Column("received_at", Instant),  # these three as in the receipt
    Column("register_book", String(16), nullable=False, server_default=""),
    Column("register_number", Integer, nullable=False, server_default="0"),
    Column("temporary_code", String(64), nullable=False, server_default=""),  # the number it had first, if any
    Column("erased_at", Instant),  # when what is personal was erased
    Column("facts", Text, nullable=False, server_default="{}"),  # metadata of its papers
    CheckConstraint("(receipt IS NULL) = (dossier_code IS NULL)", name="receipt_has_code"),
    Index("uq_dossier_dossier_code", "dossier_code", unique=True),
    Index(None, "state", "id"),
    Index(None, "citizen_id", "state"),
    # Lists and figures read these two and not the dossiers, whose rows are long and encrypted.
    Index("ix_dossier_list", "state", "due_at", "id"),
    Index(
        "ix_dossier_figures",
        *("procedure_field", "received_at", "filed_at", "state", "finished_at", "returned_at", "due_at"),
    ),
    Index(None, "received_at", "state"),
    Index(None, "register_book", "register_number"),
    Index("ix_dossier_temporary_code", "temporary_code", sqlite_where=text("temporary_code <> ''")),
    Index("ix_dossier_kept", "state", "registered_at", sqlite_where=text("erased_at IS NULL")),
)

# Triggers keep these two true to the dossiers, so that no path around them forgets.
search_entries = Table(
    "search_entry",  # number -> rowid of dossier_words, a full-text index which SQLAlchemy does not know
    metadata,
    Column("number", Integer, primary_key=True),  # the order of submission here
    Column("dossier_id", ForeignKey("dossier.id", ondelete="CASCADE"), nullable=False),
    Index("uq_search_entry_dossier_id", "dossier_id", unique=True),
)

dossier_counts = Table(
    "dossier_count",
    metadata,
    Column("state", String(32), primary_key=True),
    Column("due_day", String(10), primary_key=True),  # UTC; empty: no day of return
    Column("count", Integer, nullable=False),
)


def _how_it_came(numbered: bool = False) -> list[Column[Any]]:
    """numbered: several versions of one paper stand in the table."""
    return [
        Column("version", Integer, primary_key=numbered, nullable=False, server_default="1"),
        Column("made_at", Instant),
        Column("made_by", String(64), nullable=False, server_default=""),
        Column("signature", Text, nullable=False, server_default=""),  # JSON, as the next; empty: none
        Column("reuse", Text, nullable=False, server_default=""),
        Column("letters_due", Boolean, nullable=False, server_default=false()),
    ]


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
    *_how_it_came(),
    Index("ix_attachment_letters_due", "dossier_id", sqlite_where=text("letters_due = 1")),  # a handful at most
)

# What a later version has taken the place of. The file is kept, and goes with the dossier.
attachment_versions = Table(
    "attachment_version",
    metadata,
    Column("dossier_id", ForeignKey("dossier.id", ondelete="CASCADE"), primary_key=True),
    Column("document_id", String(64), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("document_name", Text, nullable=False),
    Column("digest", String(64), nullable=False, index=True),
    Column("size", Integer, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("media_type", String(64), nullable=False),
    *_how_it_came(numbered=True),
)

# The key of each dossier's files, wrapped by a key of the store (file_keys.py). A trigger deletes it with its dossier.
dossier_keys = Table(
    "dossier_key",
    metadata,
    Column("dossier_id", String(36), primary_key=True),  # perhaps before the dossier: its files may come first
    Column("key_id", String(16), nullable=False),
    Column("wrapped", String(128), nullable=False),  # hex
    Index("uq_dossier_key_key_id", "key_id", unique=True),
)

outbox = Table(
    "outbox",
    metadata,
    Column("sequence", Integer, primary_key=True),  # the order of arrival; ids of one millisecond have none
    Column("id", String(36), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("subject_id", String(36), nullable=False),  # a dossier, or what else is told to the Portal
    Column("payload", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("next_attempt_at", Instant, nullable=False),
    Column("state", String(16), nullable=False),
    Column("fault_code", String(16), nullable=False),
    Column("answer", String(200), nullable=False, server_default=""),
    Column("raw", Text, nullable=False, server_default=""),  # the Portal's last answer as it came; it may hold names
    Column("call", String(16), nullable=False, server_default=""),
    Column("progress", Text, nullable=False, server_default="{}"),  # JSON; see domain/outbox.py
    Column("revision", Integer, nullable=False, server_default="1"),
    Column("corrects", String(36), nullable=False, server_default=""),
    Column("lane", Integer, nullable=False, server_default="0"),
    Column("owner", Integer, nullable=False, server_default="0"),  # means something only while the state is "sending"
    Column("changed_at", Instant),  # when it was last taken up; later than now: the clock was put back since
    Index("uq_outbox_id", "id", unique=True),
    Index(None, "state", "lane", "next_attempt_at"),
    Index(None, "subject_id", "sequence"),
)

portal_news = Table(
    "portal_news",
    metadata,
    Column("dossier_id", String(36), primary_key=True),
    Column("asked_at", Instant, nullable=False),
    Column("next_at", Instant, nullable=False, index=True),
    Column("state", Integer, nullable=False),  # 1..10 as the Portal last said it; 0: it does not know the dossier
    Column("due_at", Instant),
    Column("changed_at", Instant),  # when it last said something that we do not know from our own work
    Column("seen_at", Instant),  # when a clerk saw that
    Column("what", Text, nullable=False),  # JSON: which facts changed, from what to what; nothing personal
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
    Column("station", String(16), nullable=False, server_default=""),  # the place it went to, if not the own printer
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

audit_checkpoints = Table(
    "audit_checkpoint",
    metadata,
    Column("sequence", Integer, primary_key=True),  # of the entry up to which it speaks
    Column("digest", String(64), nullable=False),  # of that entry
    Column("at", Instant, nullable=False),
    Column("key_id", String(64), nullable=False),  # SHA-256 of the raw public key, hex
    Column("signature", String(128), nullable=False),  # Ed25519, hex
    Column("anchored_at", Instant),
    Column("anchor", Text, nullable=False, server_default=""),  # the outside's answer, as it came
)

device_keys = Table(
    "device_key",
    metadata,
    Column("key_id", String(64), primary_key=True),
    Column("public", String(64), nullable=False),  # raw Ed25519, hex
    Column("sealed", String(256), nullable=False),  # the private half, under a key that is not in the database
    Column("made_at", Instant, nullable=False),
)

# The receipt keys of the centre's other machines, as the hub told them: no more than its word.
station_keys = Table(
    "station_key",
    metadata,
    Column("key_id", String(64), primary_key=True),
    Column("station", String(16), nullable=False),
    Column("public", String(64), nullable=False),  # raw Ed25519, hex
    Column("learned_at", Instant, nullable=False),
    Column("retired_at", Instant),  # from then on it proves nothing new
)

# Counters ------------------------------------------------------------------------------------------------------

officers = Table(
    "officer",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("account", String(64), nullable=False),
    Column("full_name", Text, nullable=False),
    Column("roles", Text, nullable=False),
    Column("secret_hash", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("locked_until", Instant),
    Column("active", Boolean, nullable=False),
    Column("must_change", Boolean, nullable=False),
    Index("uq_officer_account", "account", unique=True),
)

processing_steps = Table(
    "processing_step",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("id", String(36), nullable=False),
    Column("dossier_id", ForeignKey("dossier.id"), nullable=False),
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
    Index("uq_processing_step_id", "id", unique=True),
    Index(None, "dossier_id", "sequence"),
)

issued_forms = Table(
    "issued_form",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("dossier_id", ForeignKey("dossier.id"), nullable=False, index=True),
    Column("form", String(8), nullable=False),
    Column("book", String(16), nullable=False),
    Column("number", Integer, nullable=False),
    Column("issued_at", Instant, nullable=False),
    Column("officer_id", String(36), nullable=False),
    Column("officer_name", Text, nullable=False),
    Column("values", Text, nullable=False),
    Index("uq_issued_form_number", "form", "book", "number", unique=True),
)

# The hall ------------------------------------------------------------------------------------------------------

tickets = Table(
    "ticket",
    metadata,
    Column("id", String(36), primary_key=True),
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
    Index("uq_ticket_day_number", "day", "number", unique=True),
    Index(None, "day", "state", "line"),
    Index(None, "changed_at"),
)

hand_overs = Table(
    "hand_over",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("created_at", Instant, nullable=False),
    Column("station", String(16), nullable=False),
    Column("code", String(24), nullable=False),
    Column("place", String(32), nullable=False),
    Column("procedure_code", String(32), nullable=False),
    Column("dossier_id", String(36), nullable=False),
    Column("ticket_id", String(36), nullable=False),
    Column("values", Text, nullable=False),
    Column("state", String(16), nullable=False, index=True),
    Column("officer_id", String(36), nullable=False),
    Column("counter", String(16), nullable=False),
    Column("claimed_at", Instant),
    Column("closed_at", Instant),
    Column("changed_at", Instant, index=True),
)

# Money ---------------------------------------------------------------------------------------------------------

payments = Table(
    "payment",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("dossier_id", ForeignKey("dossier.id"), nullable=False, index=True),
    Column("amount_vnd", Integer, nullable=False),
    Column("method", String(16), nullable=False),
    Column("reference", String(64), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("state", String(16), nullable=False, index=True),
    Column("changed_at", Instant),
    Column("officer_id", String(36), nullable=False),
    Column("officer_name", Text, nullable=False),
    Column("shift_id", String(36), nullable=False, index=True),
    Column("slip_book", String(16), nullable=False),
    Column("slip_number", Integer, nullable=False),
    Column("confirmed_by", String(16), nullable=False),
    Column("tendered_vnd", Integer, nullable=False, server_default="0"),
    Column("refund_shift_id", String(36), nullable=False, server_default=""),
    Column("note", Text, nullable=False, server_default=""),
    Index("uq_payment_reference", "reference", unique=True),
)

shifts = Table(
    "shift",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("officer_id", String(36), nullable=False, index=True),
    Column("officer_name", Text, nullable=False),
    Column("counter", String(16), nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("float_vnd", Integer, nullable=False),
    Column("closed_at", Instant),
    Column("counted_vnd", Integer),
    Column("expected_vnd", Integer),
    Column("counts", Text, nullable=False),
    Column("note", Text, nullable=False),
)

# Citizens' voice -----------------------------------------------------------------------------------------------

petitions = Table(
    "petition",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("code", String(32), nullable=False),
    Column("pin", String(16), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("station", String(16), nullable=False),
    Column("contact", Text, nullable=False),
    Column("dossier_code", String(64), nullable=False),
    Column("state", String(16), nullable=False, index=True),
    Column("answer", Text, nullable=False),
    Column("answered_at", Instant),
    Column("officer_id", String(36), nullable=False),
    Index("uq_petition_code", "code", unique=True),
)

ratings = Table(
    "rating",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("subject_id", String(64), nullable=False),
    Column("score", String(16), nullable=False),
    Column("at", Instant, nullable=False, index=True),
    Column("station", String(16), nullable=False),
    Column("reason", String(32), nullable=False),
    Column("officer_id", String(36), nullable=False),
    Column("officer_name", Text, nullable=False),
    Column("procedure_code", String(32), nullable=False),
    Index("uq_rating_subject_id", "subject_id", unique=True),
)

# Number ranges that the hub leased to this machine -------------------------------------------------------------

leases = Table(
    "lease",
    metadata,
    Column("series", String(64), primary_key=True),
    Column("period", String(16), primary_key=True),
    Column("first", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
    Column("next", Integer, nullable=False),  # beyond last: used up
)

# What the hub has not heard of yet. Triggers write it, so that no path around them forgets to -------------------

hub_notices = Table(
    "hub_notice",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),  # "dossier", "ticket", "hand-over"
    Column("subject_id", String(36), nullable=False),
    Index("uq_hub_notice_subject", "kind", "subject_id", unique=True),
    sqlite_autoincrement=True,  # a subject that changes again gets a new number
)

hub_cursors = Table(
    "hub_cursor",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("position", Integer, nullable=False),
)

# Whose store it is: the newest row is the device now; the others are those whose backups it came from ---------------

devices = Table(
    "device",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("id", String(36), nullable=False),
    Column("since", Instant, nullable=False),
    Column("backup_at", Instant),  # when the backup was made that it began with; null: it began empty
    Index("uq_device_id", "id", unique=True),
)
