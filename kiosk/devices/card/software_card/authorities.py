"""Makes the simulated issuers that the variants need, and what a test kiosk believes of them.

`python -m kiosk.devices.card.software_card.authorities resources/scenarios/card/issuer resources/trust/test`
founds them anew, all but the ordinary one, whose files must be there. Every name ends in "(simulated)"; the keys are
published and prove nothing.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from asn1crypto import keys, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from kiosk.devices.card.software_card.curves import STANDARDISED
from kiosk.devices.card.software_card.issuer import AUTHORITY, SIGNER, Issuer, certified, name

_PEM = serialization.Encoding.PEM
_EXPLICIT, _UNKNOWN = "TEST CSCA explicit curve (simulated)", "TEST CSCA unknown (simulated)"
_OVER = datetime(2025, 1, 1, tzinfo=UTC)  # after the invented people's cards were issued, before anybody reads them
_LISTED, _NEXT_LIST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2070, 1, 1, tzinfo=UTC)
_BRAINPOOL_512 = STANDARDISED[17]


def _authority(label: str, curve: ec.EllipticCurve) -> tuple[certificates.Certificate, ec.EllipticCurvePrivateKey]:
    key = ec.generate_private_key(curve)
    return certified(label, key.public_key(), label, key, is_authority=True), key


def _key_id(authority: certificates.Certificate) -> bytes:
    return certificates.SubjectKeyIdentifier.from_public_key(authority.public_key()).digest


def _issuer(
    authority: certificates.Certificate,
    authority_key: ec.EllipticCurvePrivateKey,
    label: str = AUTHORITY,
    until: datetime = _NEXT_LIST,
    key_id: bytes = b"",
) -> Issuer:
    """A new document signer under the authority. key_id: of another authority, for a forger who copies it."""
    key = ec.generate_private_key(ec.BrainpoolP256R1())
    certificate = certified(
        SIGNER, key.public_key(), label, authority_key, until=until, issuer_key_id=key_id or _key_id(authority)
    )
    return Issuer(authority, certificate, key)


def spelled_out(authority: certificates.Certificate, key: ec.EllipticCurvePrivateKey) -> certificates.Certificate:
    """The same self-signed certificate of a brainpoolP512r1 key, with the curve's parameters in place of its name."""
    curve = _BRAINPOOL_512
    parameters = keys.SpecifiedECDomain(
        {
            "version": "ecdpVer1",
            "field_id": {"field_type": "prime_field", "parameters": curve.p},
            "curve": {"a": curve.a.to_bytes(curve.size, "big"), "b": curve.b.to_bytes(curve.size, "big")},
            "base": curve.written(curve.generator),
            "order": curve.n,
            "cofactor": 1,
        }
    )
    certificate = x509.Certificate.load(authority.public_bytes(serialization.Encoding.DER))
    signed = certificate["tbs_certificate"]
    signed["subject_public_key_info"]["algorithm"]["parameters"] = keys.ECDomainParameters("specified", parameters)
    signature = key.sign(signed.dump(force=True), ec.ECDSA(hashes.SHA384()))
    certificate["signature_value"] = signature
    return certificates.load_der_x509_certificate(certificate.dump(force=True))


def _revocation_list(
    label: str, authority: certificates.Certificate, key: ec.EllipticCurvePrivateKey, *revoked: certificates.Certificate
) -> bytes:
    builder = (
        certificates.CertificateRevocationListBuilder()
        .issuer_name(name(label))
        .last_update(_LISTED)
        .next_update(_NEXT_LIST)
        .add_extension(certificates.AuthorityKeyIdentifier(_key_id(authority), None, None), critical=False)
        .add_extension(certificates.CRLNumber(2), critical=False)
    )
    for certificate in revoked:
        entry = certificates.RevokedCertificateBuilder().serial_number(certificate.serial_number)
        builder = builder.add_revoked_certificate(entry.revocation_date(_LISTED).build())
    return builder.sign(key, hashes.SHA384()).public_bytes(_PEM)


def _write(issuer: Issuer, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "test-csca.pem").write_bytes(issuer.authority.public_bytes(_PEM))
    (folder / "test-ds.pem").write_bytes(issuer.signer.public_bytes(_PEM))
    form, open_key = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "test-ds-key.pem").write_bytes(issuer.signer_key.private_bytes(_PEM, form, open_key))


def make(issuer_folder: Path, trust_folder: Path) -> None:
    """One folder for each issuer that a variant names. Raises OSError, ValueError."""
    ordinary = Issuer.load(issuer_folder).authority
    ordinary_key = serialization.load_pem_private_key((issuer_folder / "test-csca-key.pem").read_bytes(), None)
    if not isinstance(ordinary_key, ec.EllipticCurvePrivateKey):
        raise ValueError("the authority's key is not an EC key")
    newer, newer_key = _authority(AUTHORITY, ec.BrainpoolP384R1())
    named, explicit_key = _authority(_EXPLICIT, ec.BrainpoolP512R1())
    explicit = _issuer(named, explicit_key, _EXPLICIT)
    explicit = Issuer(spelled_out(named, explicit_key), explicit.signer, explicit.signer_key)
    revoked = _issuer(ordinary, ordinary_key)
    issuers = {
        "new-key": _issuer(newer, newer_key),
        "explicit-curve": explicit,
        "unknown": _issuer(*_authority(_UNKNOWN, ec.BrainpoolP384R1()), _UNKNOWN),
        "false": _issuer(*_authority(AUTHORITY, ec.BrainpoolP384R1()), key_id=_key_id(ordinary)),
        "expired-signer": _issuer(ordinary, ordinary_key, until=_OVER),
        "revoked-signer": revoked,
    }
    for folder, issuer in issuers.items():
        _write(issuer, issuer_folder / folder)
    (trust_folder / "test-csca-new-key.pem").write_bytes(newer.public_bytes(_PEM))
    (trust_folder / "test-csca-explicit.pem").write_bytes(explicit.authority.public_bytes(_PEM))
    # An authority signs with its newest key what it revokes of all its keys.
    (trust_folder / "test-csca-new-key.crl").write_bytes(_revocation_list(AUTHORITY, newer, newer_key, revoked.signer))
    (trust_folder / "test-csca-explicit.crl").write_bytes(_revocation_list(_EXPLICIT, named, explicit_key))


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]))
