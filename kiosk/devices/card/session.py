"""One reading of one card, from power to photo. The same code for every transport.

Order: text first, checked, shown; the photo, which takes longest, last. Fingerprints (DG3) are never asked for.
"""

import logging
import secrets
import time
import unicodedata
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from kiosk.devices.card import bac, pace, passive_auth
from kiosk.devices.card.apdu import NOT_FOUND, OK, Channel, PlainChannel, select_application
from kiosk.devices.card.data_groups import com, dg1, dg2, dg13, dg15, security_infos, sod
from kiosk.devices.card.files import LONGEST_FILE, FileMissing, FileReader
from kiosk.devices.card.mrz import Mrz
from kiosk.devices.card.secure_messaging import SecureChannel
from kiosk.devices.card.transport import Transport
from kiosk.domain.applicant import Applicant, VerifiedIdentity
from kiosk.domain.card import AccessKey, CardAccessNumber, CardPhase, CardProgress
from kiosk.domain.errors import (
    CardDataConflict,
    CardUnreadable,
    CardUnsupported,
    SecureMessagingBroken,
)

_LOG = logging.getLogger(__name__)

CARD_ACCESS, COM, SOD = 0x011C, 0x011E, 0x011D
DG1, DG2, DG13, DG14, DG15 = 0x0101, 0x0102, 0x010D, 0x010E, 0x010F
# Bytes, a guess until the file's own header tells: only the progress bar hangs on them.
_USUAL_BYTES = {COM: 26, SOD: 1900, DG1: 95, DG13: 500, DG14: 180, DG15: 100, DG2: 17000}

OnCard = Callable[[CardProgress], None]


def read_identity(
    transport: Transport, key: AccessKey, trust_folder: Path, on_progress: OnCard, now: Callable[[], datetime]
) -> VerifiedIdentity:
    """Open, read and check the powered card. The caller takes the power away afterwards, whatever happened.

    on_progress may raise PersonLeft between two APDUs. now: aware UTC.
    Raises: the faults that ports.CardReader.read lists, from CardRemoved on.
    """
    progress = _Progress(on_progress)
    progress.enter(CardPhase.OPENING)
    began, mark = time.monotonic(), secrets.token_hex(4)
    channel, access = open_chip(transport, key)
    try:
        identity = _Reading(channel, access, trust_folder, progress, now).run()
    finally:
        channel.close()
    _LOG.info("card %s: %s, %d ms", mark, access, (time.monotonic() - began) * 1000)
    progress.enter(CardPhase.DONE)
    return identity


def open_chip(transport: Transport, key: AccessKey) -> tuple[SecureChannel, str]:
    """Access control with the application selected; and the name of the protocol.

    Raises: AccessKeyRejected, CardUnsupported, CardUnreadable, SecureMessagingBroken, and what the transport raises.
    """
    plain = PlainChannel(transport)
    if isinstance(key, CardAccessNumber):
        try:  # not below the application, and selecting the master file first is refused by this card
            offers = security_infos.parse(FileReader(plain).read(CARD_ACCESS, _silent, longest=1024))
        except FileMissing as exc:
            raise CardUnsupported("no CardAccess") from exc
        channel = pace.open_chip(transport, key, pace.choose(offers.pace))
        _select(channel)
        return channel, "PACE-CAN"
    _select(plain)
    return bac.open_chip(transport, key), "BAC"


def _select(channel: Channel) -> None:
    status = channel.send(select_application()).status
    if status == NOT_FOUND:
        raise CardUnsupported("no eMRTD application")
    if status != OK:
        raise CardUnreadable(f"application {status:04X}")


def _silent(_done: int, _total: int) -> None:
    pass


class _Progress:
    """Turns bytes into a fraction that never runs backwards."""

    def __init__(self, tell: OnCard) -> None:
        self._tell = tell
        self._phase = CardPhase.OPENING
        self._lengths = dict(_USUAL_BYTES)
        self._done = dict.fromkeys(_USUAL_BYTES, 0)
        self._fraction = 0.0
        self.applicant: Applicant | None = None

    def enter(self, phase: CardPhase) -> None:
        self._phase = phase
        self._report()

    def read(self, file_id: int, done: int, total: int) -> None:
        self._lengths[file_id], self._done[file_id] = total, done
        self._report()

    def _report(self) -> None:
        share = sum(self._done.values()) / sum(self._lengths.values())
        self._fraction = 1.0 if self._phase is CardPhase.DONE else max(self._fraction, min(share, 0.99))
        self._tell(CardProgress(self._phase, self._fraction, self.applicant))


