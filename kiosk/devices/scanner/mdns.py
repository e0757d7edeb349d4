"""Who offers a service on this network: one question by multicast DNS (RFC 6762, 6763), answers for a while.

Asked from a port of our own, so that the answers come to us alone and nobody else on this machine must be running.
"""

import socket
import struct
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

GROUP = ("224.0.0.251", 5353)
PTR, TXT, SRV, A = 12, 16, 33, 1
MOST_NAMES = 128  # of labels in one name: pointers may go round in circles
HEAD = struct.Struct(">HHHHHH")
RECORD = struct.Struct(">HHIH")


@dataclass(frozen=True, slots=True)
class Service:
    name: str
    address: str
    port: int
    texts: dict[str, str] = field(default_factory=dict)  # TXT, e.g. "rs" the path and "ty" the model


@dataclass(slots=True)
class Heard:
    """What the answers said so far, by name in lower case."""

    instances: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)  # instance -> host, port
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)

    def services(self) -> list[Service]:
        found = []
        for key, name in self.instances.items():
            host, port = self.places.get(key, ("", 0))
            address = self.addresses.get(host.lower(), "")
            if address and port:
                found.append(Service(name.split("._", 1)[0], address, port, self.texts.get(key, {})))
        return sorted(found, key=lambda service: (service.address, service.port, service.name))


def services(name: str, seconds: float, group: tuple[str, int] = GROUP) -> list[Service]:
    """name: e.g. "_uscan._tcp.local". Nobody, and no network, is an empty list."""
    heard, until = Heard(), time.monotonic() + seconds
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as wire:
        try:
            wire.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 1)
            wire.sendto(question(name), group)
            while (left := until - time.monotonic()) > 0:
                wire.settimeout(left)
                listen(wire.recv(9000), name, heard)
        except OSError:  # a timeout among them
            pass
    return heard.services()


def question(name: str) -> bytes:
    return HEAD.pack(0, 0, 1, 0, 0, 0) + _packed(name) + struct.pack(">HH", PTR, 1)


def listen(answer: bytes, name: str, heard: Heard) -> None:
    """Take in one packet. What is malformed is passed over: anybody may send here."""
    try:
        for owner, kind, at, length in _records(answer):
            _take(answer, owner, kind, at, length, name, heard)
    except (IndexError, struct.error, UnicodeError, ValueError):
        return


def _take(answer: bytes, owner: str, kind: int, at: int, length: int, name: str, heard: Heard) -> None:
    if kind == PTR and owner.lower() == name.lower():
        instance, _ = _name(answer, at)
        heard.instances[instance.lower()] = instance
    elif kind == SRV:
        (port,) = struct.unpack_from(">H", answer, at + 4)
        heard.places[owner.lower()] = (_name(answer, at + 6)[0], port)
    elif kind == TXT:
        heard.texts[owner.lower()] = dict(_texts(answer[at : at + length]))
    elif kind == A and length == 4:
        heard.addresses[owner.lower()] = socket.inet_ntoa(answer[at : at + 4])


def _records(answer: bytes) -> Iterator[tuple[str, int, int, int]]:
    """Owner, kind, and where its data lie."""
    _, _, questions, *counts = HEAD.unpack_from(answer)
    at = HEAD.size
    for _ in range(questions):
        _, at = _name(answer, at)
        at += 4
    for _ in range(sum(counts)):
        owner, at = _name(answer, at)
        kind, _, _, length = RECORD.unpack_from(answer, at)
        at += RECORD.size
        if at + length > len(answer):
            raise ValueError("cut")
        yield owner, kind, at, length
        at += length


def _name(answer: bytes, at: int) -> tuple[str, int]:
    """A name and where it ends. Raises ValueError for one that goes round in circles."""
    labels, end, jumps = [], 0, 0
    while length := answer[at]:
        if length >= 0xC0:
            end = end or at + 2
            at = struct.unpack_from(">H", answer, at)[0] & 0x3FFF
            jumps += 1
        else:
            labels.append(answer[at + 1 : at + 1 + length].decode("utf-8"))
            at += 1 + length
        if jumps > MOST_NAMES or len(labels) > MOST_NAMES:
            raise ValueError("name")
    return ".".join(labels), end or at + 1


def _texts(data: bytes) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(data):
        key, _, value = data[at + 1 : at + 1 + data[at]].decode("utf-8", "replace").partition("=")
        if key:
            yield key.lower(), value
        at += 1 + data[at]


def _packed(name: str) -> bytes:
    return b"".join(bytes([len(label)]) + label.encode() for label in name.split(".")) + b"\0"
