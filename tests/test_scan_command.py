"""`kiosk scan` as a clerk's script runs it: SANE's test device, a network scanner and its faults, separators, kills."""

import json
import shutil
import signal
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path
from typing import Any

import cv2
import pytest
from PIL import Image, ImageDraw

from kiosk.devices.scanner.software_camera import SoftwareCamera
from kiosk.devices.scanner.software_camera import running as running_camera
from kiosk.devices.scanner.software_scanner import Fault, SoftwareScanner, running
from kiosk.domain.scanning import separator_code
from tests.devices.scanner.spoiled_pages import Paper, scanned
from tests.documents import civil_papers
from tests.waiting import until

needs_sane = pytest.mark.skipif(shutil.which("scanimage") is None, reason="scanimage (sane-utils) is not installed")


def sheet(number: int) -> bytes:
    picture = Image.new("RGB", (827, 1169), "white")
    pen = ImageDraw.Draw(picture)
    for line in range(20):
        pen.text((80, 80 + 48 * line), f"page {number} line {line} Hoa Mau, xin chao quy khach", fill="black")
    out = BytesIO()
    picture.save(out, "JPEG")
    return out.getvalue()


def separator(document_id: str) -> bytes:
    import segno

    code = BytesIO()
    segno.make_qr(separator_code(document_id), error="h").save(code, kind="png", scale=10)
    picture = Image.new("RGB", (827, 1169), "white")
    picture.paste(Image.open(code), (250, 250))
    out = BytesIO()
    picture.save(out, "JPEG")
    return out.getvalue()


