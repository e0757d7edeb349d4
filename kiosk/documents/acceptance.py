"""Biên bản nghiệm thu: what each device did when it was tried, on thermal paper and as a sheet to sign."""

from pathlib import Path

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Table

from kiosk.documents.form_sheet import HEAD_WORDS, FormSheet
from kiosk.documents.form_template import FormTemplate, Words
from kiosk.documents.thermal import Strip
from kiosk.documents.typesetting import ALL, table_style
from kiosk.domain.local_time import date_time_text, long_date_time_text
from kiosk.domain.sheets import AcceptancePage, CheckVerdict
from kiosk.ports import Raster

LETTERS = "ẲẴẪẬẮẰỒỔỖỘỚỜỞỠỢỨỪỬỮỰẾỀỂỄỆĐ ằẵẫậồổỗộớờởỡợứừửữựếềểễệđ"  # those with the highest and lowest marks
VERDICT_KEYS = {verdict: f"verdicts.{verdict.value}" for verdict in CheckVerdict}
WORDS: Words = {
    **HEAD_WORDS,
    "head.device": "",
    **{f"fields.{key}": "" for key in ("role", "tested", "technician", "versions", "simulators", "letters", "qr")},
    **dict.fromkeys(VERDICT_KEYS.values(), ""),
    **{f"table.{key}": "" for key in ("number", "device", "verdict", "text")},
    **{f"feet.{key}": "" for key in ("technician", "head", "sign")},
}


def acceptance_story(page: AcceptancePage, sheet: FormSheet) -> list[Flowable]:
    lines = [
        sheet.labelled("fields.role", page.role),
        sheet.labelled("fields.tested", long_date_time_text(page.tested_at)),
        sheet.labelled("fields.technician", page.technician, bold=True),
    ]
    warning = [_boxed(sheet, sheet.say("fields.simulators")), sheet.gap(2)] if page.simulators else []
    return [
        sheet.letterhead(page.tested_at, [f"{sheet.say('head.device')}: <b>{sheet.text(page.device_code)}</b>"]),
        sheet.gap(1),
        sheet.banner(page.qr_text),
        sheet.gap(2),
        *warning,
        *map(sheet.line, lines),
        sheet.gap(2),
        _checks(page, sheet),
        sheet.gap(2),
        sheet.line(f"<b>{sheet.say('fields.versions')}</b>"),
        sheet.line(". ".join(f"{sheet.text(v.part)}: {sheet.text(v.version)}" for v in page.versions)),
        sheet.gap(1),
        sheet.line(f"{sheet.say('fields.letters')}: {LETTERS}"),
        sheet.feet(
            (sheet.say("feet.technician"), sheet.say("feet.sign"), page.technician),
            (sheet.say("feet.head"), sheet.say("feet.sign"), ""),
        ),
    ]


def _checks(page: AcceptancePage, sheet: FormSheet) -> Flowable:
    cell, centred = sheet.letters.cell, sheet.letters.cell_centre
    keys = ("number", "device", "verdict", "text")
    rows: list[list[object]] = [[Paragraph(f"<b>{sheet.say(f'table.{key}')}</b>", centred) for key in keys]]
    for number, check in enumerate(page.checks, 1):
        code = f" <i>({sheet.text(check.code)})</i>" if check.code else ""
        rows.append(
            [
                Paragraph(str(number), centred),
                Paragraph(f"<b>{sheet.text(check.device)}</b>", cell),
                Paragraph(f"<b>{sheet.say(VERDICT_KEYS[check.verdict])}</b>", centred),
                Paragraph(sheet.text(check.text) + code, cell),
            ]
        )
    fixed = (9 * mm, 42 * mm, 26 * mm)
    return sheet.grid(rows, [*fixed, sheet.paper.inner - sum(fixed)], 1)


def _boxed(sheet: FormSheet, markup: str) -> Flowable:
    table = Table([[sheet.centred(f"<b>{markup}</b>")]], [sheet.paper.inner])
    table.setStyle(table_style(6, 6, ("BOX", *ALL, 1.4, "black")))
    return table


def draw_acceptance(page: AcceptancePage, words: FormTemplate, fonts: Path, width: int) -> Raster:
    strip = Strip(fonts, width)
    strip.space(8)
    strip.text(page.centre.name.upper(), 22, bold=True, align="centre")
    strip.rule(3)
    for line in words.title:
        strip.widest(line, 44)
    strip.widest(page.device_code, 64)
    strip.text(f"{page.role}. {date_time_text(page.tested_at)}", 24, align="centre")
    if page.simulators:
        strip.space(6)
        strip.box([(words["fields.simulators"], 26)], inverse=True)
    strip.rule(2)
    for check in page.checks:
        strip.pair(check.device, words[VERDICT_KEYS[check.verdict]], 26)
        strip.text(" ".join(filter(None, (check.text, check.code and f"({check.code})"))), 20, indent=24)
        strip.space(4)
    strip.rule(2)
    for version in page.versions:
        strip.row(version.part, version.version, 22)
    strip.rule(2)
    strip.text(words["fields.letters"], 20)
    strip.text(LETTERS, 26)
    strip.ruler()
    strip.qr_beside(page.qr_text, lambda beside: beside.text(words["fields.qr"], 22, align="centre"))
    strip.text(f"{words['fields.technician']}: {page.technician}", 24)
    strip.space(8)
    return strip.finish()
