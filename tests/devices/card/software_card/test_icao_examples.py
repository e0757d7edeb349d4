"""The worked examples of ICAO 9303-11 on the chip's side: appendix D (BAC, protected session) and G.1 (PACE)."""

from collections.abc import Iterator

import pytest

from kiosk.devices.card.software_card.access import Bac, Pace, mrz_secret
from kiosk.devices.card.software_card.chip_crypto import Session, key_of
from kiosk.devices.card.software_card.command import Command, Refused, protected, unprotected
from kiosk.devices.card.software_card.curves import Curve
from kiosk.devices.card.software_card.der import item
from kiosk.devices.card.software_card.profile import PaceOffer, Suite

BAC_TEXT = "L898902C<369080619406236"
COM = bytes.fromhex("60145F0104303130365F36063034303030305C026175")
ASKED = (
    "72C29C2371CC9BDB65B779B8E8D37B29ECC154AA56A8799FAE2F498F76ED92F25F1448EEA8AD90A7",
    "46B9342A41396CD7386BF5803104D7CEDC122B9132139BAF2EEDC94EE178534F2F2D235D074D7449",
)
EXCHANGES = (
    ("0CA4020C158709016375432908C044F68E08BF8B92D635FF24F800", "990290008E08FA855A5D4C50A8ED"),
    ("0CB000000D9701048E08ED6705417E96BA5500", "8709019FF0EC34F9922651990290008E08AD55CC17140B2DED"),
    (
        "0CB000040D9701128E082EA28A70F3C7B53500",
        "871901FB9235F4E4037F2327DCC8964F1F9B8C30F42C8E2FFF224A990290008E08C8B2787EAEA07D74",
    ),
)


def chip_random(count: int) -> bytes:
    return bytes.fromhex({8: "4608F91988702212", 16: "0B4F80323EB3191CB04970CB4052790B"}[count])


def opened() -> Session:
    answer, session = Bac(BAC_TEXT, chip_random).authenticate(bytes.fromhex(ASKED[0]))
    assert answer.hex().upper() == ASKED[1]
    return session


def test_bac_keys_and_session() -> None:
    session = opened()
    assert mrz_secret(BAC_TEXT)[:16].hex().upper() == "239AB9CB282DAF66231DC5A4DF6BFBAE"
    assert session.counter == 0x887022120C06C226
    even = [byte & 0xFE for byte in bytes.fromhex("979EC13B1CBFE9DCD01AB0FED307EAE5")]  # without the parity bits
    assert [byte & 0xFE for byte in session.encryption] == even


def test_protected_session() -> None:
    session = opened()
    answers = ((0x9000, b""), (0x9000, COM[:4]), (0x9000, COM[4:]))
    commands = ((b"\x01\x1e", 0), (b"", 4), (b"", 18))
    for (asked, answered), (status, data), command in zip(EXCHANGES, answers, commands, strict=True):
        inner = unprotected(session, Command.taken(bytes.fromhex(asked)))
        assert (inner.data, inner.expected) == command
        assert protected(session, status, data).hex().upper() == answered


@pytest.mark.parametrize(("at", "status"), [(7, 0x6988), (16, 0x6987), (-2, 0x6988)])
def test_spoiled_command_is_refused(at: int, status: int) -> None:
    spoiled = bytearray.fromhex(EXCHANGES[0][0])
    spoiled[at] ^= 1
    with pytest.raises(Refused, match=f"{status:04X}"):
        unprotected(opened(), Command.taken(bytes(spoiled)))


def test_bac_refuses_another_key_and_another_challenge() -> None:
    for chip in (Bac(BAC_TEXT.replace("2C<", "3C<"), chip_random), Bac(BAC_TEXT, bytes)):
        with pytest.raises(PermissionError):
            chip.authenticate(bytes.fromhex(ASKED[0]))


# Appendix G.1: the MRZ is the password; the terminal's half first, the chip's second.
PACE_TEXT = "T22000129364081251010318"
NONCE, HIDDEN = "3F00C4D39D153F2B2A214A078D899B22", "95A3A016522EE98D01E76CB6B98B42C3"
MAP_SCALAR = 0x498FF49756F2DC1587840041839A85982BE7761D14715FB091EFA7BCE9058560
SCALAR = 0x107CF58696EF6155053340FD633392BA81909DF7B9706F226F32086C7AFF974A
MAP_POINTS = (
    "7ACF3EFC982EC45565A4B155129EFBC74650DCBFA6362D896FC70262E0C2CC5E"
    "544552DCB6725218799115B55C9BAA6D9F6BC3A9618E70C25AF71777A9C4922D",
    "824FBA91C9CBE26BEF53A0EBE7342A3BF178CEA9F45DE0B70AA601651FBA3F57"
    "30D8C879AAA9C9F73991E61B58F4D52EB87A0A0C709A49DC63719363CCD13C54",
)
POINTS = (
    "2DB7A64C0355044EC9DF190514C625CBA2CEA48754887122F3A5EF0D5EDD301C"
    "3556F3B3B186DF10B857B58F6A7EB80F20BA5DC7BE1D43D9BF850149FBB36462",
    "9E880F842905B8B3181F7AF7CAA9F0EFB743847F44A306D2D28C1D9EC65DF6DB"
    "7764B22277A2EDDC3C265A9F018F9CB852E111B768B326904B59A0193776F094",
)
TOKENS = "C2B0BD78D94BA866", "3ABB9674BCE93C08"


def example_chip() -> Pace:
    scalars: Iterator[int] = iter((MAP_SCALAR, SCALAR))

    def next_scalar(_: Curve) -> int:
        return next(scalars)

    return Pace(PaceOffer(), mrz_secret(PACE_TEXT), lambda _: bytes.fromhex(NONCE), next_scalar)


def step(chip: Pace, tag: int, value: str) -> str:
    answer, _ = chip.step(item(0x7C, item(tag, bytes.fromhex(value))))
    return answer.hex().upper()


def test_pace_password() -> None:
    assert key_of(mrz_secret(PACE_TEXT), 3, Suite.AES_128).hex().upper() == "89DED1B26624EC1E634C1989302849DD"


def test_pace_in_four_steps() -> None:
    chip = example_chip()
    assert chip.step(b"\x7c\0")[0].hex().upper().endswith(HIDDEN)
    assert step(chip, 0x81, "04" + MAP_POINTS[0]).endswith(MAP_POINTS[1])
    assert step(chip, 0x83, "04" + POINTS[0]).endswith(POINTS[1])
    answer, session = chip.step(item(0x7C, item(0x85, bytes.fromhex(TOKENS[0]))))
    assert answer.hex().upper() == "7C0A8608" + TOKENS[1]
    assert session is not None
    assert session.encryption.hex().upper() == "F5F0E35C0D7161EE6724EE513A0D9A7F"
    assert session.checksum.hex().upper() == "FE251C7858B356B24514B3BD5F4297D1"
    assert session.counter == 0


def test_pace_refuses_a_wrong_token_a_bad_point_and_a_wrong_order() -> None:
    chip = example_chip()
    with pytest.raises(ValueError, match="step"):
        step(chip, 0x81, "04" + MAP_POINTS[0])
    chip = example_chip()
    chip.step(b"\x7c\0")
    with pytest.raises(ValueError, match="point"):
        step(chip, 0x81, "04" + MAP_POINTS[0][:-1] + "0")
    chip = example_chip()
    chip.step(b"\x7c\0")
    step(chip, 0x81, "04" + MAP_POINTS[0])
    step(chip, 0x83, "04" + POINTS[0])
    with pytest.raises(PermissionError):
        step(chip, 0x85, TOKENS[1])
