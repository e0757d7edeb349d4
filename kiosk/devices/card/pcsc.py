"""Real readers through PC/SC. The only file that knows pyscard; it speaks to the service by handles and codes.

The codes matter: a service that is down, a reader unplugged and a card pulled away are three different remedies.
"""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kiosk.devices.card.apdu import OK, PlainChannel, select_application
from kiosk.domain.errors import (
    CardError,
    CardMute,
    CardRemoved,
    CardServiceDown,
    ReaderAbsent,
    ReaderBusy,
)

_LOG = logging.getLogger(__name__)

# Codes of winscard.h, which every platform shares.
_NOTICE_MS = 3000  # pcscd looks at its readers every 400 ms; on a busy machine it comes to that later
_NO_READERS, _WAIT_OVER, _NO_CARD = 0x8010002E, 0x8010000A, 0x8010000C
_FAULTS: dict[int, type[CardError]] = {
    0x8010001D: CardServiceDown,  # NO_SERVICE
    0x8010001E: CardServiceDown,  # SERVICE_STOPPED
    0x80100006: CardServiceDown,  # NO_MEMORY
    0x80100003: CardServiceDown,  # INVALID_HANDLE: the service was started anew under us
    _NO_READERS: ReaderAbsent,
    0x80100009: ReaderAbsent,  # UNKNOWN_READER
    0x80100017: ReaderAbsent,  # READER_UNAVAILABLE
    0x8010000B: ReaderBusy,  # SHARING_VIOLATION
    _NO_CARD: CardRemoved,  # NO_SMARTCARD
    0x80100016: CardRemoved,  # NOT_TRANSACTED: pulled while it was talking
    0x80100068: CardRemoved,  # RESET_CARD
    0x80100069: CardRemoved,  # REMOVED_CARD
    0x8010000F: CardMute,  # PROTO_MISMATCH
    0x80100013: CardMute,  # COMM_ERROR
    0x8010002F: CardMute,  # COMM_DATA_LOST
    0x80100015: CardMute,  # INVALID_ATR
    0x80100065: CardMute,  # UNSUPPORTED_CARD
    0x80100066: CardMute,  # UNRESPONSIVE_CARD
    0x80100067: CardMute,  # UNPOWERED_CARD
}


def fault_of(code: int) -> CardError:
    """The fault that a PC/SC return code stands for."""
    code &= 0xFFFFFFFF
    return _FAULTS.get(code, CardError)(f"{code:08X}")


def _scard() -> Any:
    """Loaded on first use: a machine without PC/SC can still run everything else."""
    try:
        from smartcard import scard
    except ImportError as exc:
        raise CardServiceDown("pyscard is not installed") from exc
    return scard


def _check(code: int) -> None:
    if code & 0xFFFFFFFF:
        raise fault_of(code)


class Service:
    """One context of the PC/SC service."""

    def __init__(self, context: Any) -> None:
        self._scard, self._context = _scard(), context

    def readers(self) -> list[str]:
        """Names, in the service's order; empty when none is connected. Raises CardServiceDown."""
        code, names = self._scard.SCardListReaders(self._context, [])
        if code & 0xFFFFFFFF == _NO_READERS:
            return []
        _check(code)
        return list(names)

    def with_cards(self, readers: list[str], wait_ms: int) -> list[str]:
        """The readers that hold a card; if none does, wait for a change first. Raises a CardError."""
        if not readers:
            return []
        unaware = [(name, self._scard.SCARD_STATE_UNAWARE) for name in readers]
        states = self._states(unaware, 0)
        found = self._present(states)
        if found or not wait_ms:
            return found
        return self._present(self._states([(name, state) for name, state, _ in states], wait_ms))

    def _states(self, known: list[tuple[str, int]], wait_ms: int) -> list[tuple[str, int, object]]:
        code, states = self._scard.SCardGetStatusChange(self._context, wait_ms, known)
        if code & 0xFFFFFFFF != _WAIT_OVER:
            _check(code)
        return list(states)

    def _present(self, states: list[tuple[str, int, object]]) -> list[str]:
        return [name for name, state, _ in states if state & self._scard.SCARD_STATE_PRESENT]

    def transport(self, reader: str) -> "PcscTransport":
        return PcscTransport(self._scard, self._context, reader)


@contextmanager
def service() -> Iterator[Service]:
    """Raises CardServiceDown."""
    scard = _scard()
    code, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_SYSTEM)
    _check(code)
    try:
        yield Service(context)
    finally:
        scard.SCardReleaseContext(context)


class PcscTransport:
    """A card in one reader, held for ourselves alone."""

    def __init__(self, scard: Any, context: Any, reader: str) -> None:
        self._scard, self._context, self.reader_name = scard, context, reader
        self._card: Any = None
        self._header: Any = None

    def connect(self) -> None:
        s = self._scard
        code, card, protocol = s.SCardConnect(
            self._context, self.reader_name, s.SCARD_SHARE_EXCLUSIVE, s.SCARD_PROTOCOL_T0 | s.SCARD_PROTOCOL_T1
        )
        _check(code)
        self._card = card
        self._header = s.SCARD_PCI_T1 if protocol == s.SCARD_PROTOCOL_T1 else s.SCARD_PCI_T0
        code = s.SCardBeginTransaction(card)
        if code & 0xFFFFFFFF:
            self.disconnect()
            raise fault_of(code)

    def transmit(self, apdu: bytes) -> bytes:
        if self._card is None:
            raise CardRemoved("not connected")
        code, answer = self._scard.SCardTransmit(self._card, self._header, list(apdu))
        _check(code)
        if not answer and self._is_gone():
            raise CardRemoved("no answer")
        return bytes(byte & 0xFF for byte in answer)

    def _is_gone(self) -> bool:
        """Some drivers give no answer for a card that was pulled away, and notice only after a while that it was."""
        s, until = self._scard, time.monotonic() + _NOTICE_MS / 1000
        state, wait_ms = s.SCARD_STATE_UNAWARE, 0
        while True:
            code, states = s.SCardGetStatusChange(self._context, wait_ms, [(self.reader_name, state)])
            if code & 0xFFFFFFFF not in (0, _WAIT_OVER):
                return False
            state = states[0][1]
            if not state & s.SCARD_STATE_PRESENT:
                return True
            wait_ms = int((until - time.monotonic()) * 1000)  # what changed may have been something else
            if code & 0xFFFFFFFF == _WAIT_OVER or wait_ms <= 0:
                return False

    def atr(self) -> bytes:
        code, _reader, _state, _protocol, atr = self._scard.SCardStatus(self._card)
        _check(code)
        return bytes(atr)

    def disconnect(self) -> None:
        if self._card is None:
            return
        card, self._card = self._card, None
        self._scard.SCardEndTransaction(card, self._scard.SCARD_LEAVE_CARD)
        code = self._scard.SCardDisconnect(card, self._scard.SCARD_UNPOWER_CARD)
        if code & 0xFFFFFFFF:  # mostly: the card is gone already
            _LOG.debug("disconnect %08X", code & 0xFFFFFFFF)


def is_identity_card(transport: PcscTransport) -> bool:
    """Whether the application of identity chips answers. Leaves the card without power. Raises a CardError."""
    try:
        transport.connect()
        return PlainChannel(transport).send(select_application()).status == OK
    finally:
        transport.disconnect()
