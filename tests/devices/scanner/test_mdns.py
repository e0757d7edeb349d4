"""Who offers a service: against a responder in this process, and against packets that nobody should send."""

import socket
import struct
import threading

from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.scanner.mdns import PTR, SRV, TXT, A, Heard, Service, listen, question, services

NAME = "_uscan._tcp.local"


def packed(name: str) -> bytes:
    return b"".join(bytes([len(part.encode())]) + part.encode() for part in name.split(".")) + b"\0"


def record(owner: bytes, kind: int, data: bytes) -> bytes:
    return owner + struct.pack(">HHIH", kind, 0x8001, 120, len(data)) + data


def answer() -> bytes:
    """As avahi gives it: the instance's name by a pointer to the service's, which stands once."""
    head = struct.pack(">HHHHHH", 0, 0x8400, 0, 1, 0, 3)
    to_service = struct.pack(">H", 0xC000 | len(head))
    first = record(packed(NAME), PTR, b"\x09M\xc3\xa1y qu\xc3\xa9" + to_service)
    instance = struct.pack(">H", 0xC000 | (len(head) + len(packed(NAME)) + 10))
    texts = b"".join(bytes([len(t)]) + t for t in (b"rs=eSCL", "ty=Máy quét tầng 2".encode()))
    place = struct.pack(">HHH", 0, 0, 8080) + packed("scan.local")
    return (
        head + first + record(instance, SRV, place) + record(instance, TXT, texts)
        + record(packed("scan.local"), A, socket.inet_aton("192.0.2.7"))
    )  # fmt: skip


def test_an_answer_names_the_scanner() -> None:
    heard = Heard()
    listen(answer(), NAME, heard)
    assert heard.services() == [Service("Máy qué", "192.0.2.7", 8080, {"rs": "eSCL", "ty": "Máy quét tầng 2"})]


def test_one_question_brings_whoever_answers() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as responder:
        responder.bind(("127.0.0.1", 0))
        responder.settimeout(5)

        def respond() -> None:
            asked, whom = responder.recvfrom(512)
            assert asked == question(NAME)
            responder.sendto(b"\xff\x00rubbish", whom)
            responder.sendto(answer(), whom)

        thread = threading.Thread(target=respond)
        thread.start()
        found = services(NAME, 1.0, responder.getsockname())
        thread.join()
    assert [service.port for service in found] == [8080]


def test_nobody_answers() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as silent:
        silent.bind(("127.0.0.1", 0))
        assert services(NAME, 0.05, silent.getsockname()) == []


@given(st.binary(max_size=200), st.integers(0, 120))
def test_no_packet_is_more_than_a_packet(rubbish: bytes, at: int) -> None:
    whole = answer()
    for packet in (rubbish, whole[:at], whole[:at] + rubbish, whole[:12] + b"\xc0\x0c" + whole[12:]):
        heard = Heard()
        listen(packet, NAME, heard)
        heard.services()
