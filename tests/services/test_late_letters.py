"""A paper accepted before its letters were read: they come as its next version, or not at all, and never halfway."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from kiosk.domain.casework import Action
from kiosk.domain.certified_copy import CopyWording, SignatureLevel
from kiosk.domain.digitised import DigitisedFile, PaperAbout
from kiosk.domain.dossier import Attachment, Dossier, DossierState
from kiosk.domain.errors import DigitisingFailed, DiskFull, PersonLeft
from kiosk.services import attaching, intake, returning
from kiosk.services.certifying import SigningRoom, certify
from kiosk.services.late_letters import LetterRoom, next_due, read_late
from kiosk.store.opening import Store
from tests.services.counter import CLERK, MONDAY, brought_to, hire, rulebook, step, stored
from tests.services.test_certifying import Seal, facts_of, told
from tests.services.visit import BIRTH, PAGE, PlainPaper, StoppedClock, filled_draft, submit

CLOCK = StoppedClock(MONDAY)
SCAN, RESCAN = b"%PDF scanned", b"%PDF scanned once more"


@dataclass
class Reader:
    """Writes the letters behind the file. meanwhile: what happens while it reads."""

    meanwhile: Callable[[], object] = lambda: None
    fault: Exception | None = None
    read: list[str] = field(default_factory=list)

    def digitise(self, *_: object, **__: object) -> DigitisedFile:
        raise AssertionError("the pages are in the file")

    def read_letters(self, file: bytes, about: PaperAbout, on_page: Callable[[int], None]) -> DigitisedFile:
        self.read.append(about.file_name)
        on_page(1)
        self.meanwhile()
        if self.fault:
            raise self.fault
        return DigitisedFile(file + b" letters", ("",), "")


@pytest.fixture(autouse=True)
def staff(store: Store) -> None:
    hire(store.unit_of_work)


@pytest.fixture
def reader() -> Reader:
    return Reader()


def scanned(store: Store, dossier_id: str, content: bytes = SCAN, *, letters_due: bool = True) -> Attachment:
    return attaching.keep_file(
        dossier_id,
        BIRTH,
        content,
        1,
        store.attachments,
        store.unit_of_work,
        at_counter=True,
        at=MONDAY,
        by=CLERK.account,
        letters_due=letters_due,
    )


def accepted(store: Store, *, letters_due: bool = True) -> Dossier:
    draft = filled_draft(store.unit_of_work, CLOCK)
    scanned(store, draft.id, letters_due=letters_due)
    return submit(draft.id, store.unit_of_work, CLOCK)


def read(store: Store, dossier: Dossier, reader: Reader, document: str = BIRTH.id) -> Attachment | None:
    room = LetterRoom(reader, store.attachments, store.unit_of_work, CLOCK, threading.Lock())
    return read_late(dossier.id, document, rulebook(), room, lambda _: None)


def test_letters_come_as_the_next_version_and_the_accepted_file_stays(store: Store, reader: Reader) -> None:
    dossier = accepted(store)
    [before] = stored(store, dossier.id).attachments
    assert next_due(store.unit_of_work) == (dossier.id, BIRTH.id)
    after = read(store, dossier, reader)
    [now] = stored(store, dossier.id).attachments
    assert now == after
    assert (now.version, now.letters_due, now.made_by) == (2, False, CLERK.account)
    assert store.attachments.get(now.digest) == SCAN + b" letters"
    assert store.attachments.get(before.digest) == SCAN
    with store.unit_of_work() as uow:
        assert uow.versions_of(dossier.id) == [before]
    first, second = told(store, dossier)
    assert [file.digest for file in first.files] == [before.digest]
    assert [file.digest for file in second.files] == [now.digest]
    assert replace(second, files=first.files, national_state=first.national_state) == first
    assert facts_of(store, "paper.lettered") == [
        {"document": BIRTH.id, "version": "2", "before": before.digest, "now": now.digest}
    ]
    assert next_due(store.unit_of_work) is None
    assert read(store, dossier, reader) is None, "once is enough"
    assert len(reader.read) == 1


def test_nothing_is_due_of_drafts_nor_of_what_was_read_or_not_told_yet(store: Store, reader: Reader) -> None:
    draft = filled_draft(store.unit_of_work, CLOCK)
    scanned(store, draft.id)
    accepted(store, letters_due=False)
    supplement = accepted(store)
    scanned(store, supplement.id, RESCAN)
    assert next_due(store.unit_of_work) is None, "a paper at somebody's desk is read there"
    assert read(store, draft, reader) is None
    assert reader.read == []


def test_a_signed_copy_gets_none_and_signing_is_not_disturbed(store: Store, reader: Reader) -> None:
    dossier = accepted(store)
    room = SigningRoom(Seal(), CopyWording("Sao y", assumed=True), store.attachments, store.unit_of_work, CLOCK)

    def sign() -> None:
        certify(dossier.id, BIRTH.id, SignatureLevel.B_T, "482913", CLERK, rulebook(), room, lambda _: None)

    reader.meanwhile = sign
    assert read(store, dossier, reader) is None
    [paper] = stored(store, dossier.id).attachments
    assert (paper.version, paper.letters_due, paper.signature is not None) == (2, False, True)
    assert store.attachments.get(paper.digest) == SCAN + b" signed"
    assert next_due(store.unit_of_work) is None


def test_a_paper_that_was_changed_meanwhile_keeps_what_it_is_now(store: Store, reader: Reader) -> None:
    dossier = accepted(store)
    [before] = stored(store, dossier.id).attachments
    reader.meanwhile = lambda: scanned(store, dossier.id, RESCAN)
    assert read(store, dossier, reader) is None
    [paper] = stored(store, dossier.id).attachments
    assert store.attachments.get(paper.digest) == RESCAN
    with store.unit_of_work() as uow:
        assert uow.versions_of(dossier.id) == [before], "what the Portal was told of is kept"
    assert paper.version == 2


def test_a_paper_that_is_gone_meanwhile_does_not_come_back(store: Store, reader: Reader) -> None:
    dossier = accepted(store)
    [before] = stored(store, dossier.id).attachments
    reader.meanwhile = lambda: intake.hand_in(dossier.id, BIRTH.id, CLERK, store.unit_of_work)
    assert read(store, dossier, reader) is None
    assert stored(store, dossier.id).attachments == []
    with store.unit_of_work() as uow:
        assert uow.versions_of(dossier.id) == [before]


@pytest.mark.parametrize("fault", [DigitisingFailed("tesseract"), PersonLeft(), DiskFull()])
def test_what_cannot_be_read_stays_as_it_was_and_due(store: Store, reader: Reader, fault: Exception) -> None:
    dossier = accepted(store)
    before = stored(store, dossier.id).attachments
    reader.fault = fault
    with pytest.raises(type(fault)):
        read(store, dossier, reader)
    assert stored(store, dossier.id).attachments == before
    assert len(told(store, dossier)) == 1
    assert facts_of(store, "paper.lettered") == []
    assert next_due(store.unit_of_work) == (dossier.id, BIRTH.id)
    later = accepted(store)
    assert next_due(store.unit_of_work, {(dossier.id, BIRTH.id)}) == (later.id, BIRTH.id), "it holds up nobody"


def test_a_file_that_no_letters_were_found_for_is_not_told_again(store: Store, reader: Reader) -> None:
    dossier = accepted(store)
    [before] = stored(store, dossier.id).attachments
    reader.read_letters = lambda file, *_: DigitisedFile(file, ("",), "")  # type: ignore[method-assign]
    assert read(store, dossier, reader) == replace(before, letters_due=False)
    assert len(told(store, dossier)) == 1
    with store.unit_of_work() as uow:
        assert uow.versions_of(dossier.id) == []
    assert next_due(store.unit_of_work) is None


def test_a_result_is_read_once_it_was_handed_out(store: Store, reader: Reader) -> None:
    dossier = brought_to(store, DossierState.DONE)
    paper = returning.attach_result(
        dossier.id, "Giấy khai sinh", [PAGE], PlainPaper(), store.attachments, store.unit_of_work, at=MONDAY
    )
    assert next_due(store.unit_of_work) is None
    step(store, dossier, Action.RETURN_RESULT)
    assert next_due(store.unit_of_work) == (dossier.id, paper.document_id)
    now = read(store, dossier, reader, paper.document_id)
    assert now is not None
    assert told(store, dossier)[-1].results[0].digest == now.digest
    assert reader.read[0].endswith("_KQ1_v1.pdf")


def test_a_second_scan_of_what_was_told_is_a_version_and_more_scans_before_it_is_told_are_not(store: Store) -> None:
    dossier = accepted(store, letters_due=False)
    [first] = stored(store, dossier.id).attachments
    for content in (RESCAN, RESCAN + b"!", RESCAN):
        scanned(store, dossier.id, content)
    same = scanned(store, dossier.id, RESCAN)
    assert same.version == 2
    with store.unit_of_work() as uow:
        assert uow.versions_of(dossier.id) == [first]
        assert [a.version for a in uow.dossier(dossier.id).attachments] == [2]
