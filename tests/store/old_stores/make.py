"""Stores as earlier versions left them: `python -m tests.store.old_stores.make` makes those that are lacking.

One folder for each schema version, made from the migrations up to it: every table has rows of invented people, a file
lies beside it in the form of that version, and the key is the published one below. What is there is never made anew:
it stands for what lies on machines.
"""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Connection, Date, Integer, MetaData, Table, func, insert, select

from kiosk.domain.audit import Checkpoint, digest_of
from kiosk.store.device_key import device_key
from kiosk.store.disk import write_new
from kiosk.store.engine import make_engine, reading
from kiosk.store.file_keys import FileKeys
from kiosk.store.keys import KeyCheck, SubKeys, derive
from kiosk.store.opening import ATTACHMENTS, DATABASE, KEY_CHECK
from kiosk.store.records import to_values
from kiosk.store.schema import HEAD
from kiosk.store.sealed_stream import OF_STORE, seal
from kiosk.store.upgrade import revisions, upgrade

HERE = Path(__file__).parent
KEY = bytes(range(32))  # published: these stores hold nobody
NOW = datetime(2026, 11, 23, 2, 15, tzinfo=UTC)
AT = NOW.isoformat(timespec="microseconds")
PAPER = b"%PDF-1.7 invented paper"
DIGEST = hashlib.sha256(PAPER).hexdigest()
SIGNED = {"device_key", "audit_checkpoint"}  # since 0004
IDS = [f"01a2062f-68a0-7000-8000-00000000000{number}" for number in (1, 2)]
PERSON = {
    "citizen_id": {"digits": "099085000011"},
    "full_name": "NGUYỄN VĂN MẪU",
    "birth_date": "1985-03-14",
    "sex": "Nam",
    "nationality": "Việt Nam",
    "ethnicity": "",
    "residence": "Số 2 đường Mẫu",
    "issue_date": None,
    "expiry_date": None,
}
EVIDENCE = {
    "access": "PACE-CAN",
    "hashes": "yes",
    "signature": "yes",
    "trusted": "unknown",
    "online": "unknown",
    "checked_at": NOW.isoformat(),
}
RECEIPT = {
    "dossier_code": "H99.01-261123-0001",
    "received_at": NOW.isoformat(),
    "due_at": datetime(2026, 11, 30, 10, tzinfo=UTC).isoformat(),
    "term_text": "5 ngày làm việc",
    "fee_vnd": 8000,
    "register_book": "2026",
    "register_number": 1,
    "pin": "123456",
    "papers": [],
    "contact": {"phone": "0900000001", "email": "", "address": "Số 2 đường Mẫu"},
    "fee_text": "8.000 đồng",
    "return_place": "Trung tâm Mẫu",
}


def make(revision: str, folder: Path) -> None:
    """Raises FileExistsError when there is one."""
    folder.mkdir()
    keys = derive(KEY)
    engine = make_engine(folder / DATABASE, keys.database)
    file_keys = FileKeys(engine, keys.wraps)
    with engine.begin() as link:
        upgrade(link, revision)
        _fill(link, file_keys, keys)
    _papers(folder, keys, file_keys, revision)
    with reading(engine) as link:
        link.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    KeyCheck(folder / KEY_CHECK).write(keys.check)


def _papers(folder: Path, keys: SubKeys, file_keys: FileKeys, revision: str) -> None:
    place = folder / ATTACHMENTS / DIGEST[:2]
    place.mkdir(parents=True)
    if revision < "0003":  # until then all were under a key of the store
        write_new(place / DIGEST, seal(PAPER, keys.attachments, OF_STORE))
        return
    for dossier_id in IDS:
        key = file_keys.of_dossier(dossier_id)
        write_new(place / f"{DIGEST}.{key.id}", seal(PAPER, key.secret))


