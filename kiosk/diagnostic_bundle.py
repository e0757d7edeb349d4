"""One file for the help desk: versions, settings, findings, counts and logs. Nothing in it tells of a person."""

import io
import json
import platform
import re
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import distributions
from pathlib import Path

import kiosk
from kiosk.bootstrap import open_store_of
from kiosk.config import Settings
from kiosk.domain.dossier import DossierState
from kiosk.domain.errors import KioskError
from kiosk.examination import Finding
from kiosk.machine import data_folder
from kiosk.ports import LineFilter
from kiosk.settings_file import to_toml

UNITS = ("kiosk-session", "pcscd")
LOG_LINES = 2000
JOURNAL_SECONDS = 10.0
# Whatever a driver or a library of others may have written: numbers of people and phones, e-mail, dossier codes, words
# in capitals as names are written on cards.
PRIVATE = (
    (re.compile(r"\b\d{9,12}\b"), "<số>"),
    (re.compile(r"[^\s@<>]+@[^\s@<>]+"), "<thư>"),
    (re.compile(r"\b[GH]\d{2}(?:\.\d{1,3})*-\d{6}-\d{4,7}\b"), "<mã hồ sơ>"),
    (re.compile(r"\b(?:[A-ZÀ-ỸĐ]{2,}\s+){1,5}[A-ZÀ-ỸĐ]{2,}\b"), "<chữ hoa>"),
)


def without_persons(text: str) -> str:
    for pattern, instead in PRIVATE:
        text = pattern.sub(instead, text)
    return text


def write_bundle(path: Path, settings: Settings, data: Path | None, findings: Sequence[Finding]) -> None:
    """Write a ZIP. Raises OSError when the place does not take it."""
    parts: Mapping[str, str] = {
        "versions.json": _json(_versions()),
        "findings.json": _json([asdict(finding) for finding in findings]),
        "settings.toml": to_toml(settings),
        "counts.json": _json(_counts(settings, data)),
        **{f"log/{unit}.txt": _journal(unit) for unit in UNITS},
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, text in parts.items():
            bundle.writestr(name, text if name == "settings.toml" else without_persons(text))
    path.write_bytes(packed.getvalue())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, default=str)


def _versions() -> dict[str, object]:
    return {
        "kiosk": kiosk.__version__,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "system": platform.platform(),
        "packages": {found.name: found.version for found in distributions()},
    }


def _counts(settings: Settings, data: Path | None) -> dict[str, object]:
    """How many of what; or the fault that keeps the store closed."""
    folder = data_folder(settings, data)
    if not (folder / "store").exists():
        return {"store": "none yet"}
    try:
        store = open_store_of(settings, folder, lambda _: None)
    except KioskError as fault:
        return {"store": fault.code}
    try:
        with store.unit_of_work() as uow:
            states = {s.value: uow.count_lines(LineFilter(states=frozenset({s}))) for s in DossierState}
            return {"waiting": uow.waiting_count(), "states": states, "notices": len(uow.notices(1000))}
    finally:
        store.close()


def _journal(unit: str) -> str:
    """The last lines of a unit; a sentence when there is no journal."""
    command = ["journalctl", "-u", unit, "-n", str(LOG_LINES), "--no-pager", "-o", "short-iso"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=JOURNAL_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return "no journal on this machine"
    return done.stdout
