"""How was the service? Three faces, one reason, once for each transaction."""

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.errors import AlreadyRated
from kiosk.domain.ticket import QueueTicket
from kiosk.domain.voice import Rating, Score
from kiosk.services import queueing, ratings
from kiosk.ui.citizen.page_model import PageModel
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.jobs import Report
from kiosk.ui.rule_words import shown

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by pages.py")
class RatePageModel(PageModel):
    changed = Signal()
    fault = Property(dict, PageModel.shown_fault, notify=changed)
    busy = Property(bool, PageModel.is_busy, notify=changed)
    page = "rate"

    def _forget(self) -> None:
        self._subject = self._procedure = self._number = ""
        self._score: Score | None = None
        self._thanked = False

    def entered(self) -> None:
        self._forget()
        self._subject, self._procedure = self._filing.rating_of, self._filing.rating_procedure

    @Property(bool, notify=changed)
    def asksNumber(self) -> bool:
        """Nobody knows yet what is rated: the number of today's ticket tells."""
        return not self._subject and not self._thanked

    @Property(bool, notify=changed)
    def numberReady(self) -> bool:
        return bool(self._number.strip()) and not self.is_busy()

    @Property(str, notify=changed)
    def question(self) -> str:
        return shown(self._tools.rating_rules.question)

    @Property(list, notify=changed)
    def faces(self) -> list[dict[str, Any]]:
        """value, icon, title, and whether it is the chosen one."""
        rows = (
            (Score.VERY_SATISFIED, "laugh", self.tr("Rất hài lòng")),
            (Score.SATISFIED, "smile", self.tr("Hài lòng")),
            (Score.UNSATISFIED, "frown", self.tr("Chưa hài lòng")),
        )
        return [{"value": s.value, "icon": icon, "title": t, "chosen": s is self._score} for s, icon, t in rows]

    @Property(list, notify=changed)
    def reasons(self) -> list[dict[str, str]]:
        """key and title; none until a face is chosen."""
        known = self._tools.rating_rules.reasons_for(self._score) if self._score else ()
        return [{"key": reason.key, "title": shown(reason.title)} for reason in known]

    @Property(bool, notify=changed)
    def thanked(self) -> bool:
        return self._thanked

    @Slot(str)
    def typeNumber(self, text: str) -> None:
        self._number, self._fault = text, ""
        self.changed.emit()

    @Slot()
    def findTicket(self) -> None:
        if not self.numberReady:
            return
        number, tools = self._number, self._tools

        def work(_: Report) -> QueueTicket:
            return queueing.served_today(number, tools.unit_of_work, tools.clock)

        self._fault = ""
        self._run("find", work, self._on_ticket, self._on_fault)

    @Slot(str)
    def choose(self, value: str) -> None:
        self._score = Score(value)
        self.changed.emit()

    @Slot(str)
    def send(self, reason: str) -> None:
        """reason: a key, or empty for none."""
        tools, score, subject, procedure = self._tools, self._score, self._subject, self._procedure
        if score is None or not subject:
            return

        def work(_: Report) -> Rating:
            return ratings.rate(
                subject, score, tools.station, tools.unit_of_work, tools.clock, reason, procedure_code=procedure
            )

        self._fault = ""
        self._run("send", work, self._on_rated, self._on_refused)

    @Slot()
    def done(self) -> None:
        self._visit.end()

    def _on_ticket(self, ticket: QueueTicket) -> None:
        self._subject = ticket.id

    def _on_rated(self, _: Rating) -> None:
        self._thanked = True

    def _on_refused(self, code: str) -> None:
        """Rated before: thanked all the same, nothing is counted twice."""
        self._thanked = code == AlreadyRated.code
        self._fault = "" if self._thanked else code
