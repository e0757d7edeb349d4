"""One call of a row, and its fate. No loop, no sleep, no database: the worker has those."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from kiosk.domain.errors import (
    AttachmentCorrupt,
    CaptiveNetwork,
    CertificateRefused,
    ConfigError,
    KioskError,
    PortalAnswerUnreadable,
    PortalBusy,
    PortalContradicts,
    PortalError,
    PortalFailing,
    PortalFileMismatch,
    PortalLoginRefused,
    PortalRefused,
    PortalTimeout,
    PortalUnreachable,
    ServiceNotOffered,
    StepUnconfirmed,
    StoreError,
)
from kiosk.domain.outbox import Call, Fate, OutboxItem, OutboxKind, Progress
from kiosk.domain.portal_answer import (
    AnswerKind,
    PlacedFile,
    PortalAnswer,
    PortalHolding,
    disagreements,
)
from kiosk.domain.satisfaction import MonthlyRatings
from kiosk.domain.submission import Step, Submission
from kiosk.ports import FileService, OutgoingFile, Portal, PortalRecord

FilesFor = Callable[[Submission], FileService]
ReadFile = Callable[[str, int], Iterator[bytes]]
KeepToken = Callable[[str], None]

# The most special first: a fault takes the first class it is of.
FATES: tuple[tuple[type[KioskError], Fate], ...] = (
    (CertificateRefused, Fate.UNTRUSTED),
    (CaptiveNetwork, Fate.FOREIGN),
    (PortalUnreachable, Fate.UNREACHABLE),
    (PortalBusy, Fate.BUSY),
    (PortalLoginRefused, Fate.LOGGED_OUT),
    (PortalRefused, Fate.REFUSED),
    (ServiceNotOffered, Fate.REFUSED),
    (PortalFailing, Fate.FAILED),
    (PortalFileMismatch, Fate.FAILED),
    (PortalTimeout, Fate.LOST),
    (PortalAnswerUnreadable, Fate.LOST),
    (StepUnconfirmed, Fate.LOST),
    (PortalError, Fate.LOST),
    (AttachmentCorrupt, Fate.DAMAGED),
    (StoreError, Fate.LOCAL),
    (ConfigError, Fate.LOCAL),
    (KioskError, Fate.DEFECT),
)
ANSWERS: dict[AnswerKind, tuple[Fate, str]] = {
    AnswerKind.OK: (Fate.DONE, ""),
    AnswerKind.EXISTS: (Fate.EXISTS, ""),
    AnswerKind.MISSING: (Fate.ABSENT, PortalRefused.code),
    AnswerKind.FILES: (Fate.DIFFERS, PortalContradicts.code),
    AnswerKind.REFUSED: (Fate.REFUSED, PortalRefused.code),
    AnswerKind.SESSION: (Fate.LOGGED_OUT, PortalLoginRefused.code),
    AnswerKind.LATER: (Fate.FAILED, PortalFailing.code),
    AnswerKind.UNKNOWN: (Fate.UNCLEAR, PortalContradicts.code),
}


@dataclass(frozen=True, slots=True)
class Result:
    fate: Fate
    progress: Progress
    fault_code: str = ""
    answer: str = ""  # what the help desk is told; nothing personal
    raw: str = field(default="", repr=False)
    retry_after: float = 0.0  # seconds the Portal asked for


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of a dossier, each once, in the order they go up. digest -> size (None: not told), media type."""

    files: tuple[tuple[str, int | None, str], ...] = ()

    @classmethod
    def of(cls, item: OutboxItem) -> "Manifest":
        """Raises ValueError, KeyError or TypeError when the payload is not what domain/submission.py writes."""
        if item.kind is not OutboxKind.REGISTER_DOSSIER:
            return cls()
        told = Submission.from_json(item.payload)
        files: dict[str, tuple[str, int | None, str]] = {f.digest: (f.digest, f.size, f.media_type) for f in told.files}
        for result in told.results:
            files.setdefault(result.digest, (result.digest, None, result.media_type))
        return cls(tuple(files.values()))

    def left(self, progress: Progress) -> list[tuple[str, int | None, str]]:
        placed = {one.digest for one in progress.placed}
        return [file for file in self.files if file[0] not in placed]

    def bytes_left(self, progress: Progress) -> int:
        return sum(size or 0 for _, size, _ in self.left(progress))


