"""Passive authentication: is what the chip says what the issuer signed? ICAO 9303-11, 5.1.

Three answers, kept apart: digests of the raw files, the signature, and whom the signer descends from. The first two
without the third prove nothing against a forger.
"""

import hashlib
import hmac
from datetime import date, datetime
from pathlib import Path

from asn1crypto import x509

from kiosk.devices.card import signed_message, trust
from kiosk.devices.card.data_groups.sod import LDS_SECURITY_OBJECT, SecurityObject
from kiosk.devices.card.trust_folder import TrustFolder, certificate_of
from kiosk.domain.applicant import CardEvidence, Verdict
from kiosk.domain.errors import CardSignatureInvalid, CardTampered, CardUnreadable


def check_group(security: SecurityObject, number: int, raw: bytes) -> None:
    """raw: the file exactly as it was read; never put together anew. Raises CardTampered."""
    signed = security.group_digests.get(number)
    if signed is None:
        raise CardTampered(f"DG{number} is not signed")
    if not hmac.compare_digest(hashlib.new(security.digest, raw).digest(), signed):
        raise CardTampered(f"DG{number}")


def check_signature(security: SecurityObject) -> None:
    """Raises CardSignatureInvalid, CardUnreadable."""
    try:
        signed_message.check(security, LDS_SECURITY_OBJECT)
    except signed_message.SignatureWrong as exc:
        raise CardSignatureInvalid(str(exc)) from exc
    except ValueError as exc:
        raise CardUnreadable(f"signer: {exc}") from None


def prove(
    security: SecurityObject, access: str, folder: Path, now: datetime, issued_on: date | None = None
) -> CardEvidence:
    """What is kept of a reading whose groups and signature were found good: whom the signer descends from, too.

    now: aware UTC. issued_on: the card's date of issue, from DG13. Raises CardUnreadable.
    """
    signer = _signer(security)
    found = trust.judge(signer, TrustFolder.load(folder), now, issued_on)
    return CardEvidence(
        access=access,
        hashes=Verdict.YES,  # a group that differs ended the reading
        signature=Verdict.YES,  # likewise
        trusted=found.verdict,
        checked_at=now,
        signer_id=signer.sha256.hex(),
        trust_reason=found.reason,
        authority_id=found.authority_id,
        crl_issued_at=found.crl_issued_at,
    )


def _signer(security: SecurityObject) -> x509.Certificate:
    try:
        return certificate_of(security.signer)
    except ValueError as exc:
        raise CardUnreadable(f"signer: {exc}") from None
