"""What we ask of the outside. Adapters translate their own faults into the tree of domain/errors.py.

Whatever blocks (card, scanner, printer, Portal, store) is called from a job or the outbox thread, never
on the UI thread. A progress callback may raise PersonLeft: that is the way to cancel. May import the domain.
"""

from kiosk.domain.card import AccessKey
from kiosk.domain.outbox import OutboxKind
from kiosk.ports.audit import Audit, AuditAnchor, AuditEntry
from kiosk.ports.casework import Casework, DossierLine, FieldCount, LineFilter
from kiosk.ports.devices import (
    AimedScanner,
    CardReader,
    CentreSeal,
    CodeReader,
    CopySeal,
    DeviceProcess,
    Digitiser,
    DocumentSeal,
    FormPrinter,
    ImprovedPage,
    OnAim,
    OnCard,
    OnPage,
    OnSending,
    OnWaiting,
    PageImprover,
    PaperRenderer,
    PinTries,
    Raster,
    ReceiptPrinter,
    RecognisedPage,
    ScannedPage,
    Scanner,
    SealStanding,
    Speech,
    TextRecogniser,
)
from kiosk.ports.hall import Hall
from kiosk.ports.money import Money
from kiosk.ports.portal import (
    FileService,
    Inbox,
    InboxItem,
    KeepToken,
    Outbox,
    OutgoingFile,
    PaymentPlatform,
    Portal,
    PortalRecord,
    PortalService,
    UnsentRow,
    forget_token,
)
from kiosk.ports.sharing import Changes, Claims, Hub, Shared
from kiosk.ports.store import AttachmentStore, Dossiers, OpenUnitOfWork, Publish, UnitOfWork
from kiosk.ports.system import Clock, SecretHasher, Secrets
from kiosk.ports.technician import Workbench
from kiosk.ports.tray import ASIDE, PageTray, TrayPage
from kiosk.ports.verification import CardVerifier
from kiosk.ports.voice import Voice

__all__ = [
    "ASIDE",
    "AccessKey",
    "AimedScanner",
    "AttachmentStore",
    "Audit",
    "AuditAnchor",
    "AuditEntry",
    "CardReader",
    "CardVerifier",
    "Casework",
    "CentreSeal",
    "Changes",
    "Claims",
    "Clock",
    "CodeReader",
    "CopySeal",
    "DeviceProcess",
    "Digitiser",
    "DocumentSeal",
    "DossierLine",
    "Dossiers",
    "FieldCount",
    "FileService",
    "FormPrinter",
    "Hall",
    "Hub",
    "ImprovedPage",
    "Inbox",
    "InboxItem",
    "KeepToken",
    "LineFilter",
    "Money",
    "OnAim",
    "OnCard",
    "OnPage",
    "OnSending",
    "OnWaiting",
    "OpenUnitOfWork",
    "Outbox",
    "OutboxKind",
    "OutgoingFile",
    "PageImprover",
    "PageTray",
    "PaperRenderer",
    "PaymentPlatform",
    "PinTries",
    "Portal",
    "PortalRecord",
    "PortalService",
    "Publish",
    "Raster",
    "ReceiptPrinter",
    "RecognisedPage",
    "ScannedPage",
    "Scanner",
    "SealStanding",
    "SecretHasher",
    "Secrets",
    "Shared",
    "Speech",
    "TextRecogniser",
    "TrayPage",
    "UnitOfWork",
    "UnsentRow",
    "Voice",
    "Workbench",
    "forget_token",
]
