"""Phiếu bàn giao kết quả: what was handed out, to whom, by whom."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph

from kiosk.documents.form_sheet import BLANK, HEAD_WORDS, FormSheet
from kiosk.documents.form_template import Words
from kiosk.domain.local_time import long_date_time_text
from kiosk.domain.sheets import HandOverSheet, ResultLine

FIELDS = ("request", "owner", "address", "receiver", "receiver_id", "due", "due_later", "handed", "fee", "note")
WORDS: Words = {
    **HEAD_WORDS,
    "head.dossier_code": "",
    **{f"fields.{key}": "" for key in (*FIELDS, "results")},
    "fields.receiver_role": "name role",
    **{f"table.{key}": "" for key in ("number", "name", "sign", "copies", "note")},
    **{f"feet.{key}": "" for key in ("receiver", "officer", "sign")},
}


def hand_over_story(form: HandOverSheet, sheet: FormSheet) -> list[Flowable]:
    due = long_date_time_text(form.due_at) if form.due_at else sheet.template["fields.due_later"]
    receiver = sheet.say("fields.receiver_role", name=form.receiver_name, role=form.receiver_role)
    lines = [
        sheet.labelled("fields.request", form.request, bold=True),
        sheet.labelled("fields.owner", form.owner.name, bold=True),
        sheet.labelled("fields.address", form.owner.address),
        f"{sheet.say('fields.receiver')}: <b>{receiver}</b>",
        sheet.labelled("fields.receiver_id", form.receiver_id),
        sheet.labelled("fields.due", due),
        sheet.labelled("fields.handed", long_date_time_text(form.handed_at), bold=True),
        sheet.labelled("fields.fee", form.fee_text),
    ]
    note = [sheet.line(sheet.labelled("fields.note", form.note))] if form.note else []
    return [
        sheet.letterhead(form.handed_at, [f"{sheet.say('head.dossier_code')}: <b>{sheet.text(form.dossier_code)}</b>"]),
        sheet.banner(),
        *map(sheet.line, lines),
        sheet.line(f"{sheet.say('fields.results')}:"),
        sheet.gap(1),
        _results(form.results, sheet),
        sheet.gap(1.5),
        *note,
        sheet.feet(
            (sheet.say("feet.officer"), sheet.say("feet.sign"), form.officer_name),
            (sheet.say("feet.receiver"), sheet.say("feet.sign"), form.receiver_name),
        ),
    ]


def _results(results: tuple[ResultLine, ...], sheet: FormSheet) -> Flowable:
    cell, centred = sheet.letters.cell, sheet.letters.cell_centre
    keys = ("number", "name", "sign", "copies", "note")
    rows: list[list[object]] = [[Paragraph(f"<b>{sheet.say(f'table.{key}')}</b>", centred) for key in keys]]
    for number, result in enumerate(results, 1):
        rows.append(
            [
                Paragraph(str(number), centred),
                Paragraph(sheet.text(result.name), cell),
                Paragraph(sheet.text(result.number), centred),
                Paragraph(str(result.copies or ""), centred),
                Paragraph(sheet.text(result.note), cell),
            ]
        )
    if not results:
        rows += [["", Paragraph(BLANK, cell), "", "", ""]] * 3
    scale = sheet.paper.scale
    narrow, sign, copies, note = 7 * mm * scale, 24 * mm * scale, 12 * mm * scale, 26 * mm * scale
    widths = [narrow, sheet.paper.inner - narrow - sign - copies - note, sign, copies, note]
    return sheet.grid(rows, widths, 1)
