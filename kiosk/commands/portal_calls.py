"""`kiosk portal ask|listen|inbox`: ask the Portal something, answer what it calls, see what it sent."""

import argparse
import contextlib
import ipaddress
import json
import signal
import sys
import threading

from kiosk.bootstrap import open_store_of
from kiosk.commands.output import show_json, show_line, show_table
from kiosk.config import load_settings
from kiosk.connections import inbound_of, portal_of
from kiosk.domain.errors import ConfigError
from kiosk.domain.local_time import date_time_text
from kiosk.machine import data_folder


def ask(options: argparse.Namespace) -> int:
    """Rows of any list that the profile knows, as they come."""
    parameters = dict(pair.partition("=")[::2] for pair in options.parameters)
    portal = portal_of(load_settings(options.config), options.sandbox_port)
    try:
        rows = portal.reader.code_list(options.name, parameters)
    finally:
        portal.close()
    show_json([dict(row) for row in rows])
    return 0


def listen(options: argparse.Namespace) -> int:
    """Answer the Portal's calls until interrupted. Exit 1: port taken."""
    from kiosk.sync.inbound_server import InboundServer

    try:
        allowed = [ipaddress.ip_network(text) for text in options.allow]
    except ValueError as exc:
        raise ConfigError("--allow") from exc
    settings = load_settings(options.config)
    with contextlib.ExitStack() as closing:
        store = open_store_of(settings, data_folder(settings, options.data), lambda _: None)
        closing.callback(store.close)
        inbound = inbound_of(settings, store, closing)
        try:
            server = InboundServer(options.host, options.port, inbound, allowed)
        except OSError as exc:
            print(f"{options.host}:{options.port} {type(exc).__name__}", file=sys.stderr)
            return 1
        closing.callback(server.server_close)
        signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
        show_line({"host": options.host, "port": server.server_address[1]})
        with contextlib.suppress(KeyboardInterrupt):
            server.serve_forever()
    return 0


def inbox(options: argparse.Namespace) -> int:
    """What the Portal sent down; its words only when asked for, as they are somebody's."""
    settings = load_settings(options.config)
    store = open_store_of(settings, data_folder(settings, options.data), lambda _: None)
    try:
        items = store.opened.inbox.items()
    finally:
        store.close()
    if options.json:
        show_json(
            [
                {"kind": i.kind, "at": i.at.isoformat(), **({"words": json.loads(i.content)} if options.words else {})}
                for i in items
            ]
        )
        return 0
    show_table([(item.kind, date_time_text(item.at), f"{len(item.content)} bytes") for item in items])
    return 0
