"""The officer at the counter: the same services that the desk's pages call."""

from kiosk.domain.applicant import VerifiedIdentity
from kiosk.domain.casework import FormCode
from kiosk.domain.dossier import Dossier
from kiosk.domain.form import complaints
from kiosk.domain.handover import HandOver
from kiosk.domain.identifiers import uuid7
from kiosk.domain.officer import Officer, Role
from kiosk.domain.ownership import papers_asked
from kiosk.domain.printing import PrintState
from kiosk.domain.procedure import Procedure
from kiosk.domain.ticket import QueueTicket
from kiosk.services import drafting, fees, form_printing, handing_over, intake, queueing, shifts
from kiosk.services.casework import TakenStep
from kiosk.services.fees import CashTaken
from kiosk.services.rulebook import Rulebook
from kiosk.ui.counter.office_press import press_of
from tests.journeys.personas.centre import Centre
from tests.journeys.personas.papers import Form


class Counter:
    """Number: what is written over it."""

    def __init__(self, centre: Centre, number: str) -> None:
        self.centre, self.number, tools = centre, number, centre.tools
        roles = frozenset({Role.RECEPTION, Role.CASHIER})
        self.officer = Officer("officer-1", "mau", "LÊ THỊ THỬ", roles, "", tools.clock.now())
        self.book = Rulebook(tools.step_rules, tools.reception_rules, tools.catalogue, tools.calendar, tools.centre)
        with tools.unit_of_work() as uow:
            uow.add_officer(self.officer)
            uow.commit()

    # The hall --------------------------------------------------------------------------------------------------

    def calls_next(self, line: str) -> QueueTicket:
        tools = self.centre.tools
        called = queueing.call_next(
            self.number, (line,), self.officer, tools.queue_rules, tools.unit_of_work, tools.clock
        )
        assert called is not None
        return queueing.start_serving(called.id, self.number, self.officer, tools.unit_of_work, tools.clock)

    def has_served(self, ticket: QueueTicket) -> None:
        tools = self.centre.tools
        queueing.finish(ticket.id, self.number, self.officer, tools.unit_of_work, tools.clock)

    # Work that a kiosk began --------------------------------------------------------------------------------------

    def takes_over(self, code: str) -> HandOver:
        """The work that the citizen names by its code."""
        tools = self.centre.tools
        [line] = [w for w in handing_over.waiting(tools.catalogue, tools.unit_of_work) if w.code == code]
        return handing_over.claim(line.id, self.officer, self.number, tools.unit_of_work, tools.clock, tools.claims)

    def has_finished(self, work: HandOver) -> None:
        tools = self.centre.tools
        handing_over.finish(work.id, self.officer, tools.unit_of_work, tools.clock)

    # Reception ---------------------------------------------------------------------------------------------------

    def begins(self, who: VerifiedIdentity, procedure: Procedure) -> Dossier:
        tools = self.centre.tools
        edition, case = tools.catalogue.edition, procedure.cases[0] if procedure.cases else ""
        return drafting.start(who, procedure, edition, case, tools.unit_of_work, tools.clock)

    def types(self, dossier: Dossier, answers: dict[str, str]) -> Dossier:
        """What the citizen says, after what is known already."""
        tools = self.centre.tools
        form = tools.forms.for_procedure(tools.catalogue.record(dossier.procedure_code))
        values = {**dossier.details, **answers}
        assert complaints(form, values) == {}
        return drafting.keep_details(dossier.id, form, values, tools.unit_of_work)

    def receives(self, dossier: Dossier) -> TakenStep:
        """Takes every paper that was not scanned into his hands, and accepts."""
        tools = self.centre.tools
        procedure = tools.catalogue.record(dossier.procedure_code)
        scanned = {attachment.document_id for attachment in dossier.attachments}
        for document in papers_asked(dossier, procedure):
            if document.id not in scanned:
                intake.hand_in(dossier.id, document.id, self.officer, tools.unit_of_work)
        return intake.accept(
            dossier.id,
            uuid7(tools.clock.now()),
            self.officer.id,
            procedure,
            tools.forms.for_procedure(procedure),
            self.book,
            tools.unit_of_work,
            tools.clock,
            tools.secrets,
            tools.units.place_name,
        )

    def prints_form_01(self, dossier_id: str) -> Form:
        """Giấy tiếp nhận hồ sơ và hẹn trả kết quả: the citizen's sheet."""
        tools, before = self.centre.tools, len(self.centre.forms())
        with tools.unit_of_work() as uow:
            [issued] = [f for f in uow.issued_forms(dossier_id) if f.form is FormCode.RECEIPT]
        state = form_printing.print_issued(dossier_id, issued.id, 1, press_of(tools, self.officer))
        assert state is PrintState.PRINTED
        [sheet] = self.centre.forms()[before:]
        return sheet

    # Money -------------------------------------------------------------------------------------------------------

    def sets_the_fee(self, dossier_id: str, amount_vnd: int, reason: str) -> None:
        tools, wish = self.centre.tools, uuid7(self.centre.tools.clock.now())
        fees.set_fee(dossier_id, amount_vnd, wish, reason, self.officer.id, self.book, tools.unit_of_work, tools.clock)

    def opens_the_drawer(self, float_vnd: int) -> None:
        tools = self.centre.tools
        shifts.open_shift(self.officer.id, self.number, float_vnd, tools.unit_of_work, tools.clock)

    def takes_cash(self, dossier_id: str, tendered_vnd: int) -> CashTaken:
        tools = self.centre.tools
        payment_id = uuid7(tools.clock.now())
        return fees.take_cash(dossier_id, payment_id, tendered_vnd, self.officer.id, tools.unit_of_work, tools.clock)
