"""An S3-compatible store: one PUT, signed by AWS Signature Version 4.

The signature covers the SHA-256 of the content, which we know before a byte leaves: the store itself refuses other
bytes. Source: AWS General Reference, "Signature Version 4 signing process".
"""

import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import quote, urlsplit

from kiosk.domain.errors import ConfigError, PortalFileMismatch
from kiosk.domain.portal_answer import HeldFile, PlacedFile
from kiosk.ports import KeepToken, OutgoingFile, forget_token
from kiosk.sync.files.proof import held_file
from kiosk.sync.http import Answer, HttpLine, Streamed, require_ok

ALGORITHM = "AWS4-HMAC-SHA256"
EMPTY = hashlib.sha256(b"").hexdigest()
META_DIGEST = "x-amz-meta-sha256"


@dataclass(frozen=True, slots=True)
class Signer:
    access_key: str
    secret_key: str = field(repr=False)
    region: str = "us-east-1"
    service: str = "s3"

    def sign(
        self, method: str, url: str, headers: Mapping[str, str], payload_digest: str, now: datetime
    ) -> dict[str, str]:
        """The headers given, with Authorization and what it needs. headers: without Host; all of them are signed."""
        parts, stamp = urlsplit(url), now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        signed = {name.lower(): " ".join(value.split()) for name, value in headers.items()}
        signed |= {"host": parts.netloc, "x-amz-date": stamp}
        names = ";".join(sorted(signed))
        query = "&".join(sorted(pair if "=" in pair else f"{pair}=" for pair in parts.query.split("&") if pair))
        lines = "".join(f"{name}:{signed[name]}\n" for name in sorted(signed))
        request = "\n".join((method, parts.path or "/", query, lines, names, payload_digest))
        scope = f"{stamp[:8]}/{self.region}/{self.service}/aws4_request"
        text = "\n".join((ALGORITHM, stamp, scope, hashlib.sha256(request.encode()).hexdigest()))
        signature = hmac.new(self._key(stamp[:8]), text.encode(), hashlib.sha256).hexdigest()
        credential = f"Credential={self.access_key}/{scope}, SignedHeaders={names}, Signature={signature}"
        return {**headers, "x-amz-date": stamp, "Authorization": f"{ALGORITHM} {credential}"}

    def _key(self, day: str) -> bytes:
        key = f"AWS4{self.secret_key}".encode()
        for word in (day, self.region, self.service, "aws4_request"):
            key = hmac.new(key, word.encode(), hashlib.sha256).digest()
        return key


class S3Files:
    """Implements ports.FileService. address: of the bucket, https://store/bucket. Not resumable."""

    def __init__(
        self,
        address: str,
        signer: Signer,
        line: HttpLine,
        public: str = "",
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Raises ConfigError when the address is not http(s)."""
        if not address.startswith(("http://", "https://")):
            raise ConfigError("file service address")
        self._address, self._public = address.rstrip("/"), (public or address).rstrip("/")
        self._signer, self._line, self._now = signer, line, now

    def place(self, file: OutgoingFile, token: str = "", keep_token: KeepToken = forget_token) -> PlacedFile:
        placed = PlacedFile(file.digest, file.size, f"{self._public}/{quote(file.digest)}")
        if self.holding(placed) == HeldFile(file.size, file.digest):
            return placed
        headers = {"Content-Type": file.media_type, META_DIGEST: file.digest, "x-amz-content-sha256": file.digest}
        content = Streamed(file.size, lambda: file.read(0))
        require_ok(self._ask("PUT", file.digest, headers, file.digest, content))
        held = self.holding(placed)
        if held is None or held.size != file.size or held.digest not in ("", file.digest):
            raise PortalFileMismatch("the store holds another size or digest")
        return placed

    def holding(self, placed: PlacedFile) -> HeldFile | None:
        """The digest is the one that the store checked when it took the file, or counts itself."""
        answer = self._ask("HEAD", placed.digest, {"x-amz-content-sha256": EMPTY}, EMPTY)
        held = held_file(answer)
        return held and HeldFile(held.size, held.digest or answer.headers.get(META_DIGEST, ""))

    def _ask(
        self, method: str, key: str, headers: Mapping[str, str], payload_digest: str, content: bytes | Streamed = b""
    ) -> Answer:
        url = f"{self._address}/{quote(key)}"
        return self._line.exchange(
            method, url, content, self._signer.sign(method, url, headers, payload_digest, self._now())
        )
