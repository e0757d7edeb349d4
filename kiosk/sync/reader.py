"""What the Portal tells when asked: procedures, services, code lists, accounts, questions; and answers to those."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from kiosk.domain.errors import PortalAnswerUnreadable
from kiosk.sync.caller import Caller, require_success
from kiosk.sync.wire.answers import pick
from kiosk.sync.wire.catalogue import Agency, FieldOfWork, NationalProcedure, OnlineService, ProcedureLine
from kiosk.sync.wire.model import WireModel
from kiosk.sync.wire.questions import PublishedQuestion, Question, QuestionReply
from kiosk.sync.wire.state import StateAnswer

M = TypeVar("M", bound=WireModel)


class PortalReader:
    """Every method raises PortalError, and ServiceNotOffered where the profile has no such call."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def procedures(self) -> list[ProcedureLine]:
        return self._models("procedures", ProcedureLine)

    def procedure(self, code: str) -> NationalProcedure | None:
        found = self._models("procedure", NationalProcedure, {"code": code})
        return next((one for one in found if one.code == code), None)

    def online_services(self) -> list[OnlineService]:
        return self._models("online_services", OnlineService)

    def agencies(self) -> list[Agency]:
        return self._models("agencies", Agency)

    def fields(self) -> list[FieldOfWork]:
        return self._models("fields", FieldOfWork)

    def code_list(self, name: str, parameters: Mapping[str, str] | None = None) -> list[Mapping[str, Any]]:
        """A list of which only the name is known: rows as they come. name: ours, from [calls] of the profile."""
        return self._caller.rows(name, parameters)

    def tech_id(self, number: str) -> str:
        """The Portal's id of an account, by số định danh or mã số thuế; empty: it knows none."""
        rows = self._caller.rows("tech_id", {"number": number})
        return str(rows[0].get("TECHNICALID") or "") if rows else ""

    def next_code(self, unit_code: str) -> str:
        """The next dossier code of a ministry's series (P3). Ours are fixed at the counter: only where it insists."""
        reply = self._caller.ask("next_code", {"unit": unit_code})
        require_success(reply.answer)
        code = pick(reply.body, self._caller.profile.calls["next_code"].rows)
        if not isinstance(code, str) or not code:
            raise PortalAnswerUnreadable("no code")
        return code

    # Questions and answers -----------------------------------------------------------------------------------

    def questions(self) -> list[Question]:
        """Sent to this agency from the Portal."""
        return self._models("questions", Question)

    def question_bank(self) -> list[Question]:
        return self._models("question_bank", Question)

    def replies(self, question_id: str) -> list[Question]:
        return self._models("replies", Question, {"question": question_id})

    def publish(self, question: PublishedQuestion) -> None:
        self._tell("publish_question", [question])

    def reply(self, reply: QuestionReply) -> None:
        self._tell("answer_question", [reply])

    def tell_state(self, state: StateAnswer) -> None:
        """DongBoTrangThaiHoSo, of a dossier that the Portal pushed."""
        require_success(self._caller.ask("state", data=self._caller.spelled(state.tree())).answer)

    # ---------------------------------------------------------------------------------------------------------

    def _models(self, name: str, model: type[M], parameters: Mapping[str, str] | None = None) -> list[M]:
        try:
            return [model.model_validate(row) for row in self._caller.rows(name, parameters)]
        except ValidationError:
            raise PortalAnswerUnreadable(f"rows of {name}") from None  # the cause quotes values

    def _tell(self, name: str, models: list[PublishedQuestion] | list[QuestionReply]) -> None:
        data = [self._caller.spelled(one.tree()) for one in models]
        require_success(self._caller.ask(name, data=data).answer)
