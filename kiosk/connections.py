"""What reaches beyond this machine, put together from the settings: the Portal, the payment platform, the hub.

Imports stand inside the functions because each process needs only its own part.
"""

import contextlib
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from random import SystemRandom
from typing import TYPE_CHECKING, Any

from kiosk.config import RESOURCES, PortalSection, Settings
from kiosk.domain.errors import ConfigError
from kiosk.machine import SystemClock, bank_of, centre_of, credential, retention_of

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from kiosk.domain.sharing import Exchanged
    from kiosk.ports import Claims, Portal, Publish
    from kiosk.services.exchange import Exchange
    from kiosk.session.hub_link import HubLink
    from kiosk.store.opening import Store
    from kiosk.sync.card_check import HttpCardVerifier
    from kiosk.sync.files.served import Served
    from kiosk.sync.inbound import Inbound
    from kiosk.sync.payment_platform import PortalPayments
    from kiosk.sync.portal import HttpPortal
    from kiosk.sync.tls import Security
    from kiosk.sync.worker import Errand, OutboxWorker


SANDBOX_PING_SECONDS = 15.0
PULL_TURN = timedelta(minutes=1)  # so often one looks whose time to be asked about has come


def portal_of(settings: Settings, port: int = 0) -> "HttpPortal":
    """The Portal's client. `port`: where the sandbox Portal of this very run listens."""
    from kiosk.sync.caller import Account
    from kiosk.sync.files.choosing import file_service
    from kiosk.sync.portal import portal_at
    from kiosk.sync.wire.profile import load_profile

    p = settings.portal
    address = f"http://127.0.0.1:{port}" if port else p.address
    files = f"{address}/{'tus' if p.file_service == 'tus' else 'tep'}" if port else p.files_address
    return portal_at(
        address,
        files,
        Account(p.username, _portal_password(settings)),
        load_profile(RESOURCES / "portal", p.profile, _changes(p), p.profile_file),
        files=file_service(
            p.file_service, files, p.files_public, p.files_account, credential("files-secret"), p.files_region
        ),
        connect_seconds=p.connect_seconds,
        total_seconds=p.total_seconds,
        security=_security(p),
        connections=p.connections,
    )


def destined(settings: Settings, store: "Store", usual: "HttpPortal", closing: contextlib.ExitStack) -> "Portal":
    """The Portal, with the systems that some procedures go to instead; `closing` closes those. Raises ConfigError."""
    p = settings.portal
    if p.destinations_file is None:
        return usual
    from kiosk.sync.caller import Account
    from kiosk.sync.destinations import RoutedPortal, load_destinations
    from kiosk.sync.files.choosing import file_service
    from kiosk.sync.portal import portal_at
    from kiosk.sync.wire.profile import load_profile

    def procedure_of(dossier_code: str) -> tuple[str, str]:
        with store.unit_of_work() as uow:
            dossier = uow.dossier_by_code(dossier_code)
        return dossier.procedure_code, dossier.edition_id

    others = []
    for rule in load_destinations(p.destinations_file):
        if not (password := credential(f"portal-password-{rule.name}")):
            raise ConfigError(f"no credential portal-password-{rule.name}")
        other = portal_at(
            rule.address,
            rule.files_address,
            Account(rule.username, password),
            load_profile(RESOURCES / "portal", rule.profile, own_file=rule.profile_file),
            files=file_service(rule.file_service, rule.files_address),
            connect_seconds=p.connect_seconds,
            total_seconds=p.total_seconds,
            security=_security(p),
        )
        closing.callback(other.close)
        others.append((rule, other))
    return RoutedPortal(usual, others, procedure_of)


def _security(p: PortalSection) -> "Security":
    from kiosk.sync.tls import Security

    return Security(p.ca_file, p.client_cert, p.client_key, credential("portal-key-password"), p.proxy)


def _changes(p: PortalSection) -> dict[str, object]:
    """What the centre's settings lay over the profile's file."""
    destination = {"dstcode": p.dstcode, "place": p.dstcode_in}
    return {
        "unit_code": p.unit_code,
        "destination": {name: value for name, value in destination.items() if value},
    }


def _portal_password(settings: Settings) -> str:
    """A secret, so never a setting: systemd hands it over as a credential (LoadCredentialEncrypted)."""
    if settings.portal.sandbox:
        from kiosk.sync.sandbox_portal.server import SANDBOX_ACCOUNT

        return SANDBOX_ACCOUNT.password
    if not (password := credential("portal-password")):
        raise ConfigError("no credential portal-password")
    return password


