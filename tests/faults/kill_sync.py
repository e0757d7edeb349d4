"""The long form of test_killed_between_steps: real `kiosk sync --watch` processes, killed at any moment.

`./run torture senders` takes about a quarter of a minute a seed. Moments differ a little from run to run: the processes
are real.
"""

import random
import subprocess
import time
from pathlib import Path

from kiosk.companions import Peers
from kiosk.desk_process import sender_command
from kiosk.domain.outbox import OutboxKind, OutboxState
from tests.faults.sending import file_dossiers, opened, port_of, rows, serving

DOSSIERS, KILLS, LONGEST_LIFE_SECONDS, END_SECONDS = 3, 4, 4.0, 60.0


def torment(seed: int, folder: Path) -> str:
    """What is wrong at the end; empty: nothing."""
    chance = random.Random(seed)
    ids = file_dossiers(folder, DOSSIERS)
    with serving(folder / "cong") as sandbox:
        command = sender_command(None, folder, Peers(portal=port_of(sandbox.address)))
        for _ in range(KILLS):
            with subprocess.Popen(command, stdin=subprocess.PIPE) as sender:
                time.sleep(chance.uniform(1.0, LONGEST_LIFE_SECONDS))
                sender.kill()
        with subprocess.Popen(command, stdin=subprocess.PIPE) as sender:
            ends_at = time.monotonic() + END_SECONDS
            while _unsettled(folder, ids) and time.monotonic() < ends_at:
                time.sleep(0.3)
            assert sender.stdin is not None
            sender.stdin.close()
        held = sandbox.archive.all()
        broken = [one.code for one in held if not all(check.digest_ok for check in sandbox.archive.check_papers(one))]
    found = []
    if _unsettled(folder, ids):
        found.append("a row that never came to an end")
    if len(held) != DOSSIERS or broken:
        found.append(f"{len(held)} dossiers, {len(broken)} without their files")
    if any(len(one.steps) > 1 for one in held):
        found.append("a step twice")
    registrations = {item.state for item in rows(folder, ids) if item.kind is OutboxKind.REGISTER_DOSSIER}
    if registrations != {OutboxState.DELIVERED}:
        found.append(f"registrations are {registrations}")
    with opened(folder) as store:
        store.verify_audit()
    return "; ".join(found)


def _unsettled(folder: Path, ids: list[str]) -> bool:
    return any(item.state in (OutboxState.PENDING, OutboxState.SENDING) for item in rows(folder, ids))
