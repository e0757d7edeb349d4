"""The centre's digital signature on a document: PAdES (ETSI EN 319 142, level B-B), by a key in a file or on a token.

Nothing on the paper changes: the signature is invisible, and readers show it beside the page. No time-stamp service is
asked, so that signing works without a network; the time is this machine's.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.domain.errors import SealAbsent, SealCertificateUnfit, SealError, SealLocked, SealPinRejected
from kiosk.ports import Clock

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.signers import Signer

ALLOWS = ("digital_signature", "non_repudiation")  # key usage: one of them


@dataclass(frozen=True)
class FileSeal:
    """Implements ports.DocumentSeal with a PKCS#12 file: for trials, and where the law allows a key in a file."""

    path: Path
    passphrase: str = field(repr=False)
    clock: Clock

    def sign(self, pdf: bytes, reason: str, place: str) -> bytes:
        from pyhanko.sign.signers import SimpleSigner

        try:
            data = self.path.read_bytes()
        except OSError as exc:
            raise SealAbsent(type(exc).__name__) from exc
        require_opening(data, self.passphrase)
        signer = SimpleSigner.load_pkcs12_data(data, other_certs=(), passphrase=self.passphrase.encode())
        if signer is None:
            raise SealCertificateUnfit("no key and certificate in the file")
        return _signed(pdf, signer, reason, place, self.clock.now())


@dataclass(frozen=True)
class TokenSeal:
    """Implements ports.DocumentSeal with a PKCS#11 token.

    rejected: a mark that is left when the token refuses the PIN. While it lies there the token is not asked again, by
    no process: after a few wrong ones it locks for good. A person takes it away (docs/operations.md).
    """

    module: Path  # of the token's maker
    token: str  # label
    key: str  # label of the certificate, and of the key
    pin: str = field(repr=False)
    rejected: Path
    clock: Clock

    def sign(self, pdf: bytes, reason: str, place: str) -> bytes:
        from pyhanko.sign.pkcs11 import PKCS11Signer

        if self.rejected.exists():
            raise SealPinRejected("not tried again by itself")
        with self._session() as session:
            import pkcs11

            try:
                signer = PKCS11Signer(session, cert_label=self.key, key_label=self.key)
                return _signed(pdf, signer, reason, place, self.clock.now())
            except pkcs11.exceptions.PKCS11Error as exc:
                raise SealAbsent(type(exc).__name__) from exc

    @contextmanager
    def _session(self) -> Iterator[Any]:
        import pkcs11
        from pyhanko.config.pkcs11 import TokenCriteria
        from pyhanko.sign.pkcs11 import open_pkcs11_session

        faults = pkcs11.exceptions
        try:
            session = open_pkcs11_session(
                str(self.module), token_criteria=TokenCriteria(label=self.token), user_pin=self.pin
            )
        except (faults.PinIncorrect, faults.PinInvalid, faults.PinLenRange) as exc:
            self.rejected.touch(0o600)
            raise SealPinRejected("PIN") from exc
        except faults.PinLocked as exc:
            raise SealLocked("PIN") from exc
        except (faults.PKCS11Error, RuntimeError, OSError) as exc:
            raise SealAbsent(type(exc).__name__) from exc
        try:
            yield session
        finally:
            session.close()


def require_opening(data: bytes, passphrase: str) -> None:
    """The library answers nothing at all to a wrong passphrase."""
    from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12

    try:
        load_pkcs12(data, passphrase.encode())
    except ValueError as exc:
        raise SealPinRejected("passphrase, or no PKCS#12") from exc


def make_ready() -> None:
    """Before the library signs anything in this process.

    Whoever read a CMS here before it was loaded left a table of names without its own. And it would write itself into
    the document's metadata as its producer, in one way in the XML and in another beside it: they stay what they were.
    """
    from asn1crypto.cms import CMSAttributeType
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers  # noqa: F401 (adds its names to the table)

    CMSAttributeType._reverse_map = {name: oid for oid, name in CMSAttributeType._map.items()}
    IncrementalPdfFileWriter._update_meta = _leave_as_it_is  # type: ignore[method-assign]


def _leave_as_it_is(_: Any) -> None:
    """In the place of what the library does with a document's metadata."""


def _signed(pdf: bytes, signer: "Signer", reason: str, place: str, now: datetime) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign import PdfSignatureMetadata, PdfSigner
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.general import SigningError

    make_ready()
    if signer.signing_cert is None:
        raise SealCertificateUnfit("no certificate")
    require_fit(signer.signing_cert, now)
    metadata = PdfSignatureMetadata(
        field_name=f"Kiosk{secrets.token_hex(4)}",  # a document may be signed again by somebody else
        reason=reason or None,
        location=place or None,
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
    )
    out = BytesIO()
    try:
        PdfSigner(metadata, signer).sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), output=out)
    except SigningError as exc:
        raise SealCertificateUnfit(type(exc).__name__) from exc
    except PdfError as exc:
        raise SealError(type(exc).__name__) from exc
    return out.getvalue()


def require_fit(certificate: "Certificate", now: datetime) -> None:
    if not certificate.not_valid_before <= now <= certificate.not_valid_after:
        raise SealCertificateUnfit("out of date")
    usage = certificate.key_usage_value
    if usage is not None and not set(ALLOWS) & set(usage.native):
        raise SealCertificateUnfit("not for signing")
