"""The thread that speaks with the hub of the centre, for as long as the process that sends lives."""

import logging
import threading
from collections.abc import Callable

from kiosk.domain.errors import HubError, KioskError
from kiosk.domain.events import Event, HallChanged, HubChanged
from kiosk.domain.sharing import Exchanged
from kiosk.ports import Publish

log = logging.getLogger(__name__)

LONGEST_SECONDS = 30.0  # between two tries of a hub that is away


class HubLink:
    """round: one exchange. on_dossiers: called after a round in which somebody's data went or came."""

    def __init__(
        self, round_: Callable[[], Exchanged], seconds: float, publish: Publish, on_dossiers: Callable[[], None]
    ) -> None:
        self._round, self._seconds, self._publish, self._on_dossiers = round_, seconds, publish, on_dossiers
        self.online: bool | None = None
        self._stopping, self._woken = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, name="hub", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def wake(self) -> None:
        self._woken.set()

    def stop(self, timeout: float) -> None:
        self._stopping.set()
        self._woken.set()
        if self._thread.is_alive():
            self._thread.join(timeout)

    def _run(self) -> None:
        failures = 0
        while not self._stopping.is_set():
            failures = 0 if self.once() else failures + 1
            self._woken.wait(min(self._seconds * 2 ** min(failures, 6), LONGEST_SECONDS))
            self._woken.clear()

    def once(self) -> bool:
        """One exchange; False when it failed."""
        events: list[Event] = []
        heard, online = Exchanged(), True
        try:
            heard = self._round()
        except HubError as fault:
            online = False
            log.info("the hub: %s", fault)
        except KioskError as fault:
            log.warning("exchange with the hub ended by %s", fault.code)
            return False
        if online != self.online:
            self.online = online
            events.append(HubChanged(online))
        if heard.hall or heard.dossiers:
            events.append(HallChanged())
        if events:
            self._publish(events)
        if heard.dossiers:
            self._on_dossiers()
        return online
