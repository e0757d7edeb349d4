"""The chip: takes an APDU, answers an APDU. It behaves as the Vietnamese card is reported to behave."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.devices.card.software_card.access import CAN, MRZ, Bac, Pace, mrz_secret, pace_protocol
from kiosk.devices.card.software_card.authenticity import ChipKey, Proof, SigningKey
from kiosk.devices.card.software_card.chip_crypto import Session
from kiosk.devices.card.software_card.command import SHORT_ANSWER, Command, Refused, objects, protected, unprotected
from kiosk.devices.card.software_card.der import item, oid
from kiosk.devices.card.software_card.profile import USUAL_MANNERS, USUAL_PROTOCOLS, Manners, OverLength, Protocols
from kiosk.devices.card.software_card.profile import Misbehaviour as Misbehaviour
from kiosk.devices.card.software_card.tries import Tries

AID = bytes.fromhex("A0000002471001")
CARD_ACCESS, DG3 = 0x011C, 0x0103
ATR = bytes.fromhex("3B888001000000000000000009")  # T=1, contactless form
OK = 0x9000

Answer = tuple[int, bytes]  # status word, data


@dataclass(frozen=True, slots=True)
class Personalised:
    """What the issuer wrote into one chip. The keys are the chip's own; None: it has none."""

    files: Mapping[int, bytes] = field(repr=False)  # file id -> content
    can: str = field(repr=False)
    bac_text: str = field(repr=False)
    protocols: Protocols = USUAL_PROTOCOLS
    chip_key: ChipKey | None = field(default=None, repr=False)
    signing_key: SigningKey | None = field(default=None, repr=False)


