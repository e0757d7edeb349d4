"""An electronic copy that the agency vouches for: PAdES with a visible block, at the ordered level or not at all.

Runs in a process of its own (device_host.py), which ends with the signature: nothing is left that knew the PIN. What
comes back was verified here first, by its digest and by its time stamp.
"""

import asyncio
import hashlib
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.documents.copy_block import draw_block
from kiosk.documents.sealing import ALLOWS, make_ready, open_token, require_fit, require_opening
from kiosk.domain.certified_copy import CopyOrder, CopySignature, SignatureLevel, SignedCopy, SigningPhase
from kiosk.domain.errors import (
    CopyUnsound,
    RevocationAway,
    SealAbsent,
    SealCertificateRevoked,
    SealCertificateUnfit,
    SealError,
    TimeStampAway,
)

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import Signer
    from pyhanko.sign.timestamps import TimeStamper
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.stamp import StaticStampStyle
    from pyhanko_certvalidator import ValidationContext

MARGIN = 9.0  # points from the top and the right edge of page 1: above what most papers say
OnPhase = Callable[[SigningPhase], None]


@dataclass(frozen=True, slots=True)
class FileKey:
    """A PKCS#12 file."""

    path: Path

    @contextmanager
    def opened(self, pin: str) -> "Iterator[Signer]":
        from pyhanko.sign.signers import SimpleSigner

        try:
            data = self.path.read_bytes()
        except OSError as exc:
            raise SealAbsent(type(exc).__name__) from exc
        require_opening(data, pin, typed=True)
        signer = SimpleSigner.load_pkcs12_data(data, other_certs=(), passphrase=pin.encode())
        if signer is None:
            raise SealCertificateUnfit("no key and certificate in the file")
        yield signer


@dataclass(frozen=True, slots=True)
class TokenKey:
    """A PKCS#11 token."""

    module: Path  # of the token's maker
    token: str  # label
    key: str  # label of the certificate, and of the key

    @contextmanager
    def opened(self, pin: str) -> "Iterator[Signer]":
        with open_token(self.module, self.token, self.key, pin) as signer:
            yield signer


@dataclass(frozen=True, slots=True)
class OutsideServices:
    """What the levels above B-B ask of others."""

    time_stamps: str = ""  # address of the time-stamp service
    roots: Path | None = None  # PEM
    seconds: float = 10.0


