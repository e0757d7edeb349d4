"""What a counter's process is made of. What sends is a process of its own beside it, which outlives the window."""

import contextlib
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.bootstrap import open_store_of, peers_of, start_companions, tools_of
from kiosk.config import load_settings
from kiosk.connections import portal_of
from kiosk.device_processes import device_processes
from kiosk.machine import data_folder
from kiosk.session.memory import keep_memory_private
from kiosk.session.sender_beside import SenderBeside

if TYPE_CHECKING:
    from kiosk.companions import Peers
    from kiosk.ports import Publish
    from kiosk.ui.tools import Tools


def open_desk(config: Path | None, data: Path | None, publish: "Publish") -> "Tools":
    """Open the store beside the other processes, start the devices. Takes about a second: never on the UI thread.

    publish: gets every event after its commit, of this process or of the one that sends.
    Raises: ConfigError, StoreError, CatalogueError, DeviceProcessDied. Nothing is left running then.
    """
    settings, closing = load_settings(config), contextlib.ExitStack()
    folder = data_folder(settings, data)
    keep_memory_private("kiosk-desk")
    with contextlib.ExitStack() as failing:
        failing.callback(closing.close)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        store = open_store_of(settings, folder, publish)
        closing.callback(store.close)
        peers = peers_of(settings, start_companions(settings, folder, closing))
        portal = portal_of(settings, peers.portal)
        closing.callback(portal.close)
        outbox = SenderBeside(folder, sender_command(config, folder, peers), publish)
        closing.callback(outbox.close)
        card, paper = device_processes(settings, folder, peers, closing)
        for process in (card, paper):
            process.start()
        tools = replace(tools_of(settings, folder, store, outbox, card, paper, peers, closing), portal=portal)
        tools = replace(tools, with_hub=bool(settings.hub.url))
        outbox.start()
        failing.pop_all()
    return tools


def sender_command(config: Path | None, folder: Path, peers: "Peers") -> list[str]:
    """`kiosk sync --watch` for this very run."""
    words = [sys.executable, "-m", "kiosk", "sync", "--watch", "--until-eof", "--data", str(folder)]
    return [*words, "--peers", peers.to_json(), *(["--config", str(config)] if config else [])]
