"""HTTPS with a throw-away authority, and the certificates that a client must not take."""

import ipaddress
import ssl
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

GOOD = "good"
MODES = (GOOD, "wrong-host", "expired", "not-yet-valid", "unknown-ca")
DAY = timedelta(days=1)


class Authority:
    """Makes ca.pem, and client.pem (certificate and key) for a centre that must show one, in `folder`.

    `context(mode)` is what a connection is wrapped with. Keys are new with every folder and never leave it.
    """

    def __init__(self, folder: Path, ask_client: bool = False) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder, self._ask_client = folder, ask_client
        self._contexts: dict[str, ssl.SSLContext] = {}
        self._lock = threading.Lock()
        self._key, self.certificate = self._kept("ca")
        if not (folder / "client.pem").exists():
            self._write("client", *self._issue("quầy thử nghiệm", self._key, self.certificate, GOOD, client=True))

    @property
    def ca_file(self) -> Path:
        return self._folder / "ca.pem"

    @property
    def client_file(self) -> Path:
        return self._folder / "client.pem"

    def context(self, mode: str = GOOD) -> ssl.SSLContext:
        with self._lock:
            if mode not in self._contexts:
                self._contexts[mode] = self._made(mode)
            return self._contexts[mode]

    def _made(self, mode: str) -> ssl.SSLContext:
        key, certificate = (self._key, self.certificate) if mode != "unknown-ca" else _authority()
        path = self._folder / f"server-{mode}.pem"
        self._write(f"server-{mode}", *self._issue("127.0.0.1", key, certificate, mode))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.load_cert_chain(path)
        if self._ask_client:
            context.verify_mode = ssl.CERT_REQUIRED
            context.load_verify_locations(self.ca_file)
        return context

    def _kept(self, name: str) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
        path = self._folder / f"{name}-key.pem"
        if path.exists():
            held = path.read_bytes()
            key = serialization.load_pem_private_key(held, None)
            assert isinstance(key, ec.EllipticCurvePrivateKey)  # noqa: S101 - we wrote it
            return key, x509.load_pem_x509_certificate(self.ca_file.read_bytes())
        key, certificate = _authority()
        self._write(f"{name}-key", key, certificate)
        self.ca_file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
        return key, certificate

    def _write(self, name: str, key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> None:
        path = self._folder / f"{name}.pem"
        path.touch(0o600)
        plain = serialization.NoEncryption()
        held = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
        path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM) + held)

    def _issue(
        self,
        name: str,
        issuer_key: ec.EllipticCurvePrivateKey,
        issuer: x509.Certificate,
        mode: str,
        client: bool = False,
    ) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
        key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
        begins, ends = {"expired": (now - 30 * DAY, now - DAY), "not-yet-valid": (now + 2 * DAY, now + 30 * DAY)}.get(
            mode, (now - DAY, now + 30 * DAY)
        )
        hosts: list[x509.GeneralName] = [x509.DNSName("noi-khac.invalid")]
        if mode != "wrong-host":
            loopback = [x509.IPAddress(ipaddress.ip_address(text)) for text in ("127.0.0.1", "::1")]
            hosts = [x509.DNSName("localhost"), *loopback]
        use = ExtendedKeyUsageOID.CLIENT_AUTH if client else ExtendedKeyUsageOID.SERVER_AUTH
        made = _begun(name, issuer.subject, key, begins, ends)
        made = made.add_extension(x509.SubjectAlternativeName(hosts), critical=False)
        made = made.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        made = made.add_extension(x509.ExtendedKeyUsage([use]), critical=False)
        made = made.add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False
        )
        return key, made.sign(issuer_key, hashes.SHA256())


def _authority() -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "CA thử nghiệm, không tin cậy")])
    made = _begun("CA thử nghiệm, không tin cậy", name, key, now - 60 * DAY, now + 365 * DAY)
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    made = made.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    sign_only = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
    made = made.add_extension(sign_only, critical=True)
    return key, made.sign(key, hashes.SHA256())


def _begun(
    name: str, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, begins: datetime, ends: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
    )