@dataclass(frozen=True)
class CopySealer:
    """Signs in this very process."""

    key: FileKey | TokenKey
    outside: OutsideServices
    fonts: Path
    picture: Path | None = None

    def sign(self, pdf: bytes, order: CopyOrder, pin: str, on_phase: OnPhase) -> SignedCopy:
        """As ports.CopySeal."""
        make_ready()
        on_phase(SigningPhase.OPENING)
        with self.key.opened(pin) as signer:
            certificate = signer.signing_cert
            if certificate is None:
                raise SealCertificateUnfit("no certificate")
            require_fit(certificate, order.at)
            on_phase(SigningPhase.SIGNING)
            signed = asyncio.run(self._sign(pdf, order, signer, certificate))
        on_phase(SigningPhase.CHECKING)
        return asyncio.run(_checked(pdf, signed, order, certificate))

    async def _sign(self, pdf: bytes, order: CopyOrder, signer: "Signer", certificate: "Certificate") -> bytes:
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.pdf_utils.misc import PdfError
        from pyhanko.sign import PdfSignatureMetadata, PdfSigner
        from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
        from pyhanko.sign.general import SigningError
        from pyhanko.sign.timestamps.common_utils import TimestampRequestError
        from pyhanko_certvalidator import errors as outside_faults

        context = self._context(signer) if order.level is SignatureLevel.B_LT else None
        metadata: PdfSignatureMetadata = PdfSignatureMetadata(
            field_name=f"SaoY{secrets.token_hex(4)}",  # a document may be signed again by somebody else
            reason=order.reason,
            location=order.place or None,
            subfilter=SigSeedSubFilter.PADES,
            md_algorithm="sha256",
            embed_validation_info=context is not None,
            validation_context=context,
        )
        out = BytesIO()
        try:
            writer = IncrementalPdfFileWriter(BytesIO(pdf))
            block, box = self._block(writer, order, certificate)
            stamper = self._stamper() if order.level is not SignatureLevel.B_B else None
            if context is not None:
                await _require_not_revoked(certificate, context)
            pdf_signer = PdfSigner(
                metadata,
                signer,
                timestamper=stamper,
                stamp_style=block,
                new_field_spec=SigFieldSpec(metadata.field_name or "", on_page=0, box=box),
            )
            await pdf_signer.async_sign_pdf(writer, output=out)
        except TimestampRequestError as exc:
            raise TimeStampAway(type(exc.__cause__ or exc).__name__) from exc
        except outside_faults.RevokedError as exc:
            raise SealCertificateRevoked("the certificate, or one above it") from exc
        except outside_faults.InsufficientRevinfoError as exc:
            raise RevocationAway(type(exc).__name__) from exc
        except (outside_faults.PathError, outside_faults.ValidationError) as exc:
            raise SealCertificateUnfit(type(exc).__name__) from exc
        except SigningError as exc:
            raise _signing_fault(exc) from exc
        except (PdfError, OSError, ValueError, IndexError, KeyError) as exc:
            raise CopyUnsound(type(exc).__name__) from exc
        finally:
            if context is not None:
                await context.aclose()  # type: ignore[no-untyped-call]
        return out.getvalue()

    def _stamper(self) -> "TimeStamper":
        from asn1crypto import cms
        from pyhanko.sign.timestamps.aiohttp_client import HTTPTimeStamper
        from pyhanko.sign.timestamps.common_utils import TimestampRequestError

        class Stamper(HTTPTimeStamper):
            """What is no time stamp is told as such, not as a defect of the document."""

            async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
                try:
                    return await super().async_timestamp(message_digest, md_algorithm)
                except (ValueError, TypeError, KeyError) as exc:
                    raise TimestampRequestError("no time stamp") from exc

        if not self.outside.time_stamps:
            raise TimeStampAway("no address in the settings")
        return Stamper(self.outside.time_stamps, timeout=self.outside.seconds)

    def _context(self, signer: "Signer") -> "ValidationContext":
        from pyhanko.keys import load_certs_from_pemder
        from pyhanko_certvalidator import ValidationContext

        try:
            paths = [str(self.outside.roots)] if self.outside.roots else []
            roots = list(load_certs_from_pemder(paths))  # type: ignore[no-untyped-call]
        except (OSError, ValueError) as exc:
            raise RevocationAway(f"roots: {type(exc).__name__}") from exc
        if not roots:
            raise RevocationAway("no roots in the settings")
        return ValidationContext(
            trust_roots=roots, allow_fetching=True, revocation_mode="require", other_certs=list(signer.cert_registry)
        )

    def _block(
        self, writer: "IncrementalPdfFileWriter", order: CopyOrder, certificate: "Certificate"
    ) -> "tuple[StaticStampStyle, tuple[int, int, int, int]]":
        """The picture of the signature, and where it stands: at the top right of page 1."""
        from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule
        from pyhanko.stamp import StaticStampStyle

        page = writer.root["/Pages"]
        while page["/Type"] == "/Pages":
            page = page["/Kids"][0]
        left, _, right, high = (float(side) for side in _inherited(page, "/MediaBox"))
        drawn, width, height = draw_block(
            order.block(common_name(certificate)), self.fonts, self.picture, right - left - 2 * MARGIN
        )
        rule = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, margins=Margins(0, 0, 0, 0))
        style = StaticStampStyle(
            border_width=0, background=_drawn(drawn), background_layout=rule, background_opacity=1.0
        )
        x, y = right - MARGIN - width, high - MARGIN - height
        return style, (round(x), round(y), round(x + width), round(y + height))


def common_name(certificate: "Certificate") -> str:
    name = certificate.subject.native.get("common_name") or certificate.subject.human_friendly
    return str(name[0] if isinstance(name, list) else name)


def _inherited(page: Any, key: str) -> Any:
    while key not in page:
        page = page["/Parent"]
    return page[key]


