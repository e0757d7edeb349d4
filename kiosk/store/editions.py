"""Read an installed edition of the catalogue: digest and shape are checked before anything is believed."""

import hashlib
import json
from pathlib import Path
from typing import Any

from kiosk.domain.catalogue import Catalogue
from kiosk.domain.errors import CatalogueError, EditionMissing, EditionTampered, EditionUnreadable
from kiosk.domain.procedure import (
    Channel,
    Edition,
    FilingOption,
    Procedure,
    ProcedureSummary,
    RequiredDocument,
    Term,
    TermUnit,
)
from kiosk.store.edition_writer import COLUMNS, INDEX, MANIFEST, PROCEDURES

UNITS: dict[str | None, TermUnit | None] = {None: None, **{unit.value: unit for unit in TermUnit}}


def newest_good_edition(*roots: Path) -> tuple[Catalogue, list[CatalogueError]]:
    """The newest edition under `roots` that can be used, and the faults of newer ones that cannot.

    Editions are folders named by id ("2026-07"), so names sort by age.
    Raises: EditionMissing when there is none; the newest one's fault when all are broken.
    """
    faults: list[CatalogueError] = []
    for folder in sorted((f for root in roots for f in _folders(root)), key=lambda f: f.name, reverse=True):
        try:
            return load_catalogue(folder), faults
        except CatalogueError as fault:
            faults.append(fault)
    raise faults[0] if faults else EditionMissing(roots[0].name)


def load_catalogue(folder: Path) -> Catalogue:
    """Raises: EditionMissing, EditionTampered, EditionUnreadable."""
    if not (folder / MANIFEST).is_file():
        raise EditionMissing(folder.name)
    try:
        raw = (folder / MANIFEST).read_bytes()
        manifest = json.loads(raw)
        digests = {name: manifest["files"][name]["sha256"] for name in (INDEX, PROCEDURES)}
        edition = Edition(_text(manifest["id"]), hashlib.sha256(raw).hexdigest(), _text(manifest["source"]))
    except (OSError, ValueError, KeyError, TypeError) as exc:
        raise EditionUnreadable(f"{folder.name}/{MANIFEST}: {type(exc).__name__}") from exc
    files = {name: _checked(folder / name, digest) for name, digest in digests.items()}
    try:
        index, details = json.loads(files[INDEX]), json.loads(files[PROCEDURES])
        if index["columns"] != COLUMNS:
            raise EditionUnreadable(f"{folder.name}: columns")
        records = {record["code"]: record for record in details["procedures"]}
        summaries = [_summary(row, row[0] in records) for row in index["rows"]]
        by_code = {s.code: s for s in summaries}
        procedures = {code: _procedure(record, by_code[code]) for code, record in records.items()}
    except (ValueError, KeyError, TypeError, IndexError) as exc:
        raise EditionUnreadable(f"{folder.name}: {type(exc).__name__}") from exc
    if not summaries or len(by_code) != len(summaries):
        raise EditionUnreadable(f"{folder.name}: empty or doubled codes")
    return Catalogue(edition, summaries, procedures)


def _folders(root: Path) -> list[Path]:
    try:
        return [
            f for f in root.iterdir() if f.is_dir() and not f.name.startswith(".") and not f.name.endswith(".before")
        ]
    except OSError:
        return []


def _checked(path: Path, digest: str) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as exc:
        raise EditionTampered(f"{path.parent.name}/{path.name} cannot be read") from exc
    if hashlib.sha256(content).hexdigest() != digest:
        raise EditionTampered(f"{path.parent.name}/{path.name}")
    return content


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("text expected")
    return value


def _count(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise TypeError("a whole number expected")
    return value


def _term(amount: Any, unit: Any) -> Term | None:
    return None if amount is None else Term(float(amount), UNITS[unit])


def _summary(row: list[Any], detailed: bool) -> ProcedureSummary:
    code, name, field, level, term, unit, fee, decision, results = row
    if not (isinstance(code, str) and isinstance(name, str) and isinstance(field, str) and isinstance(level, str)):
        raise TypeError("text expected")
    if not code or not (fee is None or type(fee) is int):
        raise TypeError("code or fee")
    return ProcedureSummary(code, name, field, level, _term(term, unit), fee, detailed, decision, tuple(results))


def _procedure(record: dict[str, Any], summary: ProcedureSummary) -> Procedure:
    return Procedure(
        summary=summary,
        decision=_text(record["decision"]),
        audience=_text(record["audience"]),
        options=tuple(_option(o) for o in record["options"]),
        documents=tuple(_document(d) for d in record["documents"]),
        result=_text(record["result"]),
        result_codes=tuple(_text(code) for code in record["result_codes"]),
        source=_text(record["source"]),
    )


def _option(raw: dict[str, Any]) -> FilingOption:
    return FilingOption(
        channel=Channel(raw["channel"]),
        term=_term(raw["term"], raw["unit"]),
        fees_vnd=tuple(_count(fee) for fee in raw["fees_vnd"]),
        free=bool(raw["free"]),
        note=_text(raw["note"]),
    )


def _document(raw: dict[str, Any]) -> RequiredDocument:
    return RequiredDocument(
        id=_text(raw["id"]),
        case=_text(raw["case"]),
        name=_text(raw["name"]),
        originals=_count(raw["originals"]),
        copies=_count(raw["copies"]),
        heading=_text(raw["heading"]),
    )
