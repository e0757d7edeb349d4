"""Traces of how a card behaves: lengths, status words, times and faults, and never a byte of what was said.

A trace of a strange card in the field, played back over the software chip, is a test that needs neither the card nor
its holder. A file is JSON lines: the reader and the ATR, then one line an exchange.
"""

import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kiosk.devices.card.transport import Transport
from kiosk.domain.errors import CardError, CardUnreadable, every_fault

_MOST_EXCHANGES = 10_000
_LONGEST_FILE = 4 << 20
_HEADER_BYTES = 4  # CLA, INS, P1, P2: which command, at which offset; its data stay out


@dataclass(frozen=True, slots=True)
class Exchange:
    header: str  # hex
    sent: int  # bytes of the command
    received: int  # bytes of the answer, its status word among them
    status: str  # hex; empty when no answer came
    ms: float
    fault: str = ""  # code of the fault that came instead of an answer


@dataclass(slots=True)
class Trace:
    reader_name: str = ""
    atr: str = ""  # hex: the same for every card of an issue
    exchanges: list[Exchange] = field(default_factory=list)

    def write(self, path: Path) -> None:
        """Raises OSError."""
        lines = [{"reader_name": self.reader_name, "atr": self.atr}, *map(asdict, self.exchanges)]
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")

    @classmethod
    def load(cls, path: Path) -> "Trace":
        """Raises CardUnreadable for what is no trace, OSError."""
        if path.stat().st_size > _LONGEST_FILE:
            raise CardUnreadable("trace: too long")
        try:
            head, *lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
            return cls(head["reader_name"], head["atr"], [Exchange(**line) for line in lines[:_MOST_EXCHANGES]])
        except (ValueError, TypeError, KeyError) as exc:
            raise CardUnreadable(f"trace: {type(exc).__name__}") from None


class RecordingTransport:
    """Passes everything on, and notes its shape in `trace`."""

    def __init__(self, inner: Transport, trace: Trace) -> None:
        self._inner, self._trace = inner, trace
        self.reader_name = trace.reader_name = inner.reader_name

    def connect(self) -> None:
        self._inner.connect()

    def transmit(self, apdu: bytes) -> bytes:
        began = time.monotonic()
        answer, fault = b"", ""
        try:
            answer = self._inner.transmit(apdu)
        except CardError as exc:
            fault = exc.code
            raise
        finally:
            header, status = apdu[:_HEADER_BYTES].hex(), answer[-2:].hex()
            ms = round((time.monotonic() - began) * 1000, 1)
            if len(self._trace.exchanges) < _MOST_EXCHANGES:
                self._trace.exchanges.append(Exchange(header, len(apdu), len(answer), status, ms, fault))
        return answer

    def atr(self) -> bytes:
        atr = self._inner.atr()
        self._trace.atr = atr.hex()
        return atr

    def disconnect(self) -> None:
        self._inner.disconnect()


class ReplayTransport:
    """The software chip below answers; when, how much it refuses and where it fails is as it was recorded.

    Once the reading does something else than the recorded one, the chip is on its own. pace: of the recorded times.
    """

    def __init__(self, inner: Transport, exchanges: Sequence[Exchange], pace: float = 1.0) -> None:
        self._inner, self._left, self._pace = inner, list(exchanges), pace
        self.reader_name = inner.reader_name
        self._faults = {fault.code: fault for fault in every_fault(CardError) if issubclass(fault, CardError)}

    @property
    def left(self) -> int:
        """Exchanges of the trace that were not played."""
        return len(self._left)

    def connect(self) -> None:
        self._inner.connect()

    def transmit(self, apdu: bytes) -> bytes:
        if not self._left or self._left[0].header != apdu[:_HEADER_BYTES].hex():
            return self._inner.transmit(apdu)
        step = self._left.pop(0)
        time.sleep(step.ms / 1000 * self._pace)
        if step.fault:
            raise self._faults.get(step.fault, CardError)("recorded")
        if step.received == 2 and step.status != "9000":  # a bare refusal: the chip below is not asked
            return bytes.fromhex(step.status)
        return self._inner.transmit(apdu)

    def atr(self) -> bytes:
        return self._inner.atr()

    def disconnect(self) -> None:
        self._inner.disconnect()
