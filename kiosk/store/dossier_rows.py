"""A dossier as rows, and back. What is searched has a column, the rest is JSON."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

from kiosk.domain.applicant import (
    Applicant,
    CardEvidence,
    CitizenId,
    Contact,
    DocumentKind,
    IdentityDocument,
    TrustReason,
    Verdict,
)
from kiosk.domain.catalogue import fold
from kiosk.domain.certified_copy import CopySignature, SignatureLevel
from kiosk.domain.dossier import (
    Attachment,
    Dossier,
    DossierState,
    FiledAt,
    PaperCount,
    PaperMark,
    Principal,
    Receipt,
    Reuse,
)
from kiosk.domain.errors import StoreCorrupt
from kiosk.domain.paper import PaperLine
from kiosk.domain.paper_facts import DAYS, PaperFacts
from kiosk.store.records import to_values

Row = Mapping[Any, Any]


def to_row(dossier: Dossier) -> dict[str, Any]:
    return {
        "id": dossier.id,
        "state": dossier.state.value,
        "procedure_code": dossier.procedure_code,
        "procedure_name": dossier.procedure_name,
        "procedure_field": dossier.procedure_field,
        "edition_id": dossier.edition_id,
        "case": dossier.case,
        "citizen_id": dossier.applicant.number,
        "dossier_code": dossier.receipt.dossier_code if dossier.receipt else None,
        "created_at": dossier.created_at,
        "registered_at": dossier.registered_at,
        "applicant": _json(dossier.applicant),
        "evidence": _json(dossier.evidence),
        "details": _json(dossier.details),
        "marks": _json(dossier.marks),
        "counts": _json(dossier.counts),
        "facts": _json(dossier.facts),
        "receipt": _json(dossier.receipt) if dossier.receipt else None,
        "principal": _json(dossier.principal) if dossier.principal else None,
        "filed_at": dossier.filed_at.value,
        "due_at": dossier.due_at,
        "finished_at": dossier.finished_at,
        "returned_at": dossier.returned_at,
        "kept_until": dossier.kept_until,
        "officer_id": dossier.officer_id,
        "officer_name": dossier.officer_name,
        "home": dossier.home,
        "erased_at": dossier.erased_at,
        "temporary_code": dossier.receipt.temporary_code if dossier.receipt else "",
        "folded": folded_of(dossier),
        "received_at": dossier.receipt.received_at if dossier.receipt else None,
        "register_book": dossier.receipt.register_book if dossier.receipt else "",
        "register_number": dossier.receipt.register_number if dossier.receipt else 0,
    }


def folded_of(dossier: Dossier) -> str:
    """What the search looks through: codes and names, without diacritics; the end of a code also without its zeros."""
    code, first = (dossier.receipt.dossier_code, dossier.receipt.temporary_code) if dossier.receipt else ("", "")
    number = code.rpartition("-")[2].lstrip("0")
    return fold(" ".join(dict.fromkeys((code, number, first, dossier.applicant.full_name, dossier.owner_name))).strip())


def attachment_rows(dossier: Dossier) -> list[dict[str, Any]]:
    return [attachment_row(dossier.id, position, each) for position, each in enumerate(dossier.attachments)]


def attachment_row(dossier_id: str, position: int, attachment: Attachment) -> dict[str, Any]:
    row = {"dossier_id": dossier_id, "position": position, **to_values(attachment)}
    nested = {key: _json(value) if (value := row[key]) is not None else "" for key in ("signature", "reuse")}
    return row | nested


def attachment_from_row(row: Row) -> Attachment:
    """Raises StoreCorrupt."""
    try:
        values = {key: value for key, value in row.items() if key not in ("dossier_id", "position")}
        values["signature"] = _signature(json.loads(row["signature"])) if row["signature"] else None
        values["reuse"] = _reuse(json.loads(row["reuse"])) if row["reuse"] else None
        return Attachment(**values)
    except (KeyError, TypeError, ValueError) as exc:
        raise StoreCorrupt(f"attachment row: {type(exc).__name__}") from None  # the cause may quote a value


def _signature(values: dict[str, Any]) -> CopySignature:
    signed_at = datetime.fromisoformat(values["signed_at"])
    return CopySignature(**values | {"level": SignatureLevel(values["level"]), "signed_at": signed_at})


def _reuse(values: dict[str, Any]) -> Reuse:
    return Reuse(**values | {"agreed_at": datetime.fromisoformat(values["agreed_at"])})


def _facts(values: dict[str, Any]) -> PaperFacts:
    days = {key: date.fromisoformat(values[key]) if values[key] else None for key in DAYS}
    return PaperFacts(**values | days)


def from_rows(row: Row, attachments: Sequence[Row]) -> Dossier:
    """Raises StoreCorrupt when a row does not have the shape this program writes."""
    try:
        return _from_rows(row, attachments)
    except (KeyError, TypeError, ValueError) as exc:
        raise StoreCorrupt(f"dossier row: {type(exc).__name__}") from None  # the cause may quote a value


def _from_rows(row: Row, attachments: Sequence[Row]) -> Dossier:
    return Dossier(
        id=row["id"],
        procedure_code=row["procedure_code"],
        procedure_name=row["procedure_name"],
        procedure_field=row["procedure_field"],
        edition_id=row["edition_id"],
        created_at=row["created_at"],
        applicant=_applicant(json.loads(row["applicant"])),
        evidence=_evidence(json.loads(row["evidence"])),
        case=row["case"],
        details=json.loads(row["details"]),
        attachments=[attachment_from_row(row) for row in attachments],
        marks={document: PaperMark(mark) for document, mark in json.loads(row["marks"]).items()},
        counts={document: PaperCount(**count) for document, count in json.loads(row["counts"]).items()},
        facts={document: _facts(values) for document, values in json.loads(row["facts"]).items()},
        state=DossierState(row["state"]),
        receipt=_receipt(json.loads(row["receipt"])) if row["receipt"] else None,
        registered_at=row["registered_at"],
        principal=_principal(json.loads(row["principal"])) if row["principal"] else None,
        filed_at=FiledAt(row["filed_at"]),
        due_at=row["due_at"],
        finished_at=row["finished_at"],
        returned_at=row["returned_at"],
        kept_until=row["kept_until"],
        officer_id=row["officer_id"],
        officer_name=row["officer_name"],
        home=row["home"],
        erased_at=row["erased_at"],
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=_plain)


def _plain(value: object) -> object:
    """What JSON asks us about. `dataclasses.asdict` would copy every text first."""
    if isinstance(value, date):  # and datetime, which is one
        return value.isoformat()
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    raise TypeError(type(value).__name__)


def _applicant(values: dict[str, Any]) -> Applicant:
    values["citizen_id"] = CitizenId(**values["citizen_id"]) if values["citizen_id"] else None
    document = values.get("document")  # absent in what earlier versions wrote
    values["document"] = IdentityDocument(**document | {"kind": DocumentKind(document["kind"])}) if document else None
    for key in ("birth_date", "issue_date", "expiry_date"):
        values[key] = date.fromisoformat(values[key]) if values[key] else None
    return Applicant(**values)


def _principal(values: dict[str, Any]) -> Principal:
    values["birth_date"] = date.fromisoformat(values["birth_date"]) if values["birth_date"] else None
    return Principal(**values)


def _evidence(values: dict[str, Any]) -> CardEvidence:
    for key in ("hashes", "signature", "trusted", "online", "chip"):
        values[key] = Verdict(values.get(key, Verdict.UNKNOWN))  # the last is absent in what earlier versions wrote
    values["checked_at"] = datetime.fromisoformat(values["checked_at"])
    if reason := values.get("trust_reason"):  # this and what follows: absent in what earlier versions wrote
        values["trust_reason"] = TrustReason(reason)
    for key in ("crl_issued_at", "online_at"):
        values[key] = datetime.fromisoformat(values[key]) if values.get(key) else None
    return CardEvidence(**values)


def _receipt(values: dict[str, Any]) -> Receipt:
    values["received_at"] = datetime.fromisoformat(values["received_at"])
    values["due_at"] = datetime.fromisoformat(values["due_at"]) if values["due_at"] else None
    values["papers"] = tuple(PaperLine(**line) for line in values["papers"])
    values["contact"] = Contact(**values["contact"])
    return Receipt(**values)
