"""What the issuer writes: every form of DG13, the photo, what was done after signing, and the signature itself."""

import hashlib
import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from asn1crypto import cms, core, parser
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from PIL import Image

from kiosk.devices.card.software_card import authorities
from kiosk.devices.card.software_card.chip import Personalised
from kiosk.devices.card.software_card.der import items
from kiosk.devices.card.software_card.issuer import Issuer
from kiosk.devices.card.software_card.scenario import card_factory

DG1, DG2, DG13, SOD = 0x0101, 0x0102, 0x010D, 0x011D


def content(scenarios: Path, variant: str) -> Personalised:
    return card_factory(scenarios, "nguyen-van-mau", variant=variant)().content


def parts(contents: bytes) -> list[core.Asn1Value]:
    """The values one after another, read by another parser than ours."""
    found = []
    while contents:
        length = parser.peek(contents)
        found.append(core.load(contents[:length], strict=True))
        contents = contents[length:]
    return found


def fields(group: bytes) -> list[tuple[int, core.Asn1Value]]:
    """DG13's fields in the order they stand."""
    ((_, body),) = items(group)
    version, identifier, numbered = parts(core.load(body, strict=True).contents)
    assert (version.native, identifier.native) == (1, "1.0.10646.1.0.8")
    pairs = [parts(one.contents) for one in parts(numbered.contents)]
    return [(number.native, value) for number, value in pairs]


def test_all_sixteen_fields(scenarios: Path) -> None:
    found = fields(content(scenarios, "card-2021").files[DG13])
    assert [number for number, _ in found] == list(range(1, 17))
    text = dict(found)
    assert (text[1].native, text[2].native) == ("099085000011", "NGUYỄN VĂN MẪU")
    assert [part.native for part in parts(text[13].contents)] == ["NGUYỄN VĂN THÍ", "LÊ THỊ DỤ"]


@pytest.mark.parametrize("number", range(1, 17))
def test_each_field_missing_or_empty(scenarios: Path, number: int) -> None:
    whole = dict(fields(content(scenarios, "card-2021").files[DG13]))
    missing = dict(fields(content(scenarios, f"dg13-missing-{number}").files[DG13]))
    empty = dict(fields(content(scenarios, f"dg13-empty-{number}").files[DG13]))
    assert missing.keys() == whole.keys() - {number}
    assert empty.keys() == whole.keys()
    assert not empty[number].contents
    assert all(empty[n].dump() == whole[n].dump() == missing[n].dump() for n in missing)


def test_other_forms_of_dg13(scenarios: Path) -> None:
    numbers = [number for number, _ in fields(content(scenarios, "dg13-reordered").files[DG13])]
    assert numbers == list(range(16, 0, -1))
    assert {17, 40} <= dict(fields(content(scenarios, "dg13-added").files[DG13])).keys()
    of_2024 = dict(fields(content(scenarios, "card-2024").files[DG13]))
    assert (of_2024[10].native, of_2024[14].contents, 15 in of_2024) == ("", b"", False)
    no_expiry = content(scenarios, "no-expiry").files
    assert dict(fields(no_expiry[DG13]))[12].native == "Không thời hạn"
    assert b"991231" in no_expiry[DG1]
    other = content(scenarios, "dg13-other-name").files
    assert dict(fields(other[DG13]))[2].native == "ĐINH THỊ KHÁC"
    assert b"NGUYEN<<VAN<MAU" in other[DG1]


def test_jpeg2000(scenarios: Path) -> None:
    group = content(scenarios, "jpeg2000").files[DG2]
    photo = group[group.index(bytes.fromhex("0000000C6A502020")) :]
    assert 5_000 < len(photo) < 25_000
    with Image.open(io.BytesIO(photo)) as picture:
        picture.load()
        assert (picture.format, picture.size) == ("JPEG2000", (480, 640))


@pytest.mark.parametrize(
    ("variant", "group"),
    [("tampered-dg1", 1), ("tampered-dg2", 2), ("tampered-dg13", 13), ("tampered-dg14", 14), ("tampered-dg15", 15)],
)
def test_one_group_is_tampered_with_and_keeps_its_length(scenarios: Path, variant: str, group: int) -> None:
    files = content(scenarios, variant).files
    assert len(items(files[0x0100 | group])) == 1
    signed = digests(files[SOD])
    assert {n for n in signed if hashlib.sha256(files[0x0100 | n]).digest() != signed[n]} == {group}


