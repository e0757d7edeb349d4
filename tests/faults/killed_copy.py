"""The program is killed (SIGKILL) before any one call to the disk while a paper is lettered, signed and used again.

    python -m tests.faults.killed_copy <folder> --every 3

prints one line of JSON a trial. It must run below the preloaded library: see `killings`.
"""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

from kiosk.domain.certified_copy import CopyOrder, CopySignature, CopyWording, SignatureLevel, SignedCopy, SigningPhase
from kiosk.domain.digitised import DigitisedFile, PaperAbout
from kiosk.domain.dossier import Attachment
from kiosk.domain.errors import AttachmentCorrupt
from kiosk.domain.paper_rules import PaperKind, PaperRules
from kiosk.services import attaching, drafting
from kiosk.services.certifying import SigningRoom, certify
from kiosk.services.late_letters import LetterRoom, read_late
from kiosk.services.reusing import offers, reuse
from kiosk.store.opening import Store
from kiosk.store.unit_of_work import SqlUnitOfWork
from tests.faults import each_call
from tests.faults.each_call import Killing, Labour
from tests.services.counter import CLERK, MONDAY, hire, rulebook
from tests.services.visit import (
    DETAILS,
    EDITION,
    FORM,
    IDENTITY,
    PROCEDURE,
    PROOF,
    Heard,
    StoppedClock,
    filled_draft,
    fresh_store,
    submit,
)

CLOCK = StoppedClock(MONDAY)
SCAN = b"%PDF" + bytes(range(256)) * 400
WORDING = CopyWording("Sao y", assumed=True)
RULES = PaperRules(WORDING, (PaperKind("proof", "", ("giấy tờ chứng minh",), 6),), ())


class Seal:
    level: SignatureLevel | None = SignatureLevel.B_B

    def sign(self, pdf: bytes, order: CopyOrder, pin: str, on_phase: Callable[[SigningPhase], None]) -> SignedCopy:
        signature = CopySignature(order.level, order.agency, "1a", "f" * 64, order.at, "0" * 64)
        return SignedCopy(pdf + b" signed", signature)


class Reader:
    def digitise(self, *_: object, **__: object) -> DigitisedFile:
        raise AssertionError("the pages are in the file")

    def read_letters(self, file: bytes, about: PaperAbout, on_page: Callable[[int], None]) -> DigitisedFile:
        return DigitisedFile(file + b" letters", ("",), "")


def prepared(folder: Path) -> tuple[str, str]:
    """A dossier with a scanned paper, and a new draft of the same citizen."""
    store = fresh_store(folder, Heard())
    hire(store.unit_of_work)
    draft = filled_draft(store.unit_of_work, CLOCK)
    attaching.keep_file(draft.id, PROOF, SCAN, 1, store.attachments, store.unit_of_work, at=MONDAY, letters_due=True)
    filed = submit(draft.id, store.unit_of_work, CLOCK)
    fresh = drafting.start(IDENTITY, PROCEDURE, EDITION, "", store.unit_of_work, CLOCK)
    drafting.keep_details(fresh.id, FORM, DETAILS, store.unit_of_work)
    store.close()
    return filed.id, fresh.id


def work(folder: Path, dossiers: tuple[str, str], tell: Callable[[str], None]) -> None:
    filed, fresh = dossiers
    store = fresh_store(folder, Heard())
    letters = LetterRoom(Reader(), store.attachments, store.unit_of_work, CLOCK, nullcontext())
    read_late(filed, PROOF.id, rulebook(), letters, lambda _: None)
    tell("lettered")
    room = SigningRoom(Seal(), WORDING, store.attachments, store.unit_of_work, CLOCK)
    certify(filed, PROOF.id, SignatureLevel.B_B, "482913", CLERK, rulebook(), room, lambda _: None)
    tell("signed")
    with store.unit_of_work() as uow:
        [offer] = offers(uow.dossier(fresh), PROCEDURE.documents, RULES, uow, MONDAY.date())
    reuse(fresh, PROOF, offer, True, CLERK, RULES, store.attachments, store.unit_of_work, CLOCK)
    tell("reused")
    store.close()


def in_two_transactions() -> None:
    """The control: the version before is kept first, and then the paper changes."""
    careful = SqlUnitOfWork.keep_version

    def keep_and_commit(uow: SqlUnitOfWork, dossier_id: str, version: Attachment) -> None:
        careful(uow, dossier_id, version)
        uow.connection.exec_driver_sql("COMMIT")
        uow.connection.exec_driver_sql("BEGIN IMMEDIATE")

    SqlUnitOfWork.keep_version = keep_and_commit  # type: ignore[method-assign]


def judge(folder: Path, dossiers: tuple[str, str], told: list[str]) -> Iterator[str]:
    store = fresh_store(folder, Heard())
    try:
        yield from _judged(store, *dossiers, told)
    finally:
        store.close()


def _judged(store: Store, filed: str, fresh: str, told: list[str]) -> Iterator[str]:
    with store.unit_of_work() as uow:
        [paper], earlier = uow.dossier(filed).attachments, uow.versions_of(filed)
        copies, noted = uow.dossier(fresh).attachments, [record.action for record in uow.audit_records()]
    signed, lettered = paper.signature is not None, not paper.letters_due
    if ("copy.signed" in noted, "paper.lettered" in noted) != (signed, lettered) or (signed and not lettered):
        yield "the audit says something else of signature or letters"
    if (paper.version, len(earlier)) != (1 + lettered + signed, lettered + signed):
        yield f"half done: version {paper.version}, {len(earlier)} before"
    if "lettered" in told and not lettered:
        yield "told as lettered, and is not"
    if "signed" in told and not signed:
        yield "told as signed, and is not"
    if ("paper.reused" in noted) != bool(copies):
        yield "used again without a word in the audit, or the other way round"
    if "reused" in told and not copies:
        yield "told as used again, and is not"
    for file in (paper, *earlier, *copies):
        try:
            store.attachments.get(file.digest)
        except AttachmentCorrupt as fault:
            yield f"version {file.version} cannot be read: {fault.detail}"
    if copies and copies[0].digest != paper.digest:
        yield "another paper was used again"
    store.verify_audit()


LABOUR = Labour(prepared, work, judge, in_two_transactions)


def killings(folder: Path, *words: str) -> list[Killing]:
    return each_call.killings(__name__, folder, *words)


if __name__ == "__main__":
    LABOUR.main()
