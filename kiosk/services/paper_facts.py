"""What is set of a paper's metadata beside its file: số ký hiệu, ngày ban hành, cơ quan ban hành, and others."""

import json
from collections.abc import Mapping

from kiosk.ports import AuditEntry, Clock, OpenUnitOfWork, PageTray

BESIDE = "facts"


def facts_of(tray: PageTray, dossier_id: str, document_id: str) -> dict[str, str]:
    """By the names that centres use. Raises StoreError."""
    content = tray.beside(dossier_id, document_id, BESIDE)
    return dict(json.loads(content)) if content else {}


def set_facts(
    tray: PageTray,
    dossier_id: str,
    document_id: str,
    facts: Mapping[str, str],
    actor: str,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
) -> dict[str, str]:
    """These, beside those that were set before; who accepted which is in the audit, what it says is not.

    Raises StoreError.
    """
    whole = {**facts_of(tray, dossier_id, document_id), **facts}
    tray.put_beside(dossier_id, document_id, BESIDE, json.dumps(whole).encode())
    with unit_of_work() as uow:
        told = {"document": document_id, "fields": ",".join(sorted(facts))}
        uow.audit(AuditEntry(clock.now(), "paper.facts", dossier_id, actor, told))
        uow.commit()
    return whole
