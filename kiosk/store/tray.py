"""The tray: scanned pages of dossiers at work, each an encrypted file from the moment it arrived.

    tray/0123456789abcdef/0192f….0001     a page, sealed with the key of its dossier; the highest version counts
    tray/0123456789abcdef/order           which page lies where, and what was accepted; sealed likewise
    tray/0123456789abcdef/offers-1b4f0e98 what was read on a paper, by the digest of its document's id; sealed likewise

A page is safe with its own file: what the order does not name lies at the end of its paper, as it came. So a scan needs
one flush of one file a page, and a kill at any point loses nothing that was told. With the key of a dossier its pages
are gone.
"""

import hashlib
import json
import struct
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from kiosk.domain.errors import AttachmentCorrupt, StoreUnavailable
from kiosk.domain.identifiers import uuid7
from kiosk.domain.scanning import PageFlaw, PageVerdict
from kiosk.ports import Clock, ScannedPage
from kiosk.ports.tray import TrayPage
from kiosk.store.blobs import FileKey, Keys
from kiosk.store.disk import PART, fault_of, flush_folder, make_folder, reads_back, rename_durably, write_new
from kiosk.store.sealed_stream import seal, unseal
from kiosk.store.space import Space

ORDER = "order"
NO_ORDER: dict[str, Any] = {"last": 0, "pages": []}
LENGTH = struct.Struct(">I")


