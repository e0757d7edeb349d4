"""Work off the UI thread: what takes long never stands in the way of what somebody waits for."""

import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool
from PySide6.QtGui import QGuiApplication

from kiosk.ui.jobs import Job
from tests.waiting import PATIENCE_SECONDS


def turn(application: QGuiApplication, so: Callable[[], Any]) -> None:
    until = time.monotonic() + 20
    while not so():
        assert time.monotonic() < until, "in time"
        application.processEvents()
        time.sleep(0.005)


def test_many_long_jobs_leave_the_threads_to_the_others(qapp: QGuiApplication) -> None:
    parent, gate, ended = QObject(), threading.Event(), list[str]()
    for at in range(QThreadPool.globalInstance().maxThreadCount() + 2):
        job = Job(lambda _: gate.wait(PATIENCE_SECONDS), parent, awaited=False, long=True)
        job.succeeded.connect(lambda _, at=at: ended.append(f"long {at}"))
        job.start()
    short = Job(lambda _: None, parent)
    short.succeeded.connect(lambda _: ended.append("short"))
    short.start()
    turn(qapp, lambda: ended)
    assert ended == ["short"]
    assert not Job.any_running(), "nobody waits for long ones"
    gate.set()
    turn(qapp, lambda: len(ended) == QThreadPool.globalInstance().maxThreadCount() + 3)
    assert ended[1:] == sorted(ended[1:]), "one after the other"
