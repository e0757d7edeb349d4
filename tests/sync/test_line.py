"""Who answers on the line: a certificate of somebody else, a network that wants a log-in, a proxy, many at once."""

import base64
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from file_services import outgoing
from sync_people import PDF, PDF_DIGEST, SUBMISSION, placed, portal_at

from kiosk.domain.errors import (
    CaptiveNetwork,
    CertificateRefused,
    ConfigError,
    PortalError,
    PortalTimeout,
    PortalUnreachable,
)
from kiosk.sync.files.choosing import file_service
from kiosk.sync.http import HttpLine
from kiosk.sync.played_server import PlayedServer
from kiosk.sync.portal import HttpPortal
from kiosk.sync.sandbox_portal.faults import CONNECT, Fault, Plan, Rule
from kiosk.sync.sandbox_portal.server import Manner, SandboxServer, make_server
from kiosk.sync.tls import Security
from tests.waiting import PATIENCE_SECONDS

Serve = Callable[[Manner], SandboxServer]
Answers = Callable[[BaseHTTPRequestHandler], None]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    begun: list[SandboxServer] = []

    def start(manner: Manner) -> SandboxServer:
        server = make_server(tmp_path / "cong", manner=manner)
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        begun.append(server)
        return server

    yield start
    for server in begun:
        server.stop()


def secure(server: SandboxServer, security: Security) -> HttpPortal:
    return portal_at(server.address, security=security, read_seconds=3.0, total_seconds=5.0)


def trusting(tmp_path: Path, **more: Path) -> Security:
    """The authorities of the sandbox lie beside what it keeps."""
    (ca,) = (tmp_path / "cong").rglob("ca.pem")
    return Security(ca_file=ca, **more)


def test_a_certificate_of_the_centres_authority_is_trusted_and_only_that(serve: Serve, tmp_path: Path) -> None:
    server = serve(Manner(tls=True))
    portal = secure(server, trusting(tmp_path))
    portal.ping()
    assert portal.create(SUBMISSION, placed(f"{server.address}/tep/{PDF_DIGEST}"))
    portal.close()
    portal = secure(server, Security())  # the system's authorities do not know it
    with pytest.raises(CertificateRefused, match=r"unknown issuer|signed by itself"):
        portal.ping()
    portal.close()


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        ("wrong-host", "another"),
        ("expired", "expired"),
        ("not-yet-valid", "not valid yet"),
        ("unknown-ca", "unknown issuer"),
    ],
)
def test_nothing_is_sent_to_a_wrong_certificate(serve: Serve, tmp_path: Path, mode: str, said: str) -> None:
    server = serve(Manner(tls=True, plan=Plan((Rule(Fault.CERTIFICATE, service=CONNECT, message=mode),))))
    portal = secure(server, trusting(tmp_path))
    with pytest.raises(CertificateRefused, match=said) as caught:
        portal.create(SUBMISSION, placed("http://tep/1"))
    portal.close()
    assert "Mẫu" not in str(caught.value)
    assert (server.calls.total, server.archive.all()) == (0, [])


def test_a_portal_that_asks_for_our_certificate_gets_it(serve: Serve, tmp_path: Path) -> None:
    server = serve(Manner(tls=True, ask_client=True))
    (client,) = (tmp_path / "cong").rglob("client.pem")
    portal = secure(server, trusting(tmp_path, client_cert=client))
    portal.ping()
    portal.close()
    heard = server.calls.total
    portal = secure(server, trusting(tmp_path))
    with pytest.raises((CertificateRefused, PortalTimeout)):  # its alert and its hanging up race each other
        portal.ping()
    portal.close()
    assert server.calls.total == heard


@pytest.mark.parametrize("name", ["ca_file", "client_cert"])
def test_a_certificate_that_cannot_be_read_is_a_setting_to_mend(tmp_path: Path, name: str) -> None:
    (tmp_path / "rubbish.pem").write_text("-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n")
    for path in (tmp_path / "rubbish.pem", tmp_path / "absent.pem"):
        with pytest.raises(ConfigError):
            HttpLine(1, 1, 1, Security(**{name: path}))


def test_no_file_of_the_program_switches_verification_off() -> None:
    sources = Path(__file__).parents[2].joinpath("kiosk").rglob("*.py")
    banned = ("verify=False", "CERT_NONE", "check_hostname = False", "_create_unverified")
    assert [path.name for path in sources if any(word in path.read_text("utf-8") for word in banned)] == []


# Networks that want a log-in -----------------------------------------------------------------------------------------


