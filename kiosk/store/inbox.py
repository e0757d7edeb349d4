"""What the Portal sent down, kept until an officer takes it: one encrypted file for each message.

A file is named by a code of its key, made with the store's key: the name tells nothing, and the same message twice
meets itself.
"""

import hashlib
import hmac
import json
import threading
from datetime import UTC, datetime
from pathlib import Path

from kiosk.domain.errors import StoreUnavailable
from kiosk.ports import InboxItem
from kiosk.store.disk import fault_of, make_folder, rename_durably, write_new
from kiosk.store.keys import sub_key
from kiosk.store.sealed_stream import seal, unseal

INBOX, KEPT, PART = "inbox", ".tin", ".part"


class EncryptedInbox:
    """Implements ports.Inbox."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder, self._lock = folder, threading.Lock()
        self._key, self._name_key = sub_key(key, "kiosk/1/inbox"), sub_key(key, "kiosk/1/inbox-name")

    def take(self, kind: str, key: str, content: bytes) -> bool:
        name = hmac.new(self._name_key, f"{kind}\0{key}".encode(), hashlib.sha256).hexdigest()
        path = self._folder / f"{name}{KEPT}"
        told = {"kind": kind, "key": key, "at": datetime.now(UTC).isoformat(), "content": content.decode("utf-8")}
        try:
            with self._lock:
                return self._write(path, json.dumps(told, ensure_ascii=False).encode())
        except OSError as exc:
            raise fault_of(exc) from exc

    def _write(self, path: Path, content: bytes) -> bool:
        make_folder(self._folder)
        if path.exists():
            return False
        part = path.with_suffix(PART)
        part.unlink(missing_ok=True)
        write_new(part, seal(content, self._key))
        if unseal(part.read_bytes(), self._key) != content:
            raise StoreUnavailable("what was written does not read back")
        rename_durably(part, path)
        return True

    def items(self) -> list[InboxItem]:
        try:
            return sorted((self._read(path) for path in self._folder.glob(f"*{KEPT}")), key=lambda one: one.at)
        except OSError as exc:
            raise fault_of(exc) from exc

    def _read(self, path: Path) -> InboxItem:
        told = json.loads(unseal(path.read_bytes(), self._key))
        return InboxItem(told["kind"], told["key"], datetime.fromisoformat(told["at"]), told["content"].encode())
