"""Everything the view-models need, chosen and connected by bootstrap. Nothing is imported to name it."""

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk import ports
    from kiosk.domain.casework import StepRules
    from kiosk.domain.catalogue import Catalogue, LifeEvent
    from kiosk.domain.centre import OneStopCentre
    from kiosk.domain.essential import EssentialServices
    from kiosk.domain.fault import FaultText
    from kiosk.domain.field_offers import OfferRules
    from kiosk.domain.hall import QueueRules
    from kiosk.domain.paper_rules import PaperRules
    from kiosk.domain.payment import BankAccount
    from kiosk.domain.rules import Forms, ReceptionRules
    from kiosk.domain.satisfaction import RatingRules
    from kiosk.domain.units import Units
    from kiosk.domain.working_time import WorkCalendar


@dataclass(frozen=True)
class Tools:
    """Ports and shipped values, ready to use. Built off the UI thread after the first picture is shown."""

    centre: "OneStopCentre"
    simulated: tuple[str, ...]  # what is not real on this machine, for the striped banner
    catalogue: "Catalogue"
    life_events: "tuple[LifeEvent, ...]"
    units: "Units"
    forms: "Forms"
    reception_rules: "ReceptionRules"
    step_rules: "StepRules"
    offer_rules: "OfferRules"
    claims: "ports.Claims"
    queue_rules: "QueueRules"
    bank: "BankAccount"
    rating_rules: "RatingRules"
    essential: "EssentialServices"
    calendar: "WorkCalendar"
    faults: "Mapping[str, FaultText]"  # fault code -> what a person reads
    clock: "ports.Clock"
    unit_of_work: "ports.OpenUnitOfWork"
    attachments: "ports.AttachmentStore"
    card_reader: "ports.CardReader"
    scanner: "ports.Scanner"
    tray: "ports.PageTray"
    improver: "ports.PageImprover"
    digitiser: "ports.Digitiser"
    background: "ports.Digitiser"  # in another process: nobody waits for what it does
    paper: "ports.PaperRenderer"
    copy_seal: "ports.CopySeal"
    paper_rules: "PaperRules"
    receipt_printer: "ports.ReceiptPrinter"
    form_printer: "ports.FormPrinter"
    outbox: "ports.Outbox"
    speech: "ports.Speech"
    hasher: "ports.SecretHasher"
    idle_seconds: int
    idle_grace_seconds: int
    secrets: "ports.Secrets" = secrets  # for the look-up PIN
    paper_turn: threading.Lock = field(default_factory=threading.Lock)  # one change of an accepted paper at a time
    draft_days: int = 7  # how long a draft is kept when its owner asks for it
    station: str = "K1"  # this machine's code within the centre
    counter: str = "1"  # the number of the counter, when this machine is one
    modern_tones: bool = False  # the keyboard writes hoà, thuỷ rather than hòa, thủy
    portal: "ports.Portal | None" = None  # a counter's, to ask what it knows; a kiosk has none
    receipt_keys: "Mapping[str, str]" = field(default_factory=dict)  # of other machines by the settings: name -> hex
    seal: "ports.CentreSeal | None" = None  # the centre's digital signature; None: it has none
    seal_reason: str = ""  # stands in each signature
    with_hub: bool = False  # other machines of the centre hear what this one does
    lock_minutes: int = 10  # of a counter's screen that nobody touches
    card_hint: str = ""  # the sample person's last six digits; only with the software card
    reader_picture: str = "top"  # where the card goes on this reader: "top", "front", "side"
    code_source: str = ""  # what reads the QR of a card: "keyboard", "serial", "camera"; empty: nothing does
    code_reader: "ports.CodeReader | None" = None  # one that does not type by itself
    camera: "ports.AimedScanner | None" = None  # the scanner, when one looks through it
    close: Callable[[], None] = lambda: None  # ends the device processes and the outbox thread
