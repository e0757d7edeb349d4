"""Feeds damaged and random bytes to everything that reads what a card, or the QR on it, says, for as long as one likes.

    .venv/bin/python -m tests.devices.card.fuzz --runs 1000000

Guided by coverage: fuzz_guided.py.

Good are an answer and our own fault; any other exception ends the run and shows the bytes. So does a fault that says
anything of the invented holder, or an input that makes a parser take more memory than it is allowed.
"""

import argparse
import base64
import random
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from kiosk.devices.card import mrz, public_key, tlv
from kiosk.devices.card.apdu import Response, read_binary
from kiosk.devices.card.data_groups import com, dg1, dg2, dg13, dg15, security_infos, sod
from kiosk.devices.card.key_derivation import KEY_BYTES, Algorithm
from kiosk.devices.card.secure_messaging import SecureChannel, pad, suite_for
from kiosk.devices.card.software_card.scenario import card_factory
from kiosk.domain import card_qr
from kiosk.domain.errors import CardError, CodeReaderError

SCENARIOS = Path(__file__).resolve().parents[3] / "resources" / "scenarios" / "card"
MOST_MEMORY = 8 << 20  # bytes that one parse may take at its peak
LONGEST_INPUT = 4096
QR = "099085000011|099000111|NGUYỄN VĂN MẪU|14031985|Nam|Số 3 đường Hoa Mai, phường Hoa Mẫu, tỉnh Mẫu|05112024||||"
PERSONAL = ("099085000011", "085000011", "NGUY", "MẪU", "Hoa Mẫu", "850314", "14/03/1985", "14031985", "000011")


class _Told:
    """A chip that says what it is given, one answer after the other, and then nothing more."""

    reader_name = "fuzz"

    def __init__(self, answers: bytes) -> None:
        self._left = answers

    def connect(self) -> None: ...
    def disconnect(self) -> None: ...
    def atr(self) -> bytes:
        return b""

    def transmit(self, _apdu: bytes) -> bytes:
        """The next answer; before each stands its length, one byte."""
        if not self._left:
            return b""
        end = 1 + self._left[0]
        answer, self._left = self._left[1:end], self._left[end:]
        return answer


def _protected(data: bytes) -> None:
    """The first byte chooses the cipher."""
    algorithm = list(Algorithm)[data[0] % len(Algorithm)] if data else Algorithm.AES_128
    key = bytes(KEY_BYTES[algorithm])
    SecureChannel(_Told(data[1:]), suite_for(algorithm, bytearray(key), bytearray(key))).send(read_binary(0, 64))


def _sealed(data: bytes) -> None:
    """As `_protected`, with the checksum that the data objects deserve: what lies behind it is reached, too."""
    algorithm = list(Algorithm)[data[0] % len(Algorithm)] if data else Algorithm.AES_128
    key = bytes(KEY_BYTES[algorithm])
    suite = suite_for(algorithm, bytearray(key), bytearray(key))
    covered = data[1:] + bytes.fromhex("99029000")
    checksum = suite.checksum(pad((2).to_bytes(suite.block, "big") + covered, suite.block))
    SecureChannel(_Told(b""), suite, 1).unprotect(Response(covered + tlv.encode(0x8E, checksum), 0x9000))


class Target(NamedTuple):
    name: str
    read: Callable[[bytes], object]
    good: bytes  # an input that is read
    longest: int  # bytes: a little more than the good one, so that a mutation is not lost in what nobody looks at


def targets() -> list[Target]:
    """Each reader, and a good input for it."""
    files = card_factory(SCENARIOS, "nguyen-van-mau")().content.files
    zone = tlv.unwrap(tlv.unwrap(files[0x0101], 0x61), 0x5F1F)
    answer = bytes.fromhex("87090199029000990290008E080000000000000000" + "9000")
    chained = b"\1" + bytes([12]) + answer[:10] + b"\x61\x0d" + bytes([13]) + answer[10:]
    return [
        Target("tlv", tlv.read_all, files[0x010D], 768),
        Target("dg1", dg1.parse, files[0x0101], 128),
        Target("mrz", lambda data: mrz.parse(data.decode("latin-1")), zone, 128),
        Target("dg2", dg2.parse, files[0x0102][:LONGEST_INPUT], LONGEST_INPUT),
        Target("dg13", dg13.parse, files[0x010D], 768),
        Target("dg14", security_infos.parse_dg14, files[0x010E], 256),
        Target("access", security_infos.parse, files[0x011C], 256),
        Target("dg15", lambda data: public_key.parse(dg15.parse(data)), files[0x010F], 512),
        Target("sod", sod.parse, files[0x011D], 1536),
        Target("com", com.parse, files[0x011E], 64),
        Target("secure", _protected, b"\1" + bytes([len(answer)]) + answer, 512),
        Target("sealed", _sealed, b"\1\x87\x11\1" + bytes(16), 128),
        Target("chained", _protected, chained, 512),
        Target("qr", lambda data: card_qr.parse(card_qr.decode(data)), QR.encode(), 768),
    ]


def one(read: Callable[[bytes], object], data: bytes) -> None:
    """Raises AssertionError, or whatever came out that should not."""
    try:
        read(data)
    except (CardError, CodeReaderError) as fault:
        said = f"{fault!r} {fault.__cause__!r}"
        assert not any(word in said for word in PERSONAL), "a fault speaks of the holder"


def mutated(good: bytes, chance: random.Random, longest: int = LONGEST_INPUT) -> bytes:
    """Some bytes changed, cut out, doubled or put in; now and then nothing but noise."""
    if chance.random() < 0.05:
        return chance.randbytes(chance.randrange(300))
    data = bytearray(good)
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(4):
            case 0:
                data[at : at + 1] = chance.randbytes(1)
            case 1:
                del data[at : at + chance.randrange(1, 20)]
            case 2:
                data[at:at] = data[at : at + chance.randrange(1, 20)]
            case _:
                data[at:at] = chance.choice((b"\x30", b"\x84\xff\xff\xff\xff", b"\x80", b"\0", b"\x83\xff\xff\xff"))
    return bytes(data[:longest])


def run(runs: int, seed: int) -> None:
    """A plain loop. Once in a thousand inputs, each reader is watched for the memory it takes."""
    chance, every = random.Random(seed), targets()
    began = time.monotonic()
    for number in range(runs):
        _, read, good, longest = every[number % len(every)]
        data = mutated(good, chance, longest)
        watched = number % 1000 < len(every)
        if watched:
            tracemalloc.start()
        try:
            one(read, data)
            if watched:
                assert tracemalloc.get_traced_memory()[1] < MOST_MEMORY, "too much memory"
        except BaseException:
            print(f"run {number} of seed {seed}: {base64.b64encode(data).decode()}", file=sys.stderr)
            raise
        finally:
            if watched:
                tracemalloc.stop()
        if number % 100_000 == 99_999:
            print(f"{number + 1} runs, {time.monotonic() - began:.0f} s", flush=True)
    print(f"{runs} runs: nothing but answers and our own faults", flush=True)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=1_000_000)
    options.add_argument("--seed", type=int, default=0)
    known = options.parse_args()
    run(known.runs, known.seed)


if __name__ == "__main__":
    main()
