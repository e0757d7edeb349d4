"""Whole readings, good and bad, over the software chip."""

import logging
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from asn1crypto import cms
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from kiosk.devices.card import passive_auth, tlv
from kiosk.devices.card.data_groups import sod
from kiosk.devices.card.reader import SoftwareCardReader
from kiosk.devices.card.session import read_identity
from kiosk.devices.card.signatures import issued
from kiosk.devices.card.software_card import issuer as issuing
from kiosk.devices.card.software_card.chip import Misbehaviour, SoftwareCard
from kiosk.devices.card.software_card.issuer import Issuer
from kiosk.devices.card.software_card.personalise import personalise
from kiosk.devices.card.software_card.portrait import Look, draw
from kiosk.devices.card.software_card.scenario import card_factory, load, names
from kiosk.devices.card.transport import MemoryTransport
from kiosk.devices.card.trust_folder import TrustFolder
from kiosk.domain.applicant import Verdict, VerifiedIdentity
from kiosk.domain.card import AccessKey, CardAccessNumber, CardPhase, CardProgress, MrzKey
from kiosk.domain.errors import (
    AccessKeyRejected,
    CardError,
    CardMute,
    CardRemoved,
    CardSignatureInvalid,
    CardTampered,
    CardUnreadable,
    CardUnsupported,
    PersonLeft,
    ResourceBroken,
    SecureMessagingBroken,
)

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
Reading = Callable[..., VerifiedIdentity]


@pytest.fixture
def reading(trust_folder: Path, can: CardAccessNumber) -> Reading:
    def read(
        card: SoftwareCard,
        seen: list[CardProgress] | None = None,
        key: AccessKey = can,
        trust: Path = trust_folder,
        now: datetime = NOW,
    ) -> VerifiedIdentity:
        report = seen.append if seen is not None else (lambda _: None)
        return SoftwareCardReader(lambda: card, trust, now=lambda: now).read(key, report)

    return read


def test_everything_in_order(mau: Callable[[], SoftwareCard], reading: Reading) -> None:
    seen: list[CardProgress] = []
    identity = reading(mau(), seen)
    assert identity.applicant.full_name == "NGUYỄN VĂN MẪU"
    evidence = identity.evidence
    assert (evidence.hashes, evidence.signature, evidence.trusted) == (Verdict.YES,) * 3
    assert (evidence.access, evidence.checked_at, len(evidence.signer_id)) == ("PACE-CAN", NOW, 64)
    assert list(dict.fromkeys(p.phase for p in seen)) == list(CardPhase)
    fractions = [p.fraction for p in seen]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0
    for progress in seen:
        assert (progress.applicant is not None) == (progress.phase in (CardPhase.PHOTO, CardPhase.DONE))


def test_by_the_mrz(mau: Callable[[], SoftwareCard], reading: Reading, mrz_key: MrzKey) -> None:
    assert reading(mau(), key=mrz_key).evidence.access == "PACE-CAN"  # the number in the zone holds the CAN
    assert reading(without(mau(), 0x011C), key=mrz_key).evidence.access == "BAC"


def test_no_expiry(scenarios: Path, reading: Reading) -> None:
    card = card_factory(scenarios, "tran-thi-mau-hoa")()
    applicant = reading(card, key=CardAccessNumber("000028")).applicant
    assert applicant.full_name == "TRẦN THỊ MẪU HOA"
    assert applicant.expiry_date is None


@pytest.mark.parametrize("most", [223, 200, 150, 100, 64])
def test_cards_that_give_small_pieces(mau: Callable[[], SoftwareCard], reading: Reading, most: int) -> None:
    assert reading(SoftwareCard(mau().content, most_bytes=most)).photo


@pytest.mark.parametrize(
    ("misbehaviour", "fault"), [(Misbehaviour.REMOVED, CardRemoved), (Misbehaviour.MUTE, CardMute)]
)
@pytest.mark.parametrize("after", [1, 3, 5, 9, 10, 14, 25, 60, 100])
def test_stops_anywhere(
    mau: Callable[[], SoftwareCard], reading: Reading, misbehaviour: Misbehaviour, fault: type[CardError], after: int
) -> None:
    with pytest.raises(fault):
        reading(SoftwareCard(mau().content, misbehaviour, after))


