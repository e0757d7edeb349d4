"""`kiosk scan`: from the scanner to named, searchable PDF/A files, without a screen and without a dossier.

Each page is a sealed file in OUT/pages the moment it arrives, so that what was scanned before a fault is there, and the
same command goes on behind it, on the same machine. Once they are in their files the pages are removed.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kiosk.bootstrap import kept_resources, key_provider_of
from kiosk.commands.output import show_json, show_table
from kiosk.config import RESOURCES, Settings, load_settings
from kiosk.device_processes import pages_process
from kiosk.devices.hosted import HostedDigitiser, HostedPageImprover
from kiosk.devices.scanner.camera import CameraScanner
from kiosk.devices.scanner.choice import choose_scanner
from kiosk.devices.scanner.escl import find_scanners
from kiosk.domain.digitised import DigitisedFile, PaperAbout, record_of
from kiosk.domain.errors import FeederEmpty, KioskError, ScannerError
from kiosk.domain.field_offers import PaperField, offers_of
from kiosk.domain.local_time import local_date
from kiosk.domain.procedure import RequiredDocument
from kiosk.domain.read_words import ReadPage
from kiosk.domain.scanning import AimState, AimView, FoundScanner, PaperSource, ScanOrder
from kiosk.machine import data_folder
from kiosk.ports import Digitiser, ImprovedPage, OnPage, PageImprover, ScannedPage, Scanner
from kiosk.services.sorting import sort_pages
from kiosk.store.disk import fault_of, replace_durably
from kiosk.store.offer_rules import load_offer_rules
from kiosk.store.opening import is_new
from kiosk.store.working_pages import WorkingPages

SOURCES = {"adf": PaperSource.FEEDER, "flatbed": PaperSource.GLASS, "auto": PaperSource.AUTO}
AIM = {
    AimState.DARK: "Quá tối.",
    AimState.NO_PAPER: "Chưa thấy tờ giấy: đặt giấy cho thấy đủ bốn góc.",
    AimState.MOVING: "Giữ yên.",
    AimState.COARSE: "Giấy ở xa quá: dưới 200 dpi.",
    AimState.BLURRED: "Chưa nét.",
    AimState.TAKEN: "Đã chụp: lấy tờ này ra, đặt tờ kế tiếp.",
}
OFFERED = {PaperField.NUMBER: "soKyHieu", PaperField.DATE: "ngayBanHanh", PaperField.AGENCY: "coQuanBanHanh"}
PAGES = "pages"  # in OUT: what came, sealed


def scan(options: argparse.Namespace) -> int:
    settings = load_settings(options.config)
    scanner, source = _scanner(options, settings)
    if options.list:
        return _list(scanner, options.json)
    documents, name = _documents(options, settings)
    if options.separators:
        return _separators(options.separators, documents, name)
    if options.out is None:
        print("kiosk scan: --out DIR", file=sys.stderr)
        return 2
    working = _working_pages(options, settings)
    order = ScanOrder(source, options.duplex, first=max(options.first, working.count() + 1))
    fault: ScannerError | None = None
    try:
        _take(scanner, working.keep, order, quiet=options.json)
    except ScannerError as exc:
        fault = exc
    pages = list(working.pages())
    if not pages and fault:
        raise fault
    made: list[dict[str, Any]] = []
    aside: dict[str, list[int]] = {}
    if isinstance(fault, FeederEmpty):
        fault = None  # the stack came before: what was broken off then is gone on with
    if fault is None:
        made, aside = _digitise(options, settings, pages, documents, name)
        working.clear()  # they are in the files now
    _tell(options.json, pages, made, aside, fault)
    if fault:
        raise fault
    return 0


def _take(scanner: Scanner, keep: OnPage, order: ScanOrder, *, quiet: bool) -> int:
    """Before a camera somebody wants to know what it waits for."""
    if quiet or not isinstance(scanner, CameraScanner):
        return scanner.scan(keep, order)
    told: list[AimState] = []

    def aim(view: AimView) -> None:
        if told[-1:] != [view.state]:
            told.append(view.state)
            print(AIM[view.state], file=sys.stderr)

    return scanner.scan_aimed(keep, aim, order)


def _scanner(options: argparse.Namespace, settings: Settings) -> tuple[Scanner, PaperSource]:
    """Raises ScannerError for a source that nobody knows."""
    kind, _, place = options.source.partition(":")
    chosen = settings.scanner
    dpi = options.dpi or chosen.dpi
    if kind in ("folder", "watch"):
        return choose_scanner(kind, "", Path(place), dpi), PaperSource.AUTO
    if kind == "escl":
        return choose_scanner("escl", place, None, dpi), PaperSource.AUTO
    if kind in ("camera", "sane", "wia"):
        return choose_scanner(kind, place, None, dpi), PaperSource.AUTO
    if kind not in SOURCES or place:
        raise ScannerError("--source adf|flatbed|auto|sane:NAME|wia:NAME|folder:DIR|watch:DIR|escl:URL|camera:PATH")
    if options.device:
        return choose_scanner("sane", options.device, None, dpi), SOURCES[kind]
    return choose_scanner(chosen.driver, chosen.device, chosen.folder, dpi), SOURCES[kind]


def _documents(options: argparse.Namespace, settings: Settings) -> tuple[Sequence[RequiredDocument], str]:
    if not options.procedure:
        return (), ""
    from kiosk.store.editions import newest_good_edition

    catalogue, _ = newest_good_edition(*kept_resources(data_folder(settings, options.data)).catalogues())
    procedure = catalogue.record(options.procedure)
    return procedure.documents, procedure.summary.name


def _list(scanner: Scanner, as_json: bool) -> int:
    found: list[FoundScanner] = []
    for look in (scanner.find, find_scanners):
        try:
            found += [each for each in look() if each not in found]
        except ScannerError as fault:
            print(f"{fault.code} {fault.detail}", file=sys.stderr)
    rows = [(each.address, each.title) for each in found]
    show_json([{"address": address, "title": title} for address, title in rows]) if as_json else show_table(rows)
    return 0


def _separators(path: Path, documents: Sequence[RequiredDocument], name: str) -> int:
    from kiosk.documents.separators import separator_sheets

    if not documents:
        print("kiosk scan: --separators needs --procedure CODE", file=sys.stderr)
        return 2
    path.write_bytes(separator_sheets(documents, name, RESOURCES / "fonts"))
    return 0


# Pages ---------------------------------------------------------------------------------------------------------


def _working_pages(options: argparse.Namespace, settings: Settings) -> WorkingPages:
    """Raises what the key's keeper raises, DiskFull, StoreUnavailable."""
    data = data_folder(settings, options.data)
    master = key_provider_of(settings, data).key(may_create=is_new(data / "store"))
    options.out.mkdir(mode=0o700, parents=True, exist_ok=True)
    return WorkingPages(options.out / PAGES, master)


