"""Đối chiếu trực tuyến: asks C06, through the agent beside the centre, whether a card's number and signer are good.

NOT VERIFIED against the real service. Names, places and the signature follow the one public description there is
(decision 0011); whoever gets the service's own guide changes this file and the section `card_check` of the settings,
and nothing else. The wire:

POST, JSON   id_card, dscert (the signer's certificate, base64 on one line), purpose, location, source
headers      request_id, request_time, license_id, device_type, dia_chi, signature
signature    base64 of SHA256withRSA over request_id|request_time|license_id|device_type|dia_chi|id_card|dscert
answer       {"responds": {"result": true or false}}
"""

import base64
import json
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from kiosk.domain.applicant import CitizenId
from kiosk.domain.errors import (
    CaptiveNetwork,
    CardCheckError,
    CardCheckRefused,
    CardCheckTimeout,
    CardCheckUnreachable,
    CardCheckUnreadable,
    CertificateRefused,
    ConfigError,
    KioskError,
    PortalAnswerUnreadable,
    PortalBusy,
    PortalFailing,
    PortalLoginRefused,
    PortalRefused,
    PortalTimeout,
    PortalUnreachable,
)
from kiosk.domain.local_time import local
from kiosk.domain.online_check import OnlineAnswer, Rejected, Unavailable, Verified
from kiosk.sync.http import HttpLine, read_json

SIGNED_HEADERS = ("request_id", "request_time", "license_id", "device_type", "dia_chi")
SIGNED_FIELDS = ("id_card", "dscert")
# The line speaks HTTP and names its faults for the Portal; to whoever reads a card they mean this.
FAULTS: Mapping[type[KioskError], type[CardCheckError]] = {
    PortalUnreachable: CardCheckUnreachable,
    PortalBusy: CardCheckUnreachable,
    PortalFailing: CardCheckUnreachable,
    PortalTimeout: CardCheckTimeout,
    PortalLoginRefused: CardCheckRefused,
    PortalRefused: CardCheckRefused,
    PortalAnswerUnreadable: CardCheckUnreadable,
    CaptiveNetwork: CardCheckUnreadable,
    CertificateRefused: CardCheckUnreachable,
}


@dataclass(frozen=True, slots=True)
class Asker:
    """Who we are to the service, and why we ask."""

    license_id: str
    device_type: str
    province: str  # dia_chi
    purpose: str
    location: str
    source: str


class HttpCardVerifier:
    """Implements ports.CardVerifier. Close it when done."""

    def __init__(
        self,
        url: str,
        asker: Asker,
        key_pem: bytes,
        connect_seconds: float = 2.0,
        total_seconds: float = 5.0,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """key_pem: our RSA key, PKCS #8, without a password. Raises ConfigError: no such key, or no http(s)."""
        if not url.startswith(("http://", "https://")):
            raise ConfigError("card_check.address")
        self._url, self._asker, self._now = url, asker, now
        self._key = _rsa_key(key_pem)
        self._line = HttpLine(connect_seconds, total_seconds, total_seconds)

    def close(self) -> None:
        self._line.close()

    def verify(self, citizen_id: CitizenId, signer: bytes) -> OnlineAnswer:
        request_id = str(uuid.uuid4())
        try:
            good = self._ask(request_id, citizen_id, signer)
        except KioskError as fault:
            return Unavailable(request_id, FAULTS.get(type(fault), type(fault)).code)
        return Verified(request_id) if good else Rejected(request_id)

    def _ask(self, request_id: str, citizen_id: CitizenId, signer: bytes) -> bool:
        asker = self._asker
        body = {
            "id_card": citizen_id.digits,
            "dscert": base64.b64encode(signer).decode("ascii"),
            "purpose": asker.purpose,
            "location": asker.location,
            "source": asker.source,
        }
        headers = {
            "request_id": request_id,
            "request_time": local(self._now()).strftime("%Y%m%d%H%M%S"),
            "license_id": asker.license_id,
            "device_type": asker.device_type,
            "dia_chi": asker.province,
        }
        parts = [*(headers[name] for name in SIGNED_HEADERS), *(body[name] for name in SIGNED_FIELDS)]
        signature = self._key.sign("|".join(parts).encode(), padding.PKCS1v15(), hashes.SHA256())
        headers |= {"signature": base64.b64encode(signature).decode("ascii"), "Content-Type": "application/json"}
        content = json.dumps(body, ensure_ascii=False).encode()
        return _result(read_json(self._line.exchange("POST", self._url, content, headers)), request_id)


def _result(answer: Mapping[str, object], request_id: str) -> bool:
    """Raises CardCheckUnreadable. An answer that names its question must name ours."""
    told = answer.get("responds")
    result = told.get("result") if isinstance(told, dict) else None
    if not isinstance(result, bool):
        raise CardCheckUnreadable("no result")
    if answer.get("request_id", request_id) != request_id:
        raise CardCheckUnreadable("another request")
    return result


def _rsa_key(pem: bytes) -> rsa.RSAPrivateKey:
    try:
        key = serialization.load_pem_private_key(pem, None)
    except (ValueError, TypeError) as exc:
        raise ConfigError("credential card-check-key") from exc
    if not isinstance(key, rsa.RSAPrivateKey):
        raise ConfigError("credential card-check-key")
    return key