def _fill(link: Connection, file_keys: FileKeys, keys: SubKeys) -> None:
    tables = MetaData()
    tables.reflect(link)
    ordinary = {row[1] for row in link.exec_driver_sql("PRAGMA table_list") if row[2] == "table"}
    for table in tables.sorted_tables:
        if table.name not in ordinary - {"alembic_version", "dossier_key", *SIGNED}:
            continue
        if link.execute(select(func.count()).select_from(table)).scalar_one() == 0:  # not filled by a trigger
            link.execute(insert(table), _rows(table))
    if ordinary >= SIGNED:
        signer = device_key(link, keys.device, NOW)
        unsigned = Checkpoint(2, _audit()[-1]["digest"], NOW, signer.key_id)
        signed = replace(unsigned, signature=signer.sign(unsigned.words))
        link.execute(insert(tables.tables["audit_checkpoint"]), to_values(signed) | {"at": AT})
    if "dossier_key" in ordinary:
        for dossier_id in IDS:
            file_keys.make(link, dossier_id)


def _rows(table: Table) -> list[dict[str, Any]]:
    if table.name == "audit":
        return _audit()
    known = {"dossier": _dossier, "attachment": _attachment, "outbox": _outbox}.get(table.name)
    made = []
    for number in range(2):
        plain = {column.name: _plain(column.type, column.name, number) for column in table.columns}
        special = known(number) if known else {}
        made.append(plain | {name: value for name, value in special.items() if name in table.columns})
    return made


def _plain(kind: Any, name: str, number: int) -> Any:
    if isinstance(kind, Integer):
        return number + 1
    if isinstance(kind, Boolean):
        return True
    if isinstance(kind, Date):
        return date(2026, 11, 23 + number)
    if name == "dossier_id":
        return IDS[number]
    if name.endswith(("_at", "_until", "_since")) or name == "at":
        return AT
    return {"roles": '["supervisor"]', "counts": "{}", "values": "{}", "home": "", "what": "{}", "facts": "{}"}.get(
        name, f"{name[:10]}{number}"
    )


def _dossier(number: int) -> dict[str, Any]:
    """The first is submitted, the second a draft."""
    receipt = number == 0
    return {
        "id": IDS[number],
        "state": "new" if receipt else "draft",
        "procedure_code": "1.999001",
        "edition_id": "2026-07",
        "citizen_id": "099085000011",
        "dossier_code": RECEIPT["dossier_code"] if receipt else None,
        "registered_at": None,
        "applicant": json.dumps(PERSON, ensure_ascii=False),
        "evidence": json.dumps(EVIDENCE),
        "details": '{"phone": "0900000001"}',
        "marks": '{"01": "scanned"}',
        "receipt": json.dumps(RECEIPT, ensure_ascii=False) if receipt else None,
        "principal": None,
        "filed_at": "kiosk",
        "finished_at": None,
        "returned_at": None,
        "kept_until": None,
        "officer_id": "",
        "officer_name": "",
        "register_book": "2026" if receipt else "",
    }


def _attachment(number: int) -> dict[str, Any]:
    """Both name the same bytes."""
    return {"document_id": "01", "digest": DIGEST, "size": len(PAPER), "pages": 1, "media_type": "application/pdf"}


def _outbox(number: int) -> dict[str, Any]:
    payload = {"dossier_code": RECEIPT["dossier_code"], "files": [{"digest": DIGEST}]}
    values = {"kind": ("register-dossier", "report-step")[number], "state": "pending", "fault_code": ""}
    values |= {"call": "", "progress": "{}", "corrects": "", "answer": "", "raw": "", "lane": 0, "owner": 0}
    return values | {"payload": json.dumps(payload), "dossier_id": IDS[0], "subject_id": IDS[0], "attempts": 0}


def _audit() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    previous = "0" * 64
    for sequence in (1, 2):
        parts = (sequence, NOW, "dossier.submitted", IDS[0], "kiosk", "{}", previous)
        names = ("sequence", "at", "action", "subject_id", "actor", "facts", "previous")
        previous = digest_of(*parts)
        rows.append(dict(zip(names, parts, strict=True)) | {"at": AT, "digest": previous})
    return rows


def main() -> None:
    for revision in revisions():
        if revision != HEAD and not (HERE / revision).exists():
            make(revision, HERE / revision)
            print(f"made {revision}")


if __name__ == "__main__":
    main()
