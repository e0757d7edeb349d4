"""Phiếu kiểm soát quá trình giải quyết hồ sơ (mẫu 06): the way of a dossier from hand to hand."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph

from kiosk.documents.form_sheet import BLANK, HEAD_WORDS, FormSheet
from kiosk.documents.form_template import Words
from kiosk.domain.legal_forms import HandOver, RoutingSlip
from kiosk.domain.local_time import long_date_time_text

FEWEST_BLOCKS = 4
NOBODY = HandOver("", "", None)
FIELDS = ("applicant", "request", "received", "due", "due_later", "handling_body", "cooperating_body", "no_body")
WORDS: Words = {
    **HEAD_WORDS,
    "head.dossier_code": "",
    "head.register": "book number",
    **{f"fields.{key}": "" for key in FIELDS},
    **{f"table.{key}": "" for key in ("body", "time", "outcome", "outcomes", "note", "giver", "receiver", "at")},
    "table.give": "body",
    "table.take": "body",
}


def routing_story(form: RoutingSlip, sheet: FormSheet) -> list[Flowable]:
    due = long_date_time_text(form.due_at) if form.due_at else sheet.template["fields.due_later"]
    cooperating = form.cooperating_body or sheet.template["fields.no_body"]
    lines = [
        sheet.labelled("fields.applicant", form.applicant_name, bold=True),
        sheet.labelled("fields.request", form.request, bold=True),
        sheet.labelled("fields.received", long_date_time_text(form.received_at)),
        sheet.labelled("fields.due", due, bold=True),
        sheet.labelled("fields.handling_body", form.handling_body),
        sheet.labelled("fields.cooperating_body", cooperating),
    ]
    below = [
        f"{sheet.say('head.dossier_code')}: <b>{sheet.text(form.dossier_code)}</b>",
        sheet.say("head.register", book=form.register_book, number=form.register_number),
    ]
    return [
        sheet.letterhead(form.received_at, below),
        sheet.gap(1),
        sheet.banner(form.qr_text),
        sheet.gap(1),
        *map(sheet.line, lines),
        sheet.gap(1.5),
        _blocks(form.hand_overs, sheet),
    ]


def _blocks(hand_overs: tuple[HandOver, ...], sheet: FormSheet) -> Flowable:
    """Two rows a block: who gives and when, who takes and the two names. A block is never cut by the page's end."""
    head = sheet.letters.cell_centre
    outcome = f"<b>{sheet.say('table.outcome')}</b><br/><i>{sheet.say('table.outcomes')}</i>"
    rows: list[list[object]] = [
        [
            Paragraph(f"<b>{sheet.say('table.body')}</b>", head),
            Paragraph(f"<b>{sheet.say('table.time')}</b>", head),
            "",
            Paragraph(outcome, head),
            Paragraph(f"<b>{sheet.say('table.note')}</b>", head),
        ]
    ]
    commands: list[tuple[object, ...]] = [("SPAN", (1, 0), (2, 0))]
    for block in (*hand_overs, *(NOBODY,) * (FEWEST_BLOCKS - len(hand_overs))):
        first = len(rows)
        rows += _block(block, sheet)
        commands += [
            ("SPAN", (1, first), (2, first)),
            ("SPAN", (3, first), (3, first + 1)),
            ("SPAN", (4, first), (4, first + 1)),
            ("NOSPLIT", (0, first), (-1, first + 1)),
            ("VALIGN", (0, first + 1), (2, first + 1), "TOP"),
        ]
    scale = sheet.paper.scale
    fixed = (22 * mm * scale, 22 * mm * scale, 27 * mm * scale, 18 * mm * scale)
    return sheet.grid(rows, [sheet.paper.inner - sum(fixed), *fixed], 1, *commands)


def _block(block: HandOver, sheet: FormSheet) -> list[list[object]]:
    cell, centred = sheet.letters.cell, sheet.letters.cell_centre
    at = long_date_time_text(block.at) if block.at else sheet.template["table.at"]

    def hand(key: str, name: str) -> list[Flowable]:
        signature = sheet.text(name) if name else "&nbsp;"
        return [Paragraph(f"<i>{sheet.say(key)}</i>", centred), sheet.gap(5), Paragraph(signature, centred)]

    return [
        [
            Paragraph(sheet.say("table.give", body=block.giver or BLANK), cell),
            Paragraph(sheet.text(at), centred),
            "",
            Paragraph(sheet.text(block.outcome), centred),
            Paragraph(sheet.text(block.note), cell),
        ],
        [
            Paragraph(sheet.say("table.take", body=block.receiver or BLANK), cell),
            hand("table.giver", block.giver_name),
            hand("table.receiver", block.receiver_name),
            "",
            "",
        ],
    ]
