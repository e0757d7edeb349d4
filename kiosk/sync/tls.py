"""Whom a line trusts, as whom it shows itself, and through which proxy it goes. Verification is never switched off."""

import ssl
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.domain.errors import CertificateRefused, ConfigError

# What OpenSSL says of a certificate it does not take (X509_V_ERR_*), in words for a technician.
REASONS = {
    9: "not valid yet",
    10: "expired",
    18: "signed by itself",
    19: "unknown issuer",
    20: "unknown issuer",
    21: "unknown issuer",
    23: "revoked",
    62: "another name",
    64: "another address",
}
# What the other side says of ours; with TLS 1.3 only after the handshake, before it reads what was sent.
OURS_REFUSED = frozenset(
    {
        "TLSV13_ALERT_CERTIFICATE_REQUIRED",
        "SSLV3_ALERT_BAD_CERTIFICATE",
        "SSLV3_ALERT_CERTIFICATE_UNKNOWN",
        "TLSV1_ALERT_UNKNOWN_CA",
        "SSLV3_ALERT_HANDSHAKE_FAILURE",
    }
)


@dataclass(frozen=True, slots=True)
class Security:
    """ca_file: PEM of the authorities of the centre; then only those are trusted. client_cert: PEM, with its key in the
    same file or in client_key. proxy: http://, https:// or socks5:// address; it may hold an account."""

    ca_file: Path | None = None
    client_cert: Path | None = None
    client_key: Path | None = field(default=None, repr=False)
    client_key_password: str = field(default="", repr=False)
    proxy: str = field(default="", repr=False)

    def context(self) -> ssl.SSLContext:
        """Raises ConfigError when a file cannot be read."""
        try:
            context = ssl.create_default_context(cafile=self.ca_file)
            context.minimum_version = ssl.TLSVersion.TLSv1_2
            if self.client_cert:
                context.load_cert_chain(self.client_cert, self.client_key, self.client_key_password or None)
        except OSError as exc:  # ssl.SSLError is one
            raise ConfigError("certificate or key of the Portal's line") from exc
        return context


PLAIN = Security()


def certificate_fault(exc: BaseException) -> CertificateRefused | None:
    """The fault behind a failed connection when it was the certificate; None: it was something else."""
    seen: BaseException | None = exc
    while seen is not None:
        if isinstance(seen, ssl.SSLCertVerificationError):
            return CertificateRefused(REASONS.get(seen.verify_code, f"verify code {seen.verify_code}"))
        if isinstance(seen, ssl.SSLError) and seen.reason in OURS_REFUSED:
            return CertificateRefused("ours is not taken")
        seen = seen.__cause__ or seen.__context__
    return None
