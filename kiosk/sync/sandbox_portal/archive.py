"""Everything the sandbox Portal received, in a folder: ho-so/<mã hồ sơ>.json and tep/<sha256>.

Raises OSError when the folder cannot be used: this is a tool for trying, there is no kinder answer.
"""

import hashlib
import json
import os
import re
import threading
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

Json = dict[str, object]
DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(slots=True)
class Held:
    """One dossier as it stands, with the steps reported for it."""

    dossier: Json = field(repr=False)
    steps: list[Json] = field(default_factory=list, repr=False)
    created_at: str = ""  # ISO 8601, UTC
    updated_at: str = ""
    overwrites: int = 0

    @property
    def code(self) -> str:
        return str(self.dossier["MaHoSo"])

    @property
    def state(self) -> str:
        """The last step's state, else the one the dossier came with."""
        return str(self.steps[-1]["TrangThai"] if self.steps else self.dossier["TrangThaiHoSo"])


@dataclass(frozen=True, slots=True)
class PaperCheck:
    """What stands behind one link: was the file fetched, and is it the one announced?"""

    name: str = field(repr=False)
    link: str
    size: int | None  # bytes; None: no such file here
    digest: str  # of the bytes on the disk now; empty when there are none
    digest_ok: bool


class Archive:
    """Safe for several threads. A write is seen whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._dossiers, self._files, self._ratings = folder / "ho-so", folder / "tep", folder / "danh-gia"
        for place in (folder, self._dossiers, self._files, self._ratings):
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._lock = threading.RLock()
        self._held: dict[str, Held] = {}
        for path in sorted(self._dossiers.glob("*.json")):
            held = Held(**json.loads(path.read_text("utf-8")))
            self._held[held.code] = held

    def all(self) -> list[Held]:
        """Newest first."""
        with self._lock:
            return sorted(self._held.values(), key=lambda h: h.created_at, reverse=True)

    def find(self, code: str) -> Held | None:
        with self._lock:
            return self._held.get(code)

    def create(self, dossier: Json) -> bool:
        """False, and nothing changes, when the code is already held."""
        with self._lock:
            if str(dossier["MaHoSo"]) in self._held:
                return False
            now = datetime.now(UTC).isoformat()
            self._write(Held(dossier, created_at=now, updated_at=now))
            return True

    def overwrite(self, dossier: Json) -> bool:
        """False when the code is not held. Steps stay."""
        with self._lock:
            old = self._held.get(str(dossier["MaHoSo"]))
            if old is None:
                return False
            now = datetime.now(UTC).isoformat()
            self._write(Held(dossier, old.steps, old.created_at, now, old.overwrites + 1))
            return True

    def append(self, step: Json) -> bool:
        """False when the dossier is not held. The same step twice is two steps."""
        with self._lock:
            old = self._held.get(str(step["MaHoSo"]))
            if old is None:
                return False
            now = datetime.now(UTC).isoformat()
            self._write(Held(old.dossier, [*old.steps, step], old.created_at, now, old.overwrites))
            return True

    def put_ratings(self, month: Json) -> None:
        """One file for each month: danh-gia/<tháng>.json."""
        with self._lock:
            text = json.dumps(month, ensure_ascii=False, indent=1)
            _replace(self._ratings / f"{month['NgayTongHop']}.json", text.encode())

    def ratings(self) -> list[Json]:
        with self._lock:
            return [json.loads(path.read_text("utf-8")) for path in sorted(self._ratings.glob("*.json"))]

    def put_file(self, digest: str, content: bytes) -> bool:
        """False when the bytes are not what the name says."""
        if hashlib.sha256(content).hexdigest() != digest:
            return False
        with self._lock:
            _replace(self._files / digest, content)
        return True

    def file(self, digest: str) -> bytes | None:
        if not DIGEST.fullmatch(digest):
            return None
        try:
            return (self._files / digest).read_bytes()
        except FileNotFoundError:
            return None

    def check_papers(self, held: Held) -> list[PaperCheck]:
        """Open every file a dossier links to and hash it anew."""
        papers = held.dossier["TaiLieuNop"]
        return [self._check(paper) for paper in papers] if isinstance(papers, list) else []

    def _check(self, paper: Json) -> PaperCheck:
        link = str(paper["DuongDanTaiTepTin"])
        named = link.rstrip("/").rpartition("/")[2]
        content = self.file(named)
        digest = hashlib.sha256(content).hexdigest() if content is not None else ""
        announced = str(paper.get("TepDinhKemId") or named)
        same = content is not None and digest == named and digest == announced
        return PaperCheck(str(paper["TenTepDinhKem"]), link, None if content is None else len(content), digest, same)

    def _write(self, held: Held) -> None:
        text = json.dumps(asdict(held), ensure_ascii=False, indent=1)
        _replace(self._dossiers / f"{held.code}.json", text.encode())
        self._held[held.code] = held


def _replace(path: Path, content: bytes) -> None:
    """Write beside, then rename. Readable by the owner only: personal data arrive here by nature."""
    beside = path.with_name(path.name + ".moi")
    with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
        stream.write(content)
    beside.replace(path)
