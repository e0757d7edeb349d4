"""The audit as a file for an auditor: JSON lines, a head first, then entries and checkpoints. Nothing personal."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk.domain.audit import AuditRecord, AuditState, Checkpoint, judged
from kiosk.domain.errors import AuditFileUnreadable
from kiosk.store.device_key import signed_by

FORMAT = "kiosk-audit-1"


def write_file(
    path: Path, station: str, made_at: datetime, keys: Mapping[str, bytes], parts: Iterable[AuditRecord | Checkpoint]
) -> int:
    """A new file, readable by this account alone; returns how many lines follow the head. Raises OSError."""
    head = {
        "kind": "head",
        "format": FORMAT,
        "station": station,
        "made_at": made_at,
        "keys": {key_id: public.hex() for key_id, public in keys.items()},
    }
    count = 0
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(_line(head))
        for part in parts:
            count += 1
            kind = "entry" if isinstance(part, AuditRecord) else "checkpoint"
            file.write(_line({"kind": kind, **asdict(part)}))
        file.flush()
        os.fsync(file.fileno())
    return count


def judge_file(path: Path, witnessed: Mapping[int, str]) -> AuditState:
    """As the store's own chain is judged. The file brings its keys: compare their ids with those that are on record.

    Raises AuditBroken, AuditFileUnreadable.
    """
    lines = _lines(path)
    head = next(lines, {})
    if head.get("format") != FORMAT:
        raise AuditFileUnreadable("no head")
    try:
        keys = {key_id: bytes.fromhex(public) for key_id, public in head["keys"].items()}
        told = [_part(line) for line in lines]
    except (KeyError, TypeError, ValueError, AttributeError) as exc:
        raise AuditFileUnreadable(type(exc).__name__) from exc
    entries = [part for part in told if isinstance(part, AuditRecord)]
    signed = [part for part in told if isinstance(part, Checkpoint)]

    def verify(each: Checkpoint) -> bool:
        return signed_by(keys.get(each.key_id, b""), each.key_id, each.words, each.signature)

    return judged(entries, signed, verify, witnessed)


def read_witness(path: Path) -> dict[int, str]:
    """sequence -> digest, from lines of JSON that hold both: a witness's list, or an earlier export.

    Raises AuditFileUnreadable.
    """
    found = {line["sequence"]: line["digest"] for line in _lines(path) if "sequence" in line and "digest" in line}
    if not found or not all(isinstance(key, int) and isinstance(value, str) for key, value in found.items()):
        raise AuditFileUnreadable("nothing is witnessed in it")
    return found


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with path.open(encoding="utf-8") as file:
            for line in file:
                value = json.loads(line)
                if not isinstance(value, dict):
                    raise AuditFileUnreadable("not an object")
                yield value
    except (OSError, ValueError) as exc:
        raise AuditFileUnreadable(type(exc).__name__) from exc


def _part(line: dict[str, Any]) -> AuditRecord | Checkpoint:
    kind = line.pop("kind")
    for name in ("at", "anchored_at"):
        if line.get(name):
            line[name] = datetime.fromisoformat(line[name])
    return AuditRecord(**line) if kind == "entry" else Checkpoint(**line)


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, default=lambda at: at.isoformat(timespec="microseconds")) + "\n"
