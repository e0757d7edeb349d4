"""Import an edition of the catalogue from the files that the Portal's list is exchanged in.

What is published is kept: text is only brought to NFC, blanks and line ends become one space, and nothing
that is missing is filled in. The same input gives the same bytes.
"""

import csv
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kiosk.domain.catalogue import fold
from kiosk.domain.errors import CatalogueError, EditionUnreadable
from kiosk.domain.form import tidy
from kiosk.domain.procedure import Channel, TermUnit

INDEX, PROCEDURES, MANIFEST = "index.json", "procedures.json", "manifest.json"
COLUMNS = ["code", "name", "field", "level", "term", "unit", "fee_vnd", "decision", "result_codes"]

# Published in the column of circumstances (trường hợp), yet they head a group of papers that everyone needs.
HEADINGS = (
    "giay to phai nop",
    "giay to phai xuat trinh",
    "luu y",
    "tuy tung truong hop thi nop them",
    "nguoi yeu cau chung thuc",
    "truong hop uy quyen thuc hien thu tuc thi ho so phai kem theo",
    "1. ho so thu hoi",
    "2. ho so dang ky",
)


def write_edition(index_csv: Path, common_json: Path, folder: Path, edition_id: str, source: str) -> None:
    """Write index.json, procedures.json and manifest.json into the new `folder`, all or nothing.

    index_csv: UTF-8, one procedure a row. common_json: a list of full records, each also in the index.
    Both have the keys named in resources/catalogue/README.md.
    Raises: EditionUnreadable (the input has another shape), CatalogueError (the folder is there already:
        an edition never changes).
    """
    if folder.exists():
        raise CatalogueError(f"{folder.name} exists")
    try:
        with index_csv.open(encoding="utf-8-sig", newline="") as file:
            rows = [_index_row(row) for row in csv.DictReader(file)]
        records = [_record(raw) for raw in json.loads(common_json.read_text("utf-8-sig"))]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, csv.Error) as exc:
        raise EditionUnreadable(f"{type(exc).__name__} in the input of {edition_id}") from exc
    codes = [row[0] for row in rows]
    unknown = {r["code"] for r in records} - set(codes)
    if not all(codes) or len(set(codes)) < len(codes) or unknown:
        raise EditionUnreadable(f"{edition_id}: codes empty, doubled or not in the index")
    files = {
        INDEX: _lines({"columns": COLUMNS}, "rows", sorted(rows)),
        PROCEDURES: _lines({}, "procedures", sorted(records, key=lambda r: str(r["code"]))),
    }
    manifest = {
        "id": edition_id,
        "source": source,
        "origin": "Cơ sở dữ liệu quốc gia về thủ tục hành chính; dữ liệu hành chính của Nhà nước, nêu nguồn khi dùng",
        "counts": {"procedures": len(rows), "full_records": len(records)},
        "files": {name: {"sha256": hashlib.sha256(c).hexdigest(), "bytes": len(c)} for name, c in files.items()},
    }
    files[MANIFEST] = (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()
    _put(folder, files)


def _put(folder: Path, files: Mapping[str, bytes]) -> None:
    """A folder that was cut short never bears the edition's name."""
    fresh = folder.with_name(f".{folder.name}.new")
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        for name, content in files.items():
            (fresh / name).write_bytes(content)
        os.replace(fresh, folder)
    except OSError as exc:
        raise CatalogueError(f"{folder.name}: {type(exc).__name__}") from exc


def _lines(head: dict[str, Any], key: str, items: Iterable[Any]) -> bytes:
    """JSON with one item a line, so that two editions can be compared by eye."""
    first = "".join(f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)},\n" for k, v in head.items())
    body = ",\n".join(json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in items)
    return f"{{{first}{json.dumps(key)}: [\n{body}\n]}}\n".encode()


def _index_row(row: Mapping[str, str]) -> list[Any]:
    return [
        tidy(row["ma_thu_tuc"]),
        tidy(row["ten_thu_tuc"]),
        tidy(row["linh_vuc"]),
        tidy(row["cap_thuc_hien"]),
        float(row["thoi_han_truc_tiep"]) if row["thoi_han_truc_tiep"] else None,
        TermUnit(row["don_vi"]) if row["don_vi"] else None,
        int(row["phi_vnd_truc_tiep"]) if row["phi_vnd_truc_tiep"] else None,
        tidy(row["so_quyet_dinh"]),
        row["ma_ket_qua"].split(),
    ]


def _record(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "code": tidy(raw["ma"]),
        "decision": tidy(raw["qd_cong_bo"] or ""),
        "audience": tidy(raw["doi_tuong"] or ""),
        "options": [_option(o) for o in raw["cach_thuc"]],
        "documents": [_document(n, d) for n, d in enumerate(raw["thanh_phan"], start=1)],
        "result": tidy(raw["ket_qua"] or ""),
        "result_codes": [tidy(code) for code in raw["ma_ket_qua"]],
        "source": tidy(raw["nguon"] or ""),
    }


def _option(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "channel": Channel(tidy(raw["kenh"])),
        "term": None if raw["thoi_han"] is None else float(raw["thoi_han"]),
        "unit": TermUnit(tidy(raw["don_vi"])) if raw["don_vi"] else None,
        "fees_vnd": [int(fee) for fee in raw["phi_vnd"]],
        "free": bool(raw["mien_phi"]),
        "note": tidy(raw["mo_ta"] or ""),
    }


def _document(number: int, raw: Mapping[str, Any]) -> dict[str, Any]:
    group = tidy(raw["truong_hop"] or "").rstrip(": ")
    heads_all = fold(group).startswith(HEADINGS)
    name, originals = tidy(raw["ten"]), int(raw["ban_chinh"])
    if name.endswith("Mẫu số") and originals > 99:
        # The number of the form and the count were printed without a blank between them: "18" + "1".
        name, originals = f"{name} {originals // 10}", originals % 10
    return {
        "id": f"{number:02d}",
        "case": "" if heads_all else group,
        "heading": group if heads_all else "",
        "name": name,
        "originals": originals,
        "copies": int(raw["ban_sao"]),
    }
