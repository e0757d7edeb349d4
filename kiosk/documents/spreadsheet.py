"""Tables for other programs: workbooks whose rows are written as they come, and CSV as Excel in Vietnam opens it.

What citizens typed is always written as text: a name that begins with "=" must not become a formula.
"""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO

import xlsxwriter

MEMORY = Path("/dev/shm")  # noqa: S108  # half-written sheets hold names: in memory they leave no trace on the disk
FORMULA = ("=", "+", "-", "@", "\t")
LONGEST_SHEET_NAME = 31
A4 = 9  # in the numbering of the format


@contextmanager
def workbook(out: BinaryIO, author: str, title: str) -> Iterator[Any]:
    options: dict[str, Any] = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    if MEMORY.is_dir():
        options["tmpdir"] = str(MEMORY)
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": title, "author": author})
    yield book
    book.close()


def formats_of(book: Any) -> dict[str, Any]:
    letter = {"font_name": "Times New Roman", "font_size": 11}
    cell = {**letter, "border": 1, "valign": "top"}
    return {
        "plain": book.add_format(letter),
        "title": book.add_format({**letter, "bold": True, "font_size": 14}),
        "italic": book.add_format({**letter, "italic": True}),
        "head": book.add_format({**cell, "bold": True, "text_wrap": True, "align": "center", "bg_color": "#f3ede2"}),
        "text": book.add_format({**cell, "text_wrap": True, "num_format": "@"}),
        "count": book.add_format({**cell, "align": "center"}),
        "number": book.add_format({**letter, "num_format": "#,##0"}),
        "date": book.add_format({**cell, "num_format": "dd/mm/yyyy", "align": "center"}),
        "instant": book.add_format({**cell, "num_format": "dd/mm/yyyy hh:mm", "align": "center"}),
    }


def set_up_print(sheet: Any, head_row: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head_row)
    sheet.set_footer("&R&P/&N")


@contextmanager
def csv_lines(out: BinaryIO) -> Iterator[Any]:
    """UTF-8 with its mark and semicolons: the comma is the decimal sign in Vietnam."""
    text = TextIOWrapper(out, "utf-8-sig", newline="")
    yield csv.writer(text, delimiter=";")
    text.flush()
    text.detach()


def harmless(text: str) -> str:
    """With an apostrophe before what Excel would run as a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
