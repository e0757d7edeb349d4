"""What a technician may put into the trust folder, and what not."""

import shutil
import subprocess
from pathlib import Path

import authority as make
import pytest
from asn1crypto import cms
from authority import DAY, NOW, Holder
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from kiosk.devices.card.trust_folder import TrustFolder
from kiosk.devices.card.trust_import import Fate, FileKind, Offer, country_of, examine, take_in
from kiosk.domain.errors import TrustFileRefused, TrustUnconfirmed

GERMANY = "DE"


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def held(folder: Path) -> list[bytes]:
    return sorted(certificate.dump() for certificate in TrustFolder.load(folder).certificates)


@pytest.fixture(scope="module")
def german() -> Holder:
    return make.authority("TEST CSCA Germany (simulated)", GERMANY)


@pytest.fixture(scope="module")
def collector(german: Holder) -> Holder:
    return make.list_signer(german)


@pytest.fixture(scope="module")
def csca() -> Holder:
    return make.authority()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "trust"


def test_a_list_is_shown_and_only_this_country_is_taken(
    german: Holder, collector: Holder, csca: Holder, folder: Path, tmp_path: Path
) -> None:
    new = make.authority()
    bridge, below = make.link(csca, new), make.signer(csca)
    everything = (csca.der, german.der, new.der, bridge.der, below.der, b"\x30\x03\x02\x01\x05")
    offer = examine(written(tmp_path / "l.ml", make.master_list(collector, *everything)), folder, "VN")
    assert (offer.kind, offer.fingerprint) == (FileKind.MASTER_LIST, collector.fingerprint)
    fates = {entry.fingerprint: entry.fate for entry in offer.entries}
    assert fates[german.fingerprint] is Fate.OTHER_COUNTRY
    assert {fates[one.fingerprint] for one in (csca, new, bridge)} == {Fate.TAKEN}
    assert fates[below.fingerprint] is Fate.NO_AUTHORITY  # of this country, but it signs documents
    assert sorted(fates.values()).count(Fate.UNREADABLE) == 1
    assert not folder.exists()
    take_in(offer, folder, collector.fingerprint)
    assert held(folder) == sorted((csca.der, new.der, bridge.der))


@pytest.mark.parametrize("given", ["", "00" * 32, "not hex"])
def test_a_good_signature_alone_proves_nothing(
    collector: Holder, csca: Holder, folder: Path, tmp_path: Path, given: str
) -> None:
    offer = examine(written(tmp_path / "l.ml", make.master_list(collector, csca.der)), folder, "VN")
    with pytest.raises(TrustUnconfirmed):
        take_in(offer, folder, given)
    assert not folder.exists()


def test_a_fingerprint_may_be_typed_as_people_write_it(csca: Holder, folder: Path, tmp_path: Path) -> None:
    offer = examine(written(tmp_path / "c.pem", csca.certificate.public_bytes(Encoding.PEM)), folder, "VN")
    assert offer.kind is FileKind.CERTIFICATE
    digits = csca.fingerprint.upper()
    take_in(offer, folder, ":".join(digits[i : i + 2] for i in range(0, 64, 2)))
    assert held(folder) == [csca.der]


def test_what_was_in_force_stays_beside(csca: Holder, folder: Path, tmp_path: Path) -> None:
    make.folder_of(folder, csca)
    (folder / "README.md").write_text("ours", "utf-8")
    second = make.authority("TEST CSCA two (simulated)")
    take_in(examine(written(tmp_path / "c.der", second.der), folder, "VN"), folder, second.fingerprint)
    assert held(folder) == sorted((csca.der, second.der))
    assert (folder / "README.md").read_text("utf-8") == "ours"
    assert held(tmp_path / "trust.before") == [csca.der]
    assert not (tmp_path / "trust.part").exists()
    again = examine(tmp_path / "c.der", folder, "VN")
    assert ([entry.fate for entry in again.entries], again.files) == ([Fate.HELD], {})
    take_in(again, folder, second.fingerprint)
    assert held(tmp_path / "trust.before") == [csca.der]  # nothing was exchanged


