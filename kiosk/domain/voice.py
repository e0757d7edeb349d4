"""What citizens tell the centre: petitions, and how they were served."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class PetitionKind(StrEnum):
    FEEDBACK = "feedback"  # góp ý
    PETITION = "petition"  # kiến nghị về quy định hành chính
    COMPLAINT = "complaint"  # phản ánh về hành vi, thái độ
    PRAISE = "praise"  # khen ngợi


class PetitionState(StrEnum):
    RECEIVED = "received"
    ANSWERED = "answered"
    FORWARDED = "forwarded"  # chuyển cơ quan có thẩm quyền


@dataclass(slots=True)
class Petition:
    """Phản ánh, kiến nghị (PAKN), kept in the centre's own register: the Portal's PAKN site takes none by machine."""

    id: str
    code: str  # "PA-261124-0003"
    pin: str = field(repr=False)
    kind: PetitionKind
    text: str = field(repr=False)
    created_at: datetime
    station: str
    contact: str = field(default="", repr=False)  # empty: anonymous
    dossier_code: str = ""
    state: PetitionState = PetitionState.RECEIVED
    answer: str = ""
    answered_at: datetime | None = None
    officer_id: str = ""


class Score(StrEnum):
    """Mức độ hài lòng: three faces."""

    VERY_SATISFIED = "very_satisfied"  # Rất hài lòng
    SATISFIED = "satisfied"  # Hài lòng
    UNSATISFIED = "unsatisfied"  # Chưa hài lòng


@dataclass(frozen=True, slots=True)
class Rating:
    """Đánh giá: once for each transaction (`subject_id` is unique: a dossier's return, a ticket)."""

    id: str
    subject_id: str
    score: Score
    at: datetime
    station: str
    reason: str = ""  # a key of resources/rules/ratings.toml
    officer_id: str = ""
    officer_name: str = field(default="", repr=False)
    procedure_code: str = ""
