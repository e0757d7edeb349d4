"""A thermal printer that speaks ESC/POS, whatever the way to it.

The promise "never twice" hangs on three things: the job is in the ledger before its first byte leaves, status bytes
and proofs are told apart in one stream, and after the first byte nothing is ever sent again.
"""

import contextlib
from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from kiosk.devices.printer.escpos import RESET, ask_fence, ask_status, ask_when_done, mark_of, slip_bytes
from kiosk.devices.printer.links import Link
from kiosk.devices.printer.proof_memory import Proof, ProofMemory
from kiosk.devices.printer.status import Answers, Automatic, Fence, PrinterStatus, ProcessId, RealTime
from kiosk.domain.errors import PrinterAbsent, PrinterError, PrinterSilent
from kiosk.domain.printing import PrintState
from kiosk.ports import OnSending, Raster

DOTS_PER_MM = 8
SLOWEST_MM_PER_SECOND = 60
SLACK_SECONDS = 5.0  # for the cut and for a printer that pauses to cool
PROBE = b"KIOS"

T = TypeVar("T")


class EscposPrinter:
    """Implements ports.ReceiptPrinter.

    open_link: raises PrinterAbsent.
    name, memory: under which name is remembered how this printer proves its work; without them it is asked each time.
    answer_seconds: for one status answer, and for each question of the probe.
    least_seconds: to wait for the proof at least, whatever the slip's length.
    mending_seconds: how long a printer that ran out of paper in the middle may wait for a new roll before the slip
        is left to a person's judgement. The printer itself goes on where it stopped; nothing is sent again.
    """

    def __init__(
        self,
        open_link: Callable[[], Link],
        name: str = "",
        memory: ProofMemory | None = None,
        *,
        answer_seconds: float = 2.0,
        least_seconds: float = 10.0,
        mending_seconds: float = 60.0,
    ) -> None:
        self._open_link, self._name, self._memory = open_link, name, memory
        self._answer_seconds = answer_seconds
        self._least_seconds = least_seconds
        self._mending_seconds = mending_seconds

    def print(self, raster: Raster, job_id: str, on_sending: OnSending) -> PrintState:
        payload = slip_bytes(raster)
        printing = max(self._least_seconds, raster.height / DOTS_PER_MM / SLOWEST_MM_PER_SECOND + SLACK_SECONDS)
        with contextlib.closing(self._open_link()) as link:
            if not link.hears:
                on_sending("")
                return self._send_unheard(link, payload, printing)
            talk = _Talk(link, self._answer_seconds)
            proof = self._ready_and_proof(talk)
            on_sending("")
            mark = mark_of(job_id)
            question = {Proof.PROCESS_ID: ask_when_done(mark), Proof.FENCE: ask_fence(), Proof.NONE: b""}[proof]
            try:
                link.send(payload + question, printing + self._mending_seconds)
                if proof is Proof.NONE:
                    return PrintState.UNKNOWN
                return self._await_proof(talk, mark if proof is Proof.PROCESS_ID else b"", printing)
            except OSError:  # from here on bytes may be on paper: not a fault to repeat but a slip to look at
                return PrintState.UNKNOWN

    def check(self) -> PrinterStatus:
        """Ask how the printer is, without printing. Raises: PrinterAbsent, PrinterSilent (also: it cannot answer)."""
        with contextlib.closing(self._open_link()) as link:
            if not link.hears:
                raise PrinterSilent("no way back")
            return self._ask(lambda: _Talk(link, self._answer_seconds).status())

    def probe(self) -> Proof:
        """How it proves its work, asked anew and remembered. Raises as `check`."""
        with contextlib.closing(self._open_link()) as link:
            if not link.hears:
                return Proof.NONE
            return self._probe(_Talk(link, self._answer_seconds))

    def _send_unheard(self, link: Link, payload: bytes, seconds: float) -> PrintState:
        """A file that holds the slip is what was asked for; a device that cannot answer leaves it to a person."""
        try:
            link.send(payload, seconds + self._mending_seconds)
        except OSError:
            return PrintState.UNKNOWN
        return PrintState.PRINTED if link.keeps else PrintState.UNKNOWN

    def _ready_and_proof(self, talk: "_Talk") -> Proof:
        fault: PrinterError | None = self._ask(talk.status).fault
        if fault:
            raise fault
        known = self._memory.get(self._name) if self._memory else None
        return known or self._probe(talk)

    def _probe(self, talk: "_Talk") -> Proof:
        """Two questions that move no paper. Asked of a ready printer only: another would not answer in its turn."""

        def ask() -> Proof:
            talk.say(RESET + ask_when_done(PROBE))
            if talk.proof(PROBE, self._answer_seconds):
                return Proof.PROCESS_ID
            talk.say(ask_fence())
            return Proof.FENCE if talk.proof(b"", self._answer_seconds) else Proof.NONE

        proof = self._ask(ask)
        talk.forget_proofs()
        if self._memory and self._ask(talk.status).fault is None:
            self._memory.keep(self._name, proof)
        return proof

    def _ask(self, question: Callable[[], T]) -> T:
        try:
            return question()
        except TimeoutError as exc:
            raise PrinterSilent("DLE EOT") from exc
        except OSError as exc:
            raise PrinterAbsent(type(exc).__name__) from exc

    def _await_proof(self, talk: "_Talk", mark: bytes, printing: float) -> PrintState:
        """Wait for the proof. A printer that waits for a person gets time; a ready one gets it once more, for it may
        just have been mended, and is not asked in between: its answer would stand behind the slip.
        """
        give_up = monotonic() + 2 * printing + self._mending_seconds
        patience, waited = printing, 0
        while monotonic() < give_up and waited < 2:
            if talk.proof(mark, patience):
                return PrintState.PRINTED
            if talk.status().fault:
                patience, waited = 1.0, 0
            else:
                patience, waited = printing, waited + 1
        return PrintState.UNKNOWN


