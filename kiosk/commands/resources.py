"""`kiosk import`: a newer catalogue, calendar or list of units, by file."""

import argparse

from kiosk.bootstrap import kept_resources
from kiosk.config import load_settings
from kiosk.machine import data_folder
from kiosk.store.kept_resources import Kind


def take_in(options: argparse.Namespace) -> int:
    folder = data_folder(load_settings(options.config), options.data)
    name = kept_resources(folder).take_in(Kind(options.kind), options.file)
    print(f"{options.kind} {name}: đã nhận. Mở lại máy để dùng.")
    return 0