def digests(security: bytes) -> dict[int, bytes]:
    """What the SOD signs."""
    ((_, der),) = items(security)
    signed = cms.ContentInfo.load(der)["content"]["encap_content_info"]["content"]
    _, _, listed = parts(core.load(bytes(signed)).contents)
    pairs = [parts(one.contents) for one in parts(listed.contents)]
    return {number.native: digest.native for number, digest in pairs}


@pytest.mark.parametrize("number", [2, 13])
def test_lying_lengths_and_missing_files(scenarios: Path, number: int) -> None:
    file_id = 0x0100 | number

    def off_by(variant: str) -> int:
        group = content(scenarios, f"{variant}-dg{number}").files[file_id]
        start = 2 + (group[1] & 0x7F)
        return int.from_bytes(group[2:start], "big") - (len(group) - start)

    assert off_by("length-longer") == 64
    assert off_by("length-shorter") == -16
    assert off_by("length-huge") > 16_000_000
    assert off_by("truncated") > 100
    assert file_id not in content(scenarios, f"missing-dg{number}").files


def openssl(*arguments: str) -> subprocess.CompletedProcess[str]:
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed")
    return subprocess.run(["openssl", *arguments], capture_output=True, text=True, check=False, timeout=20)


@pytest.mark.parametrize(
    ("variant", "anchor", "word"),
    [
        ("card-2021", "test-csca.pem", "successful"),
        ("card-2024", "test-csca.pem", "successful"),
        ("csca-new-key", "test-csca-new-key.pem", "successful"),
        ("csca-new-key", "test-csca.pem", "failure"),
        ("csca-explicit", "test-csca-explicit.pem", "explicit ECC parameters"),  # openssl's policy for chains
        ("csca-unknown", "test-csca.pem", "unable to get local issuer"),
        ("csca-false", "test-csca.pem", "failure"),
        ("signer-expired", "test-csca.pem", "expired"),
        ("signer-revoked", "test-csca.pem", "successful"),  # without a list
    ],
)
def test_openssl_on_the_signature(
    scenarios: Path, trust_folder: Path, tmp_path: Path, variant: str, anchor: str, word: str
) -> None:
    (tmp_path / "sod.der").write_bytes(items(content(scenarios, variant).files[SOD])[0][1])
    done = openssl(
        "cms", "-verify", "-inform", "DER", "-in", str(tmp_path / "sod.der"), "-purpose", "any",
        "-attime", "1795000000", "-CAfile", str(trust_folder / anchor), "-out", os.devnull,
    )  # fmt: skip
    assert word in done.stdout + done.stderr
    signature_alone = openssl(
        "cms", "-verify", "-inform", "DER", "-in", str(tmp_path / "sod.der"), "-noverify",
        "-out", os.devnull,
    )  # fmt: skip
    assert "successful" in signature_alone.stderr


def test_revoked_signer_is_on_the_list(scenarios: Path, trust_folder: Path) -> None:
    revoked = x509.load_pem_x509_crl((trust_folder / "test-csca-new-key.crl").read_bytes())
    newer = x509.load_pem_x509_certificate((trust_folder / "test-csca-new-key.pem").read_bytes())
    key = newer.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    assert revoked.is_signature_valid(key)
    serials = {entry.serial_number for entry in revoked}
    assert serials == {Issuer.load(scenarios / "issuer" / "revoked-signer").signer.serial_number}


def test_issuers_can_be_made_anew(scenarios: Path, trust_folder: Path, tmp_path: Path) -> None:
    shutil.copytree(scenarios / "issuer", tmp_path / "issuer")
    (tmp_path / "trust").mkdir()
    authorities.make(tmp_path / "issuer", tmp_path / "trust")
    made = {path.name for path in (tmp_path / "trust").iterdir()}
    assert made <= {path.name for path in trust_folder.iterdir()}
    for folder in (scenarios / "issuer").iterdir():
        if folder.is_dir():
            assert "(simulated)" in Issuer.load(tmp_path / "issuer" / folder.name).authority.subject.rfc4514_string()
