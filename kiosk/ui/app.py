"""Opens the window. The first picture comes before anything heavy is imported; the rest is fetched behind it."""

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.ui.bridge import Bridge
from kiosk.ui.citizen.home_page import HomePageModel
from kiosk.ui.collector import Collector
from kiosk.ui.fonts import load_fonts, load_other_fonts
from kiosk.ui.icons import IconProvider
from kiosk.ui.jobs import Job
from kiosk.ui.keyboard import KeyboardModel
from kiosk.ui.shell import Shell
from kiosk.ui.translations import Translations
from kiosk.ui.visit import Visit

if TYPE_CHECKING:
    from kiosk.domain.events import Event
    from kiosk.ui.technician.technician_tools import TechnicianTools
    from kiosk.ui.technician.way_in import WayIn
    from kiosk.ui.tools import Tools

QML = Path(__file__).parent / "qml"
PORTRAIT, LANDSCAPE = (1080, 1920), (1920, 1080)

AssembleTechnician = Callable[[], "TechnicianTools"]
Assemble = Callable[[Callable[["Iterable[Event]"], None]], "Tools"]


class Options(Protocol):
    """What the command line says about the window."""

    landscape: bool
    fullscreen: bool
    scale: float  # against the real size; 0: what fits the screen


class Window(QObject):
    """The window with all that lives behind it. `assemble` runs on a pool thread once the first picture is shown.

    shown: False for a spare, which loads everything behind a hidden window.

    Signals: painted, after the first picture, or when a spare begins; opened, when the tools are there; failed, when
    they cannot be.
    """

    painted = Signal()
    opened = Signal()
    failed = Signal()

    def __init__(self, assemble: Assemble, width: int, height: int, shown: bool = True) -> None:
        super().__init__()
        self._assemble = assemble
        self.tools: Tools | None = None
        self.technician_tools: AssembleTechnician | None = None  # none: nobody is let in here
        self._way_in: WayIn | None = None
        self.fault_code = ""
        self.bridge = Bridge(self)
        self.engine = QQmlApplicationEngine(self)
        self.visit = Visit(self)
        self.shell = Shell(self.visit, Translations(self.engine), self)
        self.shell.knocked.connect(self._let_in)
        self.keyboard = KeyboardModel(self)
        self.home = HomePageModel(self.visit, self)
        self.visit.provide({"home": self.home}, ready=False)
        self.engine.addImageProvider("icon", IconProvider())
        self.engine.addImportPath(str(QML))
        self.engine.setInitialProperties(
            {
                "visit": self.visit,
                "shell": self.shell,
                "keyboard": self.keyboard,
                "width": width,
                "height": height,
                "visible": shown,
            }
        )
        self.engine.load(QUrl.fromLocalFile(str(QML / "Kiosk" / "Main.qml")))
        if not self.engine.rootObjects():
            raise RuntimeError("Main.qml does not load")
        window = self.engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)  # noqa: S101 (Main.qml is a Window)
        self.window = window
        self._shown = shown
        if shown:
            window.frameSwapped.connect(self.prepare)
        else:
            self.shell.sleep()
            QTimer.singleShot(0, self.prepare)

    @Slot()
    def prepare(self) -> None:
        """Fetch the tools, once the first picture is shown."""
        if self._shown:
            self.window.frameSwapped.disconnect(self.prepare)
        Collector(self)
        self.painted.emit()
        load_other_fonts()
        self.shell.watch(self.window)
        job = Job(lambda _: self._assemble(self.bridge.publish), parent=self)
        job.succeeded.connect(self._on_tools)
        job.failed.connect(self._on_fault)
        job.start()

    @Slot(object)
    def _on_tools(self, tools: "Tools") -> None:
        from kiosk.ui.citizen.pages import build_models
        from kiosk.ui.images import PROVIDER, VisitImages
        from kiosk.ui.pictures import PictureProvider

        images = VisitImages()
        self.engine.addImageProvider(PROVIDER, images)
        self.engine.addImageProvider("picture", PictureProvider())
        self.visit.ended.connect(images.wipe)
        self.bridge.happened.connect(self.shell.hear)
        self.tools = tools
        self.shell.provide(tools)
        self.home.provide(tools)
        self.keyboard.modern = tools.modern_tones
        models = build_models(tools, self.visit, images, self.bridge)
        self.visit.provide(models, ready=True)
        self._hear_codes(models["lookup"], models["card"])
        self.opened.emit()

    def _hear_codes(self, look_up: QObject, card: QObject) -> None:
        """A code reader types into whatever is shown; the look-up takes a slip, the card page a card."""
        from kiosk.ui.citizen.card_page import CardPageModel
        from kiosk.ui.citizen.look_up_page import LookUpPageModel
        from kiosk.ui.wedge import Wedge

        assert isinstance(look_up, LookUpPageModel) and isinstance(card, CardPageModel)  # noqa: S101 (of pages.py)
        self.wedge = Wedge(self)
        self.wedge.scanned.connect(look_up.scanned)
        self.wedge.card_scanned.connect(card.scanned)
        self.window.installEventFilter(self.wedge)

    @Slot()
    def _let_in(self) -> None:
        if self.technician_tools is not None:
            from kiosk.ui.technician.way_in import WayIn

            self._way_in = self._way_in or WayIn(self, self.technician_tools)
            self._way_in.ask()

    @Slot(str)
    def _on_fault(self, code: str) -> None:
        """The kiosk cannot open: the code goes to the screen, large, and to the caller."""
        self.fault_code = code
        self.home.fail(code)
        self.failed.emit()

    def close(self) -> None:
        if self._way_in:
            self._way_in.close()
        Job.stop_all()
        if self.tools:
            self.tools.close()


def run_window(
    argv: Sequence[str], options: Options, assemble: Assemble, technician: AssembleTechnician | None = None
) -> int:
    """Show the kiosk until its window is closed. Returns 0, or 1 when it could not open."""
    application = start_application(argv)
    window = Window(assemble, *window_size(options, application))
    window.technician_tools = technician
    window.painted.connect(lambda: _report(window))
    show(window, options)
    code = application.exec()
    window.close()
    return code or (1 if window.fault_code else 0)


def _report(window: Window) -> None:
    from kiosk.ui.service_notice import report_alive

    report_alive(window)


def start_application(argv: Sequence[str]) -> QGuiApplication:
    if not os.environ.get("QT_QUICK_BACKEND") and not Path("/dev/dri").exists():
        os.environ["QT_QUICK_BACKEND"] = "software"  # without a graphics card the emulated one costs 200 MB and a core
    application = QGuiApplication(list(argv))
    application.setApplicationName("kiosk")
    load_fonts()
    return application


def show(window: Window, options: Options) -> None:
    if options.fullscreen:
        window.window.showFullScreen()
    else:
        window.window.show()


def window_size(options: Options, application: QGuiApplication) -> tuple[int, int]:
    width, height = LANDSCAPE if options.landscape else PORTRAIT
    screen = application.primaryScreen().availableSize()
    scale = options.scale or min(1.0, screen.width() / width, screen.height() / height)
    return round(width * scale), round(height * scale)
