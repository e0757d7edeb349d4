"""The composition root: chooses the concrete classes by the settings and connects them.

Nothing else names a concrete class of another room. Imports stand inside the functions because each
process needs only its own part, and because the window is painted before any of this is loaded.
"""

import contextlib
import threading
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.config import RESOURCES, Settings, load_settings
from kiosk.connections import card_verifier_of, claims_of, errand_of, hub_link, outbox_worker, portal_of
from kiosk.device_processes import centre_seal, code_reader_of, copy_seal_of, device_processes, pages_process
from kiosk.domain.events import Event
from kiosk.machine import SystemClock, bank_of, centre_of, data_folder, numbering_of

if TYPE_CHECKING:
    from kiosk.companions import Companion, Peers
    from kiosk.devices.process import DeviceProcess
    from kiosk.ports import CardReader, Outbox, Publish, Speech
    from kiosk.session.outbox_line import OutboxLine
    from kiosk.store.kept_resources import KeptResources
    from kiosk.store.keys import KeyProvider
    from kiosk.store.opening import Store
    from kiosk.sync.portal import HttpPortal
    from kiosk.sync.worker import OutboxWorker
    from kiosk.ui.tools import Tools

SENDING = "outbox.lock"  # in the data folder; held by whoever sends
PRINTING = "printing.lock"  # in the data folder; held while a slip is being printed


@dataclass
class Kiosk:
    """Everything connected. `close()` ends it in the opposite order; a second call does nothing."""

    settings: Settings
    store: "Store"
    portal: "HttpPortal"
    outbox: "OutboxWorker | OutboxLine"  # the line, when another program sends for this store
    tools: "Tools"
    closing: contextlib.ExitStack
    companions: dict[str, "Companion"]
    devices: tuple["DeviceProcess", ...]

    def device_pids(self) -> list[int]:
        return [process.pid for process in self.devices if process.pid is not None]

    def close(self) -> None:
        self.closing.close()


def open_store_of(settings: Settings, folder: Path, publish: "Publish", *, tidy: bool = True) -> "Store":
    """Open the store beside whoever has it open; the first one sets right what a crash left, unless not to `tidy`."""
    from kiosk.services.recovery import recover
    from kiosk.store.opening import open_store
    from kiosk.store.space import Limits

    def set_right(store: "Store") -> None:
        recover(store.attachments, store.unit_of_work, SystemClock())
        store.tray.sweep()

    kept = settings.store
    return open_store(
        folder / "store",
        key_provider_of(settings, folder),
        publish,
        set_right if tidy else lambda _: None,
        numbering=numbering_of(settings),
        limits=Limits(reserve=kept.reserve_mb << 20, keep_free=kept.keep_free_mb * 1_000_000),
        recovery_key=kept.recovery_key,
    )


def key_provider_of(settings: Settings, folder: Path, name: str = "") -> "KeyProvider":
    """name: another keeper than the settings' one."""
    from kiosk.store.key_providers.table import provider_of

    return provider_of(name or settings.store.key, folder, settings.store.tpm)


def open_kiosk(
    config: Path | None = None,
    data: Path | None = None,
    publish: "Publish | None" = None,
    card_driver: str = "",
    start_outbox: bool = True,
) -> Kiosk:
    """Open the store, start the processes, read what is shipped. Takes about a second: never on the UI thread.

    publish: gets every event after its commit.
    Raises: ConfigError, StoreError, CatalogueError, DeviceProcessDied. Nothing is left running then.
    """
    settings, closing = load_settings(config), contextlib.ExitStack()
    with contextlib.ExitStack() as failing:
        failing.callback(closing.close)
        kiosk = _connect(settings, data_folder(settings, data), publish, card_driver, closing)
        if start_outbox:
            _send_or_listen(kiosk, data_folder(settings, data), publish or _unheard)
        failing.pop_all()
    return kiosk


