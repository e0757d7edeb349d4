"""The desk of one officer: who works here, which page is shown, and what is said in passing."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.local_time import date_text, local, time_text
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.jobs import Job
from kiosk.ui.translations import Translations

if TYPE_CHECKING:
    from kiosk.domain.events import Event
    from kiosk.domain.officer import Officer, Role
    from kiosk.ui.counter.page_model import DeskPageModel
    from kiosk.ui.counter.pages import DeskPage
    from kiosk.ui.images import VisitImages
    from kiosk.ui.tools import Tools

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

TICK_MS = 1000
REFRESH_TICKS = 5  # other desks and kiosks change what a page shows
TOAST_TICKS = 6


@QmlElement
@QmlUncreatable("made in desk_window.py")
class Desk(QObject):
    """Signals: changed; ticked, when the clock moved; wiped, when an officer's work is forgotten; refreshed, when what
    is shown may have changed; contrastWanted and largeTextWanted, for the theme.
    """

    changed = Signal()
    ticked = Signal()
    wiped = Signal()
    refreshed = Signal()
    contrastWanted = Signal()
    largeTextWanted = Signal()

    def __init__(self, translations: Translations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translations = translations
        self._tools: Tools | None = None
        self._images: VisitImages | None = None
        self._pages: dict[str, DeskPage] = {}
        self._models: dict[str, DeskPageModel] = {}
        self._officer: Officer | None = None
        self._online = self._locked = False
        self._fault_code = ""
        self._badges: dict[str, int] = {}
        self._toast: dict[str, str] = {}
        self._toast_ticks = self._idle_ticks = self._tick = 0
        self._minute = ""
        self._kinds: frozenset[QEvent.Type] = frozenset()
        self._forget()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    def _forget(self) -> None:
        self._trail: list[tuple[str, str]] = []
        self._forward = True
        self._asked: tuple[str, str] | None = None  # where to, once what would be lost may be lost

    # Tools and pages -------------------------------------------------------------------------------------------

    @property
    def tools(self) -> "Tools":
        if self._tools is None:
            raise RuntimeError("the desk is not open yet")
        return self._tools

    @property
    def images(self) -> "VisitImages":
        """Pictures of the work at hand: forgotten when the officer leaves."""
        if self._images is None:
            raise RuntimeError("the desk is not open yet")
        return self._images

    def provide(self, tools: "Tools", pages: "dict[str, DeskPage]", images: "VisitImages") -> None:
        self._tools, self._pages, self._images = tools, pages, images
        self._online = tools.outbox.online
        self.changed.emit()

    def furnish(self, models: "dict[str, DeskPageModel]") -> None:
        """Hand over the view-models by page key."""
        self._models |= models
        self.changed.emit()

    def fail(self, code: str) -> None:
        """The desk cannot open."""
        self._fault_code = code
        self.changed.emit()

    def hear(self, event: "Event") -> None:
        """An event of the other rooms, after its commit."""
        from kiosk.domain.events import ConnectionChanged

        if isinstance(event, ConnectionChanged):
            self._online = event.online
            self.changed.emit()
        if self._officer is not None:
            for model in self._models.values():
                model.heard(event)
            self.refresh()

    def refresh(self) -> None:
        """What is shown may have changed: the page and the counters of the rail read it again."""
        if self._officer is not None and not self._locked:
            if self.page_model is not None:
                self.page_model.refreshed()
            self.refreshed.emit()

    # Session ---------------------------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def stage(self) -> str:
        """ "opening", "failed", "log-in", "secret" (a new one must be chosen), "work" or "locked"."""
        if self._fault_code:
            return "failed"
        if self._tools is None:
            return "opening"
        if self._officer is None:
            return "log-in"
        if self._officer.must_change:
            return "secret"
        return "locked" if self._locked else "work"

    @Property(dict, notify=changed)
    def fault(self) -> dict[str, str]:
        """Why the desk cannot open."""
        if not self._fault_code:
            return {"title": "", "action": "", "code": ""}
        return {  # the texts of faults are among the tools that are not there
            "title": self.tr("Quầy chưa mở được kho hồ sơ."),
            "action": self.tr("Dữ liệu không mất. Vui lòng báo kỹ thuật viên mã dưới đây."),
            "code": self._fault_code,
        }

    @property
    def officer(self) -> "Officer | None":
        return self._officer

    @property
    def officer_at_work(self) -> "Officer":
        if self._officer is None:
            raise RuntimeError("nobody is logged in")
        return self._officer

    @Property(str, notify=changed)
    def officerName(self) -> str:
        return self._officer.full_name if self._officer else ""

    @Property(str, notify=changed)
    def officerRoles(self) -> str:
        from kiosk.ui.counter.words import role_titles

        return role_titles(self._officer.roles) if self._officer else ""

    def admit(self, officer: "Officer") -> None:
        """Logged in, or come back to a locked screen."""
        same = self._officer is not None and self._officer.id == officer.id
        if not same:
            self._wipe()
        self._officer, self._locked, self._idle_ticks = officer, False, 0
        self.changed.emit()
        if self.stage == "work" and not self._trail:
            self.go(self.first_page())
        self.refresh()

    def first_page(self) -> str:
        return next(key for key, page in self._pages.items() if page.section and self.may(page.role))

    @Slot()
    def lock(self) -> None:
        """Cover the screen; what was being done waits beneath for the same officer."""
        if self.stage == "work":
            self._locked = True
            self._note("locked")
            self.changed.emit()

    @Slot()
    def logOut(self) -> None:
        if self._officer is None:
            return
        self._note("logged-out")
        self._officer, self._locked = None, False
        self._wipe()
        self.changed.emit()

    def _note(self, act: str) -> None:
        from kiosk.services import officers

        tools, officer = self.tools, self.officer_at_work
        job = Job(lambda _: officers.note(officer.id, act, tools.station, tools.unit_of_work, tools.clock), self)
        job.start()

    def _wipe(self) -> None:
        self._forget()
        self._toast = {}
        self._badges.clear()
        for model in self._models.values():
            model.reset()
        self.wiped.emit()

    # Pages -----------------------------------------------------------------------------------------------------

    @Property(list, notify=changed)
    def sections(self) -> list[dict[str, Any]]:
        """The rail: what this officer may open."""
        here = self.section
        return [
            {
                "key": key,
                "title": page.shown_title(),
                "icon": page.icon,
                "keys": page.keys,
                "badge": self._badges.get(key, 0),
                "here": key == here,
            }
            for key, page in self._pages.items()
            if page.section and self._officer is not None and self.may(page.role)
        ]

    def may(self, role: "Role | None") -> bool:
        """Whether who is logged in may do what asks for `role`; None: every officer of the counters."""
        from kiosk.domain.officer import Role

        if self._officer is None:
            return False
        if role is None:
            return any(each is not Role.TECHNICIAN for each in self._officer.roles)
        return self._officer.may(role)

    @Property(str, notify=changed)
    def page(self) -> str:
        return self._trail[-1][0] if self._trail else ""

    @property
    def section(self) -> str:
        return self._trail[0][0] if self._trail else ""

    @Property(str, notify=changed)
    def file(self) -> str:
        return self._pages[self._trail[-1][0]].qml if self._trail else ""

    @Property(QObject, notify=changed)
    def model(self) -> QObject | None:
        """The view-model of the page shown."""
        return self._models.get(self._trail[-1][0]) if self._trail else None

    @property
    def page_model(self) -> "DeskPageModel | None":
        return self._models.get(self._trail[-1][0]) if self._trail else None

    @Property(bool, notify=changed)
    def forward(self) -> bool:
        return self._forward

    @Property(bool, notify=changed)
    def canGoBack(self) -> bool:
        return len(self._trail) > 1

    @Property(str, notify=changed)
    def backTitle(self) -> str:
        """The page that Esc leads to."""
        return self._pages[self._trail[-2][0]].shown_title() if len(self._trail) > 1 else ""

    @Property(str, notify=changed)
    def asked(self) -> str:
        """What would be lost by leaving the page: the dialog asks. Empty: no dialog."""
        return self._models[self.page].unsaved() if self._asked and self._trail else ""

    @Slot(str)
    def open(self, key: str) -> None:
        """A section of the rail."""
        self.go(key)

    @Slot(str, str)
    def go(self, key: str, subject: str = "") -> None:
        """Show a page; a section begins a new trail. Nothing happens when the officer's roles do not allow it."""
        page = self._pages[key]
        if self.stage != "work" or not self.may(page.role):
            return
        if self._trail and self._models[self.page].unsaved():
            self._asked = (key, subject)
            self.changed.emit()
            return
        self._show(key, subject)

    @Slot()
    def back(self) -> None:
        if len(self._trail) > 1:
            key, subject = self._trail[-2]
            if self._models[self.page].unsaved():
                self._asked = (key, subject)
                self.changed.emit()
            else:
                self._show(key, subject)

    @Slot()
    def leaveAnyway(self) -> None:
        if self._asked is not None:
            (key, subject), self._asked = self._asked, None
            self._models[self.page].reset()
            self._show(key, subject)

    @Slot()
    def stay(self) -> None:
        self._asked = None
        self.changed.emit()

    def _show(self, key: str, subject: str) -> None:
        place = (key, subject)
        keys = [before for before, _ in self._trail]
        self._forward = key not in keys
        if self._pages[key].section:
            self._trail = [place]
        elif key in keys:
            self._trail = [*self._trail[: keys.index(key)], place]
        else:
            self._trail = [*self._trail, place]
        self._models[key].entered(subject)
        self.changed.emit()

    # What stands round the page --------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def centre(self) -> str:
        return self._tools.centre.name if self._tools else ""

    @Property(str, notify=changed)
    def counter(self) -> str:
        return self._tools.counter if self._tools else ""

    @Property(bool, notify=changed)
    def online(self) -> bool:
        return self._online

    @Property(str, notify=changed)
    def simulated(self) -> str:
        return ", ".join(self._tools.simulated) if self._tools else ""

    @Property(str, notify=ticked)
    def clock(self) -> str:
        return time_text(local(self._tools.clock.now()).time()) if self._tools else ""

    @Property(str, notify=ticked)
    def date(self) -> str:
        return date_text(self._tools.clock.now()) if self._tools else ""

    def badge(self, key: str, count: int) -> None:
        """How much waits in a section, shown in the rail."""
        if self._badges.get(key, 0) != count:
            self._badges[key] = count
            self.changed.emit()

    def say(self, text: str, kind: str = "ok") -> None:
        """A word in passing: "ok", "warn" or "fault"."""
        self._toast, self._toast_ticks = {"text": text, "kind": kind}, TOAST_TICKS
        self.changed.emit()

    def say_fault(self, code: str) -> None:
        text = self.tools.faults[code]
        self.say(f"{text.title} {text.action} ({code})", "fault")

    @Property(dict, notify=changed)
    def toast(self) -> dict[str, str]:
        return self._toast or {"text": "", "kind": "ok"}

    @Slot()
    def dismissToast(self) -> None:
        self._toast = {}
        self.changed.emit()

    # Language --------------------------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def language(self) -> str:
        return self._translations.language

    @Slot()
    def switchLanguage(self) -> None:
        self.speak("en" if self.language == "vi" else "vi")

    def speak(self, language: str) -> None:
        self._translations.use(language)
        for model in self._models.values():
            model.changed.emit()
        self.changed.emit()
        self.ticked.emit()

    # Time ------------------------------------------------------------------------------------------------------

    def watch(self, window: QObject) -> None:
        """Hear every key and click of the window, for the screen lock."""
        kinds = QEvent.Type
        mouse = (kinds.MouseButtonPress, kinds.MouseMove, kinds.Wheel)
        self._kinds = frozenset({*mouse, kinds.TouchBegin, kinds.KeyPress})
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in self._kinds:
            self._idle_ticks = 0
        return False

    def tick(self) -> None:
        """A second has passed."""
        self._tick += 1
        self._idle_ticks = 0 if Job.any_running() else self._idle_ticks + 1
        self._toast_ticks -= 1
        if self._toast and self._toast_ticks <= 0:
            self.dismissToast()
        if self._tools and self._idle_ticks >= 60 * self._tools.lock_minutes:
            self.lock()
        if self._tick % REFRESH_TICKS == 0:
            self.refresh()
        minute = self.clock + self.date
        if minute != self._minute:
            self._minute = minute
            self.ticked.emit()
