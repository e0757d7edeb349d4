"""Opens the technician's window: at first set-up, from the command line, and from the kiosk by the hidden entry."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.ui.app import LANDSCAPE, PORTRAIT, QML, Options, start_application
from kiosk.ui.collector import Collector
from kiosk.ui.fonts import load_other_fonts
from kiosk.ui.icons import IconProvider
from kiosk.ui.images import PROVIDER, VisitImages
from kiosk.ui.jobs import Job
from kiosk.ui.keyboard import KeyboardModel
from kiosk.ui.technician.technician import Technician
from kiosk.ui.technician.trying import TryingModel
from kiosk.ui.technician.typed_code import TypedCode
from kiosk.ui.translations import Translations

if TYPE_CHECKING:
    from kiosk.ui.technician.technician_tools import TechnicianTools

Assemble = Callable[[], "TechnicianTools"]


class TechnicianWindow(QObject):
    """The window with all that lives behind it. `assemble` runs on a pool thread once it is painted.

    Signals: opened, when the tools are there; failed, when they cannot be; left, when it is to close.
    """

    opened = Signal()
    failed = Signal()
    left = Signal()

    def __init__(self, assemble: Assemble, width: int, height: int) -> None:
        super().__init__()
        self._assemble = assemble
        self.tools: TechnicianTools | None = None
        self.fault_code = ""
        self.engine = QQmlApplicationEngine(self)
        self.images = VisitImages()
        self.technician = Technician(Translations(self.engine), self.images, self)
        self.keyboard = KeyboardModel(self)
        self.engine.addImageProvider("icon", IconProvider())
        self.engine.addImageProvider(PROVIDER, self.images)
        self.engine.addImportPath(str(QML))
        first = {"technician": self.technician, "keyboard": self.keyboard}
        self.engine.setInitialProperties({**first, "width": width, "height": height})
        self.engine.load(QUrl.fromLocalFile(str(QML / "Kiosk" / "Technician.qml")))
        if not self.engine.rootObjects():
            raise RuntimeError("Technician.qml does not load")
        window = self.engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)  # noqa: S101 (Technician.qml is a Window)
        self.window = window
        self.technician.left.connect(self.left)
        self.typed_code = TypedCode(self)
        window.installEventFilter(self.typed_code)
        window.frameSwapped.connect(self.prepare)

    @Slot()
    def prepare(self) -> None:
        """Fetch the tools, once the first picture is shown."""
        self.window.frameSwapped.disconnect(self.prepare)
        Collector(self)
        load_other_fonts()
        job = Job(lambda _: self._assemble(), parent=self)
        job.succeeded.connect(self._on_tools)
        job.failed.connect(self._on_fault)
        job.start()

    @Slot(object)
    def _on_tools(self, tools: "TechnicianTools") -> None:
        from kiosk.ui.technician.pages import PAGES, build_models

        self.tools = tools
        self.technician.provide(tools)
        self.technician.trying = TryingModel(self.technician, self.typed_code)
        self.technician.furnish(PAGES, build_models(self.technician))
        self.opened.emit()

    @Slot(str)
    def _on_fault(self, code: str) -> None:
        self.fault_code = code
        self.technician.fail(code)
        self.failed.emit()

    def close(self) -> None:
        """Blocks while the devices end, a second at the most."""
        Job.stop_all()
        self.technician.dismissToast()
        self.technician.speak("vi")  # the whole program's language: the kiosk beneath finds its own again
        self.images.wipe()
        if self.tools:
            self.tools.bench.close()


def run_technician(argv: Sequence[str], options: Options, assemble: Assemble) -> tuple[int, str]:
    """Show the window until it is left. Returns the exit code, and the role to open the machine in, or ""."""
    application = start_application(argv)
    screen = application.primaryScreen().availableSize()
    upright = not options.landscape and (screen.height() > screen.width() or getattr(options, "portrait", False))
    width, height = PORTRAIT if upright else LANDSCAPE
    scale = options.scale or min(1.0, screen.width() / width, screen.height() / height)
    window = TechnicianWindow(assemble, round(width * scale), round(height * scale))
    window.left.connect(application.quit)
    if options.fullscreen:
        window.window.showFullScreen()
    else:
        window.window.show()
    code = application.exec()
    window.close()
    return code or (1 if window.fault_code else 0), window.technician.start_role
