"""Every dossier the sandbox Portal received, with the steps reported for it and the months of ratings."""

import json
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.sync.sandbox_portal.clock import Clock
from kiosk.sync.sandbox_portal.ledger import Ledger, Row
from kiosk.sync.sandbox_portal.shelf import DIGEST, Shelf

Json = dict[str, object]


class Again(StrEnum):
    """What a step that is here already becomes: nobody has published what the Portal does with it."""

    APPEND = "append"
    IGNORE = "ignore"
    REFUSE = "refuse"


@dataclass(slots=True)
class Held:
    """One dossier as it stands, with the steps reported for it."""

    dossier: Json = field(repr=False)
    steps: list[Json] = field(default_factory=list, repr=False)
    created_at: str = ""  # ISO 8601, UTC
    updated_at: str = ""
    overwrites: int = 0
    profile: str = "P1"  # P1, P2, P3: how it came first
    ministry_id: str = ""  # idHoSo of profile P3

    @property
    def code(self) -> str:
        return str(self.dossier["MaHoSo"])

    @property
    def state(self) -> str:
        """The last step's state, else the one the dossier came with; P3 says none before its first step."""
        return str(self.steps[-1]["TrangThai"] if self.steps else self.dossier.get("TrangThaiHoSo", "1"))


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that a dossier speaks of."""

    place: str  # where in the dossier: names of fields, no values
    name: str = field(repr=False)
    link: str  # or, in profile P3, the file's id
    announced: str  # SHA-256; empty when none was told


@dataclass(frozen=True, slots=True)
class PaperCheck:
    """What stands behind one link: was the file fetched, and is it the one announced?"""

    name: str = field(repr=False)
    link: str
    size: int | None  # bytes; None: no such file here
    digest: str  # of the bytes on the disk now; empty when there are none
    digest_ok: bool


class Archive:
    """Safe for several threads. A write is seen whole or not at all, and on the disk when the call returns."""

    def __init__(self, ledger: Ledger, shelf: Shelf, clock: Clock) -> None:
        self._ledger, self._shelf, self._clock = ledger, shelf, clock
        self._files = shelf.folder

    def all(self) -> list[Held]:
        """Newest first."""
        steps: dict[str, list[Json]] = {}
        for row in self._ledger.rows("SELECT code, body FROM step ORDER BY number"):
            steps.setdefault(row["code"], []).append(json.loads(row["body"]))
        rows = self._ledger.rows("SELECT * FROM dossier ORDER BY created_at DESC, rowid DESC")
        return [_held(row, steps.get(row["code"], [])) for row in rows]

    def newest(self, most: int) -> list[Held]:
        rows = self._ledger.rows("SELECT * FROM dossier ORDER BY created_at DESC, rowid DESC LIMIT ?", most)
        return [_held(row, self._steps(row["code"])) for row in rows]

    def counts(self) -> dict[str, int]:
        """How many dossiers, steps and overwrites there are."""
        row = self._ledger.row(
            "SELECT count(*) AS dossiers, coalesce(sum(overwrites), 0) AS overwrites,"
            " (SELECT count(*) FROM step) AS steps FROM dossier"
        )
        return dict(row) if row else {}

    def find(self, code: str) -> Held | None:
        row = self._ledger.row("SELECT * FROM dossier WHERE code = ?", code)
        return _held(row, self._steps(code)) if row else None

    def _steps(self, code: str) -> list[Json]:
        rows = self._ledger.rows("SELECT body FROM step WHERE code = ? ORDER BY number", code)
        return [json.loads(row["body"]) for row in rows]

    def create(self, dossier: Json, profile: str = "P1") -> bool:
        """False, and nothing changes, when the code is already held."""
        now, code = self._clock.stamp(), str(dossier["MaHoSo"])
        values = (code, profile, secrets.token_hex(12), _text(dossier), now, now)
        with self._ledger.write() as db:
            add = "INSERT INTO dossier VALUES (?,?,?,?,?,?,0) ON CONFLICT DO NOTHING"
            return db.execute(add, values).rowcount == 1

    def overwrite(self, dossier: Json) -> bool:
        """False when the code is not held. Steps stay."""
        values = (_text(dossier), self._clock.stamp(), str(dossier["MaHoSo"]))
        change = "UPDATE dossier SET body = ?, updated_at = ?, overwrites = overwrites + 1 WHERE code = ?"
        with self._ledger.write() as db:
            return db.execute(change, values).rowcount == 1

    def append(self, *steps: Json, again: Again = Again.APPEND) -> list[str]:
        """All of them or none. The codes that are not held, else of the steps refused as here already."""
        now = self._clock.stamp()
        with self._ledger.write() as db:
            codes = [str(step["MaHoSo"]) for step in steps]
            strange = [c for c in codes if not db.execute("SELECT 1 FROM dossier WHERE code = ?", (c,)).fetchone()]
            here = "SELECT 1 FROM step WHERE code = ? AND body = ?"
            held = [bool(db.execute(here, (str(s["MaHoSo"]), _text(s))).fetchone()) for s in steps]
            refused = strange or [c for c, known in zip(codes, held, strict=True) if known and again is Again.REFUSE]
            if not refused:
                for step, known in zip(steps, held, strict=True):
                    if not known or again is Again.APPEND:
                        row = (str(step["MaHoSo"]), _text(step), now)
                        db.execute("INSERT INTO step (code, body, at) VALUES (?,?,?)", row)
            return refused

    def next_number(self, name: str) -> int:
        """1, 2, 3 … for each name; a number given out is never given again."""
        with self._ledger.write() as db:
            add = "INSERT INTO counter VALUES (?, 1) ON CONFLICT DO UPDATE SET value = value + 1 RETURNING value"
            return int(db.execute(add, (name,)).fetchone()[0])

    # Months of ratings, questions, answers: a kind, an id, and the last word on it ---------------------------

    def tell(self, kind: str, told_id: str, body: Json) -> None:
        with self._ledger.write() as db:
            row = (kind, told_id, _text(body), self._clock.stamp())
            db.execute("INSERT OR REPLACE INTO told VALUES (?,?,?,?)", row)

    def told(self, kind: str) -> list[Json]:
        rows = self._ledger.rows("SELECT body FROM told WHERE kind = ? ORDER BY id", kind)
        return [json.loads(row["body"]) for row in rows]

    def put_ratings(self, month: Json) -> None:
        """A month told again stands in place of the former."""
        self.tell("danh-gia", str(month["NgayTongHop"]), month)

    def ratings(self) -> list[Json]:
        return self.told("danh-gia")

    # Files ---------------------------------------------------------------------------------------------------

    def file(self, digest: str) -> bytes | None:
        if not DIGEST.fullmatch(digest):
            return None
        try:
            return (self._files / digest).read_bytes()
        except FileNotFoundError:
            return None

    def check_papers(self, held: Held) -> list[PaperCheck]:
        """Open every file a dossier links to and hash it anew."""
        return [self.check(paper) for paper in papers_of(held.dossier)]

    def check(self, paper: Paper) -> PaperCheck:
        kept = self._shelf.file(paper.link) or self._shelf.behind(paper.link)
        now = self._shelf.digest_now(kept) if kept else None
        if kept is None or now is None:
            return PaperCheck(paper.name, paper.link, None, "", False)
        size, digest = now
        same = digest == kept.digest and paper.announced in ("", digest)
        return PaperCheck(paper.name, paper.link, size, digest, same)


def papers_of(dossier: Json) -> list[Paper]:
    """Every file that a dossier of any profile speaks of, except those it calls deleted."""
    found = list(_linked(dossier, "TaiLieuNop", "TenTepDinhKem", "DuongDanTaiTepTin", "TepDinhKemId"))
    found += _linked(dossier, "DanhSachGiayToKetQua", "TenGiayTo", "DuongDanTepTinKetQua", "GiayToId")
    for n, asked in enumerate(rows_of(dossier, "DanhSachHoSoBoSung")):
        inner = _linked(asked, "DanhSachGiayToBoSung", "TenTepDinhKem", "DuongDanTaiTepTin", "TepDinhKemId")
        found += [Paper(f"DanhSachHoSoBoSung[{n}].{p.place}", p.name, p.link, p.announced) for p in inner]
    for n, part in enumerate(rows_of(dossier, "ThanhPhanHoSo")):
        inner = _linked(part, "GiayToDinhKem", "TenGiayTo", "IdGiayTo", "HashTepTin")
        found += [Paper(f"ThanhPhanHoSo[{n}].{p.place}", p.name, p.link, p.announced) for p in inner]
    return found


def _linked(record: Json, rows: str, name: str, link: str, announced: str) -> Iterator[Paper]:
    for n, row in enumerate(rows_of(record, rows)):
        if row.get("IsDeleted") != "True":
            told = str(row.get(announced, "")).lower()
            digest = told if DIGEST.fullmatch(told) else ""  # else the id is one of the sender's own
            yield Paper(f"{rows}[{n}].{link}", str(row.get(name, "")), str(row.get(link, "")), digest)


def rows_of(record: Json, name: str) -> Sequence[Json]:
    rows = record.get(name)
    return rows if isinstance(rows, list) else []


def _held(row: Row, steps: list[Json]) -> Held:
    body = json.loads(row["body"])
    times = (row["created_at"], row["updated_at"], row["overwrites"])
    return Held(body, steps, *times, row["profile"], row["ministry_id"])


def _text(body: Json) -> str:
    return json.dumps(body, ensure_ascii=False, sort_keys=True)
