"""From a stack in the feeder to searchable files in the dossier, through the program's own processes."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kiosk.bootstrap import Kiosk, open_kiosk
from kiosk.devices.scanner.software_camera import SoftwareCamera
from kiosk.devices.scanner.software_camera import running as running_camera
from kiosk.devices.scanner.software_scanner import Fault, SoftwareScanner, running
from kiosk.documents.scanned_file import pictures_of
from kiosk.domain.digitised import DigitisedFile, PaperAbout
from kiosk.domain.errors import ScannerJammed
from kiosk.domain.field_offers import FieldOffer
from kiosk.domain.local_time import local_date
from kiosk.domain.scanning import LEAST_DPI, AimState, AimView, PageFlaw, PageVerdict, PaperSource, ScanOrder
from kiosk.ports import ASIDE, ScannedPage
from kiosk.services import field_assist, scanning
from kiosk.services.late_letters import LetterRoom, next_due, read_late
from kiosk.services.scanning import PaperDesk
from tests.devices.scanner.spoiled_pages import Paper, blank, faded, grainy, on_dark_lid, scanned, turned
from tests.documents import civil_papers
from tests.services.counter import rulebook
from tests.services.visit import BIRTH, NOW, filled_draft, submit

PAPER = Paper(seed=5, seal=True)
QUIET = "[printer]\nform_driver = 'folder'\n[portal]\nsandbox = true\n"


@pytest.fixture
def closing() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def opened(folder: Path, scanner: str, closing: ExitStack) -> Kiosk:
    config = folder / "kiosk.toml"
    config.write_text(f"{QUIET}[scanner]\n{scanner}\n", "utf-8")
    kiosk = open_kiosk(config, folder / "data", start_outbox=False)
    closing.callback(kiosk.close)
    return kiosk


def desk_of(kiosk: Kiosk) -> PaperDesk:
    t = kiosk.tools
    return PaperDesk(t.scanner, t.tray, t.improver, t.background, t.attachments, t.unit_of_work)


def unseen(_: object = None) -> None:
    """Nobody watches."""


def test_a_spoiled_stack_from_a_network_scanner_becomes_a_searchable_file(tmp_path: Path, closing: ExitStack) -> None:
    drawn = PAPER.drawn()
    stack = [scanned(each).image for each in (turned(drawn, 2.3), blank(), on_dark_lid(drawn, -2.0), faded(drawn))]
    machine = SoftwareScanner(stack, Fault.JAM, good=3)
    address = closing.enter_context(running(machine))
    kiosk = opened(tmp_path, f"driver = 'escl'\ndevice = '{address}'", closing)
    desk, draft = desk_of(kiosk), filled_draft(kiosk.tools.unit_of_work).id
    with pytest.raises(ScannerJammed):
        scanning.take_in(desk, draft, BIRTH.id, unseen)
    machine.mend()
    assert [page.number for page in scanning.take_in(desk, draft, BIRTH.id, unseen)] == [4]
    laid = scanning.look_at(desk, draft, [BIRTH.id], unseen)
    assert [(page.document_id, page.wanting) for page in laid] == [
        (BIRTH.id, False), (ASIDE, False), (BIRTH.id, False), (BIRTH.id, True),
    ]  # fmt: skip
    assert laid[3].verdict is not None
    assert laid[3].verdict.flaws == (PageFlaw.FAINT,)
    read: list[int] = []
    about = PaperAbout(BIRTH.name, BIRTH.id, NOW)
    kept = scanning.bind(desk, draft, BIRTH, about, read.append, text=True)
    assert kept is not None
    assert (kept.pages, read[:3]) == (3, [1, 2, 3])
    file = tmp_path / "kept.pdf"
    file.write_bytes(kiosk.tools.attachments.get(kept.digest))
    subprocess.run(["qpdf", "--check", str(file)], capture_output=True, check=True)
    words = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    assert words.count("Độc lập - Tự do - Hạnh phúc") >= 2


def test_letters_that_were_not_read_in_time_come_behind_through_the_same_processes(
    tmp_path: Path, closing: ExitStack
) -> None:
    kiosk = opened(tmp_path, "driver = 'folder'", closing)
    desk, draft = desk_of(kiosk), filled_draft(kiosk.tools.unit_of_work).id
    desk.tray.add(draft, BIRTH.id, scanned(PAPER.drawn()), PageVerdict())
    quick = scanning.bind(desk, draft, BIRTH, PaperAbout(BIRTH.name, BIRTH.id, NOW), unseen, text=False)
    submit(draft, kiosk.tools.unit_of_work)
    desk.tray.drop(draft)
    t = kiosk.tools
    room = LetterRoom(t.background, t.attachments, t.unit_of_work, t.clock, t.paper_turn)
    read: list[int] = []
    due = next_due(t.unit_of_work)
    assert due is not None
    now = read_late(*due, rulebook(), room, read.append)
    assert quick is not None
    assert now is not None
    assert (due, now.version, read) == ((draft, BIRTH.id), 2, [1])
    file = tmp_path / "kept.pdf"
    file.write_bytes(t.attachments.get(now.digest))
    words = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    assert "Độc lập - Tự do - Hạnh phúc" in words
    assert pictures_of(t.attachments.get(quick.digest)) == pictures_of(file.read_bytes())


def test_a_long_paper_goes_below_the_centre_s_limit_and_stays_searchable(tmp_path: Path, closing: ExitStack) -> None:
    pages = [scanned(grainy(Paper(seed=number).drawn()), number) for number in (1, 2, 3)]
    most = sum(len(page.image) for page in pages) // 2
    kiosk = opened(tmp_path, f"driver = 'folder'\n[centre]\nfile_mb = {most / 1e6}", closing)
    desk, draft = desk_of(kiosk), filled_draft(kiosk.tools.unit_of_work).id
    for page in pages:
        desk.tray.add(draft, BIRTH.id, page, PageVerdict())
    about = PaperAbout(BIRTH.name, BIRTH.id, NOW)
    quick = scanning.bind(desk, draft, BIRTH, about, unseen, text=False)
    assert quick is not None
    assert quick.size > most, "nobody waits for it"
    kept = scanning.bind(desk, draft, BIRTH, about, unseen, text=True)
    assert kept is not None
    assert most * 0.3 < kept.size <= most
    file = tmp_path / "kept.pdf"
    file.write_bytes(kiosk.tools.attachments.get(kept.digest))
    info = subprocess.run(["pdfinfo", str(file)], capture_output=True, text=True, check=True).stdout
    assert "A4" in info
    words = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    assert words.count("Độc lập - Tự do - Hạnh phúc") >= 2


@pytest.mark.skipif(shutil.which("scanimage") is None, reason="scanimage (sane-utils) is not installed")
def test_the_feeder_of_sane_goes_the_same_way(tmp_path: Path, closing: ExitStack) -> None:
    kiosk = opened(tmp_path, "driver = 'auto'\ndpi = 100", closing)
    desk, draft = desk_of(kiosk), filled_draft(kiosk.tools.unit_of_work).id
    able = desk.scanner.capabilities()
    assert able.sources == {PaperSource.FEEDER, PaperSource.GLASS}
    assert desk.scanner.find()[0].address == "sane:test:0"
    taken = scanning.take_in(desk, draft, BIRTH.id, unseen, source=PaperSource.FEEDER)
    assert len(taken) == 10
    laid = scanning.look_at(desk, draft, [BIRTH.id], unseen)
    desk.tray.arrange(draft, [page for page in laid if page.document_id == BIRTH.id][:1] or laid[:1])
    about = PaperAbout(BIRTH.name, BIRTH.id, NOW)
    kept = scanning.bind(desk, draft, BIRTH, about, unseen, text=False)
    assert kept is None or kept.pages == 1


def test_a_certificate_before_a_camera_becomes_a_file_whose_values_are_offered_and_taken(
    tmp_path: Path, closing: ExitStack
) -> None:
    paper = civil_papers.birth(1)
    camera = SoftwareCamera([paper.drawn()], laid_seconds=0)
    address = closing.enter_context(running_camera(camera))
    kiosk = opened(tmp_path, f"driver = 'camera'\ndevice = '{address}'", closing)
    tools, draft = kiosk.tools, filled_draft(kiosk.tools.unit_of_work).id
    assert tools.camera is not None
    states: list[AimState] = []

    def seen(view: AimView) -> None:
        states.append(view.state)

    def came(page: ScannedPage) -> None:
        tools.tray.add(draft, BIRTH.id, page)

    assert tools.camera.scan_aimed(came, seen, ScanOrder(most=1)) == 1
    assert AimState.NO_PAPER in states
    desk = desk_of(kiosk)
    [laid] = scanning.look_at(desk, draft, [BIRTH.id], unseen)
    assert laid.verdict is not None
    assert (laid.verdict.flaws, laid.dpi > LEAST_DPI) == ((), True)
    rules, today, found = tools.offer_rules, local_date(NOW), list[FieldOffer]()

    def made(file: DigitisedFile) -> None:
        found.extend(field_assist.keep_offers(tools.tray, draft, BIRTH.id, file.words, rules, today))

    scanning.bind(desk, draft, BIRTH, PaperAbout(BIRTH.name, BIRTH.id, NOW), unseen, text=True, on_made=made)
    assert {offer.what: offer.value for offer in found} == paper.wanted
    assert field_assist.kept_offers(tools.tray, draft, BIRTH.id) == found
    with tools.unit_of_work() as uow:
        assert uow.dossier(draft).facts_of(BIRTH.id).empty, "nobody took them"
