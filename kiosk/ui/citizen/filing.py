"""What one visit gathers between the card and the slip."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QImage

from kiosk.domain.applicant import VerifiedIdentity
from kiosk.domain.dossier import Dossier
from kiosk.domain.form import Form
from kiosk.domain.ownership import papers_asked
from kiosk.domain.procedure import Procedure, RequiredDocument
from kiosk.services import drafting
from kiosk.ui.bridge import Bridge
from kiosk.ui.images import VisitImages
from kiosk.ui.jobs import Job, Report
from kiosk.ui.tools import Tools
from kiosk.ui.visit import Visit

PHOTO = "photo"


class Filing(QObject):
    """Shared by the page models from the card to the slip; emptied when the visit ends.

    A draft that was not submitted is let go then: the machine keeps nothing of a person who only tried.
    """

    def __init__(
        self, tools: Tools, visit: Visit, images: VisitImages, bridge: Bridge, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.tools, self.visit, self.images, self.bridge = tools, visit, images, bridge
        self._forget()
        visit.ended.connect(self.reset)

    def _forget(self) -> None:
        self.identity: VerifiedIdentity | None = None
        self.qr_differs: frozenset[str] = frozenset()  # in which of the applicant's fields the QR says something else
        self.photo = ""  # address for Image.source
        self.case = ""
        self.values: dict[str, str] = {}  # answers so far, form key -> text
        self.draft: Dossier | None = None  # as the store holds it
        self.found: list[Dossier] = []  # drafts that the holder of the card asked to be kept
        self.dossier_id = ""
        self.submitted = False
        self.ticket_id = ""  # the number this visit took
        self.hand_over_id = ""  # the work lies on the counters' list: its draft is not ours to let go
        self.paying_for = ""  # the dossier whose fee is asked for
        self.rating_of = self.rating_procedure = ""  # the dossier or ticket that may be rated
        self.ticket_field = ""  # the lĩnh vực that a number is to be taken for
        self.correcting = ""  # the form key that the review sent back; empty: all questions in turn

    @property
    def procedure(self) -> Procedure:
        """The full record, or what the summary tells. Raises ProcedureUnknown."""
        return self.tools.catalogue.record(self.visit.procedure_code)

    @property
    def form(self) -> Form:
        return self.tools.forms.for_procedure(self.procedure)

    def identify(self, identity: VerifiedIdentity, photo: QImage) -> None:
        """A card was read. What another card had begun is let go; the number taken for the hall stays."""
        ticket_id = self.ticket_id
        self.reset()
        self.identity, self.ticket_id = identity, ticket_id
        self.photo = "" if photo.isNull() else self.images.put(PHOTO, photo)

    @property
    def kept(self) -> bool:
        """Its owner asked for it to be kept."""
        return self.draft is not None and self.draft.kept_until is not None

    @property
    def papers(self) -> tuple[RequiredDocument, ...]:
        """What is to be handed in with this draft."""
        return papers_asked(self.draft, self.procedure) if self.draft else ()

    def take(self, draft: Dossier) -> None:
        """The store holds this now: begun, or found again."""
        self.draft, self.case, self.values = draft, draft.case, {**self.values, **draft.details}
        self.dossier_id = self.visit.dossier_id = draft.id

    def rate(self, subject_id: str, procedure_code: str = "") -> None:
        """What the rating that follows is about."""
        self.rating_of, self.rating_procedure = subject_id, procedure_code

    @Slot()
    def reset(self) -> None:
        if self.dossier_id and not (self.submitted or self.hand_over_id or self.kept):
            self._let_go(self.dossier_id)
        self._forget()
        self.images.wipe()
        self.visit.dossier_id = ""

    def _let_go(self, dossier_id: str) -> None:
        open_store = self.tools.unit_of_work

        def work(_: Report) -> None:
            drafting.discard(dossier_id, open_store)

        Job(work, parent=self).start()