def test_wrong_checksum(mau: Callable[[], SoftwareCard], reading: Reading) -> None:
    with pytest.raises(SecureMessagingBroken):
        reading(SoftwareCard(mau().content, Misbehaviour.WRONG_CHECKSUM, 30))


def test_wrong_number(mau: Callable[[], SoftwareCard], reading: Reading) -> None:
    with pytest.raises(AccessKeyRejected):
        reading(mau(), key=CardAccessNumber("000012"))


def without(card: SoftwareCard, file_id: int) -> SoftwareCard:
    files = {i: content for i, content in card.content.files.items() if i != file_id}
    return SoftwareCard(replace(card.content, files=files))


@pytest.mark.parametrize(
    ("file_id", "fault"),
    [(0x011C, CardUnsupported), (0x011D, CardUnreadable), (0x010D, CardUnreadable), (0x010E, CardUnreadable)],
)
def test_missing_files(mau: Callable[[], SoftwareCard], reading: Reading, file_id: int, fault: type[CardError]) -> None:
    with pytest.raises(fault):
        reading(without(mau(), file_id))


def test_table_of_contents_is_advice_only(
    mau: Callable[[], SoftwareCard], reading: Reading, caplog: pytest.LogCaptureFixture
) -> None:
    assert reading(without(mau(), 0x011E)).photo
    assert "COM" in caplog.text


@pytest.mark.parametrize("group", [1, 2, 13, 14, 15])
def test_tampered_groups(mau: Callable[[], SoftwareCard], reading: Reading, group: int) -> None:
    content = mau().content
    changed = bytearray(content.files[0x0100 | group])
    changed[-1] ^= 1
    seen: list[CardProgress] = []
    with pytest.raises(CardTampered):
        reading(SoftwareCard(replace(content, files={**content.files, 0x0100 | group: bytes(changed)})), seen)
    if group != 2:  # the photo is told apart from the text only at the end
        assert not any(p.applicant for p in seen)


def test_signature(mau: Callable[[], SoftwareCard]) -> None:
    good = sod.parse(mau().content.files[0x011D])
    passive_auth.check_signature(good)
    spoiled = bytes([*good.signature[:-1], good.signature[-1] ^ 1])
    assert good.signed_attributes
    for bad in (
        replace(good, signature=spoiled),
        replace(good, content=good.content + b"\0"),
        replace(good, signed_attributes=good.signed_attributes[:-1] + b"\0"),
        replace(good, content_type="1.2.3"),
        replace(good, signed_attributes=None),
        replace(good, signature_algorithm=cms.SignedDigestAlgorithm({"algorithm": "sha256_rsa"})),
    ):
        with pytest.raises(CardSignatureInvalid):
            passive_auth.check_signature(bad)


def forged(scenarios: Path, label: str) -> SoftwareCard:
    person = load(scenarios, "nguyen-van-mau").person
    return SoftwareCard(personalise(person, draw(Look()), issuing.found(label)[0]))


def test_whom_we_trust(mau: Callable[[], SoftwareCard], scenarios: Path, reading: Reading, tmp_path: Path) -> None:
    assert reading(mau(), trust=tmp_path).evidence.trusted is Verdict.UNKNOWN
    assert reading(mau(), trust=tmp_path / "absent").evidence.trusted is Verdict.UNKNOWN
    (tmp_path / "broken.der").write_bytes(b"no certificate")
    assert reading(mau(), trust=tmp_path).evidence.trusted is Verdict.UNKNOWN
    assert reading(forged(scenarios, "Somebody else")).evidence.trusted is Verdict.UNKNOWN
    assert reading(forged(scenarios, "TEST CSCA (simulated)")).evidence.trusted is Verdict.NO  # the name, not the key
    assert reading(mau(), now=datetime(2071, 1, 1, tzinfo=UTC)).evidence.trusted is Verdict.UNKNOWN  # all is over