def test_a_power_cut_between_the_two_loses_nothing(csca: Holder, folder: Path, tmp_path: Path) -> None:
    make.folder_of(tmp_path / "trust.before", csca)  # moved aside, and the new one not yet in its place
    second = make.authority("TEST CSCA two (simulated)")
    take_in(examine(written(tmp_path / "c.der", second.der), folder, "VN"), folder, second.fingerprint)
    assert held(folder) == sorted((csca.der, second.der))


def test_a_link_needs_the_key_that_vouches_for_it(csca: Holder, folder: Path, tmp_path: Path) -> None:
    path = written(tmp_path / "link.der", make.link(csca, make.authority()).der)
    with pytest.raises(TrustFileRefused, match="no-authority"):
        examine(path, folder, "VN")
    make.folder_of(folder, csca)
    assert [entry.fate for entry in examine(path, folder, "VN").entries] == [Fate.TAKEN]


def test_certificates_that_are_not_ours_to_believe(german: Holder, csca: Holder, folder: Path, tmp_path: Path) -> None:
    for holder, why in ((german, "other-country"), (make.signer(csca), "no-authority")):
        with pytest.raises(TrustFileRefused, match=why):
            examine(written(tmp_path / "c.der", holder.der), folder, "VN")


# CRLs ----------------------------------------------------------------------------------------------------------


def test_a_crl_of_a_known_authority_takes_the_place_of_the_one_before(
    csca: Holder, folder: Path, tmp_path: Path
) -> None:
    make.folder_of(folder, csca)
    for issued_at in (NOW - 9 * DAY, NOW - DAY):
        listed = make.crl(csca, issued_at=issued_at)
        offer = examine(written(tmp_path / "a.crl", listed), folder, "VN")
        assert (offer.kind, offer.fingerprint) == (FileKind.CRL, "")
        take_in(offer, folder, "")
    (in_force,) = TrustFolder.load(folder).crls
    assert in_force.dump() == listed
    with pytest.raises(TrustFileRefused, match="older"):
        examine(written(tmp_path / "a.crl", make.crl(csca, issued_at=NOW - 3 * DAY)), folder, "VN")


def test_a_crl_of_nobody_known_is_refused(csca: Holder, folder: Path, tmp_path: Path) -> None:
    path = written(tmp_path / "a.crl", make.crl(make.authority()))  # the name, not the key
    make.folder_of(folder, csca)
    with pytest.raises(TrustFileRefused, match="no authority"):
        examine(path, folder, "VN")


# Bad lists -----------------------------------------------------------------------------------------------------


def test_a_list_without_one_of_this_country(german: Holder, collector: Holder, folder: Path, tmp_path: Path) -> None:
    path = written(tmp_path / "l.ml", make.master_list(collector, german.der))
    with pytest.raises(TrustFileRefused, match="no authority of VN"):
        examine(path, folder, "VN")
    assert examine(path, folder, GERMANY).entries[0].fate is Fate.TAKEN


def test_a_list_by_one_who_may_not_sign_lists(german: Holder, csca: Holder, folder: Path, tmp_path: Path) -> None:
    for unfit in (make.signer(german), make.list_signer(german, "1.3.6.1.5.5.7.3.1")):
        path = written(tmp_path / "l.ml", make.master_list(unfit, csca.der))
        with pytest.raises(TrustFileRefused, match="may not sign lists"):
            examine(path, folder, "VN")


def test_a_message_of_another_kind_is_no_list(collector: Holder, csca: Holder, folder: Path, tmp_path: Path) -> None:
    path = written(tmp_path / "l.ml", make.master_list(collector, csca.der, content_type="2.23.136.1.1.1"))
    with pytest.raises(TrustFileRefused):
        examine(path, folder, "VN")


