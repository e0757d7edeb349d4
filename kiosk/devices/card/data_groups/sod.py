"""EF.SOD: the signature over the digests of all data groups. CMS SignedData (RFC 5652), ICAO 9303-10, 4.6.2."""

from dataclasses import dataclass, field

from asn1crypto import cms, x509

from kiosk.devices.card import tlv
from kiosk.domain.errors import CardUnreadable

LDS_SECURITY_OBJECT = "2.23.136.1.1.1"
_DIGESTS = {
    "1.3.14.3.2.26": "sha1",
    "2.16.840.1.101.3.4.2.4": "sha224",
    "2.16.840.1.101.3.4.2.1": "sha256",
    "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512",
}


@dataclass(frozen=True, slots=True)
class SecurityObject:
    """What the SOD says, every part read already: nothing in it can fail to parse later."""

    digest: str  # hashlib's name, for the data groups
    group_digests: dict[int, bytes]
    content: bytes = field(repr=False)  # the bytes whose digest is signed
    signed_attributes: bytes | None = field(repr=False)  # DER SET OF; None: the content itself is signed
    content_type: str  # as the signed attributes have it; empty without them
    message_digest: bytes = field(repr=False)  # as the signed attributes have it
    signer_digest: str  # hashlib's name, for the content
    signature_algorithm: cms.SignedDigestAlgorithm = field(repr=False)
    signature: bytes = field(repr=False)
    signer: bytes = field(repr=False)  # the document signer's certificate, DER


def parse(content: bytes) -> SecurityObject:
    """Raises CardUnreadable."""
    try:
        return _parse(tlv.unwrap(content, 0x77))
    # asn1crypto parses lazily and names a bad shape with whatever its own code ran into.
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError) as exc:
        raise CardUnreadable(f"sod: {type(exc).__name__}") from None


def _parse(der: bytes) -> SecurityObject:
    info = cms.ContentInfo.load(der)
    if info["content_type"].native != "signed_data":
        raise ValueError
    signed = info["content"]
    if signed["encap_content_info"]["content_type"].dotted != LDS_SECURITY_OBJECT:
        raise ValueError
    content = bytes(signed["encap_content_info"]["content"])
    (signer,) = signed["signer_infos"]
    digest, group_digests = _security_object(content)
    attributes, content_type, message_digest = _attributes(signer)
    algorithm = signer["signature_algorithm"]
    algorithm.native  # noqa: B018 - parse it now
    return SecurityObject(
        digest=digest,
        group_digests=group_digests,
        content=content,
        signed_attributes=attributes,
        content_type=content_type,
        message_digest=message_digest,
        signer_digest=_DIGESTS[signer["digest_algorithm"]["algorithm"].dotted],
        signature_algorithm=algorithm,
        signature=signer["signature"].native,
        signer=_certificate(signed["certificates"], signer["sid"]),
    )


def _security_object(content: bytes) -> tuple[str, dict[int, bytes]]:
    """SEQUENCE { version, digest algorithm, SEQUENCE OF { number, digest } }"""
    _, algorithm, groups, *_ = tlv.read_all(tlv.unwrap(content, 0x30))
    digest = _DIGESTS[tlv.oid(tlv.unwrap(algorithm.value, 0x06))]
    found: dict[int, bytes] = {}
    for group in tlv.read_all(groups.value):
        number, value = tlv.read_all(group.value)
        if tlv.integer(number.value) in found:
            raise CardUnreadable("sod: group twice")
        found[tlv.integer(number.value)] = value.value
    return digest, found


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
    raise CardUnreadable("sod: no signer certificate")
