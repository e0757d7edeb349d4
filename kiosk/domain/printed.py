"""Every paper that can be asked for: sheets as PDF, slips as thermal rasters, and what else is made of them."""

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.legal_forms import ApologyNotice, RefusalNotice, Register, RoutingSlip, StopNotice, SupplementRequest
from kiosk.domain.paper import Checklist, CustodySlip, ReceiptForm
from kiosk.domain.sheets import AcceptancePage, BatchReceipt, DayReport, HandOverSheet
from kiosk.domain.slips import FeeSlip, PetitionSlip, ProgressSlip, RulerPage, TicketSlip

PrintedForm = (
    ReceiptForm
    | SupplementRequest
    | RefusalNotice
    | ApologyNotice
    | StopNotice
    | RoutingSlip
    | Register
    | HandOverSheet
    | BatchReceipt
    | DayReport
    | AcceptancePage
)
ThermalSlip = CustodySlip | Checklist | FeeSlip | TicketSlip | PetitionSlip | ProgressSlip | RulerPage | AcceptancePage

Tabular = Register | DayReport


class TableFormat(StrEnum):
    XLSX = "xlsx"
    CSV = "csv"  # UTF-8 with its mark, separated by semicolons


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page of a document as a picture for the screen."""

    png: bytes = field(repr=False)
    width: int  # px
    height: int
    pages: int  # of the whole document
