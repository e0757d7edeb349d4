"""A CSCA master list: authorities' certificates that one country collected and signed. CMS, ICAO 9303-12, 9.

Its signature says who collected it, no more: whom to believe stays the centre's decision.
"""

from dataclasses import dataclass, field

from asn1crypto import core, x509

from kiosk.devices.card import signed_message
from kiosk.devices.card.signatures import BAD_SHAPES
from kiosk.devices.card.trust_folder import certificate_of
from kiosk.domain.errors import TrustFileRefused

CONTENT_TYPE = "2.23.136.1.1.2"
SIGNING = "2.23.136.1.1.3"  # the extended key usage of who signs such lists
MOST_BYTES = 8 * 1024 * 1024  # the largest published ones hold some 600 certificates in 1 MB
MOST_CERTIFICATES = 3000


class _Certificates(core.SetOf):  # type: ignore[misc] # asn1crypto is untyped
    _child_spec = x509.Certificate


class _Content(core.Sequence):  # type: ignore[misc]
    """CscaMasterList ::= SEQUENCE { version INTEGER { v0(0) }, certList SET OF Certificate }"""

    _fields = [("version", core.Integer), ("certificates", _Certificates)]  # noqa: RUF012 # asn1crypto completes it


@dataclass(frozen=True, slots=True)
class MasterList:
    signer: x509.Certificate = field(repr=False)
    certificates: tuple[bytes, ...] = field(repr=False)  # DER, not looked into yet


def parse(der: bytes) -> MasterList:
    """A list whose signature is its signer's own, and whose signer may sign lists.

    Raises TrustFileRefused.
    """
    try:
        message = signed_message.parse(der, CONTENT_TYPE)
        signed_message.check(message, CONTENT_TYPE)
        signer, listed = certificate_of(message.signer), _listed(message.content)
        usage = signer.extended_key_usage_value
        may_sign = usage is not None and SIGNING in [purpose.dotted for purpose in usage]
    except signed_message.SignatureWrong as exc:
        raise TrustFileRefused(f"list: {exc}") from exc
    except BAD_SHAPES as exc:
        raise TrustFileRefused(f"list: {type(exc).__name__}") from None
    if not may_sign:
        raise TrustFileRefused("list: its signer may not sign lists")
    return MasterList(signer, listed)


def _listed(content: bytes) -> tuple[bytes, ...]:
    listed = _Content.load(content, strict=True)
    if listed["version"].native != 0:
        raise ValueError("version of the list")
    if len(listed["certificates"]) > MOST_CERTIFICATES:
        raise ValueError("too many certificates")
    return tuple(bytes(certificate.dump()) for certificate in listed["certificates"])
