"""A PostgreSQL of our own for these tests: it begins and ends with them, and can be taken away in between."""

import contextlib
import gc
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.store.hub.postgres_hub import PostgresHub
from tests.services.visit import StoppedClock

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
ACCOUNT = "postgres"  # PostgreSQL does not run as root


class Server:
    def __init__(self, folder: Path) -> None:
        self._data = folder / "data"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.address = f"postgresql://{ACCOUNT}@127.0.0.1:{self.port}/"
        self._run("initdb", "-D", str(self._data), "-A", "trust", "-U", ACCOUNT, "--no-sync", "-E", "UTF8")
        self._folder = folder

    def start(self) -> None:
        options = f"-p {self.port} -k {self._folder} -c fsync=off -c listen_addresses=127.0.0.1"
        self._run("pg_ctl", "-D", str(self._data), "-w", "-l", str(self._folder / "log"), "-o", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self._data), "-w", "-m", "immediate", "stop")

    def make_database(self, name: str) -> str:
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", ACCOUNT, name)
        return self.address + name

    def _run(self, program: str, *words: str) -> None:
        command = [str(BINARIES / program), *words]
        if os.geteuid() == 0:
            command = ["runuser", "-u", ACCOUNT, "--", *command]
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd="/")
        assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    folder = Path(tempfile.mkdtemp(prefix="kiosk-hub-"))
    if os.geteuid() == 0:
        owner = pwd.getpwnam(ACCOUNT)
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    server = Server(folder)
    server.start()
    yield server
    server.stop()
    shutil.rmtree(folder)


def forget_broken_lines() -> None:
    """The driver lets go of the socket of a server that was taken away only when it is collected."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.fixture
def address(server: Server, request: pytest.FixtureRequest) -> Iterator[str]:
    name = f"hub_{abs(hash(request.node.nodeid)):x}"
    address = server.make_database(name)
    with contextlib.closing(PostgresHub(address, "", "SETUP", StoppedClock())) as hub:
        hub.prepare()
    yield address
    forget_broken_lines()
