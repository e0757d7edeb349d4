"""The signature is judged by another program (pdfsig, of poppler); a token is SoftHSM, a real PKCS#11 library."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto.cms import CMSAttributeType
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID
from pypdf import PdfReader

from kiosk.documents.renderer import PaperStudio
from kiosk.documents.sealing import FileSeal, TokenSeal
from kiosk.domain.errors import SealAbsent, SealCertificateUnfit, SealPinRejected
from kiosk.domain.paper import ReceiptForm

NOW = datetime(2026, 11, 30, 3, 0, tzinfo=UTC)
PIN, SO_PIN, TOKEN, KEY = "482913", "57182600", "trung tam", "con dau"
SOFTHSM = next(iter(Path("/usr/lib").rglob("libsofthsm2.so")), None)
needs_pdfsig = pytest.mark.skipif(not shutil.which("pdfsig") or not shutil.which("certutil"), reason="no pdfsig")
needs_softhsm = pytest.mark.skipif(SOFTHSM is None, reason="no SoftHSM on this machine")


class StoppedClock:
    def __init__(self, at: datetime = NOW) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


class Issuer:
    """An authority, and a centre's certificate by it."""

    def __init__(self, *, signing: bool = True, days: int = 365) -> None:
        self.root_key = rsa.generate_private_key(65537, 2048)
        self.root = self._certificate("Cơ quan chứng thực mẫu", self.root_key, None, ca=True)
        self.key = rsa.generate_private_key(65537, 2048)
        self.leaf = self._certificate("Trung tâm mẫu", self.key, self.root, signing=signing, days=days)

    def _certificate(
        self,
        name: str,
        key: rsa.RSAPrivateKey,
        issuer: x509.Certificate | None,
        *,
        ca: bool = False,
        signing: bool = True,
        days: int = 3650,
    ) -> x509.Certificate:
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        usage = x509.KeyUsage(signing, signing, not signing, False, False, ca, ca, False, False)
        begun = datetime.now(UTC) - timedelta(days=400)
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer.subject if issuer else subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(begun)
            .not_valid_after(begun + timedelta(days=400 + days))
            .add_extension(x509.BasicConstraints(ca, None), True)
            .add_extension(usage, True)
        )
        return builder.sign(self.root_key, hashes.SHA256())

    def p12(self, folder: Path) -> Path:
        path = folder / "seal.p12"
        path.write_bytes(
            pkcs12.serialize_key_and_certificates(
                b"con dau", self.key, self.leaf, [self.root], BestAvailableEncryption(PIN.encode())
            )
        )
        return path


@pytest.fixture(scope="module")
def issuer() -> Issuer:
    return Issuer()


@pytest.fixture
def pdf(studio: PaperStudio, form: Callable[..., ReceiptForm]) -> bytes:
    return studio.form(form())


@pytest.fixture
def file_seal(issuer: Issuer, tmp_path: Path) -> FileSeal:
    return FileSeal(issuer.p12(tmp_path), PIN, StoppedClock())


def judged(pdf: bytes, folder: Path, issuer: Issuer) -> str:
    """What pdfsig says of it, with the authority trusted."""
    store, paper, root = folder / "nss", folder / "signed.pdf", folder / "root.pem"
    store.mkdir(exist_ok=True)
    root.write_bytes(issuer.root.public_bytes(Encoding.PEM))
    paper.write_bytes(pdf)
    subprocess.run(["certutil", "-N", "--empty-password", "-d", f"sql:{store}"], check=True, capture_output=True)
    words = ["certutil", "-A", "-n", "root", "-t", "CT,C,C", "-i", str(root), "-d", f"sql:{store}"]
    subprocess.run(words, check=True, capture_output=True)
    done = subprocess.run(
        ["pdfsig", "-nssdir", f"sql:{store}", str(paper)], capture_output=True, text=True, timeout=60, check=False
    )
    return done.stdout


@needs_pdfsig
def test_another_program_finds_the_signature_valid_and_trusted(
    file_seal: FileSeal, pdf: bytes, issuer: Issuer, tmp_path: Path
) -> None:
    signed = file_seal.sign(pdf, "Phát hành", "Hoa Mẫu")
    said = judged(signed, tmp_path, issuer)
    assert "Signature is Valid" in said
    assert "Certificate is Trusted" in said
    assert "ETSI.CAdES.detached" in said
    assert "Total document signed" in said
    assert signed.startswith(pdf)  # added to, not rewritten: what was archival stays so


@needs_pdfsig
def test_a_changed_byte_is_found(file_seal: FileSeal, pdf: bytes, issuer: Issuer, tmp_path: Path) -> None:
    signed = bytearray(file_seal.sign(pdf, "", ""))
    at = signed.index(b"/Title")
    signed[at + 12] ^= 1
    assert "Signature is Valid" not in judged(bytes(signed), tmp_path, issuer)


def test_a_second_signature_stands_beside_the_first(file_seal: FileSeal, pdf: bytes) -> None:
    twice = file_seal.sign(file_seal.sign(pdf, "một", ""), "hai", "")
    fields = PdfReader(BytesIO(twice)).get_fields() or {}
    assert [f.get("/FT") for f in fields.values()] == ["/Sig", "/Sig"]