def _send_or_listen(kiosk: Kiosk, folder: Path, publish: "Publish") -> None:
    """One program sends for a store: we do, unless another holds the outbox already."""
    from kiosk.session.held_file import HeldFile
    from kiosk.session.outbox_line import OutboxLine

    held = HeldFile(folder / SENDING)
    kiosk.closing.callback(held.release)
    if held.try_alone() and not isinstance(kiosk.outbox, OutboxLine):
        kiosk.closing.callback(kiosk.outbox.stop, 5.0)
        kiosk.outbox.start()
        return
    line = OutboxLine(folder, publish)
    kiosk.closing.callback(line.close)
    line.start()
    kiosk.outbox, kiosk.tools = line, replace(kiosk.tools, outbox=line)


def _connect(
    settings: Settings,
    folder: Path,
    publish: "Publish | None",
    card_driver: str,
    closing: contextlib.ExitStack,
) -> Kiosk:
    announce = publish or _unheard
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    store = open_store_of(settings, folder, announce)
    closing.callback(store.close)
    companions = start_companions(settings, folder, closing)
    peers = peers_of(settings, companions)
    portal = portal_of(settings, peers.portal)
    closing.callback(portal.close)
    gate = threading.Lock()
    outbox = outbox_worker(
        settings, store, portal, announce, closing, errand=errand_of(settings, store, portal, closing)
    )
    hub_link(settings, store, announce, gate, _nothing, closing)
    card, paper = device_processes(settings, folder, peers, closing, card_driver)
    for process in (card, paper):
        process.start()
    tools = tools_of(settings, folder, store, outbox, card, paper, peers, closing)
    return Kiosk(settings, store, portal, outbox, tools, closing, companions, (card, paper))


def _nothing() -> None:
    """In one process for all there is no memory to be rid of."""


def _unheard(_: Iterable[Event]) -> None:
    """For commands that show nothing of what happens."""


def peers_of(settings: Settings, companions: dict[str, "Companion"]) -> "Peers":
    from kiosk.companions import Peers

    return Peers.of(companions, _card_hint(settings))


def start_companions(settings: Settings, folder: Path, closing: contextlib.ExitStack) -> dict[str, "Companion"]:
    """Start what the settings ask to be played in software."""
    from kiosk.companions import sandbox_card_check, sandbox_portal, software_printer

    companions = {}
    if settings.portal.sandbox:
        companions["portal"] = sandbox_portal(folder / "portal")
    if settings.printer.driver == "software":
        companions["printer"] = software_printer(folder / "slips", settings.printer.width_dots)
    if settings.card_check.driver == "sandbox":
        companions["card_check"] = sandbox_card_check()
    for companion in companions.values():
        closing.callback(companion.stop)
        companion.start()
    return companions


def kept_resources(folder: Path) -> "KeptResources":
    """Catalogue, calendar and units that were taken in after the installation, before the shipped ones."""
    from kiosk.store.kept_resources import KeptResources

    return KeptResources(folder / "resources", RESOURCES)


