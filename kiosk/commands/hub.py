"""`kiosk hub prepare`: the server that the desks of one centre share."""

import argparse
import contextlib

from kiosk.config import load_settings
from kiosk.machine import SystemClock, credential
from kiosk.store.hub.postgres_hub import PostgresHub


def prepare(options: argparse.Namespace) -> int:
    """Make the tables where there are none, and tell this machine's number. Safe to repeat."""
    settings = load_settings(options.config)
    hub = PostgresHub(settings.hub.url, credential("hub-password"), settings.station.code, SystemClock())
    with contextlib.closing(hub):
        hub.prepare()
        print(f"Máy chủ của trung tâm đã sẵn sàng. Máy {settings.station.code} là máy số {hub.meet()}.")
    return 0