def test_whoever_read_a_cms_before_is_no_hindrance(file_seal: FileSeal, pdf: bytes) -> None:
    CMSAttributeType._reverse_map = {name: oid for oid, name in CMSAttributeType._map.items() if "_v2" not in name}
    assert file_seal.sign(pdf, "", "").startswith(pdf)


def test_what_is_wrong_with_the_key_has_its_code(issuer: Issuer, pdf: bytes, tmp_path: Path) -> None:
    good = FileSeal(issuer.p12(tmp_path), PIN, StoppedClock())
    with pytest.raises(SealPinRejected):
        replace(good, passphrase="000000").sign(pdf, "", "")
    with pytest.raises(SealAbsent):
        replace(good, path=tmp_path / "none.p12").sign(pdf, "", "")
    with pytest.raises(SealCertificateUnfit):
        replace(good, clock=StoppedClock(datetime(2031, 1, 1, tzinfo=UTC))).sign(pdf, "", "")
    with pytest.raises(SealCertificateUnfit):
        replace(good, path=Issuer(signing=False).p12(tmp_path)).sign(pdf, "", "")
    assert PIN not in repr(good)


@pytest.fixture
def token(issuer: Issuer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TokenSeal]:
    assert SOFTHSM
    (tmp_path / "tokens").mkdir()
    conf = tmp_path / "softhsm2.conf"
    conf.write_text(f"directories.tokendir = {tmp_path}/tokens\nobjectstore.backend = file\nlog.level = ERROR\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(conf))
    environment = {**os.environ, "SOFTHSM2_CONF": str(conf)}
    words = ["softhsm2-util", "--init-token", "--free", "--label", TOKEN, "--pin", PIN, "--so-pin", SO_PIN]
    subprocess.run(words, env=environment, check=True, capture_output=True)
    fill_token(issuer, environment)
    return TokenSeal(SOFTHSM, TOKEN, KEY, PIN, tmp_path / "rejected", StoppedClock())


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


def fill_token(issuer: Issuer, environment: dict[str, str]) -> None:
    """As whoever issues a token does, in a process of its own: the library keeps one state for each."""
    import sys

    from cryptography.hazmat.primitives.serialization import NoEncryption, PrivateFormat

    key = issuer.key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    leaf = issuer.leaf.public_bytes(Encoding.DER)
    words = [sys.executable, "-c", FILL, str(SOFTHSM), TOKEN, PIN, KEY, key.hex(), leaf.hex()]
    subprocess.run(words, env=environment, check=True, capture_output=True)


USE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from kiosk.documents.sealing import TokenSeal
from kiosk.domain.errors import SealError
class Clock:
    def now(self): return datetime(2026, 11, 30, 3, 0, tzinfo=UTC)
module, token, key, pin, rejected, source, target = sys.argv[1:]
try:
    signed = TokenSeal(Path(module), token, key, pin, Path(rejected), Clock()).sign(Path(source).read_bytes(), "", "")
except SealError as fault:
    sys.exit(fault.code)
Path(target).write_bytes(signed)
"""


def use(seal: TokenSeal, pdf: bytes, folder: Path, **changes: str) -> str:
    """Sign in a process of its own; the fault's code, or nothing."""
    import sys

    (folder / "plain.pdf").write_bytes(pdf)
    values = {"module": str(seal.module), "token": seal.token, "key": seal.key, "pin": seal.pin, **changes}
    words = [*values.values(), str(seal.rejected), str(folder / "plain.pdf"), str(folder / "out.pdf")]
    done = subprocess.run([sys.executable, "-c", USE, *words], capture_output=True, text=True, check=False)
    return done.stderr.strip().splitlines()[-1] if done.returncode else ""


@needs_softhsm
@needs_pdfsig
def test_a_token_signs_and_another_program_agrees(token: TokenSeal, pdf: bytes, issuer: Issuer, tmp_path: Path) -> None:
    assert use(token, pdf, tmp_path) == ""
    said = judged((tmp_path / "out.pdf").read_bytes(), tmp_path, issuer)
    assert "Signature is Valid" in said


@needs_softhsm
def test_a_wrong_pin_is_tried_once_and_never_again_by_itself(token: TokenSeal, pdf: bytes, tmp_path: Path) -> None:
    assert use(token, pdf, tmp_path, pin="000000") == "SEAL-102"
    assert token.rejected.exists()
    assert use(token, pdf, tmp_path) == "SEAL-102"  # the right one now, but nobody has said so
    token.rejected.unlink()
    assert use(token, pdf, tmp_path) == ""


@needs_softhsm
def test_a_token_a_key_or_a_library_that_is_not_there_is_named(token: TokenSeal, pdf: bytes, tmp_path: Path) -> None:
    assert use(token, pdf, tmp_path, token="another") == "SEAL-101"
    assert use(token, pdf, tmp_path, key="another") == "SEAL-101"
    assert use(token, pdf, tmp_path, module=str(tmp_path / "none.so")) == "SEAL-101"
