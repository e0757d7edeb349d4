"""One centre for a day: a kiosk and two desks with stores of their own, the hub between them, the Portal beyond."""

import random
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from pathlib import Path

from kiosk.config import RESOURCES
from kiosk.domain.applicant import Applicant, CardEvidence, CitizenId, DocumentKind, Verdict, VerifiedIdentity
from kiosk.domain.casework import Action
from kiosk.domain.catalogue import Catalogue
from kiosk.domain.dossier import Dossier, PaperMark
from kiosk.domain.form import FieldKind, Form, FormField, complaints
from kiosk.domain.identifiers import uuid7
from kiosk.domain.officer import Officer, Role
from kiosk.domain.ownership import papers_asked
from kiosk.domain.procedure import Procedure
from kiosk.domain.rules import Forms
from kiosk.domain.sharing import Numbering
from kiosk.domain.sheets import ResultLine
from kiosk.domain.ticket import Priority, QueueTicket
from kiosk.services import drafting, intake, queueing, returning, submission
from kiosk.services.casework import StepWish, TakenStep, take_step
from kiosk.services.claiming import HubClaims
from kiosk.services.exchange import Exchange
from kiosk.services.issuing import NO_FACTS, FormFacts
from kiosk.services.returning import Proof, ProofKind
from kiosk.services.rulebook import Rulebook
from kiosk.services.settling import settle
from kiosk.store.calendar import load_calendar
from kiosk.store.editions import load_catalogue
from kiosk.store.hub.postgres_hub import PostgresHub
from kiosk.store.keys import KeyFile
from kiosk.store.opening import Store, open_store
from kiosk.store.rules import load_forms, load_queue_rules, load_reception_rules, load_step_rules
from kiosk.sync.caller import Account
from kiosk.sync.portal import HttpPortal, portal_at
from kiosk.sync.sandbox_portal.server import SANDBOX_ACCOUNT
from kiosk.sync.wire.profile import load_profile
from kiosk.sync.worker import Limits, OutboxWorker
from tests.services.visit import CENTRE, Heard

MONDAY = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)  # 08:00 in Vietnam
RULES = RESOURCES / "rules"
WORDS = "Nguyễn Văn Mẫu", "Trần Thị Mẫu", "Lê Văn Thử", "Phạm Thị Thử", "Đỗ Đức Mẫu"


@dataclass
class DayClock:
    at: datetime = MONDAY

    def now(self) -> datetime:
        self.at += timedelta(seconds=1)  # nobody does two things in one moment
        return self.at

    def to(self, at: datetime) -> None:
        self.at = max(self.at, at)


class Dice:
    def __init__(self) -> None:
        self._chance = random.Random(20261130)

    def randbelow(self, exclusive_upper_bound: int) -> int:
        return self._chance.randrange(exclusive_upper_bound)


@cache
def catalogue() -> Catalogue:
    return load_catalogue(RESOURCES / "catalogue" / "2026-07")


@cache
def forms() -> Forms:
    return load_forms(RULES)


@cache
def rulebook() -> Rulebook:
    calendar = load_calendar(RESOURCES / "calendar")
    return Rulebook(load_step_rules(RULES), load_reception_rules(RULES), catalogue(), calendar, CENTRE)


QUEUE = load_queue_rules(RULES, 20)
PROFILE = load_profile(RULES.parent / "portal", "p1-mapi")


def staff() -> dict[str, Officer]:
    def officer(account: str, name: str, *roles: Role) -> Officer:
        return Officer(f"officer-{account}", account, name, frozenset(roles), "", MONDAY)

    everybody = (
        officer("tiep1", "Trần Thị Mẫu", Role.RECEPTION, Role.CASHIER, Role.RESULT_RETURN),
        officer("tiep2", "Lê Văn Thử", Role.RECEPTION, Role.CASHIER, Role.RESULT_RETURN),
        officer("truong", "Phạm Thị Thử", Role.SUPERVISOR),
    )
    return {one.account: one for one in everybody}


def person(number: int) -> VerifiedIdentity:
    applicant = Applicant(
        CitizenId(f"099{80 + number % 20:03d}{number:06d}"),
        f"{WORDS[number % len(WORDS)]} {number}".upper().rstrip("0123456789 "),
        date(1950 + number % 55, 1 + number % 12, 1 + number % 28),
        sex="Nam",
        nationality="Việt Nam",
        residence=f"Số {number}, phường Hoa Mẫu",
    )
    return VerifiedIdentity(applicant, CardEvidence("PACE-CAN", Verdict.YES, Verdict.YES, Verdict.YES, MONDAY))


