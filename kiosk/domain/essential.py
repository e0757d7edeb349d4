"""What most people come for (dịch vụ công thiết yếu): done here, or honestly shown the way to where it is done."""

from dataclasses import dataclass

from kiosk.domain.catalogue import Catalogue
from kiosk.domain.errors import ProcedureUnknown
from kiosk.domain.procedure import ProcedureSummary


@dataclass(frozen=True, slots=True)
class EssentialService:
    """One door. With one procedure it opens that; with several they are listed."""

    key: str
    title: str
    icon: str
    codes: tuple[str, ...]  # the usual one first

    def procedures(self, catalogue: Catalogue) -> list[ProcedureSummary]:
        """Those of this edition: a newer one may have dropped a code."""
        found = []
        for code in self.codes:
            try:
                found.append(catalogue.summary(code))
            except ProcedureUnknown:
                continue
        return found


@dataclass(frozen=True, slots=True)
class ElsewhereService:
    """What lives on another site: what it is, what to have ready, where to go, what an officer can help with."""

    key: str
    title: str
    icon: str
    what: str
    prepare: tuple[str, ...]
    address: str  # https://… of a government site
    steps: tuple[str, ...]  # where to press there


@dataclass(frozen=True, slots=True)
class EssentialServices:
    here: tuple[EssentialService, ...]
    elsewhere: tuple[ElsewhereService, ...]
