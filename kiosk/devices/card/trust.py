"""The trust folder: certificates of the country's signing authority (CSCA) that this centre believes.

Which folder is the centre's decision. The simulated authority lies in a folder of its own, so that a kiosk that
serves people never believes it by accident.
"""

import logging
from datetime import datetime
from pathlib import Path

from asn1crypto import pem, x509

from kiosk.devices.card.signatures import Unverifiable, issued
from kiosk.domain.applicant import Verdict

_LOG = logging.getLogger(__name__)
_SUFFIXES = (".der", ".cer", ".crt", ".pem")


def load(folder: Path) -> list[x509.Certificate]:
    """Every certificate in the folder itself, DER or PEM; a missing folder trusts nobody. Unusable files are logged."""
    found = []
    for path in sorted(folder.glob("*")) if folder.is_dir() else []:
        if path.suffix.lower() not in _SUFFIXES:
            continue
        try:
            data = path.read_bytes()
            certificate = x509.Certificate.load(pem.unarmor(data)[2] if pem.detect(data) else data, strict=True)
            certificate.native  # noqa: B018 - parse it now, not at a citizen's card
        except (OSError, ValueError, TypeError, KeyError) as exc:
            _LOG.warning("trust folder: %s is not a certificate (%s)", path.name, type(exc).__name__)
            continue
        found.append(certificate)
    return found


def judge(signer: x509.Certificate, anchors: list[x509.Certificate], now: datetime) -> Verdict:
    """Does the document signer descend from one of the anchors, today?

    UNKNOWN: no anchor bears the issuer's name. NO: one does, and did not sign it, or a validity is over.
    """
    named = [anchor for anchor in anchors if anchor.subject == signer.issuer and _may_issue(anchor)]
    if not named:
        return Verdict.UNKNOWN
    good = any(_issued(signer, anchor) and _valid(anchor, now) for anchor in named)
    return Verdict.YES if good and _valid(signer, now) else Verdict.NO


def _may_issue(anchor: x509.Certificate) -> bool:
    return bool(anchor.ca)


def _issued(signer: x509.Certificate, anchor: x509.Certificate) -> bool:
    try:
        return issued(signer, anchor)
    except Unverifiable as exc:
        _LOG.warning("trust folder: an authority's key or signature is not spoken here (%s)", exc)
        return False


def _valid(certificate: x509.Certificate, now: datetime) -> bool:
    return bool(certificate.not_valid_before <= now <= certificate.not_valid_after)
