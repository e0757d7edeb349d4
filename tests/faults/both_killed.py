"""The sender and the Portal are killed (SIGKILL), one or both, before any of their calls (T8): it comes right again.

    python -m tests.faults.both_killed <folder> --every 20 --seed 1 [--weak]

prints one line of JSON a trial. It must run below the preloaded library: see `trials`. A call is one to the disk or
to the network; after the deaths a new sender and a new Portal go on with what is on their disks.
"""

import argparse
import json
import os
import shutil
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from itertools import zip_longest
from pathlib import Path
from typing import Any

from kiosk.domain.outbox import OutboxItem, OutboxKind, OutboxState, Outcome
from kiosk.sync import worker as workers
from kiosk.sync.sandbox_portal.server import make_server
from kiosk.sync.worker import OutboxWorker
from tests.faults.sending import file_dossiers, rows, send
from tests.faults.shim import DISK, NETWORK, Shim, preloaded

DOSSIERS = 2
PORTAL, CENTRE = "cong", "centre"
ANY_CALL = DISK | NETWORK


@dataclass
class Trial:
    sender_at: int  # 0: not killed
    portal_at: int
    killed: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


class Bench:
    def __init__(self, place: Path) -> None:
        self._base, self.folder = place / "base", place / "trial"
        self._base.mkdir(parents=True)
        self.ids = file_dossiers(self._base / CENTRE, DOSSIERS)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]

    def counted(self) -> tuple[int, int]:
        """How many calls the sender and the Portal make when nobody dies."""
        self._fresh()
        counts = os.pipe()
        with self._portal(0, counts[1]):
            sender = self._send(0, counts[1])
            _wait(sender)
        os.close(counts[1])
        with os.fdopen(counts[0]) as told:
            passed = dict(line.split() for line in told)
        return int(passed["sender"]), int(passed["portal"])

    def try_out(self, sender_at: int, portal_at: int) -> Trial:
        trial = Trial(sender_at, portal_at)
        self._fresh()
        with self._portal(portal_at) as portal:
            if _wait(self._send(sender_at)) == -signal.SIGKILL:
                trial.killed.append("sender")
            if os.waitpid(portal, os.WNOHANG)[0]:
                trial.killed.append("portal")
        with self._portal(0):
            if code := _wait(self._send(0)):
                trial.broken.append(f"the next sender ended with {code}")
        trial.broken += self._judged()
        return trial

    def _judged(self) -> Iterator[str]:
        registered = [i.state for i in rows(self.folder / CENTRE, self.ids) if i.kind is OutboxKind.REGISTER_DOSSIER]
        if registered != [OutboxState.DELIVERED] * DOSSIERS:
            yield f"not delivered: {registered}"
        server = make_server(self.folder / PORTAL)
        try:
            held = server.archive.all()
            if len(held) != DOSSIERS:
                yield f"{len(held)} dossiers instead of {DOSSIERS}"
            if any(len(one.steps) > 1 for one in held):
                yield "a step twice"
            if not all(check.digest_ok for one in held for check in server.archive.check_papers(one)):
                yield "bad paper"
        finally:
            server.server_close()

    def _fresh(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self._base, self.folder)

    @contextmanager
    def _portal(self, at: int, counts: int = -1) -> Iterator[int]:
        """In a process of its own, until it is killed or no longer needed."""

        def serve() -> None:
            shim = Shim(self.folder / PORTAL)
            server = make_server(self.folder / PORTAL, port=self._port)
            shim.kill(ANY_CALL, at)
            signal.signal(signal.SIGTERM, lambda *_: _count("portal", shim, counts))
            server.serve_forever(0.02)

        process = _fork(serve)
        try:
            self._await_portal()
            yield process
        finally:
            if _running(process):
                os.kill(process, signal.SIGTERM if counts >= 0 else signal.SIGKILL)
                os.waitpid(process, 0)

    def _await_portal(self) -> None:
        ends_at = time.monotonic() + 20
        while time.monotonic() < ends_at:
            with socket.socket() as line:
                if line.connect_ex(("127.0.0.1", self._port)) == 0:
                    return
            time.sleep(0.01)

    def _send(self, at: int, counts: int = -1) -> int:
        def work() -> None:
            shim = Shim(self.folder / CENTRE)

            def prepare(_: OutboxWorker) -> None:
                shim.kill(ANY_CALL, at)

            send(self.folder / CENTRE, f"http://127.0.0.1:{self._port}", prepare)
            if counts >= 0:
                os.write(counts, f"sender {shim.passed}\n".encode())

        return _fork(work)


def _count(name: str, shim: Shim, counts: int) -> None:
    os.write(counts, f"{name} {shim.passed}\n".encode())
    os._exit(0)


def _fork(work: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return child


def _wait(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _running(child: int) -> bool:
    try:
        return os.waitpid(child, os.WNOHANG)[0] == 0
    except ChildProcessError:
        return False


def all_trials(bench: Bench, every: int, seed: int) -> Iterator[Trial]:
    """Each side at each of its calls, in turn alone and both."""
    of_sender, of_portal = bench.counted()
    senders = range(1 + seed % every, of_sender + 1, every)
    portals = range(1 + seed % every, of_portal + 1, every)
    for number, (sender_at, portal_at) in enumerate(zip_longest(senders, portals, fillvalue=0)):
        if number % 2:
            yield bench.try_out(sender_at, portal_at)
            continue
        for pair in ((sender_at, 0), (0, portal_at)):
            if any(pair):
                yield bench.try_out(*pair)


def forget_deaths() -> None:
    """For the control: what was under way when the sender died counts as never sent."""
    heeding = workers.after_a_death

    def forgetful(item: OutboxItem, *more: Any) -> Outcome:
        return replace(heeding(item, *more), progress=item.progress)

    workers.after_a_death = forgetful


def trials(folder: Path, *words: str) -> list[Trial]:
    lines = preloaded(__name__, str(folder), *words, timeout=7200).splitlines()
    return [Trial(**json.loads(line)) for line in lines]


def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("folder", type=Path)
    words.add_argument("--every", type=int, default=1)
    words.add_argument("--seed", type=int, default=0)
    words.add_argument("--weak", action="store_true", help="take a protection away, and stop when that is found")
    words.add_argument("--at", type=int, nargs=2, metavar=("SENDER", "PORTAL"), help="one trial")
    told = words.parse_args()
    if told.weak:
        forget_deaths()
    bench = Bench(told.folder)
    tried = [bench.try_out(*told.at)] if told.at else all_trials(bench, told.every, told.seed)
    for trial in tried:
        print(json.dumps(asdict(trial)), flush=True)
        if told.weak and "a step twice" in trial.broken:
            break


if __name__ == "__main__":
    main()
