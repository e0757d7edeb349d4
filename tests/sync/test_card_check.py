"""Our client against the simulated online check, over real HTTP, good and bad."""

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from asn1crypto import pem
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

from kiosk.config import RESOURCES
from kiosk.domain.applicant import CitizenId
from kiosk.domain.errors import ConfigError
from kiosk.domain.online_check import Rejected, Unavailable, Verified
from kiosk.sync.card_check import Asker, HttpCardVerifier
from kiosk.sync.sandbox_card_check import FAULTS_PATH, Fault, SandboxCardCheck, check, make_server
from tests.waiting import PATIENCE_SECONDS

PATH = "/eid/verify"
KEY = (RESOURCES / "scenarios" / "card_check" / "test-asker-key.pem").read_bytes()
MAU = CitizenId("099085000011")
ASKER = Asker("GP-MAU", "KIOSK", "Tinh Mau", "Giải quyết thủ tục", "Hoa Mẫu", "KIOSK")
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


def pem_of(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> bytes:
    shape = serialization.PrivateFormat.PKCS8
    return key.private_bytes(serialization.Encoding.PEM, shape, serialization.NoEncryption())


@pytest.fixture(scope="module")
def signer() -> bytes:
    """The simulated document signer's certificate, DER."""
    return bytes(pem.unarmor((RESOURCES / "scenarios" / "card" / "issuer" / "test-ds.pem").read_bytes())[2])


@pytest.fixture
def service() -> Iterator[SandboxCardCheck]:
    server = make_server(PATH, KEY)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    server.stop()
    thread.join(PATIENCE_SECONDS)


@pytest.fixture
def verifier(service: SandboxCardCheck) -> Iterator[HttpCardVerifier]:
    client = HttpCardVerifier(service.address + PATH, ASKER, KEY, 1.0, 1.0)
    yield client
    client.close()


def test_a_good_card(verifier: HttpCardVerifier, signer: bytes) -> None:
    first, second = verifier.verify(MAU, signer), verifier.verify(MAU, signer)
    assert isinstance(first, Verified)
    assert isinstance(second, Verified)
    assert first.request_id != second.request_id


def test_a_signer_that_nobody_stands_for(verifier: HttpCardVerifier) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "TEST CSCA stranger")])
    stranger = (
        x509.CertificateBuilder(name, name, key.public_key(), 7)
        .not_valid_before(NOW)
        .not_valid_after(NOW + timedelta(days=9))
        .sign(key, hashes.SHA256())
        .public_bytes(serialization.Encoding.DER)
    )
    assert isinstance(verifier.verify(MAU, stranger), Rejected)


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Fault.REFUSE, "VERI-173"),
        (Fault.ERROR_500, "VERI-171"),
        (Fault.BUSY_503, "VERI-171"),
        (Fault.HANG, "VERI-172"),
        (Fault.CUT_JSON, "VERI-174"),
        (Fault.HTML_200, "VERI-174"),
        (Fault.NO_RESULT, "VERI-174"),
        (Fault.RESULT_AS_TEXT, "VERI-174"),
        (Fault.ANOTHER_REQUEST, "VERI-174"),
    ],
)
def test_no_answer_is_unknown_and_the_next_question_is_answered(
    service: SandboxCardCheck, verifier: HttpCardVerifier, signer: bytes, fault: Fault, code: str
) -> None:
    arm(service, {"fault": fault})
    answer = verifier.verify(MAU, signer)
    assert isinstance(answer, Unavailable)
    assert answer.fault_code == code
    assert isinstance(verifier.verify(MAU, signer), Verified)


def test_a_card_that_the_service_rejects(service: SandboxCardCheck, verifier: HttpCardVerifier, signer: bytes) -> None:
    arm(service, {"fault": Fault.REJECT})
    assert isinstance(verifier.verify(MAU, signer), Rejected)
    with pytest.raises(urllib.error.HTTPError):
        arm(service, {"fault": "no such"})


def arm(service: SandboxCardCheck, what: dict[str, str]) -> None:
    body = json.dumps(what).encode()
    request = urllib.request.Request(service.address + FAULTS_PATH, body, method="POST")
    with urllib.request.urlopen(request, timeout=5) as answer:
        assert answer.status == 200


def test_nobody_there(signer: bytes) -> None:
    client = HttpCardVerifier("http://127.0.0.1:9/x", ASKER, KEY, 1.0, 1.0)
    answer = client.verify(MAU, signer)
    assert isinstance(answer, Unavailable)
    assert answer.fault_code == "VERI-171"
    client.close()
    assert isinstance(client.verify(MAU, signer), Unavailable)  # closed while somebody still asks


@pytest.mark.parametrize("minutes", [-11, 11, 0])
def test_a_clock_that_is_wrong_is_refused(service: SandboxCardCheck, signer: bytes, minutes: int) -> None:
    def wrong() -> datetime:
        return datetime.now(UTC) + timedelta(minutes=minutes)

    client = HttpCardVerifier(service.address + PATH, ASKER, KEY, 1.0, 1.0, wrong)
    answer = client.verify(MAU, signer)
    client.close()
    assert getattr(answer, "fault_code", "") == ("VERI-173" if minutes else "")


def test_another_key_is_refused(service: SandboxCardCheck, signer: bytes) -> None:
    other = pem_of(rsa.generate_private_key(65537, 2048))
    client = HttpCardVerifier(service.address + PATH, ASKER, other, 1.0, 1.0)
    assert getattr(client.verify(MAU, signer), "fault_code", "") == "VERI-173"
    client.close()


@pytest.mark.parametrize("key", [b"", b"not a key", pem_of(ec.generate_private_key(ec.SECP256R1()))])
def test_a_key_that_is_none(key: bytes) -> None:
    with pytest.raises(ConfigError, match="card-check-key"):
        HttpCardVerifier("http://127.0.0.1:9/x", ASKER, key)


def test_an_address_that_is_none() -> None:
    with pytest.raises(ConfigError, match="address"):
        HttpCardVerifier("127.0.0.1/x", ASKER, KEY)


def test_the_wire_as_described(service: SandboxCardCheck, signer: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[dict[str, str], dict[str, str]]] = []

    def spy(headers: dict[str, str], body: bytes, key: rsa.RSAPublicKey, _: datetime) -> bool:
        seen.append((headers, json.loads(body)))
        return check(headers, body, key, NOW)

    monkeypatch.setattr("kiosk.sync.sandbox_card_check.check", spy)
    client = HttpCardVerifier(service.address + PATH, ASKER, KEY, 1.0, 1.0, lambda: NOW)
    assert isinstance(client.verify(MAU, signer), Verified)
    client.close()
    headers, body = seen[0]
    assert headers["request_time"] == "20261124090000"  # Hà Nội
    assert (headers["license_id"], headers["device_type"], headers["dia_chi"]) == ("GP-MAU", "KIOSK", "Tinh Mau")
    assert body.keys() == {"id_card", "dscert", "purpose", "location", "source"}
    assert body["id_card"] == MAU.digits
    assert "\n" not in body["dscert"]


def test_the_page_says_what_it_is_and_names_nobody(
    service: SandboxCardCheck, verifier: HttpCardVerifier, signer: bytes
) -> None:
    verifier.verify(MAU, signer)
    with urllib.request.urlopen(service.address, timeout=5) as answer:
        page = answer.read().decode()
    assert "CHƯA kiểm chứng" in page
    assert MAU.digits not in page
    assert "1 yêu cầu" in page