class _Reading:
    def __init__(
        self,
        channel: SecureChannel,
        access: str,
        trust_folder: Path,
        progress: _Progress,
        now: Callable[[], datetime],
    ) -> None:
        self._files = FileReader(channel)
        self._access, self._trust_folder, self._progress, self._now = access, trust_folder, progress, now

    def run(self) -> VerifiedIdentity:
        self._progress.enter(CardPhase.READING)
        advised = self._advice()
        security = sod.parse(self._needed(SOD))
        if advised is not None and advised != security.group_digests.keys():
            _LOG.warning("COM and SOD list different data groups")
        if 13 not in security.group_digests:
            raise CardUnsupported("no DG13: not a citizen card")
        groups = {n: self._needed(0x0100 | n) for n in (1, 13, 14, 15) if n < 14 or n in security.group_digests}

        self._progress.enter(CardPhase.VERIFYING)
        passive_auth.check_signature(security)
        for number, raw in groups.items():
            passive_auth.check_group(security, number, raw)
        applicant = self._applicant(groups)
        evidence = passive_auth.prove(security, self._access, self._trust_folder, self._now(), applicant.issue_date)
        self._progress.applicant = applicant

        self._progress.enter(CardPhase.PHOTO)
        portrait = self._needed(DG2)
        passive_auth.check_group(security, 2, portrait)
        return VerifiedIdentity(applicant, evidence, dg2.parse(portrait), security.signer)

    def _needed(self, file_id: int) -> bytes:
        """A file that the card must have: it is signed, or it is the signature."""
        limit = dg13.LONGEST_FILE if file_id == DG13 else LONGEST_FILE
        try:
            return self._read(file_id, limit)
        except FileMissing as exc:
            raise CardUnreadable(f"file {file_id:04X} missing") from exc

    def _read(self, file_id: int, limit: int = LONGEST_FILE) -> bytes:
        return self._files.read(file_id, lambda done, total: self._progress.read(file_id, done, total), limit)

    def _advice(self) -> frozenset[int] | None:
        """What the unsigned table of contents says; nothing depends on it."""
        try:
            return com.parse(self._read(COM, 256))
        except SecureMessagingBroken:
            raise
        except (FileMissing, CardUnreadable) as exc:
            _LOG.warning("COM: %s", exc)
            return None

    def _applicant(self, groups: dict[int, bytes]) -> Applicant:
        printed = dg13.parse(groups[13])
        check_agreement(dg1.parse(groups[1]), printed)
        if 14 in groups:
            security_infos.parse_dg14(groups[14])
        if 15 in groups:
            dg15.parse(groups[15])
        return Applicant(
            citizen_id=printed.citizen_id,
            full_name=printed.full_name,
            birth_date=printed.birth_date,
            sex=printed.sex,
            nationality=printed.nationality,
            ethnicity=printed.ethnicity,
            residence=printed.residence,
            issue_date=printed.issue_date,
            expiry_date=printed.expiry_date,
        )


def check_agreement(zone: Mrz, printed: dg13.PrintedData) -> None:
    """The machine-readable zone and the Vietnamese text must speak of one person. Raises CardDataConflict."""
    number = printed.citizen_id.digits
    expiry = printed.expiry_date
    pairs = {
        "document number": (zone.document_number, number[3:]),
        "id": (zone.optional[:12] or number, number),
        "birth": (zone.birth, printed.birth_date.strftime("%y%m%d")),
        "sex": (zone.sex, {"Nam": "M", "Nữ": "F"}.get(printed.sex, zone.sex)),
        "expiry": (zone.expiry, expiry.strftime("%y%m%d") if expiry else zone.expiry),
    }
    if len(zone.name) < 30:  # longer names are cut by rules that issuers bend
        pairs["name"] = (zone.name.replace("<", ""), _plain_letters(printed.full_name))
    for what, (one, other) in pairs.items():
        if one != other:
            raise CardDataConflict(what)


def _plain_letters(name: str) -> str:
    """NGUYỄN VĂN MẪU -> NGUYENVANMAU: letters only, without diacritics, as an MRZ has them."""
    split = unicodedata.normalize("NFD", name.upper().replace("Đ", "D"))
    return "".join(c for c in split if c.isascii() and c.isalpha())
