"""Papers on their way to the file services: whole, proved, and never sent twice because a line was cut."""

import hashlib
import random
import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from file_services import TusServer, outgoing
from hypothesis import given
from hypothesis import strategies as st
from sync_people import PDF, PDF_DIGEST

from benchmarks.cutting_proxy import CuttingProxy
from kiosk.domain.errors import ConfigError, PortalAnswerUnreadable, PortalFileMismatch, PortalUnreachable
from kiosk.domain.portal_answer import HeldFile
from kiosk.ports import OutgoingFile
from kiosk.sync.files.proof import told_digest
from kiosk.sync.files.s3 import EMPTY, Signer
from kiosk.sync.files.tus import TusFiles
from kiosk.sync.http import Answer, HttpLine
from tests.waiting import PATIENCE_SECONDS

BIG = random.Random(7).randbytes(5_000_000)


@pytest.fixture
def service() -> Iterator[TusServer]:
    server = TusServer()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    server.stop()
    thread.join(PATIENCE_SECONDS)


@pytest.fixture
def line() -> Iterator[HttpLine]:
    one = HttpLine(1.0, 3.0, 5.0)
    yield one
    one.close()


def test_a_file_arrives_whole_and_is_found_again(service: TusServer, line: HttpLine) -> None:
    files = TusFiles(f"{service.address}/files", line)
    placed = files.place(outgoing(BIG))
    assert bytes(service.uploads["u1"].content) == BIG
    assert (placed.link, placed.size) == (f"{service.address}/files/u1", len(BIG))
    assert files.holding(placed) == HeldFile(len(BIG), hashlib.sha256(BIG).hexdigest())
    del service.uploads["u1"]
    assert files.holding(placed) is None


def test_a_line_cut_again_and_again_costs_little_more_than_the_file(service: TusServer, line: HttpLine) -> None:
    proxy = CuttingProxy(service.address, cut_after=1_000_000)
    placed = TusFiles(f"{proxy.address}/files", line).place(outgoing(BIG))
    proxy.close()
    assert bytes(service.uploads["u1"].content) == BIG
    assert (service.made, proxy.cuts >= 4) == (1, True)
    assert proxy.carried <= 1.05 * len(BIG)
    assert placed.link.startswith(proxy.address)


def test_control_without_a_look_at_the_offset_it_never_ends(
    service: TusServer, line: HttpLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TusFiles, "_reached", lambda self, url, file, fault: _anew(service))
    proxy = CuttingProxy(service.address, cut_after=1_000_000)
    with pytest.raises(Exception, match="PORT-30"):
        TusFiles(f"{proxy.address}/files", line).place(outgoing(BIG))
    proxy.close()
    assert proxy.carried > 2 * 1_000_000


def _anew(service: TusServer) -> int:
    service.uploads["u1"].content.clear()
    return 0


def test_after_a_restart_it_goes_on_where_it_was(service: TusServer, line: HttpLine) -> None:
    tokens: list[str] = []
    files = TusFiles(f"{service.address}/files", line)
    with pytest.raises(RuntimeError):
        files.place(_dies_after(BIG, 3_000_000), keep_token=tokens.append)
    sent = service.received
    assert len(service.uploads["u1"].content) == sent >= 2 * 1024 * 1024
    TusFiles(f"{service.address}/files", line).place(outgoing(BIG), tokens[-1])
    assert (service.received, service.made) == (len(BIG), 1)


def _dies_after(content: bytes, most: int) -> OutgoingFile:
    def read(at: int) -> Iterator[bytes]:
        for piece in outgoing(content).read(at):
            if at + len(piece) > most:
                raise RuntimeError("the power went")
            at += len(piece)
            yield piece

    return OutgoingFile(hashlib.sha256(content).hexdigest(), len(content), "application/pdf", read)


@pytest.mark.parametrize("token", ["{0}/files/u9", "http://elsewhere.example/files/u1", "rubbish"])
def test_a_token_of_nothing_begins_anew(service: TusServer, line: HttpLine, token: str) -> None:
    TusFiles(f"{service.address}/files", line).place(outgoing(PDF), token.format(service.address))
    assert bytes(service.uploads["u1"].content) == PDF


def test_a_service_that_tells_no_digest_is_read_back(line: HttpLine) -> None:
    server = TusServer(tells_digest=False)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    files = TusFiles(f"{server.address}/files", line)
    files.place(outgoing(BIG))
    server.spoil = True
    with pytest.raises(PortalFileMismatch):
        files.place(outgoing(BIG))
    server.stop()


