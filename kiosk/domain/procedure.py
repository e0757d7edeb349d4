"""Administrative procedures, as the Portal publishes them."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from kiosk.domain.dossier_code import PROVINCIAL, CodeForm


class Channel(StrEnum):
    """Cách thức thực hiện. The value is the Portal's wording, the code its KenhThucHien."""

    COUNTER = "Trực tiếp"
    ONLINE = "Trực tuyến"
    POST = "Dịch vụ bưu chính"


class TermUnit(StrEnum):
    WORKING_DAY = "Ngày làm việc"
    DAY = "Ngày"
    HOUR = "Giờ"
    MONTH = "Tháng"


@dataclass(frozen=True, slots=True)
class Term:
    """Thời hạn giải quyết. `unit` None: the published text gives a number without a unit."""

    amount: float
    unit: TermUnit | None


@dataclass(frozen=True, slots=True)
class FilingOption:
    """One way to file: channel, term and fee as published. A fee in a note only is not in `fees_vnd`."""

    channel: Channel
    term: Term | None
    fees_vnd: tuple[int, ...]
    free: bool
    note: str


@dataclass(frozen=True, slots=True)
class RequiredDocument:
    """Thành phần hồ sơ. `originals` 0 and `copies` 0: shown or looked up, not handed in."""

    id: str  # stable within the procedure and edition: "01", "02" …
    case: str  # trường hợp; empty: always
    name: str
    originals: int
    copies: int
    heading: str = ""  # the published heading when it groups papers and is no circumstance: "Giấy tờ phải nộp"

    @property
    def handed_in(self) -> bool:
        """Whether there is a paper to hand in; otherwise it is a note, or something shown or looked up."""
        return self.originals > 0 or self.copies > 0


@dataclass(frozen=True, slots=True)
class ProcedureSummary:
    """One line of the national list (2,642 in the shipped edition)."""

    code: str  # mã TTHC, e.g. "1.004222"
    name: str
    field: str  # lĩnh vực
    level: str  # cấp thực hiện
    term: Term | None  # at the counter
    fee_vnd: int | None
    detailed: bool  # a full record is in the edition
    decision: str = ""  # quyết định công bố
    result_codes: tuple[str, ...] = ()  # mã kết quả, "KQ.G15.000031"


@dataclass(frozen=True, slots=True)
class Procedure:
    """Thủ tục hành chính (TTHC), one of the everyday ones with its full record."""

    summary: ProcedureSummary
    decision: str  # quyết định công bố
    audience: str  # đối tượng thực hiện
    options: tuple[FilingOption, ...]
    documents: tuple[RequiredDocument, ...]
    result: str
    result_codes: tuple[str, ...]
    source: str  # address of the Portal's page

    @property
    def code(self) -> str:
        return self.summary.code

    @property
    def cases(self) -> tuple[str, ...]:
        """The circumstances (trường hợp) a citizen chooses between, in published order; may be empty."""
        return tuple(dict.fromkeys(d.case for d in self.documents if d.case))

    def documents_for(self, case: str) -> tuple[RequiredDocument, ...]:
        return tuple(d for d in self.documents if d.case in ("", case))

    def papers_to_hand_in(self, case: str) -> tuple[RequiredDocument, ...]:
        """Of the case's documents those that are paper; the others are notes or are looked up."""
        return tuple(d for d in self.documents_for(case) if d.handed_in)

    @property
    def counter_term(self) -> Term | None:
        """Thời hạn giải quyết when one files at the counter."""
        option = self.option(Channel.COUNTER)
        return option.term if option else self.summary.term

    def option(self, channel: Channel) -> FilingOption | None:
        """The first published option of this channel; None when the procedure has none."""
        return next((o for o in self.options if o.channel is channel), None)


OWN_PAPERS = RequiredDocument("00", "", "Giấy tờ Quý khách mang theo", originals=1, copies=0)


def record_of(summary: ProcedureSummary) -> Procedure:
    """What may be said of a procedure whose full record is not shipped: an officer completes the list of papers."""
    return Procedure(
        summary=summary,
        decision=summary.decision,
        audience="",
        options=(),
        documents=(OWN_PAPERS,),
        result="",
        result_codes=summary.result_codes,
        source="",
    )


@dataclass(frozen=True, slots=True)
class ReceptionRule:
    """How the term of a procedure is counted. Centre policy: see resources/rules/due_dates.toml."""

    late_after: time | None  # received after this hour counts as received the next working day
    basis: str  # legal basis, for the technician and the receipt
    assumed: bool  # True: not confirmed by the text in force
    unitless: TermUnit | None = None  # the unit to assume when the publication gives a number alone
    code_form: CodeForm = PROVINCIAL  # how the codes of its dossiers are written


@dataclass(frozen=True, slots=True)
class Edition:
    """Bản công bố: one immutable publication of the catalogue. A dossier keeps the one it began with."""

    id: str  # "2026-07"
    digest: str  # SHA-256 of the manifest, hex
    source: str  # "Cổng DVCQG, 07/2026"
