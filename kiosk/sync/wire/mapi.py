"""Our dossier in the words of DongBoHoSoMC (P1, P2). Pure.

What we do not know stays empty: an invented identity, component code or database check would be false data in a
national register. The state is told as it is: 5, 6 and 8 are never turned into 9.
"""

from collections.abc import Mapping

from kiosk.domain.portal_answer import PlacedFile
from kiosk.domain.satisfaction import MonthlyRatings, ScoreCounts
from kiosk.domain.submission import (
    Step,
    Submission,
    SubmittedFee,
    SubmittedFile,
    SubmittedResult,
    SupplementRound,
)
from kiosk.sync.wire.dossier import (
    Database,
    Fee,
    OwnerIdentity,
    Paper,
    ResultPaper,
    Supplement,
    WireDossier,
    WireStep,
)
from kiosk.sync.wire.profile import WireCodes
from kiosk.sync.wire.ratings import WireOpinion, WireRatings


def dossier_of(submission: Submission, files: Mapping[str, PlacedFile], codes: WireCodes) -> WireDossier:
    """files: digest -> where it lies. Raises KeyError when a file was not placed: a dossier never goes without it."""
    s = submission
    return WireDossier(
        dossier_code=s.dossier_code,
        procedure_code=s.procedure_code,
        procedure_name=s.procedure_name,
        field_code=s.field_code,
        field_name=s.field_name,
        channel=s.channel or codes.channel,
        owner_number=owner_number(s),
        owner_name=s.owner_name,
        owner_kind=codes.organisation_kind if s.owner_is_organisation else codes.owner_kind,
        owner_tech_id=s.owner_tech_id,
        further=_further(s),
        email=s.email,
        phone=s.phone,
        summary=s.summary or s.procedure_name,
        filed_at=s.filed_at,
        received_at=s.received_at,
        due_at=s.due_at,
        state=str(s.national_state) if s.national_state else codes.first_state,
        returned_at=s.returned_at,
        return_note=s.return_note,
        by_post=s.return_by_post,
        finished_at=s.finished_at,
        refused_at=s.refused_at,
        unit_name=s.unit_name,
        note=s.note,
        filed_place=codes.filed_at,
        has_digitised=bool(s.files),
        vneid_verified=s.vneid_verified,
        online_payment=s.online_payment or codes.online_payment,
        identities=_identities(s, codes),
        databases=tuple(Database(code=code) for code in s.databases),
        papers=tuple(_paper(file, files[file.digest]) for file in s.files),
        fees=tuple(_fee(fee, codes) for fee in s.fees),
        supplements=tuple(_supplement(asked) for asked in s.supplements),
        results=tuple(_result(result, files[result.digest]) for result in s.results if result.code),
    )


def owner_number(s: Submission) -> str:
    """The owner's own number; empty when it is not known, for the applicant's would be somebody else's."""
    return s.owner_number if s.applicant_name else s.citizen_id or s.document_number


def _identities(s: Submission, codes: WireCodes) -> tuple[OwnerIdentity, ...]:
    """Only numbers whose kind has a known code: no table names one for a tax code or a passport."""
    number = "" if s.owner_is_organisation else s.owner_number if s.applicant_name else s.citizen_id
    return (OwnerIdentity(kind=codes.identity_kind, number=number),) if number else ()


def _further(s: Submission) -> str:
    parts = (("Người nộp hồ sơ", s.applicant_name), ("Địa chỉ", s.address))
    return "; ".join(f"{label}: {words}" for label, words in parts if words)


def _paper(file: SubmittedFile, placed: PlacedFile) -> Paper:
    """The file's digest is its id, so the receiver can check what it fetched."""
    return Paper(
        file_id=file.digest,
        name=file.name,
        component_code=file.component_code,
        link=placed.link,
        reused=str(file.reused),
        from_national_store=file.from_national_store,
        replaced_by=file.replaced_by,
    )


def _result(result: SubmittedResult, placed: PlacedFile) -> ResultPaper:
    """A result without its national code cannot be told: the code is mandatory."""
    return ResultPaper(name=result.name, paper_id=result.digest, link=placed.link, code=result.code)


def _supplement(asked: SupplementRound) -> Supplement:
    return Supplement(
        number=asked.number,
        asked_by=asked.asked_by,
        content=asked.content,
        asked_at=asked.asked_at,
        taken_by=asked.taken_by,
        taken_at=asked.taken_at,
        taken=asked.taken_at is not None,
        due_was=asked.due_was,
        due_now=asked.due_now,
    )


def _fee(fee: SubmittedFee, codes: WireCodes) -> Fee:
    return Fee(
        name=fee.name,
        code=fee.code or codes.fee_code,
        moment=codes.fee_moment,
        amount_vnd=fee.amount_vnd,
        kind=codes.fee_kind,
    )


def step_of(step: Step) -> WireStep:
    return WireStep(
        dossier_code=step.dossier_code,
        officer=step.officer or step.title or step.department,
        title=step.title,
        at=step.at,
        department=step.department,
        content=step.content,
        state=str(step.national_state),
    )


def ratings_of(report: MonthlyRatings) -> WireRatings:
    very, satisfied, unsatisfied = (f"{share}%" for share in report.all.percents)
    year, month = report.month.split("-")
    return WireRatings(
        month=f"{month}-{year}",
        total=report.all.total,
        very_satisfied=very,
        satisfied=satisfied,
        unsatisfied=unsatisfied,
        opinions=tuple(_opinion(part, report.question) for part in report.by_procedure),
        unit_code=report.unit_code,
        unit_name=report.unit_name,
    )


def _opinion(counts: ScoreCounts, question: str) -> WireOpinion:
    very, satisfied, unsatisfied = (f"{share}%" for share in counts.percents)
    return WireOpinion(
        procedure_code=counts.procedure_code,
        question=question,
        very_satisfied=very,
        satisfied=satisfied,
        unsatisfied=unsatisfied,
    )
