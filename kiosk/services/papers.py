"""What stands on each paper, from what the store holds."""

from collections.abc import Sequence
from datetime import datetime

from kiosk.domain.centre import OneStopCentre
from kiosk.domain.dossier import Attachment, Delivery, Dossier, PaperCount, PaperMark, Receipt
from kiosk.domain.errors import IllegalTransition
from kiosk.domain.fee import fee_text
from kiosk.domain.legal_forms import Party
from kiosk.domain.ownership import papers_asked
from kiosk.domain.paper import Checklist, CustodySlip, PaperLine, ReceiptForm
from kiosk.domain.procedure import Channel, Edition, Procedure, RequiredDocument
from kiosk.domain.sheets import BatchLine, BatchReceipt
from kiosk.domain.working_time import term_text

WHERE = {
    PaperMark.SCANNED: "đã quét",
    PaperMark.TO_COUNTER: "mang ra quầy",
    PaperMark.NATIONAL_DATABASE: "cơ sở dữ liệu quốc gia",
    PaperMark.HANDED_IN: "đã nộp bản giấy",
    PaperMark.NOT_ASKED: "không thuộc trường hợp này",
}


RESULT_PREFIX = "result:"  # of the document id of a paper that is handed out, not handed in


def is_result(attachment: Attachment) -> bool:
    """Giấy tờ kết quả, scanned before it was handed out."""
    return attachment.document_id.startswith(RESULT_PREFIX)


SIGNED_PREFIX = "signed:"  # of the document id of a form of ours that was signed; behind it the form's id


def is_ours(attachment: Attachment) -> bool:
    """A form that this centre has issued and signed: neither a paper of the dossier nor its result."""
    return attachment.document_id.startswith(SIGNED_PREFIX)


def receipt_of(dossier: Dossier) -> Receipt:
    """Raises IllegalTransition for a draft: nothing was promised yet, so nothing can be printed."""
    if dossier.receipt is None:
        raise IllegalTransition("a draft has no receipt")
    return dossier.receipt


def papers_of(dossier: Dossier, procedure: Procedure) -> tuple[PaperLine, ...]:
    """One line for each required document of the chosen case, in published order, but for those not asked of it."""
    asked = (d for d in papers_asked(dossier, procedure) if dossier.marks.get(d.id) is not PaperMark.NOT_ASKED)
    return tuple(_paper_line(dossier, document) for document in asked)


def _paper_line(dossier: Dossier, document: RequiredDocument) -> PaperLine:
    count = dossier.counts.get(document.id, PaperCount(document.originals, copies=document.copies))
    return PaperLine(
        name=document.name,
        originals=count.originals,
        certified=count.certified,
        copies=count.copies,
        pages=next((a.pages for a in dossier.attachments if a.document_id == document.id), 0),
        where=WHERE[dossier.marks[document.id]] if document.id in dossier.marks else "",
    )


def custody_slip(
    dossier: Dossier, centre: OneStopCentre, delivery: Delivery, reprint: int = 0, qr_text: str = ""
) -> CustodySlip:
    """Phiếu giữ hồ sơ. reprint: 0 the first, n "BẢN IN LẠI lần n". qr_text: the code and its seal.

    Raises IllegalTransition for a draft, DossierErased.
    """
    dossier.require_person()
    receipt = receipt_of(dossier)
    return CustodySlip(
        centre=centre,
        dossier_code=receipt.dossier_code,
        procedure_name=dossier.procedure_name,
        owner_name=dossier.applicant.full_name,
        for_whom=dossier.principal.name if dossier.principal else "",
        masked_id=dossier.applicant.masked_number,
        received_at=receipt.received_at,
        due_at=receipt.due_at,
        fee_text=receipt.fee_text,
        papers=receipt.papers,
        on_portal=delivery is Delivery.DELIVERED,
        pin=receipt.pin,
        qr_text=qr_text or receipt.dossier_code,
        temporary_code=receipt.temporary_code,
        reprint=reprint,
    )


def receipt_form(dossier: Dossier, centre: OneStopCentre) -> ReceiptForm:
    """Mẫu 01. Raises IllegalTransition for a draft, DossierErased."""
    dossier.require_person()
    receipt = receipt_of(dossier)
    applicant = dossier.applicant
    return ReceiptForm(
        centre=centre,
        dossier_code=receipt.dossier_code,
        applicant_name=applicant.full_name,
        applicant_id=applicant.number,
        applicant_address=receipt.contact.address,
        phone=receipt.contact.phone,
        email=receipt.contact.email,
        request=" - ".join(part for part in (dossier.procedure_name, dossier.case) if part),
        owner_name=dossier.principal.name if dossier.principal else "",
        owner_address=dossier.principal.address if dossier.principal else "",
        papers=receipt.papers,
        dossier_count=1,
        term_text=receipt.term_text,
        received_at=receipt.received_at,
        due_at=receipt.due_at,
        return_place=receipt.return_place or centre.name,
        fee_text=receipt.fee_text,
        register_book=receipt.register_book,
        register_number=receipt.register_number,
        officer_name="",
        qr_text=receipt.dossier_code,
        temporary_code=receipt.temporary_code,
    )


def batch_receipt(dossiers: Sequence[Dossier], centre: OneStopCentre, officer_name: str) -> BatchReceipt:
    """One paper for several dossiers of one person.

    Raises IllegalTransition for a draft, for none, and for dossiers of different people; DossierErased.
    """
    if len({dossier.applicant.number for dossier in dossiers}) != 1:
        raise IllegalTransition("one person's dossiers")
    forms = [receipt_form(dossier, centre) for dossier in dossiers]
    first = forms[0]
    return BatchReceipt(
        centre=centre,
        applicant=Party(first.applicant_name, first.applicant_address, first.phone, first.email),
        applicant_id=first.applicant_id,
        lines=tuple(
            BatchLine(
                form.dossier_code,
                form.request,
                form.owner_name or form.applicant_name,
                len(form.papers),
                form.due_at,
                form.fee_text,
                form.register_book,
                form.register_number,
            )
            for form in forms
        ),
        received_at=max(form.received_at for form in forms),
        officer_name=officer_name,
    )


def checklist(procedure: Procedure, case: str, centre: OneStopCentre, edition: Edition, now: datetime) -> Checklist:
    """What to bring, as the edition publishes it for filing at the counter."""
    option = procedure.option(Channel.COUNTER)
    return Checklist(
        centre=centre,
        procedure_code=procedure.code,
        procedure_name=procedure.summary.name,
        case=case,
        papers=tuple(
            PaperLine(d.name, d.originals, certified=0, copies=d.copies, pages=0, where="")
            for d in procedure.documents_for(case)
        ),
        term_text=term_text(option.term if option else procedure.summary.term),
        fee_text=fee_text(option),
        source=edition.source,
        printed_at=now,
    )
