"""The rail at the left of the desk: the sections an officer may open, and how much waits in each."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kiosk.ui.counter.desk_session import DeskSession
    from kiosk.ui.counter.pages import DeskPage


class DeskRail:
    def __init__(self, session: "DeskSession") -> None:
        self._session = session
        self._pages: Mapping[str, DeskPage] = {}
        self._badges: dict[str, int] = {}

    def provide(self, pages: "Mapping[str, DeskPage]") -> None:
        self._pages = pages

    def forget(self) -> None:
        self._badges.clear()

    def badge(self, key: str, count: int) -> bool:
        """How much waits in a section. True: that is news."""
        news = self._badges.get(key, 0) != count
        self._badges[key] = count
        return news

    def keys(self) -> list[str]:
        """What whoever is logged in may open, in order."""
        return [key for key, page in self._pages.items() if page.section and self._session.may(page.role)]

    def rows(self, here: str) -> list[dict[str, Any]]:
        return [
            {
                "key": key,
                "title": self._pages[key].shown_title(),
                "icon": self._pages[key].icon,
                "keys": self._pages[key].keys,
                "badge": self._badges.get(key, 0),
                "here": key == here,
            }
            for key in self.keys()
        ]
