"""What was proved of a card is kept with the dossier, whichever version wrote it."""

import json
from dataclasses import asdict, fields, replace
from datetime import UTC, datetime

import pytest

from kiosk.domain.applicant import CardEvidence, TrustReason, Verdict
from kiosk.domain.dossier import Dossier
from kiosk.domain.errors import StoreCorrupt
from kiosk.store.dossier_rows import from_rows, to_row
from kiosk.store.opening import Store
from tests.services.visit import IDENTITY, NAME, NOW, NUMBER, filled_draft

WHOLE = CardEvidence(
    access="PACE-CAN",
    hashes=Verdict.YES,
    signature=Verdict.YES,
    trusted=Verdict.UNKNOWN,
    checked_at=NOW,
    signer_id="ab" * 32,
    trust_reason=TrustReason.CRL_EXPIRED,
    authority_id="cd" * 32,
    crl_issued_at=datetime(2026, 11, 1, tzinfo=UTC),
    online_request_id="q-1",
    online_at=NOW,
    online_fault="VERI-172",
    key_from="qr",
)
OLD = ("access", "hashes", "signature", "trusted", "checked_at", "signer_id", "online", "officer_id")


@pytest.fixture
def dossier(store: Store) -> Dossier:
    dossier = filled_draft(store.unit_of_work)
    dossier.evidence = WHOLE
    return dossier


def test_all_of_it_comes_back(store: Store, dossier: Dossier) -> None:
    with store.unit_of_work() as uow:
        uow.save(dossier)
        uow.commit()
    with store.unit_of_work() as uow:
        assert uow.dossier(dossier.id).evidence == WHOLE


def test_what_an_earlier_version_kept(dossier: Dossier) -> None:
    row = to_row(dossier)
    written = json.loads(row["evidence"])
    old = from_rows(row | {"evidence": json.dumps({key: written[key] for key in OLD})}, []).evidence
    assert old == replace(
        WHOLE,
        trust_reason=None,
        authority_id="",
        crl_issued_at=None,
        online_request_id="",
        online_at=None,
        online_fault="",
        key_from="",
    )


@pytest.mark.parametrize("spoiled", [{"trust_reason": "no such"}, {"online_at": "yesterday"}, {"unknown": 1}])
def test_what_nobody_wrote_is_a_corrupt_store(dossier: Dossier, spoiled: dict[str, object]) -> None:
    row = to_row(dossier)
    with pytest.raises(StoreCorrupt):
        from_rows(row | {"evidence": json.dumps(json.loads(row["evidence"]) | spoiled)}, [])


def test_neither_photo_nor_person_is_in_it(dossier: Dossier) -> None:
    assert IDENTITY.applicant.full_name == NAME
    kept = to_row(dossier)["evidence"]
    assert NUMBER not in kept
    assert NAME not in kept
    assert all(not isinstance(value, bytes) for value in asdict(WHOLE).values())
    assert {field.name for field in fields(CardEvidence)} >= set(OLD)
