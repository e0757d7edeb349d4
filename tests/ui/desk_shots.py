"""The clerk's walk: logging in, the work list, the call bar, the palette, and every page of the desk."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from desk_bench import SECRET
from officer_walk import OfficerWalk

from kiosk.domain.identifiers import uuid7
from kiosk.domain.outbox import OutboxItem, OutboxKind, Outcome
from kiosk.domain.portal_news import PortalNews
from kiosk.domain.voice import PetitionKind
from kiosk.services import petitions

PETITIONS = (
    (PetitionKind.FEEDBACK, "Sảnh chờ thiếu ghế cho người cao tuổi, mong trung tâm kê thêm."),
    (PetitionKind.COMPLAINT, "Tôi đã chờ hơn một giờ mà quầy số 3 không có cán bộ."),
    (PetitionKind.PRAISE, "Cán bộ hướng dẫn rất tận tình."),
)
UNSENT = (
    (OutboxKind.REGISTER_DOSSIER, Outcome(False, "PORT-304", answer="error_code -1: SoDienThoai")),
    (OutboxKind.REGISTER_DOSSIER, Outcome(False, "PORT-318", answer="error_code 7")),
    (OutboxKind.REPORT_STEP, Outcome(False, "PORT-308", answer="state 4")),
    (OutboxKind.REGISTER_DOSSIER, Outcome(False, "PORT-309", answer="HTTP 503")),
)


SAID = {
    "child_name": "NGÔ HOÀI MẪU",
    "child_birth_date": "02/11/2026",
    "relation_to_child": "father",
    "phone": "0900 000 00",
    "return_by": "centre",
}


class DeskWalk(OfficerWalk):
    """A supervisor's look at everything."""

    name = "desk"

    def __init__(self, folder: Path, width: int, height: int) -> None:
        self.sit_down(folder, width, height, dossiers=300)

    def speak(self, language: str) -> None:
        self.desk.speak(language)
        self.settle()  # rows are read again

    def states(self) -> Iterator[str]:
        yield from self.session()
        yield from self.work_list()
        yield from self.books()
        yield from self.others()

    def session(self) -> Iterator[str]:
        self.at.settle()
        yield "log-in"
        self.at.desk_window.log_in.logIn("tung", "sai-mat-khau")
        self.settle()
        yield "log-in-refused"
        self.at.handed_over()
        self.at.people_in_hall()
        self.at.log_in()
        self.desk.lock()
        self.settle()
        yield "locked"
        self.at.desk_window.log_in.unlock(SECRET)
        self.until(lambda: self.desk.stage == "work", "the desk again")
        self.settle()

    def work_list(self) -> Iterator[str]:
        yield "work-kiosk"
        bar = self.at.desk_window.call_bar
        bar.callNext()
        self.settle()
        self.at.model.choose("open")
        self.settle()
        yield "work-open-called"
        bar.serve()
        self.settle()
        self.at.model.choose("overdue")
        self.settle()
        yield "work-overdue-serving"
        bar.ask("transfer")
        self.settle()
        yield "call-transfer"
        bar.ask("take")
        self.settle()
        yield "call-take"
        bar.ask("")
        self.at.model.search("nguyen van mau")
        self.settle()
        yield "work-search"
        self.at.model.search("khong co ai nhu vay")
        self.settle()
        yield "work-nothing"
        self.at.model.search("")
        self.at.desk_window.finder.open()
        self.settle()
        yield "palette"
        self.at.desk_window.finder.type("nguyen thi")
        self.settle()
        yield "palette-dossiers"
        self.at.desk_window.finder.close()

    def books(self) -> Iterator[str]:
        self.desk.go("register")
        self.settle()
        yield "register"
        self.at.model.span("31/12", "01/01")
        self.settle()
        yield "register-wrong-span"
        self.desk.go("report")
        self.at.model.choose("month")
        self.settle()
        yield "report"
        self.scroll_to_end()
        yield "report-end"

    def _fill_outbox(self) -> None:
        """One row of each kind that asks for somebody else."""
        tools = self.at.bench.tools
        now = tools.clock.now()
        with tools.unit_of_work() as uow:
            for item in uow.unsent(100):
                uow.settle(item.id, Outcome(delivered=True))
            ids = [dossier.id for dossier in uow.dossiers(300) if dossier.due_at and dossier.registered_at]
            what = {"kind": "supplement", "state_was": "4", "state_now": "5"}
            uow.keep_news(PortalNews(ids[0], now, now, 5, None, now - timedelta(minutes=20), None, what))
            uow.save(replace(uow.dossier(ids[1]), details=SAID))
            for dossier_id, (kind, outcome) in zip(ids[1:], UNSENT, strict=False):
                item = OutboxItem(uuid7(now), kind, dossier_id, "{}", 2, now - timedelta(hours=2), now)
                uow.enqueue(item)
                waits = now + timedelta(minutes=3) if outcome.fault_code == "PORT-309" else None
                uow.settle(item.id, replace(outcome, next_attempt_at=waits))
            uow.commit()

    def mended(self) -> Iterator[str]:
        """From the row that the Portal refused to the form, and back."""
        self.at.model.act()
        self.settle()
        yield "correct"
        self.at.model.form.answer("return_by", "post")
        self.settle()
        yield "correct-begun"
        self.desk.back()
        self.desk.leaveAnyway()
        self.settle()

    def others(self) -> Iterator[str]:
        tools = self.at.bench.tools
        for kind, words in PETITIONS:
            petitions.file(kind, words, "", "K1", tools.unit_of_work, tools.clock, tools.secrets)
        self.desk.go("petitions")
        self.settle()
        self.at.model.write("Trung tâm cảm ơn và đã kê thêm ghế ở sảnh chờ.")
        self.settle()
        yield "petitions"
        self.desk.go("sync")
        self.settle()
        yield "leave-asked"
        self.desk.leaveAnyway()
        self._fill_outbox()
        self.desk.go("sync")
        self.settle()
        yield "sync"
        for number, row in enumerate(("news", "refused", "vendor", "step", "busy")):
            self.at.model.move(number)
            self.settle()
            yield f"sync-{row}"
            if row == "refused":
                yield from self.mended()
        self.desk.go("officers")
        self.settle()
        yield "officers"
        self.at.model.resetSecret()
        self.settle()
        yield "officers-secret"
        self.at.model.begin()
        self.settle()
        yield "officers-new"
        self.desk.dismissToast()