def _drawn(pdf: bytes) -> Any:
    """A page of another PDF as content; the library's own takes it from a file only."""
    from pyhanko.pdf_utils.content import PdfContent
    from pyhanko.pdf_utils.layout import BoxConstraints
    from pyhanko.pdf_utils.reader import PdfFileReader

    class Drawn(PdfContent):
        def render(self) -> bytes:
            name = f"/Khoi{secrets.token_hex(4)}"
            form = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(pdf)))
            self.resources.xobject[name] = form
            left, low, right, high = (float(side) for side in form.get_object()["/BBox"])
            self.box = BoxConstraints(width=right - left, height=high - low)
            return name.encode() + b" Do"

    return Drawn()


async def _require_not_revoked(certificate: "Certificate", context: "ValidationContext") -> None:
    """Before anything is signed: what the library finds while it signs it tells in words only."""
    from pyhanko_certvalidator import CertificateValidator

    validator = CertificateValidator(certificate, validation_context=context)
    usage = {
        each for each in ALLOWS if certificate.key_usage_value is None or each in certificate.key_usage_value.native
    }
    await validator.async_validate_usage(usage, extended_optional=True)  # type: ignore[no-untyped-call]


def _signing_fault(exc: BaseException) -> SealError:
    """The library wraps what it found while it looked at the chains, and what a token said."""
    import pkcs11
    from pyhanko.sign.timestamps.common_utils import TimestampRequestError
    from pyhanko_certvalidator import errors as outside_faults

    seen: list[BaseException] = [exc]
    for each in seen:  # grows on the way
        seen += [inner for inner in (each.__cause__, each.__context__) if inner is not None and inner not in seen]
    kinds: tuple[tuple[type[BaseException], type[SealError]], ...] = (
        (pkcs11.exceptions.PKCS11Error, SealAbsent),
        (TimestampRequestError, TimeStampAway),
        (outside_faults.RevokedError, SealCertificateRevoked),
        (outside_faults.InsufficientRevinfoError, RevocationAway),
    )
    for kind, fault in kinds:
        if any(isinstance(each, kind) for each in seen):
            return fault(kind.__name__)
    return SealCertificateUnfit(type(exc).__name__)


def _time_stamps(mark: "EmbeddedPdfSignature") -> "Sequence[Any]":
    from pyhanko.sign.general import find_cms_attribute_iter

    return list(find_cms_attribute_iter(mark.signer_info["unsigned_attrs"], "signature_time_stamp_token"))


async def _checked(pdf: bytes, signed: bytes, order: CopyOrder, certificate: "Certificate") -> SignedCopy:
    """Read anew and verified. Raises CopyUnsound."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.validation import async_validate_pdf_signature
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko_certvalidator import ValidationContext

    try:
        reader = PdfFileReader(BytesIO(signed))
        [*_, mark] = reader.embedded_regular_signatures
        # Whether the bytes are sound, by the keys that stand in them; whom to trust was asked while it was signed.
        issuers = [each for token in _time_stamps(mark) for each in token["content"]["certificates"]]
        issuers = [each.chosen for each in issuers]
        own, theirs = (ValidationContext(trust_roots=roots, allow_fetching=False) for roots in ([certificate], issuers))
        status = await async_validate_pdf_signature(mark, own, ts_validation_context=theirs if issuers else own)
        stamped = status.timestamp_validity
    except (PdfError, SigningError, SignatureValidationError, ValueError, KeyError) as exc:
        raise CopyUnsound(type(exc).__name__) from exc
    kept = signed.startswith(pdf) and status.intact and status.valid
    timed = stamped is not None and stamped.intact and stamped.valid
    judged = "/DSS" in reader.root
    have = (SignatureLevel.B_LT if judged else SignatureLevel.B_T) if timed else SignatureLevel.B_B
    if not kept or have is not order.level:
        raise CopyUnsound(f"{have} for {order.level}")
    fingerprint = hashlib.sha256(certificate.dump()).hexdigest()
    signature = CopySignature(
        level=order.level,
        signer=common_name(certificate),
        serial=f"{certificate.serial_number:x}",
        fingerprint=fingerprint,
        signed_at=stamped.timestamp if stamped is not None and timed else order.at,
        original=hashlib.sha256(pdf).hexdigest(),
    )
    return SignedCopy(signed, signature)
