"""Whom does a document signer descend from, and does that still hold? ICAO 9303-12; choices in decision 0011."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from asn1crypto import x509

from kiosk.devices.card import revocation
from kiosk.devices.card.revocation import Standing
from kiosk.devices.card.signatures import BAD_SHAPES, Unverifiable, issued
from kiosk.devices.card.trust_folder import TrustFolder
from kiosk.domain.applicant import TRUST_VERDICT, TrustReason, Verdict

_LOG = logging.getLogger(__name__)
# Critical extensions of a signer that are looked at here, or that do not bind whoever reads documents.
_UNDERSTOOD = {"basic_constraints", "key_usage", "private_key_usage_period", "authority_key_identifier"}
_DAY = timedelta(days=1)  # the card's date is a local one


@dataclass(frozen=True, slots=True)
class Finding:
    reason: TrustReason
    authority_id: str = ""  # SHA-256 of the CSCA certificate that issued the signer's, hex
    crl_issued_at: datetime | None = None

    @property
    def verdict(self) -> Verdict:
        return TRUST_VERDICT[self.reason]


def judge(signer: x509.Certificate, folder: TrustFolder, now: datetime, issued_on: date | None = None) -> Finding:
    """now: aware UTC. issued_on: the card's own date of issue, read from data whose signature was found good."""
    try:
        return _judge(signer, folder, now, issued_on)
    except BAD_SHAPES as exc:
        _LOG.warning("document signer: %s", type(exc).__name__)
        return Finding(TrustReason.UNSUPPORTED)


def authorities(certificates: Sequence[x509.Certificate]) -> list[x509.Certificate]:
    """Those that may issue: self-signed ones, and what these vouch for by link certificates, from key to key."""
    may_issue = [certificate for certificate in certificates if _may_issue(certificate)]
    believed = [certificate for certificate in may_issue if _issued(certificate, certificate)]
    left = [certificate for certificate in may_issue if certificate not in believed]
    while vouched := [link for link in left if any(_vouches(known, link) for known in believed)]:
        believed += vouched
        left = [link for link in left if link not in vouched]
    return believed


def _judge(signer: x509.Certificate, folder: TrustFolder, now: datetime, issued_on: date | None) -> Finding:
    believed = authorities(folder.certificates)
    named = [authority for authority in believed if authority.subject == signer.issuer]
    issuers = [authority for authority in named if _issued(signer, authority)]
    if not issuers:
        return Finding(_why_no_issuer(signer, named))
    issuer = max(issuers, key=lambda one: (_in_force(one, now), one.not_valid_after))
    revoked = revocation.look_up(signer, believed, folder.crls, now)
    # The first that holds; what proves a wrong comes before what leaves a doubt.
    rows = (
        (TrustReason.REVOKED, revoked.standing is Standing.REVOKED),
        (TrustReason.NOT_A_SIGNER, not _may_sign_documents(signer)),
        (TrustReason.SIGNED_TOO_LATE, issued_on is not None and issued_on > (_key_used_until(signer) + _DAY).date()),
        (TrustReason.UNSUPPORTED, bool(signer.critical_extensions - _UNDERSTOOD)),
        (TrustReason.NOT_YET_VALID, now < max(signer.not_valid_before, issuer.not_valid_before)),
        (TrustReason.AUTHORITY_EXPIRED, now > issuer.not_valid_after),
        (TrustReason.SIGNER_EXPIRED, now > signer.not_valid_after),
        (TrustReason.NO_CRL, revoked.standing is Standing.UNTOLD),
        (TrustReason.CRL_EXPIRED, revoked.standing is Standing.OUTDATED),
    )
    reason = next((reason for reason, holds in rows if holds), TrustReason.PROVED)
    return Finding(reason, issuer.sha256.hex(), revoked.crl_issued_at)


def _why_no_issuer(signer: x509.Certificate, named: Sequence[x509.Certificate]) -> TrustReason:
    if not named:
        return TrustReason.NO_AUTHORITY
    key = signer.authority_key_identifier
    if key is not None and key not in [authority.key_identifier for authority in named]:
        return TrustReason.OTHER_KEY
    return TrustReason.FORGED if all(_spoken(signer, authority) for authority in named) else TrustReason.UNSUPPORTED


def _may_issue(certificate: x509.Certificate) -> bool:
    usage = certificate.key_usage_value
    return bool(certificate.ca) and (usage is None or "key_cert_sign" in usage.native)


def _may_sign_documents(certificate: x509.Certificate) -> bool:
    usage = certificate.key_usage_value
    return not certificate.ca and (usage is None or "digital_signature" in usage.native)


def _vouches(known: x509.Certificate, link: x509.Certificate) -> bool:
    return bool(known.subject == link.issuer) and _issued(link, known)


def _issued(document: x509.Certificate, authority: x509.Certificate) -> bool:
    try:
        return issued(document, authority)
    except Unverifiable as exc:
        _LOG.warning("trust folder: an authority's key or signature is not spoken here (%s)", exc)
        return False


def _spoken(document: x509.Certificate, authority: x509.Certificate) -> bool:
    """The signature was looked at, whatever came of it."""
    try:
        issued(document, authority)
    except Unverifiable:
        return False
    return True


def _in_force(certificate: x509.Certificate, now: datetime) -> bool:
    return bool(certificate.not_valid_before <= now <= certificate.not_valid_after)


def _key_used_until(signer: x509.Certificate) -> datetime:
    """A signer signs for some months only; its certificate then lives on as long as its last card."""
    period = signer.private_key_usage_period_value
    until = period["not_after"].native if period is not None else None
    end = until or signer.not_valid_after
    if not isinstance(end, datetime):  # the year 0 has a class of its own
        raise ValueError("validity")
    return end