def card_verifier_of(settings: Settings, port: int = 0) -> "HttpCardVerifier | None":
    """The online check of cards; None: it is off. `port`: where the simulated one of this very run listens."""
    c = settings.card_check
    if c.driver == "off":
        return None
    from kiosk.sync.card_check import Asker, HttpCardVerifier

    if c.driver == "sandbox":
        key = (RESOURCES / "scenarios" / "card_check" / "test-asker-key.pem").read_bytes()
    elif not (key := credential("card-check-key").encode()):
        raise ConfigError("no credential card-check-key")
    asker = Asker(c.license_id, c.device_type, c.province, c.purpose, c.location, c.source)
    address = f"http://127.0.0.1:{port}" if port else c.address.rstrip("/")
    return HttpCardVerifier(address + c.path, asker, key, c.connect_seconds, c.total_seconds)


def outbox_worker(
    settings: Settings,
    store: "Store",
    portal: "HttpPortal",
    publish: "Publish",
    closing: contextlib.ExitStack,
    **more: Any,
) -> "OutboxWorker":
    """`more`: what else a worker may be given. `closing`: closes the systems that some procedures go to instead."""
    from kiosk.services.settling import settle
    from kiosk.sync.worker import Limits, OutboxWorker

    p, clock, open_store = settings.portal, SystemClock(), store.unit_of_work
    record = partial(settle, unit_of_work=open_store, clock=clock)
    limits = Limits(p.connections, 1, p.ping_seconds, p.spread_seconds)
    if p.sandbox:  # a Portal of this very machine has no crowd to be spared from
        limits = replace(limits, ping_seconds=min(p.ping_seconds, SANDBOX_PING_SECONDS), spread_seconds=0.0)
    going = destined(settings, store, portal, closing)
    served = served_files(settings, store)
    files_for = (lambda _: served) if served else going.files_for
    read = store.attachments.pieces
    return OutboxWorker(open_store, record, going, files_for, read, clock, publish, limits, **more)


def served_files(settings: Settings, store: "Store") -> "Served | None":
    """Where the Portal fetches papers from this centre itself; None: they are sent to a file service."""
    if settings.portal.file_service != "served":
        return None
    from kiosk.sync.files.served import Served

    return Served(settings.portal.files_address, credential("served-files-key").encode(), store.attachments)


def errand_of(
    settings: Settings, store: "Store", portal: "HttpPortal", closing: contextlib.ExitStack
) -> "Callable[[], Errand]":
    """Beside the rows: a backup's rows, the month's ratings, the witness, transfers, what the Portal says by itself."""
    from kiosk.domain.errors import PortalError
    from kiosk.domain.local_time import local_date
    from kiosk.services import after_restore
    from kiosk.services.pulling import BATCH, Pulling
    from kiosk.services.ratings import report_last_month
    from kiosk.services.retention import RetentionRounds
    from kiosk.store.rules import load_rating_rules
    from kiosk.sync.worker import Errand

    pay, clock, centre = payment_errand(settings, store, portal, closing), SystemClock(), centre_of(settings)
    rules = load_rating_rules(RESOURCES / "rules")
    anchoring = anchoring_of(settings, store, closing)
    renumber = renumbering_of(settings, store)
    rule = retention_of(settings)
    forget = RetentionRounds(rule, store.attachments, store.unit_of_work, clock, store.write_back)
    looked: list[date] = []  # the day on which the last month was looked at
    every = timedelta(minutes=settings.portal.ask_minutes)
    pulling = Pulling(portal, store.unit_of_work, clock, SystemRandom().random, every)

    def run() -> Errand:
        if after_restore.ask(portal, store.unit_of_work, clock):
            return Errand(next_at=clock.now(), personal=True)
        if looked != [today := local_date(clock.now())]:
            report_last_month(centre, rules, store.unit_of_work, clock)
            looked[:] = [today]
        anchoring()
        renumber()
        forgotten = forget()
        paid, now = pay(), clock.now()
        try:
            asked = pulling.turn()
        except PortalError:  # the worker finds out by itself how the line is
            asked = 0
        again = now if asked == BATCH else now + PULL_TURN
        return replace(paid, next_at=min(again, paid.next_at or again), personal=paid.personal or asked + forgotten > 0)

    return run


def renumbering_of(settings: Settings, store: "Store") -> Callable[[], int]:
    """Gives dossiers with a temporary number their code, as far as there are numbers."""
    from kiosk.services.renumbering import replace_temporary
    from kiosk.store.rules import load_reception_rules

    rules = load_reception_rules(RESOURCES / "rules")
    return partial(replace_temporary, settings.centre.unit_code, rules, store.unit_of_work, SystemClock())


def anchoring_of(settings: Settings, store: "Store", closing: contextlib.ExitStack) -> Callable[[], None]:
    """Tells the witness of the audit, where the settings name one. One that is away holds nothing up."""
    a, p = settings.audit, settings.portal
    if not a.anchor_address:
        return lambda: None
    from kiosk.domain.errors import PortalError
    from kiosk.services.anchoring import Anchoring
    from kiosk.sync.audit_anchor import HttpAuditAnchor

    witness = HttpAuditAnchor(a.anchor_address, settings.station.code, p.connect_seconds, p.total_seconds)
    closing.callback(witness.close)
    anchoring = Anchoring(witness, timedelta(minutes=a.anchor_minutes), store.unit_of_work, SystemClock())

    def run() -> None:
        try:
            anchoring()
        except PortalError as fault:
            logging.getLogger(__name__).warning("the audit's witness: %s", fault.code)

    return run


