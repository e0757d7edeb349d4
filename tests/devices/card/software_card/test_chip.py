"""What the chip answers: doors, wrong tries, lengths, proofs, and what it does wrong on purpose."""

import hashlib
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa, utils
from terminal import SELECT, Terminal

from kiosk.devices.card.software_card.access import mrz_secret
from kiosk.devices.card.software_card.chip import SoftwareCard
from kiosk.devices.card.software_card.chip_crypto import Session
from kiosk.devices.card.software_card.der import item, items, oid
from kiosk.devices.card.software_card.profile import PaceOffer, Suite
from kiosk.devices.card.software_card.scenario import card_factory
from kiosk.devices.card.software_card.variants import variant

CAN, BAC_TEXT = b"000011", "085000011385031494503141"
SELECT_DG, READ = bytes([0, 0xA4, 2, 0x0C]), bytes([0, 0xB0, 0, 0])
OTHERS = ["pace-aes192", "pace-aes256", "pace-3des", "pace-p256", "pace-p384", "pace-p521"]
OTHERS += ["pace-brainpool384", "pace-brainpool512"]


@pytest.fixture
def laid(scenarios: Path) -> Callable[[str], SoftwareCard]:
    return lambda name: card_factory(scenarios, "nguyen-van-mau", variant=name)()


@pytest.fixture
def opened(laid: Callable[[str], SoftwareCard]) -> Callable[[str], Terminal]:
    def opened(name: str) -> Terminal:
        terminal = Terminal(laid(name))
        terminal.pace(variant(name).protocols.pace or PaceOffer(), CAN)
        return terminal

    return opened


@pytest.mark.parametrize("name", ["card-2021", *OTHERS])
def test_pace_suites_and_curves(opened: Callable[[str], Terminal], name: str) -> None:
    terminal = opened(name)
    assert terminal.file(0x0101) == terminal.card.content.files[0x0101]


def test_doors_that_are_not_there(laid: Callable[[str], SoftwareCard]) -> None:
    with pytest.raises(ValueError, match="6d00"):
        Terminal(laid("pace-only")).bac(BAC_TEXT)
    for name in ("bac-only", "no-door"):
        with pytest.raises(ValueError, match="6d00" if name == "bac-only" else "6a80"):
            Terminal(laid(name)).pace(PaceOffer(), CAN)
    assert laid("bac-only").process(bytes.fromhex("00A4020C02011C")) == b"\x6a\x82"
    Terminal(laid("bac-only")).bac(BAC_TEXT)


def test_pace_by_the_mrz(laid: Callable[[str], SoftwareCard]) -> None:
    Terminal(laid("pace-mrz")).pace(PaceOffer(), mrz_secret(BAC_TEXT), reference=1)
    with pytest.raises(ValueError, match="6a88"):
        Terminal(laid("card-2021")).pace(PaceOffer(), mrz_secret(BAC_TEXT), reference=1)


def test_wrong_tries_are_counted_told_and_given_back(scenarios: Path) -> None:
    factory = card_factory(scenarios, "nguyen-van-mau", variant="blocks-after-3")

    def tried(number: bytes) -> int:
        terminal = Terminal(factory())  # laid down anew each time: the count stays
        terminal.pace(PaceOffer(), number)
        return terminal.warning

    for left in ("63c2", "63c1"):
        with pytest.raises(ValueError, match=left):
            tried(b"000012")
    assert tried(CAN) == 0x63C1
    assert tried(CAN) == 0x9000
    for status in ("63c2", "63c1", "6983", "6983"):
        with pytest.raises(ValueError, match=status):
            tried(b"000012")
    with pytest.raises(ValueError, match="6983"):
        tried(CAN)
    with pytest.raises(ValueError, match="6983"):
        Terminal(factory()).bac(BAC_TEXT)


def test_without_a_count_wrong_stays_wrong(laid: Callable[[str], SoftwareCard]) -> None:
    card = laid("card-2021")
    for _ in range(20):
        with pytest.raises(ValueError, match="6300"):
            Terminal(card).bac(BAC_TEXT.replace("9", "8"))


