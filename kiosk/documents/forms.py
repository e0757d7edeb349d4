"""Which paper a value is: its template, the words the template must have, and who draws it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from reportlab.platypus import Flowable

from kiosk.documents import (
    acceptance,
    batch_receipt,
    day_report,
    fee_slip,
    hand_over_sheet,
    notices,
    receipt_form,
    register_form,
    routing_slip,
)
from kiosk.documents.archive import Imprint
from kiosk.documents.checklist import draw_checklist
from kiosk.documents.form_sheet import FormSheet
from kiosk.documents.form_template import FormTemplate, Words
from kiosk.documents.petition_slip import draw_petition
from kiosk.documents.progress_slip import draw_progress
from kiosk.documents.ruler_page import draw_ruler_page
from kiosk.documents.slip import draw_custody_slip
from kiosk.documents.ticket_slip import draw_ticket
from kiosk.documents.typesetting import PAPERS, make_pdf
from kiosk.domain.legal_forms import ApologyNotice, RefusalNotice, Register, RoutingSlip, StopNotice, SupplementRequest
from kiosk.domain.local_time import local_date
from kiosk.domain.paper import Checklist, CustodySlip, ReceiptForm
from kiosk.domain.sheets import AcceptancePage, BatchReceipt, DayReport, HandOverSheet
from kiosk.domain.slips import FeeSlip, PetitionSlip, ProgressSlip, RulerPage, TicketSlip
from kiosk.ports import Raster

Story = Callable[[Any, FormSheet], list[Flowable]]


@dataclass(frozen=True, slots=True)
class FormKind:
    """name: of the file in resources/forms. day: which of its versions is printed."""

    name: str
    words: Words
    made_at: Callable[[Any], datetime]
    draw: Callable[[Any, FormTemplate, int, int], bytes]


def _from_story(
    story: Story,
    subject: Callable[[Any], str],
    when: Callable[[Any], datetime],
    value: Any,
    template: FormTemplate,
    copy: int,
    reprint: int,
) -> bytes:
    """copy: 0 for every copy that the template names, n for the nth alone. reprint: n says "BẢN IN LẠI lần n".

    subject: stands in the title of the file and at the foot of pages.
    """
    copies: Sequence[int] = [copy] if copy else range(1, max(1, len(template.copies)) + 1)
    stories = [story(value, FormSheet(template, value.centre, copy, reprint)) for copy in copies]
    about = subject(value)
    title = f"{' '.join(template.title)} {about}".strip()
    imprint = Imprint(title, value.centre.name, template.basis, when(value))
    return make_pdf(stories, PAPERS[template.paper], imprint, about)


def _code(value: Any) -> str:
    return str(value.dossier_code)


def _kind(name: str, words: Words, story: Story, made_at: str, subject: Callable[[Any], str] = _code) -> FormKind:
    def when(value: Any) -> datetime:
        at: datetime = getattr(value, made_at)
        return at

    return FormKind(name, words, when, partial(_from_story, story, subject, when))


def _register(register: Register, template: FormTemplate, copy: int, reprint: int) -> bytes:
    """Nobody holds a page of the register in hand: it is drawn anew whenever it is wanted."""
    return register_form.draw_register(register, template)


FORMS: dict[type, FormKind] = {
    ReceiptForm: _kind("receipt_form", receipt_form.WORDS, receipt_form.receipt_story, "received_at"),
    SupplementRequest: _kind("supplement_request", notices.SUPPLEMENT_WORDS, notices.supplement_story, "issued_at"),
    RefusalNotice: _kind("refusal_notice", notices.REFUSAL_WORDS, notices.refusal_story, "issued_at"),
    ApologyNotice: _kind("apology_notice", notices.APOLOGY_WORDS, notices.apology_story, "issued_at"),
    StopNotice: _kind("stop_notice", notices.STOP_WORDS, notices.stop_story, "issued_at"),
    RoutingSlip: _kind("routing_slip", routing_slip.WORDS, routing_slip.routing_story, "received_at"),
    Register: FormKind("register", register_form.WORDS, lambda register: register.head.made_at, _register),
    BatchReceipt: _kind("batch_receipt", batch_receipt.WORDS, batch_receipt.batch_story, "received_at"),
    HandOverSheet: _kind("hand_over_sheet", hand_over_sheet.WORDS, hand_over_sheet.hand_over_story, "handed_at"),
    DayReport: _kind(
        "day_report",
        day_report.WORDS,
        day_report.day_report_story,
        "made_at",
        lambda report: local_date(report.made_at).isoformat(),
    ),
    AcceptancePage: _kind(
        "acceptance_page", acceptance.WORDS, acceptance.acceptance_story, "tested_at", lambda page: page.device_code
    ),
}


@dataclass(frozen=True, slots=True)
class WordedSlip:
    """A slip whose words are the centre's to change."""

    name: str
    words: Words
    made_at: Callable[[Any], datetime]
    draw: Callable[[Any, FormTemplate, Path, int], Raster]


SLIPS: dict[type, Callable[[Any, Path, int], Raster]] = {
    CustodySlip: draw_custody_slip,
    Checklist: draw_checklist,
    TicketSlip: draw_ticket,
    PetitionSlip: draw_petition,
    ProgressSlip: draw_progress,
    RulerPage: draw_ruler_page,
}
WORDED_SLIPS: dict[type, WordedSlip] = {
    FeeSlip: WordedSlip("fee_slip", fee_slip.WORDS, lambda slip: slip.made_at, fee_slip.draw_fee_slip),
    AcceptancePage: WordedSlip(
        "acceptance_page", acceptance.WORDS, lambda page: page.tested_at, acceptance.draw_acceptance
    ),
}
