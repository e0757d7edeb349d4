"""Báo cáo cuối ngày: the counts, the money and the proof of the audit chain on one sheet of A4."""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Paragraph

from kiosk.documents.form_sheet import HEAD_WORDS, FormSheet
from kiosk.documents.form_template import Words
from kiosk.domain.fee import money_text
from kiosk.domain.local_time import date_time_text, long_date_text
from kiosk.domain.money_words import money_words
from kiosk.domain.sheets import DayReport

FIGURES = ("figure", "count", "detail")
FIELDS = ("field", "received", "returned", "on_time", "late", "still_open", "total", "none")
MONEY = ("how", "payments", "amount", "unconfirmed", "total")
WORDS: Words = {
    **HEAD_WORDS,
    "head.day": "day",
    **{f"parts.{key}": "" for key in ("figures", "fields", "money", "drawer", "audit")},
    **{f"figures.{key}": "" for key in FIGURES},
    **{f"fields.{key}": "" for key in FIELDS},
    **{f"money.{key}": "" for key in MONEY},
    **{f"drawer.{key}": "" for key in ("expected", "counted", "even", "over", "short", "reason", "uncounted")},
    "money.in_words": "words",
    "audit.entries": "count",
    "audit.head": "",
    **{f"feet.{key}": "" for key in ("maker", "head", "sign")},
    "feet.made": "at",
}
ALARM = "▲"  # a figure that somebody must act on is marked by a sign, not by a colour: printers are black


def day_report_story(report: DayReport, sheet: FormSheet) -> list[Flowable]:
    day = long_date_text(report.day)
    return [
        sheet.letterhead(report.made_at),
        sheet.gap(2),
        sheet.banner(),
        sheet.centred(f"<i>{sheet.say('head.day', day=day)}</i>"),
        sheet.gap(3),
        *_part(sheet, "figures", _figures(report, sheet)),
        *_part(sheet, "fields", _fields(report, sheet)),
        *_part(sheet, "money", _money(report, sheet), _in_words(report, sheet)),
        *_part(sheet, "drawer", *_drawer(report, sheet)),
        *_part(sheet, "audit", *_audit(report, sheet)),
        sheet.feet(
            (sheet.say("feet.maker"), sheet.say("feet.sign"), report.made_by),
            (sheet.say("feet.head"), sheet.say("feet.sign"), ""),
        ),
    ]


def _part(sheet: FormSheet, key: str, *content: Flowable) -> list[Flowable]:
    heading = sheet.line(f"<b>{sheet.say(f'parts.{key}')}</b>")
    return [KeepTogether([heading, sheet.gap(1), content[0]]), *content[1:], sheet.gap(2.5)]


def _figures(report: DayReport, sheet: FormSheet) -> Flowable:
    rows = [_heads(sheet, "figures", FIGURES)]
    for figure in report.figures:
        mark = f"{ALARM} " if figure.alarming and figure.count else ""
        name = mark + sheet.text(figure.label)
        rows.append(
            [
                Paragraph(f"<b>{name}</b>" if mark else name, sheet.letters.cell),
                _number(sheet, figure.count, bold=True),
                Paragraph(sheet.text(figure.detail), sheet.letters.cell),
            ]
        )
    return _table(sheet, rows, (60, 18, 0))


def _fields(report: DayReport, sheet: FormSheet) -> Flowable:
    rows = [_heads(sheet, "fields", FIELDS[:6])]
    lines = [(f.field, (f.received, f.returned, f.on_time, f.late, f.still_open)) for f in report.fields]
    rows += [
        [Paragraph(sheet.text(name), sheet.letters.cell), *(_number(sheet, count) for count in counts)]
        for name, counts in lines
    ]
    if not lines:
        rows.append([Paragraph(sheet.say("fields.none"), sheet.letters.cell), "", "", "", "", ""])
    else:
        totals = [sum(column) for column in zip(*(counts for _, counts in lines), strict=True)]
        label = Paragraph(f"<b>{sheet.say('fields.total')}</b>", sheet.letters.cell)
        rows.append([label, *(_number(sheet, total, bold=True) for total in totals)])
    return _table(sheet, rows, (0, 20, 20, 20, 20, 20))