def test_other_bytes_are_a_mismatch_and_are_not_gone_on_with(service: TusServer, line: HttpLine) -> None:
    files, tokens = TusFiles(f"{service.address}/files", line), [""]
    service.spoil = True
    with pytest.raises(PortalFileMismatch):
        files.place(outgoing(PDF), tokens[-1], tokens.append)
    service.spoil = False
    with pytest.raises(PortalFileMismatch):  # control: with the token of the first it would be wrong for ever
        files.place(outgoing(PDF), tokens[1])
    files.place(outgoing(PDF), tokens[-1])
    assert (service.made, bytes(service.uploads["u2"].content)) == (2, PDF)


def test_a_file_shorter_than_said_is_a_mismatch_and_never_an_empty_paper(service: TusServer, line: HttpLine) -> None:
    short = OutgoingFile(PDF_DIGEST, len(PDF), "application/pdf", lambda at: iter((PDF[at:-1],)))
    with pytest.raises(PortalFileMismatch):
        TusFiles(f"{service.address}/files", line).place(short)


def test_nobody_there_is_unreachable(line: HttpLine) -> None:
    with pytest.raises(PortalUnreachable):
        TusFiles("http://127.0.0.1:9/files", line).place(outgoing(PDF))


def test_papers_never_go_to_another_host(service: TusServer, line: HttpLine, monkeypatch: pytest.MonkeyPatch) -> None:
    exchange = line.exchange

    def elsewhere(method: str, url: str, *more: object) -> Answer:
        answer = exchange(method, url, *more)  # type: ignore[arg-type]
        return Answer(201, {"location": "http://elsewhere.example/u1"}, b"") if method == "POST" else answer

    monkeypatch.setattr(line, "exchange", elsewhere)
    with pytest.raises(PortalAnswerUnreadable):
        TusFiles(f"{service.address}/files", line).place(outgoing(PDF))
    assert service.received == 0


def test_links_may_name_another_door(service: TusServer, line: HttpLine) -> None:
    files = TusFiles(f"{service.address}/files", line, public="https://tep.tinh-mau.example/tai")
    placed = files.place(outgoing(PDF))
    assert placed.link == "https://tep.tinh-mau.example/tai/u1"
    assert files.holding(placed) == HeldFile(len(PDF), PDF_DIGEST)


@pytest.mark.parametrize("address", ["ftp://tep", "tep", ""])
def test_an_address_that_is_no_web_address_is_a_setting_to_mend(line: HttpLine, address: str) -> None:
    with pytest.raises(ConfigError):
        TusFiles(address, line)


@given(st.binary(max_size=64))
def test_a_digest_header_of_any_shape_is_read_or_left(noise: bytes) -> None:
    told = told_digest(Answer(200, {"repr-digest": noise.decode("latin-1")}, b""))
    assert told == "" or all(c in "0123456789abcdef" for c in told)


# Published by AWS: "Signature Version 4 test suite" and "Examples: signature calculations" of the S3 API reference.
SUITE = Signer("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "us-east-1", "service")
S3 = Signer("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
SUITE_AT = datetime(2015, 8, 30, 12, 36, tzinfo=UTC)
S3_AT = datetime(2013, 5, 24, tzinfo=UTC)


@pytest.mark.parametrize(
    ("method", "path", "signature"),
    [
        ("GET", "/", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),  # get-vanilla
        ("POST", "/", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),  # post-vanilla
        (
            "GET",
            "/?Param2=value2&Param1=value1",  # get-vanilla-query-order-key-case
            "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
        ),
    ],
)
def test_signatures_of_the_published_suite(method: str, path: str, signature: str) -> None:
    signed = SUITE.sign(method, f"https://example.amazonaws.com{path}", {}, EMPTY, SUITE_AT)
    assert signed["Authorization"].endswith(f"SignedHeaders=host;x-amz-date, Signature={signature}")


def test_signatures_of_the_published_object_examples() -> None:
    got = S3.sign(
        "GET",
        "https://examplebucket.s3.amazonaws.com/test.txt",
        {"Range": "bytes=0-9", "x-amz-content-sha256": EMPTY},
        EMPTY,
        S3_AT,
    )
    assert got["Authorization"].endswith(
        "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, "
        "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"
    )
    content = hashlib.sha256(b"Welcome to Amazon S3.").hexdigest()
    put = S3.sign(
        "PUT",
        "https://examplebucket.s3.amazonaws.com/test%24file.text",
        {
            "Date": "Fri, 24 May 2013 00:00:00 GMT",
            "x-amz-storage-class": "REDUCED_REDUNDANCY",
            "x-amz-content-sha256": content,
        },
        content,
        S3_AT,
    )
    assert put["Authorization"].endswith(
        "SignedHeaders=date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class, "
        "Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"
    )
