"""An officer copies from a paper what its metadata say: number, date, who issued it, how long it is in force."""

from collections.abc import Mapping

from kiosk.domain.dossier import Dossier
from kiosk.domain.errors import IllegalTransition, RoleMissing
from kiosk.domain.local_time import local_date
from kiosk.domain.officer import Officer, Role
from kiosk.domain.paper_description import changed, read_facts
from kiosk.ports import AuditEntry, Clock, OpenUnitOfWork
from kiosk.services.reserve import may_use_reserve
from kiosk.services.rulebook import Rulebook
from kiosk.services.telling import tell_document

MAY_DESCRIBE = (Role.RECEPTION, Role.RESULT_RETURN)


@may_use_reserve
def describe(
    dossier_id: str,
    document_id: str,
    values: Mapping[str, str],
    officer: Officer,
    book: Rulebook,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
) -> Dossier:
    """Keep these words of a scanned paper; the same words again change nothing.

    The Portal gets those that its fields take, with the dossier or as a new revision of it. The audit names the fields,
    never what they say.
    Raises: RoleMissing, PaperFactsInvalid (naming the fields), IllegalTransition when there is no such file,
        DossierErased, DossierElsewhere, DossierUnknown, StoreError; nothing is changed then.
    """
    if not (officer.active and any(officer.may(role) for role in MAY_DESCRIBE)):
        raise RoleMissing(MAY_DESCRIBE[0].value)
    now = clock.now()
    facts = read_facts(values, local_date(now))
    with unit_of_work() as uow:
        dossier = uow.dossier(dossier_id)
        dossier.require_person()
        if dossier.attachment(document_id) is None:
            raise IllegalTransition("no such file")
        keys = changed(dossier.facts_of(document_id), facts)
        if not keys:
            return dossier
        dossier.facts[document_id] = facts
        uow.save(dossier)
        if dossier.receipt is not None:
            tell_document(dossier, uow.steps_of(dossier_id), {}, book, now, uow)
        said = {"document": document_id, "keys": ", ".join(keys)}
        uow.audit(AuditEntry(now, "paper.described", dossier_id, officer.account, said))
        uow.commit()
    return dossier
