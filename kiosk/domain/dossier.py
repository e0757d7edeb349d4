"""The dossier and what it may become."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from kiosk.domain.applicant import NO_CONTACT, Applicant, CardEvidence, Contact
from kiosk.domain.certified_copy import CopySignature
from kiosk.domain.errors import DossierErased, IllegalTransition
from kiosk.domain.events import DossierMoved, Event
from kiosk.domain.paper import PaperLine
from kiosk.domain.paper_facts import NO_FACTS, PaperFacts


class DossierState(StrEnum):
    """Business state. The national codes 1-10 (TrangThaiHoSo) are in NATIONAL_CODE."""

    DRAFT = "draft"  # đang kê khai, only here
    NEW = "new"  # 1 Mới đăng ký: this centre holds it, the Portal does not know it yet
    RECEIVED = "received"  # 2 Được tiếp nhận
    REFUSED = "refused"  # 3 Không được tiếp nhận
    PROCESSING = "processing"  # 4 Đang xử lý
    NEEDS_SUPPLEMENT = "needs_supplement"  # 5 Yêu cầu bổ sung giấy tờ
    AWAITING_PAYMENT = "awaiting_payment"  # 6 Yêu cầu thực hiện nghĩa vụ tài chính
    WITHDRAWN = "withdrawn"  # 7 Công dân yêu cầu rút hồ sơ
    STOPPED = "stopped"  # 8 Dừng xử lý
    DONE = "done"  # 9 Đã xử lý xong
    RETURNED = "returned"  # 10 Đã trả kết quả


S = DossierState
NATIONAL_CODE: dict[DossierState, int] = {state: code for code, state in enumerate(S) if state is not S.DRAFT}
STATE_TITLE: dict[DossierState, str] = {
    S.DRAFT: "Đang kê khai",
    S.NEW: "Mới đăng ký",
    S.RECEIVED: "Được tiếp nhận",
    S.REFUSED: "Không được tiếp nhận",
    S.PROCESSING: "Đang xử lý",
    S.NEEDS_SUPPLEMENT: "Yêu cầu bổ sung giấy tờ",
    S.AWAITING_PAYMENT: "Yêu cầu thực hiện nghĩa vụ tài chính",
    S.WITHDRAWN: "Công dân yêu cầu rút hồ sơ",
    S.STOPPED: "Dừng xử lý",
    S.DONE: "Đã xử lý xong",
    S.RETURNED: "Đã trả kết quả",
}
NEXT: dict[DossierState, frozenset[DossierState]] = {
    S.DRAFT: frozenset({S.NEW}),
    S.NEW: frozenset({S.RECEIVED, S.REFUSED, S.NEEDS_SUPPLEMENT, S.WITHDRAWN}),
    S.RECEIVED: frozenset({S.PROCESSING, S.NEEDS_SUPPLEMENT, S.AWAITING_PAYMENT, S.WITHDRAWN, S.STOPPED}),
    S.PROCESSING: frozenset({S.NEEDS_SUPPLEMENT, S.AWAITING_PAYMENT, S.WITHDRAWN, S.STOPPED, S.DONE}),
    S.NEEDS_SUPPLEMENT: frozenset({S.NEW, S.RECEIVED, S.PROCESSING, S.WITHDRAWN, S.STOPPED}),
    S.AWAITING_PAYMENT: frozenset({S.PROCESSING, S.WITHDRAWN, S.STOPPED, S.DONE}),
    S.DONE: frozenset({S.RETURNED, S.PROCESSING}),
    S.REFUSED: frozenset(),
    S.WITHDRAWN: frozenset(),
    S.STOPPED: frozenset(),
    S.RETURNED: frozenset(),
}


class Delivery(StrEnum):
    """Sync state, apart from the business state. Derived from the outbox, never stored on its own."""

    NOT_QUEUED = "not_queued"
    WAITING = "waiting"  # in the outbox; the Portal does not have it
    DELIVERED = "delivered"  # the Portal acknowledged it
    STUCK = "stuck"  # refused or unconfirmed: an officer must look


class PaperMark(StrEnum):
    """Where a required document is."""

    SCANNED = "scanned"
    TO_COUNTER = "to_counter"  # mang ra quầy
    NATIONAL_DATABASE = "national_database"  # đã có trong cơ sở dữ liệu quốc gia
    HANDED_IN = "handed_in"  # bản giấy đã nộp tại quầy, not scanned
    NOT_ASKED = "not_asked"  # không thuộc trường hợp của người nộp: an officer says so


@dataclass(frozen=True, slots=True)
class PaperCount:
    """Số lượng of one paper, as the officer counted what lies before him."""

    originals: int = 0  # bản chính
    certified: int = 0  # bản chứng thực
    copies: int = 0  # bản photo

    def __post_init__(self) -> None:
        if min(self.originals, self.certified, self.copies) < 0:
            raise ValueError("nobody hands in fewer than no papers")


@dataclass(frozen=True, slots=True)
class Reuse:
    """Tái sử dụng: the paper was not scanned for this dossier, and its citizen agreed that it is used again."""

    dossier_code: str  # where it comes from
    agreed_at: datetime  # aware, UTC
    noted_by: str  # account of the officer who was told


@dataclass(frozen=True, slots=True)
class Attachment:
    """Tệp (giấy tờ số hoá): answers one RequiredDocument. Named by digest, never by a person."""

    document_id: str
    document_name: str
    digest: str  # SHA-256 of the plain bytes, hex
    size: int  # bytes
    pages: int
    media_type: str  # "application/pdf"
    version: int = 1  # the unsigned scan is one, what the agency signed of it the next
    made_at: datetime | None = None  # thời gian số hoá, aware UTC; None: an earlier program did not say
    made_by: str = ""  # account of the officer; empty: the kiosk
    signature: CopySignature | None = None  # of the agency, when it vouches for this version
    reuse: Reuse | None = None  # None: scanned for this dossier
    letters_due: bool = False  # its letters are still to be read, and are beneath the next version


@dataclass(frozen=True, slots=True)
class Receipt:
    """Giấy tiếp nhận hồ sơ và hẹn trả kết quả: fixed and stored before anything is printed."""

    dossier_code: str  # mã hồ sơ
    received_at: datetime  # aware, UTC
    due_at: datetime | None  # ngày hẹn trả, aware UTC; None: the procedure publishes no term
    term_text: str  # "7 ngày làm việc"
    fee_vnd: int | None  # None: to be set by the officer
    register_book: str  # quyển số: the year
    register_number: int  # số thứ tự in the register, no gaps within a year
    pin: str = field(repr=False)  # look-up PIN printed on the slip
    papers: tuple[PaperLine, ...] = ()  # what was handed in, so that a reprint needs no catalogue
    contact: Contact = NO_CONTACT
    fee_text: str = ""  # "20.000 đồng", "Miễn phí", or that an officer will tell
    return_place: str = ""  # đăng ký nhận kết quả tại
    temporary_code: str = ""  # số tạm, which it had first when the machine had no code left

    @property
    def is_temporary(self) -> bool:
        """It has no dossier code yet: nothing of it can be sent."""
        return self.dossier_code == self.temporary_code


class FiledAt(StrEnum):
    """Where the dossier was taken in."""

    KIOSK = "kiosk"  # máy tự phục vụ
    COUNTER = "counter"  # quầy


@dataclass(frozen=True, slots=True)
class Principal:
    """Chủ hồ sơ, when the applicant files for a child, for who authorised him, or for an organisation."""

    capacity: str  # a Capacity of domain/casework.py other than SELF
    name: str = field(repr=False)
    number: str = field(default="", repr=False)  # số định danh, or mã số thuế of an organisation
    birth_date: date | None = field(default=None, repr=False)
    address: str = field(default="", repr=False)
    basis: str = field(default="", repr=False)  # the authorisation: what kind, when
    paper: str = ""  # the paper that proves it and is asked for beside the procedure's; empty: none


@dataclass(slots=True)
class Dossier:
    """Hồ sơ. `id` is ours (UUID text), the portal's mã hồ sơ is in the receipt."""

    id: str
    procedure_code: str
    procedure_name: str
    procedure_field: str
    edition_id: str
    created_at: datetime  # aware, UTC
    applicant: Applicant = field(repr=False)
    evidence: CardEvidence
    case: str = ""  # trường hợp chosen
    details: dict[str, str] = field(default_factory=dict, repr=False)  # form key -> text, NFC
    attachments: list[Attachment] = field(default_factory=list)
    marks: dict[str, PaperMark] = field(default_factory=dict)  # required document id -> where it is
    counts: dict[str, PaperCount] = field(default_factory=dict)  # of the same ids; absent: as published
    facts: dict[str, PaperFacts] = field(default_factory=dict, repr=False)  # metadata of papers; same ids
    state: DossierState = S.DRAFT
    receipt: Receipt | None = None
    registered_at: datetime | None = None  # when the Portal acknowledged it
    principal: Principal | None = field(default=None, repr=False)  # None: the applicant is the owner
    filed_at: FiledAt = FiledAt.KIOSK
    due_at: datetime | None = None  # ngày hẹn trả as it stands now; the receipt keeps the first one
    finished_at: datetime | None = None  # ngày kết thúc xử lý
    returned_at: datetime | None = None  # ngày trả
    kept_until: datetime | None = None  # of a draft that its owner asked to keep: when it is let go
    officer_id: str = ""  # who took it in; empty: the kiosk
    officer_name: str = field(default="", repr=False)
    home: str = ""  # the station of the centre that works on it; empty: this one
    erased_at: datetime | None = None  # when what is personal was erased; see domain/retention.py
    events: list[Event] = field(default_factory=list, repr=False)

    @property
    def owner_name(self) -> str:
        """Chủ hồ sơ."""
        return self.principal.name if self.principal else self.applicant.full_name

    def move_to(self, target: DossierState) -> None:
        """Take one step. Raises IllegalTransition and changes nothing otherwise."""
        if target not in NEXT[self.state]:
            raise IllegalTransition(f"{self.state} -> {target}")
        self.events.append(DossierMoved(self.id, self.state, target))
        self.state = target

    def require_draft(self) -> None:
        """What the citizen filled in is fixed from submission on. Raises IllegalTransition."""
        if self.state is not S.DRAFT:
            raise IllegalTransition(f"{self.state} is not a draft")

    def require_person(self) -> None:
        """Nothing is done with a dossier whose person was erased. Raises DossierErased."""
        if self.erased_at is not None:
            raise DossierErased

    def attach(self, attachment: Attachment) -> None:
        """Answer a required document; a second scan of the same one replaces the first."""
        self.attachments = [a for a in self.attachments if a.document_id != attachment.document_id]
        self.attachments.append(attachment)
        self.marks[attachment.document_id] = PaperMark.SCANNED

    def attachment(self, document_id: str) -> Attachment | None:
        return next((each for each in self.attachments if each.document_id == document_id), None)

    def facts_of(self, document_id: str) -> PaperFacts:
        return self.facts.get(document_id, NO_FACTS)

    def supersede(self, version: Attachment) -> None:
        """A later version of a paper takes the place of the one that is there, where that stands in the list."""
        self.attachments = [version if a.document_id == version.document_id else a for a in self.attachments]

    def mark(self, document_id: str, mark: PaperMark) -> None:
        """Say where a paper is instead of scanning it; a scan made before is let go."""
        self.attachments = [a for a in self.attachments if a.document_id != document_id]
        self.marks[document_id] = mark

    def no_longer_asked(self, document_id: str) -> None:
        """The paper has no place in this dossier any more; its scan is let go."""
        self.attachments = [a for a in self.attachments if a.document_id != document_id]
        self.marks.pop(document_id, None)
        self.facts.pop(document_id, None)

    def answers(self, document_id: str) -> bool:
        """Whether a required document has a file, or the mark that it is somewhere else."""
        if any(a.document_id == document_id for a in self.attachments):
            return True
        return self.marks.get(document_id, PaperMark.SCANNED) is not PaperMark.SCANNED
