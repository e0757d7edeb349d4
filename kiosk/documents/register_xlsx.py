"""The register (sổ theo dõi hồ sơ) as XLSX and CSV.

Rows are written as they come and never held together: a year's book of 20,000 dossiers needs no more memory
than a page.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, BinaryIO

from kiosk.documents.form_template import FormTemplate
from kiosk.documents.register_form import COLUMNS, Column
from kiosk.documents.spreadsheet import LONGEST_SHEET_NAME, csv_lines, formats_of, harmless, set_up_print, workbook
from kiosk.domain.legal_forms import RegisterHead, RegisterRow
from kiosk.domain.local_time import date_text, day_text, local

WIDTH_OF_SHARE = 2.1  # characters of an Excel column for one share of the paper's width
IN_FILES = [column for column in COLUMNS if column.key != "sign"]  # nobody signs in a file


def register_xlsx(head: RegisterHead, rows: Iterable[RegisterRow], template: FormTemplate, out: BinaryIO) -> int:
    """Write the workbook; returns how many dossiers are in it."""
    with workbook(out, head.centre.name, " ".join(template.title)) as book:
        formats = formats_of(book)
        sheet = book.add_worksheet(template.title[0][:LONGEST_SHEET_NAME])
        for x, column in enumerate(IN_FILES):
            sheet.set_column(x, x, max(6.0, (column.share or 8) * WIDTH_OF_SHARE))
        sheet.write_string(0, 0, f"{head.centre.authority}. {head.centre.name}", formats["plain"])
        sheet.write_string(1, 0, " ".join(template.title), formats["title"])
        sheet.write_string(2, 0, _period(head, template), formats["italic"])
        for x, column in enumerate(IN_FILES):
            sheet.write_string(3, x, template[f"columns.{column.key}"], formats["head"])
        last = 3
        for last, row in enumerate(rows, 4):
            for x, column in enumerate(IN_FILES):
                _write_cell(sheet, last, x, column, row, formats)
        sheet.autofilter(3, 0, last, len(IN_FILES) - 1)
        sheet.freeze_panes(4, 2)
        set_up_print(sheet, head_row=3)
    return last - 3


def register_csv(rows: Iterable[RegisterRow], template: FormTemplate, out: BinaryIO) -> int:
    """One head and one line a dossier, nothing above: what other programs read in."""
    count = 0
    with csv_lines(out) as lines:
        lines.writerow([template[f"columns.{column.key}"] for column in IN_FILES])
        for row in rows:
            lines.writerow([_plain_cell(column, row) for column in IN_FILES])
            count += 1
    return count


def _write_cell(sheet: Any, y: int, x: int, column: Column, row: RegisterRow, formats: dict[str, Any]) -> None:
    value = column.value(row)
    if isinstance(value, datetime):
        wall_clock = local(value).replace(tzinfo=None, second=0, microsecond=0)
        day = wall_clock if column.with_time else wall_clock.replace(hour=0, minute=0)
        sheet.write_datetime(y, x, day, formats["instant" if column.with_time else "date"])
    elif isinstance(value, int):
        sheet.write_number(y, x, value, formats["count"])
    elif value:
        sheet.write_string(y, x, value, formats["text"])
    else:
        sheet.write_blank(y, x, None, formats["text"])


def _plain_cell(column: Column, row: RegisterRow) -> str | int:
    value = column.value(row)
    if isinstance(value, datetime):
        there = local(value)
        return f"{date_text(value)} {there:%H:%M}" if column.with_time else date_text(value)
    return value if isinstance(value, int) else harmless(value or "")


def _period(head: RegisterHead, template: FormTemplate) -> str:
    period = template["head.period"].format(first=day_text(head.first_day), last=day_text(head.last_day))
    return f"{template['head.book'].format(book=head.book)}. {period}"
