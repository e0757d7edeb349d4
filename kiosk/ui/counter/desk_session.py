"""Whose desk it is: nobody's, an officer's, or covered until the same officer comes back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kiosk.ui.jobs import Job

if TYPE_CHECKING:
    from kiosk.domain.officer import Officer, Role
    from kiosk.ui.tools import Tools


class DeskSession:
    """Who is logged in, and what they may do."""

    def __init__(self) -> None:
        self.officer: Officer | None = None
        self.locked = False

    @property
    def stage(self) -> str:
        """ "log-in", "secret" (a new one must be chosen), "work" or "locked"."""
        if self.officer is None:
            return "log-in"
        if self.officer.must_change:
            return "secret"
        return "locked" if self.locked else "work"

    @property
    def officer_at_work(self) -> "Officer":
        if self.officer is None:
            raise RuntimeError("nobody is logged in")
        return self.officer

    @property
    def uncovered(self) -> bool:
        """Somebody is logged in and the screen is not covered."""
        return self.officer is not None and not self.locked

    def is_of(self, officer: "Officer") -> bool:
        return self.officer is not None and self.officer.id == officer.id

    def begin(self, officer: "Officer") -> None:
        self.officer, self.locked = officer, False

    def end(self) -> None:
        self.officer, self.locked = None, False

    def may(self, role: "Role | None") -> bool:
        """Whether who is logged in may do what asks for `role`; None: every officer of the counters."""
        from kiosk.domain.officer import Role

        if self.officer is None:
            return False
        if role is None:
            return any(each is not Role.TECHNICIAN for each in self.officer.roles)
        return self.officer.may(role)

    def note(self, act: str, tools: "Tools", parent: QObject) -> None:
        """Into the audit, in a job: "locked" or "logged-out"."""
        from kiosk.services import officers

        officer = self.officer_at_work
        Job(lambda _: officers.note(officer, act, tools.station, tools.unit_of_work, tools.clock), parent).start()
