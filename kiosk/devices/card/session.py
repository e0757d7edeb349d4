"""One reading of one card, from power to photo. The same code for every transport.

Order: text first, checked, shown; then what the chip can prove of itself; the photo, which takes longest, last.
Fingerprints (DG3) are never asked for.
"""

import logging
import secrets
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from kiosk.devices.card import access, active_authentication, agreement, chip_authentication, passive_auth
from kiosk.devices.card.data_groups import com, dg1, dg2, dg13, dg15, security_infos, sod
from kiosk.devices.card.data_groups.security_infos import SecurityInfos
from kiosk.devices.card.files import LONGEST_FILE, FileMissing, FileReader, is_length_refusal
from kiosk.devices.card.habits import LARGEST_SHORT, Habit, Habits
from kiosk.devices.card.progress import OnCard, Progress
from kiosk.devices.card.transport import Transport
from kiosk.domain.applicant import Verdict, VerifiedIdentity
from kiosk.domain.card import AccessKey, CardPhase
from kiosk.domain.errors import CardError, CardUnreadable, CardUnsupported, SecureMessagingBroken

_LOG = logging.getLogger(__name__)

COM, SOD = 0x011E, 0x011D
DG1, DG2, DG13, DG14, DG15 = 0x0101, 0x0102, 0x010D, 0x010E, 0x010F
_USUAL_BYTES = {COM: 26, SOD: 1900, DG1: 95, DG13: 500, DG14: 180, DG15: 100, DG2: 17000}


def read_identity(
    transport: Transport,
    key: AccessKey,
    trust_folder: Path,
    on_progress: OnCard,
    now: Callable[[], datetime],
    habits: Habits | None = None,
) -> VerifiedIdentity:
    """Open, read and check the powered card. The caller takes the power away afterwards, whatever happened.

    on_progress may raise PersonLeft between two APDUs. now: aware UTC. habits: what earlier cards taught.
    Raises: the faults that ports.CardReader.read lists, from CardRemoved on.
    """
    progress = Progress(on_progress, _USUAL_BYTES)
    progress.enter(CardPhase.OPENING)
    began, mark = time.monotonic(), secrets.token_hex(4)
    try:
        chip = _OpenChip(transport, key, (habits or Habits()).of(transport.reader_name, transport.atr()), progress)
        try:
            identity = _Reading(chip, trust_folder, progress, now).run()
        finally:
            chip.close()
    except CardError as fault:
        _LOG.info("card %s: %s, %d ms", mark, fault, (time.monotonic() - began) * 1000)
        raise
    _LOG.info("card %s: %s, %d ms", mark, chip.way, (time.monotonic() - began) * 1000)
    progress.enter(CardPhase.DONE)
    return identity


class _OpenChip:
    """A chip that is open, and that is opened anew where it ends the session over something harmless."""

    def __init__(self, transport: Transport, key: AccessKey, habit: Habit, progress: Progress) -> None:
        self._transport, self._key, self.habit, self._progress = transport, key, habit, progress
        self._open()

    def _open(self) -> None:
        opened = access.open_chip(self._transport, self._key, self.habit)
        self.channel, self.way = opened.channel, opened.way
        self._files = FileReader(self.channel, self.habit)

    def open_anew(self) -> None:
        self.close()
        self._transport.disconnect()
        self._transport.connect()
        self._open()

    def close(self) -> None:
        self.channel.close()

    def read(self, file_id: int, longest: int) -> bytes:
        """Raises: FileMissing, CardUnreadable, and what the channel raises."""
        while True:
            try:
                return self._files.read(file_id, lambda done, total: self._progress.read(file_id, done, total), longest)
            except SecureMessagingBroken:
                # Some chips refuse a length with a bare status word, and with it end the session.
                if not (is_length_refusal(self.channel.refused_with) and self.habit.smaller_piece()):
                    raise
            self.open_anew()


class _Reading:
    def __init__(self, chip: _OpenChip, trust_folder: Path, progress: Progress, now: Callable[[], datetime]) -> None:
        self._chip, self._trust_folder, self._progress, self._now = chip, trust_folder, progress, now

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
        zone, printed = dg1.parse(groups[1]), dg13.parse(groups[13])
        agreement.check(zone, printed)
        infos = security_infos.parse_dg14(groups[14]) if 14 in groups else SecurityInfos()
        signing_key = dg15.parse(groups[15]) if 15 in groups else b""
        applicant = agreement.applicant_of(zone, printed)
        way, issued_on = self._chip.way.value, applicant.issue_date
        evidence = passive_auth.prove(security, way, self._trust_folder, self._now(), issued_on)
        self._progress.applicant = applicant

        self._progress.enter(CardPhase.PHOTO)
        proved = self._prove(infos, signing_key)
        portrait = self._needed(DG2)
        passive_auth.check_group(security, 2, portrait)
        evidence = replace(evidence, chip=chip_verdict(proved, evidence.trusted))
        return VerifiedIdentity(applicant, evidence, dg2.parse(portrait), security.signer)

    def _prove(self, infos: SecurityInfos, signing_key: bytes) -> Verdict:
        """Whether this chip holds the private keys that belong to its files; active authentication only if it must."""
        proved = chip_authentication.prove(self._chip.channel, infos)
        if proved is Verdict.NO:
            self._chip.open_anew()  # whatever it is, its photo may help an officer
        elif proved is Verdict.UNKNOWN and signing_key:
            longest = self._chip.habit.piece if self._chip.habit.extended else LARGEST_SHORT
            proved = active_authentication.prove(self._chip.channel, signing_key, infos.active_authentication, longest)
        return proved

    def _needed(self, file_id: int) -> bytes:
        """A file that the card must have: it is signed, or it is the signature."""
        limit = dg13.LONGEST_FILE if file_id == DG13 else LONGEST_FILE
        try:
            return self._chip.read(file_id, limit)
        except FileMissing as exc:
            raise CardUnreadable(f"file {file_id:04X} missing") from exc

    def _advice(self) -> frozenset[int] | None:
        """What the unsigned table of contents says; nothing depends on it."""
        try:
            return com.parse(self._chip.read(COM, 256))
        except (FileMissing, CardUnreadable) as exc:
            _LOG.warning("COM: %s", exc)
            return None


def chip_verdict(proved: Verdict, trusted: Verdict) -> Verdict:
    """A proof by a key that a trusted issuer did not sign is no proof: whoever copies a chip can sign his own."""
    return Verdict.UNKNOWN if proved is Verdict.YES and trusted is not Verdict.YES else proved
