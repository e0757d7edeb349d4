"""Whom a document signer descends from, with rollovers, revocations and keys that spell out their curve."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import authority as make
import pytest
from asn1crypto import keys
from asn1crypto import x509 as asn1
from authority import DAY, NOW, YEAR, Holder
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from kiosk.devices.card.curves import BRAINPOOL_512, Curve
from kiosk.devices.card.reader import SoftwareCardReader
from kiosk.devices.card.software_card.chip import SoftwareCard
from kiosk.devices.card.trust import Finding, authorities, judge
from kiosk.devices.card.trust_folder import TrustFolder
from kiosk.domain.applicant import TRUST_VERDICT, TrustReason, Verdict
from kiosk.domain.card import CardAccessNumber

ISSUED = NOW.date() - 100 * DAY


def judged(signer: Holder, folder: Path, now: datetime = NOW, issued_on: date | None = ISSUED) -> Finding:
    return judge(signer.parsed, TrustFolder.load(folder), now, issued_on)


@pytest.fixture(scope="module")
def csca() -> Holder:
    return make.authority()


@pytest.fixture(scope="module")
def ds(csca: Holder) -> Holder:
    return make.signer(csca)


def test_proved_with_a_current_crl(csca: Holder, ds: Holder, tmp_path: Path) -> None:
    found = judged(ds, make.folder_of(tmp_path, csca, crls=(make.crl(csca),)))
    assert found == Finding(TrustReason.PROVED, csca.fingerprint, NOW - DAY)
    assert found.verdict is Verdict.YES


def test_pem_is_read_as_well(csca: Holder, ds: Holder, tmp_path: Path) -> None:
    (tmp_path / "a.pem").write_bytes(csca.certificate.public_bytes(Encoding.PEM))
    listed = x509.load_der_x509_crl(make.crl(csca))
    (tmp_path / "a.crl").write_bytes(listed.public_bytes(Encoding.PEM))
    assert judged(ds, tmp_path).verdict is Verdict.YES


def test_nobody_known(csca: Holder, ds: Holder, tmp_path: Path) -> None:
    assert judged(ds, tmp_path / "absent").reason is TrustReason.NO_AUTHORITY
    other = make.authority("TEST CSCA two (simulated)")
    assert judged(ds, make.folder_of(tmp_path, other)).reason is TrustReason.NO_AUTHORITY


def test_without_a_crl_the_chain_alone_is_no_yes(csca: Holder, ds: Holder, tmp_path: Path) -> None:
    found = judged(ds, make.folder_of(tmp_path, csca))
    assert (found.reason, found.verdict) == (TrustReason.NO_CRL, Verdict.UNKNOWN)
    assert found.authority_id == csca.fingerprint


@pytest.mark.parametrize(
    ("issued_at", "due_at", "reason"),
    [
        (NOW - 60 * DAY, NOW - DAY, TrustReason.CRL_EXPIRED),
        (NOW + DAY, NOW + 30 * DAY, TrustReason.CRL_EXPIRED),  # of the future: the clock, or a trick
        (NOW, NOW, TrustReason.PROVED),
    ],
)
def test_a_crl_has_its_time(
    csca: Holder, ds: Holder, tmp_path: Path, issued_at: datetime, due_at: datetime, reason: TrustReason
) -> None:
    listed = make.crl(csca, issued_at=issued_at, due_at=due_at)
    assert judged(ds, make.folder_of(tmp_path, csca, crls=(listed,))).reason is reason


def test_a_crl_of_somebody_else_says_nothing(csca: Holder, ds: Holder, tmp_path: Path) -> None:
    impostor = make.authority()  # the name, not the key
    lists = (make.crl(impostor, ds), make.crl(make.authority("TEST CSCA two (simulated)"), ds))
    assert judged(ds, make.folder_of(tmp_path, csca, crls=lists)).reason is TrustReason.NO_CRL


def test_a_partial_crl_does_not_clear_anybody(csca: Holder, ds: Holder, tmp_path: Path) -> None:
    assert judged(ds, make.folder_of(tmp_path, csca, crls=(make.crl(csca, partial=True),))).reason is TrustReason.NO_CRL


def test_a_crl_needs_a_key_that_may_sign_crls(tmp_path: Path) -> None:
    key = make.authority().key
    who = make.name("TEST CSCA one (simulated)")
    only_certificates = (x509.BasicConstraints(True, 0), make.usage("key_cert_sign"))
    csca = make.certify(who, key, who, key, *only_certificates)
    folder = make.folder_of(tmp_path, csca, crls=(make.crl(csca),))
    assert judged(make.signer(csca), folder).reason is TrustReason.NO_CRL


@pytest.mark.parametrize("due_at", [NOW + 30 * DAY, NOW - DAY])
def test_revoked_is_no_also_by_an_old_crl(csca: Holder, ds: Holder, tmp_path: Path, due_at: datetime) -> None:
    old = make.crl(csca, ds, issued_at=NOW - 90 * DAY, due_at=due_at)
    found = judged(ds, make.folder_of(tmp_path, csca, crls=(make.crl(csca), old)))
    assert found == Finding(TrustReason.REVOKED, csca.fingerprint, NOW - 90 * DAY)
    assert found.verdict is Verdict.NO
    another = make.signer(csca)
    assert judged(another, tmp_path).reason is TrustReason.PROVED


# Rollover ------------------------------------------------------------------------------------------------------


def test_two_certificates_of_one_authority(csca: Holder, ds: Holder, tmp_path: Path) -> None:
    new = make.authority()  # the same name, the next key
    folder = make.folder_of(tmp_path, csca, new, crls=(make.crl(new),))  # the new key signs for both
    assert judged(ds, folder) == Finding(TrustReason.PROVED, csca.fingerprint, NOW - DAY)
    assert judged(make.signer(new), folder) == Finding(TrustReason.PROVED, new.fingerprint, NOW - DAY)


def test_a_rollover_that_nobody_told_us_of_is_no_forgery(csca: Holder, tmp_path: Path) -> None:
    found = judged(make.signer(make.authority()), make.folder_of(tmp_path, csca))
    assert (found.reason, found.verdict) == (TrustReason.OTHER_KEY, Verdict.UNKNOWN)


@pytest.mark.parametrize("new_name", ["TEST CSCA one (simulated)", "TEST CSCA renamed (simulated)"])
def test_a_link_certificate_carries_trust_to_the_next_key(csca: Holder, tmp_path: Path, new_name: str) -> None:
    new = make.authority(new_name)
    bridge = make.link(csca, new)
    folder = make.folder_of(tmp_path, bridge, csca, crls=(make.crl(new),))
    assert judged(make.signer(new), folder) == Finding(TrustReason.PROVED, bridge.fingerprint, NOW - DAY)


def test_a_link_from_nobody_carries_nothing(csca: Holder, tmp_path: Path) -> None:
    new, stranger = make.authority("TEST CSCA renamed (simulated)"), make.authority()
    bridge = make.link(stranger, new)  # bears the authority's name
    folder = make.folder_of(tmp_path, bridge, csca)
    assert judged(make.signer(new), folder).reason is TrustReason.NO_AUTHORITY
    assert [one.dump() for one in authorities(TrustFolder.load(folder).certificates)] == [csca.der]


# Forgeries -----------------------------------------------------------------------------------------------------


def test_the_name_and_not_the_key(csca: Holder, tmp_path: Path) -> None:
    claimed = make.Holder(csca.certificate, make.authority().key)
    key_of_csca = x509.AuthorityKeyIdentifier.from_issuer_public_key(csca.certificate.public_key())  # type: ignore[arg-type]
    forged = (
        x509.CertificateBuilder()
        .subject_name(make.name("TEST DS (simulated)"))
        .issuer_name(csca.certificate.subject)
        .public_key(claimed.key.public_key())
        .serial_number(7)
        .not_valid_before(NOW - YEAR)
        .not_valid_after(NOW + YEAR)
        .add_extension(key_of_csca, critical=False)
        .sign(claimed.key, hashes.SHA256())
    )
    found = judged(Holder(forged, claimed.key), make.folder_of(tmp_path, csca))
    assert (found.reason, found.verdict) == (TrustReason.FORGED, Verdict.NO)


def test_a_certificate_made_for_something_else(csca: Holder, tmp_path: Path) -> None:
    folder = make.folder_of(tmp_path, csca, crls=(make.crl(csca),))
    for extensions in (make.AUTHORITY, (x509.BasicConstraints(False, None), make.usage("key_agreement"))):
        assert judged(make.signer(csca, *extensions), folder).reason is TrustReason.NOT_A_SIGNER


def test_a_signer_is_no_authority(csca: Holder, ds: Holder, tmp_path: Path) -> None:
    """Who signs documents may not make signers, though the authority vouches for it."""
    below = make.signer(ds)
    assert judged(below, make.folder_of(tmp_path, csca, ds)).reason is TrustReason.NO_AUTHORITY


def test_an_unknown_critical_extension_is_not_passed_over(csca: Holder, tmp_path: Path) -> None:
    strange = x509.UnrecognizedExtension(x509.ObjectIdentifier("1.3.6.1.4.1.55555.1"), b"\x05\x00")
    key = make.authority().key
    kinds = (x509.BasicConstraints, x509.KeyUsage, x509.UnrecognizedExtension)
    ds = make.certify(
        make.name("DS"), key, csca.certificate.subject, csca.key, *make.SIGNER, strange, critical=kinds
    )  # fmt: skip
    assert judged(ds, make.folder_of(tmp_path, csca, crls=(make.crl(csca),))).reason is TrustReason.UNSUPPORTED


# Time ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "reason"),
    [
        (NOW - YEAR - DAY, TrustReason.NOT_YET_VALID),
        (NOW + 4 * YEAR, TrustReason.SIGNER_EXPIRED),
        (NOW + 11 * YEAR, TrustReason.AUTHORITY_EXPIRED),
    ],
)
def test_out_of_its_time_is_unknown_and_not_no(
    csca: Holder, tmp_path: Path, now: datetime, reason: TrustReason
) -> None:
    ds = make.signer(csca, ends=NOW + 3 * YEAR)
    folder = make.folder_of(tmp_path, csca, crls=(make.crl(csca, issued_at=NOW - 2 * YEAR, due_at=NOW + 20 * YEAR),))
    found = judged(ds, folder, now)
    assert (found.reason, found.verdict) == (reason, Verdict.UNKNOWN)


def test_a_card_issued_after_its_signer_stopped_signing(csca: Holder, tmp_path: Path) -> None:
    period = x509.PrivateKeyUsagePeriod(NOW - YEAR, NOW - 300 * DAY)
    ds = make.signer(csca, *make.SIGNER, period)
    folder = make.folder_of(tmp_path, csca, crls=(make.crl(csca),))
    last = (NOW - 300 * DAY).date()
    assert judged(ds, folder, issued_on=last + DAY).reason is TrustReason.PROVED  # a day of another time zone
    assert judged(ds, folder, issued_on=last + 2 * DAY).reason is TrustReason.SIGNED_TOO_LATE
    assert judged(ds, folder, issued_on=None).reason is TrustReason.PROVED  # the card names no date
    ended = make.signer(csca, ends=NOW - 30 * DAY)
    assert judged(ended, folder, issued_on=NOW.date()).reason is TrustReason.SIGNED_TOO_LATE


def test_every_reason_has_its_verdict() -> None:
    assert TRUST_VERDICT.keys() == set(TrustReason)
    assert [reason for reason, verdict in TRUST_VERDICT.items() if verdict is Verdict.YES] == [TrustReason.PROVED]


# Explicit curves -----------------------------------------------------------------------------------------------


def domain(curve: Curve, /, **instead: object) -> keys.SpecifiedECDomain:
    size = curve.size
    values = {
        "version": "ecdpVer1",
        "field_id": {"field_type": "prime_field", "parameters": curve.p},
        "curve": {"a": curve.a.to_bytes(size, "big"), "b": curve.b.to_bytes(size, "big")},
        "base": keys.ECPoint(curve.encode(curve.generator)),
        "order": curve.n,
        "cofactor": 1,
    }
    return keys.SpecifiedECDomain(values | instead)


def accepted(tmp_path: Path, certificate: asn1.Certificate) -> bool:
    (tmp_path / "explicit.der").write_bytes(certificate.dump())
    (loaded,) = TrustFolder.load(tmp_path).certificates
    return authorities([loaded]) == [loaded]


C = BRAINPOOL_512
COMPRESSED = bytes([2 + (C.generator[1] & 1)]) + C.generator[0].to_bytes(C.size, "big")


def test_a_key_that_spells_out_its_curve(tmp_path: Path) -> None:
    assert accepted(tmp_path, make.spelled_out(domain(C)))
    assert accepted(tmp_path, make.spelled_out(domain(C, base=keys.ECPoint(COMPRESSED))))


@pytest.mark.parametrize(
    "instead",
    [
        {"field_id": {"field_type": "prime_field", "parameters": C.p + 2}},
        {"curve": {"a": (C.a + 1).to_bytes(64, "big"), "b": C.b.to_bytes(64, "big")}},
        {"curve": {"a": C.a.to_bytes(64, "big"), "b": (C.b + 1).to_bytes(64, "big")}},
        {"base": keys.ECPoint(C.encode(C.multiply(2)))},  # the forger's own generator
        {"order": C.n - 2},
        {"cofactor": 4},
    ],
    ids=["prime", "a", "b", "generator", "order", "cofactor"],
)
def test_a_curve_that_differs_anywhere_is_refused(tmp_path: Path, instead: dict[str, object]) -> None:
    assert not accepted(tmp_path, make.spelled_out(domain(C, **instead)))


def test_a_signer_below_such_an_authority(tmp_path: Path) -> None:
    """The whole way: an explicit CSCA issues, its CRL is read, the signer is proved."""
    key = ec.generate_private_key(ec.BrainpoolP512R1())
    who = make.name("TEST CSCA explicit (simulated)")
    plain = make.certify(who, key, who, key, *make.AUTHORITY)
    written = make.respelled(plain, domain(C))
    (tmp_path / "explicit.der").write_bytes(written.dump())
    (tmp_path / "explicit.crl").write_bytes(make.crl(plain))
    assert judged(make.signer(plain), tmp_path).reason is TrustReason.PROVED


# Hostile shapes ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".der", ".crl", ".pem"])
@pytest.mark.parametrize(
    "content",
    [b"", b"\x30", b"\x30\x84\xff\xff\xff\xff", b"\x30\x80" * 5000, b"-----BEGIN X-----\n", bytes(5_000_000)],
    ids=["empty", "cut", "lying length", "deep", "pem", "long"],
)
def test_noise_in_the_folder_is_passed_over(
    csca: Holder, ds: Holder, tmp_path: Path, suffix: str, content: bytes
) -> None:
    make.folder_of(tmp_path, csca, crls=(make.crl(csca),))
    (tmp_path / f"noise{suffix}").write_bytes(content)
    assert judged(ds, tmp_path).reason is TrustReason.PROVED


def test_a_signer_with_bytes_changed_never_raises(csca: Holder, ds: Holder, tmp_path: Path) -> None:
    folder = TrustFolder.load(make.folder_of(tmp_path, csca, crls=(make.crl(csca),)))
    seen = set()
    for at in range(0, len(ds.der), 3):
        spoiled = bytearray(ds.der)
        spoiled[at] ^= 0x11
        try:
            certificate = asn1.Certificate.load(bytes(spoiled))
        except ValueError:
            continue
        seen.add(judge(certificate, folder, NOW).reason)
    assert TrustReason.PROVED not in seen
    assert TrustReason.FORGED in seen


# A whole reading -----------------------------------------------------------------------------------------------


def test_the_evidence_of_a_reading(mau: Callable[[], SoftwareCard], scenarios: Path, tmp_path: Path) -> None:
    issuer = scenarios / "issuer"
    key = serialization.load_pem_private_key((issuer / "test-csca-key.pem").read_bytes(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    csca, ds = (
        Holder(x509.load_pem_x509_certificate((issuer / name).read_bytes()), key)
        for name in ("test-csca.pem", "test-ds.pem")
    )
    expected = {
        (): (Verdict.UNKNOWN, TrustReason.NO_CRL),
        (make.crl(csca),): (Verdict.YES, TrustReason.PROVED),
        (make.crl(csca, ds),): (Verdict.NO, TrustReason.REVOKED),
    }
    for number, (crls, (verdict, reason)) in enumerate(expected.items()):
        folder = make.folder_of(tmp_path / str(number), csca, crls=crls)
        reader = SoftwareCardReader(mau, folder, now=lambda: NOW)
        identity = reader.read(CardAccessNumber("000011"), lambda _: None)
        evidence = identity.evidence
        assert (evidence.hashes, evidence.signature) == (Verdict.YES, Verdict.YES)  # told apart from trust
        assert (evidence.trusted, evidence.trust_reason) == (verdict, reason)
        assert (evidence.signer_id, evidence.authority_id) == (ds.fingerprint, csca.fingerprint)
        assert evidence.crl_issued_at == (NOW - DAY if crls else None)
        assert identity.signer == ds.der
