"""What each process of a kiosk is made of, when every visit has one of its own. Chosen by bootstrap, wired here.

supervisor   kiosk/session/supervisor.py: nothing of this
screen       `open_screen`: store, devices, view of the outbox; one visit, then it ends
sender       kiosk/sender.py: the outbox and the Portal
peers        `serve_peers`: the sandbox Portal and the software printer, when the settings ask for them
"""

import contextlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.bootstrap import open_store_of, peers_of, start_companions, tools_of
from kiosk.companions import Peers
from kiosk.config import load_settings
from kiosk.device_processes import device_processes
from kiosk.domain.errors import DeviceProcessDied
from kiosk.machine import data_folder
from kiosk.session.line import Line
from kiosk.session.memory import keep_memory_private

if TYPE_CHECKING:
    from kiosk.devices.process import DeviceProcess
    from kiosk.ports import Publish
    from kiosk.ui.tools import Tools


# A screen ------------------------------------------------------------------------------------------------------


@dataclass
class Screen:
    tools: "Tools"
    devices: "tuple[DeviceProcess, ...]"

    def start_devices(self) -> None:
        """When a citizen may come: a spare does without them, which halves what it costs."""
        for process in self.devices:
            process.start()


def open_screen(
    config: Path | None, data: Path | None, publish: "Publish", wait_for_peers: Callable[[], str]
) -> Screen:
    """Open the store beside the other processes. Takes about a second: never on the UI thread.

    publish: gets every event after its commit, in this process or in the sender.
    wait_for_peers: blocks until the supervisor knows; the JSON of Peers, or "" when there are none to be had.
    Raises: ConfigError, StoreError, CatalogueError, DeviceProcessDied. Nothing is left running then.
    """
    from kiosk.session.outbox_line import OutboxLine

    settings, closing = load_settings(config), contextlib.ExitStack()
    folder = data_folder(settings, data)
    keep_memory_private("kiosk-screen")
    with contextlib.ExitStack() as failing:
        failing.callback(closing.close)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        store = open_store_of(settings, folder, publish)
        closing.callback(store.close)
        outbox = OutboxLine(folder, publish)
        closing.callback(outbox.close)
        outbox.start()
        if not (told := wait_for_peers()):
            raise DeviceProcessDied("peers")
        peers = Peers.from_json(told)
        card, paper = device_processes(settings, folder, peers, closing)
        tools = tools_of(settings, folder, store, outbox, card, paper, peers, closing)
        failing.pop_all()
    return Screen(tools, (card, paper))


# The peers -----------------------------------------------------------------------------------------------------


def serve_peers(config: Path | None, data: Path | None, line: Line) -> int:
    """Start what the settings ask to be played in software, tell where, and wait until the supervisor is gone."""
    settings = load_settings(config)
    with contextlib.ExitStack() as closing:
        companions = start_companions(settings, data_folder(settings, data), closing)
        line.say(f"peers {peers_of(settings, companions).to_json()}")
        if portal := companions.get("portal"):
            os.write(1, f"Cổng thử nghiệm: http://127.0.0.1:{portal.port}\n".encode())
        while line.open:
            line.read()
    return 0
