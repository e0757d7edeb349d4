"""How long what is personal stays on this machine, and what is left of a dossier afterwards.

The register keeps codes, dates and states; the Portal keeps the dossier itself. What the Portal has not acknowledged
is never erased.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from kiosk.domain.applicant import NO_CONTACT, Applicant, DocumentKind, IdentityDocument
from kiosk.domain.dossier import Dossier, DossierState

S = DossierState
ENDED = frozenset({S.REFUSED, S.WITHDRAWN, S.STOPPED, S.RETURNED})
# Nobody at this machine is waited for: neither by the citizen nor by the Portal.
WITH_THE_PORTAL = frozenset({S.RECEIVED, S.PROCESSING, S.DONE})
ERASED_NAME = "(dữ liệu đã xóa)"
NOBODY = Applicant(
    citizen_id=None,
    full_name=ERASED_NAME,
    birth_date=date.min,
    document=IdentityDocument(DocumentKind.OTHER, "000"),
)


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """Thời hạn lưu trên máy, counted from the Portal's last acknowledgement and the dossier's last change.

    ASSUMPTION: no text sets a number for the machine that took a dossier in; the law of archives speaks of the
    authority's own copy, which is the Portal's. The centre sets the days.
    """

    days: int
    open_too: bool  # also what is still worked on elsewhere: a self-service kiosk has done its part

    @property
    def states(self) -> frozenset[DossierState]:
        return ENDED | WITH_THE_PORTAL if self.open_too else ENDED

    def before(self, now: datetime) -> datetime:
        """What was quiet since then has been kept long enough."""
        return now - timedelta(days=self.days)


def erased(dossier: Dossier, now: datetime) -> Dossier:
    """The same dossier without a person: code, register number, dates, states, verdicts and counts are left."""
    receipt = dossier.receipt
    return replace(
        dossier,
        applicant=NOBODY,
        principal=None,
        evidence=replace(dossier.evidence, online_request_id=""),
        details={},
        attachments=[],
        facts={},
        receipt=replace(receipt, contact=NO_CONTACT) if receipt else None,
        erased_at=now,
    )
