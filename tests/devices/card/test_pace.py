"""The worked example of ICAO 9303-11, appendix G.1: ECDH, generic mapping, brainpoolP256r1."""

from collections.abc import Callable, Iterator

import pytest

from kiosk.devices.card import pace, tlv
from kiosk.devices.card.apdu import select_application
from kiosk.devices.card.curves import BRAINPOOL_256, KNOWN, Curve
from kiosk.devices.card.data_groups.security_infos import PaceInfo
from kiosk.devices.card.key_derivation import Algorithm, Purpose, derive
from kiosk.devices.card.pace import PasswordKind
from kiosk.devices.card.software_card.chip import SoftwareCard
from kiosk.devices.card.transport import MemoryTransport
from kiosk.domain.errors import AccessKeyRejected, CardError, CardUnreadable, CardUnsupported, SecureMessagingBroken

PROTOCOL = "0.4.0.127.0.7.2.2.4.2.2"
INFO = PaceInfo(PROTOCOL, 13)
NONCE = "3F00C4D39D153F2B2A214A078D899B22"
MAP_SCALAR = 0x7F4EF07B9EA82FD78AD689B38D0BC78CF21F249D953BC46F4C6E19259C010F99
MAP_OURS = (
    "7ACF3EFC982EC45565A4B155129EFBC74650DCBFA6362D896FC70262E0C2CC5E"
    "544552DCB6725218799115B55C9BAA6D9F6BC3A9618E70C25AF71777A9C4922D"
)
MAP_CHIP = (
    "824FBA91C9CBE26BEF53A0EBE7342A3BF178CEA9F45DE0B70AA601651FBA3F57"
    "30D8C879AAA9C9F73991E61B58F4D52EB87A0A0C709A49DC63719363CCD13C54"
)
MAPPED = (
    "8CED63C91426D4F0EB1435E7CB1D74A46723A0AF21C89634F65A9AE87A9265E2"
    "8C879506743F8611AC33645C5B985C80B5F09A0B83407C1B6A4D857AE76FE522"
)
SCALAR = 0xA73FB703AC1436A18E0CFA5ABB3F7BEC7A070E7A6788486BEE230C4A22762595
OURS = (
    "2DB7A64C0355044EC9DF190514C625CBA2CEA48754887122F3A5EF0D5EDD301C"
    "3556F3B3B186DF10B857B58F6A7EB80F20BA5DC7BE1D43D9BF850149FBB36462"
)
CHIP = (
    "9E880F842905B8B3181F7AF7CAA9F0EFB743847F44A306D2D28C1D9EC65DF6DB"
    "7764B22277A2EDDC3C265A9F018F9CB852E111B768B326904B59A0193776F094"
)
SECRET = "28768D20701247DAE81804C9E780EDE582A9996DB4A315020B2733197DB84925"


def point(text: str) -> tuple[int, int]:
    return int(text[:64], 16), int(text[64:], 16)


def test_nonce() -> None:
    password = bytearray.fromhex("89DED1B26624EC1E634C1989302849DD")
    hidden = bytes.fromhex("95A3A016522EE98D01E76CB6B98B42C3")
    assert pace.decrypt_nonce(password, hidden).hex().upper() == NONCE


def test_mapping() -> None:
    assert BRAINPOOL_256.multiply(MAP_SCALAR) == point(MAP_OURS)
    shared = BRAINPOOL_256.multiply(MAP_SCALAR, point(MAP_CHIP))
    assert BRAINPOOL_256.add(BRAINPOOL_256.multiply(int(NONCE, 16)), shared) == point(MAPPED)


def test_agreement_keys_and_tokens() -> None:
    mapped = BRAINPOOL_256.with_generator(point(MAPPED))
    assert mapped.multiply(SCALAR) == point(OURS)
    secret = mapped.multiply(SCALAR, point(CHIP))[0].to_bytes(32, "big")
    assert secret.hex().upper() == SECRET
    encryption = derive(secret, Purpose.ENCRYPTION, Algorithm.AES_128)
    checksum = derive(secret, Purpose.CHECKSUM, Algorithm.AES_128)
    assert encryption.hex().upper() == "F5F0E35C0D7161EE6724EE513A0D9A7F"
    assert checksum.hex().upper() == "FE251C7858B356B24514B3BD5F4297D1"
    assert pace.token(checksum, PROTOCOL, mapped.encode(point(CHIP))).hex().upper() == "C2B0BD78D94BA866"
    assert pace.token(checksum, PROTOCOL, mapped.encode(point(OURS))).hex().upper() == "3ABB9674BCE93C08"