def answers(form: Form, number: int) -> dict[str, str]:
    """Everything that the form asks, after whatever was answered before."""
    values: dict[str, str] = {}
    for one in form.fields:
        if one.applies(values):
            values |= _answer(one, number)
    assert not complaints(form, values), complaints(form, values)
    return values


def _answer(one: FormField, number: int) -> dict[str, str]:
    texts = {
        FieldKind.PHONE: f"0900{number:06d}",
        FieldKind.EMAIL: "",
        FieldKind.DATE: "01/02/2020",
        FieldKind.NUMBER: "2",
        FieldKind.CITIZEN_ID: f"099090{number:06d}",
        FieldKind.TAX_CODE: "0990000011",
        FieldKind.TEXT: f"Nội dung mẫu {number}"[: one.max_length],
    }
    if one.kind is FieldKind.ADDRESS:
        return {f"{one.key}.province": "01", f"{one.key}.commune": "00004", f"{one.key}.detail": f"Số {number}"}
    if one.kind is FieldKind.CHOICE:
        return {one.key: one.choices[0].value}
    return {one.key: texts[one.kind]}


@dataclass
class Desk:
    """A station of the centre: the kiosk too, which has no officer."""

    code: str
    counter: str
    store: Store
    exchange: Exchange
    worker: OutboxWorker
    portal: HttpPortal
    hub: PostgresHub
    clock: DayClock
    dice: Dice
    officer: Officer | None = None
    chief: Officer = field(default_factory=lambda: staff()["truong"])

    @property
    def claims(self) -> HubClaims:
        return HubClaims(self.exchange, lambda key: QUEUE.line(key).counters)

    @property
    def clerk(self) -> Officer:
        assert self.officer is not None
        return self.officer

    # What a citizen does at the kiosk ------------------------------------------------------------------------

    def take_number(self, procedure: Procedure, priority: Priority = Priority.NORMAL) -> QueueTicket:
        line = QUEUE.line_for_field(procedure.summary.field)
        return queueing.issue(line, priority, self.code, self.store.unit_of_work, self.clock)

    def begin(self, number: int, procedure: Procedure, identity: VerifiedIdentity | None = None) -> Dossier:
        case = procedure.cases[0] if procedure.cases else ""
        who = identity or person(number)
        return drafting.start(who, procedure, catalogue().edition, case, self.store.unit_of_work, self.clock)

    def fill(self, dossier: Dossier, number: int, mark: PaperMark) -> Dossier:
        procedure = catalogue().procedure(dossier.procedure_code)
        form = forms().for_procedure(procedure)
        filled = drafting.keep_details(dossier.id, form, answers(form, number), self.store.unit_of_work)
        for document in papers_asked(filled, procedure):
            drafting.mark_paper(dossier.id, document, mark, self.store.unit_of_work)
        return filled

    def file(self, number: int, procedure: Procedure) -> Dossier:
        dossier = self.begin(number, procedure)
        self.fill(dossier, number, PaperMark.TO_COUNTER)
        book = rulebook()
        return submission.submit(
            dossier.id,
            procedure,
            forms().for_procedure(procedure),
            CENTRE,
            book.reception.for_procedure(procedure.code),
            book.calendar,
            self.store.unit_of_work,
            self.clock,
            self.dice,
        )

    # What an officer does ------------------------------------------------------------------------------------

    def accept(self, dossier_id: str) -> TakenStep:
        """The papers lie on the counter."""
        dossier = self.dossier(dossier_id)
        procedure = catalogue().procedure(dossier.procedure_code)
        for document in papers_asked(dossier, procedure):
            intake.hand_in(dossier_id, document.id, self.clerk, self.store.unit_of_work)
        form = forms().for_procedure(procedure)
        wish = uuid7(self.clock.now())
        rest = rulebook(), self.store.unit_of_work, self.clock, self.dice
        return intake.accept(dossier_id, wish, self.clerk.id, procedure, form, *rest)

    def receive(self, number: int, procedure: Procedure) -> TakenStep:
        """Somebody without a card that can be read comes to the desk."""
        p = person(number).applicant
        assert p.citizen_id is not None
        typed = intake.TypedPerson(DocumentKind.CITIZEN_CARD, p.citizen_id.digits, p.full_name, p.birth_date)
        seen = intake.identity_seen(typed, self.clerk, self.clock)
        dossier = self.begin(number, procedure, seen)
        self.fill(dossier, number, PaperMark.TO_COUNTER)
        return self.accept(dossier.id)

    def step(
        self,
        dossier_id: str,
        action: Action,
        reason: str = "Lý do mẫu",
        new_day: date | None = None,
        facts: FormFacts = NO_FACTS,
        by: Officer | None = None,
    ) -> TakenStep:
        wish = StepWish(uuid7(self.clock.now()), action, reason, new_day, facts)
        return take_step(dossier_id, wish, (by or self.clerk).id, rulebook(), self.store.unit_of_work, self.clock)

    def return_result(self, dossier_id: str) -> TakenStep:
        receipt = self.dossier(dossier_id).receipt
        assert receipt is not None
        proof = Proof(ProofKind.PIN, pin=receipt.pin)
        lines = (ResultLine("Kết quả mẫu", "01/KQ", 1),)
        wish = uuid7(self.clock.now())
        rest = rulebook(), self.store.unit_of_work, self.clock
        return returning.return_result(dossier_id, wish, proof, lines, "", self.clerk.id, *rest)

    # ---------------------------------------------------------------------------------------------------------

    def dossier(self, dossier_id: str) -> Dossier:
        with self.store.unit_of_work() as uow:
            return uow.dossier(dossier_id)

    def send(self) -> None:
        self.worker.round(asked=True)


