"""How citizens were served, by the month: what the Portal gets of the ratings. Counts only, never a person."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from kiosk.domain.voice import Rating, Score


@dataclass(frozen=True, slots=True)
class RatingReason:
    """One tap that says why, of resources/rules/ratings.toml."""

    key: str
    title: str
    scores: tuple[Score, ...]  # the faces it is offered with


@dataclass(frozen=True, slots=True)
class RatingRules:
    question: str
    reasons: tuple[RatingReason, ...]

    def reasons_for(self, score: Score) -> tuple[RatingReason, ...]:
        return tuple(reason for reason in self.reasons if score in reason.scores)

    def title(self, key: str) -> str:
        """Empty for a reason that is offered no more."""
        return next((reason.title for reason in self.reasons if reason.key == key), "")


@dataclass(frozen=True, slots=True)
class ScoreCounts:
    """How many chose each face; of one procedure, or of all (`procedure_code` empty)."""

    procedure_code: str
    very_satisfied: int
    satisfied: int
    unsatisfied: int

    @property
    def total(self) -> int:
        return self.very_satisfied + self.satisfied + self.unsatisfied

    @property
    def percents(self) -> tuple[int, int, int]:
        """Whole percents that add up to a hundred; all 0 when nobody has rated."""
        return shares((self.very_satisfied, self.satisfied, self.unsatisfied))


@dataclass(frozen=True, slots=True)
class MonthlyRatings:
    """Tổng hợp đánh giá of one month (DongBoDanhGia)."""

    month: str  # "2026-11"
    unit_code: str
    unit_name: str
    question: str
    all: ScoreCounts
    by_procedure: tuple[ScoreCounts, ...]

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "MonthlyRatings":
        values = json.loads(text)
        parts = tuple(ScoreCounts(**part) for part in values.pop("by_procedure"))
        return cls(**{**values, "all": ScoreCounts(**values["all"]), "by_procedure": parts})


def monthly(month: date, ratings: Sequence[Rating], unit_code: str, unit_name: str, question: str) -> MonthlyRatings:
    """month: its first day. ratings: those of the month."""
    codes = sorted({rating.procedure_code for rating in ratings if rating.procedure_code})
    parts = tuple(_counted(code, [r for r in ratings if r.procedure_code == code]) for code in codes)
    return MonthlyRatings(f"{month:%Y-%m}", unit_code, unit_name, question, _counted("", ratings), parts)


def shares(counts: tuple[int, int, int]) -> tuple[int, int, int]:
    """By the largest remainder, so that they add up."""
    total = sum(counts)
    if not total:
        return 0, 0, 0
    whole = [100 * count // total for count in counts]
    by_remainder = sorted(range(3), key=lambda at: (-(100 * counts[at] % total), at))
    for at in by_remainder[: 100 - sum(whole)]:
        whole[at] += 1
    return whole[0], whole[1], whole[2]


def _counted(code: str, ratings: Iterable[Rating]) -> ScoreCounts:
    scores = [rating.score for rating in ratings]
    return ScoreCounts(
        code,
        scores.count(Score.VERY_SATISFIED),
        scores.count(Score.SATISFIED),
        scores.count(Score.UNSATISFIED),
    )