@pytest.mark.parametrize("curve", KNOWN, ids=lambda c: c.name)
def test_curves_are_what_they_say(curve: Curve) -> None:
    assert curve.has(curve.generator)
    assert curve.multiply(curve.n - 1) == (curve.generator[0], curve.p - curve.generator[1])  # order n
    with pytest.raises(CardUnreadable, match="infinity"):
        curve.multiply(curve.n)
    with pytest.raises(CardUnreadable, match="infinity"):
        curve.add(curve.generator, (curve.generator[0], curve.p - curve.generator[1]))
    with pytest.raises(CardUnreadable, match="not on it"):
        curve.decode(curve.encode((curve.generator[0], curve.generator[1] ^ 1)))
    assert curve.add(curve.generator, curve.generator) == curve.multiply(2)


def test_offers() -> None:
    strong = PaceInfo("0.4.0.127.0.7.2.2.4.2.4", 12)
    assert pace.choose([INFO, strong]) == strong
    with pytest.raises(CardUnsupported):
        pace.choose([PaceInfo(PROTOCOL, 0), PaceInfo("0.4.0.127.0.7.2.2.4.4.2", 13)])


def test_software_chip_opens_and_refuses(mau: Callable[[], SoftwareCard]) -> None:
    transport = MemoryTransport(mau())
    transport.connect()
    with pytest.raises(AccessKeyRejected):
        pace.open_chip(transport, bytearray(b"000012"), PasswordKind.CAN, INFO)
    channel = pace.open_chip(transport, bytearray(b"000011"), PasswordKind.CAN, INFO)
    assert channel.send(select_application()).status == 0x9000


class Liar:
    """Passes everything on, and changes the chip's answer to one GENERAL AUTHENTICATE."""

    def __init__(self, inner: MemoryTransport, number: int, change: Callable[[bytes, bytes], bytes]) -> None:
        self._inner, self._left, self._change = inner, number, change
        self.reader_name = inner.reader_name

    def connect(self) -> None:
        self._inner.connect()

    def disconnect(self) -> None:
        self._inner.disconnect()

    def atr(self) -> bytes:
        return self._inner.atr()

    def transmit(self, apdu: bytes) -> bytes:
        answer = self._inner.transmit(apdu)
        if apdu[1] == 0x86:
            self._left -= 1
            if self._left == 0:
                return self._change(apdu, answer)
        return answer


def lies() -> Iterator[object]:
    def wrap(tag: int, value: bytes) -> bytes:
        return tlv.encode(0x7C, tlv.encode(tag, value)) + b"\x90\x00"

    def echo(apdu: bytes, _answer: bytes) -> bytes:
        own = tlv.read_all(tlv.unwrap(apdu[5:-1], 0x7C))[0]
        return wrap(own.tag + 1, own.value)

    off = b"\x04" + bytes(64)
    yield pytest.param(2, echo, SecureMessagingBroken, id="echo-mapping")
    yield pytest.param(3, echo, SecureMessagingBroken, id="echo-key")
    yield pytest.param(2, lambda _q, _a: wrap(0x82, off), CardUnreadable, id="not-on-curve")
    yield pytest.param(3, lambda _q, _a: wrap(0x84, b"\x00"), CardUnreadable, id="infinity")
    yield pytest.param(4, lambda _q, _a: wrap(0x86, bytes(8)), SecureMessagingBroken, id="token")
    yield pytest.param(1, lambda _q, a: a[:9] + b"\x90\x00", CardUnreadable, id="cut-short")
    yield pytest.param(1, lambda _q, _a: b"\x69\x82", AccessKeyRejected, id="refused")


@pytest.mark.parametrize(("number", "change", "fault"), list(lies()))
def test_a_lying_chip(
    mau: Callable[[], SoftwareCard],
    number: int,
    change: Callable[[bytes, bytes], bytes],
    fault: type[CardError],
) -> None:
    transport = Liar(MemoryTransport(mau()), number, change)
    transport.connect()
    with pytest.raises(fault):
        pace.open_chip(transport, bytearray(b"000011"), PasswordKind.CAN, INFO)