def tools_of(
    settings: Settings,
    folder: Path,
    store: "Store",
    outbox: "Outbox",
    card: "DeviceProcess",
    paper: "DeviceProcess",
    peers: "Peers",
    closing: contextlib.ExitStack,
) -> "Tools":
    from kiosk.devices.hosted import (
        HostedCamera,
        HostedCardReader,
        HostedDigitiser,
        HostedFormPrinter,
        HostedPageImprover,
        HostedPaper,
        HostedReceiptPrinter,
        HostedScanner,
    )
    from kiosk.devices.printer.turn import OneAtATime
    from kiosk.store.calendar import load_calendar
    from kiosk.store.editions import newest_good_edition
    from kiosk.store.essential import load_essential_services
    from kiosk.store.faults import load_faults
    from kiosk.store.kept_resources import Kind
    from kiosk.store.offer_rules import load_offer_rules
    from kiosk.store.paper_rules import load_paper_rules
    from kiosk.store.rules import (
        load_forms,
        load_life_events,
        load_queue_rules,
        load_rating_rules,
        load_reception_rules,
        load_step_rules,
    )
    from kiosk.store.secret_hash import Argon2Hasher
    from kiosk.store.units import load_units
    from kiosk.ui.tools import Tools

    kept = kept_resources(folder)
    catalogue, _ = newest_good_edition(*kept.catalogues())
    catalogue.warm()
    screen = settings.screen
    pages, behind = (closing.enter_context(pages_process(settings)) for _ in range(2))  # they start when wanted
    return Tools(
        centre=centre_of(settings),
        simulated=settings.simulated(),
        catalogue=catalogue,
        life_events=load_life_events(RESOURCES / "rules"),
        units=load_units(kept.folder(Kind.UNITS)),
        forms=load_forms(RESOURCES / "rules"),
        reception_rules=load_reception_rules(RESOURCES / "rules"),
        step_rules=load_step_rules(RESOURCES / "rules"),
        offer_rules=load_offer_rules(RESOURCES / "rules"),
        claims=claims_of(settings, store, closing),
        bank=bank_of(settings),
        essential=load_essential_services(RESOURCES / "rules"),
        rating_rules=load_rating_rules(RESOURCES / "rules"),
        queue_rules=load_queue_rules(RESOURCES / "rules", settings.counter.priority_minutes),
        calendar=load_calendar(kept.folder(Kind.CALENDAR)),
        faults=load_faults(),
        clock=SystemClock(),
        unit_of_work=store.unit_of_work,
        attachments=store.attachments,
        card_reader=_checked_online(settings, HostedCardReader(card), peers, closing),
        scanner=HostedScanner(paper),
        tray=store.tray,
        improver=HostedPageImprover(pages),
        digitiser=HostedDigitiser(pages),
        background=HostedDigitiser(behind),
        paper=HostedPaper(paper),
        copy_seal=copy_seal_of(settings),
        paper_rules=load_paper_rules(RESOURCES / "rules"),
        receipt_printer=OneAtATime(HostedReceiptPrinter(paper), folder / PRINTING),
        form_printer=HostedFormPrinter(paper),
        receipt_keys=settings.centre.keys_of_others(),
        seal=centre_seal(settings, closing),
        seal_reason=settings.seal.reason,
        outbox=outbox,
        speech=_speech(settings),
        hasher=Argon2Hasher(),
        idle_seconds=screen.idle_seconds,
        idle_grace_seconds=screen.idle_grace_seconds,
        modern_tones=screen.modern_tones,
        draft_days=settings.store.draft_days,
        station=settings.station.code,
        counter=settings.station.counter,
        lock_minutes=settings.counter.lock_minutes,
        card_hint=peers.card_hint,
        reader_picture=settings.card.reader_picture,
        code_source="" if settings.code_reader.driver == "none" else settings.code_reader.driver,
        code_reader=code_reader_of(settings, closing),
        camera=HostedCamera(paper) if settings.scanner.driver == "camera" else None,
        close=closing.close,
    )


def _checked_online(
    settings: Settings, reader: "CardReader", peers: "Peers", closing: contextlib.ExitStack
) -> "CardReader":
    """The reader itself, unless the settings want its cards checked online."""
    verifier = card_verifier_of(settings, peers.card_check)
    if verifier is None:
        return reader
    from kiosk.services.identifying import OnlineCheckedReader

    closing.callback(verifier.close)
    return OnlineCheckedReader(reader, verifier, SystemClock())


def _speech(settings: Settings) -> "Speech":
    from kiosk.devices.speech.dispatcher import DispatcherSpeech
    from kiosk.devices.speech.espeak import EspeakSpeech

    return EspeakSpeech() if settings.screen.speech == "espeak" else DispatcherSpeech(EspeakSpeech())


def _card_hint(settings: Settings) -> str:
    """The six digits that open the sample person's card; nothing when the reader is real."""
    if settings.card.driver != "software":
        return ""
    from kiosk.devices.card.software_card.scenario import load

    return load(RESOURCES / "scenarios" / "card", settings.card.person).person.citizen_id[-6:]
