"""`kiosk config`: every setting with its default and meaning."""

import argparse

from kiosk.commands.output import show_table
from kiosk.config import describe


def show(_: argparse.Namespace) -> int:
    show_table(describe())  # type: ignore[arg-type] # a row of three words
    return 0
