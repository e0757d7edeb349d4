"""Passive authentication: is what the chip says what the issuer signed? ICAO 9303-11, 5.1.

Three answers, kept apart: digests of the raw files, the signature, and whom the signer descends from. The first two
without the third prove nothing against a forger.
"""

import hashlib
import hmac
from datetime import datetime
from pathlib import Path

from asn1crypto import x509

from kiosk.devices.card import trust
from kiosk.devices.card.data_groups.sod import LDS_SECURITY_OBJECT, SecurityObject
from kiosk.devices.card.signatures import Unverifiable, verify
from kiosk.domain.applicant import Verdict
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
    message = security.content
    if security.signed_attributes is not None:
        digest = hashlib.new(security.signer_digest, security.content).digest()
        if security.content_type != LDS_SECURITY_OBJECT:
            raise CardSignatureInvalid("content type")
        if not hmac.compare_digest(digest, security.message_digest):
            raise CardSignatureInvalid("message digest")
        message = security.signed_attributes
    key = _signer(security)["tbs_certificate"]["subject_public_key_info"]
    try:
        good = verify(key, security.signature_algorithm, security.signer_digest, security.signature, message)
    except Unverifiable as exc:
        raise CardSignatureInvalid(str(exc)) from exc
    if not good:
        raise CardSignatureInvalid("signature")


def check_trust(security: SecurityObject, folder: Path, now: datetime) -> Verdict:
    """now: aware UTC. Raises CardUnreadable."""
    return trust.judge(_signer(security), trust.load(folder), now)


def signer_id(security: SecurityObject) -> str:
    """SHA-256 of the document signer's certificate, hex."""
    return hashlib.sha256(security.signer).hexdigest()


def _signer(security: SecurityObject) -> x509.Certificate:
    certificate = x509.Certificate.load(security.signer)
    try:
        certificate.native  # noqa: B018 - parse it now: lazily it would fail anywhere
    except (ValueError, TypeError, KeyError, IndexError, OverflowError) as exc:
        raise CardUnreadable(f"signer: {type(exc).__name__}") from None
    return certificate
