"""Ratings: once for each transaction, and a month of them to the Portal exactly once."""

from datetime import UTC, date, datetime

import pytest

from kiosk.domain.errors import AlreadyRated
from kiosk.domain.outbox import OutboxItem, OutboxKind
from kiosk.domain.satisfaction import MonthlyRatings, RatingReason, RatingRules, shares
from kiosk.domain.voice import Score
from kiosk.services import ratings
from kiosk.store.opening import Store
from tests.services.visit import CENTRE, StoppedClock

RULES = RatingRules("Hài lòng không?", (RatingReason("quick", "Nhanh", (Score.SATISFIED,)),))


def rate(store: Store, subject: str, score: Score, at: datetime, code: str = "1.999001") -> None:
    ratings.rate(subject, score, "K1", store.unit_of_work, StoppedClock(at), procedure_code=code)


def items(store: Store, subject: str = "ratings-2026-10") -> list[OutboxItem]:
    with store.unit_of_work() as uow:
        return uow.items_of(subject)


def october(store: Store) -> None:
    rate(store, "a", Score.VERY_SATISFIED, datetime(2026, 9, 30, 17, 0, tzinfo=UTC))  # midnight in Vietnam
    rate(store, "b", Score.SATISFIED, datetime(2026, 10, 15, 2, 0, tzinfo=UTC), code="")
    rate(store, "c", Score.UNSATISFIED, datetime(2026, 10, 31, 16, 59, tzinfo=UTC))
    rate(store, "d", Score.UNSATISFIED, datetime(2026, 10, 31, 17, 0, tzinfo=UTC))  # already November there


def report(store: Store, at: datetime) -> MonthlyRatings | None:
    return ratings.report_last_month(CENTRE, RULES, store.unit_of_work, StoppedClock(at))


def test_once_for_each_transaction(store: Store) -> None:
    at = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
    rate(store, "dossier-1", Score.SATISFIED, at)
    with pytest.raises(AlreadyRated):
        rate(store, "dossier-1", Score.UNSATISFIED, at)
    month = ratings.of_month(date(2026, 11, 30), CENTRE, RULES, store.unit_of_work)
    assert (month.all.satisfied, month.all.unsatisfied) == (1, 0)


def test_the_month_in_vietnam_goes_out_once(store: Store) -> None:
    october(store)
    told = report(store, datetime(2026, 10, 31, 17, 0, tzinfo=UTC))
    assert told is not None
    assert (told.month, told.all.total, told.all.percents) == ("2026-10", 3, (34, 33, 33))
    assert [(part.procedure_code, part.total) for part in told.by_procedure] == [("1.999001", 2)]
    assert report(store, datetime(2026, 11, 20, tzinfo=UTC)) is None
    [item] = items(store)
    assert item.kind is OutboxKind.REPORT_RATINGS
    assert MonthlyRatings.from_json(item.payload) == told


def test_a_month_without_ratings_is_not_told(store: Store) -> None:
    october(store)
    assert report(store, datetime(2026, 10, 20, tzinfo=UTC)) is None
    assert items(store, "ratings-2026-09") == []


@pytest.mark.parametrize(
    ("counts", "percents"),
    [
        ((0, 0, 0), (0, 0, 0)),
        ((1, 1, 1), (34, 33, 33)),
        ((1, 0, 0), (100, 0, 0)),
        ((2, 2, 3), (29, 28, 43)),
        ((199, 1, 0), (100, 0, 0)),
        ((1, 5, 7), (8, 38, 54)),
    ],
)
def test_percents_add_up(counts: tuple[int, int, int], percents: tuple[int, int, int]) -> None:
    assert shares(counts) == percents
    assert sum(percents) in (0, 100)
