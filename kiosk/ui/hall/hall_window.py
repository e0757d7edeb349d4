"""Opens the hall's display: `kiosk run --mode display`."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.ui.app import QML, start_application
from kiosk.ui.collector import Collector
from kiosk.ui.fonts import load_other_fonts
from kiosk.ui.hall.hall_page import HallPageModel
from kiosk.ui.icons import IconProvider
from kiosk.ui.jobs import Job

if TYPE_CHECKING:
    from kiosk.ui.hall.hall_tools import HallTools

SIZE = (1920, 1080)

Assemble = Callable[[], "HallTools"]


class Options(Protocol):
    """What the command line says about the window."""

    fullscreen: bool
    scale: float
    high_contrast: bool


class HallWindow(QObject):
    """The display with all that lives behind it. `assemble` runs on a pool thread once it is painted.

    Signals: opened, when the tools are there; failed, when they cannot be.
    """

    opened = Signal()
    failed = Signal()

    def __init__(self, assemble: Assemble, width: int, height: int, high_contrast: bool = False) -> None:
        super().__init__()
        self._assemble = assemble
        self.tools: HallTools | None = None
        self.fault_code = ""
        self.engine = QQmlApplicationEngine(self)  # before the model: it goes first, too
        self.model = HallPageModel(self)
        self.engine.addImageProvider("icon", IconProvider())
        self.engine.addImportPath(str(QML))
        theme = self.engine.singletonInstance("Kiosk.Theme", "Theme")
        assert isinstance(theme, QObject)  # noqa: S101 (Theme.qml is a singleton)
        theme.setProperty("highContrast", high_contrast)
        self.engine.setInitialProperties({"model": self.model, "width": width, "height": height})
        self.engine.load(QUrl.fromLocalFile(str(QML / "Kiosk" / "Hall.qml")))
        if not self.engine.rootObjects():
            raise RuntimeError("Hall.qml does not load")
        window = self.engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)  # noqa: S101 (Hall.qml is a Window)
        self.window = window
        window.setCursor(Qt.CursorShape.BlankCursor)
        window.frameSwapped.connect(self.prepare)

    @Slot()
    def prepare(self) -> None:
        """Fetch the tools, once the first picture is shown."""
        from kiosk.ui.service_notice import report_alive

        self.window.frameSwapped.disconnect(self.prepare)
        report_alive(self)  # a display under systemd has no supervisor
        Collector(self)
        load_other_fonts()
        job = Job(lambda _: self._assemble(), parent=self)
        job.succeeded.connect(self._on_tools)
        job.failed.connect(self._on_fault)
        job.start()

    @Slot(object)
    def _on_tools(self, tools: "HallTools") -> None:
        self.tools = tools
        self.model.provide(tools)
        self.opened.emit()

    @Slot(str)
    def _on_fault(self, code: str) -> None:
        self.fault_code = code
        self.model.fail(code)
        self.failed.emit()

    def close(self) -> None:
        self.model.stop()
        Job.stop_all()
        if self.tools:
            self.tools.speech.hush()
            self.tools.close()


def run_hall(argv: Sequence[str], options: Options, assemble: Assemble) -> int:
    """Show the display until its window is closed. Returns 0, or 1 when it could not open."""
    application = start_application(argv)
    screen = application.primaryScreen().availableSize()
    scale = options.scale or min(1.0, screen.width() / SIZE[0], screen.height() / SIZE[1])
    window = HallWindow(assemble, round(SIZE[0] * scale), round(SIZE[1] * scale), options.high_contrast)
    if options.fullscreen:
        window.window.showFullScreen()
    else:
        window.window.show()
    code = application.exec()
    window.close()
    return code or (1 if window.fault_code else 0)