class _Talk:
    """Reads all kinds of answers from one link. Raises OSError (TimeoutError when nothing comes)."""

    def __init__(self, link: Link, answer_seconds: float) -> None:
        self._link = link
        self._answer_seconds = answer_seconds
        self._answers = Answers()
        self._proofs: set[bytes] = set()  # b"": a fence
        self._statuses: list[int] = []
        self._stopped = False  # the printer said by itself that it stands still

    def say(self, words: bytes) -> None:
        self._link.send(words, self._answer_seconds)

    def status(self) -> PrinterStatus:
        """One question at a time: the answers carry no number."""
        found = []
        for number in range(1, 5):
            self._statuses.clear()
            self.say(ask_status(number))
            self._read_until(lambda: bool(self._statuses), self._answer_seconds)
            found.append(self._statuses[0])
        return PrinterStatus(*found)

    def proof(self, mark: bytes, seconds: float) -> bool:
        """Whether it came; earlier than in `seconds` also when the printer says by itself that it stands still."""
        with contextlib.suppress(TimeoutError):
            self._read_until(lambda: mark in self._proofs or self._stopped, seconds)
        self._stopped = False
        return mark in self._proofs

    def forget_proofs(self) -> None:
        """Those of the probe prove nothing of a slip."""
        self._proofs.clear()

    def _read_until(self, done: Callable[[], bool], seconds: float) -> None:
        end = monotonic() + seconds
        while not done():
            left = end - monotonic()
            if left <= 0:
                raise TimeoutError
            for answer in self._answers.feed(self._link.receive(left)):
                if isinstance(answer, RealTime):
                    self._statuses.append(answer.value)
                elif isinstance(answer, ProcessId):
                    self._proofs.add(answer.mark)
                elif isinstance(answer, Fence):
                    self._proofs.add(b"")
                elif isinstance(answer, Automatic):
                    self._stopped = answer.fault is not None