class SoftwareCard:
    """after: the misbehaviour begins with this APDU, the first being 1. most_bytes: the most one READ gives."""

    atr = ATR

    def __init__(
        self,
        content: Personalised,
        misbehaviour: Misbehaviour = Misbehaviour.NONE,
        after: int = 1,
        most_bytes: int = 256,
        manners: Manners = USUAL_MANNERS,
        tries: Tries | None = None,
    ) -> None:
        self.content, self._misbehaviour, self._after, self._most = content, misbehaviour, after, most_bytes
        self._manners, self._tries = manners, tries or Tries(manners.wrong_tries)
        self._apdus = 0
        self.reset()

    def reset(self) -> None:
        self._session: Session | None = None
        self._proof = Proof(self.content.chip_key, self.content.signing_key)
        self._in_application = False
        self._file: bytes | None = None
        self._bac: Bac | None = None
        self._pace: Pace | None = None
        self._kept = b""  # the answer that waits for GET RESPONSE
        self._last = b""  # the last protected answer

    def process(self, apdu: bytes) -> bytes:
        """Raises ConnectionError once the card is taken away."""
        time.sleep(self._manners.seconds_per_apdu)
        self._apdus += 1
        bad = self._misbehaviour if self._apdus >= self._after else Misbehaviour.NONE
        if bad is Misbehaviour.REMOVED:
            raise ConnectionError("removed")
        if bad is Misbehaviour.MUTE:
            return b""
        try:
            command = Command.taken(apdu)
            if command.extended and not self._manners.extended_length:
                raise Refused(0x6700)
            if self._manners.get_response and command.head[1] == 0xC0:
                return self._fetched(command.expected)
            whole = self._protected(command, bad) if command.head[0] & 0x0C == 0x0C else self._plain(command)
        except Refused as exc:
            self._session = None
            return exc.status.to_bytes(2, "big")
        if self._manners.get_response and len(whole) > 2:
            self._kept = whole
            return bytes([0x61, min(len(whole) - 2, 256) & 0xFF])
        return whole

    def _fetched(self, expected: int) -> bytes:
        kept, body = self._kept, self._kept[:-2]
        if not body:
            raise Refused(0x6985)
        if len(body) <= expected:
            self._kept = b""
            return kept
        self._kept = kept[expected:]
        return body[:expected] + bytes([0x61, min(len(body) - expected, 256) & 0xFF])

    def _plain(self, command: Command) -> bytes:
        self._session = None  # plain talk ends a protected session
        status, data = self._run(command)
        return data + status.to_bytes(2, "big")

    def _protected(self, command: Command, bad: Misbehaviour) -> bytes:
        session = self._session
        if session is None:
            raise Refused(0x6988)
        status, data = self._run(unprotected(session, command))
        if bad is Misbehaviour.UNPROTECTED:
            return data + status.to_bytes(2, "big")
        if bad is Misbehaviour.WRONG_COUNTER:
            session.advance()
        body = protected(session, status, data)
        if len(body) > SHORT_ANSWER and not command.extended:  # the answer is longer than the form can carry
            session.counter -= 1
            status, body = 0x6700, protected(session, 0x6700, b"")
        if bad is Misbehaviour.WRONG_CHECKSUM:
            body = body[:-1] + bytes([body[-1] ^ 1])
        self._session = self._proof.taken_session() or session
        last, self._last = self._last, body + status.to_bytes(2, "big")
        return last if last and bad is Misbehaviour.REPLAYED else self._last

    def _run(self, command: Command) -> Answer:
        cla, ins, p1, p2 = command.head
        data, protocols = command.data, self.content.protocols
        try:
            match ins:
                case 0xA4:
                    return self._select(p1, data)
                case 0xB0:
                    return self._read(p1 << 8 | p2, command.expected)
                case 0x84 if protocols.bac:
                    return self._challenge()
                case 0x82 if protocols.bac:
                    return self._authenticate(data)
                case 0x22 if (p1, p2) == (0xC1, 0xA4) and protocols.pace:
                    return self._choose_pace(data)
                case 0x22 if p1 == 0x41 and self.content.chip_key:
                    return OK, self._opened().choose(p2, data)
                case 0x86 if self._proof.chosen:
                    return OK, self._opened().agree(data)
                case 0x86:
                    return self._pace_step(data, last=not cla & 0x10)
                case 0x88 if self.content.signing_key:
                    return OK, self._opened().sign(data)
                case _:
                    return 0x6D00, b""
        except Refused as exc:
            return exc.status, b""

    def _select(self, p1: int, data: bytes) -> Answer:
        if p1 == 0x04:
            if data != AID:
                raise Refused(0x6A82)
            self._in_application, self._file = True, None
            return OK, b""
        if p1 != 0x02:  # the master file cannot be selected on this card
            raise Refused(0x6D00)
        file_id = int.from_bytes(data, "big")
        if file_id == CARD_ACCESS and not self._in_application and CARD_ACCESS in self.content.files:
            self._file = self.content.files[CARD_ACCESS]
            return OK, b""
        if not self._in_application or file_id == CARD_ACCESS:
            raise Refused(0x6A82)
        if self._session is None or file_id == DG3:
            raise Refused(0x6982)
        if file_id not in self.content.files:
            raise Refused(0x6A82)
        self._file = self.content.files[file_id]
        return OK, b""

    def _read(self, offset: int, expected: int) -> Answer:
        if self._file is None or (self._in_application and self._session is None):
            raise Refused(0x6982)
        if offset & 0x8000 or offset >= len(self._file):
            raise Refused(0x6B00)
        if expected <= self._most:
            piece = self._file[offset : offset + expected]
            return (OK if len(piece) == expected else 0x6282), piece
        piece = self._file[offset : offset + self._most]
        match self._manners.over_length:
            case OverLength.REFUSE:
                raise Refused(0x6700)
            case OverLength.CORRECT:
                raise Refused(0x6C00 | len(piece) & 0xFF)
            case OverLength.SHORT:
                return OK, piece
            case OverLength.SHORT_WARNED:
                return 0x6282, piece

    def _challenge(self) -> Answer:
        if not self._in_application:
            raise Refused(0x6982)
        self._unblocked()
        self._bac = Bac(self.content.bac_text)
        return OK, self._bac.challenge

    def _authenticate(self, data: bytes) -> Answer:
        bac, self._bac = self._bac, None
        if bac is None:
            raise Refused(0x6985)
        try:
            answer, session = bac.authenticate(data)
        except PermissionError as exc:
            raise Refused(self._tries.wrong()) from exc
        self._tries.right()
        self._session = session
        return OK, answer

    def _choose_pace(self, data: bytes) -> Answer:
        offer = self.content.protocols.pace
        found = objects(data)
        if offer is None or not offer.generic or item(0x06, found.get(0x80, b"")) != oid(pace_protocol(offer)):
            raise Refused(0x6A80)
        secrets = {CAN: self.content.can.encode("ascii"), MRZ: mrz_secret(self.content.bac_text)}
        password = int.from_bytes(found.get(0x83, b""), "big")
        if password not in secrets or (password == MRZ and not self.content.protocols.pace_by_mrz):
            raise Refused(0x6A88)
        self._unblocked()
        self._pace = Pace(offer, secrets[password])
        return self._tries.warning, b""

    def _unblocked(self) -> None:
        if self._tries.blocked:
            raise Refused(0x6983)

    def _pace_step(self, data: bytes, *, last: bool) -> Answer:
        pace, self._pace = self._pace, None
        if pace is None:
            raise Refused(0x6985)
        try:
            answer, session = pace.step(data)
        except PermissionError as exc:
            raise Refused(self._tries.wrong()) from exc
        except ValueError as exc:
            raise Refused(0x6A80) from exc
        if last != (session is not None):
            raise Refused(0x6985)
        if session:
            self._tries.right()
        self._session, self._pace = session, None if last else pace
        return OK, answer

    def _opened(self) -> Proof:
        """Proofs are given through an open door only."""
        if self._session is None or not self._in_application:
            raise Refused(0x6982)
        return self._proof
