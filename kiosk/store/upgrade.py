"""Bringing a store to the schema of this program: all steps or none."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from kiosk.domain.errors import SchemaNewer
from kiosk.store.schema import HEAD

MIGRATIONS = Path(__file__).parent / "migrations"


def revision_of(connection: Connection) -> str | None:
    """The revision a store is at; None: it has no tables yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def upgrade(connection: Connection, target: str = HEAD) -> None:
    """Run the missing steps inside the caller's transaction. Raises SchemaNewer."""
    current = revision_of(connection)
    if current == target:
        return
    # Alembic is slow to import and most starts do not need it.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if current is not None and current not in known:
        raise SchemaNewer(current)
    config.attributes["connection"] = connection
    command.upgrade(config, target)
