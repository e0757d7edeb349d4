"""CMS SignedData with one signer and the content inside (RFC 5652): EF.SOD and master lists are such messages."""

import hashlib
import hmac
from dataclasses import dataclass, field

from asn1crypto import cms, x509

from kiosk.devices.card.signatures import Unverifiable, verify
from kiosk.devices.card.trust_folder import certificate_of

DIGESTS = {
    "1.3.14.3.2.26": "sha1",
    "2.16.840.1.101.3.4.2.4": "sha224",
    "2.16.840.1.101.3.4.2.1": "sha256",
    "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512",
}


class SignatureWrong(Exception):
    """The signature does not verify, or is of a kind that is not spoken here."""


@dataclass(frozen=True, slots=True)
class SignedMessage:
    """Every part read already: nothing in it can fail to parse later."""

    content: bytes = field(repr=False)  # the bytes whose digest is signed
    signed_attributes: bytes | None = field(repr=False)  # DER SET OF; None: the content itself is signed
    content_type: str  # as the signed attributes have it; empty without them
    message_digest: bytes = field(repr=False)  # as the signed attributes have it
    signer_digest: str  # hashlib's name, for the content
    signature_algorithm: cms.SignedDigestAlgorithm = field(repr=False)
    signature: bytes = field(repr=False)
    signer: bytes = field(repr=False)  # the signer's certificate, DER


def parse(der: bytes, content_type: str) -> SignedMessage:
    """content_type: dotted; of what must be inside. Raises the exceptions of signatures.BAD_SHAPES."""
    info = cms.ContentInfo.load(der)
    if info["content_type"].native != "signed_data":
        raise ValueError("not signed data")
    signed = info["content"]
    if signed["encap_content_info"]["content_type"].dotted != content_type:
        raise ValueError("another content")
    (signer,) = signed["signer_infos"]
    attributes, signed_type, message_digest = _attributes(signer)
    algorithm = signer["signature_algorithm"]
    algorithm.native  # noqa: B018 - parse it now
    return SignedMessage(
        content=bytes(signed["encap_content_info"]["content"]),
        signed_attributes=attributes,
        content_type=signed_type,
        message_digest=message_digest,
        signer_digest=DIGESTS[signer["digest_algorithm"]["algorithm"].dotted],
        signature_algorithm=algorithm,
        signature=signer["signature"].native,
        signer=_certificate(signed["certificates"], signer["sid"]),
    )


def check(message: SignedMessage, content_type: str) -> None:
    """The signature by the message's own signer: whoever that is. Raises SignatureWrong, ValueError."""
    signed = message.content
    if message.signed_attributes is not None:
        if message.content_type != content_type:
            raise SignatureWrong("content type")
        digest = hashlib.new(message.signer_digest, message.content).digest()
        if not hmac.compare_digest(digest, message.message_digest):
            raise SignatureWrong("message digest")
        signed = message.signed_attributes
    key = certificate_of(message.signer)["tbs_certificate"]["subject_public_key_info"]
    try:
        good = verify(key, message.signature_algorithm, message.signer_digest, message.signature, signed)
    except Unverifiable as exc:
        raise SignatureWrong(str(exc)) from exc
    if not good:
        raise SignatureWrong("signature")


def _attributes(signer: cms.SignerInfo) -> tuple[bytes | None, str, bytes]:
    attributes = signer["signed_attrs"]
    if not attributes:
        return None, "", b""
    values = {attribute["type"].native: attribute["values"] for attribute in attributes}
    # Signed with the tag of a SET, stored with an implicit tag (RFC 5652, 5.4): the bytes themselves stay.
    der = b"\x31" + attributes.dump()[1:]
    return der, values["content_type"][0].dotted, values["message_digest"][0].native


def _certificate(certificates: cms.CertificateSet, sid: cms.SignerIdentifier) -> bytes:
    for choice in certificates:
        certificate = choice.chosen
        if not isinstance(certificate, x509.Certificate):
            continue
        if sid.name == "issuer_and_serial_number":
            wanted = sid.chosen
            same = (
                certificate.serial_number == wanted["serial_number"].native and certificate.issuer == wanted["issuer"]
            )
        else:
            same = certificate.key_identifier == sid.chosen.native
        if same:
            return bytes(certificate.dump())
    raise ValueError("no signer certificate")
