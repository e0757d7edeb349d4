"""How one got to the page that is shown."""

from typing import NamedTuple


class Place(NamedTuple):
    key: str  # in pages.PAGES
    subject: str  # what the page is about: an id, never a name


class Trail:
    """From a section of the rail to the page at hand."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self.forward = True  # which way the last move went

    @property
    def here(self) -> Place | None:
        return self._places[-1] if self._places else None

    @property
    def section(self) -> str:
        return self._places[0].key if self._places else ""

    @property
    def before(self) -> Place | None:
        """Where Esc leads."""
        return self._places[-2] if len(self._places) > 1 else None

    def move(self, place: Place, section: bool) -> None:
        """A section begins anew; a page passed on the way is gone back to; any other comes behind."""
        keys = [each.key for each in self._places]
        self.forward = place.key not in keys
        if section:
            self._places = [place]
        elif place.key in keys:
            self._places = [*self._places[: keys.index(place.key)], place]
        else:
            self._places.append(place)
