"""`kiosk config`: every setting with its default and meaning; taking settings from one machine to another."""

import argparse

from kiosk.commands.output import show_table
from kiosk.config import describe, load_settings
from kiosk.domain.errors import ConfigError
from kiosk.settings_file import to_toml, write_settings


def show(_: argparse.Namespace) -> int:
    show_table(describe())
    return 0


def export(options: argparse.Namespace) -> int:
    """Settings hold no secrets, so the file may travel; passwords stay in the key store of each machine."""
    text = to_toml(load_settings(options.config))
    if options.file is None:
        print(text, end="")
        return 0
    try:
        options.file.write_text(text, "utf-8")
    except OSError as exc:
        raise ConfigError(type(exc).__name__) from exc
    return 0


def take_in(options: argparse.Namespace) -> int:
    """Check the file and make it this machine's kiosk.toml; what was there stays as kiosk.toml.before."""
    write_settings(load_settings(options.file), options.config)
    print(f"{options.config}: đã ghi. Mở lại máy để dùng cài đặt mới.")
    return 0
