"""Work that would freeze the screen, done on a pool thread."""

import threading
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal, SignalInstance, Slot

from kiosk.domain.errors import KioskError, PersonLeft

if TYPE_CHECKING:
    import logging

Report = Callable[[Any], None]


class Job(QObject):
    """Lives on the UI thread, works on a pool thread. Exactly one outcome, or silence.

    After stop(), or once `parent` is gone, no signal is emitted any more; the work itself ends at its next report.

    Signals: progressed(what the work reported), succeeded(its result), failed(a fault code).
    """

    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(str)
    _told = Signal(str, object)  # which of the three ("" none) and its value; pool thread -> UI thread

    # A job must outlive its parent while its work runs: the pool thread still emits through it.
    _running: "set[Job]" = set()  # noqa: RUF012 (shared on purpose; touched on the UI thread only)

    def __init__(
        self, work: Callable[[Report], object], parent: QObject, *, awaited: bool = True, long: bool = False
    ) -> None:
        """awaited: False for what the machine does of itself: meanwhile nobody is at work.

        long: it takes many seconds. Such work has a thread of its own and waits in line there: on a machine with two
        cores two of them would have all threads, and what somebody waits for would wait behind them.
        """
        super().__init__()
        self._work, self._stopped, self._awaited, self._long = work, threading.Event(), awaited, long
        self._told.connect(self._hear)
        parent.destroyed.connect(self.stop)

    @classmethod
    def any_running(cls) -> bool:
        return any(job._awaited and not job._stopped.is_set() for job in cls._running)

    @classmethod
    def stop_all(cls) -> None:
        for job in list(cls._running):
            job.stop()

    def start(self) -> None:
        self._running.add(self)
        (self._line() if self._long else QThreadPool.globalInstance()).start(self._run)

    @staticmethod
    @cache
    def _line() -> QThreadPool:
        line = QThreadPool(QCoreApplication.instance())
        line.setMaxThreadCount(1)
        return line

    @Slot()
    def stop(self) -> None:
        self._stopped.set()

    def _report(self, progress: Any) -> None:
        if self._stopped.is_set():
            raise PersonLeft
        self._told.emit("progressed", progress)

    def _run(self) -> None:
        try:
            self._told.emit("succeeded", self._work(self._report))
        except PersonLeft:
            self._told.emit("", None)
        except KioskError as fault:
            _log().info("%s", fault)
            self._told.emit("failed", fault.code)
        except Exception as defect:
            import traceback

            # Where, but not what it says: the text of an exception may hold a name.
            places = "".join(traceback.format_list(traceback.extract_tb(defect.__traceback__)))
            _log().error("defect in a job: %s\n%s", type(defect).__name__, places)
            self._told.emit("failed", KioskError.code)

    @Slot(str, object)
    def _hear(self, what: str, value: Any) -> None:
        if what != "progressed":
            self._running.discard(self)
        if what and not self._stopped.is_set():
            {"progressed": self.progressed, "succeeded": self.succeeded, "failed": self.failed}[what].emit(value)


class Jobs:
    """Several jobs at once of an owner that shows whether it is busy.

    changed: the owner's signal, told at each beginning and end. failed: with the code of a fault.
    """

    def __init__(self, changed: SignalInstance, failed: SignalInstance) -> None:
        self._changed, self._failed = changed, failed
        self._running: set[Job] = set()

    def __bool__(self) -> bool:
        return bool(self._running)

    def stop(self) -> None:
        for job in self._running:
            job.stop()
        self._running.clear()

    def start(self, job: Job, done: Callable[[Any], None]) -> None:
        self._running.add(job)

        def succeeded(value: Any) -> None:
            self._running.discard(job)
            done(value)
            self._changed.emit()

        def failed(code: str) -> None:
            self._running.discard(job)
            self._failed.emit(code)
            self._changed.emit()

        job.succeeded.connect(succeeded)
        job.failed.connect(failed)
        job.start()
        self._changed.emit()


def _log() -> "logging.Logger":
    import logging  # 3 ms that the first picture need not wait for

    return logging.getLogger(__name__)
