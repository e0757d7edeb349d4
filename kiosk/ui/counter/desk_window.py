"""Opens the desk's window. The first picture comes before anything heavy is imported; the rest is fetched behind it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.ui.app import QML, Assemble, Options, start_application
from kiosk.ui.bridge import Bridge
from kiosk.ui.collector import Collector
from kiosk.ui.counter.call_bar import CallBarModel
from kiosk.ui.counter.desk import Desk
from kiosk.ui.counter.desk_typing import DeskTyping
from kiosk.ui.counter.log_in import LogInModel
from kiosk.ui.counter.palette import PaletteModel
from kiosk.ui.fonts import load_other_fonts
from kiosk.ui.icons import IconProvider
from kiosk.ui.jobs import Job
from kiosk.ui.translations import Translations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.ui.tools import Tools

LARGE, SMALL = (1920, 1080), (1366, 768)


class DeskWindow(QObject):
    """The clerk's window with all that lives behind it. `assemble` runs on a pool thread once it is painted.

    Signals: painted, after the first picture; opened, when the tools are there; failed, when they cannot be.
    """

    painted = Signal()
    opened = Signal()
    failed = Signal()

    def __init__(self, assemble: Assemble, width: int, height: int) -> None:
        super().__init__()
        self._assemble = assemble
        self.tools: Tools | None = None
        self.fault_code = ""
        self.bridge = Bridge(self)
        self.engine = QQmlApplicationEngine(self)
        self.desk = Desk(Translations(self.engine), self)
        self.log_in = LogInModel(self.desk, self)
        self.finder = PaletteModel(self.desk, self)
        self.call_bar = CallBarModel(self.desk, self)
        self.typing = DeskTyping(self)
        self.engine.addImageProvider("icon", IconProvider())
        self.engine.addImportPath(str(QML))
        first = {
            "desk": self.desk,
            "logIn": self.log_in,
            "finder": self.finder,
            "callBar": self.call_bar,
            "clock": self.desk.clock,
            "typing": self.typing,
        }
        self.engine.setInitialProperties({**first, "width": width, "height": height})
        self.engine.load(QUrl.fromLocalFile(str(Path(QML) / "Kiosk" / "Counter.qml")))
        if not self.engine.rootObjects():
            raise RuntimeError("Counter.qml does not load")
        window = self.engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)  # noqa: S101 (Counter.qml is a Window)
        self.window = window
        window.frameSwapped.connect(self.prepare)

    @Slot()
    def prepare(self) -> None:
        """Fetch the tools, once the first picture is shown."""
        self.window.frameSwapped.disconnect(self.prepare)
        Collector(self)
        self.painted.emit()
        load_other_fonts()
        self.desk.watch(self.window)
        self.window.installEventFilter(self.typing)
        job = Job(lambda _: self._assemble(self.bridge.publish), parent=self)
        job.succeeded.connect(self._on_tools)
        job.failed.connect(self._on_fault)
        job.start()

    @Slot(object)
    def _on_tools(self, tools: "Tools") -> None:
        from kiosk.ui.counter.late_letters import LateLetters
        from kiosk.ui.counter.pages import PAGES, build_models
        from kiosk.ui.images import PROVIDER, VisitImages
        from kiosk.ui.pictures import PictureProvider
        from kiosk.ui.wedge import Wedge

        self.wedge = Wedge(self)
        self.wedge.card_scanned.connect(self._on_card_scanned)
        self.window.installEventFilter(self.wedge)
        images = VisitImages()
        self.engine.addImageProvider(PROVIDER, images)
        self.engine.addImageProvider("picture", PictureProvider())
        self.tools = tools
        self.typing.modern = tools.modern_tones
        self.desk.provide(tools, PAGES, images)
        self.desk.wiped.connect(images.wipe)
        self.desk.furnish(build_models(self.desk))
        self.letters = LateLetters(tools, self)
        self.desk.papersAccepted.connect(self.letters.look)
        self.letters.look()
        self.bridge.happened.connect(self.desk.hear)
        self.log_in.begin()
        self.opened.emit()

    @Slot(str)
    def _on_card_scanned(self, text: str) -> None:
        """To the page that can read a card, unless the desk is locked."""
        take = getattr(self.desk.page_model, "card_scanned", None)
        if take is not None and self.desk.stage == "work":
            take(text)

    @Slot(str)
    def _on_fault(self, code: str) -> None:
        self.fault_code = code
        self.desk.fail(code)
        self.failed.emit()

    def close(self) -> None:
        Job.stop_all()
        if self.tools:
            self.tools.close()


def run_desk(argv: "Sequence[str]", options: Options, assemble: Assemble) -> int:
    """Show the desk until its window is closed. Returns 0, or 1 when it could not open."""
    application = start_application(argv)
    screen = application.primaryScreen().availableSize()
    width, height = LARGE if screen.width() >= LARGE[0] or options.scale else SMALL
    scale = options.scale or min(1.0, screen.width() / width, screen.height() / height)
    window = DeskWindow(assemble, round(width * scale), round(height * scale))
    window.painted.connect(lambda: _report(window))
    if options.fullscreen:
        window.window.showFullScreen()
    else:
        window.window.show()
    code = application.exec()
    window.close()
    return code or (1 if window.fault_code else 0)


def _report(window: DeskWindow) -> None:
    from kiosk.ui.service_notice import report_alive

    report_alive(window)