def _money(report: DayReport, sheet: FormSheet) -> Flowable:
    rows = [_heads(sheet, "money", MONEY[:4])]
    for line in report.money:
        rows.append(
            [
                Paragraph(sheet.text(line.how), sheet.letters.cell),
                _number(sheet, line.count),
                _amount(sheet, line.amount_vnd),
                _amount(sheet, line.unconfirmed_vnd) if line.unconfirmed_vnd else "",
            ]
        )
    waiting = sum(line.unconfirmed_vnd for line in report.money)
    rows.append(
        [
            Paragraph(f"<b>{sheet.say('money.total')}</b>", sheet.letters.cell),
            _number(sheet, sum(line.count for line in report.money), bold=True),
            _amount(sheet, report.collected_vnd, bold=True),
            _amount(sheet, waiting, bold=True) if waiting else "",
        ]
    )
    return _table(sheet, rows, (0, 22, 38, 38))


def _in_words(report: DayReport, sheet: FormSheet) -> Flowable:
    return sheet.line(f"<i>{sheet.say('money.in_words', words=money_words(report.collected_vnd))}</i>")


def _drawer(report: DayReport, sheet: FormSheet) -> list[Flowable]:
    drawer = report.drawer
    if drawer is None:
        return [sheet.line(sheet.say("drawer.uncounted"))]
    difference = drawer.difference_vnd
    verdict = sheet.say("drawer.even" if not difference else "drawer.over" if difference > 0 else "drawer.short")
    if difference:
        verdict = f"{ALARM} {verdict}: {money_text(abs(difference))}"
    lines = [
        f"{sheet.say('drawer.expected')}: {money_text(drawer.expected_vnd)}",
        f"{sheet.say('drawer.counted')}: {money_text(drawer.counted_vnd)}. <b>{verdict}</b>",
    ]
    if drawer.reason:
        lines.append(sheet.labelled("drawer.reason", drawer.reason))
    return [sheet.line(line) for line in lines]


def _audit(report: DayReport, sheet: FormSheet) -> list[Flowable]:
    made = sheet.say("feet.made", at=date_time_text(report.made_at))
    lines = [sheet.say("audit.entries", count=_dotted(report.audit_entries)), made]
    head = f"{sheet.say('audit.head')}: {sheet.text(_grouped(report.audit_head))}"
    return [sheet.line(" ".join(lines)), Paragraph(head, sheet.letters.cell)]


def _dotted(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def _grouped(digest: str) -> str:
    """A digest in groups of eight, which a person can compare."""
    return " ".join(digest[i : i + 8] for i in range(0, len(digest), 8))


def _heads(sheet: FormSheet, part: str, keys: Sequence[str]) -> list[object]:
    return [Paragraph(f"<b>{sheet.say(f'{part}.{key}')}</b>", sheet.letters.cell_centre) for key in keys]


def _number(sheet: FormSheet, count: int, bold: bool = False) -> Flowable:
    text = _dotted(count)
    return Paragraph(f"<b>{text}</b>" if bold else text, sheet.letters.cell_right)


def _amount(sheet: FormSheet, vnd: int, bold: bool = False) -> Flowable:
    text = money_text(vnd)
    return Paragraph(f"<b>{text}</b>" if bold else text, sheet.letters.cell_right)


def _table(sheet: FormSheet, rows: Sequence[list[object]], widths_mm: Sequence[float]) -> Flowable:
    """Widths in millimetres; 0 takes what is left."""
    left = sheet.paper.inner - sum(widths_mm) * mm
    return sheet.grid(rows, [width * mm or left for width in widths_mm], 1)