@dataclass
class Day:
    kiosk: Desk
    first: Desk
    second: Desk
    clock: DayClock

    @property
    def stations(self) -> tuple[Desk, Desk, Desk]:
        return self.kiosk, self.first, self.second

    @property
    def desks(self) -> tuple[Desk, Desk]:
        return self.first, self.second

    def exchange(self, rounds: int = 2) -> None:
        for _ in range(rounds):
            for station in self.stations:
                station.exchange.round()

    def send(self) -> None:
        for station in self.stations:
            station.send()

    def bring(self, desk: Desk, dossier_id: str) -> None:
        """Take a dossier to this desk, as the desk's page does: ask, wait for its home, take."""
        for _ in range(3):
            if desk.dossier(dossier_id).home == "" or desk.claims.bring(dossier_id):
                return
            self.exchange()
        raise AssertionError("the dossier did not come")


def open_day(folder: Path, address: str, portal: str) -> Day:
    """address: of the hub. portal: where the sandbox Portal listens."""
    portal_account = SANDBOX_ACCOUNT
    clock, dice, people = DayClock(), Dice(), staff()

    def desk(code: str, counter: str, account: str) -> Desk:
        store = open_store(
            folder / code / "store", KeyFile(folder / code / "key"), Heard(), numbering=Numbering(code, shared=True)
        )
        gate: AbstractContextManager[object] = threading.Lock()
        hub = PostgresHub(address, "", code, clock)
        letters = [line.letter for line in QUEUE.lines]
        exchange = Exchange(
            code, bool(account), letters, hub, store.unit_of_work, store.attachments, clock, sending=lambda: gate
        )
        account_there = Account(portal_account.username, portal_account.password)
        line = portal_at(portal, f"{portal}/tep", account_there, PROFILE, connect_seconds=0.5)
        record = partial(settle, unit_of_work=store.unit_of_work, clock=clock)
        limits = Limits(connections=2, spread_seconds=0.0)
        worker = OutboxWorker(
            store.unit_of_work, record, line, line.files_for, store.attachments.pieces, clock, lambda _: None, limits
        )
        with store.unit_of_work() as uow:
            for one in people.values():
                uow.add_officer(one)
            uow.commit()
        return Desk(code, counter, store, exchange, worker, line, hub, clock, dice, people.get(account))

    return Day(desk("K1", "", ""), desk("Q1", "1", "tiep1"), desk("Q2", "2", "tiep2"), clock)


def twenty_procedures() -> list[Procedure]:
    """Everyday ones that can be filed by anybody: the first twenty with papers and a term."""
    found = []
    for summary in sorted(catalogue().everyday(), key=lambda s: s.code):
        procedure = catalogue().procedure(summary.code)
        if procedure.counter_term is not None and procedure.papers_to_hand_in(_case(procedure)):
            found.append(procedure)
    assert len(found) >= 20
    return found[:20]


def _case(procedure: Procedure) -> str:
    return procedure.cases[0] if procedure.cases else ""


def numbers_of(rows: Iterator[tuple[str, int]]) -> dict[str, list[int]]:
    """Book -> its numbers, sorted."""
    books: dict[str, list[int]] = {}
    for book, number in rows:
        books.setdefault(book, []).append(number)
    return {book: sorted(numbers) for book, numbers in books.items()}


def doubled(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]
