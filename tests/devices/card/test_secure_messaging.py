"""Protected talk with any cipher: whatever is malformed, replayed or bare is refused, and then nothing more is said."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.devices.card import tlv
from kiosk.devices.card.apdu import MOST_PARTS, Command, PlainChannel, Response, read_binary, select_file
from kiosk.devices.card.key_derivation import KEY_BYTES, Algorithm
from kiosk.devices.card.secure_messaging import SecureChannel, Suite, pad, suite_for
from kiosk.domain.errors import CardMute, CardUnreadable, SecureMessagingBroken

BYTES = bytes(range(1, 33))


class Chip:
    """The other end, by the same cipher: what is tested is the refusing. `spoil` changes each answer."""

    reader_name = "test"

    def __init__(self, suite: Suite, spoil: Callable[[bytes], bytes] = lambda raw: raw) -> None:
        self._suite, self._spoil, self._counter = suite, spoil, 0
        self.asked: list[bytes] = []

    def transmit(self, apdu: bytes) -> bytes:
        self.asked.append(apdu)
        self._counter += 2
        return self._spoil(self.answer(BYTES, 0x9000))

    def answer(self, data: bytes, status: int) -> bytes:
        counter = self._counter.to_bytes(self._suite.block, "big")
        hidden = self._suite.encrypt(counter, pad(data, self._suite.block))
        body = tlv.encode(0x87, b"\x01" + hidden) + tlv.encode(0x99, status.to_bytes(2, "big"))
        mac = self._suite.checksum(pad(counter + body, self._suite.block))
        return body + tlv.encode(0x8E, mac) + status.to_bytes(2, "big")

    def connect(self) -> None: ...
    def disconnect(self) -> None: ...
    def atr(self) -> bytes:
        return b""


def suite(algorithm: Algorithm) -> Suite:
    size = KEY_BYTES[algorithm]
    return suite_for(algorithm, bytearray(range(size)), bytearray(range(1, size + 1)))


@pytest.mark.parametrize("algorithm", Algorithm)
def test_good_answers_and_both_forms(algorithm: Algorithm) -> None:
    chip = Chip(suite(algorithm))
    channel = SecureChannel(chip, suite(algorithm))
    for count in (1, 223, 224, 256, 1024, 65536):
        assert channel.send(read_binary(0, count)).data == BYTES
    assert channel.send(Command(0x86, 0, 0, bytes(300), expected=8)).data == BYTES
    short, largest, *extended = chip.asked
    assert (len(short), len(largest)) == (5 + short[4] + 1, 5 + largest[4] + 1)
    for apdu in extended[1:]:  # 224 bytes fit the short form with the smaller blocks only
        assert (apdu[4], apdu[-2:]) == (0, b"\0\0")
        assert len(apdu) == 7 + int.from_bytes(apdu[5:7], "big") + 2


def cut_checksum(raw: bytes) -> bytes:
    return raw[:-12] + raw[-2:]


def other_status(raw: bytes) -> bytes:
    return raw[:-2] + b"\x6a\x82"


def doubled(raw: bytes) -> bytes:
    first, end = tlv.read(raw)
    return first.raw + first.raw + raw[end:]


def plain_data(raw: bytes) -> bytes:
    return tlv.encode(0x81, BYTES) + raw[-16:]


def flipped(at: int) -> Callable[[bytes], bytes]:
    return lambda raw: raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]


SPOILED = {
    "bare": lambda _raw: b"\x90\x00",
    "bare-data": lambda _raw: BYTES + b"\x90\x00",
    "no-checksum": cut_checksum,
    "other-status": other_status,
    "twice": doubled,
    "in-the-clear": plain_data,
    "cryptogram": flipped(8),
    "checksum": flipped(-4),
    "tag": flipped(0),
    "more": lambda raw: raw[:-2] + b"\x00" + raw[-2:],
}  # fmt: skip


@pytest.mark.parametrize("algorithm", [Algorithm.TRIPLE_DES, Algorithm.AES_256])
@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_bad_answers_end_the_session(algorithm: Algorithm, spoil: Callable[[bytes], bytes]) -> None:
    chip = Chip(suite(algorithm), spoil)
    channel = SecureChannel(chip, suite(algorithm))
    for _ in range(2):
        with pytest.raises(SecureMessagingBroken):
            channel.send(read_binary(0, 32))
    assert len(chip.asked) == 1  # the second was not even sent


@pytest.mark.parametrize("algorithm", Algorithm)
def test_replayed_and_late_answers(algorithm: Algorithm) -> None:
    answers: list[bytes] = []

    def first_again(raw: bytes) -> bytes:
        answers.append(raw)
        return answers[0]

    channel = SecureChannel(Chip(suite(algorithm), first_again), suite(algorithm))
    assert channel.send(read_binary(0, 32)).data == BYTES
    with pytest.raises(SecureMessagingBroken, match="checksum"):
        channel.send(read_binary(0, 32))


def test_a_bare_refusal_is_remembered() -> None:
    channel = SecureChannel(Chip(suite(Algorithm.AES_128), lambda _: b"\x67\x00"), suite(Algorithm.AES_128))
    with pytest.raises(SecureMessagingBroken):
        channel.send(read_binary(0, 4096))
    assert channel.refused_with == 0x6700


def test_closing_overwrites_the_keys() -> None:
    encryption, checksum = bytearray(range(1, 17)), bytearray(range(1, 17))
    channel = SecureChannel(Chip(suite(Algorithm.AES_128)), suite_for(Algorithm.AES_128, encryption, checksum))
    renewed = bytearray(range(1, 17)), bytearray(range(1, 17))
    channel.renew(suite_for(Algorithm.AES_128, *renewed))
    assert not any(encryption + checksum)
    channel.close()
    assert not any(renewed[0] + renewed[1])
    with pytest.raises(SecureMessagingBroken):
        channel.send(select_file(1))


class Scripted(Chip):
    """Answers from a list."""

    def __init__(self, *answers: str) -> None:
        super().__init__(suite(Algorithm.AES_128))
        self._answers = list(answers)

    def transmit(self, apdu: bytes) -> bytes:
        self.asked.append(apdu)
        return bytes.fromhex(self._answers.pop(0))


def test_parts_are_fetched_and_lengths_corrected() -> None:
    chip = Scripted("AABB6102", "CCDD9000", "6C03", "010203" + "9000")
    channel = PlainChannel(chip)
    assert channel.send(read_binary(0, 4)) == Response(bytes.fromhex("AABBCCDD"), 0x9000)
    assert channel.send(read_binary(0, 8)) == Response(bytes.fromhex("010203"), 0x9000)
    assert [apdu.hex() for apdu in chip.asked] == ["00b0000004", "00c0000002", "00b0000008", "00b0000003"]


def test_an_answer_without_end_is_refused() -> None:
    endless = Scripted(*["00" * 255 + "61FF"] * 400)
    with pytest.raises(CardUnreadable):
        PlainChannel(endless).send(read_binary(0, 4))
    assert len(endless.asked) < 260
    with pytest.raises(CardUnreadable):
        PlainChannel(Scripted("6101", "6101")).send(read_binary(0, 4))


def test_an_answer_in_single_bytes_does_not_hold_the_reader() -> None:
    miser = Scripted(*["006101"] * 0x10000)
    with pytest.raises(CardUnreadable):
        PlainChannel(miser).send(read_binary(0, 4))
    assert len(miser.asked) <= MOST_PARTS + 1


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(Algorithm), st.binary(max_size=400))
def test_noise_raises_nothing_else(algorithm: Algorithm, noise: bytes) -> None:
    channel = SecureChannel(Chip(suite(algorithm), lambda _: noise), suite(algorithm))
    with pytest.raises((SecureMessagingBroken, CardMute)):
        channel.send(read_binary(0, 32))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(Algorithm), st.integers(0, 60), st.integers(1, 255))
def test_any_changed_byte_is_noticed(algorithm: Algorithm, at: int, change: int) -> None:
    def changed(raw: bytes) -> bytes:
        place = at % len(raw)
        return raw[:place] + bytes([raw[place] ^ change]) + raw[place + 1 :]

    channel = SecureChannel(Chip(suite(algorithm), changed), suite(algorithm))
    with pytest.raises(SecureMessagingBroken):
        channel.send(read_binary(0, 32))
