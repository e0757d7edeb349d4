"""A certificate authority of our own with what others ask it over HTTP: CRL, OCSP, and time stamps by `openssl ts`.

No code of the library that signs makes these answers, so that what it accepts was judged by somebody else's bytes.
"""

import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

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
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID

PIN = "482913"
CENTRE = "Trung tâm Phục vụ hành chính công phường Hoa Mẫu"
TSA_CONF = """
[tsa]
default_tsa = here
[here]
dir = {folder}
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/tsa.pem
certs = {folder}/root.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
ordering = no
tsa_name = yes
ess_cert_id_chain = no
"""


class Authority:
    """served() answers; `away` names the paths that do not, `slow` those that hang, `revoked` whose certificate is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.away: set[str] = set()
        self.slow: set[str] = set()
        self.garbled: set[str] = set()
        self.asked: list[str] = []
        self.revoked = False
        self.root_key = rsa.generate_private_key(65537, 2048)
        self.root = self._certificate("Cơ quan chứng thực mẫu", self.root_key, None)
        self.address = ""

    def issue(self, address: str) -> None:
        """The centre's certificate and the time-stamp service's, which name this address."""
        self.address = address
        self.key, self.tsa_key = (rsa.generate_private_key(65537, 2048) for _ in range(2))
        self.leaf = self._certificate(CENTRE, self.key, self.root)
        self.tsa = self._certificate("Dấu thời gian mẫu", self.tsa_key, self.root, stamps=True)
        for name, certificate in (("root", self.root), ("tsa", self.tsa)):
            (self.folder / f"{name}.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
        key = self.tsa_key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
        (self.folder / "tsa.key").write_bytes(key)
        (self.folder / "serial").write_text("01\n")
        (self.folder / "tsa.cnf").write_text(TSA_CONF.format(folder=self.folder))

    @property
    def roots(self) -> Path:
        return self.folder / "root.pem"

    def p12(self, name: str = "seal.p12") -> Path:
        path = self.folder / name
        lock = BestAvailableEncryption(PIN.encode())
        path.write_bytes(pkcs12.serialize_key_and_certificates(b"con dau", self.key, self.leaf, [self.root], lock))
        return path

    # What is asked -------------------------------------------------------------------------------------------

    def crl(self) -> bytes:
        now = datetime.now(UTC)
        builder = x509.CertificateRevocationListBuilder().issuer_name(self.root.subject)
        builder = builder.last_update(now - timedelta(hours=1)).next_update(now + timedelta(days=1))
        if self.revoked:
            gone = x509.RevokedCertificateBuilder().serial_number(self.leaf.serial_number)
            builder = builder.add_revoked_certificate(gone.revocation_date(now - timedelta(days=2)).build())
        return builder.sign(self.root_key, hashes.SHA256()).public_bytes(Encoding.DER)

    def ocsp(self, asked: bytes) -> bytes:
        request, now = ocsp.load_der_ocsp_request(asked), datetime.now(UTC)
        whose = self.tsa if request.serial_number == self.tsa.serial_number else self.leaf
        gone = self.revoked and whose is self.leaf
        answer = ocsp.OCSPResponseBuilder().add_response(
            whose,
            self.root,
            request.hash_algorithm,
            ocsp.OCSPCertStatus.REVOKED if gone else ocsp.OCSPCertStatus.GOOD,
            now - timedelta(hours=1),
            now + timedelta(days=1),
            now - timedelta(days=2) if gone else None,
            None,
        )
        answer = answer.responder_id(ocsp.OCSPResponderEncoding.NAME, self.root)
        for extension in request.extensions:
            answer = answer.add_extension(extension.value, extension.critical)
        return answer.sign(self.root_key, hashes.SHA256()).public_bytes(Encoding.DER)

    def time_stamp(self, asked: bytes) -> bytes:
        query, reply = self.folder / "query.tsq", self.folder / "reply.tsr"
        query.write_bytes(asked)
        words = ["openssl", "ts", "-reply", "-config", str(self.folder / "tsa.cnf")]
        subprocess.run([*words, "-queryfile", str(query), "-out", str(reply)], check=True, capture_output=True)
        return reply.read_bytes()

    def _certificate(
        self, name: str, key: rsa.RSAPrivateKey, issuer: x509.Certificate | None, *, stamps: bool = False
    ) -> x509.Certificate:
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        ca, begun = issuer is None, datetime.now(UTC) - timedelta(days=400)
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer.subject if issuer else subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(begun)
            .not_valid_after(begun + timedelta(days=1200))
            .add_extension(x509.BasicConstraints(ca, None), True)
            .add_extension(x509.KeyUsage(True, not ca, False, False, False, ca, ca, False, False), True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self.root_key.public_key()), False)
        )
        if stamps:
            builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), True)
        if not ca:
            where = x509.UniformResourceIdentifier(f"{self.address}/crl")
            builder = builder.add_extension(
                x509.CRLDistributionPoints([x509.DistributionPoint([where], None, None, None)]), False
            )
            responder = x509.UniformResourceIdentifier(f"{self.address}/ocsp")
            builder = builder.add_extension(
                x509.AuthorityInformationAccess(
                    [x509.AccessDescription(AuthorityInformationAccessOID.OCSP, responder)]
                ),
                False,
            )
        return builder.sign(self.root_key, hashes.SHA256())


@contextmanager
def served(folder: Path) -> Iterator[Authority]:
    authority = Authority(folder)

    class Door(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(b"", "application/pkix-crl")

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            kind = "application/ocsp-response" if self.path == "/ocsp" else "application/timestamp-reply"
            self._answer(body, kind)

        def _answer(self, body: bytes, kind: str) -> None:
            authority.asked.append(self.path)
            if self.path in authority.slow:
                time.sleep(3)
            if self.path in authority.away:
                self.send_error(503)
                return
            made = {"/crl": authority.crl, "/ocsp": lambda: authority.ocsp(body)}.get(
                self.path, lambda: authority.time_stamp(body)
            )()
            content = b"<html>xin loi</html>" if self.path in authority.garbled else made
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args: Any) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    authority.issue(f"http://127.0.0.1:{server.server_address[1]}")
    try:
        yield authority
    finally:
        server.shutdown()
        server.server_close()