@pytest.mark.parametrize(
    ("name", "asked", "told"),
    [
        ("le-cap-128", 129, "6700"),
        ("le-cap-128", 128, 128),
        ("answers-6c", 200, "6cc0"),
        ("answers-6282", 200, 192),
        ("answers-short", 200, 192),
        ("card-2021", 223, 223),
        ("card-2021", 224, "6700"),  # with padding and checksum it would not fit a short answer
    ],
)
def test_lengths_of_read(opened: Callable[[str], Terminal], name: str, asked: int, told: int | str) -> None:
    terminal = opened(name)
    terminal.send(SELECT_DG, b"\x01\x02")
    if isinstance(told, int):
        assert len(terminal.send(READ, expected=asked)) == told
        return
    with pytest.raises(ValueError, match=told):
        terminal.send(READ, expected=asked)
    assert len(terminal.send(READ, expected=64)) == 64  # the session goes on


def test_extended_length(opened: Callable[[str], Terminal]) -> None:
    terminal = opened("extended-length")
    terminal.send(SELECT_DG, b"\x01\x02")
    whole = terminal.card.content.files[0x0102]
    assert terminal.send(READ, expected=0, extended=True) == whole
    terminal = opened("extended-length-2048")
    terminal.send(SELECT_DG, b"\x01\x02")
    whole = terminal.card.content.files[0x0102]
    assert terminal.send(READ, expected=2048, extended=True) == whole[:2048]
    with pytest.raises(ValueError, match="6700"):
        terminal.send(READ, expected=2049, extended=True)
    refuses = opened("card-2021")
    assert refuses.card.process(refuses.protected(READ, expected=1024, extended=True)) == b"\x67\x00"


def test_answers_are_fetched(laid: Callable[[str], SoftwareCard]) -> None:
    card = laid("answers-61")
    assert card.process(bytes.fromhex("00C0000010")) == b"\x69\x85"
    assert card.process(bytes.fromhex("00A4020C02011C")) == b"\x90\x00"
    assert card.process(bytes.fromhex("00B0000020")) == b"\x61\x20"
    first = card.process(bytes.fromhex("00C0000010"))
    assert first[-2:] == b"\x61\x10"
    whole = first[:-2] + card.process(bytes.fromhex("00C0000010"))
    assert whole == card.content.files[0x011C][:32] + b"\x90\x00"


@pytest.mark.parametrize(
    "apdu", ["", "00", "00B000", "00A4040C07A000", "00A4040C00000008A0", "00A4040C07A00000024710010000"]
)
def test_malformed_commands(laid: Callable[[str], SoftwareCard], apdu: str) -> None:
    assert laid("extended-length").process(bytes.fromhex(apdu)) == b"\x67\x00"


@pytest.mark.parametrize("name", ["card-2021", "chip-authentication-3des", "chip-authentication-aes256", "cloned"])
def test_chip_authentication(opened: Callable[[str], Terminal], name: str) -> None:
    terminal = opened(name)
    suite = variant(name).protocols.chip_authentication or Suite.AES_128
    infos = [items(info) for _, info in items(dg14(terminal))]
    der = next(item(0x30, parts[1][1]) for parts in infos if item(0x06, parts[0][1]) == oid("0.4.0.127.0.7.2.2.1.2"))
    chip_key = serialization.load_der_public_key(der)
    assert isinstance(chip_key, ec.EllipticCurvePublicKey)
    own = ec.generate_private_key(chip_key.curve)
    point = own.public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    if suite is Suite.TRIPLE_DES:
        terminal.send(bytes([0, 0x22, 0x41, 0xA6]), item(0x91, point))
    else:
        protocol = oid(f"0.4.0.127.0.7.2.2.3.2.{suite.value}")[2:]
        terminal.send(bytes([0, 0x22, 0x41, 0xA4]), item(0x80, protocol))
        assert terminal.send(bytes([0, 0x86, 0, 0]), item(0x7C, item(0x80, point)), expected=0) == b"\x7c\0"
    terminal.session = Session.over(own.exchange(ec.ECDH(), chip_key), suite)
    if name == "cloned":
        assert terminal.card.process(terminal.protected(SELECT_DG, b"\x01\x01")) == b"\x69\x88"
    else:
        assert terminal.file(0x0101) == terminal.card.content.files[0x0101]


def dg14(terminal: Terminal) -> bytes:
    ((_, group),) = items(terminal.file(0x010E))
    ((_, infos),) = items(group)
    return infos


