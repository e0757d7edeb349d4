"""How citizens were served: one rating for each transaction, and what the Portal gets of a month."""

from datetime import UTC, date, datetime, time, timedelta

from kiosk.domain.centre import OneStopCentre
from kiosk.domain.errors import AlreadyRated
from kiosk.domain.identifiers import uuid7
from kiosk.domain.local_time import VIETNAM, local_date
from kiosk.domain.officer import Officer
from kiosk.domain.outbox import OutboxItem, OutboxKind
from kiosk.domain.satisfaction import MonthlyRatings, RatingRules, monthly
from kiosk.domain.voice import Rating, Score
from kiosk.ports import AuditEntry, Clock, OpenUnitOfWork


def rate(
    subject_id: str,
    score: Score,
    station: str,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
    reason: str = "",
    officer: Officer | None = None,
    procedure_code: str = "",
) -> Rating:
    """Keep a rating. subject_id: the dossier or ticket that was served. Raises AlreadyRated, StoreError."""
    now = clock.now()
    rating = Rating(
        id=uuid7(now),
        subject_id=subject_id,
        score=score,
        at=now,
        station=station,
        reason=reason,
        officer_id=officer.id if officer else "",
        officer_name=officer.full_name if officer else "",
        procedure_code=procedure_code,
    )
    with unit_of_work() as uow:
        if not uow.add_rating(rating):
            raise AlreadyRated
        facts = {"score": score.value, "reason": reason} if reason else {"score": score.value}
        uow.audit(AuditEntry(now, "rating.given", subject_id, station, facts))
        uow.commit()
    return rating


def of_month(month: date, centre: OneStopCentre, rules: RatingRules, unit_of_work: OpenUnitOfWork) -> MonthlyRatings:
    """month: any day of it. Raises StoreError."""
    first, after = _span(month)
    with unit_of_work() as uow:
        ratings = uow.ratings_between(first, after)
    return monthly(month.replace(day=1), ratings, centre.unit_code, centre.name, rules.question)


def report_last_month(
    centre: OneStopCentre, rules: RatingRules, unit_of_work: OpenUnitOfWork, clock: Clock
) -> MonthlyRatings | None:
    """Promise the Portal the month that has ended; once, and only when somebody has rated. Raises StoreError."""
    now = clock.now()
    month = (local_date(now).replace(day=1) - timedelta(days=1)).replace(day=1)
    first, after = _span(month)
    subject = f"ratings-{month:%Y-%m}"
    with unit_of_work() as uow:
        if uow.items_of(subject):
            return None
        ratings = uow.ratings_between(first, after)
        if not ratings:
            return None
        report = monthly(month, ratings, centre.unit_code, centre.name, rules.question)
        item = OutboxItem(uuid7(now), OutboxKind.REPORT_RATINGS, subject, report.to_json(), 0, now, now)
        uow.enqueue(item)
        uow.audit(AuditEntry(now, "ratings.reported", subject, "outbox", {"ratings": str(report.all.total)}))
        uow.commit()
    return report


def _span(month: date) -> tuple[datetime, datetime]:
    """From its first instant in Vietnam to the first of the next month, in UTC."""
    first = month.replace(day=1)
    after = (first + timedelta(days=32)).replace(day=1)
    begin, end = (datetime.combine(day, time(), VIETNAM).astimezone(UTC) for day in (first, after))
    return begin, end
