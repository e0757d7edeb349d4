"""`kiosk print` on the software printer, through CUPS and into a file; `kiosk receipt`."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from kiosk.devices.printer.escpos import CUT
from kiosk.devices.printer.software_printer import SoftwarePrinter
from kiosk.domain.dossier import Dossier
from kiosk.store.keys import KeyFile
from kiosk.store.opening import Store, open_store
from tests.devices.printer.private_cups import PrivateCups, missing
from tests.services.visit import NOW, filled_draft, submit


def kiosk(*words: str, data: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "kiosk", *words, "--data", str(data)]
    return subprocess.run(
        command, capture_output=True, text=True, timeout=120, check=False, env={**os.environ, **environment}
    )


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A kiosk's folder with two dossiers of one person."""
    return tmp_path_factory.mktemp("kiosk")


@pytest.fixture(scope="module")
def dossiers(data: Path) -> list[str]:
    store: Store = open_store(data / "store", KeyFile(data / "store.key"), lambda _: None)
    filed: list[Dossier] = [submit(filled_draft(store.unit_of_work).id, store.unit_of_work) for _ in range(2)]
    store.close()
    assert NOW.year == 2026
    return [dossier.receipt.dossier_code for dossier in filed if dossier.receipt]


@pytest.mark.parametrize("paper", ["ticket", "receipt", "test"])
def test_a_sample_comes_out_of_the_software_printer(paper: str, data: Path, tmp_path: Path) -> None:
    with SoftwarePrinter(tmp_path, port=0, mm_per_second=5000) as printer:
        done = kiosk("print", paper, "--printer", f"tcp://127.0.0.1:{printer.port}", "--json", data=data)
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["state"] == "printed"
        assert len(printer.seen().slips) == 1
        assert printer.unknown_bytes == 0


def test_a_dossier_s_receipt_is_printed_once_then_as_a_reprint_and_proved(
    data: Path, dossiers: list[str], tmp_path: Path
) -> None:
    with SoftwarePrinter(tmp_path, port=0, mm_per_second=5000) as printer:
        words = ("print", "receipt", "--dossier", dossiers[0], "--printer", f"tcp://127.0.0.1:{printer.port}")
        for _ in range(2):
            assert kiosk(*words, data=data).returncode == 0
        assert len(printer.seen().slips) == 1
        assert kiosk(*words, "--reprint", data=data).returncode == 0
        assert len(printer.seen().slips) == 2
    import zxingcpp
    from PIL import Image

    with Image.open(tmp_path / "slip-002.png") as paper:
        [code] = zxingcpp.read_barcodes(paper)
    said = kiosk("receipt", "check", code.text, "--json", data=data)
    verdict = json.loads(said.stdout)
    assert (said.returncode, verdict["genuine"], verdict["copy"]) == (0, True, 1)
    assert verdict["code"] == dossiers[0]
    forged = code.text[:-1] + str((int(code.text[-1]) + 1) % 10)
    assert kiosk("receipt", "check", forged, data=data).returncode == 1
    elsewhere = kiosk("receipt", "check", code.text, data=tmp_path / "counter")
    assert (elsewhere.returncode, "KHÔNG XÁC THỰC" in elsewhere.stderr) == (1, True)
    key = kiosk("receipt", "key", data=data).stdout.strip()
    (tmp_path / "kiosk.toml").write_text(f'[centre]\nreceipt_keys = "{key}"\n[station]\ncode = "Q1"\n', "utf-8")
    words = ("receipt", "check", code.text, "--config", str(tmp_path / "kiosk.toml"), "--json")
    assert json.loads(kiosk(*words, data=tmp_path / "counter").stdout)["station"] == "K1"


def test_papers_go_into_files(data: Path, dossiers: list[str], tmp_path: Path) -> None:
    for paper in ("ticket", "receipt", "test"):
        assert kiosk("print", paper, "--printer", f"file:{tmp_path}/{paper}.bin", data=data).returncode == 0
        assert (tmp_path / f"{paper}.bin").read_bytes().endswith(CUT)
    one = ("print", "form", "--dossier", dossiers[0], "--printer", f"file:{tmp_path}/one.pdf")
    assert kiosk(*one, data=data).returncode == 0
    text = PdfReader(tmp_path / "one.pdf").pages[0].extract_text()
    assert dossiers[0] in text
    both = ("--dossier", dossiers[0], "--dossier", dossiers[1])
    assert kiosk("print", "form", *both, "--printer", f"file:{tmp_path}/both.pdf", data=data).returncode == 0
    text = PdfReader(tmp_path / "both.pdf").pages[0].extract_text()
    assert "NHIỀU HỒ SƠ" in text
    assert all(code in "".join(text.split()) for code in dossiers)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("receipt", "--printer", "tcp://127.0.0.1:9"), "PRNT-101"),
        (("receipt", "--printer", "lpt1"), "CONF-006"),
        (("form", "--printer", "tcp://127.0.0.1:9100"), "CONF-006"),
        (("receipt", "--dossier", "H99.01-000000-0000", "--printer", "file:/dev/null"), "DOSS-204"),
        (("form", "--sign", "--printer", "file:/tmp/kiosk-unsigned.pdf"), "SEAL-105"),
    ],
)
def test_what_cannot_be_printed_is_told_by_its_code_in_vietnamese(
    words: tuple[str, ...], code: str, data: Path, dossiers: list[str]
) -> None:
    done = kiosk("print", *words, data=data)
    assert done.returncode == 1
    assert done.stderr.startswith(code)
    assert not Path("/tmp/kiosk-unsigned.pdf").exists()  # noqa: S108


def test_paper_out_is_told_and_a_printer_that_proves_nothing_asks_for_eyes(data: Path, tmp_path: Path) -> None:
    with SoftwarePrinter(tmp_path, port=0, mm_per_second=5000, fault="paper-out") as printer:
        url = f"tcp://127.0.0.1:{printer.port}"
        assert kiosk("print", "ticket", "--printer", url, data=data).stderr.startswith("PRNT-102")
        printer.set_fault("no-proof")
        assert kiosk("print", "test", "--printer", url, data=data).stderr.startswith("PRNT-106")


@pytest.mark.skipif(bool(missing()), reason=f"CUPS is not whole on this machine: {missing()} missing")
def test_slips_and_forms_go_through_cups(data: Path, dossiers: list[str], tmp_path: Path) -> None:
    with SoftwarePrinter(tmp_path, port=0, mm_per_second=5000) as printer:
        queues = {"Phieu": f"socket://127.0.0.1:{printer.port}"}
        with PrivateCups(queues) as cups:
            server = {"CUPS_SERVER": cups.environment["CUPS_SERVER"]}
            for paper in ("ticket", "receipt", "test"):
                done = kiosk("print", paper, "--printer", "cups:Phieu", data=data, **server)
                assert done.returncode == 0, done.stderr
            form = ("print", "form", "--dossier", dossiers[1], "--printer", "cups:A5")
            for _ in range(2):  # once, whatever is tapped
                done = kiosk(*form, data=data, **server)
                assert done.returncode == 0, done.stderr
            assert len(cups.papers()) == 2  # both copies (liên)
        assert len(printer.seen().slips) == 3
