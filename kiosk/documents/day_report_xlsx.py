"""The day's report as XLSX, a sheet for each part and a chart of the fields, and as CSV."""

from collections.abc import Sequence
from typing import Any, BinaryIO

from kiosk.documents.form_template import FormTemplate
from kiosk.documents.spreadsheet import LONGEST_SHEET_NAME, csv_lines, formats_of, harmless, set_up_print, workbook
from kiosk.domain.local_time import date_time_text, day_text, long_date_text
from kiosk.domain.sheets import DayReport

Table = tuple[str, Sequence[str], Sequence[Sequence[str | int]]]  # title, heads, rows
LACQUER, GOLD = "#a4161a", "#c9a227"


def day_report_xlsx(report: DayReport, template: FormTemplate, out: BinaryIO) -> None:
    """A sheet for each part; the fields have a chart beside them."""
    with workbook(out, report.centre.name, f"{' '.join(template.title)} {day_text(report.day)}") as book:
        formats = formats_of(book)
        for title, heads, rows in _tables(report, template):
            name = title.partition(". ")[2][:LONGEST_SHEET_NAME]
            sheet = book.add_worksheet(name)
            sheet.set_column(0, 0, 36)
            sheet.set_column(1, len(heads) - 1, 18)
            sheet.write_string(0, 0, f"{' '.join(template.title)}, {long_date_text(report.day)}", formats["title"])
            for x, head in enumerate(heads):
                sheet.write_string(1, x, head, formats["head"])
            for y, row in enumerate(rows, 2):
                for x, value in enumerate(row):
                    if isinstance(value, int):
                        sheet.write_number(y, x, value, formats["number"])
                    else:
                        sheet.write_string(y, x, value, formats["plain"])
            if title == template["parts.fields"] and rows:
                _add_chart(book, sheet, name, heads, len(rows))
            set_up_print(sheet, head_row=1)


def day_report_csv(report: DayReport, template: FormTemplate, out: BinaryIO) -> None:
    """The parts below one another, an empty line between them."""
    with csv_lines(out) as lines:
        lines.writerow([" ".join(template.title), day_text(report.day), report.centre.name])
        for title, heads, rows in _tables(report, template):
            lines.writerow([])
            lines.writerow([title])
            lines.writerow(heads)
            lines.writerows([[harmless(v) if isinstance(v, str) else v for v in row] for row in rows])


def _tables(report: DayReport, template: FormTemplate) -> list[Table]:
    def heads(part: str, *keys: str) -> list[str]:
        return [template[f"{part}.{key}"] for key in keys]

    figures = [(f.label, f.count, f.detail) for f in report.figures]
    fields = [(f.field, f.received, f.returned, f.on_time, f.late, f.still_open) for f in report.fields]
    money = [(m.how, m.count, m.amount_vnd, m.unconfirmed_vnd) for m in report.money]
    audit = [(report.audit_head, report.audit_entries, date_time_text(report.made_at))]
    tables: list[Table] = [
        (template["parts.figures"], heads("figures", "figure", "count", "detail"), figures),
        (
            template["parts.fields"],
            heads("fields", "field", "received", "returned", "on_time", "late", "still_open"),
            fields,
        ),
        (template["parts.money"], heads("money", "how", "payments", "amount", "unconfirmed"), money),
    ]
    if report.drawer:
        drawer = [(report.drawer.expected_vnd, report.drawer.counted_vnd, report.drawer.reason)]
        tables.append((template["parts.drawer"], heads("drawer", "expected", "counted", "reason"), drawer))
    names = [template["audit.head"], template["figures.count"], template["feet.made"].format(at="").strip(" .")]
    return [*tables, (template["parts.audit"], names, audit)]


def _add_chart(book: Any, sheet: Any, name: str, heads: Sequence[str], count: int) -> None:
    chart = book.add_chart({"type": "column"})
    for x, colour in ((1, LACQUER), (2, GOLD)):
        chart.add_series(
            {
                "name": [name, 1, x],
                "categories": [name, 2, 0, count + 1, 0],
                "values": [name, 2, x, count + 1, x],
                "fill": {"color": colour},
            }
        )
    chart.set_legend({"position": "bottom"})
    sheet.insert_chart(count + 4, 0, chart, {"x_scale": 1.6, "y_scale": 1.2})
