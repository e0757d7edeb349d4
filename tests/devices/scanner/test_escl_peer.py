"""The scanner in software before a client that is not ours: sane-airscan, the eSCL of SANE, through scanimage."""

import os
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from kiosk.devices.scanner.software_scanner import Fault, SoftwareScanner, running
from tests.devices.scanner.spoiled_pages import Paper, scanned

PAGES = [scanned(Paper(seed=seed).drawn()).image for seed in range(3)]


def scanimage(machine: SoftwareScanner, folder: Path, *words: str) -> tuple[int, str, list[Path]]:
    """Exit code, what it said at the end, and the pages it made. SANE's configuration is of this folder alone."""
    with running(machine) as address:
        (folder / "dll.conf").write_text("airscan\n", "ascii")
        device = f"[devices]\nMau = {address}, eSCL\n[options]\ndiscovery = disable\n[debug]\nenable = false\n"
        (folder / "airscan.conf").write_text(device, "ascii")
        done = subprocess.run(
            ["scanimage", "-d", "airscan:e0:Mau", *words, "--format=png", f"--batch={folder}/page-%d.png"],
            env=os.environ | {"SANE_CONFIG_DIR": str(folder)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    return done.returncode, done.stderr, sorted(folder.glob("page-*.png"))


def test_the_whole_stack_comes_dot_for_dot(tmp_path: Path) -> None:
    machine = SoftwareScanner(list(PAGES), calls_itself="")
    code, said, pages = scanimage(machine, tmp_path, "--source", "ADF", "--resolution", "300")
    assert (code, len(pages)) == (0, 3), said
    assert "out of documents" in said, "the end of the stack is told as such"
    for number, (path, image) in enumerate(zip(pages, PAGES, strict=True), 1):
        (tmp_path / "sent.jpg").write_bytes(image)
        with Image.open(path) as got, Image.open(tmp_path / "sent.jpg") as sent:
            apart = ImageChops.difference(got.convert("L"), sent.convert("L").crop((0, 0, *got.size)))
            assert got.size[0] >= sent.size[0] - 4, number
            assert apart.getextrema()[1] <= 8, number  # two decoders of JPEG differ by a level or two


@pytest.mark.parametrize(("fault", "words"), [(Fault.JAM, "feeder jammed"), (Fault.BUSY, "device busy")])
def test_a_fault_is_told_as_what_it_is(tmp_path: Path, fault: Fault, words: str) -> None:
    machine = SoftwareScanner(list(PAGES), fault, good=1, calls_itself="")
    _, said, pages = scanimage(machine, tmp_path, "--source", "ADF", "--resolution", "300")
    assert words in said.lower()
    assert len(pages) == (0 if fault is Fault.BUSY else 1), "what came before is kept"


def test_an_empty_feeder_at_the_start(tmp_path: Path) -> None:
    _, said, pages = scanimage(SoftwareScanner([], calls_itself=""), tmp_path, "--source", "ADF")
    assert ("out of documents" in said, pages) == (True, [])