def _digitise(
    options: argparse.Namespace,
    settings: Settings,
    pages: list[ScannedPage],
    documents: Sequence[RequiredDocument],
    name: str,
) -> tuple[list[dict[str, Any]], dict[str, list[int]]]:
    with pages_process(settings) as process:
        improver: PageImprover = HostedPageImprover(process)
        digitiser: Digitiser = HostedDigitiser(process)
        known = [document.id for document in documents]
        stack = (improver.improve(page) for page in pages)
        found = sort_pages(stack, known=known, keep_blank=options.keep_blank)
        made = []
        for place, (document_id, papers) in enumerate(found.papers.items(), 1):
            about = _about(options, documents, document_id, place, name)
            record = _make(options, papers, about, digitiser)
            made.append(record | {"lonHonMucNhan": record["dungLuong"] > settings.centre.file_bytes})
    return made, {"blank": found.blank, "separators": found.separators}


def _about(
    options: argparse.Namespace, documents: Sequence[RequiredDocument], document_id: str, place: int, name: str
) -> PaperAbout:
    at = next((n for n, each in enumerate(documents, 1) if each.id == document_id), place)
    title = next((each.name for each in documents if each.id == document_id), name or "Bản quét")
    now = datetime.now(UTC)
    version = 1
    while (about := PaperAbout(title, document_id, now, at, version, procedure_code=options.procedure)) and (
        options.out / about.file_name
    ).exists():
        version += 1
    return about


def _make(
    options: argparse.Namespace, papers: list[ImprovedPage], about: PaperAbout, digitiser: Digitiser
) -> dict[str, Any]:
    def told(count: int) -> None:
        if not options.json:
            print(f"{about.file_name}: {count}/{len(papers)}", file=sys.stderr)

    made = digitiser.digitise([each.page for each in papers], about, told, text=not options.no_text)
    try:
        replace_durably(options.out / about.file_name, [made.content])
    except OSError as exc:
        raise fault_of(exc) from exc
    flaws = tuple((each.page.number, flaw.value, "") for each in papers for flaw in each.verdict.flaws)
    return {**record_of(about, made, flaws), "goiY": _offered(papers, made)}


def _offered(papers: list[ImprovedPage], made: DigitisedFile) -> list[dict[str, object]]:
    """What somebody may take into the metadata, having compared it with the paper; it stands in no field of them."""
    pages = [ReadPage(words, each.verdict.codes) for words, each in zip(made.words, papers, strict=False)]
    offers = offers_of(pages, load_offer_rules(RESOURCES / "rules"), local_date(datetime.now(UTC)))
    return [
        {"truong": OFFERED[each.what], "giaTri": each.value, "trang": each.page, "doChac": round(each.sure, 2)}
        for each in offers
    ]


def _tell(
    as_json: bool,
    pages: list[ScannedPage],
    made: list[dict[str, object]],
    aside: dict[str, list[int]],
    fault: KioskError | None,
) -> None:
    following = len(pages) + 1 if fault else 0
    if as_json:
        code = fault.code if fault else ""
        show_json({"pages": len(pages), "files": made, **aside, "fault": code, "next_page": following})
    else:
        show_table([(str(file["tenTep"]), f"{file['soTrang']} trang", str(file["sha256"])) for file in made])
    if fault:
        print(f"Đã giữ {len(pages)} trang; quét tiếp từ trang {following}.", file=sys.stderr)