def payment_errand(
    settings: Settings, store: "Store", portal: "HttpPortal", closing: contextlib.ExitStack
) -> "Callable[[], Errand]":
    """Asks the payment platform how transfers stand; nothing where the centre has no account there."""
    from kiosk.services import paying
    from kiosk.sync.payment_rounds import PaymentRounds
    from kiosk.sync.worker import Errand

    platform, clock, open_store = payments_of(settings, portal.address, closing), SystemClock(), store.unit_of_work
    if platform is None:
        return Errand
    return PaymentRounds(
        platform,
        partial(paying.awaited, open_store, clock),
        partial(paying.notice_of, unit_of_work=open_store),
        partial(paying.hear, unit_of_work=open_store, clock=clock),
        clock,
    )


def payments_of(settings: Settings, address: str, closing: contextlib.ExitStack) -> "PortalPayments | None":
    """The payment platform; None where the centre has no account there. `closing` closes it."""
    from kiosk.sync.payment_platform import Partner, PortalPayments

    p, bank = settings.payment, bank_of(settings)
    code, secret = p.partner_code, credential("payment-secret")
    if settings.portal.sandbox:
        from kiosk.sync.sandbox_portal.server import SANDBOX_PARTNER, SANDBOX_SECRET

        code, secret = SANDBOX_PARTNER, SANDBOX_SECRET
    if not (code and secret and bank.known):
        return None
    partner = Partner(code, secret, settings.centre.unit_code, settings.centre.name, bank)
    platform = PortalPayments(
        address, p.platform_path, partner, settings.portal.connect_seconds, security=_security(settings.portal)
    )
    closing.callback(platform.close)
    return platform


def inbound_of(settings: Settings, store: "Store", closing: contextlib.ExitStack) -> "Inbound":
    """What answers the Portal's own calls. Raises ConfigError."""
    from kiosk.services import paying
    from kiosk.sync.inbound import Inbound

    open_store, clock = store.unit_of_work, SystemClock()
    return Inbound(
        store.opened.inbox,
        payments_of(settings, settings.portal.address, closing),
        partial(paying.open_bill, unit_of_work=open_store),
        partial(paying.hear, unit_of_work=open_store, clock=clock),
        served_files(settings, store),
        clock,
    )


def exchange_of(
    settings: Settings, store: "Store", gate: "AbstractContextManager[object]", closing: contextlib.ExitStack
) -> "Exchange":
    """gate: held while this process sends something to the Portal. closing: hangs up on the hub."""
    from kiosk.services.exchange import Exchange
    from kiosk.store.hub.postgres_hub import PostgresHub
    from kiosk.store.rules import load_queue_rules

    queue = load_queue_rules(RESOURCES / "rules", settings.counter.priority_minutes)
    hub = PostgresHub(settings.hub.url, credential("hub-password"), settings.station.code, SystemClock())
    closing.callback(hub.close)
    return Exchange(
        station=settings.station.code,
        keep_all=settings.keeps_all,
        letters=[line.letter for line in queue.lines],
        hub=hub,
        unit_of_work=store.unit_of_work,
        attachments=store.attachments,
        clock=SystemClock(),
        sending=lambda: gate,
    )


def hub_link(
    settings: Settings,
    store: "Store",
    publish: "Publish",
    gate: "AbstractContextManager[object]",
    on_dossiers: Callable[[], None],
    closing: contextlib.ExitStack,
) -> "HubLink | None":
    """Begun; `closing` ends it. None: this machine works alone."""
    if not settings.hub.url:
        return None
    from kiosk.session.hub_link import HubLink

    exchange = exchange_of(settings, store, gate, closing)
    renumber = renumbering_of(settings, store)

    def talk() -> "Exchanged":
        done = exchange.round()
        renumber()  # the hub may just have leased what a temporary number waits for
        return done

    link = HubLink(talk, settings.hub.seconds, publish, on_dossiers)
    closing.callback(link.stop, 5.0)
    link.start()
    return link


def claims_of(settings: Settings, store: "Store", closing: contextlib.ExitStack) -> "Claims":
    from kiosk.services.claiming import AloneClaims, HubClaims
    from kiosk.store.rules import load_queue_rules

    if not settings.hub.url:
        return AloneClaims()
    queue = load_queue_rules(RESOURCES / "rules", settings.counter.priority_minutes)
    exchange = exchange_of(settings, store, contextlib.nullcontext(), closing)
    return HubClaims(exchange, lambda key: queue.line(key).counters)
