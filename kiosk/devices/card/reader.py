"""The two card readers of the kiosk: a real one and one whose chip is software. The session below is the same."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from kiosk.devices.card import pcsc
from kiosk.devices.card.habits import Habits
from kiosk.devices.card.progress import OnCard
from kiosk.devices.card.session import read_identity
from kiosk.devices.card.transport import Chip, MemoryTransport, Transport
from kiosk.domain.applicant import VerifiedIdentity
from kiosk.domain.card import AccessKey, CardPhase, CardProgress
from kiosk.domain.errors import CardAbsent, CardError, CardMute, CardRemoved, CardUnsupported, ReaderAbsent

_LOOK_MS = 250  # between two looks for a card: so soon a person who left is noticed


def utc_now() -> datetime:
    return datetime.now(UTC)


def _read_powered(
    transport: Transport,
    key: AccessKey,
    trust_folder: Path,
    on_progress: OnCard,
    now: Callable[[], datetime],
    habits: Habits,
) -> VerifiedIdentity:
    try:
        transport.connect()
        return read_identity(transport, key, trust_folder, on_progress, now, habits)
    finally:
        transport.disconnect()


class PcscCardReader:
    """reader_name: as PC/SC spells it; empty: any connected reader whose card is an identity card."""

    def __init__(
        self, reader_name: str, trust_folder: Path, wait_seconds: float, now: Callable[[], datetime] = utc_now
    ) -> None:
        self._reader_name, self._trust_folder, self._wait_seconds, self._now = (
            reader_name,
            trust_folder,
            wait_seconds,
            now,
        )
        self._habits = Habits()

    def read(self, key: AccessKey, on_progress: OnCard) -> VerifiedIdentity:
        with pcsc.service() as service:
            transport = self._wait(service, on_progress)
            return _read_powered(transport, key, self._trust_folder, on_progress, self._now, self._habits)

    def _wait(self, service: pcsc.Service, on_progress: OnCard) -> pcsc.PcscTransport:
        """The first identity card. Another kind of card is named at once if it can only be the person's."""
        until = time.monotonic() + self._wait_seconds
        strange: dict[str, CardError] = {}  # reader -> why its card is not read
        while True:
            on_progress(CardProgress(CardPhase.WAITING))
            readers = self._candidates(service)
            filled = service.with_cards(readers, 0 if strange else _LOOK_MS)
            strange = {name: why for name, why in strange.items() if name in filled}
            for name in filled:
                if isinstance(strange.get(name), CardUnsupported):
                    continue
                why = self._unsuitable(service, name)
                if why is None:
                    return service.transport(name)
                strange[name] = why
            final = next(iter(strange.values()), CardAbsent())
            if time.monotonic() >= until or (len(readers) == 1 and isinstance(final, CardUnsupported)):
                raise final
            if strange:
                time.sleep(_LOOK_MS / 1000)

    def _unsuitable(self, service: pcsc.Service, name: str) -> CardError | None:
        """Why the card there is not an identity card that answers; None when it is."""
        try:
            return None if pcsc.is_identity_card(service.transport(name)) else CardUnsupported("no eMRTD application")
        except (CardRemoved, CardMute) as fault:  # laid askew, or lifted again: it may get better
            return CardAbsent() if isinstance(fault, CardRemoved) else fault

    def _candidates(self, service: pcsc.Service) -> list[str]:
        readers = service.readers()
        if self._reader_name:
            readers = [name for name in readers if name == self._reader_name]
        if not readers:
            raise ReaderAbsent("named reader" if self._reader_name else "none connected")
        return readers


class SoftwareCardReader:
    """A reader on which somebody puts a software chip after a while."""

    def __init__(
        self,
        card_factory: Callable[[], Chip],
        trust_folder: Path,
        presented_after_seconds: float = 0.0,
        seconds_per_apdu: float = 0.0,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._card_factory, self._trust_folder, self._now = card_factory, trust_folder, now
        self._presented_after, self._seconds_per_apdu = presented_after_seconds, seconds_per_apdu
        self._habits = Habits()

    def read(self, key: AccessKey, on_progress: OnCard) -> VerifiedIdentity:
        presented = time.monotonic() + self._presented_after
        while True:
            on_progress(CardProgress(CardPhase.WAITING))
            left = presented - time.monotonic()
            if left <= 0:
                break
            time.sleep(min(left, _LOOK_MS / 1000))
        transport = MemoryTransport(self._card_factory(), self._seconds_per_apdu)
        return _read_powered(transport, key, self._trust_folder, on_progress, self._now, self._habits)