def test_authority_whose_key_spells_out_its_curve(scenarios: Path, reading: Reading, tmp_path: Path) -> None:
    """National authorities write explicit parameters; openssl makes such a certificate here."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed")
    key, pem = tmp_path / "key.pem", tmp_path / "explicit.pem"
    curve = ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:brainpoolP512r1", "-pkeyopt", "ec_param_enc:explicit"]
    run("genpkey", *curve, "-out", str(key))
    run("req", "-new", "-x509", "-key", str(key), "-sha512", "-days", "9999", "-subj", "/C=VN/CN=X", "-out", str(pem))
    (authority,) = TrustFolder.load(tmp_path).certificates
    assert issued(authority, authority)


def run(*arguments: str) -> str:
    done = subprocess.run(["openssl", *arguments], capture_output=True, text=True, check=False, timeout=20)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_openssl_agrees_with_the_signature(mau: Callable[[], SoftwareCard], trust_folder: Path, tmp_path: Path) -> None:
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed")
    (tmp_path / "sod.der").write_bytes(tlv.unwrap(mau().content.files[0x011D], 0x77))
    said = run(
        "cms", "-verify", "-inform", "DER", "-in", str(tmp_path / "sod.der"), "-purpose", "any",
        "-CAfile", str(trust_folder / "test-csca.pem"), "-out", os.devnull,
    )  # fmt: skip
    assert "successful" in said


def test_person_may_leave_at_every_report(mau: Callable[[], SoftwareCard], trust_folder: Path) -> None:
    card = mau()
    for leave_at in (0, 1, 2, 20, 50, 90):
        reports = 0

        def report(_: CardProgress, leave_at: int = leave_at) -> None:
            nonlocal reports
            reports += 1
            if reports > leave_at:
                raise PersonLeft

        with pytest.raises(PersonLeft):
            SoftwareCardReader(lambda: card, trust_folder).read(CardAccessNumber("000011"), report)
        assert card.process(bytes.fromhex("0CB0000000")) == b"\x69\x88"  # no session outlives the reading


def test_nothing_of_the_person_in_faults_or_log(
    mau: Callable[[], SoftwareCard], reading: Reading, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    content = mau().content
    said = [repr(reading(mau())), repr(content), repr(mau())]
    for file_id in (0x0101, 0x010D, 0x0102):
        for cut in (10, 40, 60):
            whole = content.files[file_id]
            spoiled = whole[:cut] + b"\xff\xff" + whole[cut + 2 :]
            with pytest.raises(CardError) as caught:
                reading(SoftwareCard(replace(content, files={**content.files, file_id: spoiled})))
            said += [str(caught.value), repr(caught.value)]
    for private in ("099085000011", "085000011", "000011'", "NGUY", "MẪU", "Hoa Mẫu", "1985", "850314"):
        assert private not in "\n".join([*said, caplog.text])


def test_transport_without_power(mau: Callable[[], SoftwareCard], can: CardAccessNumber, trust_folder: Path) -> None:
    with pytest.raises(CardRemoved):
        read_identity(MemoryTransport(mau()), can, trust_folder, lambda _: None, lambda: NOW)


def test_every_scenario_loads_and_says_why(scenarios: Path) -> None:
    assert len(names(scenarios)) >= 5
    for name in names(scenarios):
        assert (scenarios / f"{name}.toml").read_text("utf-8").startswith("# ")
        assert card_factory(scenarios, name)().atr


@pytest.mark.parametrize(
    ("name", "fault"), [("tampered-dg13", CardTampered), ("removed-midway", CardRemoved), ("mute", CardMute)]
)
def test_scenarios_fail_as_they_say(scenarios: Path, reading: Reading, name: str, fault: type[CardError]) -> None:
    seen: list[CardProgress] = []
    with pytest.raises(fault):
        reading(card_factory(scenarios, name)(), seen)
    assert seen[-1].phase is {"removed-midway": CardPhase.PHOTO}.get(name, seen[-1].phase)


def test_broken_scenarios(tmp_path: Path, scenarios: Path) -> None:
    for name, text in {
        "typo": 'person = "x"',
        "kind": '[fault]\nkind = "explodes"',
        "toml": "=",
        "key": "age = 3",
    }.items():
        (tmp_path / f"{name}.toml").write_text(text, "utf-8")
        with pytest.raises(ResourceBroken):
            load(tmp_path, name)
    with pytest.raises(ResourceBroken):
        card_factory(scenarios, "nguyen-van-mau", tmp_path)


def test_issuer_files_load(scenarios: Path) -> None:
    issuer = Issuer.load(scenarios / "issuer")
    issuer.signer.verify_directly_issued_by(issuer.authority)
    issuer.signer_key.public_key().verify(
        issuer.signer_key.sign(b"x", ec.ECDSA(hashes.SHA256())), b"x", ec.ECDSA(hashes.SHA256())
    )
    assert "TEST CSCA (simulated)" in issuer.authority.subject.rfc4514_string()
