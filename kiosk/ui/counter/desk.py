"""The desk of one officer: who works here, which page is shown, and what is said in passing."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.link import Link
from kiosk.ui.counter.desk_clock import DeskClock
from kiosk.ui.counter.desk_rail import DeskRail
from kiosk.ui.counter.desk_session import DeskSession
from kiosk.ui.counter.desk_toast import DeskToast
from kiosk.ui.counter.trail import Place, Trail
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.rule_words import shown
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

REFRESH_SECONDS = 5  # other desks and kiosks change what a page shows


@QmlElement
@QmlUncreatable("made in desk_window.py")
class Desk(QObject):
    """Signals: changed; wiped, when an officer's work is forgotten; refreshed, when what
    is shown may have changed; papersAccepted, when papers became part of what the Portal is told; contrastWanted and
    largeTextWanted, for the theme.
    """

    changed = Signal()
    wiped = Signal()
    refreshed = Signal()
    papersAccepted = Signal()
    contrastWanted = Signal()
    largeTextWanted = Signal()

    def __init__(self, translations: Translations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translations = translations
        self._tools: Tools | None = None
        self._images: VisitImages | None = None
        self._pages: dict[str, DeskPage] = {}
        self._models: dict[str, DeskPageModel] = {}
        self._session = DeskSession()
        self._rail = DeskRail(self._session)
        self._toast = DeskToast()
        self._link = Link.UNKNOWN
        self._fault_code = ""
        self._seconds = 0
        self._clock = DeskClock(self)
        self._clock.second.connect(self._on_second)
        self._clock.idle.connect(self.lock)
        self._forget()

    def _forget(self) -> None:
        self._trail = Trail()
        self._asked: Place | None = None  # where to, once what would be lost may be lost

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
        self._rail.provide(pages)
        self._link = tools.outbox.link
        self._clock.provide(tools.clock, 60 * tools.lock_minutes)
        self.changed.emit()

    def furnish(self, models: "dict[str, DeskPageModel]") -> None:
        """Hand over the view-models by page key."""
        self._models |= models
        self.changed.emit()

    def fail(self, code: str) -> None:
        """The desk cannot open."""
        self._fault_code = code
        self.changed.emit()

    @Slot(object)
    def hear(self, event: "Event") -> None:
        """An event of the other rooms, after its commit."""
        from kiosk.domain.events import ConnectionChanged

        if isinstance(event, ConnectionChanged):
            self._link = event.link
            self.changed.emit()
        if self.officer is not None:
            for model in self._models.values():
                model.heard(event)
            self.refresh()

    def refresh(self) -> None:
        """What is shown may have changed: the page and the counters of the rail read it again."""
        if self._session.uncovered:
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
        return self._session.stage

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
        return self._session.officer

    @property
    def officer_at_work(self) -> "Officer":
        return self._session.officer_at_work

    @Property(str, notify=changed)
    def officerName(self) -> str:
        return self.officer.full_name if self.officer else ""

    @Property(str, notify=changed)
    def officerRoles(self) -> str:
        from kiosk.ui.counter.words import role_titles

        return role_titles(self.officer.roles) if self.officer else ""

    def admit(self, officer: "Officer") -> None:
        """Logged in, or come back to a locked screen."""
        if not self._session.is_of(officer):
            self._wipe()
        self._session.begin(officer)
        self._clock.touched()
        self.changed.emit()
        if self.stage == "work" and self._trail.here is None:
            self.go(self.first_page())
        self.refresh()

    def first_page(self) -> str:
        return self._rail.keys()[0]

    @Slot()
    def lock(self) -> None:
        """Cover the screen; what was being done waits beneath for the same officer."""
        if self.stage == "work":
            self._session.locked = True
            self._session.note("locked", self.tools, self)
            self.changed.emit()

    @Slot()
    def logOut(self) -> None:
        if self.officer is None:
            return
        self._session.note("logged-out", self.tools, self)
        self._session.end()
        self._wipe()
        self.changed.emit()

    def _wipe(self) -> None:
        self._forget()
        self._toast.dismiss()
        self._rail.forget()
        for model in self._models.values():
            model.reset()
        self.wiped.emit()

    # Pages -----------------------------------------------------------------------------------------------------

    @Property(list, notify=changed)
    def sections(self) -> list[dict[str, Any]]:
        """The rail: what this officer may open."""
        return self._rail.rows(self._trail.section)

    def may(self, role: "Role | None") -> bool:
        """Whether who is logged in may do what asks for `role`; None: every officer of the counters."""
        return self._session.may(role)

    @Property(str, notify=changed)
    def page(self) -> str:
        return self._trail.here.key if self._trail.here else ""

    @Property(str, notify=changed)
    def file(self) -> str:
        return self._pages[self.page].qml if self.page else ""

    @Property(QObject, notify=changed)
    def model(self) -> QObject | None:
        """The view-model of the page shown."""
        return self.page_model

    @property
    def page_model(self) -> "DeskPageModel | None":
        return self._models.get(self.page)

    @Property(bool, notify=changed)
    def forward(self) -> bool:
        return self._trail.forward

    @Property(bool, notify=changed)
    def canGoBack(self) -> bool:
        return self._trail.before is not None

    @Property(str, notify=changed)
    def backTitle(self) -> str:
        """The page that Esc leads to."""
        before = self._trail.before
        return self._pages[before.key].shown_title() if before else ""

    @Property(str, notify=changed)
    def asked(self) -> str:
        """What would be lost by leaving the page: the dialog asks. Empty: no dialog."""
        return self.page_model.unsaved() if self._asked and self.page_model else ""

    @Slot(str)
    def open(self, key: str) -> None:
        """A section of the rail."""
        self.go(key)

    @Slot(str, str)
    def go(self, key: str, subject: str = "") -> None:
        """Show a page; a section begins a new trail. Nothing happens when the officer's roles do not allow it."""
        if self.stage == "work" and self.may(self._pages[key].role):
            self._leave_for(Place(key, subject))

    @Slot()
    def back(self) -> None:
        if self._trail.before is not None:
            self._leave_for(self._trail.before)

    def _leave_for(self, place: Place) -> None:
        """Asks first when the page would lose something."""
        if self.page_model is not None and self.page_model.unsaved():
            self._asked = place
            self.changed.emit()
        else:
            self._show(place)

    @Slot()
    def leaveAnyway(self) -> None:
        place, self._asked = self._asked, None
        if place is not None and self.page_model is not None:
            self.page_model.reset()
            self._show(place)

    @Slot()
    def stay(self) -> None:
        self._asked = None
        self.changed.emit()

    def _show(self, place: Place) -> None:
        self._trail.move(place, self._pages[place.key].section)
        self._models[place.key].entered(place.subject)
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
        return self._link is Link.ONLINE

    @Property(str, notify=changed)
    def line(self) -> str:
        """How the way to the Portal is, as the last real exchange showed it."""
        return {
            Link.UNKNOWN: self.tr("Ngoại tuyến"),
            Link.ONLINE: self.tr("Đã nối Cổng"),
            Link.NO_NETWORK: self.tr("Ngoại tuyến"),
            Link.CAPTIVE: self.tr("Mạng đòi đăng nhập"),
            Link.PORTAL_ILL: self.tr("Cổng đang lỗi"),
            Link.UNTRUSTED: self.tr("Cổng không xác thực được"),
            Link.LOGGED_OUT: self.tr("Cổng không nhận tài khoản"),
        }[self._link]

    @Property(str, notify=changed)
    def simulated(self) -> str:
        return ", ".join(shown(part) for part in self._tools.simulated) if self._tools else ""

    @property
    def clock(self) -> DeskClock:
        return self._clock

    def badge(self, key: str, count: int) -> None:
        """How much waits in a section, shown in the rail."""
        if self._rail.badge(key, count):
            self.changed.emit()

    def say(self, text: str, kind: str = "ok") -> None:
        """A word in passing: "ok", "warn" or "fault"."""
        self._toast.say(text, kind)
        self.changed.emit()

    def say_fault(self, code: str) -> None:
        text = self.tools.faults[code]
        self.say(f"{shown(text.title)} {shown(text.action)} ({code})", "fault")

    @Property(dict, notify=changed)
    def toast(self) -> dict[str, str]:
        return self._toast.shown or {"text": "", "kind": "ok"}

    @Slot()
    def dismissToast(self) -> None:
        self._toast.dismiss()
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
        self.refresh()  # words that stand in rows already read

    # Time ------------------------------------------------------------------------------------------------------

    def watch(self, window: QObject) -> None:
        """Lock the screen when nobody touches the window for long."""
        self._clock.watch(window)

    @Slot()
    def _on_second(self) -> None:
        self._seconds += 1
        if self._toast.second():
            self.dismissToast()
        if self._seconds % REFRESH_SECONDS == 0:
            self.refresh()