class EncryptedTray:
    """The PageTray of this machine. One program works on a dossier's pages at a time."""

    def __init__(self, folder: Path, keys: Keys, space: Space, clock: Clock) -> None:
        self._folder, self._keys, self._space, self._clock = folder, keys, space, clock

    def add(self, dossier_id: str, document_id: str, page: ScannedPage, verdict: PageVerdict | None = None) -> TrayPage:
        key = self._keys.of_dossier(dossier_id)
        laid = TrayPage(uuid7(self._clock.now()), document_id, page.number, page.width, page.height, page.dpi, verdict)
        self._write(key, laid, 1, page.image)
        return laid

    def replace(self, dossier_id: str, page_id: str, page: ScannedPage, verdict: PageVerdict) -> TrayPage:
        key = self._keys.of_dossier(dossier_id)
        before = self._versions(key).get(page_id, [])
        if not before:
            raise StoreUnavailable("the page was taken out")
        old = self._read(key, before[-1])[0]
        laid = replace(old, number=page.number, width=page.width, height=page.height, dpi=page.dpi, verdict=verdict)
        self._write(key, laid, int(before[-1].suffix[1:]) + 1, page.image)
        self._unlink(before)
        return laid

    def pages(self, dossier_id: str) -> list[TrayPage]:
        key = self._keys.of_dossier(dossier_id)
        heads = {page_id: self._read(key, paths[-1])[0] for page_id, paths in self._versions(key).items()}
        placed = []
        for row in self._order(key)["pages"]:
            if (page := heads.pop(row["id"], None)) is not None:
                placed.append(replace(page, document_id=row["document"], reason=row["reason"], laid=True))
        return placed + [heads[page_id] for page_id in sorted(heads, key=lambda each: (heads[each].number, each))]

    def next_number(self, dossier_id: str) -> int:
        last = self._order(self._keys.of_dossier(dossier_id))["last"]
        return max([int(last), *(page.number for page in self.pages(dossier_id))]) + 1

    def image(self, dossier_id: str, page_id: str) -> bytes:
        key = self._keys.of_dossier(dossier_id)
        paths = self._versions(key).get(page_id, [])
        if not paths:
            raise StoreUnavailable("the page was taken out")
        return self._read(key, paths[-1])[1]

    def arrange(self, dossier_id: str, pages: list[TrayPage]) -> None:
        """The order file first, then what it leaves out goes: a kill between leaves pages too many, never too few."""
        key = self._keys.of_dossier(dossier_id)
        rows = [{"id": each.id, "document": each.document_id, "reason": each.reason} for each in pages]
        order = {"last": self.next_number(dossier_id) - 1, "pages": rows}
        sealed = list(seal(json.dumps(order).encode(), key.secret))
        self._put(key, ORDER, sealed)
        kept = {each.id for each in pages}
        self._unlink([path for page_id, paths in self._versions(key).items() if page_id not in kept for path in paths])

    def put_beside(self, dossier_id: str, document_id: str, name: str, content: bytes) -> None:
        key = self._keys.of_dossier(dossier_id)
        self._put(key, _beside(document_id, name), list(seal(content, key.secret)))

    def beside(self, dossier_id: str, document_id: str, name: str) -> bytes:
        key = self._keys.of_dossier(dossier_id)
        path = self._place(key) / _beside(document_id, name)
        try:
            return unseal(path.read_bytes(), key.secret) if path.exists() else b""
        except AttachmentCorrupt:
            return b""  # it can be made anew from the pages
        except OSError as exc:
            raise fault_of(exc) from exc

    def drop(self, dossier_id: str) -> None:
        self._clear(self._place(self._keys.of_dossier(dossier_id)))

    def sweep(self) -> int:
        swept = 0
        if not self._folder.is_dir():
            return 0
        for place in self._folder.iterdir():
            if self._keys.by_id(place.name) is None:
                self._clear(place)
                swept += 1
                continue
            for half in place.glob(f"*{PART}"):
                half.unlink(missing_ok=True)
        return swept

    # Files -----------------------------------------------------------------------------------------------------

    def _place(self, key: FileKey) -> Path:
        return self._folder / key.id

    def _write(self, key: FileKey, page: TrayPage, version: int, image: bytes) -> None:
        self._space.admit_file(len(image))
        head = json.dumps(_head(page)).encode()
        sealed = list(seal(LENGTH.pack(len(head)) + head + image, key.secret))
        self._put(key, f"{page.id}.{version:04}", sealed)

    def _put(self, key: FileKey, name: str, sealed: list[bytes]) -> None:
        place = self._place(key)
        part = place / f"{name}{PART}"
        try:
            make_folder(self._folder)
            make_folder(place)
            part.unlink(missing_ok=True)
            try:
                write_new(part, sealed)
                if not reads_back(part, sealed):
                    raise StoreUnavailable("what was written does not read back")
                rename_durably(part, place / name)
            finally:
                part.unlink(missing_ok=True)
        except OSError as exc:
            raise fault_of(exc) from exc

    def _versions(self, key: FileKey) -> dict[str, list[Path]]:
        """Of each page, oldest first."""
        place, found = self._place(key), dict[str, list[Path]]()
        for path in sorted(place.iterdir()) if place.is_dir() else ():
            if path.suffix[1:].isdigit():
                found.setdefault(path.stem, []).append(path)
        return found

    def _read(self, key: FileKey, path: Path) -> tuple[TrayPage, bytes]:
        """Raises AttachmentCorrupt."""
        try:
            content = unseal(path.read_bytes(), key.secret)
        except OSError as exc:
            raise fault_of(exc) from exc
        (length,) = LENGTH.unpack_from(content)
        start = LENGTH.size + length
        return _page(json.loads(content[LENGTH.size : start])), content[start:]

    def _order(self, key: FileKey) -> dict[str, Any]:
        path = self._place(key) / ORDER
        try:
            order: dict[str, Any] = json.loads(unseal(path.read_bytes(), key.secret)) if path.exists() else NO_ORDER
        except AttachmentCorrupt:
            return NO_ORDER  # the pages are there, in the order in which they came
        except OSError as exc:
            raise fault_of(exc) from exc
        return order

    def _unlink(self, paths: list[Path]) -> None:
        try:
            for path in paths:
                path.unlink(missing_ok=True)
            if paths:
                flush_folder(paths[0].parent)
        except OSError as exc:
            raise fault_of(exc) from exc

    def _clear(self, place: Path) -> None:
        try:
            for path in list(place.iterdir()) if place.is_dir() else ():
                path.unlink(missing_ok=True)
            if place.is_dir():
                place.rmdir()
                flush_folder(self._folder)
        except OSError as exc:
            raise fault_of(exc) from exc


def _beside(document_id: str, name: str) -> str:
    return f"{name}-{hashlib.sha256(document_id.encode()).hexdigest()[:8]}"


def _head(page: TrayPage) -> dict[str, Any]:
    facts = asdict(page)
    for said_by_order in ("reason", "laid"):
        facts.pop(said_by_order)
    return facts


def _page(facts: dict[str, Any]) -> TrayPage:
    verdict = facts.pop("verdict")
    if verdict is not None:
        flaws = tuple(PageFlaw(flaw) for flaw in verdict.pop("flaws"))
        verdict = PageVerdict(flaws=flaws, codes=tuple(verdict.pop("codes")), **verdict)
    return TrayPage(**facts, verdict=verdict)
