"""A CUPS of our own on a port of its own, with an IPP Everywhere printer that fails on request. Nothing of the system
is touched: its configuration, spool and queues lie in one folder.
"""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.waiting import PATIENCE_SECONDS, until

PROGRAMS = ("cupsd", "ippeveprinter", "lpadmin", "dbus-daemon")
PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
CUPSD = """Listen {host}:{port}
Browsing Off
DefaultAuthType None
WebInterface No
LogLevel warn
PageLogFormat
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
FILES = """ServerRoot {folder}
StateDir {folder}/state
CacheDir {folder}/cache
RequestRoot {folder}/spool
TempDir {folder}/tmp
ErrorLog {folder}/error_log
AccessLog {folder}/access_log
PageLog {folder}/page_log
User {user}
Group {group}
SystemGroup root
FileDevice Yes
SyncOnClose No
"""
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={folder}/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><allow own="*"/><allow send_destination="*"/><allow receive_sender="*"/>
</policy></busconfig>
"""
HOOK = """#!/bin/sh
# $1 is the document. What `fault` says is played: it stays among the printer's reasons until another job.
fault=$(cat "{folder}/fault" 2>/dev/null)
case "$fault" in
  "") cp "$1" "{folder}/out/$(date +%s%N).pdf" ;;
  slow) sleep 4; cp "$1" "{folder}/out/$(date +%s%N).pdf" ;;
  jam) echo "STATE: +media-jam-error" >&2; exit 1 ;;
  empty) echo "STATE: +media-empty-error" >&2
    while [ "$(cat "{folder}/fault")" = empty ]; do sleep 0.1; done
    echo "STATE: -media-empty-error" >&2; cp "$1" "{folder}/out/$(date +%s%N).pdf" ;;
esac
exit 0
"""


def missing() -> str:
    """What of CUPS this machine does not have; empty: all is there."""
    return ", ".join(name for name in PROGRAMS if not shutil.which(name, path=PATH))


class PrivateCups:
    """Use as a context manager. queues: name -> device of raw queues beside the office printer "A5"."""

    def __init__(self, queues: Mapping[str, str]) -> None:
        # Not in the tests' own folder: that is for its owner only, and CUPS works as a user of its own.
        self._folder = folder = Path(tempfile.mkdtemp(prefix="kiosk-cups-"))
        self._queues = queues
        self.port, self.printer_port = free_port(), free_port()
        self.environment = {
            **os.environ,
            "PATH": PATH,
            "CUPS_SERVER": f"127.0.0.1:{self.port}",
            "HOME": str(folder),
            "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={folder}/bus",  # ippeveprinter wants a bus, were it an empty one
        }
        self._running: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> "PrivateCups":
        try:
            self._open()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _open(self) -> None:
        for name in ("state", "cache", "spool", "spool/tmp", "tmp", "out", "office", "ppd"):
            (self._folder / name).mkdir(parents=True, exist_ok=True)
        for path in [self._folder, *self._folder.rglob("*")]:
            path.chmod(0o777)
        names = (
            {"user": "lp", "group": "lp"} if os.geteuid() == 0 else {"user": os.environ.get("USER", ""), "group": ""}
        )
        (self._folder / "cupsd.conf").write_text(CUPSD.format(host="127.0.0.1", port=self.port))
        (self._folder / "cups-files.conf").write_text(FILES.format(folder=self._folder, **names))
        hook = self._folder / "hook.sh"
        hook.write_text(HOOK.format(folder=self._folder))
        hook.chmod(0o755)
        self.play("")
        self._start("cupsd", "-f", "-c", self._folder / "cupsd.conf", "-s", self._folder / "cups-files.conf")
        (self._folder / "bus.conf").write_text(BUS.format(folder=self._folder))
        self._start("dbus-daemon", "--nofork", "--config-file", self._folder / "bus.conf")
        await_file(self._folder / "bus")
        self.start_office_printer()
        await_port(self.port)
        self.run("lpadmin", "-p", "A5", "-E", "-v", self.office_uri, "-m", "everywhere")
        for name, device in self._queues.items():
            self.run("lpadmin", "-p", name, "-E", "-v", device)

    def __exit__(self, *exc: object) -> None:
        for process in reversed(self._running):
            end(process)
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def office_uri(self) -> str:
        return f"ipp://localhost:{self.printer_port}/ipp/print"

    def start_office_printer(self) -> None:
        self.office = self._start(
            "ippeveprinter", "-r", "off", "-n", "localhost", "-p", self.printer_port, "-d", self._folder / "office",
            "-c", self._folder / "hook.sh", "-f", "application/pdf", "A5",
        )  # fmt: skip
        await_port(self.printer_port)

    def stop_office_printer(self) -> None:
        end(self.office)

    def play(self, fault: str) -> None:
        (self._folder / "fault").write_text(fault)

    def papers(self) -> list[bytes]:
        return [path.read_bytes() for path in sorted((self._folder / "out").iterdir())]

    def run(self, *words: str) -> None:
        done = subprocess.run(words, env=self.environment, capture_output=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr.decode()

    def log(self) -> str:
        path = self._folder / "error_log"
        return path.read_text("utf-8", "replace") if path.exists() else ""

    def _start(self, *words: object) -> subprocess.Popen[bytes]:
        command = [shutil.which(str(words[0]), path=PATH) or str(words[0]), *map(str, words[1:])]
        with (self._folder / f"{words[0]}.log").open("ab") as log:
            process = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log)
        self._running.append(process)
        return process


def end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def await_file(path: Path) -> None:
    until(path.exists, path.name)


def await_port(port: int) -> None:
    def listens() -> bool:
        try:
            socket.create_connection(("localhost", port), 0.5).close()
        except OSError:
            return False
        return True

    until(listens, f"port {port}")
