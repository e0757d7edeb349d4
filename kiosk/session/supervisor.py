"""Starts the processes of a kiosk and passes the screen from one to the next. Holds nothing of anybody.

A visit has a process of its own, which ends with it: what the system takes back cannot be read any more. A spare
stands ready, all loaded, with its window hidden, and shows home when the visit ends or its process dies.

The first screen is forked before this file imports anything: a citizen does not wait for us.
"""

import os
import sys
import time
from collections.abc import Callable

from kiosk.session.line import Line, pair

SPARE_AFTER_SECONDS = 0.5  # after a change of screens: the citizen's first touch goes before the next spare's loading
PING_SECONDS = 5.0
SILENCE_SECONDS = 25.0  # a screen that does not answer for so long hangs
LOADING_SECONDS = 90.0  # a spare that is not ready by then hangs
STOP_SECONDS = 15.0
LEAVE_SECONDS = 240.0  # longer than a printer may take: a paper under way is let out, and noted
LONGEST_BACKOFF_SECONDS = 30.0

SCREENS = ("visit", "spare")
Work = Callable[[str, Line], int]


class Process:
    def __init__(self, role: str, pid: int, line: Line) -> None:
        self.role, self.pid, self.line = role, pid, line
        self.ready = self.failed = False
        self.heard_at = time.monotonic()


