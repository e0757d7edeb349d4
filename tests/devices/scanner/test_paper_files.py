"""What somebody lays into the folder: PDF of every bad kind, files still being written, pages without measure."""

import zlib
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from kiosk.devices.scanner.folder import FolderScanner, WatchedFolder
from kiosk.devices.scanner.pages import MOST_BYTES, checked_page
from kiosk.domain.errors import (
    FeederEmpty,
    PageBroken,
    PageTooLarge,
    PaperFileBroken,
    PaperFileLocked,
    PaperFileTooLong,
    PersonLeft,
    ScannerAbsent,
    ScannerError,
)
from kiosk.domain.scanning import ScanOrder
from kiosk.ports import ScannedPage

A4 = (595, 842)


def pdf(pages: int, size: tuple[float, float] = A4, password: str = "") -> bytes:
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(*size)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def bomb() -> bytes:
    """One page whose picture is 40,000 x 40,000 dots of one colour."""
    packer, lines = zlib.compressobj(9), bytes(40_000 * 3 * 10)
    first, again = (packer.compress(lines) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    data = first + again * 3999
    head = b"%PDF-1.4\n"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
        b"/Resources << /XObject << /I 4 0 R >> >> >>",
        b"<< /Type /XObject /Subtype /Image /Width 40000 /Height 40000 /ColorSpace /DeviceRGB /BitsPerComponent 8 "
        b"/Filter /FlateDecode /Length %d >>\nstream\n" % len(data) + data + b"\nendstream",
        b"<< /Length 30 >>\nstream\nq 595 0 0 842 0 0 cm /I Do Q  \nendstream",
    ]
    out, places = bytearray(head), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start)


def scan(folder: Path, name: str, content: bytes, dpi: int = 50) -> list[ScannedPage]:
    (folder / name).write_bytes(content)
    pages: list[ScannedPage] = []
    FolderScanner(folder, dpi).scan(pages.append)
    return pages


def test_each_page_of_a_pdf_is_a_page(tmp_path: Path) -> None:
    pages = scan(tmp_path, "a.pdf", pdf(3), dpi=100)
    assert [page.number for page in pages] == [1, 2, 3]
    assert {(page.width, page.height) for page in pages} <= {(827, 1170), (826, 1169), (827, 1169)}


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (pdf(1, password="1234"), PaperFileLocked),
        (pdf(2)[:200], PaperFileBroken),
        (b"", PaperFileBroken),
        (b"%PDF-1.7\n" + b"\0" * 5000, PaperFileBroken),
        (pdf(2000), PaperFileTooLong),
        (pdf(1, (200_000, 200_000)), PageTooLarge),
    ],
)
def test_a_bad_pdf_is_told_by_its_fault(tmp_path: Path, content: bytes, fault: type[ScannerError]) -> None:
    with pytest.raises(fault):
        scan(tmp_path, "a.pdf", content)


def test_a_bomb_ends_its_own_process_only(tmp_path: Path) -> None:
    try:
        pages = scan(tmp_path, "a.pdf", bomb())
    except PaperFileBroken:
        return
    assert len(pages) == 1  # PDFium drew it a line at a time, within its memory


def test_a_picture_of_no_bytes_or_too_many_is_no_page(tmp_path: Path) -> None:
    with pytest.raises(PageBroken):
        scan(tmp_path, "a.jpg", b"")
    with pytest.raises(PageTooLarge):
        checked_page(1, bytes(MOST_BYTES + 1), 300)
    out = BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    with pytest.raises(PageTooLarge):
        checked_page(1, out.getvalue(), 300)


def test_a_page_of_30_megabytes_is_a_page() -> None:
    out = BytesIO()
    Image.effect_noise((2480, 3508), 90).convert("RGB").save(out, "PNG", compress_level=0)
    assert len(out.getvalue()) > 25_000_000
    assert checked_page(1, out.getvalue(), 300).height == 3508


class Desk:
    """A machine that scans into the folder while somebody waits: what happens at each look."""

    def __init__(self, folder: Path, steps: list[tuple[str, bytes]]) -> None:
        self.folder, self.steps, self.seconds = folder, steps, 0.0

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds
        if self.steps:
            name, content = self.steps.pop(0)
            if name:
                (self.folder / name).write_bytes(content)

    def now(self) -> float:
        return self.seconds

    def scanner(self) -> WatchedFolder:
        return WatchedFolder(self.folder, 50, wait_seconds=60, quiet_seconds=2, sleep=self.sleep, now=self.now)


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (413, 585), "white").save(out, "JPEG")
    return out.getvalue()


def test_files_are_taken_as_they_become_whole_and_then_removed(tmp_path: Path) -> None:
    whole, pages = picture(), list[ScannedPage]()
    steps = [("", b""), ("1.jpg", whole[:100]), ("1.jpg", whole), ("2.pdf", pdf(2)), ("", b"")]
    assert Desk(tmp_path, steps).scanner().scan(pages.append, ScanOrder(first=4)) == 3
    assert [page.number for page in pages] == [4, 5, 6]
    assert list(tmp_path.iterdir()) == []


def test_nothing_came(tmp_path: Path) -> None:
    with pytest.raises(FeederEmpty):
        Desk(tmp_path, []).scanner().scan(print)
    with pytest.raises(ScannerAbsent):
        WatchedFolder(None, 50).scan(print)


def test_what_could_not_be_kept_lies_there_still(tmp_path: Path) -> None:
    def leave(_: ScannedPage) -> None:
        raise PersonLeft

    with pytest.raises(PersonLeft):
        Desk(tmp_path, [("1.jpg", picture())]).scanner().scan(leave)
    assert [path.name for path in tmp_path.iterdir()] == ["1.jpg"]
