"""The agency's signature on a scanned paper, before judges that are not ours: pdfsig, qpdf, poppler, openssl's time.

The authority, its CRL, OCSP and time stamps are in authority.py; the token is SoftHSM, a real PKCS#11 library.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from PIL import Image

from kiosk.config import load_settings
from kiosk.device_host import SealPlan, words
from kiosk.device_processes import copy_seal_of
from kiosk.devices.hosted import HostedCopySeal
from kiosk.devices.process import DeviceProcess
from kiosk.documents.copy_sealing import CopySealer, FileKey, OutsideServices
from kiosk.documents.scanned_file import archive_pdf
from kiosk.domain.certified_copy import CopyOrder, CopyWording, SignatureLevel, SignedCopy, SigningPhase
from kiosk.domain.digitised import PaperAbout
from kiosk.domain.errors import (
    ConfigError,
    CopyUnsound,
    PersonLeft,
    RevocationAway,
    SealAbsent,
    SealCertificateRevoked,
    SealCertificateUnfit,
    SealNotSet,
    SealPinWrong,
    TimeStampAway,
)
from kiosk.ports import ScannedPage
from kiosk.services.digitising import digitise
from tests.documents.authority import CENTRE, PIN, Authority, served

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
SOFTHSM = next(iter(Path("/usr/lib").rglob("libsofthsm2.so")), None)
WORDING = CopyWording("Sao y", assumed=True)
B_B, B_T, B_LT = SignatureLevel
SEALING = [SigningPhase.OPENING, SigningPhase.SIGNING, SigningPhase.CHECKING]
pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("pdfsig", "certutil", "qpdf", "openssl"))), reason="no judges"
)


@cache
def paper() -> bytes:
    about = PaperAbout("Giấy khai sinh", "02", datetime(2026, 11, 30, 3, tzinfo=UTC), 2, 1, "H99.01-261130-0001")
    picture = Image.new("RGB", (1240, 1754), "white")
    picture.paste("#a61c28", (200, 300, 900, 360))
    out = BytesIO()
    picture.save(out, "JPEG")
    page = ScannedPage(1, out.getvalue(), 1240, 1754, 150)
    return digitise([page, replace(page, number=2)], about, None, archive_pdf, lambda _: None).content


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    with served(tmp_path_factory.mktemp("authority")) as made:
        yield made


@pytest.fixture(autouse=True)
def well(authority: Authority) -> None:
    authority.away, authority.slow, authority.garbled, authority.revoked = set(), set(), set(), False
    authority.asked.clear()


@pytest.fixture
def seal(authority: Authority) -> CopySealer:
    outside = OutsideServices(f"{authority.address}/tsa", authority.roots, 2.0)
    return CopySealer(FileKey(authority.p12()), outside, FONTS)


def order(level: SignatureLevel = B_B, at: datetime | None = None) -> CopyOrder:
    return CopyOrder(level, WORDING, CENTRE, "Hoa Mẫu", at or datetime.now(UTC))


def sign(seal: CopySealer, level: SignatureLevel = B_B, pdf: bytes | None = None, pin: str = PIN) -> SignedCopy:
    return seal.sign(paper() if pdf is None else pdf, order(level), pin, lambda _: None)


def judged(content: bytes, folder: Path, authority: Authority) -> str:
    """What pdfsig says, with the authority trusted."""
    store, file = folder / "nss", folder / "signed.pdf"
    file.write_bytes(content)
    if not store.exists():
        store.mkdir()
        subprocess.run(["certutil", "-N", "--empty-password", "-d", f"sql:{store}"], check=True, capture_output=True)
        trust = ["certutil", "-A", "-n", "root", "-t", "CT,C,C", "-i", str(authority.roots), "-d", f"sql:{store}"]
        subprocess.run(trust, check=True, capture_output=True)
    asked = ["pdfsig", "-nssdir", f"sql:{store}", str(file)]
    return subprocess.run(asked, capture_output=True, text=True, timeout=60, check=False).stdout


def run(*words: str) -> str:
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("level", SignatureLevel)
def test_judges_find_it_valid_whole_and_still_archival(
    level: SignatureLevel, seal: CopySealer, authority: Authority, tmp_path: Path
) -> None:
    phases: list[SigningPhase] = []
    made = seal.sign(paper(), order(level), PIN, phases.append)
    assert phases == SEALING
    assert made.content.startswith(paper())  # added to, not rewritten
    verdict = judged(made.content, tmp_path, authority)
    assert "Signature is Valid" in verdict
    assert "Certificate is Trusted" in verdict
    assert "ETSI.CAdES.detached" in verdict
    assert f"Common Name: {CENTRE}" in verdict
    file = str(tmp_path / "signed.pdf")
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", file)
    fonts = [line for line in run("pdffonts", file).splitlines()[2:] if line]
    assert fonts
    assert all(line.split()[-5] == "yes" for line in fonts)  # embedded, the block's too
    reader = pypdf.PdfReader(BytesIO(made.content))
    root = reader.root_object
    before = pypdf.PdfReader(BytesIO(paper()))
    said, was = (each.root_object["/Metadata"].get_object().get_data() for each in (reader, before))  # type: ignore[attr-defined]
    assert said == was  # what it says of itself, and that it is PDF/A
    assert b"<pdfaid:part>2</pdfaid:part>" in was
    assert reader.metadata == before.metadata
    assert root["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"  # type: ignore[index]
    [mark] = reader.pages[0]["/Annots"]  # type: ignore[misc]
    widget = mark.get_object()
    assert widget["/F"] & 4  # it is printed, as ISO 19005-2, 6.3.2 asks
    assert not widget["/F"] & 0b100010  # neither hidden nor without a view
    assert set(widget["/AP"]) == {"/N"}
    assert ("/DSS" in root) == (level is B_LT)
    assert ("/tsa" in authority.asked) == (level is not B_B)
    assert made.signature.level is level
    assert made.signature.signer == CENTRE
    assert int(made.signature.serial, 16) == authority.leaf.serial_number


def test_the_block_says_kind_agency_and_time_at_the_top_right(seal: CopySealer, tmp_path: Path) -> None:
    at = datetime(2026, 11, 30, 7, 50, 52, tzinfo=UTC)
    made = seal.sign(paper(), order(at=at), PIN, lambda _: None)
    file = tmp_path / "a.pdf"
    file.write_bytes(made.content)
    words = run("pdftotext", "-layout", "-x", "250", "-y", "0", "-W", "345", "-H", "60", str(file), "-")
    assert f"Sao y: {CENTRE}" in " ".join(words.split())
    assert "Thời gian ký: 2026-11-30T14:50:52+07:00" in words
    [mark] = pypdf.PdfReader(BytesIO(made.content)).pages[0]["/Annots"]  # type: ignore[misc]
    left, low, right, high = (float(side) for side in mark.get_object()["/Rect"])
    assert right > 580
    assert high > 825
    assert high - low < 45  # within the margin of most papers
    assert left > 290
    signature = mark.get_object()["/V"]
    assert (signature["/Reason"], signature["/Location"]) == ("Sao y", "Hoa Mẫu")


def test_a_red_seal_stands_beside_the_words(seal: CopySealer, authority: Authority, tmp_path: Path) -> None:
    picture = tmp_path / "dau.png"
    Image.new("RGBA", (300, 300), (200, 16, 24, 255)).save(picture)
    made = sign(replace(seal, picture=picture))
    assert "Signature is Valid" in judged(made.content, tmp_path, authority)
    run("pdftoppm", "-r", "50", "-png", "-l", "1", "-singlefile", str(tmp_path / "signed.pdf"), str(tmp_path / "page"))
    with Image.open(tmp_path / "page.png") as drawn:
        corner = drawn.convert("RGB").crop((200, 0, drawn.width, 60))
        red = sum(1 for r, g, b in corner.get_flattened_data() if r > 150 and g < 60 and b < 60)
    assert red > 300
    with pytest.raises(CopyUnsound):
        sign(replace(seal, picture=tmp_path / "none.png"))


def test_a_changed_byte_is_found(seal: CopySealer, authority: Authority, tmp_path: Path) -> None:
    signed = bytearray(sign(seal).content)
    signed[signed.index(b"/Title") + 12] ^= 1
    assert "Signature is Valid" not in judged(bytes(signed), tmp_path, authority)


def test_the_time_stamp_is_the_service_s_own_word(seal: CopySealer, authority: Authority) -> None:
    """openssl stamped it now; the machine's clock says another day."""
    late = datetime.now(UTC) - timedelta(days=3)
    made = seal.sign(paper(), order(B_T, late), PIN, lambda _: None)
    assert abs(made.signature.signed_at - datetime.now(UTC)) < timedelta(minutes=1)
    assert seal.sign(paper(), order(B_B, late), PIN, lambda _: None).signature.signed_at == late


