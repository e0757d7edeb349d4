"""A Portal and its file service in memory, at the end of a line that fails as the dice say. Time is virtual."""

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush

from kiosk.domain.errors import (
    CaptiveNetwork,
    PortalAnswerUnreadable,
    PortalBusy,
    PortalFailing,
    PortalLoginRefused,
    PortalTimeout,
    PortalUnreachable,
)
from kiosk.domain.portal_answer import AnswerKind, HeldFile, PlacedFile, PortalAnswer
from kiosk.domain.submission import Step, Submission
from kiosk.ports import OutgoingFile, PortalRecord
from kiosk.ports.portal import KeepToken, PortalService, forget_token

OK = PortalAnswer(AnswerKind.OK, 0)
EXISTS = PortalAnswer(AnswerKind.EXISTS, -3)
MISSING = PortalAnswer(AnswerKind.MISSING, -1)
REFUSED = PortalAnswer(AnswerKind.REFUSED, -1, ("MaTTHC",))
STRANGE = PortalAnswer(AnswerKind.UNKNOWN, 3)
LATER = PortalAnswer(AnswerKind.LATER, -1)
LATEST_SECONDS = 8.0  # so late may a call still be carried out that we gave up


class Died(BaseException):
    """The program's process ended here."""


@dataclass
class Time:
    """Virtual seconds. What somebody gave up, but the Portal still does, happens when its time has come."""

    seconds: float = 0.0
    _later: list[tuple[float, int, Callable[[], object]]] = field(default_factory=list)

    def __call__(self) -> float:
        return self.seconds

    def advance(self, seconds: float) -> None:
        ends = self.seconds + seconds
        while self._later and self._later[0][0] <= ends:
            self.seconds, _, work = heappop(self._later)
            work()
        self.seconds = ends

    def later(self, seconds: float, work: Callable[[], object]) -> None:
        heappush(self._later, (self.seconds + seconds, len(self._later) + int(self.seconds * 1e6), work))


@dataclass
class Weather:
    """How likely each mishap is on a call; `ends` says when all is well for good."""

    chance: random.Random
    ends: float
    rate: float
    outages: list[tuple[float, float]]

    KINDS = (
        "unreachable", "captive", "busy", "lost before", "lost after", "late", "failed before", "failed after",
        "unreadable after", "strange", "later", "logged out",
    )  # fmt: skip

    def mishap(self, now: float) -> str:
        if now >= self.ends:
            return ""
        if any(begins <= now < ends for begins, ends in self.outages):
            return "unreachable"
        return self.chance.choice(self.KINDS) if self.chance.random() < self.rate else ""


Exchange = Callable[[], PortalAnswer]


class SimulatedPortal:
    """Implements Portal and FileService; keeps what reached it, and what should not have (`wrong`)."""

    def __init__(self, time: Time, weather: Weather, die: Callable[[], None]) -> None:
        self._time, self._weather, self._die = time, weather, die
        self.documents: dict[str, Submission] = {}
        self.steps: dict[str, list[Step]] = {}
        self.files: dict[str, int] = {}
        self.poison: set[str] = set()  # dossier codes that are refused
        self.refusals_known: set[str] = set()  # of them, whose refusal the program has put down
        self.silent_until = 0.0  # what it asked for; nobody may call sooner
        self.wrong: list[str] = []
        self.mishaps: Counter[str] = Counter()

    steps_at_once = 1

    def offers(self, service: PortalService) -> bool:
        return True

    def files_for(self, submission: Submission) -> "SimulatedPortal":
        return self

    # Portal ----------------------------------------------------------------------------------------------------

    def ping(self) -> None:
        self._call(lambda: OK)

    def create(self, submission: Submission, files: Mapping[str, PlacedFile]) -> PortalAnswer:
        self._look_askance(submission)
        return self._call(lambda: self._write(submission, files, updating=False))

    def update(self, submission: Submission, files: Mapping[str, PlacedFile], portal_id: str = "") -> PortalAnswer:
        self._look_askance(submission)
        return self._call(lambda: self._write(submission, files, updating=True))

    def append_steps(self, steps: Sequence[Step], portal_id: str = "") -> PortalAnswer:
        return self._call(lambda: self._append(steps[0]))

    def look_up(self, dossier_code: str) -> PortalRecord | None:
        self._call(lambda: OK, strange=False)
        held = self.documents.get(dossier_code)
        return PortalRecord(dossier_code, 2, "Được tiếp nhận", None, None, held.procedure_code) if held else None

    # FileService -----------------------------------------------------------------------------------------------

    def place(self, file: OutgoingFile, token: str = "", keep_token: KeepToken = forget_token) -> PlacedFile:
        keep_token(f"upload-{file.digest[:8]}")

        def store() -> PortalAnswer:
            self.files[file.digest] = sum(len(piece) for piece in file.read(0))
            return OK

        self._call(store, strange=False)
        return PlacedFile(file.digest, file.size, f"http://tep/{file.digest}")

    def holding(self, placed: PlacedFile) -> HeldFile | None:
        self._call(lambda: OK, strange=False)
        size = self.files.get(placed.digest)
        return None if size is None else HeldFile(size, placed.digest)

    # -----------------------------------------------------------------------------------------------------------

    def _look_askance(self, told: Submission) -> None:
        if told.dossier_code in self.refusals_known:
            self.wrong.append("refused, and sent again")

    def _write(self, told: Submission, files: Mapping[str, PlacedFile], updating: bool) -> PortalAnswer:
        code = told.dossier_code
        if code in self.poison:
            return REFUSED
        if any(file.digest not in files or file.digest not in self.files for file in told.files):
            self.wrong.append("a dossier arrived without its papers")
        if (code in self.documents) != updating:
            return MISSING if updating else EXISTS
        self.documents[code] = told
        self.steps.setdefault(code, [])
        return OK

    def _append(self, step: Step) -> PortalAnswer:
        if step.dossier_code not in self.documents:
            self.wrong.append("a step before its dossier")
            return MISSING
        if step in self.steps[step.dossier_code]:
            self.wrong.append("a step twice")
        self.steps[step.dossier_code].append(step)
        return OK

    def _call(self, work: Exchange, strange: bool = True) -> PortalAnswer:
        self._die()
        if self._time() < self.silent_until:
            self.wrong.append("called although it had asked for silence")
        mishap = self._weather.mishap(self._time())
        if mishap in ("strange", "later") and not strange:
            mishap = "unreadable after"
        self.mishaps[mishap] += 1
        self._time.advance(self._weather.chance.uniform(0.05, 1.0) if "lost" not in mishap else 20.0)
        answer = self._played(mishap, work)
        self._die()
        return answer

    def _played(self, mishap: str, work: Exchange) -> PortalAnswer:
        chance = self._weather.chance
        match mishap:
            case "unreachable":
                raise PortalUnreachable
            case "captive":
                raise CaptiveNetwork
            case "busy":
                asked = chance.choice([0.0, 5.0, 120.0, 7200.0])
                self.silent_until = max(self.silent_until, self._time() + min(asked, 3600.0))
                raise PortalBusy("HTTP 503", asked)
            case "late":
                self._time.later(chance.uniform(0.0, LATEST_SECONDS), work)
                raise PortalTimeout
            case "lost before":
                raise PortalTimeout
            case "failed before":
                raise PortalFailing
            case "logged out":
                raise PortalLoginRefused
            case "later":
                return LATER
        answer = work()
        match mishap:
            case "lost after":
                raise PortalTimeout
            case "failed after":
                raise PortalFailing
            case "unreadable after":
                raise PortalAnswerUnreadable
            case "strange":
                return STRANGE
        return answer