@pytest.fixture
def answering() -> Iterator[Callable[[Answers], str]]:
    begun: list[PlayedServer] = []

    def start(answers: Answers) -> str:
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, format: str, *args: object) -> None: ...

            def do_POST(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length", "0")))
                answers(self)

            do_GET = do_HEAD = do_PUT = do_POST

        server = PlayedServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        begun.append(server)
        return server.address

    yield start
    for server in begun:
        server.stop()


def saying(status: int, body: bytes = b"", **headers: str) -> Answers:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


CAPTIVE = {
    "a page with 200": saying(200, b"<html>Wi-Fi</html>", Content_Type="text/html; charset=utf-8"),
    "a redirection": saying(302, Location="http://dang-nhap.wifi.example/?to=x"),
    "a lasting redirection": saying(307, Location="https://10.0.0.1/portal"),
    "a word of RFC 6585": saying(511, b"<html>", Content_Type="text/html"),
}


@pytest.mark.parametrize("kind", sorted(CAPTIVE))
def test_a_network_that_wants_a_log_in_is_told_apart(answering: Callable[[Answers], str], kind: str) -> None:
    portal = portal_at(answering(CAPTIVE[kind]))
    with pytest.raises(CaptiveNetwork) as caught:
        portal.ping()
    assert caught.value.code == "PORT-310"
    portal.close()


@pytest.mark.parametrize("kind", ["put", "tus", "form", "s3"])
@pytest.mark.parametrize("what", ["a page with 200", "a redirection"])
def test_papers_do_not_go_to_such_a_network(answering: Callable[[Answers], str], kind: str, what: str) -> None:
    address = answering(CAPTIVE[what])
    portal = portal_at(address, files=file_service(kind, f"{address}/tep"))
    with pytest.raises(CaptiveNetwork):
        portal.files.place(outgoing(PDF))
    portal.close()


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        (saying(302, Location="/elsewhere"), "PORT-306"),  # of the same host: not a log-in page
        (saying(200, b"{}", Content_Type="text/plain"), "PORT-306"),
        (saying(404, b"<html>", Content_Type="text/html"), "PORT-306"),
        (saying(502, b"<html>", Content_Type="text/html"), "PORT-303"),
    ],
)
def test_control_what_is_no_log_in_page(answering: Callable[[Answers], str], answers: Answers, code: str) -> None:
    portal = portal_at(answering(answers))
    with pytest.raises(PortalError) as caught:
        portal.ping()
    assert caught.value.code == code
    portal.close()


# Proxy, many at once, the end of waiting ---------------------------------------------------------------------------


def test_a_proxy_carries_the_call_and_its_account(sandbox: SandboxServer) -> None:
    seen: list[bytes] = []
    listening = socket.create_server(("127.0.0.1", 0))

    def carry() -> None:
        client, _ = listening.accept()
        head = client.recv(65536)
        seen.append(head)
        host, port = sandbox.server_address[:2]
        with socket.create_connection((str(host), int(port))) as server:
            first, _, rest = head.partition(b"\r\n")
            verb, url, version = first.split(b" ")
            server.sendall(b" ".join((verb, b"/" + url.split(b"/", 3)[3], version)) + b"\r\n" + rest)
            client.sendall(server.recv(65536))
        client.close()

    threading.Thread(target=carry, daemon=True).start()
    line = HttpLine(1, 2, 3, Security(proxy=f"http://may:mat@127.0.0.1:{listening.getsockname()[1]}"))
    answer = line.exchange("GET", f"{sandbox.address}/quan-tri/ho-so")
    assert answer.status == 200
    assert b"Proxy-Authorization: Basic " + base64.b64encode(b"may:mat") in seen[0]
    line.close()
    listening.close()


def test_a_proxy_that_is_not_there_is_unreachable() -> None:
    line = HttpLine(0.5, 1, 2, Security(proxy="http://127.0.0.1:9"))
    with pytest.raises(PortalUnreachable):
        line.exchange("GET", "http://cong.mau/")
    line.close()


def test_calls_of_several_threads_run_side_by_side(answering: Callable[[Answers], str]) -> None:
    at_once, most, lock = 0, 0, threading.Lock()
    three = threading.Barrier(3)

    def slow(handler: BaseHTTPRequestHandler) -> None:
        nonlocal at_once, most
        with lock:
            at_once += 1
            most = max(most, at_once)
        three.wait(PATIENCE_SECONDS)
        with lock:
            at_once -= 1
        saying(200, b"{}", Content_Type="application/json")(handler)

    address = answering(slow)
    line = HttpLine(PATIENCE_SECONDS, PATIENCE_SECONDS, PATIENCE_SECONDS, connections=3)
    with ThreadPoolExecutor(9) as pool:
        answers = list(pool.map(lambda _: line.exchange("GET", address).status, range(9)))
    assert (answers, most) == ([200] * 9, 3)
    line.close()


def test_a_closed_line_ends_every_call_under_way(answering: Callable[[Answers], str]) -> None:
    asked, ended = threading.Semaphore(0), threading.Event()

    def mute(_: object) -> None:
        asked.release()
        ended.wait(PATIENCE_SECONDS)

    address = answering(mute)
    line = HttpLine(PATIENCE_SECONDS, PATIENCE_SECONDS * 2, PATIENCE_SECONDS * 2)
    with ThreadPoolExecutor(2) as pool:
        calls = [pool.submit(line.exchange, "GET", address) for _ in range(2)]
        for _ in calls:
            assert asked.acquire(timeout=PATIENCE_SECONDS)
        line.close()
        for call in calls:
            with pytest.raises(PortalTimeout):
                call.result()
    assert not ended.is_set()
    ended.set()