class Attempts:
    """files_for: where the papers of a dossier go. read_file: digest and offset -> plain bytes, a piece at a time."""

    def __init__(self, portal: Portal, files_for: FilesFor, read_file: ReadFile) -> None:
        self._portal, self._files_for, self._read_file = portal, files_for, read_file

    def probe(self) -> Result:
        """Whether the Portal answers and takes our account."""
        try:
            self._portal.ping()
        except KioskError as fault:
            return _failed(fault, Progress())
        return Result(Fate.DONE, Progress())

    def make(self, item: OutboxItem, call: Call, keep_token: KeepToken) -> Result:
        """Never raises KioskError: a fault is a fate. keep_token: see FileService.place."""
        try:
            return self._make(item, call, keep_token)
        except KioskError as fault:
            return _failed(fault, item.progress)

    def _make(self, item: OutboxItem, call: Call, keep_token: KeepToken) -> Result:
        match call:
            case Call.UPLOAD:
                return self._upload(item, keep_token)
            case Call.CREATE:
                return _read(self._portal.create(Submission.from_json(item.payload), _placed(item)), item)
            case Call.UPDATE:
                told, portal_id = Submission.from_json(item.payload), item.progress.portal_id
                return _read(self._portal.update(told, _placed(item), portal_id), item)
            case Call.STEP:
                step = Step.from_json(item.payload)
                return _read(self._portal.append_steps([step], item.progress.portal_id), item)
            case Call.RATINGS:
                self._portal.report_ratings(MonthlyRatings.from_json(item.payload))
                return Result(Fate.DONE, item.progress)
            case Call.LOOK_UP:
                return self._look_up(item)
            case Call.CONFIRM:
                return self._confirm(item)
        raise ValueError("no call")

    # Calls -----------------------------------------------------------------------------------------------------

    def _upload(self, item: OutboxItem, keep_token: KeepToken) -> Result:
        digest, size, media_type = Manifest.of(item).left(item.progress)[0]
        found = sum(len(piece) for piece in self._read_file(digest, 0))  # once through: never a piece of a damaged file
        if size is not None and size != found:
            raise AttachmentCorrupt("another size than the manifest says")
        file = OutgoingFile(digest, found, media_type, partial(self._read_file, digest))
        files = self._files_for(Submission.from_json(item.payload))
        placed = files.place(file, item.progress.token, keep_token)
        return Result(Fate.DONE, replace(item.progress, placed=(*item.progress.placed, placed)))

    def _look_up(self, item: OutboxItem) -> Result:
        """A step: whether it arrived cannot be told from the dossier's state alone, so it never counts as seen."""
        try:
            record = self._portal.look_up(_code(item))
        except ServiceNotOffered:  # what may be there already is overwritten all the same
            return Result(Fate.ABSENT, item.progress)
        if record is None:
            return Result(Fate.ABSENT, item.progress, _unconfirmed(item), "the Portal does not know the code")
        if item.kind is OutboxKind.REPORT_STEP:
            return Result(Fate.DIFFERS, item.progress, StepUnconfirmed.code, f"state {record.national_state}")
        return Result(Fate.DONE, replace(item.progress, portal_id=record.portal_id or item.progress.portal_id))

    def _confirm(self, item: OutboxItem) -> Result:
        """Delivered is what the Portal's look-up and the file service both say we sent."""
        told = Submission.from_json(item.payload)
        try:
            holding = _holding(self._portal.look_up(told.dossier_code))
        except ServiceNotOffered:  # its answer was all the proof there is
            holding = PortalHolding(told.dossier_code)
        files = self._files_for(told)
        held = {one.digest: files.holding(one) for one in item.progress.placed}
        wrong = disagreements(told, holding, held)
        if not wrong:
            return Result(Fate.DONE, item.progress)
        fate = Fate.ABSENT if holding is None else Fate.DIFFERS
        return Result(fate, item.progress, PortalContradicts.code, "; ".join(wrong))


def _read(answer: PortalAnswer, item: OutboxItem) -> Result:
    fate, fault_code = ANSWERS[answer.kind]
    words = "" if answer.ok else f"error_code {answer.code}" if answer.code is not None else "no error_code"
    if answer.fields:
        words += f": {', '.join(answer.fields)}"
    progress = replace(item.progress, portal_id=answer.portal_id or item.progress.portal_id)
    if item.kind is OutboxKind.REPORT_STEP and fate is Fate.EXISTS:
        fate, fault_code = Fate.REFUSED, PortalRefused.code
    return Result(fate, progress, fault_code, words, answer.raw)


def _failed(fault: KioskError, progress: Progress) -> Result:
    fate = next(fate for kind, fate in FATES if isinstance(fault, kind))
    wait = fault.retry_after_seconds if isinstance(fault, PortalBusy) else 0.0
    return Result(fate, progress, fault.code, fault.detail, retry_after=wait)


def _placed(item: OutboxItem) -> dict[str, PlacedFile]:
    return {one.digest: one for one in item.progress.placed}


def _code(item: OutboxItem) -> str:
    if item.kind is OutboxKind.REGISTER_DOSSIER:
        return Submission.from_json(item.payload).dossier_code
    return Step.from_json(item.payload).dossier_code


def _unconfirmed(item: OutboxItem) -> str:
    return StepUnconfirmed.code if item.kind is OutboxKind.REPORT_STEP else ""


def _holding(record: PortalRecord | None) -> PortalHolding | None:
    if record is None:
        return None
    return PortalHolding(record.dossier_code, record.procedure_code, record.national_state)
