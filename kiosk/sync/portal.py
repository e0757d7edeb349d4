"""The Portal behind one wire profile. The profile says how; here stands what is asked."""

import contextlib
import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kiosk.domain.dossier import NATIONAL_CODE, STATE_TITLE
from kiosk.domain.errors import PortalAnswerUnreadable, PortalRefused, ServiceNotOffered
from kiosk.domain.portal_answer import AnswerKind, PlacedFile, PortalAnswer
from kiosk.domain.satisfaction import MonthlyRatings
from kiosk.domain.submission import Step, Submission
from kiosk.ports import FileService, PortalRecord, PortalService
from kiosk.sync.caller import Account, Caller, require_success
from kiosk.sync.files.digest_put import DigestPutFiles
from kiosk.sync.http import HttpLine
from kiosk.sync.tls import PLAIN, Security
from kiosk.sync.wire.answers import pick
from kiosk.sync.wire.mapi import dossier_of, ratings_of, step_of
from kiosk.sync.wire.model import read_moment
from kiosk.sync.wire.profile import Profile, Record

if TYPE_CHECKING:
    from kiosk.sync.reader import PortalReader


class HttpPortal:
    """Implements ports.Portal for a dossier that is written in mapi's field table (P1, P2)."""

    def __init__(self, caller: Caller, files: FileService) -> None:
        self._caller, self._files = caller, files
        self._profile = caller.profile

    def close(self) -> None:
        self._caller.line.close()

    @property
    def address(self) -> str:
        return self._caller.address

    @property
    def reader(self) -> "PortalReader":
        """What else this Portal can be asked."""
        from kiosk.sync.reader import PortalReader

        return PortalReader(self._caller)

    @property
    def files(self) -> FileService:
        return self._files

    def files_for(self, submission: Submission) -> FileService:
        return self._files

    @property
    def steps_at_once(self) -> int:
        return self._profile.calls["steps"].most

    def offers(self, service: PortalService) -> bool:
        return self._caller.knows(service)

    def ping(self) -> None:
        """Look up a code that no counter ever gives out: costs the Portal little and proves the session."""
        if not self.offers(PortalService.LOOK_UP):
            self._caller.log_in()
            return
        with contextlib.suppress(PortalRefused):  # it read us and answered: alive
            self.look_up(f"{self._profile.unit_code or 'H00'}-000000-0000")

    def create(self, submission: Submission, files: Mapping[str, PlacedFile]) -> PortalAnswer:
        return self._caller.ask("create", data=self._created(submission, files)).answer

    def update(self, submission: Submission, files: Mapping[str, PlacedFile], portal_id: str = "") -> PortalAnswer:
        return self._caller.ask("update", data=self._updated(submission, files, portal_id)).answer

    def append_steps(self, steps: Sequence[Step], portal_id: str = "") -> PortalAnswer:
        if not 1 <= len(steps) <= self.steps_at_once:
            raise ValueError("too many steps for one call, or none")
        data = [self._caller.spelled(self._step(step, portal_id)) for step in steps]
        return self._caller.ask_once("steps", data).answer

    def report_ratings(self, report: MonthlyRatings) -> None:
        """That a month told again overwrites is an assumption."""
        data = [self._caller.spelled(ratings_of(report).tree())]
        require_success(self._caller.ask("ratings", data=data).answer)

    def look_up(self, dossier_code: str) -> PortalRecord | None:
        if not self.offers(PortalService.LOOK_UP):
            raise ServiceNotOffered("look_up")
        reply = self._caller.ask("look_up", {"code": dossier_code})
        if reply.answer.kind is AnswerKind.MISSING:
            return None
        require_success(reply.answer)
        names = self._profile.record
        found = next((there for place in names.places if (there := pick(reply.body, place))), None)
        row = found[0] if isinstance(found, list) else found
        if row is None:
            return None
        if not isinstance(row, Mapping):
            raise PortalAnswerUnreadable("no record where one should be")
        return _record(dossier_code, row, names)

    # Words of the profile ------------------------------------------------------------------------------------

    def _created(self, submission: Submission, files: Mapping[str, PlacedFile]) -> object:
        return [self._caller.spelled(dossier_of(submission, files, self._profile.codes).tree())]

    def _updated(self, submission: Submission, files: Mapping[str, PlacedFile], portal_id: str) -> object:
        return self._created(submission, files)

    def _step(self, step: Step, portal_id: str) -> dict[str, Any]:
        return step_of(step).tree()


def portal_at(
    address: str,
    files_address: str,
    account: Account,
    profile: Profile,
    *,
    files: Callable[[Caller], FileService] | None = None,
    connect_seconds: float = 3.0,
    read_seconds: float = 10.0,
    total_seconds: float = 20.0,
    security: Security = PLAIN,
    connections: int = 4,
    monotonic: Callable[[], float] = time.monotonic,
) -> HttpPortal:
    """A Portal that speaks `profile` at an address. Close it when done.

    files: makes the file service, see files/choosing.py; without it files are put under their digest at files_address.
    Raises ConfigError when an address is not http(s).
    """
    line = HttpLine(connect_seconds, min(read_seconds, total_seconds), total_seconds, security, connections)
    with contextlib.ExitStack() as failing:
        failing.callback(line.close)
        caller = Caller(address, account, profile, line, monotonic)
        place = files(caller) if files else DigestPutFiles(files_address, line)
        failing.pop_all()
    if profile.dossier == "igate":
        from kiosk.sync.igate_portal import IGatePortal

        return IGatePortal(caller, place)
    return HttpPortal(caller, place)


def _record(dossier_code: str, row: Mapping[str, object], names: Record) -> PortalRecord:
    """The state is found under either of two names, as a number or as its title."""
    titles = {STATE_TITLE[state].casefold(): code for state, code in NATIONAL_CODE.items()}
    words = [str(row.get(key, "")).strip() for key in names.state]
    codes = [int(w) if w.isascii() and w.isdigit() else titles.get(w.casefold(), 0) for w in words]
    code = next((c for c in codes if c in titles.values()), None)
    if code is None:
        raise PortalAnswerUnreadable("unknown state")
    title = next(title for state, title in STATE_TITLE.items() if NATIONAL_CODE.get(state) == code)
    received, due = read_moment(row.get(names.received)), read_moment(row.get(names.due))
    procedure, portal_id = str(row.get(names.procedure) or ""), str(row.get(names.portal_id) or "")
    return PortalRecord(dossier_code, code, title, received, due, procedure, portal_id)
