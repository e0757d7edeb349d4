"""Which Portal a dossier goes to: most to the national one, those of some procedures to a ministry's own system."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.domain.errors import ConfigError
from kiosk.domain.portal_answer import PlacedFile, PortalAnswer
from kiosk.domain.satisfaction import MonthlyRatings
from kiosk.domain.submission import Step, Submission
from kiosk.ports import FileService, Portal, PortalRecord, PortalService

ProcedureOf = Callable[[str], tuple[str, str]]


class DestinationRule(BaseModel):
    """One [[destination]] of the centre's file; the first that fits decides. procedure and version may hold * and ?.

    name: of its credential, portal-password-<name>. version: of the catalogue's edition that the dossier began with.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    procedure: str
    version: str = "*"
    profile: str
    address: str
    files_address: str = ""
    file_service: str = "portal"
    username: str
    profile_file: Path | None = None

    def fits(self, procedure_code: str, version: str) -> bool:
        return fnmatchcase(procedure_code, self.procedure) and fnmatchcase(version, self.version)


def load_destinations(path: Path) -> tuple[DestinationRule, ...]:
    """Raises ConfigError."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        if set(table) - {"destination"}:
            raise ValueError("unknown table")
        return tuple(DestinationRule(**rule) for rule in table.get("destination", ()))
    except (OSError, ValueError, TypeError, ValidationError) as exc:
        raise ConfigError("portal.destinations_file") from exc


@dataclass(frozen=True, slots=True)
class RoutedPortal:
    """Implements ports.Portal by handing each call to where its dossier belongs.

    procedure_of: dossier code -> procedure code and version, for calls that know only the code; raises DossierUnknown.
    """

    usual: Portal
    others: Sequence[tuple[DestinationRule, Portal]]
    procedure_of: ProcedureOf

    @property
    def steps_at_once(self) -> int:
        return min(portal.steps_at_once for portal in self._all())

    def offers(self, service: PortalService) -> bool:
        return self.usual.offers(service)

    def ping(self) -> None:
        self.usual.ping()

    def files_for(self, submission: Submission) -> FileService:
        return self._of(submission).files_for(submission)

    def create(self, submission: Submission, files: Mapping[str, PlacedFile]) -> PortalAnswer:
        return self._of(submission).create(submission, files)

    def update(self, submission: Submission, files: Mapping[str, PlacedFile], portal_id: str = "") -> PortalAnswer:
        return self._of(submission).update(submission, files, portal_id)

    def append_steps(self, steps: Sequence[Step], portal_id: str = "") -> PortalAnswer:
        """Steps of one dossier go together."""
        if len({step.dossier_code for step in steps}) != 1:
            raise ValueError("steps of several dossiers, or none")
        return self._known(steps[0].dossier_code).append_steps(steps, portal_id)

    def report_ratings(self, report: MonthlyRatings) -> None:
        self.usual.report_ratings(report)

    def look_up(self, dossier_code: str) -> PortalRecord | None:
        return self._known(dossier_code).look_up(dossier_code)

    # ---------------------------------------------------------------------------------------------------------

    def _of(self, submission: Submission) -> Portal:
        return self._chosen(submission.procedure_code, submission.procedure_version)

    def _known(self, dossier_code: str) -> Portal:
        return self._chosen(*self.procedure_of(dossier_code))

    def _chosen(self, procedure_code: str, version: str) -> Portal:
        return next((portal for rule, portal in self.others if rule.fits(procedure_code, version)), self.usual)

    def _all(self) -> list[Portal]:
        return [self.usual, *(portal for _, portal in self.others)]
