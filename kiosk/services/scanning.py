"""Paper in, at the counter: each page into the tray as it comes, made better, then bound into the dossier's file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kiosk.domain.digitised import DigitisedFile, PaperAbout
from kiosk.domain.dossier import Attachment, DossierState
from kiosk.domain.procedure import RequiredDocument
from kiosk.domain.scanning import PageFlaw, PaperSource, ScanOrder
from kiosk.ports import (
    ASIDE,
    AttachmentStore,
    AuditEntry,
    Clock,
    Digitiser,
    OpenUnitOfWork,
    PageImprover,
    PageTray,
    ScannedPage,
    Scanner,
    TrayPage,
)
from kiosk.services.attaching import keep_file


@dataclass(frozen=True, slots=True)
class PaperDesk:
    """What a scan at the counter needs."""

    scanner: Scanner
    tray: PageTray
    improver: PageImprover
    digitiser: Digitiser
    attachments: AttachmentStore
    unit_of_work: OpenUnitOfWork


def take_in(
    desk: PaperDesk,
    dossier_id: str,
    document_id: str,
    on_page: Callable[[TrayPage], None],
    *,
    source: PaperSource = PaperSource.AUTO,
    duplex: bool = False,
) -> list[TrayPage]:
    """Empty the feeder into the tray; behind a fault the next call goes on with the page that is due.

    on_page: after the page is safe; may raise PersonLeft. Raises ReserveReached, ScannerError, StoreError; what came
    before that is in the tray.
    """
    desk.attachments.admit_scan()
    first = desk.tray.next_number(dossier_id)
    taken: list[TrayPage] = []

    def came(page: ScannedPage) -> None:
        laid = desk.tray.add(dossier_id, document_id, page)
        taken.append(laid)
        on_page(laid)

    desk.scanner.scan(came, ScanOrder(source, duplex, first))
    return taken


def look_at(desk: PaperDesk, dossier_id: str, documents: Sequence[str], on_page: Callable[[], None]) -> list[TrayPage]:
    """Make better what nobody has looked at: straight, even, sorted by separators, blank pages laid aside.

    It is safe to break this off anywhere and begin anew. Raises PageBroken, StoreError, DeviceProcessDied.
    """
    at: str | None = None  # what the last separator named
    kept: list[TrayPage] = []
    for before in desk.tray.pages(dossier_id):
        page = before
        if page.verdict is None:
            found = desk.improver.improve(scanned(desk, dossier_id, page))
            page = replace(desk.tray.replace(dossier_id, page.id, found.page, found.verdict), laid=page.laid)
            page = replace(page, document_id=before.document_id, reason=before.reason)
            on_page()
        if not page.laid and page.verdict is not None:
            named = page.verdict.separates
            if named is not None and named in documents:
                at = named
                continue
            blank = PageFlaw.BLANK in page.verdict.flaws
            page = replace(page, document_id=ASIDE if blank else page.document_id if at is None else at)
        kept.append(page)
    desk.tray.arrange(dossier_id, kept)
    return kept


def take_again(desk: PaperDesk, dossier_id: str, page: TrayPage) -> TrayPage:
    """One page anew, in its place: the first that comes. Raises as `take_in`."""
    desk.attachments.admit_scan()
    came: list[ScannedPage] = []
    desk.scanner.scan(came.append, ScanOrder(first=page.number, most=1))
    found = desk.improver.improve(came[0])
    return desk.tray.replace(dossier_id, page.id, found.page, found.verdict)


def turn(desk: PaperDesk, dossier_id: str, page: TrayPage, quarters: int = 1) -> TrayPage:
    verdict = page.verdict
    if verdict is None:
        return page
    turned = desk.improver.turn(scanned(desk, dossier_id, page), quarters)
    return desk.tray.replace(dossier_id, page.id, turned, verdict)


def bind(
    desk: PaperDesk,
    dossier_id: str,
    document: RequiredDocument,
    about: PaperAbout,
    on_page: Callable[[int], None],
    *,
    text: bool,
    only_in: DossierState | None = None,
    by: str = "",
    on_made: Callable[[DigitisedFile], None] = lambda _: None,
) -> Attachment | None:
    """The file of one paper from its pages in the tray, in the dossier; None: it has no page.

    text: with letters beneath; that takes seconds a page, and is let go when the pages are others by then.
    only_in, by: as `keep_file`. on_made: once it is kept.
    Raises DigitisingFailed, StoreError, IllegalTransition.
    """
    pages = [page for page in desk.tray.pages(dossier_id) if page.document_id == document.id]
    if not pages:
        return None
    images = [replace(scanned(desk, dossier_id, page), number=at) for at, page in enumerate(pages, 1)]
    made: DigitisedFile = desk.digitiser.digitise(images, about, on_page, text=text)
    on_page(len(images))  # whoever changed the pages meanwhile says so here
    if text and [page.id for page in desk.tray.pages(dossier_id) if page.document_id == document.id] != [
        page.id for page in pages
    ]:
        return None  # taken out meanwhile, or other ones came: their file is another
    kept = keep_file(
        dossier_id,
        document,
        made.content,
        len(pages),
        desk.attachments,
        desk.unit_of_work,
        at_counter=True,
        only_in=only_in,
        at=about.made_at,
        by=by,
        letters_due=not text,
    )
    on_made(made)
    return kept


def note_accepted(
    dossier_id: str, pages: Sequence[TrayPage], actor: str, unit_of_work: OpenUnitOfWork, clock: Clock
) -> None:
    """Who took a page as it is, and why: the tray forgets it with the pages, the audit does not."""
    with unit_of_work() as uow:
        for page in pages:
            flaws = ",".join(page.verdict.flaws) if page.verdict else ""
            facts = {"document": page.document_id, "page": str(page.number), "flaws": flaws, "reason": page.reason}
            uow.audit(AuditEntry(clock.now(), "page.accepted", dossier_id, actor, facts))
        uow.commit()


def scanned(desk: PaperDesk, dossier_id: str, page: TrayPage) -> ScannedPage:
    return ScannedPage(page.number, desk.tray.image(dossier_id, page.id), page.width, page.height, page.dpi)
