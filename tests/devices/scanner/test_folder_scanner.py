from pathlib import Path

import pytest
from PIL import Image

from kiosk.devices.scanner.folder import FolderScanner
from kiosk.domain.errors import FeederEmpty, PageBroken, PersonLeft, ScannerAbsent
from kiosk.ports import ScannedPage


def page(path: Path, size: tuple[int, int] = (413, 585)) -> None:
    Image.new("RGB", size, "white").save(path)


def test_pages_come_in_the_order_of_their_names_each_time(tmp_path: Path) -> None:
    page(tmp_path / "b.png")
    page(tmp_path / "a.JPG", (420, 600))
    (tmp_path / "notes.txt").write_text("no page")
    for _ in range(2):
        pages: list[ScannedPage] = []
        assert FolderScanner(tmp_path, 50).scan(pages.append) == 2
        assert [(p.number, p.width, p.height, p.dpi) for p in pages] == [(1, 420, 600, 50), (2, 413, 585, 50)]


def test_an_empty_and_an_absent_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(FeederEmpty):
        FolderScanner(tmp_path, 50).scan(print)
    with pytest.raises(ScannerAbsent):
        FolderScanner(tmp_path / "nowhere", 50).scan(print)


def test_a_strip_too_short_for_paper_is_refused(tmp_path: Path) -> None:
    page(tmp_path / "a.png", (413, 100))
    with pytest.raises(PageBroken):
        FolderScanner(tmp_path, 50).scan(print)


def test_a_person_who_leaves_gets_no_more_pages(tmp_path: Path) -> None:
    page(tmp_path / "a.png")
    page(tmp_path / "b.png")
    seen: list[int] = []

    def leave(scanned: ScannedPage) -> None:
        seen.append(scanned.number)
        raise PersonLeft

    with pytest.raises(PersonLeft):
        FolderScanner(tmp_path, 50).scan(leave)
    assert seen == [1]
