"""What must not fail for lack of room: a dossier that is finished, and what became of one that was sent."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from kiosk.domain.errors import DiskFull

P = ParamSpec("P")
Result = TypeVar("Result")


def may_use_reserve(work: Callable[P, Result]) -> Callable[P, Result]:
    """`work` is one transaction. When the disk is full the store lets its reserve go, and `work` is done once more."""

    @wraps(work)
    def once_more(*given: P.args, **named: P.kwargs) -> Result:
        try:
            return work(*given, **named)
        except DiskFull:
            return work(*given, **named)

    return once_more
