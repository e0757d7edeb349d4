"""What the waiting hall's display is made of: the store of its machine, a voice, and the hub's news."""

import contextlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from kiosk.bootstrap import SENDING, open_store_of
from kiosk.config import RESOURCES, Settings, load_settings
from kiosk.connections import exchange_of
from kiosk.devices.speech.espeak import EspeakSpeech
from kiosk.domain.events import Event
from kiosk.domain.sharing import Exchanged
from kiosk.machine import SystemClock, centre_of, data_folder
from kiosk.session.held_file import HeldFile
from kiosk.session.hub_link import HubLink
from kiosk.store.opening import Store
from kiosk.store.rules import load_queue_rules
from kiosk.ui.hall.hall_tools import HallTools


def open_hall(config: Path | None = None, data: Path | None = None) -> HallTools:
    """Beside whatever else has the store open. Takes about a second: never on the UI thread.

    Raises: ConfigError, StoreError, HubRefused (the address is none). Nothing is left running then.
    """
    settings, closing = load_settings(config), contextlib.ExitStack()
    rules = load_queue_rules(RESOURCES / "rules", settings.counter.priority_minutes)
    folder = data_folder(settings, data)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with contextlib.ExitStack() as failing:
        failing.callback(closing.close)
        store = open_store_of(settings, folder, _unheard)
        closing.callback(store.close)
        link = _hub_news(settings, folder, store, closing) if settings.hub.url else None
        failing.pop_all()
    clock, voice = SystemClock(), EspeakSpeech()
    hall = HallTools(centre_of(settings), rules, clock, store.unit_of_work, voice, closing.close)
    return hall if link is None else replace(hall, apart=lambda: link.online is False)


def _hub_news(settings: Settings, folder: Path, store: Store, closing: contextlib.ExitStack) -> HubLink:
    """Hears what the other machines tell. A program of this machine that sends hears it already, for the same store."""
    exchange = exchange_of(settings, store, contextlib.nullcontext(), closing)
    exchange = replace(exchange, keep_all=False)  # nobody works here: no copy of anybody's dossier

    def listen_in_turn() -> Exchanged:
        turn = HeldFile(folder / SENDING)
        try:
            return exchange.listen() if turn.try_alone() else Exchanged()
        finally:
            turn.release()

    link = HubLink(listen_in_turn, settings.hub.seconds, _unheard, _nothing)
    closing.callback(link.stop, 5.0)
    link.start()
    return link


def _unheard(_: Iterable[Event]) -> None:
    """The display looks at the store once a second."""


def _nothing() -> None:
    """A display hears of no dossier."""
