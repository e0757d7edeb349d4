"""What the Portal says, in our words: one answer, one file placed, and whether all of it agrees with what we sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.submission import Submission


class AnswerKind(StrEnum):
    """What an answer comes to. resources/portal/answers.toml says which words mean which."""

    OK = "ok"
    EXISTS = "exists"  # đã tồn tại: a create of what is there; the same words go as an update
    MISSING = "missing"  # an update, or a step, of a dossier that the Portal does not have
    FILES = "files"  # a paper is not where its link points, or other bytes are there: the files are placed anew
    REFUSED = "refused"  # a field, or the dossier itself, is not taken: somebody must correct it
    SESSION = "session"  # the session or the token is no more; the adapter has already logged in anew once
    LATER = "later"  # a trouble of the Portal that passes
    UNKNOWN = "unknown"  # words that the table does not know: look up before anything is sent again


@dataclass(frozen=True, slots=True)
class PortalAnswer:
    """One answer that could be read. An answer that could not is a PortalError, and its fate may be unknown."""

    kind: AnswerKind
    code: int | None = None  # error_code, whatever type it came in; None: it had none
    fields: tuple[str, ...] = ()  # names of the wire's fields that it complains of
    portal_id: str = ""  # the Portal's own id of the dossier (idHoSo); profile P3 wants it for steps
    said: str = field(default="", repr=False)  # the message; the Portal puts names into it
    raw: str = field(default="", repr=False)  # the whole answer, cut at MOST_RAW: for the store, never for a log

    @property
    def ok(self) -> bool:
        return self.kind is AnswerKind.OK


MOST_RAW = 4000  # characters of an answer that are kept


@dataclass(frozen=True, slots=True)
class PlacedFile:
    """A file that lies at the file service: how the dossier names it there."""

    digest: str  # SHA-256 hex of the plain bytes
    size: int  # bytes
    link: str = ""  # where the Portal fetches it (P1, P2)
    file_id: str = ""  # IdTepTin (P3)
    proof: str = ""  # HashTepTin as the service told it (P3)


@dataclass(frozen=True, slots=True)
class HeldFile:
    """What the file service says of a file that it holds; an empty digest: it tells none."""

    size: int
    digest: str = ""


@dataclass(frozen=True, slots=True)
class PortalHolding:
    """What the Portal's look-up shows of a dossier. `procedure_code` empty: it does not tell."""

    dossier_code: str
    procedure_code: str = ""
    national_state: int = 0


def disagreements(
    submission: Submission, holding: PortalHolding | None, held: Mapping[str, HeldFile | None]
) -> tuple[str, ...]:
    """Why a dossier cannot be called delivered, as words for a log; empty: Portal and file service agree with us.

    held: digest -> what the file service has, for every file and every result of the submission.
    """
    if holding is None:
        return ("the Portal does not have it",)
    found = []
    if holding.dossier_code != submission.dossier_code:
        found.append("another dossier code")
    if holding.procedure_code and holding.procedure_code != submission.procedure_code:
        found.append("another procedure")
    sizes: dict[str, int | None] = {file.digest: file.size for file in submission.files}
    sizes = {**{result.digest: None for result in submission.results if result.code}, **sizes}
    for digest, size in sizes.items():
        found += _file_disagreements(digest, size, held.get(digest))
    return tuple(found)


def _file_disagreements(digest: str, size: int | None, file: HeldFile | None) -> list[str]:
    short = digest[:12]
    if file is None:
        return [f"file {short} is not there"]
    if file.digest and file.digest != digest:
        return [f"file {short} holds other bytes"]
    return [f"file {short} has another size"] if size is not None and file.size != size else []
