"""What was answered as received is there after kill -9, and a certificate is what the plan says."""

import os
import re
import signal
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from sandbox_samples import PDF, dossier, log_in, mapi, put_pdf, step

from kiosk.sync.sandbox_portal.ledger import Ledger
from kiosk.sync.sandbox_portal.server import Manner, SandboxServer, make_server
from tests.waiting import PATIENCE_SECONDS, until

THREADS, ENOUGH = 4, 30  # answers before it is killed
MODULE = ("-m", "kiosk.sync.sandbox_portal")
TRUST = ssl.create_default_context()


SAID_BEFORE_DONE = """
import sys, threading
from kiosk.sync.sandbox_portal import archive
from kiosk.sync.sandbox_portal.__main__ import main
create = archive.Archive.create
def soon(self, *words):
    threading.Timer(0.3, create, (self, *words)).start()
    return True
archive.Archive.create = soon
main()
"""


@contextmanager
def program(folder: Path, start: tuple[str, ...] = MODULE) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    command = [sys.executable, *start, str(folder), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout
        try:
            yield process, f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.kill()


def send_until_it_dies(address: str, name: int, told: list[str]) -> None:
    """`told`: what was answered, each in the order it was: a dossier's code, and the code of its step behind a +."""
    with httpx.Client(base_url=address, trust_env=False, timeout=5, verify=TRUST) as web:
        try:
            session = log_in(web)
            for n in range(10_000):
                code = f"H99.0{name}-261123-{n:04}"
                body = [dossier(put_pdf(web, PDF + code.encode()), code=code)]
                if mapi(web, "DongBoHoSoMC", session, isUpdating="False", data=body)["error_code"] == "0":
                    told.append(code)
                if mapi(web, "CapNhatTienDoHoSoMC", session, data=[step(code=code)])["error_code"] == "0":
                    told.append(f"+{code}")
        except httpx.TransportError:
            return


def killed_while_it_answers(folder: Path, start: tuple[str, ...] = MODULE) -> list[str]:
    told: list[str] = []
    with program(folder, start) as (process, address):
        senders = [threading.Thread(target=send_until_it_dies, args=(address, n, told)) for n in range(1, THREADS + 1)]
        for sender in senders:
            sender.start()
        until(lambda: len(told) >= ENOUGH)
        process.send_signal(signal.SIGKILL)
        for sender in senders:
            sender.join(PATIENCE_SECONDS)
    assert len(told) >= ENOUGH
    return told


def test_what_was_answered_survives_kill_9(tmp_path: Path) -> None:
    told = killed_while_it_answers(tmp_path)
    again = make_server(tmp_path)
    held = {h.code: h for h in again.archive.all()}
    dossiers, steps = {t for t in told if t[0] != "+"}, {t[1:] for t in told if t[0] == "+"}
    assert dossiers <= set(held)
    assert all(len(held[code].steps) == 1 for code in steps)
    assert all(check.digest_ok for h in held.values() for check in again.archive.check_papers(h))
    assert len(set(held) - dossiers) <= THREADS, "at most what was under way"
    again.server_close()


def test_control_a_portal_that_answers_first_loses_what_it_said(tmp_path: Path) -> None:
    told = killed_while_it_answers(tmp_path, ("-c", SAID_BEFORE_DONE))
    again = make_server(tmp_path)
    assert {t for t in told if t[0] != "+"} - {h.code for h in again.archive.all()}
    again.server_close()


def test_an_upload_goes_on_after_kill_9(tmp_path: Path) -> None:
    tus, content = {"Tus-Resumable": "1.0.0"}, bytes(range(256)) * 1000
    head = {**tus, "Content-Type": "application/offset+octet-stream"}
    with program(tmp_path) as (process, address), httpx.Client(trust_env=False) as web:
        at = web.post(f"{address}/tus", headers={**tus, "Upload-Length": str(len(content))}).headers["Location"]
        assert web.patch(at, content=content[:100_000], headers={**head, "Upload-Offset": "0"}).status_code == 204
        process.send_signal(signal.SIGKILL)
    with program(tmp_path) as (_, address), httpx.Client(trust_env=False) as web:
        at = re.sub(r"^http://[^/]+", address, at)
        assert web.head(at, headers=tus).headers["Upload-Offset"] == "100000"
        assert web.patch(at, content=content[100_000:], headers={**head, "Upload-Offset": "100000"}).status_code == 204
        assert web.get(at).content == content


def test_the_database_waits_for_the_disk(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "cong.sqlite")
    kept = [ledger.rows(f"PRAGMA {name}")[0][0] for name in ("journal_mode", "synchronous", "foreign_keys")]
    assert kept == ["wal", 1, 1]
    with pytest.raises(ZeroDivisionError), ledger.write() as db:
        db.execute("INSERT INTO counter VALUES ('x', 1)")
        raise ZeroDivisionError
    assert ledger.rows("SELECT * FROM counter") == []
    ledger.close()


def test_nobody_is_answered_before_the_log_is_on_the_disk_and_many_share_one_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = Ledger(tmp_path / "cong.sqlite")
    free, waits, done = threading.Event(), [], []
    wait = os.fdatasync

    def slow(descriptor: int) -> None:
        waits.append(os.readlink(f"/proc/self/fd/{descriptor}"))
        free.wait(PATIENCE_SECONDS)
        wait(descriptor)

    def insert(n: int) -> None:
        with ledger.write() as db:
            db.execute("INSERT INTO counter VALUES (?, 1)", (str(n),))
        done.append(n)

    monkeypatch.setattr(os, "fdatasync", slow)
    writers = [threading.Thread(target=insert, args=(n,)) for n in range(16)]
    reader = threading.Thread(target=lambda: done.append(len(ledger.rows("SELECT * FROM counter"))))
    for thread in writers:
        thread.start()
    while ledger._written < 16:
        time.sleep(0.01)
    reader.start()
    time.sleep(0.1)
    assert done == [], "neither a writer nor a reader knows anything before the disk does"
    free.set()
    for thread in (*writers, reader):
        thread.join(PATIENCE_SECONDS)
    assert sorted(done) == [*range(17)]
    assert set(waits) == {str(tmp_path / "cong.sqlite-wal")}
    assert len(waits) <= 3
    ledger.close()


# Certificates ----------------------------------------------------------------------------------------------------


@contextmanager
def over_tls(folder: Path, **more: bool) -> Iterator[SandboxServer]:
    server = make_server(folder, manner=Manner(tls=True, **more))
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    server.stop()
    thread.join(PATIENCE_SECONDS)
    assert server.defects == []


def trusting(server: SandboxServer, client: bool = False) -> ssl.SSLContext:
    assert server.authority
    context = ssl.create_default_context(cafile=str(server.authority.ca_file))
    if client:
        context.load_cert_chain(server.authority.client_file)
    return context


def test_https_with_the_throw_away_authority(tmp_path: Path) -> None:
    with over_tls(tmp_path) as server:
        with httpx.Client(base_url=server.address, verify=trusting(server), trust_env=False) as web:
            assert server.address.startswith("https://")
            assert log_in(web)
        with httpx.Client(base_url=server.address, trust_env=False) as web, pytest.raises(httpx.ConnectError):
            web.get("/")


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        ("wrong-host", "IP address mismatch"),
        ("expired", "certificate has expired"),
        ("not-yet-valid", "not yet valid"),
        ("unknown-ca", "unable to get (local )?issuer|self.signed"),
    ],
)
def test_a_certificate_that_nobody_must_take(tmp_path: Path, mode: str, said: str) -> None:
    with over_tls(tmp_path) as server:
        plan = f'[[fault]]\nkind = "certificate"\nservice = "connect"\nmessage = "{mode}"\ncalls = [2]\n'
        for refused in (False, True, False):
            with httpx.Client(base_url=server.address, verify=trusting(server), trust_env=False) as web:
                if refused:
                    with pytest.raises(httpx.ConnectError, match=said):
                        web.get("/")
                else:
                    assert web.get("/").status_code == 200
                    if not server.faults.plan.rules:
                        web.post("/quan-tri/ke-hoach", json={"toml": plan.replace("[2]", "[1]")})


def test_a_centre_shows_its_own_certificate(tmp_path: Path) -> None:
    with over_tls(tmp_path, ask_client=True) as server:
        with httpx.Client(base_url=server.address, verify=trusting(server, client=True), trust_env=False) as web:
            assert log_in(web)
        with (
            httpx.Client(base_url=server.address, verify=trusting(server), trust_env=False) as web,
            pytest.raises(httpx.TransportError),
        ):
            web.get("/")
