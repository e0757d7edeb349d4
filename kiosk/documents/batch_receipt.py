"""Giấy tiếp nhận nhiều hồ sơ: one paper for a person who files many dossiers at once."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph

from kiosk.documents.form_sheet import HEAD_WORDS, FormSheet
from kiosk.documents.form_template import Words
from kiosk.domain.local_time import long_date_time_text
from kiosk.domain.sheets import BatchReceipt

COLUMNS = ("number", "code", "request", "owner", "papers", "due", "fee")
WORDS: Words = {
    **HEAD_WORDS,
    "head.count": "count",
    **{f"fields.{k}": "" for k in ("centre", "applicant", "applicant_id", "address", "phone", "received", "dossiers")},
    **{f"table.{key}": "" for key in (*COLUMNS, "due_later")},
    "table.register": "number book",
    **{f"feet.{key}": "" for key in ("applicant", "officer", "sign")},
    "feet.look_up": "address phone",
}


def batch_story(form: BatchReceipt, sheet: FormSheet) -> list[Flowable]:
    applicant = form.applicant
    lines = [
        sheet.labelled("fields.centre", form.centre.name),
        sheet.labelled("fields.applicant", applicant.name, bold=True),
        sheet.labelled("fields.applicant_id", form.applicant_id),
        sheet.labelled("fields.address", applicant.address),
        sheet.labelled("fields.phone", applicant.phone),
        sheet.labelled("fields.received", long_date_time_text(form.received_at), bold=True),
    ]
    notes = [sheet.line(f"<i>{sheet.text(note)}</i>") for note in sheet.template.notes]
    look_up = sheet.say("feet.look_up", address=form.centre.look_up_address, phone=form.centre.phone)
    return [
        sheet.letterhead(form.received_at, [sheet.say("head.count", count=len(form.lines))]),
        sheet.gap(2),
        sheet.banner(),
        sheet.gap(2),
        *map(sheet.line, lines),
        sheet.line(f"{sheet.say('fields.dossiers')}:"),
        sheet.gap(1),
        _dossiers(form, sheet),
        sheet.gap(2),
        sheet.feet(
            (sheet.say("feet.applicant"), sheet.say("feet.sign"), applicant.name),
            (sheet.say("feet.officer"), sheet.say("feet.sign"), form.officer_name),
        ),
        sheet.gap(3),
        *notes,
        sheet.line(look_up),
    ]


def _dossiers(form: BatchReceipt, sheet: FormSheet) -> Flowable:
    cell, centred = sheet.letters.cell, sheet.letters.cell_centre
    rows: list[list[object]] = [[Paragraph(f"<b>{sheet.say(f'table.{key}')}</b>", centred) for key in COLUMNS]]
    for number, line in enumerate(form.lines, 1):
        place = sheet.say("table.register", number=line.register_number, book=line.register_book)
        due = long_date_time_text(line.due_at) if line.due_at else sheet.template["table.due_later"]
        rows.append(
            [
                Paragraph(str(number), centred),
                Paragraph(f"<b>{sheet.text(line.dossier_code)}</b><br/><i>{place}</i>", cell),
                Paragraph(sheet.text(line.request), cell),
                Paragraph(sheet.text(line.owner_name), cell),
                Paragraph(str(line.papers), centred),
                Paragraph(sheet.text(due), cell),
                Paragraph(sheet.text(line.fee_text), cell),
            ]
        )
    fixed = {"number": 8, "code": 36, "owner": 28, "papers": 11, "due": 27, "fee": 22}
    left = sheet.paper.inner - sum(fixed.values()) * mm
    return sheet.grid(rows, [fixed[key] * mm if key in fixed else left for key in COLUMNS], 1)
