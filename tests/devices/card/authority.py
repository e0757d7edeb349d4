"""Authorities, signers, CRLs and master lists of a country that does not exist, made for one test each."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from asn1crypto import algos, cms, core, keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
DAY = timedelta(days=1)
YEAR = 365 * DAY
DER = serialization.Encoding.DER
MASTER_LIST = "2.23.136.1.1.2"
MASTER_LIST_SIGNING = "2.23.136.1.1.3"


def name(common_name: str, country: str = "VN") -> x509.Name:
    return x509.Name(
        [x509.NameAttribute(NameOID.COUNTRY_NAME, country), x509.NameAttribute(NameOID.COMMON_NAME, common_name)]
    )


def usage(*wanted: str) -> x509.KeyUsage:
    every = (
        "digital_signature",
        "content_commitment",
        "key_encipherment",
        "data_encipherment",
        "key_agreement",
        "key_cert_sign",
        "crl_sign",
        "encipher_only",
        "decipher_only",
    )
    return x509.KeyUsage(**{one: one in wanted for one in every})


@dataclass(frozen=True)
class Holder:
    """A certificate and its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(DER)

    @property
    def parsed(self) -> asn1.Certificate:
        return asn1.Certificate.load(self.der)

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(self.der).hexdigest()


def certify(
    subject: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    issuer: x509.Name,
    issuer_key: ec.EllipticCurvePrivateKey,
    *extensions: x509.ExtensionType,
    critical: tuple[type[x509.ExtensionType], ...] = (x509.BasicConstraints, x509.KeyUsage),
    begins: datetime = NOW - YEAR,
    ends: datetime = NOW + 10 * YEAR,
) -> Holder:
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    builder = builder.add_extension(
        x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False
    )
    for extension in extensions:
        builder = builder.add_extension(extension, critical=isinstance(extension, critical))
    return Holder(builder.sign(issuer_key, hashes.SHA384()), key)


AUTHORITY = (x509.BasicConstraints(True, 0), usage("key_cert_sign", "crl_sign"))
SIGNER = (x509.BasicConstraints(False, None), usage("digital_signature"))


def authority(
    common_name: str = "TEST CSCA one (simulated)", country: str = "VN", begins: datetime = NOW - YEAR
) -> Holder:
    key = ec.generate_private_key(ec.BrainpoolP256R1())
    who = name(common_name, country)
    return certify(who, key, who, key, *AUTHORITY, begins=begins)


def signer(
    by: Holder,
    *extensions: x509.ExtensionType,
    begins: datetime = NOW - YEAR,
    ends: datetime = NOW + 10 * YEAR,
) -> Holder:
    key = ec.generate_private_key(ec.BrainpoolP256R1())
    own = extensions or SIGNER
    subject = name("TEST DS (simulated)")
    return certify(subject, key, by.certificate.subject, by.key, *own, begins=begins, ends=ends)


def link(old: Holder, new: Holder) -> Holder:
    """The new key, vouched for by the old one."""
    return certify(new.certificate.subject, new.key, old.certificate.subject, old.key, *AUTHORITY)


def crl(
    by: Holder,
    *revoked: Holder,
    issued_at: datetime = NOW - DAY,
    due_at: datetime = NOW + 30 * DAY,
    partial: bool = False,
) -> bytes:
    """DER."""
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(by.certificate.subject)
        .last_update(issued_at)
        .next_update(due_at)
    )
    if partial:
        point = x509.IssuingDistributionPoint(None, None, True, False, None, False, False)
        builder = builder.add_extension(point, critical=True)
    for holder in revoked:
        entry = x509.RevokedCertificateBuilder().serial_number(holder.certificate.serial_number)
        builder = builder.add_revoked_certificate(entry.revocation_date(issued_at).build())
    return builder.sign(by.key, hashes.SHA384()).public_bytes(DER)


def folder_of(path: Path, *holders: Holder, crls: tuple[bytes, ...] = ()) -> Path:
    path.mkdir(exist_ok=True)
    for number, holder in enumerate(holders):
        (path / f"{number}.der").write_bytes(holder.der)
    for number, listed in enumerate(crls):
        (path / f"{number}.crl").write_bytes(listed)
    return path


def list_signer(by: Holder, usage_oid: str = MASTER_LIST_SIGNING) -> Holder:
    extended = x509.ExtendedKeyUsage([x509.ObjectIdentifier(usage_oid)])
    return signer(by, *SIGNER, extended)


class _CertificateSet(core.SetOf):  # type: ignore[misc]
    _child_spec = asn1.Certificate


class _MasterList(core.Sequence):  # type: ignore[misc]
    _fields = [("version", core.Integer), ("certificates", _CertificateSet)]  # noqa: RUF012


def master_list_content(*certificates: bytes) -> bytes:
    """What is signed, DER."""
    listed = [asn1.Certificate.load(one) for one in certificates]
    return bytes(_MasterList({"version": 0, "certificates": listed}).dump())


def master_list(by: Holder, *certificates: bytes, content_type: str = MASTER_LIST) -> bytes:
    """CMS SignedData, DER."""
    content = master_list_content(*certificates)
    attributes = cms.CMSAttributes(
        [
            {"type": "content_type", "values": [content_type]},
            {"type": "message_digest", "values": [hashlib.sha256(content).digest()]},
        ]
    )
    digest = algos.DigestAlgorithm({"algorithm": "sha256"})
    key_id = by.parsed.key_identifier
    info = cms.SignerInfo(
        {
            "version": "v3",
            "sid": cms.SignerIdentifier("subject_key_identifier", key_id),
            "digest_algorithm": digest,
            "signed_attrs": attributes,
            "signature_algorithm": {"algorithm": "sha256_ecdsa"},
            "signature": by.key.sign(attributes.dump(), ec.ECDSA(hashes.SHA256())),
        }
    )
    signed = cms.SignedData(
        {
            "version": "v3",
            "digest_algorithms": [digest],
            "encap_content_info": {"content_type": content_type, "content": core.ParsableOctetString(content)},
            "certificates": [by.parsed],
            "signer_infos": [info],
        }
    )
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump())


def spelled_out(domain: keys.SpecifiedECDomain) -> asn1.Certificate:
    """A self-signed authority whose key writes these parameters instead of the name of brainpoolP512r1."""
    key = ec.generate_private_key(ec.BrainpoolP512R1())
    who = name("TEST CSCA explicit (simulated)")
    return respelled(certify(who, key, who, key, *AUTHORITY), domain)


def respelled(plain: Holder, domain: keys.SpecifiedECDomain) -> asn1.Certificate:
    """The same certificate with the curve of its key written out, signed anew."""
    parsed = plain.parsed
    body = parsed["tbs_certificate"]
    body["subject_public_key_info"]["algorithm"] = keys.PublicKeyAlgorithm(
        {"algorithm": "ec", "parameters": keys.ECDomainParameters("specified", domain)}
    )
    signature = plain.key.sign(body.dump(force=True), ec.ECDSA(hashes.SHA384()))
    parts = {
        "tbs_certificate": body,
        "signature_algorithm": parsed["signature_algorithm"],
        "signature_value": signature,
    }
    return asn1.Certificate.load(asn1.Certificate(parts).dump(force=True))