def test_chip_authentication_refuses_points_off_the_curve(opened: Callable[[str], Terminal]) -> None:
    terminal = opened("chip-authentication-3des")
    with pytest.raises(ValueError, match="6300"):
        terminal.send(bytes([0, 0x22, 0x41, 0xA6]), item(0x91, b"\x04" + bytes(64)))
    with pytest.raises(ValueError, match="6a80"):
        terminal.send(bytes([0, 0x22, 0x41, 0xA4]), item(0x80, b"\x04\x00"))


CHALLENGE = bytes(range(8))


def active_authentication(terminal: Terminal) -> tuple[ec.EllipticCurvePublicKey | rsa.RSAPublicKey, bytes]:
    ((_, der),) = items(terminal.file(0x010F))
    key = serialization.load_der_public_key(der)
    assert isinstance(key, ec.EllipticCurvePublicKey | rsa.RSAPublicKey)
    return key, terminal.send(bytes([0, 0x88, 0, 0]), CHALLENGE, expected=0)


@pytest.mark.parametrize(
    ("name", "digest"), [("card-2021", hashes.SHA256()), ("active-authentication-ec", hashes.SHA384())]
)
def test_active_authentication_with_ec(
    opened: Callable[[str], Terminal], name: str, digest: hashes.HashAlgorithm
) -> None:
    key, signature = active_authentication(opened(name))
    assert isinstance(key, ec.EllipticCurvePublicKey)
    half = len(signature) // 2
    r, s = (int.from_bytes(part, "big") for part in (signature[:half], signature[half:]))
    key.verify(utils.encode_dss_signature(r, s), CHALLENGE, ec.ECDSA(digest))


@pytest.mark.parametrize(
    ("name", "digest", "trailer"),
    [
        ("active-authentication-rsa", "sha1", b"\xbc"),
        ("active-authentication-rsa-sha256", "sha256", b"\x34\xcc"),
        ("cloned-rsa", "sha1", b"\xbc"),
    ],
)
def test_active_authentication_with_rsa(
    opened: Callable[[str], Terminal], name: str, digest: str, trailer: bytes
) -> None:
    key, signature = active_authentication(opened(name))
    assert isinstance(key, rsa.RSAPublicKey)
    numbers = key.public_numbers()
    message = pow(int.from_bytes(signature, "big"), numbers.e, numbers.n).to_bytes(len(signature), "big")
    size = hashlib.new(digest).digest_size
    recovered, found = message[1 : -size - len(trailer)], message[-size - len(trailer) : -len(trailer)]
    good = message[0] == 0x6A and message.endswith(trailer)
    good = good and hashlib.new(digest, recovered + CHALLENGE).digest() == found
    assert good is (name != "cloned-rsa")


def test_proofs_only_through_an_open_door(laid: Callable[[str], SoftwareCard]) -> None:
    card = laid("card-2021")
    card.process(SELECT)
    assert card.process(bytes.fromhex("0088000008000102030405060700")) == b"\x69\x82"
    assert card.process(bytes.fromhex("002241A4028000")) == b"\x69\x82"


def test_misbehaviours(opened: Callable[[str], Terminal]) -> None:
    for name in ("wrong-checksum", "wrong-counter", "replayed"):
        with pytest.raises(ValueError, match="checksum"):
            opened(name).file(0x0102)
    terminal = opened("unprotected")
    terminal.send(SELECT_DG, b"\x01\x01")
    bare = terminal.card.content.files[0x0101][:16] + b"\x90\x00"
    answers = (terminal.card.process(terminal.protected(READ, expected=16)) for _ in range(30))
    assert next(answer for answer in answers if answer == bare or not terminal.revealed(answer)) == bare


def test_removed_mute_and_slow(laid: Callable[[str], SoftwareCard]) -> None:
    card = laid("removed-at-2")
    assert card.process(SELECT) == b"\x90\x00"
    with pytest.raises(ConnectionError):
        card.process(SELECT)
    card = laid("mute-at-2")
    assert [card.process(SELECT), card.process(SELECT)] == [b"\x90\x00", b""]
    began = time.monotonic()
    laid("slow-20").process(SELECT)
    assert time.monotonic() - began >= 0.02
