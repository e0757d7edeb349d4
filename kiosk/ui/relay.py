"""Passes the screen from one visit's process to the next, as the supervisor says."""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSocketNotifier, QThreadPool, QTimer, Signal, Slot

from kiosk.session.awaited import Awaited
from kiosk.session.line import Line
from kiosk.ui.app import Assemble, Options, Window, show, start_application, window_size
from kiosk.ui.jobs import Job

PAPER_SECONDS = 230.0  # a paper that is coming out is let out, and noted, before the process ends


class Relay(QObject):
    """One screen's end of the line to the supervisor; what is said there stands in kiosk/session/line.py.

    Signals: taken, when a citizen can use this screen: the devices may start.
    """

    taken = Signal()

    def __init__(self, line: Line, peers: Awaited, window: Window, fullscreen: bool) -> None:
        super().__init__()
        self._line, self._peers, self._window, self._fullscreen = line, peers, window, fullscreen
        self.leaving = False
        self._unheard: frozenset[QEvent.Type] = frozenset()
        self._notifier = QSocketNotifier(line.reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        window.opened.connect(self._on_opened)
        window.failed.connect(lambda: line.say("failed"))
        window.visit.left.connect(self._on_left)
        if window.window.isVisible():
            line.say("painted")

    @Slot()
    def _on_opened(self) -> None:
        if not self._window.window.isVisible():
            self._window.window.grabWindow()  # draw home once: letters and pictures are ready when it is shown
        self._line.say("ready")
        if self._window.window.isVisible():
            self.taken.emit()

    @Slot()
    def _read(self) -> None:
        for words in self._line.read():
            self._hear(words)
        if not self._line.open:
            self._leave()  # the supervisor is gone

    def _hear(self, words: str) -> None:
        if words.startswith("peers"):
            self._peers.tell(words.removeprefix("peers").strip())
        elif words == "there?":
            self._line.say("here")
        elif words == "show":
            self._take()
        elif words == "leave":
            self._leave()

    def _take(self) -> None:
        self._window.shell.awake()
        self._window.window.frameSwapped.connect(self._on_shown)
        if self._fullscreen:
            self._window.window.showFullScreen()
        else:
            self._window.window.show()

    @Slot()
    def _on_shown(self) -> None:
        self._window.window.frameSwapped.disconnect(self._on_shown)
        self._line.say("shown")
        if self._window.tools:
            QTimer.singleShot(0, self.taken.emit)

    @Slot()
    def _on_left(self) -> None:
        """The visit is over. Home stands here until the next screen covers it, but hears nothing more."""
        self._unheard = _input()
        self._window.window.installEventFilter(self)
        Job.stop_all()
        self._line.say("ended")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() in self._unheard

    def _leave(self) -> None:
        self._notifier.setEnabled(False)
        self.leaving = True
        self._peers.tell("")
        self._window.window.hide()
        QCoreApplication.quit()

    def finish(self) -> None:
        """After the event loop: let what is being written or printed come to its end."""
        if not self.leaving:
            self._line.say("closed")
        Job.stop_all()
        self._peers.tell("")
        pool, ends_at = QThreadPool.globalInstance(), time.monotonic() + PAPER_SECONDS
        while pool.activeThreadCount() and time.monotonic() < ends_at:
            time.sleep(0.01)


def run_relayed(
    options: Options, assemble: Assemble, line: Line, peers: Awaited, on_taken: Callable[[Window], None], spare: bool
) -> int:
    """Be one screen of several until the supervisor says leave, or a person closes the window.

    peers: where a thread waits for what the supervisor tells of them.
    on_taken: called on the UI thread once a citizen can use this screen.
    """
    application = start_application(sys.argv[:1])
    window = Window(assemble, *window_size(options, application), shown=not spare)
    relays: list[Relay] = []

    def begin() -> None:
        relays.append(Relay(line, peers, window, options.fullscreen))
        relays[0].taken.connect(lambda: on_taken(window))

    window.painted.connect(begin)
    if not spare:
        show(window, options)
    code = application.exec()
    if relays:
        relays[0].finish()
    window.close()
    return code or (1 if window.fault_code else 0)


def _input() -> frozenset[QEvent.Type]:
    """Whatever a person does to a window. Named late: it takes time."""
    kinds = QEvent.Type
    touch = (kinds.TouchBegin, kinds.TouchUpdate, kinds.TouchEnd)
    mouse = (kinds.MouseButtonPress, kinds.MouseButtonRelease, kinds.MouseButtonDblClick, kinds.MouseMove)
    return frozenset((*touch, *mouse, kinds.KeyPress, kinds.KeyRelease))
