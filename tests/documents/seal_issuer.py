"""An authority that issues an invented centre's seal, as a file and on a token; and another program as its judge."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import NameOID

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


def new_token(issuer: Issuer, folder: Path) -> dict[str, str]:
    """A fresh SoftHSM token with the centre's key; returns the environment in which it is found."""
    (folder / "tokens").mkdir()
    conf = folder / "softhsm2.conf"
    conf.write_text(f"directories.tokendir = {folder}/tokens\nobjectstore.backend = file\nlog.level = ERROR\n")
    environment = {**os.environ, "SOFTHSM2_CONF": str(conf)}
    words = ["softhsm2-util", "--init-token", "--free", "--label", TOKEN, "--pin", PIN, "--so-pin", SO_PIN]
    subprocess.run(words, env=environment, check=True, capture_output=True)
    fill_token(issuer, environment)
    return environment


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
    key = issuer.key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    leaf = issuer.leaf.public_bytes(Encoding.DER)
    words = [sys.executable, "-c", FILL, str(SOFTHSM), TOKEN, PIN, KEY, key.hex(), leaf.hex()]
    subprocess.run(words, env=environment, check=True, capture_output=True)
