"""Catalogue, calendar and units that came after the program: taken in by file, checked, in force whole or not at all.

What was in force before stays beside it for the way back. What is broken is passed over for the one shipped.
"""

import csv
import io
import os
import shutil
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path, PurePosixPath

from kiosk.domain.errors import KioskError, ResourceBroken
from kiosk.store.calendar import load_calendar
from kiosk.store.disk import make_folder
from kiosk.store.editions import load_catalogue
from kiosk.store.units import load_units

MOST_BYTES = 100_000_000  # of everything in one file, unpacked
MOST_FILES = 200
BEFORE, PART = ".before", ".part"
DAY_COLUMNS = ("date", "kind", "name", "source")


class Kind(StrEnum):
    CATALOGUE = "catalogue"  # danh mục thủ tục: an edition, beside the others
    CALENDAR = "calendar"  # lịch nghỉ và làm bù
    UNITS = "units"  # đơn vị hành chính


CHECKS: Mapping[Kind, Callable[[Path], object]] = {
    Kind.CATALOGUE: load_catalogue,
    Kind.CALENDAR: load_calendar,
    Kind.UNITS: load_units,
}


class KeptResources:
    """kept: a folder in the data folder. shipped: the program's own resources."""

    def __init__(self, kept: Path, shipped: Path) -> None:
        self._kept, self._shipped = kept, shipped

    def catalogues(self) -> list[Path]:
        """Folders that may hold editions."""
        return [self._kept / Kind.CATALOGUE, self._shipped / Kind.CATALOGUE]

    def folder(self, kind: Kind) -> Path:
        """Where calendar or units are read from: what was taken in, when it is good, else what was shipped."""
        kept = self._kept / kind
        try:
            CHECKS[kind](kept)
        except KioskError:
            return self._shipped / kind
        return kept

    def take_in(self, kind: Kind, path: Path) -> str:
        """Check a ZIP or a folder and put it in force; returns its name.

        Raises ResourceBroken (not a ZIP, too large, a path that leads out), and what reading it raises
        (EditionTampered, EditionUnreadable, EditionMissing). What was in force stays so then.
        """
        root = self._kept / kind if kind is Kind.CATALOGUE else self._kept
        make_folder(self._kept)
        root.mkdir(exist_ok=True)
        part = root / f".{kind}{PART}"
        shutil.rmtree(part, ignore_errors=True)
        try:
            _unpack(path, part)
            name = _name_of(kind, CHECKS[kind](part))
            _put_in_force(part, root / name)
        except OSError as exc:
            raise ResourceBroken(f"{kind}: {type(exc).__name__}") from exc
        finally:
            shutil.rmtree(part, ignore_errors=True)
        return name

    def set_day(self, day: date, kind: str | None, name: str, source: str) -> None:
        """Mark one day as off or worked, or take its mark away (None). Raises ResourceBroken when it contradicts."""
        now = self.folder(Kind.CALENDAR)
        with (now / "holidays.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["date"] != day.isoformat()]
        if kind is not None:
            rows.append({"date": day.isoformat(), "kind": kind, "name": name, "source": source})
        text = io.StringIO()
        writer = csv.DictWriter(text, DAY_COLUMNS, lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: row["date"]))
        edited = self._kept / f".edited{PART}"
        shutil.rmtree(edited, ignore_errors=True)
        edited.mkdir(parents=True)
        try:
            (edited / "holidays.csv").write_text(text.getvalue(), "utf-8")
            shutil.copy(now / "years.csv", edited)
            self.take_in(Kind.CALENDAR, edited)
        finally:
            shutil.rmtree(edited, ignore_errors=True)

    def days(self) -> list[dict[str, str]]:
        """date, kind, name and source of every marked day, by date. Raises ResourceBroken."""
        try:
            with (self.folder(Kind.CALENDAR) / "holidays.csv").open(encoding="utf-8-sig", newline="") as file:
                return sorted(csv.DictReader(file), key=lambda row: row["date"])
        except (OSError, csv.Error) as exc:
            raise ResourceBroken("holidays.csv") from exc


def _name_of(kind: Kind, loaded: object) -> str:
    if kind is not Kind.CATALOGUE:
        return str(kind)
    from kiosk.domain.catalogue import Catalogue

    assert isinstance(loaded, Catalogue)  # noqa: S101 # what load_catalogue gives
    name = loaded.edition.id
    if not name or name.startswith(".") or PurePosixPath(name).name != name:
        raise ResourceBroken("the edition's id")
    return name


def _unpack(path: Path, to: Path) -> None:
    """Files only, flat under one folder at most, within limits."""
    if path.is_dir():
        shutil.copytree(path, to)
        return
    to.mkdir()
    try:
        with zipfile.ZipFile(path) as packed:
            files = [entry for entry in packed.infolist() if not entry.is_dir()]
            if len(files) > MOST_FILES or sum(entry.file_size for entry in files) > MOST_BYTES:
                raise ResourceBroken("too large")
            for entry in files:
                place = PurePosixPath(entry.filename)
                if place.is_absolute() or ".." in place.parts or len(place.parts) > 2:
                    raise ResourceBroken("a path that leads out")
                with packed.open(entry) as source, (to / place.name).open("wb") as target:
                    shutil.copyfileobj(source, target, 1 << 20)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as exc:
        raise ResourceBroken(type(exc).__name__) from exc


def _put_in_force(part: Path, place: Path) -> None:
    for file in part.rglob("*"):
        if file.is_file():
            with file.open("rb") as handle:
                os.fsync(handle.fileno())
    before = place.with_name(place.name + BEFORE)
    shutil.rmtree(before, ignore_errors=True)
    if place.exists():
        place.rename(before)
    part.rename(place)