@pytest.mark.parametrize("how", ["away", "slow", "garbled"])
@pytest.mark.parametrize("level", [B_T, B_LT])
def test_without_a_time_stamp_nothing_is_signed(
    how: str, level: SignatureLevel, seal: CopySealer, authority: Authority
) -> None:
    getattr(authority, how).add("/tsa")
    with pytest.raises(TimeStampAway):
        sign(seal, level)
    assert sign(seal, B_B).signature.level is B_B  # what was asked for, by whoever asked


def test_an_address_that_nobody_serves_is_the_same(seal: CopySealer) -> None:
    outside = replace(seal.outside, time_stamps="http://127.0.0.1:9/tsa")
    with pytest.raises(TimeStampAway):
        sign(replace(seal, outside=outside), B_T)
    with pytest.raises(TimeStampAway):
        sign(replace(seal, outside=replace(seal.outside, time_stamps="")), B_T)


def test_crl_or_ocsp_is_enough_and_neither_is_told(seal: CopySealer, authority: Authority) -> None:
    for away in ({"/crl"}, {"/ocsp"}):
        authority.away = away
        made = pypdf.PdfReader(BytesIO(sign(seal, B_LT).content)).root_object["/DSS"]
        kept = {"/OCSPs", "/CRLs"} & set(made)  # type: ignore[arg-type]
        assert kept == ({"/OCSPs"} if away == {"/crl"} else {"/CRLs"})
    authority.away = {"/crl", "/ocsp"}
    with pytest.raises(RevocationAway):
        sign(seal, B_LT)
    assert sign(seal, B_T).signature.level is B_T
    with pytest.raises(RevocationAway):
        sign(replace(seal, outside=replace(seal.outside, roots=None)), B_LT)