class Supervisor:
    """work: what a process of a role does until it returns its exit code; runs in the forked process.

    beat: hears "ready" once home can be used, "alive" while the screen answers, and "leaving": for the service
        manager's watchdog.
    """

    def __init__(self, work: Work, beat: Callable[[str], None] = lambda _: None) -> None:
        self._work, self._beat = work, beat
        self._active: Process | None = None
        self._spare: Process | None = None
        self._sender: Process | None = None
        self._peers: Process | None = None
        self._all: list[Process] = []
        self._told_peers = ""
        self._opened = False
        self._stopping, self._code = False, 0
        self._failures = {"spare": 0, "sender": 0}
        self._timers: list[tuple[float, Callable[[], None]]] = []
        self._wake_reading = self._wake_writing = -1

    def run(self) -> int:
        """Until the window is closed or a signal ends us. Returns the exit code of the whole."""
        self._active = self._fork("visit")
        first = self._active
        said = first.line.read()  # waits: until the first picture the processor is the screen's alone
        import select

        self._listen_to_signals()
        for words in said:
            self._hear(first, words)
        self._after(PING_SECONDS, self._ping)
        while not (self._stopping and not self._all):
            poller = select.poll()
            poller.register(self._wake_reading, select.POLLIN)
            by_descriptor = {p.line.reading: p for p in self._all if p.line.open}
            for descriptor in by_descriptor:
                poller.register(descriptor, select.POLLIN)
            for descriptor, _ in poller.poll(1000 * self._until_next_timer()):
                if descriptor in by_descriptor:
                    self._read(by_descriptor[descriptor])
                else:
                    self._on_signals(os.read(descriptor, 512))
            self._run_timers()
        return self._code

    # What the processes say ----------------------------------------------------------------------------------

    def _read(self, process: Process) -> None:
        for words in process.line.read():
            process.heard_at = time.monotonic()
            self._hear(process, words)

    def _hear(self, process: Process, words: str) -> None:
        if process is self._peers and words.startswith("peers "):
            self._told_peers = words
            for screen in self._all:
                if screen.role in SCREENS:
                    screen.line.say(words)
            self._start_sender()
        elif words == "painted" and self._peers is None:
            self._peers = self._fork("peers")
        elif words == "ready":
            self._on_ready(process)
        elif words == "failed":
            self._on_failed(process)
        elif words == "shown" and process is self._active:
            for old in self._all:
                if old.role in SCREENS and old not in (self._active, self._spare):
                    self._send_away(old)
            self._after(SPARE_AFTER_SECONDS, self._start_spare)
        elif words == "ended" and process is self._active:
            self._pass_on()
        elif words == "closed" and process is self._active:
            self._stop(0)

    def _on_ready(self, process: Process) -> None:
        process.ready = True
        if process is self._active:
            self._opened = True
            self._beat("ready")
            self._start_spare()
        elif process is self._spare:
            self._failures["spare"] = 0
            if self._active is None or self._active.failed:
                self._pass_on()

    def _on_failed(self, process: Process) -> None:
        """It cannot open, and its screen says why: shown where there is no other, while we go on trying."""
        process.failed = True
        if process is self._spare:
            self._spare = None
            if self._active is None:
                self._show(process)
            else:
                self._send_away(process)
        self._again("spare", "cannot open", self._start_spare)

    def _pass_on(self) -> None:
        """The spare takes the screen; when there is none yet, it does as soon as it is ready."""
        self._active = None
        if self._spare is None:
            self._start_spare()
        elif self._spare.ready:
            spare, self._spare = self._spare, None
            self._show(spare)

    def _show(self, process: Process) -> None:
        self._active = process
        process.heard_at = time.monotonic()
        process.line.say("show")

    def _send_away(self, process: Process) -> None:
        process.line.say("leave")
        self._after(LEAVE_SECONDS, lambda: self._kill(process))

    # Starting ------------------------------------------------------------------------------------------------

    def _start_spare(self) -> None:
        if self._spare is None and not self._stopping:
            self._spare = self._fork("spare")

    def _start_sender(self) -> None:
        if self._sender is None and not self._stopping:
            self._sender = self._fork("sender")

    def _fork(self, role: str) -> Process:
        ours, theirs = pair()
        pid = os.fork()
        if pid == 0:
            ours.close()
            self._become(role, theirs)
        theirs.close()
        process = Process(role, pid, ours)
        if self._told_peers and role != "peers":
            ours.say(self._told_peers)
        self._all.append(process)
        return process

    def _become(self, role: str, line: Line) -> None:
        """In the new process: do the work, then leave without passing through what the supervisor had begun."""
        code = 1
        try:
            if self._wake_reading >= 0:
                self._forget_signals()
            for other in self._all:
                other.line.close()
            if role in SCREENS:
                os.setpgid(0, 0)  # its device processes with it: they end together
            code = self._work(role, line)
        except SystemExit as leaving:
            code = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
        except BaseException:  # noqa: BLE001 (a forked process must never go on as the supervisor)
            sys.excepthook(*sys.exc_info())
        finally:
            for stream in (sys.stdout, sys.stderr):
                try:
                    stream.flush()
                except OSError:
                    code = code or 1
            os._exit(code)

    # Ends ----------------------------------------------------------------------------------------------------

    def _reap(self) -> None:
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            for process in [p for p in self._all if p.pid == pid]:
                self._on_exit(process, os.waitstatus_to_exitcode(status))

    def _on_exit(self, process: Process, code: int) -> None:
        self._read_to_the_end(process)
        self._all.remove(process)
        process.line.close()
        if process.role in SCREENS:
            _kill_group(process.pid)
        if self._stopping:
            if process is self._active and not self._opened:
                self._code = self._code or code
        elif process is self._active:
            self._on_screen_lost(code)
        elif process is self._spare:
            self._spare = None
            self._again("spare", f"ended by itself ({code})", self._start_spare)
        elif process is self._sender:
            self._sender = None
            self._again("sender", f"ended by itself ({code})", self._start_sender)
        elif process is self._peers:
            if not self._told_peers and self._active:
                self._active.line.say("peers")  # there will be none: it tells the citizen that it cannot open
        elif code != 0:
            self._ask_to_recover()

    def _read_to_the_end(self, process: Process) -> None:
        if process.line.open:
            os.set_blocking(process.line.reading, False)
            self._read(process)

    def _on_screen_lost(self, code: int) -> None:
        """The citizen's screen is gone. Before it ever opened that is the end of us too, with its exit code."""
        if not self._opened:
            self._stop(code if code >= 0 else 1)
            return
        _tell(f"a screen ended by itself ({code}); the next one takes over")
        self._ask_to_recover()
        self._pass_on()

    def _ask_to_recover(self) -> None:
        if self._sender:
            self._sender.line.say("recover")

    def _again(self, role: str, why: str, start: Callable[[], None]) -> None:
        seconds = min(LONGEST_BACKOFF_SECONDS, 0.5 * 2 ** self._failures[role])
        self._failures[role] += 1
        _tell(f"the {role} {why}; again in {seconds:g} s")
        self._after(seconds, start)

    def _stop(self, code: int) -> None:
        if self._stopping:
            return
        self._stopping, self._code = True, code
        self._beat("leaving")
        for process in self._all:
            process.line.say("leave")
        for other in (self._sender, self._peers):
            if other:
                other.line.close()
        self._after(STOP_SECONDS, self._kill_all)

    def _kill_all(self) -> None:
        for process in self._all:
            self._kill(process)

    def _kill(self, process: Process) -> None:
        if process in self._all:
            os.kill(process.pid, 9)

    def _ping(self) -> None:
        self._after(PING_SECONDS, self._ping)
        if self._spare and not self._spare.ready and time.monotonic() - self._spare.heard_at > LOADING_SECONDS:
            _tell("the spare does not come to its end")
            self._kill(self._spare)
        if self._active and self._active.ready and not self._stopping:
            if time.monotonic() - self._active.heard_at > SILENCE_SECONDS:
                _tell("the screen does not answer")
                self._kill(self._active)
            else:
                self._active.line.say("there?")
                self._beat("alive")

    # Signals and timers --------------------------------------------------------------------------------------

    def _listen_to_signals(self) -> None:
        import signal

        self._wake_reading, self._wake_writing = os.pipe()
        for descriptor in (self._wake_reading, self._wake_writing):
            os.set_blocking(descriptor, False)
        signal.set_wakeup_fd(self._wake_writing, warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD):
            signal.signal(number, lambda *_: None)
        self._reap()  # one may have ended before we listened

    def _forget_signals(self) -> None:
        import signal

        signal.set_wakeup_fd(-1)
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD):
            signal.signal(number, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.close(self._wake_reading)
        os.close(self._wake_writing)

    def _on_signals(self, numbers: bytes) -> None:
        import signal

        self._reap()
        if {signal.SIGTERM, signal.SIGHUP} & set(numbers):
            self._stop(0)
        elif signal.SIGINT in numbers:
            self._stop(130)

    def _after(self, seconds: float, do: Callable[[], None]) -> None:
        self._timers.append((time.monotonic() + seconds, do))

    def _until_next_timer(self) -> float:
        return max(0.0, min(at for at, _ in self._timers) - time.monotonic()) if self._timers else PING_SECONDS

    def _run_timers(self) -> None:
        now = time.monotonic()
        due = [timer for timer in self._timers if timer[0] <= now]
        self._timers = [timer for timer in self._timers if timer[0] > now]
        for _, do in due:
            do()


def _kill_group(leader: int) -> None:
    import contextlib

    with contextlib.suppress(ProcessLookupError, PermissionError):  # nobody was left
        os.killpg(leader, 9)


def _tell(what: str) -> None:
    os.write(2, f"kiosk: {what}\n".encode())
