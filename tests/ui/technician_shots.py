"""The technician's walk: the first set-up in six steps, then every page."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem
from technician_bench import CARD_QR, PIN, TechnicianOnBench
from walks import Walk


class TechnicianWalk(Walk):
    """From an empty folder to an accepted machine."""

    name = "technician"
    one_language = True
    sizes = {"portrait": (1080, 1920), "full": (1920, 1080), "narrow": (1366, 768)}  # noqa: RUF012 (as Walk has it)

    def __init__(self, folder: Path, width: int, height: int) -> None:
        self.at = TechnicianOnBench(folder, width, height)
        self.engine, self.window, self.finger = self.at.technician_window.engine, self.at.window, self.at.finger
        upright = height > width
        self.target = 72.0 if upright else 40.0  # type: ignore[misc] # a finger's, or a mouse's
        self.scaled = upright  # type: ignore[misc]

    @property
    def letters(self) -> float:
        return 0.85 if self.scaled else 12 / 17

    def speak(self, language: str) -> None:
        self.at.technician.speak(language)

    def settle(self) -> None:
        self.at.settle()  # the last step opens a store and prints: it may take longer than a page

    def close(self) -> None:
        self.at.close()

    def states(self) -> Iterator[str]:
        yield from self.set_up()
        yield from self.pages()

    def set_up(self) -> Iterator[str]:
        model = self.at.model
        yield "setup-role"
        model.next()
        model.findPlace("ba dinh")
        self.settle()
        yield "setup-centre-places"
        model.pickPlace(model.places[0]["code"])
        model.type("centre.unit_code", "Ba Đình")
        model.next()
        self.settle()
        yield "setup-centre-wrong"
        self.at.technician.dismissToast()
        model.type("centre.unit_code", "H98.02")
        model.next()
        self.at.try_out("portal")
        yield "setup-portal"
        model.next()
        for key in ("card", "scanner", "printer", "hub"):
            self.at.try_out(key)
        yield from self.code_trial()
        yield "setup-devices"
        self.scroll_to_end()
        yield "setup-devices-end"
        model.next()
        self.settle()
        yield "setup-calendar"
        model.next()
        self.settle()
        yield "setup-acceptance"
        model.accept("phutrach", "Phạm Quốc Tùng", "Ngô Văn Mẫu", PIN, PIN + "0")
        self.settle()
        yield "setup-acceptance-unlike"
        model.accept("phutrach", "Phạm Quốc Tùng", "Ngô Văn Mẫu", PIN, PIN)
        self.settle()
        self.at.technician.dismissToast()
        yield "setup-done"

    def code_trial(self) -> Iterator[str]:
        """A reader that types, on trial: waited for, and what it read."""
        self.at.model.choose("code_reader.driver", "keyboard")
        self.settle()
        self.at.trying.tryOut("code", "")
        self.show_part("code")
        yield "setup-code-waiting"
        self.at.scan(CARD_QR)
        self.show_part("code")
        yield "setup-code-read"
        self.at.trying.tryOut("code", "")
        self.at.scan(CARD_QR.replace("Ễ", "?"))
        self.at.technician.dismissToast()
        self.show_part("code")
        yield "setup-code-damaged"

    def show_part(self, part: str) -> None:
        """Scroll until its panel is in sight."""
        panels = [item for item in self.items() if item.property("part") == part and item.isVisible()]
        for flickable in (item for item in self.items() if item.inherits("QQuickFlickable")):
            content = flickable.property("contentItem")
            for panel in panels:
                if content.isAncestorOf(panel):
                    most = max(0.0, flickable.property("contentHeight") - flickable.height())
                    flickable.setProperty("contentY", min(most, panel.mapToItem(content, QPointF()).y()))

    def items(self) -> list[QQuickItem]:
        found: list[QQuickItem] = [self.window.contentItem()]
        for item in found:  # grows on the way down
            found += item.childItems()
        return found

    def pages(self) -> Iterator[str]:
        go = self.at.technician.go
        go("overview")
        self.settle()
        yield "overview"
        self.at.trying.tryOut("card", "999999")
        self.settle()
        yield "overview-card-refused"
        self.at.technician.dismissToast()
        self.scroll_to_end()
        yield "overview-end"
        go("settings")
        self.settle()
        self.at.model.choose("printer")
        self.settle()
        yield "settings"
        go("calendar")
        self.settle()
        yield "calendar"
        self.at.model.add("32/13/2026", "off", "Ngày hội")
        self.scroll_to_end()
        yield "calendar-wrong"
        go("care")
        self.settle()
        yield "care"
        self.at.model.pack("")
        self.settle()
        self.at.technician.dismissToast()
        self.scroll_to_end()
        yield "care-packed"
        go("log")
        self.settle()
        yield "log"
