"""What one visit gathers between the card and the slip."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from kiosk.domain.applicant import VerifiedIdentity
from kiosk.domain.form import Form
from kiosk.domain.procedure import Procedure
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
        self.photo = ""  # address for Image.source
        self.case = ""
        self.values: dict[str, str] = {}  # answers so far, form key -> text
        self.dossier_id = ""
        self.submitted = False
        self.ticket_id = ""  # the number this visit took
        self.hand_over_id = ""  # the work lies on the counters' list: its draft is not ours to let go
        self.ticket_field = ""  # the lĩnh vực that a number is to be taken for
        self.correcting = ""  # the form key that the review sent back; empty: all questions in turn

    @property
    def procedure(self) -> Procedure:
        """Raises ProcedureUnknown."""
        return self.tools.catalogue.procedure(self.visit.procedure_code)

    @property
    def form(self) -> Form:
        return self.tools.forms.for_procedure(self.procedure)

    def identify(self, identity: VerifiedIdentity, photo: QImage) -> None:
        """A card was read. What another card had begun is let go."""
        self.reset()
        self.identity = identity
        self.photo = "" if photo.isNull() else self.images.put(PHOTO, photo)

    def begun(self, dossier_id: str) -> None:
        self.dossier_id = self.visit.dossier_id = dossier_id

    def reset(self) -> None:
        if self.dossier_id and not (self.submitted or self.hand_over_id):
            self._let_go(self.dossier_id)
        self._forget()
        self.images.wipe()
        self.visit.dossier_id = ""

    def _let_go(self, dossier_id: str) -> None:
        open_store = self.tools.unit_of_work

        def work(_: Report) -> None:
            drafting.discard(dossier_id, open_store)

        Job(work, parent=self).start()
