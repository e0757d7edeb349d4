"""An officer mends what the form of a received dossier says: the Portal gets it as a new revision."""

from collections.abc import Mapping
from dataclasses import replace

from kiosk.domain.dossier import Dossier, DossierState
from kiosk.domain.errors import IllegalTransition, RoleMissing
from kiosk.domain.form import Form
from kiosk.domain.local_time import local_date
from kiosk.domain.officer import Role
from kiosk.ports import AuditEntry, Clock, OpenUnitOfWork
from kiosk.services.contact import PlaceName, answers_text, contact_of, return_place
from kiosk.services.drafting import say, tidied
from kiosk.services.reserve import may_use_reserve
from kiosk.services.rulebook import Rulebook
from kiosk.services.telling import tell_document, words_of


@may_use_reserve
def correct(
    dossier_id: str,
    values: Mapping[str, str],
    officer_id: str,
    form: Form,
    book: Rulebook,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
    place_name: PlaceName = str,
) -> list[str]:
    """Keep these answers in place of the old ones; returns the form keys that changed. Who the applicant is stays.

    The new revision takes the place of one that the Portal refused, and goes out at once. The audit names the
    keys, never what they say. The same answers again change nothing.
    Raises: RoleMissing, IllegalTransition (a draft, or erased already), DetailsInvalid (naming keys), DossierElsewhere,
        OfficerUnknown, DossierUnknown, StoreError; nothing is changed then.
    """
    now = clock.now()
    details = tidied(form, values, local_date(now))
    with unit_of_work() as uow:
        officer, dossier = uow.officer(officer_id), uow.dossier(dossier_id)
        if not (officer.active and officer.may(Role.RECEPTION)):
            raise RoleMissing(Role.RECEPTION.value)
        if not may_be_corrected(dossier):
            raise IllegalTransition("nothing to be corrected")
        was = dossier.details
        changed = sorted(key for key in was.keys() | details.keys() if was.get(key, "") != details.get(key, ""))
        if not changed or dossier.receipt is None:
            return []
        say(dossier, form, details)
        contact = contact_of(details, dossier.receipt.contact.address)
        receipt = replace(dossier.receipt, contact=contact, return_place=return_place(details, book.centre))
        dossier.receipt = receipt
        uow.save(dossier)
        words = words_of(dossier, receipt, answers_text(form, details, place_name))
        tell_document(dossier, uow.steps_of(dossier_id), words, book, now, uow)
        uow.audit(AuditEntry(now, "dossier.corrected", dossier_id, officer.account, {"keys": ", ".join(changed)}))
        uow.commit()
    return changed


def may_be_corrected(dossier: Dossier) -> bool:
    """Also when it has ended: the Portal may refuse its very last revision."""
    return dossier.state is not DossierState.DRAFT and dossier.receipt is not None and dossier.erased_at is None
