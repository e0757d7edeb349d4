"""The worked example of ICAO 9303-11, appendix D."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from kiosk.devices.card import bac, mrz
from kiosk.devices.card.apdu import Command, read_binary, select_file
from kiosk.devices.card.key_derivation import Algorithm, Purpose, derive
from kiosk.devices.card.secure_messaging import SecureChannel, TripleDesSuite
from kiosk.devices.card.software_card.chip import SoftwareCard
from kiosk.devices.card.transport import MemoryTransport
from kiosk.domain.card import MrzKey
from kiosk.domain.errors import AccessKeyRejected, CardUnsupported, SecureMessagingBroken

KEY = MrzKey("L898902C", date(1969, 8, 6), "940623")
SEED = bytes.fromhex("239AB9CB282DAF66231DC5A4DF6BFBAE")


class Recorded:
    """A chip that answers from a list and checks what it is asked."""

    def __init__(self, *exchanges: tuple[str, str]) -> None:
        self._exchanges = list(exchanges)

    reader_name = "recorded"

    def connect(self) -> None: ...
    def disconnect(self) -> None: ...
    def atr(self) -> bytes:
        return b""

    def transmit(self, apdu: bytes) -> bytes:
        asked, answer = self._exchanges.pop(0)
        assert apdu.hex().upper() == asked
        return bytes.fromhex(answer)


def test_seed_and_keys() -> None:
    assert mrz.key_seed(KEY)[:16] == SEED
    encryption = derive(SEED, Purpose.ENCRYPTION, Algorithm.TRIPLE_DES)
    assert encryption.hex().upper() == "AB94FDECF2674FDFB9B391F85D7F76F2"
    assert derive(SEED, Purpose.CHECKSUM, Algorithm.TRIPLE_DES).hex().upper() == "7962D9ECE03D1ACD4C76089DCE131543"


def exchange(answer: str) -> Recorded:
    return Recorded(
        ("0084000008", "4608F919887022129000"),
        (
            "008200002872C29C2371CC9BDB65B779B8E8D37B29ECC154AA56A8799FAE2F498F76ED92F25F1448EEA8AD90A728",
            answer,
        ),
        ("0CA4020C158709016375432908C044F68E08BF8B92D635FF24F800", "990290008E08FA855A5D4C50A8ED9000"),
        ("0CB000000D9701048E08ED6705417E96BA5500", "8709019FF0EC34F9922651990290008E08AD55CC17140B2DED9000"),
        (
            "0CB000040D9701128E082EA28A70F3C7B53500",
            "871901FB9235F4E4037F2327DCC8964F1F9B8C30F42C8E2FFF224A990290008E08C8B2787EAEA07D749000",
        ),
    )


def fixed_random(count: int) -> bytes:
    return bytes.fromhex({16: "0B795240CB7049B01C19B33E32804F0B", 8: "781723860C06C226"}[count])


GOOD = "46B9342A41396CD7386BF5803104D7CEDC122B9132139BAF2EEDC94EE178534F2F2D235D074D74499000"


def test_whole_example_with_secure_messaging() -> None:
    channel = bac.open_chip(exchange(GOOD), bytearray(SEED), fixed_random)
    assert channel.send(select_file(0x011E)).status == 0x9000
    assert channel.send(read_binary(0, 4)).data.hex().upper() == "60145F01"
    assert channel.send(read_binary(4, 18)).data.hex().upper() == "04303130365F36063034303030305C026175"


def test_chip_that_does_not_know_the_key_is_refused() -> None:
    with pytest.raises(SecureMessagingBroken):
        bac.open_chip(exchange("00" + GOOD[2:]), bytearray(SEED), fixed_random)


@pytest.mark.parametrize(
    "spoiled",
    ["990290008E08FA855A5D4C50A8EE9000", "990290008E08FA855A5D4C50A8ED6A82", "9000", "6988", "99029000", "8E08"],
)
def test_a_spoiled_answer_ends_the_session(spoiled: str) -> None:
    suite = TripleDesSuite(
        bytearray.fromhex("979EC13B1CBFE9DCD01AB0FED307EAE5"), bytearray.fromhex("F1CB1F1FB5ADF208806B89DC579DC1F8")
    )
    card = Recorded(("0CA4020C158709016375432908C044F68E08BF8B92D635FF24F800", spoiled))
    channel = SecureChannel(card, suite, 0x887022120C06C226)
    with pytest.raises(SecureMessagingBroken):
        channel.send(select_file(0x011E))
    with pytest.raises(SecureMessagingBroken, match="ended"):
        channel.send(Command(0x84, 0, 0, expected=8))


def test_software_chip_opens_and_refuses(mau: Callable[[], SoftwareCard], mrz_key: MrzKey) -> None:
    transport = MemoryTransport(mau())
    transport.connect()
    with pytest.raises(CardUnsupported):  # the application was not selected
        bac.open_chip(transport, mrz.key_seed(mrz_key)[:16])
    transport.transmit(bytes.fromhex("00A4040C07A0000002471001"))
    with pytest.raises(AccessKeyRejected):
        bac.open_chip(transport, mrz.key_seed(replace(mrz_key, expiry="450315"))[:16])
    assert bac.open_chip(transport, mrz.key_seed(mrz_key)[:16]).send(select_file(0x0101)).status == 0x9000
