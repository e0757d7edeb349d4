"""Officers, steps, issued forms, and the register."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, insert, select, text, update

from kiosk.domain.casework import IssuedForm, ProcessingStep
from kiosk.domain.dossier import Dossier, DossierState
from kiosk.domain.errors import OfficerUnknown
from kiosk.domain.officer import Officer
from kiosk.store.dossier_rows import from_rows as dossier_from_rows
from kiosk.store.records import from_row, from_rows, to_values
from kiosk.store.rows import Rows
from kiosk.store.schema import attachments, dossiers, issued_forms, officers, processing_steps


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

    # The register ------------------------------------------------------------------------------------------

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
