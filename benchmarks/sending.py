"""The program's own sender, put together for a Portal at a port of this machine. For the tests of faults, too."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from kiosk.config import load_settings
from kiosk.connections import outbox_worker, portal_of
from kiosk.store.opening import Store
from kiosk.sync.portal import HttpPortal
from kiosk.sync.worker import OutboxWorker


@contextmanager
def sending(
    store: Store, port: int, chance: Callable[[], float] | None = None, **portal: Any
) -> Iterator[tuple[OutboxWorker, HttpPortal]]:
    """The worker, not started, and the Portal it sends to. portal: settings of `[portal]` that are others than usual.

    chance: instead of the worker's own, for its waits.
    """
    settings = load_settings(None)
    changed = settings.portal.model_copy(update={"file_service": "put", **portal})
    settings = settings.model_copy(update={"portal": changed})
    with ExitStack() as closing:
        line = portal_of(settings, port)
        closing.callback(line.close)
        more = {"chance": chance} if chance else {}
        yield outbox_worker(settings, store, line, lambda _: None, closing, **more), line
