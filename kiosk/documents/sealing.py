"""The centre's digital signature on a document: PAdES (ETSI EN 319 142, level B-B), by a key in a file or on a token.

Nothing on the paper changes: the signature is invisible, and readers show it beside the page. No time-stamp service is
asked, so that signing works without a network; the time is this machine's.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.domain.errors import (
    SealAbsent,
    SealCertificateUnfit,
    SealError,
    SealLastTry,
    SealLocked,
    SealPinRejected,
    SealPinWrong,
)
from kiosk.ports import Clock, PinTries, SealStanding

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.signers import Signer

ALLOWS = ("digital_signature", "non_repudiation")  # key usage: one of them


@dataclass(frozen=True)
class FileSeal:
    """Implements ports.DocumentSeal with a PKCS#12 file: for trials, and where the law allows a key in a file.

    typed: a person has typed the passphrase just now, and may type it again.
    """

    path: Path
    passphrase: str = field(repr=False)
    clock: Clock
    typed: bool = False

    def sign(self, pdf: bytes, reason: str, place: str) -> bytes:
        from pyhanko.sign.signers import SimpleSigner

        data = self._data()
        signer = SimpleSigner.load_pkcs12_data(data, other_certs=(), passphrase=self.passphrase.encode())
        if signer is None:
            raise SealCertificateUnfit("no key and certificate in the file")
        return _signed(pdf, signer, reason, place, self.clock.now())

    def standing(self) -> SealStanding:
        """Whose certificate it is, when the passphrase is known. Raises as `sign`."""
        from cryptography.hazmat.primitives.serialization import Encoding
        from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12

        data = self._data(look_inside=bool(self.passphrase))
        if not self.passphrase:
            return SealStanding()
        found = load_pkcs12(data, self.passphrase.encode()).cert
        if found is None:
            raise SealCertificateUnfit("no certificate in the file")
        return _standing(found.certificate.public_bytes(Encoding.DER), PinTries.ANY)

    def _data(self, *, look_inside: bool = True) -> bytes:
        try:
            data = self.path.read_bytes()
        except OSError as exc:
            raise SealAbsent(type(exc).__name__) from exc
        if look_inside:
            require_opening(data, self.passphrase, typed=self.typed)
        return data


@dataclass(frozen=True)
class TokenSeal:
    """Implements ports.DocumentSeal with a PKCS#11 token.

    rejected: a mark that is left when the token refuses the PIN. While it lies there the token is not asked again, by
    no process: after a few wrong ones it locks for good. A person takes it away (docs/operations.md). None: a person
    has typed the PIN just now, and decides alone whether to type another.
    """

    module: Path  # of the token's maker
    token: str  # label
    key: str  # label of the certificate, and of the key
    pin: str = field(repr=False)
    rejected: Path | None
    clock: Clock

    def sign(self, pdf: bytes, reason: str, place: str) -> bytes:
        if self.rejected is not None and self.rejected.exists():
            raise SealPinRejected("not tried again by itself")
        try:
            with open_token(self.module, self.token, self.key, self.pin) as signer:
                return _signed(pdf, signer, reason, place, self.clock.now())
        except (SealPinWrong, SealLastTry) as exc:
            if self.rejected is None:
                raise
            self.rejected.touch(0o600)
            raise SealPinRejected("PIN") from exc

    def standing(self) -> SealStanding:
        """Whose certificate lies on the token, and how it stands with its PIN; asks for none. Raises SealAbsent."""
        import pkcs11

        try:
            token = _token(self.module, self.token)
            with token.open() as session:
                found = session.get_objects({pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE})
                named = [each for each in found if not self.key or each[pkcs11.Attribute.LABEL] == self.key]
                content = next((bytes(each[pkcs11.Attribute.VALUE]) for each in named), b"")
            return _standing(content, _tries(token.flags))
        except (pkcs11.exceptions.PKCS11Error, RuntimeError, OSError) as exc:
            raise SealAbsent(type(exc).__name__) from exc


def _token(module: Path, label: str) -> Any:
    import pkcs11

    return pkcs11.lib(str(module)).get_token(token_label=label)


@contextmanager
def open_token(module: Path, label: str, key: str, pin: str) -> "Iterator[Signer]":
    """What signs with the key of a token, while it is open to this PIN. key: label of the key and of its certificate.

    Raises: SealPinWrong, SealLastTry, SealLocked, SealCertificateUnfit; SealAbsent, also when it is taken out.
    """
    import pkcs11
    from pyhanko.sign.pkcs11 import PKCS11Signer

    faults = pkcs11.exceptions
    try:
        session = _token(module, label).open(user_pin=pin)
    except (faults.PinIncorrect, faults.PinInvalid, faults.PinLenRange) as exc:
        raise _wrong_pin(module, label) from exc
    except faults.PinLocked as exc:
        raise SealLocked("PIN") from exc
    except (faults.PKCS11Error, RuntimeError, OSError) as exc:
        raise SealAbsent(type(exc).__name__) from exc
    try:
        signer = PKCS11Signer(session, cert_label=key, key_label=key)
        if signer.signing_cert is None:
            raise SealCertificateUnfit("no certificate")
        yield signer
    except faults.PKCS11Error as exc:  # taken out while it signed, or no such key
        raise SealAbsent(type(exc).__name__) from exc
    finally:
        with suppress(faults.PKCS11Error):  # it was taken out
            session.close()


def _wrong_pin(module: Path, label: str) -> SealError:
    """With what the token says of the tries that are left; many say nothing."""
    import pkcs11

    try:
        tries = _tries(_token(module, label).flags)
    except (pkcs11.exceptions.PKCS11Error, RuntimeError, OSError):
        tries = PinTries.ANY  # pulled out meanwhile: the PIN was wrong all the same
    return {PinTries.LAST: SealLastTry, PinTries.NONE: SealLocked}.get(tries, SealPinWrong)("PIN")


def _tries(flags: Any) -> PinTries:
    from pkcs11.constants import TokenFlag

    said = (
        (TokenFlag.USER_PIN_LOCKED, PinTries.NONE),
        (TokenFlag.USER_PIN_FINAL_TRY, PinTries.LAST),
        (TokenFlag.USER_PIN_COUNT_LOW, PinTries.FEW),
    )
    return next((tries for flag, tries in said if flags & flag), PinTries.ANY)


def _standing(certificate: bytes, tries: PinTries) -> SealStanding:
    """certificate: DER; empty: there is none that may be read."""
    from asn1crypto.x509 import Certificate

    if not certificate:
        return SealStanding(tries=tries)
    try:
        found = Certificate.load(certificate)
        names = found.subject.native
        holder = names.get("common_name") or names.get("organization_name") or ""
        return SealStanding(str(holder), found.not_valid_after, tries)
    except (ValueError, TypeError) as exc:
        raise SealCertificateUnfit(type(exc).__name__) from exc


def require_opening(data: bytes, passphrase: str, *, typed: bool = False) -> None:
    """The library answers nothing at all to a wrong passphrase."""
    from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12

    try:
        load_pkcs12(data, passphrase.encode())
    except ValueError as exc:
        raise (SealPinWrong if typed else SealPinRejected)("passphrase, or no PKCS#12") from exc


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