@pytest.fixture(autouse=True)
def machine_s_own_data(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whose key seals the pages that lie between the feeder and their file."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))


def words(*more: str) -> list[str]:
    return [sys.executable, "-m", "kiosk", "scan", "--dpi", "100", "--no-text", "--json", *more]


def readable(*places: Path) -> list[Path]:
    """Files that hold a picture for whoever opens them."""
    files = (path for place in places for path in place.rglob("*") if path.is_file())
    return [path for path in files if any(sign in path.read_bytes() for sign in (b"\xff\xd8\xff", b"\x89PNG", b"%PDF"))]


def scan(*more: str) -> tuple[int, dict[str, Any], str]:
    done = subprocess.run(words(*more), capture_output=True, text=True, check=False)
    return done.returncode, json.loads(done.stdout) if done.stdout else {}, done.stderr


@needs_sane
def test_the_feeder_of_sane_gives_one_file_of_ten_pages(tmp_path: Path) -> None:
    code, told, _ = scan("--source", "adf", "--keep-blank", "--out", str(tmp_path))
    assert (code, told["pages"], told["files"][0]["soTrang"]) == (0, 10, 10)
    path = tmp_path / told["files"][0]["tenTep"]
    assert path.stat().st_size == told["files"][0]["dungLuong"]
    assert list((tmp_path / "pages").iterdir()) == []
    assert scan("--source", "flatbed", "--out", str(tmp_path))[1]["files"][0]["tenTep"].endswith("_v2.pdf")


def test_a_jam_keeps_what_came_and_the_same_command_goes_on(tmp_path: Path) -> None:
    machine = SoftwareScanner([sheet(n) for n in range(1, 6)], Fault.JAM, good=3)
    with running(machine) as address:
        code, told, said = scan("--source", f"escl:{address}", "--out", str(tmp_path))
        assert (code, told["pages"], told["fault"], told["next_page"]) == (1, 3, "SCAN-102", 4)
        assert "quét tiếp từ trang 4" in said
        assert len(list((tmp_path / "pages").iterdir())) == 3
        machine.mend()
        code, told, _ = scan("--source", f"escl:{address}", "--out", str(tmp_path))
    assert (code, told["pages"], told["files"][0]["soTrang"]) == (0, 5, 5)


def test_separators_sort_one_pass_into_papers(tmp_path: Path) -> None:
    stack = [separator("02"), sheet(1), sheet(2), separator("01"), sheet(3)]
    with running(SoftwareScanner(stack)) as address:
        _, told, _ = scan("--source", f"escl:{address}", "--out", str(tmp_path))
    assert [(file["maGiayTo"], file["soTrang"]) for file in told["files"]] == [("02", 2), ("01", 1)]
    assert told["separators"] == [1, 4]


def test_killed_with_pages_taken_they_are_there_and_the_next_is_known(tmp_path: Path) -> None:
    machine = SoftwareScanner([sheet(n) for n in range(1, 5)], Fault.HANGS, good=2)
    with running(machine) as address:
        child = subprocess.Popen(words("--source", f"escl:{address}", "--out", str(tmp_path)))
        until(lambda: len(list(tmp_path.glob("pages/page-*.sealed"))) >= 2)
        # Until the third is asked for, and hangs: a question on its way would be answered when it is mended.
        time.sleep(1)
        child.send_signal(signal.SIGKILL)
        child.wait()
        left = list((tmp_path / "pages").iterdir())
        assert len(left) >= 2
        assert readable(tmp_path) == []
        machine.mend()
        machine.released.set()
        code, told, _ = scan("--source", f"escl:{address}", "--out", str(tmp_path))
    assert (code, told["pages"], told["files"][0]["soTrang"]) == (0, 4, 4)


def test_what_another_machine_sealed_or_somebody_changed_is_told_and_kept(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(SoftwareScanner([sheet(n) for n in range(1, 4)], Fault.JAM, good=2)) as address:
        scan("--source", f"escl:{address}", "--out", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("another")))
    with running(SoftwareScanner([sheet(3)])) as address:
        code, _, said = scan("--source", f"escl:{address}", "--out", str(tmp_path))
    assert code == 1
    assert said.startswith("STOR-")
    assert len(list((tmp_path / "pages").iterdir())) == 3
    assert list(tmp_path.glob("*.pdf")) == []


def test_plain_pages_of_an_earlier_version_are_sealed_and_gone_on_with(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "page-0001-100dpi.jpg").write_bytes(sheet(1))
    machine = SoftwareScanner([sheet(2), sheet(3)], Fault.JAM, good=1)
    with running(machine) as address:
        _, told, _ = scan("--source", f"escl:{address}", "--out", str(tmp_path))
        assert told["next_page"] == 3
        assert readable(tmp_path) == []
        machine.mend()
        _, told, _ = scan("--source", f"escl:{address}", "--out", str(tmp_path))
    assert told["files"][0]["soTrang"] == 3


@pytest.mark.parametrize(
    ("source", "code"), [("folder:{}/nowhere", "SCAN-101"), ("folder:{}", "SCAN-103"), ("pigeon", "SCAN-100")]
)
def test_what_cannot_be_scanned_is_told_in_vietnamese(tmp_path: Path, source: str, code: str) -> None:
    (tmp_path / "out").mkdir()
    status, told, said = scan("--source", source.format(tmp_path), "--out", str(tmp_path / "out"))
    assert (status, told) == (1, {})
    assert said.startswith(f"{code}: ")


def test_a_camera_takes_the_place_of_the_scanner(tmp_path: Path) -> None:
    camera = SoftwareCamera([cv2.resize(Paper(seed=at).drawn(), None, fx=0.8, fy=0.8) for at in (1, 2)], laid_seconds=6)
    with running_camera(camera) as address:
        code, told, _ = scan("--source", f"camera:{address}", "--out", str(tmp_path))
    assert code == 0
    assert told["pages"] == 2
    assert told["files"][0]["soTrang"] == 2
    assert told["files"][0]["luuYTrang"] == [], "fine enough, sharp, whole"


def test_what_was_read_on_a_certificate_is_told_beside_its_metadata_and_not_in_them(tmp_path: Path) -> None:
    paper = civil_papers.birth(0)
    stack = tmp_path / "stack"
    stack.mkdir()
    (stack / "1.jpg").write_bytes(scanned(paper.drawn()).image)
    words = [sys.executable, "-m", "kiosk", "scan", "--json", "--source", f"folder:{stack}", "--out", str(tmp_path)]
    told = json.loads(subprocess.run(words, capture_output=True, check=True).stdout)
    [file] = told["files"]
    assert [(each["truong"], each["giaTri"], each["trang"]) for each in file["goiY"]] == [
        ("soKyHieu", paper.wanted[civil_papers.NUMBER], 1),
        ("ngayBanHanh", paper.wanted[civil_papers.DATE], 1),
        ("coQuanBanHanh", paper.wanted[civil_papers.AGENCY], 1),
    ]
    assert "soKyHieu" not in file


def test_no_camera_is_told_in_vietnamese(tmp_path: Path) -> None:
    code, _, said = scan("--source", "camera:/dev/video99", "--out", str(tmp_path))
    assert (code, "SCAN-101" in said) == (1, True)
