"""What reception does off the UI thread: a kiosk's work taken over, the draft begun and kept, the one press."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kiosk.domain.applicant import DocumentKind, VerifiedIdentity
from kiosk.domain.dossier import Dossier, DossierState
from kiosk.domain.errors import DeviceError
from kiosk.domain.form import Form, read_date
from kiosk.domain.handover import HandOver
from kiosk.domain.officer import Officer
from kiosk.domain.procedure import Procedure
from kiosk.services import drafting, handing_over, intake
from kiosk.services.form_printing import print_issued
from kiosk.services.intake import Check, TypedPerson
from kiosk.services.printing import print_slip
from kiosk.services.sitting import how_many
from kiosk.ui.counter.office_press import press_of
from kiosk.ui.counter.rulebook import rulebook_of

if TYPE_CHECKING:
    from kiosk.ui.tools import Tools

FORM_COPIES = 2  # of form 01: one for the citizen, one for the dossier


@dataclass(frozen=True, slots=True)
class Matter:
    """What a person came for, and the form that goes with it."""

    procedure: Procedure
    form: Form


@dataclass(frozen=True, slots=True)
class Accepted:
    dossier: Dossier
    fault: str  # of a printer; the reception stands
    together: int  # how many dossiers this person handed in today, this one among them


@dataclass(frozen=True, slots=True)
class IntakeJobs:
    """Every method blocks. `officer`: whoever is at work when the job begins."""

    tools: "Tools"
    officer: Officer

    def read(self, dossier_id: str) -> Dossier:
        with self.tools.unit_of_work() as uow:
            return uow.dossier(dossier_id)

    def claim(self, work_id: str) -> HandOver:
        tools = self.tools
        return handing_over.claim(work_id, self.officer, tools.counter, tools.unit_of_work, tools.clock, tools.claims)

    def release(self, work_id: str) -> None:
        handing_over.release(work_id, self.officer, self.tools.unit_of_work, self.tools.clock)

    def identity_of(self, said: Mapping[str, str]) -> VerifiedIdentity:
        """The officer has compared the person with the document."""
        person = TypedPerson(
            kind=DocumentKind(said["kind"]),
            number=said.get("number", ""),
            full_name=said.get("name", ""),
            birth_date=read_date(said.get("born", "")),
            nationality=said.get("nationality", ""),
            residence=said.get("residence", ""),
        )
        return intake.identity_seen(person, self.officer, self.tools.clock)

    def begin(self, who: VerifiedIdentity, procedure: Procedure, let_go: Dossier | None) -> Dossier:
        """The draft; `let_go`: the one of another matter that it takes the place of."""
        tools = self.tools
        case = procedure.cases[0] if procedure.cases else ""
        if let_go is not None:
            drafting.discard(let_go.id, tools.unit_of_work)
        return drafting.start(who, procedure, tools.catalogue.edition, case, tools.unit_of_work, tools.clock)

    def choose_case(self, dossier_id: str, case: str) -> Dossier:
        return drafting.choose_case(dossier_id, case, self.tools.unit_of_work)

    def keep(self, dossier_id: str, form: Form, values: Mapping[str, str], today: date) -> Dossier:
        return drafting.keep_details(dossier_id, form, values, self.tools.unit_of_work, today)

    def check(self, dossier: Dossier, matter: Matter) -> list[Check]:
        tools, book = self.tools, rulebook_of(self.tools)
        return intake.checks(dossier, matter.procedure, matter.form, book, tools.unit_of_work, tools.clock)

    def accept(
        self, dossier: Dossier, matter: Matter, values: Mapping[str, str], today: date, press: str, work_id: str
    ) -> Accepted:
        """The one press. The form's last words are kept first; `work_id`: the kiosk's work that ends with it."""
        tools = self.tools
        if dossier.state is DossierState.DRAFT:
            self.keep(dossier.id, matter.form, values, today)
        taken = intake.accept(
            dossier.id,
            press,
            self.officer.id,
            matter.procedure,
            matter.form,
            rulebook_of(tools),
            tools.unit_of_work,
            tools.clock,
            tools.secrets,
            tools.units.place_name,
        )
        tools.tray.drop(dossier.id)  # the dossier has its files
        if work_id:
            handing_over.finish(work_id, self.officer, tools.unit_of_work, tools.clock)
        fault = self._print(dossier.id, taken.form.id if taken.form else "")
        with tools.unit_of_work() as uow:
            accepted = uow.dossier(dossier.id)
            return Accepted(accepted, fault, how_many(accepted, uow))

    def _print(self, dossier_id: str, form_id: str) -> str:
        """Form 01 and the slip; the code of what a printer refused. The reception stands all the same."""
        tools, actor = self.tools, self.officer.account
        try:
            if form_id:
                print_issued(dossier_id, form_id, FORM_COPIES, press_of(tools, self.officer))
            print_slip(
                dossier_id,
                tools.centre,
                tools.receipt_printer,
                tools.paper,
                tools.unit_of_work,
                tools.clock,
                actor=actor,
            )
        except DeviceError as fault:
            return fault.code
        return ""
