"""A PC/SC reader without hardware: a pcscd of our own, the vpcd driver in it, and a software card on top.

What reads it is the product's PC/SC code. Linux only; needs the packages pcscd and vsmartcard-vpcd.
The service is met at a socket of its own, so that neither the machine's service nor another test's is in the way.
"""

import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from kiosk.devices.card import pcsc, vpcd
from kiosk.devices.card.transport import Chip
from kiosk.domain.errors import CardError, CardServiceDown

_RUN = Path("/run/pcscd")  # where pcscd writes its process id
_SOCKET_NAMED_BY = "PCSCLITE_CSOCK_NAME"
# pcscd takes a socket that listens already as number 3, if it is told so as systemd would tell it.
_HANDED_A_SOCKET = 'exec 3<&0 </dev/null; LISTEN_FDS=1 LISTEN_PID=$$ exec "$@"'
_DRIVERS = (
    "/usr/lib/pcsc/drivers/serial/libifdvpcd.so",
    "/usr/lib/x86_64-linux-gnu/pcsc/drivers/serial/libifdvpcd.so",
)
_PATIENCE_SECONDS = 60.0  # with a service that comes up, a card that comes or goes: a busy machine takes its time
READER_NAME = "Kiosk Virtual Reader"


def why_not() -> str:
    """Why a private pcscd cannot be started here; empty when it can."""
    if not _pcscd():
        return "pcscd is not installed"
    if _driver() is None:
        return "the vpcd driver (vsmartcard-vpcd) is not installed"
    return "" if os.access(_RUN if _RUN.exists() else _RUN.parent, os.W_OK) else f"no right to write {_RUN}"


def own_service() -> Path:
    """From now on this process, and those it starts, meet the card service at a socket of its own: that path.

    To be called before the process first speaks to PC/SC: the library looks for the path once.
    """
    path = Path(tempfile.gettempdir(), f"kiosk-pcscd-{os.getpid()}")
    os.environ[_SOCKET_NAMED_BY] = str(path)
    return path


def _pcscd() -> str | None:
    return shutil.which("pcscd") or shutil.which("pcscd", path="/usr/sbin:/sbin")


def _driver() -> str | None:
    return next((path for path in _DRIVERS if Path(path).exists()), None)


class VirtualReader:
    """While entered, PC/SC shows a reader with the card on it. lay_down and lift play the citizen's hand."""

    def __init__(self, card_factory: Callable[[], Chip], card_on_it: bool = True) -> None:
        self._card_factory, self._card_on_it = card_factory, card_on_it
        self._daemon: subprocess.Popen[bytes] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._socket: Path | None = None
        self._port = 0
        self._stop = threading.Event()
        self._card: threading.Thread | None = None
        self.reader_name = ""  # as PC/SC spells it

    def __enter__(self) -> "VirtualReader":
        """Raises CardServiceDown with the reason."""
        reason = why_not()
        if reason:
            raise CardServiceDown(reason)
        with ExitStack() as failing:
            failing.callback(self.close)
            self._start()
            if self._card_on_it:
                self.lay_down()
            failing.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def second_port(self) -> int:
        """Where the driver's other slot listens, a second reader to PC/SC."""
        return self._port + 1

    def lay_down(self) -> None:
        """Put a card on the reader; returns once PC/SC sees it. Raises CardServiceDown."""
        self._take_away()
        self._stop = threading.Event()
        self._card = threading.Thread(
            target=vpcd.serve, args=(self._card_factory(), "127.0.0.1", self._port, self._stop), daemon=True
        )
        self._card.start()
        self._until(self._sees_card, "the card does not appear")

    def exchange_card(self, card_factory: Callable[[], Chip]) -> None:
        """Another person's card. Raises CardServiceDown."""
        self.lift()
        self._card_factory = card_factory
        self.lay_down()

    def lift(self) -> None:
        """Take the card away and wait until PC/SC noticed; without one, nothing. Raises CardServiceDown."""
        self._take_away()
        self._until(lambda: not self._sees_card(), "the card does not disappear")

    def _take_away(self) -> None:
        self._stop.set()
        if self._card is not None:
            self._card.join(timeout=5)
            self._card = None

    def close(self) -> None:
        """Stop what was started, by its own process id. Safe to repeat."""
        self._take_away()
        if self._daemon is not None:
            self._daemon.terminate()
            try:
                self._daemon.wait(timeout=5)
            except subprocess.TimeoutExpired:
                self._daemon.kill()
                self._daemon.wait()
            self._daemon = None
        if self._socket is not None:
            self._socket.unlink(missing_ok=True)
            self._socket = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _start(self) -> None:
        self._port = _free_port()
        self._folder = tempfile.TemporaryDirectory(prefix="kiosk-pcscd-")
        Path(self._folder.name, "vpcd").write_text(
            f'FRIENDLYNAME "{READER_NAME}"\nDEVICENAME /dev/null:0x{self._port:04X}\n'
            f"LIBPATH {_driver()}\nCHANNELID 0x{self._port:04X}\n",
            encoding="ascii",
        )
        words = [str(_pcscd()), "--foreground", "--critical", "--config", self._folder.name]
        self._socket = own_service()
        with socket.socket(socket.AF_UNIX) as met:
            self._socket.unlink(missing_ok=True)
            met.bind(str(self._socket))
            met.listen()
            self._daemon = subprocess.Popen(
                ["/bin/sh", "-c", _HANDED_A_SOCKET, "sh", *words],
                stdin=met.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        self._until(self._sees_reader, "the reader does not appear")

    def _until(self, ready: Callable[[], bool], otherwise: str) -> None:
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while not ready():
            if time.monotonic() > deadline or (self._daemon and self._daemon.poll() is not None):
                raise CardServiceDown(otherwise)
            time.sleep(0.05)

    def _sees_reader(self) -> bool:
        try:
            with pcsc.service() as service:
                names = [name for name in service.readers() if name.startswith(READER_NAME)]
        except CardError:
            return False
        self.reader_name = min(names, default="")
        return bool(names)

    def _sees_card(self) -> bool:
        try:
            with pcsc.service() as service:
                return bool(service.with_cards([self.reader_name], 0))
        except CardError:
            return False


def _free_port() -> int:
    """A port whose neighbour is free too: the driver opens two slots."""
    while True:
        with socket.socket() as one, socket.socket() as other:
            one.bind(("0.0.0.0", 0))  # noqa: S104 - bound only to ask; the driver binds everywhere
            port = int(one.getsockname()[1])
            try:
                other.bind(("0.0.0.0", port + 1))  # noqa: S104
            except (OSError, OverflowError):
                continue
            return port
