"""One visit of invented people, for the tests of services and store."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path

from kiosk.domain.applicant import Applicant, CardEvidence, CitizenId, Verdict, VerifiedIdentity
from kiosk.domain.centre import OneStopCentre, OpeningHours
from kiosk.domain.dossier import Dossier, PaperMark
from kiosk.domain.errors import KioskError
from kiosk.domain.events import Event
from kiosk.domain.form import FieldKind, Form, FormField
from kiosk.domain.outbox import Call, OutboxItem
from kiosk.domain.paper import Checklist, CustodySlip, ReceiptForm
from kiosk.domain.printed import PagePicture, PrintedForm, TableFormat, Tabular, ThermalSlip
from kiosk.domain.printing import PrintState
from kiosk.domain.procedure import (
    Channel,
    Edition,
    FilingOption,
    Procedure,
    ProcedureSummary,
    ReceptionRule,
    RequiredDocument,
    Term,
    TermUnit,
)
from kiosk.domain.working_time import WorkCalendar
from kiosk.ports import OpenUnitOfWork, Raster, ScannedPage, UnitOfWork
from kiosk.services import drafting, submission
from kiosk.store.keys import KeyFile
from kiosk.store.opening import Store, open_store

NAME = "NGUYỄN VĂN MẪU"
NUMBER = "099085000011"
NOW = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)  # already the 24th in Vietnam, at 01:30
CENTRE = OneStopCentre(
    name="Trung tâm Mẫu",
    authority="UBND phường Hoa Mẫu",
    place="Hoa Mẫu",
    unit_code="H99.01",
    phone="1900 0000",
    look_up_address="https://vidu.vn",
    hours=OpeningHours(time(7), time(11, 30), time(13, 30), time(17)),
)
TERM = Term(3, TermUnit.WORKING_DAY)
BIRTH = RequiredDocument("01", "", "Tờ khai mẫu", 1, 0)
PROOF = RequiredDocument("02", "", "Giấy tờ chứng minh", 0, 1)
PROCEDURE = Procedure(
    summary=ProcedureSummary("1.999001", "Đăng ký mẫu", "Hộ tịch", "Cấp xã", TERM, 8000, True),
    decision="",
    audience="",
    options=(FilingOption(Channel.COUNTER, TERM, (8000,), False, ""),),
    documents=(BIRTH, PROOF),
    result="",
    result_codes=(),
    source="",
)
EDITION = Edition("2026-07", "0" * 64, "Cổng DVCQG, 07/2026")
FORM = Form(
    (
        FormField("phone", "Điện thoại", FieldKind.PHONE, required=True),
        FormField("home", "Nơi ở", FieldKind.ADDRESS, required=True),
        FormField("note", "Ghi chú", FieldKind.TEXT, required=False),
        FormField("post_address", "Nơi gửi", FieldKind.TEXT, required=True, asked_if=("note", "gửi")),
    )
)
DETAILS = {"phone": " 0900 000 001", "home.province": "99", "home.commune": "99001", "home.detail": "Số 1 đường Mẫu"}
PLACES = {"99": "Tỉnh Mẫu", "99001": "Phường Hoa Mẫu"}
RULE = ReceptionRule(late_after=None, basis="", assumed=True)
CALENDAR = WorkCalendar(frozenset({date(2026, 11, 24)}), frozenset(), frozenset({2026, 2027}))
IDENTITY = VerifiedIdentity(
    Applicant(CitizenId(NUMBER), NAME, date(1985, 3, 1), residence="Số 2 đường Cũ"),
    CardEvidence("PACE-CAN", Verdict.YES, Verdict.YES, Verdict.YES, NOW),
    b"photo",
)
PAGE = ScannedPage(1, b"\xff\xd8page", 10, 10, 200)


@dataclass
class StoppedClock:
    at: datetime = NOW

    def now(self) -> datetime:
        return self.at


class Dice:
    def __init__(self, *values: int) -> None:
        self.values = list(values) or [42]

    def randbelow(self, exclusive_upper_bound: int) -> int:
        value = self.values.pop(0) if len(self.values) > 1 else self.values[0]
        assert value < exclusive_upper_bound
        return value


class PlainPaper:
    """Draws nothing worth looking at; keeps what it was given."""

    def __init__(self) -> None:
        self.slips: list[CustodySlip] = []
        self.others: list[ThermalSlip] = []
        self.forms: list[PrintedForm] = []

    def bind(self, pages: Sequence[ScannedPage]) -> bytes:
        return b"%PDF-1.7 " + NAME.encode() + b"".join(page.image for page in pages)

    def custody_slip(self, slip: CustodySlip) -> Raster:
        self.slips.append(slip)
        return Raster(8, 1, b"\x00")

    def checklist(self, checklist: Checklist) -> Raster:
        return Raster(8, 1, b"\x00")

    def receipt_form(self, form: ReceiptForm) -> bytes:
        return self.form(form)

    def form(self, form: PrintedForm, copy: int = 0, reprint: int = 0) -> bytes:
        self.forms.append(form)
        return b"%PDF"

    def separators(self, documents: Sequence[RequiredDocument], procedure_name: str) -> bytes:
        return b"%PDF " + ",".join(document.id for document in documents).encode()

    def slip(self, slip: ThermalSlip) -> Raster:
        self.others.append(slip)
        return Raster(8, 1, b"\x00")

    def table(self, report: Tabular, table_format: TableFormat) -> bytes:
        return table_format.value.encode()

    def preview(self, pdf: bytes, page: int, width: int) -> PagePicture:
        return PagePicture(b"", width, width, page)


@dataclass
class ScriptedPrinter:
    """Refuses, is cut off, or prints, as told."""

    before: KioskError | None = None
    after: BaseException | None = None
    outcome: PrintState = PrintState.PRINTED
    at_ready: Callable[[], None] = lambda: None
    sheets: int = 0
    place: str = ""

    def print(self, raster: Raster, job_id: str, on_sending: Callable[[str], None]) -> PrintState:
        if self.before:
            raise self.before
        self.at_ready()
        on_sending(self.place)
        self.sheets += 1
        if self.after:
            raise self.after
        return self.outcome


@dataclass
class Heard:
    events: list[Event] = field(default_factory=list)

    def __call__(self, events: Iterable[Event]) -> None:
        self.events += events


def fresh_store(folder: Path, publish: Callable[[Iterable[Event]], None]) -> Store:
    return open_store(folder / "store", KeyFile(folder / "key"), publish)


def due_items(uow: UnitOfWork, now: datetime, limit: int) -> list[OutboxItem]:
    """What a worker would take up now. Only looked at, as long as it is not committed."""
    return uow.claim(uow.own_outbox(), now, limit, 1, lambda _: Call.CREATE)


def actors(store: Store) -> list[tuple[str, str]]:
    """What stands in the audit, oldest first: the action, and who."""
    with store.unit_of_work() as uow:
        query = "SELECT action, actor FROM audit ORDER BY sequence"
        rows = uow.connection.exec_driver_sql(query).all()  # type: ignore[attr-defined] # of the SQL one
    return [(action, actor) for action, actor in rows]


def filled_draft(unit_of_work: OpenUnitOfWork, clock: StoppedClock | None = None) -> Dossier:
    dossier = drafting.start(IDENTITY, PROCEDURE, EDITION, "", unit_of_work, clock or StoppedClock())
    drafting.keep_details(dossier.id, FORM, DETAILS, unit_of_work)
    drafting.mark_paper(dossier.id, BIRTH, PaperMark.TO_COUNTER, unit_of_work)
    return drafting.mark_paper(dossier.id, PROOF, PaperMark.NATIONAL_DATABASE, unit_of_work)


def submit(
    dossier_id: str,
    unit_of_work: OpenUnitOfWork,
    clock: StoppedClock | None = None,
    calendar: WorkCalendar = CALENDAR,
) -> Dossier:
    return submission.submit(
        dossier_id,
        PROCEDURE,
        FORM,
        CENTRE,
        RULE,
        calendar,
        unit_of_work,
        clock or StoppedClock(),
        Dice(42),
        lambda code: PLACES.get(code, code),
    )
