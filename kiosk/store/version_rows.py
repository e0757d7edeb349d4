"""What a later version of a paper takes the place of, and the papers of a citizen's earlier dossiers."""

from sqlalchemy import exists, insert, select

from kiosk.domain.dossier import Attachment, Dossier, DossierState
from kiosk.store.casework_rows import CaseworkRows
from kiosk.store.dossier_rows import attachment_from_row, attachment_row
from kiosk.store.schema import attachment_versions, attachments, dossiers


class VersionRows(CaseworkRows):
    """The part of the unit of work that knows what was there before."""

    def keep_version(self, dossier_id: str, version: Attachment) -> None:
        row = attachment_row(dossier_id, 0, version)
        self.connection.execute(insert(attachment_versions).values(row))

    def versions_of(self, dossier_id: str) -> list[Attachment]:
        table = attachment_versions
        query = select(table).where(table.c.dossier_id == dossier_id).order_by(table.c.document_id, table.c.version)
        return [attachment_from_row(row) for row in self.connection.execute(query).mappings()]

    def letters_due(self, limit: int) -> list[tuple[str, str]]:
        due = (
            attachments.c.letters_due,
            dossiers.c.state != DossierState.DRAFT.value,
            dossiers.c.home == "",
            dossiers.c.erased_at.is_(None),
        )
        query = select(attachments.c.dossier_id, attachments.c.document_id).join(dossiers).where(*due)
        rows = self.connection.execute(query.order_by(attachments.c.dossier_id, attachments.c.position).limit(limit))
        return [(row.dossier_id, row.document_id) for row in rows]

    def earlier_of(self, citizen_id: str, limit: int) -> list[Dossier]:
        kept = (
            dossiers.c.citizen_id == citizen_id,
            dossiers.c.citizen_id != "",
            dossiers.c.state != DossierState.DRAFT.value,
            dossiers.c.erased_at.is_(None),
            exists(select(1).select_from(attachments).where(attachments.c.dossier_id == dossiers.c.id)),
        )
        return self._dossiers_of(select(dossiers).where(*kept).order_by(dossiers.c.id.desc()).limit(limit))
