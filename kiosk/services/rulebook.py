"""Today's rules of this centre, together: what every step of an officer is checked against."""

from dataclasses import dataclass

from kiosk.domain.casework import StepRules
from kiosk.domain.catalogue import Catalogue
from kiosk.domain.centre import OneStopCentre
from kiosk.domain.due_dates import TermBasis
from kiosk.domain.rules import ReceptionRules
from kiosk.domain.working_time import WorkCalendar


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Quy tắc của Trung tâm."""

    steps: StepRules
    reception: ReceptionRules
    catalogue: Catalogue
    calendar: WorkCalendar
    centre: OneStopCentre

    def term_basis(self, procedure_code: str) -> TermBasis:
        """Raises ProcedureUnknown when the edition in force no longer has the procedure."""
        term = self.catalogue.procedure(procedure_code).counter_term
        return TermBasis(term, self.reception.for_procedure(procedure_code), self.centre.hours, self.calendar)

    def basis_without_term(self, procedure_code: str) -> TermBasis:
        """For steps that do not count the whole term anew: they work for procedures that were withdrawn, too."""
        return TermBasis(None, self.reception.for_procedure(procedure_code), self.centre.hours, self.calendar)
