"""`kiosk config`: every setting with its default and meaning."""

import argparse

from kiosk.commands.output import show_table
from kiosk.config import describe


def show(_: argparse.Namespace) -> int:
    show_table(describe())
    return 0
