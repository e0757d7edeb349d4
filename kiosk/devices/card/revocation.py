"""Was this certificate revoked, as far as the CRLs at hand can tell? RFC 5280, 5 and 6.3; ICAO 9303-12, 7.1.4.

An authority signs its CRL with its newest key, for the certificates of all its keys: after a rollover the issuer's
name is the same and the key is not.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from asn1crypto import crl, x509

from kiosk.devices.card.signatures import Unverifiable, issued

_LOG = logging.getLogger(__name__)
_UNDERSTOOD = {"authority_key_identifier", "crl_number"}  # a delta or a partial list says nothing of the rest


class Standing(Enum):
    GOOD = auto()  # a current CRL does not name it
    REVOKED = auto()
    OUTDATED = auto()  # the newest CRL does not name it, and another is due, or it is of the future
    UNTOLD = auto()  # no CRL of this authority


@dataclass(frozen=True, slots=True)
class Revocation:
    standing: Standing
    crl_issued_at: datetime | None = None  # thisUpdate of the CRL that said so


def look_up(
    certificate: x509.Certificate,
    authorities: Sequence[x509.Certificate],
    crls: Sequence[crl.CertificateList],
    now: datetime,
) -> Revocation:
    """authorities: those whose signature counts. A revocation is never taken back, so an old CRL may still say it.

    now: aware UTC. Raises what asn1crypto names a bad shape with.
    """
    usable = [listed for listed in crls if listed.issuer == certificate.issuer and signed_by_any(listed, authorities)]
    usable.sort(key=issued_at, reverse=True)
    for listed in usable:
        if _names(listed, certificate.serial_number):
            return Revocation(Standing.REVOKED, issued_at(listed))
    whole = [listed for listed in usable if not listed.critical_extensions - _UNDERSTOOD]
    if not whole:
        return Revocation(Standing.UNTOLD)
    newest, due = whole[0], due_at(whole[0])
    current = due is not None and issued_at(newest) <= now <= due
    return Revocation(Standing.GOOD if current else Standing.OUTDATED, issued_at(newest))


def issued_at(listed: crl.CertificateList) -> datetime:
    """thisUpdate."""
    at = listed["tbs_cert_list"]["this_update"].native
    if not isinstance(at, datetime):  # the year 0 has a class of its own
        raise ValueError("thisUpdate")
    return at


def due_at(listed: crl.CertificateList) -> datetime | None:
    """nextUpdate; ICAO demands it, RFC 5280 does not."""
    at = listed["tbs_cert_list"]["next_update"].native
    return at if isinstance(at, datetime) else None


def _names(listed: crl.CertificateList, serial_number: int) -> bool:
    revoked = listed["tbs_cert_list"]["revoked_certificates"]
    return any(entry["user_certificate"].native == serial_number for entry in revoked)


def signed_by_any(listed: crl.CertificateList, authorities: Sequence[x509.Certificate]) -> bool:
    """Whether one of them signed the list, with a key that may."""
    for authority in authorities:
        usage = authority.key_usage_value
        if authority.subject != listed.issuer or (usage is not None and "crl_sign" not in usage.native):
            continue
        try:
            if issued(listed, authority):
                return True
        except Unverifiable as exc:
            _LOG.warning("trust folder: the signature of a CRL is not spoken here (%s)", exc)
    return False
