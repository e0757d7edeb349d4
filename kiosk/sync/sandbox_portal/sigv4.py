"""AWS Signature Version 4 of one request, checked as an S3-compatible store does. Headers only, one chunk."""

import hashlib
import hmac
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, quote, unquote

AUTHORIZATION = re.compile(
    r"AWS4-HMAC-SHA256 Credential=(?P<key>[^/,]+)/(?P<day>\d{8})/(?P<region>[^/,]+)/s3/aws4_request,\s*"
    r"SignedHeaders=(?P<signed>[a-z0-9;-]+),\s*Signature=(?P<signature>[0-9a-f]{64})"
)
MOST_SKEW = timedelta(minutes=15)


class NotSigned(Exception):
    """`code` is what S3 calls it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def check(method: str, path: str, query: str, headers: Mapping[str, str], key: str, secret: str, now: datetime) -> str:
    """The body's SHA-256 as it was signed, or "UNSIGNED-PAYLOAD". path: still percent-encoded. Raises NotSigned."""
    parts = AUTHORIZATION.fullmatch(headers.get("Authorization", ""))
    if parts is None:
        raise NotSigned("AccessDenied" if "Authorization" not in headers else "AuthorizationHeaderMalformed")
    if parts["key"] != key:
        raise NotSigned("InvalidAccessKeyId")
    stamp, content = headers.get("x-amz-date", ""), headers.get("x-amz-content-sha256", "")
    signed = parts["signed"].split(";")
    if not {"host", "x-amz-date", "x-amz-content-sha256"} <= set(signed) or not stamp.startswith(parts["day"]):
        raise NotSigned("AuthorizationHeaderMalformed")
    try:
        at = datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        raise NotSigned("AuthorizationHeaderMalformed") from None
    if abs(now - at) > MOST_SKEW:
        raise NotSigned("RequestTimeTooSkewed")
    if content != "UNSIGNED-PAYLOAD" and not re.fullmatch(r"[0-9a-f]{64}", content):
        raise NotSigned("InvalidDigest")  # chunked signatures are not spoken here
    canonical = "\n".join(
        [
            method,
            quote(unquote(path), safe="/~"),
            _canonical_query(query),
            *(f"{name}:{' '.join(headers.get(name, '').split())}" for name in signed),
            "",
            parts["signed"],
            content,
        ]
    )
    scope = f"{parts['day']}/{parts['region']}/s3/aws4_request"
    text = f"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    step = f"AWS4{secret}".encode()
    for word in scope.split("/"):
        step = hmac.digest(step, word.encode(), "sha256")
    if not hmac.compare_digest(hmac.new(step, text.encode(), "sha256").hexdigest(), parts["signature"]):
        raise NotSigned("SignatureDoesNotMatch")
    return content


def _canonical_query(query: str) -> str:
    pairs = sorted((quote(k, safe="~"), quote(v, safe="~")) for k, v in parse_qsl(query, keep_blank_values=True))
    return "&".join(f"{k}={v}" for k, v in pairs)
