"""The two card readers of the kiosk: a real one and one whose chip is software. The session below is the same."""

import contextlib
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from kiosk.devices.card import pcsc
from kiosk.devices.card.habits import Habits
from kiosk.devices.card.progress import OnCard
from kiosk.devices.card.recorded import RecordingTransport, Trace
from kiosk.devices.card.session import read_identity
from kiosk.devices.card.transport import Chip, MemoryTransport, Transport
from kiosk.domain.applicant import VerifiedIdentity
from kiosk.domain.card import AccessKey, CardPhase, CardProgress
from kiosk.domain.errors import (
    CardAbsent,
    CardError,
    CardMute,
    CardRemoved,
    CardServiceDown,
    CardUnsupported,
    ReaderAbsent,
)

_BACK_SECONDS = 8.0  # for a reader plugged in again, or a card service being started anew
_LOOK_MS = 250  # between two looks for a card: so soon a person who left is noticed


def utc_now() -> datetime:
    return datetime.now(UTC)


class ChipReader:
    """What both readers do with a card that lies there. `trace`: where the shape of the reading goes, if anywhere."""

    def __init__(self, trust_folder: Path, now: Callable[[], datetime]) -> None:
        self._trust_folder, self._now, self._habits = trust_folder, now, Habits()
        self.trace: Trace | None = None

    def _read_powered(self, transport: Transport, key: AccessKey, on_progress: OnCard) -> VerifiedIdentity:
        if self.trace is not None:
            transport = RecordingTransport(transport, self.trace)
        try:
            transport.connect()
            return read_identity(transport, key, self._trust_folder, on_progress, self._now, self._habits)
        finally:
            transport.disconnect()


class PcscCardReader(ChipReader):
    """reader_name: as PC/SC spells it; empty: any connected reader whose card is an identity card."""

    def __init__(
        self, reader_name: str, trust_folder: Path, wait_seconds: float, now: Callable[[], datetime] = utc_now
    ) -> None:
        super().__init__(trust_folder, now)
        self._reader_name, self._wait_seconds = reader_name, wait_seconds

    def read(self, key: AccessKey, on_progress: OnCard) -> VerifiedIdentity:
        with contextlib.ExitStack() as held:
            transport = self._wait(held, on_progress)
            return self._read_powered(transport, key, on_progress)

    def _wait(self, held: contextlib.ExitStack, on_progress: OnCard) -> pcsc.PcscTransport:
        """The first identity card. A reader or a service that was there, and is gone, has a while to come back."""
        until = time.monotonic() + self._wait_seconds
        last_seen = -_BACK_SECONDS
        look: _Look | None = None
        while True:
            on_progress(CardProgress(CardPhase.WAITING))
            try:
                if look is None:
                    look = _Look(held.enter_context(pcsc.service()), self._reader_name)
                found = look.once()
                last_seen = time.monotonic()
            except (CardServiceDown, ReaderAbsent):
                if time.monotonic() - last_seen > _BACK_SECONDS:
                    raise
                look = None  # a service that was started anew knows nothing of the old one's contexts
                time.sleep(_LOOK_MS / 1000)
                continue
            if found is not None:
                return found
            if time.monotonic() >= until or look.is_hopeless:
                raise look.fault
            if look.strange:
                time.sleep(_LOOK_MS / 1000)


class _Look:
    """Looks at the readers again and again, and remembers whose card is no identity card."""

    def __init__(self, service: pcsc.Service, reader_name: str) -> None:
        self._service, self._reader_name = service, reader_name
        self._readers: list[str] = []
        self.strange: dict[str, CardError] = {}  # reader -> why its card is not read

    @property
    def fault(self) -> CardError:
        return next(iter(self.strange.values()), CardAbsent())

    @property
    def is_hopeless(self) -> bool:
        """Another kind of card on the only reader can only be the person's: it is named at once."""
        return len(self._readers) == 1 and isinstance(self.fault, CardUnsupported)

    def once(self) -> pcsc.PcscTransport | None:
        """An identity card, or None after a moment. Raises a CardError."""
        self._readers = self._candidates()
        filled = self._service.with_cards(self._readers, 0 if self.strange else _LOOK_MS)
        self.strange = {name: why for name, why in self.strange.items() if name in filled}
        for name in filled:
            if isinstance(self.strange.get(name), CardUnsupported):
                continue
            why = self._unsuitable(name)
            if why is None:
                return self._service.transport(name)
            self.strange[name] = why
        return None

    def _unsuitable(self, name: str) -> CardError | None:
        """Why the card there is not an identity card that answers; None when it is."""
        try:
            return (
                None
                if pcsc.is_identity_card(self._service.transport(name))
                else CardUnsupported("no eMRTD application")
            )
        except (CardRemoved, CardMute) as fault:  # laid askew, or lifted again: it may get better
            return CardAbsent() if isinstance(fault, CardRemoved) else fault

    def _candidates(self) -> list[str]:
        readers = self._service.readers()
        if self._reader_name:
            readers = [name for name in readers if name == self._reader_name]
        if not readers:
            raise ReaderAbsent("named reader" if self._reader_name else "none connected")
        return readers


class SoftwareCardReader(ChipReader):
    """A reader on which somebody puts a software chip after a while."""

    def __init__(
        self,
        card_factory: Callable[[], Chip],
        trust_folder: Path,
        presented_after_seconds: float = 0.0,
        seconds_per_apdu: float = 0.0,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        super().__init__(trust_folder, now)
        self._card_factory = card_factory
        self._presented_after, self._seconds_per_apdu = presented_after_seconds, seconds_per_apdu

    def read(self, key: AccessKey, on_progress: OnCard) -> VerifiedIdentity:
        presented = time.monotonic() + self._presented_after
        while True:
            on_progress(CardProgress(CardPhase.WAITING))
            left = presented - time.monotonic()
            if left <= 0:
                break
            time.sleep(min(left, _LOOK_MS / 1000))
        transport = MemoryTransport(self._card_factory(), self._seconds_per_apdu)
        return self._read_powered(transport, key, on_progress)
