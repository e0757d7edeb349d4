"""Giấy tiếp nhận hồ sơ và hẹn trả kết quả (mẫu 01)."""

from reportlab.platypus import Flowable

from kiosk.documents.form_sheet import BLANK, GAP, HEAD_WORDS, TABLE_WORDS, FormSheet
from kiosk.documents.form_template import Words
from kiosk.domain.local_time import long_date_time_text
from kiosk.domain.paper import ReceiptForm, temporary_note

FIELDS = ("centre", "applicant", "applicant_id", "address", "phone", "email", "request", "owner", "owner_address")
ITEMS = ("papers", "count", "term", "received", "due", "due_later", "return_place", "fee")
WORDS: Words = {
    **HEAD_WORDS,
    **TABLE_WORDS,
    "head.dossier_code": "",
    **{f"fields.{key}": "" for key in FIELDS},
    **{f"items.{key}": "" for key in ITEMS},
    "items.sets": "count",
    "items.register": "book number",
    **{f"feet.{key}": "" for key in ("applicant", "officer", "sign", "notes")},
    "feet.look_up": "address phone",
}


def receipt_story(form: ReceiptForm, sheet: FormSheet) -> list[Flowable]:
    codes = [f"{sheet.say('head.dossier_code')}: <b>{form.dossier_code}</b>"]
    if note := temporary_note(form.dossier_code, form.temporary_code):
        codes.append(f"<b>{note}</b>")
    feet = (
        (sheet.say("feet.applicant"), sheet.say("feet.sign"), form.applicant_name),
        (sheet.say("feet.officer"), sheet.say("feet.sign"), form.officer_name),
    )
    return [
        sheet.letterhead(form.received_at, codes),
        sheet.gap(1),
        sheet.banner(form.qr_text),
        sheet.gap(1),
        *_fields(form, sheet),
        sheet.line(f"{sheet.say('items.papers')}:"),
        sheet.gap(1),
        sheet.papers(form.papers),
        sheet.gap(1.5),
        *_items(form, sheet),
        sheet.feet(*feet),
        sheet.notes(sheet.say("feet.look_up", address=form.centre.look_up_address, phone=form.centre.phone)),
    ]


def _fields(form: ReceiptForm, sheet: FormSheet) -> list[Flowable]:
    labelled = sheet.labelled
    lines = [
        labelled("fields.centre", form.centre.name),
        labelled("fields.applicant", form.applicant_name, bold=True),
        labelled("fields.applicant_id", form.applicant_id),
        labelled("fields.address", form.applicant_address),
        labelled("fields.phone", form.phone) + GAP + labelled("fields.email", form.email),
        labelled("fields.request", form.request, bold=True),
    ]
    if form.owner_name:
        lines.append(labelled("fields.owner", form.owner_name, bold=True))
        lines.append(labelled("fields.owner_address", form.owner_address))
    return [sheet.line(line) for line in lines]


def _items(form: ReceiptForm, sheet: FormSheet) -> list[Flowable]:
    due = long_date_time_text(form.due_at) if form.due_at else sheet.template["items.due_later"]
    sets = sheet.say("items.sets", count=form.dossier_count)
    lines = [
        f"{sheet.say('items.count')}: {sets}",
        sheet.labelled("items.term", form.term_text),
        sheet.labelled("items.received", long_date_time_text(form.received_at)),
        sheet.labelled("items.due", due, bold=True),
        sheet.labelled("items.return_place", form.return_place),
        sheet.labelled("items.fee", form.fee_text),
        sheet.say("items.register", book=form.register_book or BLANK, number=form.register_number or BLANK),
    ]
    return [sheet.line(line) for line in lines]
