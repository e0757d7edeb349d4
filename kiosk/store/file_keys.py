"""A key of its own for the files of each dossier: with the key, the files are gone for good."""

import secrets

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine
from sqlalchemy.dialects.sqlite import insert as upsert

from kiosk.domain.errors import StoreCorrupt
from kiosk.store.blobs import FileKey
from kiosk.store.engine import fault_of
from kiosk.store.keys import KEY_BYTES
from kiosk.store.schema import dossier_keys

ID_BYTES, NONCE_BYTES = 8, 12
FINDING = "SELECT dossier_id, key_id, wrapped FROM dossier_key WHERE {} = ?"
MAKING = upsert(dossier_keys).on_conflict_do_nothing()


class FileKeys:
    """Kept in the database, wrapped by a key of the store. A trigger deletes a dossier's with its row."""

    def __init__(self, engine: Engine, wrapping_key: bytes) -> None:
        self._engine, self._wrapping_key = engine, wrapping_key

    def of_dossier(self, dossier_id: str) -> FileKey:
        """Made, and committed, where the dossier has none yet: no file is older than its key.

        Not inside of an open unit of work, which would hold the store against it. Raises StoreError.
        """
        found = self._find("dossier_id", dossier_id)
        if found is None:
            with self._engine.begin() as link:
                self.make(link, dossier_id)
            found = self._find("dossier_id", dossier_id)
        assert found is not None  # noqa: S101 (the line before wrote it)
        return found

    def by_id(self, key_id: str) -> FileKey | None:
        """None: there is no such key, or no more. Raises StoreError."""
        return self._find("key_id", key_id)

    def make(self, connection: Connection, dossier_id: str) -> None:
        """In the caller's transaction; nothing when there is one already."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        key_id, nonce = secrets.token_hex(ID_BYTES), secrets.token_bytes(NONCE_BYTES)
        sealed = AESGCM(self._wrapping_key).encrypt(nonce, secrets.token_bytes(KEY_BYTES), _bound(dossier_id, key_id))
        values = {"dossier_id": dossier_id, "key_id": key_id, "wrapped": (nonce + sealed).hex()}
        connection.execute(MAKING, values)

    def _find(self, column: str, wanted: str) -> FileKey | None:
        """Asked for each file, so by the driver itself: SQLAlchemy would take five times as long."""
        link = self._engine.raw_connection()
        try:
            row = link.cursor().execute(FINDING.format(column), (wanted,)).fetchone()
        except sqlcipher.Error as exc:
            link.invalidate()  # not used again after an error
            raise fault_of(exc) from exc
        finally:
            link.close()
        return FileKey(row[1], self._unwrap(*row)) if row else None

    def _unwrap(self, dossier_id: str, key_id: str, wrapped: str) -> bytes:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            sealed = bytes.fromhex(wrapped)
            bound = _bound(dossier_id, key_id)
            return AESGCM(self._wrapping_key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound)
        except (InvalidTag, ValueError) as exc:
            raise StoreCorrupt("the key of a dossier") from exc


def _bound(dossier_id: str, key_id: str) -> bytes:
    """A wrapped key moved to another dossier's row does not open."""
    return f"{dossier_id}/{key_id}".encode()