@pytest.mark.parametrize("asked", [{"/crl"}, {"/ocsp"}])
def test_a_revoked_certificate_signs_nothing_at_the_level_that_asks(
    asked: set[str], seal: CopySealer, authority: Authority
) -> None:
    authority.revoked, authority.away = True, {"/crl", "/ocsp"} - asked
    with pytest.raises(SealCertificateRevoked):
        sign(seal, B_LT)


def test_an_authority_that_nobody_trusts_is_unfit(
    seal: CopySealer, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with served(tmp_path_factory.mktemp("stranger")) as stranger:
        outside = replace(seal.outside, roots=stranger.roots)
        with pytest.raises(SealCertificateUnfit):
            sign(replace(seal, outside=outside), B_LT)


def test_what_is_wrong_with_key_or_paper_has_its_code(seal: CopySealer, tmp_path: Path) -> None:
    with pytest.raises(SealPinWrong) as wrong:
        sign(seal, pin="000000")
    assert "000000" not in str(wrong.value)
    with pytest.raises(SealAbsent):
        sign(replace(seal, key=FileKey(tmp_path / "none.p12")))
    with pytest.raises(SealCertificateUnfit):
        seal.sign(paper(), order(at=datetime(2031, 1, 1, tzinfo=UTC)), PIN, lambda _: None)
    for broken in (b"", b"%PDF-1.7 nothing more", paper()[: len(paper()) // 2]):
        with pytest.raises(CopyUnsound):
            sign(seal, pdf=broken)


def test_leaving_before_the_signature_signs_nothing(seal: CopySealer) -> None:
    def leave(phase: SigningPhase) -> None:
        if phase is SigningPhase.SIGNING:
            raise PersonLeft

    with pytest.raises(PersonLeft):
        seal.sign(paper(), order(), PIN, leave)


# In its process, with a token ------------------------------------------------------------------------------------

TOKEN, KEY, SO_PIN = "trung tam", "con dau", "57182600"
FILL = """
import sys, pkcs11
from pkcs11.util.rsa import decode_rsa_private_key
from pkcs11.util.x509 import decode_x509_certificate
module, token, pin, label, key, leaf = sys.argv[1:]
with pkcs11.lib(module).get_token(token_label=token).open(rw=True, user_pin=pin) as session:
    for attributes in (decode_rsa_private_key(bytes.fromhex(key)), decode_x509_certificate(bytes.fromhex(leaf))):
        attributes.update({pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.LABEL: label, pkcs11.Attribute.ID: b"1"})
        session.create_object(attributes)
"""


@pytest.fixture
def token(authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SealPlan:
    """A token with the centre's key, as whoever issues it fills it."""
    (tmp_path / "tokens").mkdir()
    conf = tmp_path / "softhsm2.conf"
    conf.write_text(f"directories.tokendir = {tmp_path}/tokens\nobjectstore.backend = file\nlog.level = ERROR\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(conf))
    start = ["softhsm2-util", "--init-token", "--free", "--label", TOKEN, "--pin", PIN, "--so-pin", SO_PIN]
    subprocess.run(start, env=os.environ, check=True, capture_output=True)
    key = authority.key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    leaf = authority.leaf.public_bytes(Encoding.DER)
    fill = [sys.executable, "-c", FILL, str(SOFTHSM), TOKEN, PIN, KEY, key.hex(), leaf.hex()]
    subprocess.run(fill, env=os.environ, check=True, capture_output=True)
    return SealPlan(
        "pkcs11",
        "",
        str(SOFTHSM),
        TOKEN,
        KEY,
        f"{authority.address}/tsa",
        str(authority.roots),
        2.0,
        str(FONTS),
        "",
    )


def hosted(plan: SealPlan, level: SignatureLevel | None = B_B) -> tuple[HostedCopySeal, list[DeviceProcess]]:
    begun: list[DeviceProcess] = []

    def begin() -> DeviceProcess:
        begun.append(DeviceProcess([sys.executable, "-m", "kiosk", *words("seal", plan)], 60, "seal"))
        return begun[-1]

    return HostedCopySeal(level, begin), begun


@pytest.mark.skipif(SOFTHSM is None, reason="no SoftHSM on this machine")
def test_a_token_signs_in_a_process_that_ends_with_it(token: SealPlan, authority: Authority, tmp_path: Path) -> None:
    seal, begun = hosted(token)
    phases: list[SigningPhase] = []
    made = seal.sign(paper(), order(B_LT), PIN, phases.append)
    assert phases == SEALING
    assert "Signature is Valid" in judged(made.content, tmp_path, authority)
    assert made.signature.level is B_LT
    assert [process.pid for process in begun] == [None]  # and with it whatever knew the PIN
    assert not any(PIN in word for word in words("seal", token))


@pytest.mark.skipif(SOFTHSM is None, reason="no SoftHSM on this machine")
def test_a_token_s_refusals_have_their_codes(token: SealPlan) -> None:
    def fault(plan: SealPlan, pin: str = PIN) -> str:
        seal, _ = hosted(plan)
        with pytest.raises(Exception) as told:
            seal.sign(paper(), order(), pin, lambda _: None)
        assert PIN not in str(told.value)
        return re.split(r"\W", type(told.value).__name__)[0]

    assert fault(token, "000000") == "SealPinWrong"
    assert fault(token, "1") == "SealPinWrong"
    assert fault(replace(token, token="another")) == "SealAbsent"
    assert fault(replace(token, key="another")) == "SealAbsent"
    assert fault(replace(token, module="/none.so")) == "SealAbsent"
    seal, _ = hosted(token)
    assert seal.sign(paper(), order(), PIN, lambda _: None).signature.level is B_B  # the right PIN still opens it


def test_a_centre_without_a_seal_is_told_so(token_free: SealPlan) -> None:
    seal, begun = hosted(token_free, None)
    with pytest.raises(SealNotSet):
        seal.sign(paper(), order(), PIN, lambda _: None)
    assert begun == []


@pytest.fixture
def token_free() -> SealPlan:
    return SealPlan("none", "", "", "", "", "", "", 2.0, str(FONTS), "")


def test_the_settings_choose_key_services_and_level(authority: Authority, tmp_path: Path) -> None:
    """From kiosk.toml to the signed bytes, through the process that a desk would start."""
    config = tmp_path / "kiosk.toml"
    config.write_text(
        f"""[seal]
driver = "file"
file = "{authority.p12()}"
copy_level = "B-LT"
time_stamps = "{authority.address}/tsa"
roots = "{authority.roots}"
outside_seconds = 2
"""
    )
    seal = copy_seal_of(load_settings(config))
    assert seal.level is B_LT
    made = seal.sign(paper(), order(B_LT), PIN, lambda _: None)
    assert "Signature is Valid" in judged(made.content, tmp_path, authority)
    assert copy_seal_of(load_settings(None)).level is None


@pytest.mark.parametrize(
    "wrong",
    [
        'copy_level = "B-T"',  # from whom?
        'copy_level = "B-LT"\ntime_stamps = "http://127.0.0.1/tsa"',  # whom to trust?
        'copy_level = "B-LTA"',
        'time_stamps = "ftp://127.0.0.1/"',
    ],
)
def test_settings_that_cannot_keep_their_level_are_refused(wrong: str, tmp_path: Path) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text(f"[seal]\n{wrong}\n")
    with pytest.raises(ConfigError):
        load_settings(config)
