import uuid
from datetime import UTC, datetime, timedelta

from kiosk.domain.identifiers import uuid7

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_the_shape_is_rfc_9562() -> None:
    made = uuid.UUID(uuid7(NOON))
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == int(NOON.timestamp() * 1000)


def test_ids_sort_by_time_and_never_repeat() -> None:
    ids = [uuid7(NOON + timedelta(milliseconds=i)) for i in range(1000)]
    assert ids == sorted(ids)
    assert len({uuid7(NOON) for _ in range(1000)}) == 1000
