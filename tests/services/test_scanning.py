"""Paper in, at the counter: scanner, tray, looking at it, file. The scanner speaks eSCL, the store is a real one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from kiosk.devices.scanner.escl import EsclScanner
from kiosk.devices.scanner.software_scanner import Fault, SoftwareScanner, running
from kiosk.domain.digitised import DigitisedFile, PaperAbout
from kiosk.domain.dossier import DossierState, PaperMark
from kiosk.domain.errors import IllegalTransition, KioskError, PersonLeft, ScannerJammed
from kiosk.domain.scanning import PageFlaw, PageVerdict, separator_code
from kiosk.ports import ASIDE, ImprovedPage, ScannedPage, TrayPage
from kiosk.services import scanning
from kiosk.services.scanning import PaperDesk
from kiosk.store.opening import Store
from tests.services.visit import BIRTH, NOW, PROOF, filled_draft, submit


def sheet(shade: int) -> bytes:
    out = BytesIO()
    Image.new("L", (413, 585), shade).save(out, "JPEG", quality=95)
    return out.getvalue()


STACK = [sheet(100 + at) for at in range(30)]


class Improver:
    """Knows each page by its shade: what is found on it is said beforehand."""

    def __init__(self, found: dict[int, PageVerdict]) -> None:
        self.found, self.seen = found, 0

    def improve(self, page: ScannedPage) -> ImprovedPage:
        self.seen += 1
        return ImprovedPage(page, self.found.get(page.number, PageVerdict()))

    def turn(self, page: ScannedPage, quarters: int) -> ScannedPage:
        return replace(page, image=page.image + b"turned" * quarters)


class Digitiser:
    def digitise(
        self, pages: Sequence[ScannedPage], about: PaperAbout, on_page: Callable[[int], None], *, text: bool = True
    ) -> DigitisedFile:
        content = b"%PDF" + bytes([text]) + b"".join(page.image for page in pages)
        return DigitisedFile(content, ("",) * len(pages), "")


@pytest.fixture
def machine() -> SoftwareScanner:
    return SoftwareScanner(STACK)


@pytest.fixture
def desk(store: Store, machine: SoftwareScanner) -> Iterator[PaperDesk]:
    with running(machine) as address:
        scanner = EsclScanner(address, 50, sleep=lambda _: None)
        yield PaperDesk(scanner, store.tray, Improver({}), Digitiser(), store.attachments, store.unit_of_work)


def unseen(_: object = None) -> None:
    """Nobody watches."""


def numbers(pages: Sequence[TrayPage]) -> list[int]:
    return [page.number for page in pages]


def test_a_jam_on_page_21_keeps_20_and_the_next_press_goes_on(desk: PaperDesk, machine: SoftwareScanner) -> None:
    draft = filled_draft(desk.unit_of_work).id
    machine.fault, machine.good = Fault.JAM, 20
    with pytest.raises(ScannerJammed):
        scanning.take_in(desk, draft, BIRTH.id, unseen)
    assert numbers(desk.tray.pages(draft)) == list(range(1, 21))
    scanning.look_at(desk, draft, [BIRTH.id], unseen)
    assert desk.tray.next_number(draft) == 21
    machine.mend()
    assert numbers(scanning.take_in(desk, draft, BIRTH.id, unseen)) == list(range(21, 31))
    images = [desk.tray.image(draft, page.id) for page in desk.tray.pages(draft)]
    assert images == STACK


def test_an_officer_who_leaves_keeps_what_came(desk: PaperDesk) -> None:
    draft = filled_draft(desk.unit_of_work).id

    def leave(page: TrayPage) -> None:
        if page.number == 3:
            raise PersonLeft

    with pytest.raises(PersonLeft):
        scanning.take_in(desk, draft, BIRTH.id, leave)
    assert numbers(desk.tray.pages(draft)) == [1, 2, 3]


def test_separators_sort_and_blanks_are_laid_aside(desk: PaperDesk, store: Store) -> None:
    draft = filled_draft(desk.unit_of_work).id
    found = {
        2: PageVerdict(codes=(separator_code(PROOF.id),)),
        3: PageVerdict((PageFlaw.BLANK,)),
        5: PageVerdict(codes=(separator_code("of another procedure"),)),
    }
    desk = replace(desk, improver=Improver(found))
    for number in range(1, 6):
        desk.tray.add(draft, BIRTH.id, ScannedPage(number, STACK[number], 413, 585, 50))
    laid = scanning.look_at(desk, draft, [BIRTH.id, PROOF.id], unseen)
    assert [(page.number, page.document_id) for page in laid] == [
        (1, BIRTH.id), (3, ASIDE), (4, PROOF.id), (5, PROOF.id),
    ]  # fmt: skip
    moved = [replace(page, document_id=BIRTH.id) for page in laid]
    desk.tray.arrange(draft, moved)  # a person has said where they lie
    again = scanning.look_at(desk, draft, [BIRTH.id, PROOF.id], unseen)
    assert {page.document_id for page in again} == {BIRTH.id}


def test_looking_can_be_broken_off_at_any_page_and_begun_anew(desk: PaperDesk) -> None:
    draft = filled_draft(desk.unit_of_work).id
    verdicts = {2: PageVerdict(codes=(separator_code(PROOF.id),)), 4: PageVerdict((PageFlaw.FAINT,))}
    for number in range(1, 6):
        desk.tray.add(draft, BIRTH.id, ScannedPage(number, STACK[number], 413, 585, 50))
    improver = Improver(verdicts)
    desk = replace(desk, improver=improver)
    for _ in range(5):

        def leave() -> None:
            raise PersonLeft

        with pytest.raises(PersonLeft):
            scanning.look_at(desk, draft, [BIRTH.id, PROOF.id], leave)
    laid = scanning.look_at(desk, draft, [BIRTH.id, PROOF.id], unseen)
    assert improver.seen == 5  # each once
    assert [(page.number, page.document_id) for page in laid] == [
        (1, BIRTH.id), (3, PROOF.id), (4, PROOF.id), (5, PROOF.id),
    ]  # fmt: skip
    assert [page.wanting for page in laid] == [False, False, True, False]


def test_one_page_is_taken_again_in_its_place_and_one_turned(desk: PaperDesk, machine: SoftwareScanner) -> None:
    draft = filled_draft(desk.unit_of_work).id
    scanning.take_in(desk, draft, BIRTH.id, unseen)
    laid = scanning.look_at(desk, draft, [BIRTH.id], unseen)
    machine.pages, machine.taken = [sheet(7)], 0
    scanning.take_again(desk, draft, laid[4])
    scanning.turn(desk, draft, laid[5])
    pages = desk.tray.pages(draft)
    assert numbers(pages) == list(range(1, 31))
    assert desk.tray.image(draft, pages[4].id) == sheet(7)
    assert desk.tray.image(draft, pages[5].id) == STACK[5] + b"turned"


def test_the_file_of_a_paper_is_made_of_its_pages_only(desk: PaperDesk, store: Store) -> None:
    draft = filled_draft(desk.unit_of_work).id
    for number, document_id in ((1, BIRTH.id), (2, ASIDE), (3, PROOF.id), (4, BIRTH.id)):
        desk.tray.add(draft, document_id, ScannedPage(number, STACK[number], 413, 585, 50), PageVerdict())
    about = PaperAbout(BIRTH.name, BIRTH.id, NOW)
    quick = scanning.bind(desk, draft, BIRTH, about, unseen, text=False)
    kept = scanning.bind(desk, draft, BIRTH, about, unseen, text=True)
    assert kept is not None
    assert quick is not None
    assert store.attachments.get(kept.digest) == b"%PDF\x01" + STACK[1] + STACK[4]
    with store.unit_of_work() as uow:
        dossier = uow.dossier(draft)
    assert [(a.document_id, a.pages) for a in dossier.attachments if a.document_id == BIRTH.id] == [(BIRTH.id, 2)]
    assert dossier.marks[BIRTH.id] is PaperMark.SCANNED
    desk.tray.drop(draft)
    assert scanning.bind(desk, draft, BIRTH, about, unseen, text=True) is None


def test_what_was_accepted_while_letters_were_read_keeps_the_file_that_was_accepted(desk: PaperDesk) -> None:
    draft = filled_draft(desk.unit_of_work).id
    desk.tray.add(draft, BIRTH.id, ScannedPage(1, STACK[1], 413, 585, 50), PageVerdict())
    about = PaperAbout(BIRTH.name, BIRTH.id, NOW)
    quick = scanning.bind(desk, draft, BIRTH, about, unseen, text=False)
    with pytest.raises(IllegalTransition):
        scanning.bind(
            desk, draft, BIRTH, about, lambda _: submit(draft, desk.unit_of_work), text=True, only_in=DossierState.DRAFT
        )
    with desk.unit_of_work() as uow:
        dossier, (document, *_) = uow.dossier(draft), uow.items_of(draft)
    assert quick is not None
    assert [a.digest for a in dossier.attachments if a.document_id == BIRTH.id] == [quick.digest]
    assert quick.digest in document.payload


def test_a_full_disk_takes_no_scan(desk: PaperDesk) -> None:
    draft = filled_draft(desk.unit_of_work).id

    class Full:
        def admit_scan(self) -> None:
            raise KioskError("full")

    page = desk.tray.add(draft, BIRTH.id, ScannedPage(1, STACK[1], 413, 585, 50), PageVerdict())
    full = replace(desk, attachments=Full())  # type: ignore[arg-type]
    with pytest.raises(KioskError):
        scanning.take_in(full, draft, BIRTH.id, unseen)
    with pytest.raises(KioskError):
        scanning.take_again(full, draft, page)
    assert numbers(desk.tray.pages(draft)) == [1]


def test_a_paper_taken_out_while_its_letters_were_read_is_not_brought_back(desk: PaperDesk, store: Store) -> None:
    draft = filled_draft(store.unit_of_work).id
    scanning.take_in(desk, draft, BIRTH.id, unseen)
    kept = scanning.look_at(desk, draft, [BIRTH.id], unseen)[:2]
    desk.tray.arrange(draft, kept)

    def take_out(_: int) -> None:
        desk.tray.arrange(draft, [])

    about = PaperAbout(BIRTH.name, BIRTH.id, NOW)
    assert scanning.bind(desk, draft, BIRTH, about, take_out, text=True) is None
    with store.unit_of_work() as uow:
        assert uow.dossier(draft).attachments == []
