"""Waits for what a serial scanner or a camera reads, as long as a page wants it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.domain.errors import CodeReaderAbsent
from kiosk.ui.jobs import Job, Report

if TYPE_CHECKING:
    from kiosk.ports import CodeReader

AGAIN_MS = 3000  # after the reader was not there


class CodeListener(QObject):
    """Signals: heard, with the text of a code; failed, with a fault code. It listens on until it is told to stop."""

    heard = Signal(str)
    failed = Signal(str)

    def __init__(self, reader: "CodeReader | None", parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._job: Job | None = None
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._start)

    def listen(self, wanted: bool) -> None:
        if not wanted:
            self._again.stop()
            if self._job is not None:
                self._job.stop()
            self._job = None
        elif self._job is None and not self._again.isActive():
            self._start()

    @Slot()
    def _start(self) -> None:
        if (reader := self._reader) is None:
            return

        def work(report: Report) -> str:
            return reader.read(report)

        self._job = Job(work, self, awaited=False)
        self._job.succeeded.connect(self._on_code)
        self._job.failed.connect(self._on_fault)
        self._job.start()

    @Slot(str)
    def _on_code(self, text: str) -> None:
        self._start()
        self.heard.emit(text)

    @Slot(str)
    def _on_fault(self, code: str) -> None:
        self._job = None
        if code == CodeReaderAbsent.code:
            self._again.start()
        else:
            self._start()
        self.failed.emit(code)