def test_a_certificate_smuggled_into_a_signed_list(
    german: Holder, collector: Holder, csca: Holder, folder: Path, tmp_path: Path
) -> None:
    """The list's content is another one than was signed."""
    signed = cms.ContentInfo.load(make.master_list(collector, german.der))
    other = cms.ContentInfo.load(make.master_list(collector, csca.der))
    signed["content"]["encap_content_info"] = other["content"]["encap_content_info"]
    path = written(tmp_path / "l.ml", signed.dump(force=True))
    with pytest.raises(TrustFileRefused, match="message digest"):
        examine(path, folder, "VN")


@pytest.mark.parametrize("content", [b"", b"\x30", b"\x30\x80" * 4000, b"-----BEGIN CMS-----\nAA", b"x" * 20_000_000])
def test_noise(folder: Path, tmp_path: Path, content: bytes) -> None:
    with pytest.raises(TrustFileRefused):
        examine(written(tmp_path / "noise", content), folder, "VN")
    with pytest.raises(TrustFileRefused):
        examine(tmp_path / "absent", folder, "VN")


def test_a_list_cut_or_changed_anywhere(collector: Holder, csca: Holder, folder: Path, tmp_path: Path) -> None:
    whole = make.master_list(collector, csca.der)
    refused = 0
    for at in range(0, len(whole), 40):
        spoiled = whole[:at] + bytes([whole[at] ^ 0x21]) + whole[at + 1 :]
        for content in (whole[:at], spoiled):
            try:
                offer = examine(written(tmp_path / "l.ml", content), folder, "VN")
            except TrustFileRefused:
                refused += 1
            else:  # a byte outside what is signed: the collector's own certificate, and so another fingerprint
                assert offer.fingerprint != collector.fingerprint or offer.files == {
                    f"{csca.fingerprint[:32]}.der": csca.der
                }
    assert refused > len(whole) // 40


def test_names_in_a_list_do_not_move_the_cursor(folder: Path, tmp_path: Path) -> None:
    nasty = make.authority("TEST \x1b[2J CSCA")
    offer: Offer = examine(written(tmp_path / "c.der", nasty.der), folder, "VN")
    assert offer.answers.isprintable()


def test_a_folder_that_cannot_be_written(csca: Holder, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    folder = tmp_path / "file" / "trust"
    offer = examine(written(tmp_path / "c.der", csca.der), folder, "VN")
    with pytest.raises(TrustFileRefused, match="folder"):
        take_in(offer, folder, csca.fingerprint)


@pytest.mark.parametrize(("text", "code"), [("VNM", "VN"), ("vnm", "VN"), ("DE", "DE")])
def test_countries(text: str, code: str) -> None:
    assert country_of(text) == code
    for wrong in ("", "V", "VNMX", "12", "ĐỨ"):
        with pytest.raises(ValueError, match="country"):
            country_of(wrong)


def test_a_list_that_openssl_wrote(
    german: Holder, collector: Holder, csca: Holder, folder: Path, tmp_path: Path
) -> None:
    """Another writer of CMS than the one of these tests: other attributes, signer named by issuer and number."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed")
    shape = (Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    key = written(tmp_path / "key.pem", collector.key.private_bytes(*shape))
    signer = written(tmp_path / "signer.pem", collector.certificate.public_bytes(Encoding.PEM))
    content = written(tmp_path / "content", make.master_list_content(csca.der, german.der))
    words = ["openssl", "cms", "-sign", "-binary", "-nodetach", "-md", "sha384", "-outform", "DER"]
    files = ["-signer", str(signer), "-inkey", str(key), "-in", str(content), "-out", str(tmp_path / "l.ml")]
    subprocess.run([*words, "-econtent_type", make.MASTER_LIST, *files], check=True, timeout=20)
    offer = examine(tmp_path / "l.ml", folder, "VN")
    assert offer.fingerprint == collector.fingerprint
    assert [entry.fate for entry in offer.entries].count(Fate.TAKEN) == 1
