"""Officers, steps, issued forms, and the counter's lists."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, insert, or_, select, text, update

from kiosk.domain.casework import IssuedForm, ProcessingStep
from kiosk.domain.dossier import Dossier, DossierState
from kiosk.domain.errors import OfficerUnknown
from kiosk.domain.officer import Officer
from kiosk.domain.outbox import OutboxState
from kiosk.ports import DossierLine, LineFilter
from kiosk.store.dossier_rows import from_rows as dossier_from_rows
from kiosk.store.records import from_row, from_rows, to_values
from kiosk.store.rows import Rows
from kiosk.store.schema import attachments, dossiers, issued_forms, officers, outbox, processing_steps

OWNER = func.coalesce(
    func.json_extract(dossiers.c.principal, "$.name"), func.json_extract(dossiers.c.applicant, "$.full_name")
)
WITHOUT_DUE = case((dossiers.c.due_at.is_(None), 1), else_=0)


class CaseworkRows(Rows):
    """The part of the unit of work that serves the counters."""

    # Officers ------------------------------------------------------------------------------------------------

    def add_officer(self, officer: Officer) -> None:
        self.connection.execute(insert(officers).values(to_values(officer)))

    def save_officer(self, officer: Officer) -> None:
        found = self.connection.execute(update(officers).where(officers.c.id == officer.id).values(to_values(officer)))
        if found.rowcount != 1:
            raise OfficerUnknown

    def officer(self, officer_id: str) -> Officer:
        row = self.connection.execute(select(officers).where(officers.c.id == officer_id)).mappings().first()
        if row is None:
            raise OfficerUnknown
        return from_row(Officer, row)

    def officer_by_account(self, account: str) -> Officer | None:
        row = self.connection.execute(select(officers).where(officers.c.account == account)).mappings().first()
        return None if row is None else from_row(Officer, row)

    def officers(self) -> list[Officer]:
        return from_rows(Officer, self.connection.execute(select(officers).order_by(officers.c.account)).mappings())

    # History -------------------------------------------------------------------------------------------------

    def add_step(self, step: ProcessingStep) -> None:
        self.connection.execute(insert(processing_steps).values(to_values(step)))

    def steps_of(self, dossier_id: str) -> list[ProcessingStep]:
        query = select(processing_steps).where(processing_steps.c.dossier_id == dossier_id)
        rows = self.connection.execute(query.order_by(processing_steps.c.sequence)).mappings()
        return from_rows(ProcessingStep, rows)

    def add_issued_form(self, form: IssuedForm) -> None:
        self.connection.execute(insert(issued_forms).values(to_values(form)))

    def issued_forms(self, dossier_id: str) -> list[IssuedForm]:
        query = select(issued_forms).where(issued_forms.c.dossier_id == dossier_id)
        return from_rows(IssuedForm, self.connection.execute(query.order_by(text("issued_form.rowid"))).mappings())

    # Lists ---------------------------------------------------------------------------------------------------

    def lines(self, which: LineFilter, limit: int, after: DossierLine | None = None) -> list[DossierLine]:
        order = WITHOUT_DUE, dossiers.c.due_at, dossiers.c.id
        which_ones = select(dossiers.c.id).where(*_conditions(which))  # the index alone; then a page of rows
        if after is not None:
            which_ones = which_ones.where(_beyond(after))
        query = select(
            dossiers.c.id,
            dossiers.c.dossier_code,
            dossiers.c.procedure_name,
            OWNER.label("owner_name"),
            dossiers.c.state,
            dossiers.c.received_at,
            dossiers.c.due_at,
            dossiers.c.filed_at,
            dossiers.c.citizen_id,
        ).where(dossiers.c.id.in_(which_ones.order_by(*order).limit(limit)))
        return [_line(row) for row in self.connection.execute(query.order_by(*order)).mappings()]

    def count_lines(self, which: LineFilter) -> int:
        query = select(func.count()).select_from(dossiers).where(*_conditions(which))
        return int(self.connection.execute(query).scalar_one())

    def register_lines(self, year: str, limit: int, after_number: int = 0) -> list[Dossier]:
        query = select(dossiers).where(dossiers.c.register_book == year, dossiers.c.register_number > after_number)
        return self._dossiers_of(query.order_by(dossiers.c.register_number).limit(limit))

    def state_counts(self, since: datetime, until: datetime) -> Mapping[DossierState, int]:
        span = dossiers.c.received_at >= since, dossiers.c.received_at < until
        query = select(dossiers.c.state, func.count()).where(*span)
        rows = self.connection.execute(query.group_by(dossiers.c.state)).all()
        return {DossierState(state): int(count) for state, count in rows}

    def _dossiers_of(self, query: Select[Any]) -> list[Dossier]:
        rows = self.connection.execute(query).mappings().all()
        files: dict[str, list[Any]] = {row["id"]: [] for row in rows}
        order = attachments.c.dossier_id, attachments.c.position
        of_these = select(attachments).where(attachments.c.dossier_id.in_(files)).order_by(*order)
        for row in self.connection.execute(of_these).mappings():
            files[row["dossier_id"]].append(row)
        return [dossier_from_rows(row, files[row["id"]]) for row in rows]


def _conditions(which: LineFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if which.states:
        found.append(dossiers.c.state.in_([state.value for state in which.states]))
    else:
        found.append(dossiers.c.state != DossierState.DRAFT.value)
    if which.due_before is not None:
        found.append(dossiers.c.due_at < which.due_before)
    if which.due_from is not None:
        found.append(dossiers.c.due_at >= which.due_from)
    if which.stuck:
        found.append(dossiers.c.id.in_(select(outbox.c.subject_id).where(outbox.c.state == OutboxState.STUCK.value)))
    found += [dossiers.c.folded.contains(word, autoescape=True) for word in which.words.split()]
    if which.citizen_id:
        found.append(dossiers.c.citizen_id == which.citizen_id)
    return found


def _beyond(after: DossierLine) -> ColumnElement[bool]:
    later = dossiers.c.id > after.id
    if after.due_at is None:
        return and_(dossiers.c.due_at.is_(None), later)
    same = and_(dossiers.c.due_at == after.due_at, later)
    return or_(dossiers.c.due_at > after.due_at, same, dossiers.c.due_at.is_(None))


def _line(row: Mapping[Any, Any]) -> DossierLine:
    return DossierLine(
        id=row["id"],
        dossier_code=row["dossier_code"] or "",
        procedure_name=row["procedure_name"],
        owner_name=row["owner_name"],
        state=DossierState(row["state"]),
        received_at=row["received_at"],
        due_at=row["due_at"],
        filed_at=row["filed_at"],
        masked_number=f"{'*' * 8}{row['citizen_id'][-4:]}" if row["citizen_id"] else "",
    )
