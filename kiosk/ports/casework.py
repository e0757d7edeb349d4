"""Officers, the history of a dossier, issued forms, and the lists a counter works from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from kiosk.domain.casework import Action, IssuedForm, ProcessingStep
from kiosk.domain.dossier import Dossier, DossierState
from kiosk.domain.officer import Officer


@dataclass(frozen=True, slots=True)
class DossierLine:
    """One line of a list: no more of the dossier is read to draw it."""

    id: str
    dossier_code: str
    procedure_name: str
    owner_name: str
    state: DossierState
    received_at: datetime | None
    due_at: datetime | None
    filed_at: str
    masked_number: str = ""  # of the applicant: the last four digits, enough to tell two of one name apart


@dataclass(frozen=True, slots=True)
class LineFilter:
    """Which dossiers. Empty: no limit of that kind."""

    states: frozenset[DossierState] = frozenset()
    due_before: datetime | None = None
    due_from: datetime | None = None
    stuck: bool = False  # something of it is stuck in the outbox
    citizen_id: str = ""


@dataclass(frozen=True, slots=True)
class FieldCount:
    """One field (lĩnh vực) over a span. Open and overdue ones are those of now."""

    field: str
    received: int
    at_kiosk: int  # of the received ones
    finished: int
    finished_on_time: int
    returned: int
    returned_on_time: int  # whose result was there on the day that was promised
    still_open: int
    overdue: int


class Casework(Protocol):
    """Part of the unit of work."""

    def add_officer(self, officer: Officer) -> None: ...
    def save_officer(self, officer: Officer) -> None: ...
    def officer(self, officer_id: str) -> Officer:
        """Raises OfficerUnknown."""

    def officer_by_account(self, account: str) -> Officer | None: ...
    def officers(self) -> list[Officer]:
        """By account."""

    def add_step(self, step: ProcessingStep) -> None: ...
    def steps_of(self, dossier_id: str) -> list[ProcessingStep]:
        """Oldest first."""

    def add_issued_form(self, form: IssuedForm) -> None: ...
    def issued_forms(self, dossier_id: str) -> list[IssuedForm]:
        """Oldest first."""

    def lines(self, which: LineFilter, limit: int, after: DossierLine | None = None) -> list[DossierLine]:
        """By due date, those without one last, then by id. `after`: the last line of the page before (keyset)."""

    def found(self, words: str, limit: int, after: DossierLine | None = None) -> list[DossierLine]:
        """Dossiers with a word of code or names that begins with each of `words`, the newest here first.

        Diacritics, đ and capitals make no difference, and signs part words. `after`: as in `lines`.
        """

    def count_lines(self, which: LineFilter) -> int: ...
    def register_lines(self, year: str, limit: int, after_number: int = 0) -> list[Dossier]:
        """Dossiers in the order of the register of a year, from `after_number` on."""

    def register_years(self) -> list[str]:
        """The books of the register that hold anything, newest first."""

    def field_counts(self, since: datetime, until: datetime, now: datetime) -> list[FieldCount]:
        """By field, those with most received first; a field of which nothing can be told is left out."""

    def step_counts(self, since: datetime, until: datetime) -> Mapping[Action, int]:
        """How often each step was taken in the span."""

    def state_counts(self, since: datetime, until: datetime) -> Mapping[DossierState, int]:
        """Of the dossiers received in the span."""
