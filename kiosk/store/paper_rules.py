"""Read what the centre has settled about papers: certified_copy.toml and reuse.toml in resources/rules."""

from pathlib import Path
from typing import Any

from kiosk.domain.certified_copy import CopyWording
from kiosk.domain.errors import ResourceBroken
from kiosk.domain.paper_rules import PaperKind, PaperRules
from kiosk.store.rules import MISFITS, read_table, refuse_unknown


def load_paper_rules(folder: Path) -> PaperRules:
    """Raises ResourceBroken."""
    copies, reuse = folder / "certified_copy.toml", folder / "reuse.toml"
    try:
        wording = _wording(read_table(copies))
    except MISFITS as exc:
        raise ResourceBroken(f"{copies.name}: {type(exc).__name__}") from exc
    values = read_table(reuse)
    try:
        refuse_unknown(values, {"version", "assumed", "never", "kinds"})
        kinds = tuple(_kind(table) for table in values["kinds"])
        never = tuple(map(str, values["never"]))
        if len({kind.key for kind in kinds}) != len(kinds) or not all(never):
            raise ValueError("two kinds of one key, or a name that all begin with")
    except MISFITS as exc:
        raise ResourceBroken(f"{reuse.name}: {type(exc).__name__}") from exc
    return PaperRules(wording, kinds, never)


def _wording(values: dict[str, Any]) -> CopyWording:
    refuse_unknown(values, {"version", "kind", "basis", "assumed"})
    kind = str(values["kind"]).strip()
    if not 0 < len(kind) <= 60:
        raise ValueError("the kind of copy")
    return CopyWording(kind, bool(values["assumed"]), str(values["basis"]))


def _kind(table: dict[str, Any]) -> PaperKind:
    refuse_unknown(table, {"key", "title", "names", "months", "basis"})
    names, months = tuple(map(str, table["names"])), int(table["months"])
    if not names or not all(name.strip() for name in names) or not 0 <= months <= 600:
        raise ValueError("a kind without a name, or a term that is none")
    return PaperKind(str(table["key"]), str(table["title"]), names, months, str(table.get("basis", "")))
