"""A process that uploads is killed: the next one goes on at the byte where the file service stands."""

import hashlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.sync.files.tus import TusFiles
from kiosk.sync.http import HttpLine
from tests.sync.file_services import TusServer, outgoing
from tests.waiting import until

SIZE, MOST = 6_000_000, 1.05
CONTENT = hashlib.sha256(b"to khai").digest() * (SIZE // 32)


@pytest.fixture
def service() -> Iterator[TusServer]:
    server = TusServer()
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server
    server.stop()


def child(address: str, token_file: str) -> None:
    """Sends slowly, and writes its token down before the first byte leaves."""

    def slowly(at: int) -> Iterator[bytes]:
        for start in range(at, len(CONTENT), 100_000):
            time.sleep(0.02)
            yield CONTENT[start : start + 100_000]

    file = outgoing(CONTENT)
    slow = type(file)(file.digest, file.size, file.media_type, slowly)
    TusFiles(address, HttpLine(1, 5, 5)).place(slow, keep_token=Path(token_file).write_text)  # type: ignore[arg-type]


def killed_halfway(service: TusServer, folder: Path) -> str:
    """The token that the killed one left."""
    token = folder / "token"
    words = f"from tests.faults.test_killed_upload import child; child({service.address + '/files'!r}, {str(token)!r})"
    with subprocess.Popen([sys.executable, "-c", words], cwd=Path(__file__).parents[2]) as process:
        until(lambda: service.received >= 2_000_000)
        os.kill(process.pid, signal.SIGKILL)
    assert 2_000_000 <= service.received < SIZE
    return token.read_text()


def go_on(service: TusServer, token: str) -> float:
    """Bytes that crossed the line over both processes, as a share of the file."""
    line = HttpLine(1, 5, 5)
    placed = TusFiles(f"{service.address}/files", line).place(outgoing(CONTENT), token)
    line.close()
    held = service.uploads[placed.link.rpartition("/")[2]]
    assert hashlib.sha256(held.content).hexdigest() == placed.digest
    return service.received / len(CONTENT)


def test_a_killed_upload_goes_on_where_it_was(service: TusServer, tmp_path: Path) -> None:
    assert go_on(service, killed_halfway(service, tmp_path)) <= MOST


def test_control_without_its_token_it_begins_anew(service: TusServer, tmp_path: Path) -> None:
    killed_halfway(service, tmp_path)
    assert go_on(service, "") > MOST
