"""The print ledger: what was sent to paper and what became of it."""

from collections.abc import Iterable

from sqlalchemy import RowMapping, insert, select, update

from kiosk.domain.errors import IllegalTransition, StoreError
from kiosk.domain.printing import NEXT, PrintJob, PrintKind, PrintState
from kiosk.store.rows import Rows
from kiosk.store.schema import print_jobs


class PrintLedger(Rows):
    """The part of the unit of work that keeps print jobs."""

    def add_print_job(self, job: PrintJob) -> None:
        self.connection.execute(
            insert(print_jobs).values(
                id=job.id,
                kind=job.kind.value,
                subject_id=job.subject_id,
                copy=job.copy,
                state=job.state.value,
                created_at=job.created_at,
                fault_code=job.fault_code,
            )
        )

    def print_job(self, job_id: str) -> PrintJob:
        """Raises StoreError for an id the ledger does not hold."""
        found = _jobs(self.connection.execute(select(print_jobs).where(print_jobs.c.id == job_id)).mappings())
        if not found:
            raise StoreError("no such print job")
        return found[0]

    def print_jobs(self, subject_id: str) -> list[PrintJob]:
        """Oldest first."""
        query = select(print_jobs).where(print_jobs.c.subject_id == subject_id).order_by(print_jobs.c.sequence)
        return _jobs(self.connection.execute(query).mappings())

    def interrupted_print_jobs(self) -> list[PrintJob]:
        query = select(print_jobs).where(print_jobs.c.state == PrintState.SENDING.value)
        return _jobs(self.connection.execute(query.order_by(print_jobs.c.sequence)).mappings())

    def move_print_job(self, job_id: str, state: PrintState, fault_code: str = "", place: str | None = None) -> None:
        current = self.print_job(job_id).state
        if state not in NEXT[current]:
            raise IllegalTransition(f"print job {current} -> {state}")
        values = {"state": state.value, "fault_code": fault_code}
        if place is not None:
            values["station"] = place
        self.connection.execute(update(print_jobs).where(print_jobs.c.id == job_id).values(values))


def _jobs(rows: Iterable[RowMapping]) -> list[PrintJob]:
    return [
        PrintJob(
            **{key: value for key, value in row.items() if key not in ("sequence", "kind", "state", "station")},
            kind=PrintKind(row["kind"]),
            state=PrintState(row["state"]),
            place=row["station"],
        )
        for row in rows
    ]
