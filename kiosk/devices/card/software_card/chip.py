"""The chip: takes an APDU, answers an APDU. It behaves as the Vietnamese card is reported to behave."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.devices.card.software_card.access import Bac, Pace
from kiosk.devices.card.software_card.chip_crypto import Session
from kiosk.devices.card.software_card.der import item, items

AID = bytes.fromhex("A0000002471001")
CARD_ACCESS, DG3 = 0x011C, 0x0103
ATR = bytes.fromhex("3B888001000000000000000009")  # T=1, contactless form


class Misbehaviour(StrEnum):
    """What a chip can do wrong on its own. Wrong *content* is made when the card is personalised."""

    NONE = "none"
    REMOVED = "removed"  # lifted off the reader
    MUTE = "mute"  # answers nothing any more
    WRONG_CHECKSUM = "wrong-checksum"  # protected answers carry a wrong one


@dataclass(frozen=True, slots=True)
class Personalised:
    """What the issuer wrote into one chip."""

    files: Mapping[int, bytes] = field(repr=False)  # file id -> content
    can: str = field(repr=False)
    bac_text: str = field(repr=False)


class _Refused(Exception):
    def __init__(self, status: int, data: bytes = b"") -> None:
        super().__init__(f"{status:04X}")
        self.status, self.data = status, data


class SoftwareCard:
    """after: the misbehaviour begins with this APDU, the first being 1. most_bytes: the most one READ gives."""

    atr = ATR

    def __init__(
        self,
        content: Personalised,
        misbehaviour: Misbehaviour = Misbehaviour.NONE,
        after: int = 1,
        most_bytes: int = 256,
    ) -> None:
        self.content, self._misbehaviour, self._after, self._most = content, misbehaviour, after, most_bytes
        self._apdus = 0
        self.reset()

    def reset(self) -> None:
        self._session: Session | None = None
        self._in_application = False
        self._file: bytes | None = None
        self._bac: Bac | None = None
        self._pace: Pace | None = None

    def process(self, apdu: bytes) -> bytes:
        """Raises ConnectionError once the card is taken away."""
        self._apdus += 1
        bad = self._misbehaviour if self._apdus >= self._after else Misbehaviour.NONE
        if bad is Misbehaviour.REMOVED:
            raise ConnectionError("removed")
        if bad is Misbehaviour.MUTE:
            return b""
        if len(apdu) < 4:
            return b"\x67\x00"
        if apdu[0] & 0x0C == 0x0C:
            return self._protected(apdu, spoil=bad is Misbehaviour.WRONG_CHECKSUM)
        self._session = None  # plain talk ends a protected session
        return self._answer(*self._run(*self._plain(apdu)))

    @staticmethod
    def _plain(apdu: bytes) -> tuple[bytes, bytes, int]:
        """Header, data, bytes expected (0: none), short form."""
        body = apdu[4:]
        if len(body) <= 1:
            return apdu[:4], b"", (body[0] or 256) if body else 0
        data = body[1 : 1 + body[0]]
        rest = body[1 + body[0] :]
        return apdu[:4], data, (rest[0] or 256) if rest else 0

    @staticmethod
    def _answer(status: int, data: bytes) -> bytes:
        return data + status.to_bytes(2, "big")

    def _protected(self, apdu: bytes, *, spoil: bool) -> bytes:
        session = self._session
        if session is None:
            return b"\x69\x88"
        try:
            header, data, expected = self._unprotect(session, apdu)
        except _Refused as exc:
            self._session = None
            return self._answer(exc.status, b"")
        status, answer = self._run(header, data, expected)
        session.advance()
        body = item(0x87, b"\x01", session.hide(answer)) if answer else b""
        body += item(0x99, status.to_bytes(2, "big"))
        mac = session.mac(body)
        if spoil:
            mac = bytes([mac[0] ^ 1]) + mac[1:]
        return self._answer(status, body + item(0x8E, mac))

    def _unprotect(self, session: Session, apdu: bytes) -> tuple[bytes, bytes, int]:
        session.advance()
        try:
            found = dict(items(apdu[5 : 5 + apdu[4]]))
            head = apdu[:4] + b"\x80" + bytes(session.block - 5)
            covered = b"".join(item(tag, found[tag]) for tag in (0x87, 0x97) if tag in found)
            if not hmac.compare_digest(session.mac(head + covered), found[0x8E]):
                raise _Refused(0x6988)
            data = session.reveal(found[0x87][1:]) if 0x87 in found else b""
        except (ValueError, KeyError, IndexError) as exc:
            raise _Refused(0x6987) from exc
        expected = (found[0x97][0] or 256) if 0x97 in found else 0
        return bytes([apdu[0] & ~0x0C]) + apdu[1:4], data, expected

    def _run(self, header: bytes, data: bytes, expected: int) -> tuple[int, bytes]:
        cla, ins, p1, p2 = header
        try:
            match ins:
                case 0xA4:
                    return self._select(p1, data)
                case 0xB0:
                    return self._read(p1 << 8 | p2, expected)
                case 0x84:
                    return self._challenge()
                case 0x82:
                    return self._authenticate(data)
                case 0x22 if (p1, p2) == (0xC1, 0xA4):
                    return self._choose_pace(data)
                case 0x86:
                    return self._pace_step(data, last=not cla & 0x10)
                case _:
                    return 0x6D00, b""
        except _Refused as exc:
            return exc.status, exc.data

    def _select(self, p1: int, data: bytes) -> tuple[int, bytes]:
        if p1 == 0x04:
            if data != AID:
                raise _Refused(0x6A82)
            self._in_application, self._file = True, None
            return 0x9000, b""
        if p1 != 0x02:  # the master file cannot be selected on this card
            raise _Refused(0x6D00)
        file_id = int.from_bytes(data, "big")
        if file_id == CARD_ACCESS and not self._in_application and CARD_ACCESS in self.content.files:
            self._file = self.content.files[CARD_ACCESS]
            return 0x9000, b""
        if not self._in_application or file_id == CARD_ACCESS:
            raise _Refused(0x6A82)
        if self._session is None or file_id == DG3:
            raise _Refused(0x6982)
        if file_id not in self.content.files:
            raise _Refused(0x6A82)
        self._file = self.content.files[file_id]
        return 0x9000, b""

    def _read(self, offset: int, expected: int) -> tuple[int, bytes]:
        if self._file is None or (self._in_application and self._session is None):
            raise _Refused(0x6982)
        if expected > self._most:
            raise _Refused(0x6700)
        if offset & 0x8000 or offset >= len(self._file):
            raise _Refused(0x6B00)
        piece = self._file[offset : offset + expected]
        return (0x9000 if len(piece) == expected else 0x6282), piece

    def _challenge(self) -> tuple[int, bytes]:
        if not self._in_application:
            raise _Refused(0x6982)
        self._bac = Bac(self.content.bac_text)
        return 0x9000, self._bac.challenge

    def _authenticate(self, data: bytes) -> tuple[int, bytes]:
        bac, self._bac = self._bac, None
        if bac is None:
            raise _Refused(0x6985)
        try:
            answer, session = bac.authenticate(data)
        except ValueError as exc:
            raise _Refused(0x6300) from exc
        self._session = session
        return 0x9000, answer

    def _choose_pace(self, data: bytes) -> tuple[int, bytes]:
        try:
            found = dict(items(data))
        except ValueError as exc:
            raise _Refused(0x6A80) from exc
        if found.get(0x80, b"").hex() != "04007f00070202040202":
            raise _Refused(0x6A80)
        if found.get(0x83) != b"\x02":
            raise _Refused(0x6A88)
        self._pace = Pace(self.content.can)
        return 0x9000, b""

    def _pace_step(self, data: bytes, *, last: bool) -> tuple[int, bytes]:
        pace, self._pace = self._pace, None
        if pace is None:
            raise _Refused(0x6985)
        try:
            answer, session = pace.step(data)
        except PermissionError as exc:
            raise _Refused(0x6300) from exc
        except ValueError as exc:
            raise _Refused(0x6A80) from exc
        if last != (session is not None):
            raise _Refused(0x6985)
        self._session, self._pace = session, None if last else pace
        return 0x9000, answer
