"""Makes the view-model of every page once the tools are there."""

from PySide6.QtCore import QObject

from kiosk.ui.bridge import Bridge
from kiosk.ui.citizen.card_page import CardPageModel
from kiosk.ui.citizen.case_page import CasePageModel
from kiosk.ui.citizen.confirm_page import ConfirmPageModel
from kiosk.ui.citizen.details_page import DetailsPageModel
from kiosk.ui.citizen.essential_page import EssentialPageModel
from kiosk.ui.citizen.filing import Filing
from kiosk.ui.citizen.find_page import FindPageModel
from kiosk.ui.citizen.keep_draft import KeepDraftModel
from kiosk.ui.citizen.look_up_page import LookUpPageModel
from kiosk.ui.citizen.officer_call import OfficerCallModel
from kiosk.ui.citizen.page_model import PageModel
from kiosk.ui.citizen.papers_page import PapersPageModel
from kiosk.ui.citizen.pay_page import PayPageModel
from kiosk.ui.citizen.petition_page import PetitionPageModel
from kiosk.ui.citizen.rate_page import RatePageModel
from kiosk.ui.citizen.resume_page import ResumePageModel
from kiosk.ui.citizen.review_page import ReviewPageModel
from kiosk.ui.citizen.sheet_page import SheetPageModel
from kiosk.ui.citizen.submitted_page import SubmittedPageModel
from kiosk.ui.citizen.ticket_page import TicketPageModel
from kiosk.ui.images import VisitImages
from kiosk.ui.tools import Tools
from kiosk.ui.visit import Visit

PAGES: tuple[type[PageModel], ...] = (
    FindPageModel,
    SheetPageModel,
    CardPageModel,
    ConfirmPageModel,
    CasePageModel,
    DetailsPageModel,
    PapersPageModel,
    ReviewPageModel,
    SubmittedPageModel,
    LookUpPageModel,
    TicketPageModel,
    PayPageModel,
    PetitionPageModel,
    RatePageModel,
    EssentialPageModel,
    OfficerCallModel,
    KeepDraftModel,
    ResumePageModel,
)


def build_models(tools: Tools, visit: Visit, images: VisitImages, bridge: Bridge) -> dict[str, QObject]:
    """Page name -> its model. They live as long as the visit's owner."""
    filing = Filing(tools, visit, images, bridge, parent=visit)
    return {model.page: model(filing, visit) for model in PAGES}
