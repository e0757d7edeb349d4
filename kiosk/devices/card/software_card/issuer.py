"""The simulated issuer: a signing authority, a document signer, and the SOD it signs."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from asn1crypto import algos, cms, core, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from kiosk.devices.card.software_card.der import item, oid

_LDS_SECURITY_OBJECT = "2.23.136.1.1.1"
_SHA256 = "2.16.840.1.101.3.4.2.1"
AUTHORITY, SIGNER = "TEST CSCA (simulated)", "TEST DS (simulated)"
_FROM, _TO = datetime(2020, 1, 1, tzinfo=UTC), datetime(2070, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Issuer:
    """Signs the chips of one country that does not exist."""

    authority: certificates.Certificate = field(repr=False)
    signer: certificates.Certificate = field(repr=False)
    signer_key: ec.EllipticCurvePrivateKey = field(repr=False)

    @classmethod
    def load(cls, folder: Path) -> "Issuer":
        """Raises OSError, ValueError."""
        key = serialization.load_pem_private_key((folder / "test-ds-key.pem").read_bytes(), None)
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            raise ValueError("the signer's key is not an EC key")
        authority, signer = (
            certificates.load_pem_x509_certificate((folder / name).read_bytes())
            for name in ("test-csca.pem", "test-ds.pem")
        )
        return cls(authority, signer, key)

    def security_object(self, groups: Mapping[int, bytes]) -> bytes:
        """EF.SOD over data groups by number."""
        digests = [
            item(0x30, item(0x02, bytes([number])), item(0x04, hashlib.sha256(groups[number]).digest()))
            for number in sorted(groups)
        ]
        algorithm = item(0x30, oid(_SHA256))
        content = item(0x30, item(0x02, b"\0"), algorithm, item(0x30, *digests))
        return item(0x77, self._signed(content))

    def _signed(self, content: bytes) -> bytes:
        attributes = cms.CMSAttributes(
            [
                {"type": "content_type", "values": [_LDS_SECURITY_OBJECT]},
                {"type": "message_digest", "values": [hashlib.sha256(content).digest()]},
            ]
        )
        certificate = x509.Certificate.load(self.signer.public_bytes(serialization.Encoding.DER))
        digest = algos.DigestAlgorithm({"algorithm": "sha256"})
        signer = cms.SignerInfo(
            {
                "version": "v1",
                "sid": cms.SignerIdentifier(
                    "issuer_and_serial_number",
                    {"issuer": certificate.issuer, "serial_number": certificate.serial_number},
                ),
                "digest_algorithm": digest,
                "signed_attrs": attributes,
                "signature_algorithm": {"algorithm": "sha256_ecdsa"},
                "signature": self.signer_key.sign(attributes.dump(), ec.ECDSA(hashes.SHA256())),
            }
        )
        signed = cms.SignedData(
            {
                "version": "v3",
                "digest_algorithms": [digest],
                "encap_content_info": {
                    "content_type": _LDS_SECURITY_OBJECT,
                    "content": core.ParsableOctetString(content),
                },
                "certificates": [certificate],
                "signer_infos": [signer],
            }
        )
        return bytes(cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump())


def name(common_name: str) -> certificates.Name:
    country = certificates.NameAttribute(NameOID.COUNTRY_NAME, "VN")
    return certificates.Name([country, certificates.NameAttribute(NameOID.COMMON_NAME, common_name)])


def found(label: str = AUTHORITY) -> tuple[Issuer, ec.EllipticCurvePrivateKey]:
    """A new authority with a new document signer, and the authority's key."""
    authority_key = ec.generate_private_key(ec.BrainpoolP384R1())
    signer_key = ec.generate_private_key(ec.BrainpoolP256R1())
    authority = certified(label, authority_key.public_key(), label, authority_key, is_authority=True)
    signer = certified(SIGNER, signer_key.public_key(), label, authority_key)
    return Issuer(authority, signer, signer_key), authority_key


def certified(
    subject: str,
    key: ec.EllipticCurvePublicKey,
    issuer: str,
    issuer_key: ec.EllipticCurvePrivateKey,
    *,
    is_authority: bool = False,
    until: datetime = _TO,
    issuer_key_id: bytes | None = None,
) -> certificates.Certificate:
    """issuer_key_id: what the certificate says of the key that signed it; None: nothing."""
    builder = (
        certificates.CertificateBuilder()
        .subject_name(name(subject))
        .issuer_name(name(issuer))
        .public_key(key)
        .serial_number(certificates.random_serial_number())
        .not_valid_before(_FROM)
        .not_valid_after(until)
        .add_extension(certificates.BasicConstraints(is_authority, 0 if is_authority else None), critical=True)
        .add_extension(
            certificates.KeyUsage(
                digital_signature=not is_authority,
                key_cert_sign=is_authority,
                crl_sign=is_authority,
                content_commitment=False,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
        .add_extension(certificates.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )
    if issuer_key_id is not None:
        builder = builder.add_extension(certificates.AuthorityKeyIdentifier(issuer_key_id, None, None), critical=False)
    return builder.sign(issuer_key, hashes.SHA384())
