"""Decoders by other people agree with ours about the bytes of a slip: pixels and symbol equal.

npos (JavaScript) can be fetched once, see npos.py. escpos-tools (PHP) is in none of the registries that the tests
install from: where a person has put it (its folder, with its `vendor/autoload.php`, named by ESCPOS_TOOLS), it judges,
too. Elsewhere the tests are skipped and say so.
"""

import os
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from kiosk.commands import print_samples
from kiosk.config import Settings
from kiosk.devices.printer.escpos import slip_bytes
from kiosk.devices.printer.paper import Interpreter, Roll, Rows
from kiosk.documents.renderer import PaperStudio
from kiosk.machine import centre_of
from tests.devices.printer import npos

TOOLS = Path(os.environ.get("ESCPOS_TOOLS", "/opt/escpos-tools"))
FONTS = Path(__file__).resolve().parents[3] / "resources" / "fonts"
DECODE = r"""
require_once getenv('ESCPOS_TOOLS') . '/vendor/autoload.php';
$parser = new ReceiptPrintHq\EscposTools\Parser\Parser();
$parser->addFile(fopen($argv[1], 'rb'));
foreach ($parser->getCommands() as $command) {
    if ($command->isAvailableAs('ImageContainer')) {
        echo $command->getWidth(), ' ', $command->getHeight(), ' ', bin2hex($command->asPbm()), "\n";
    }
}
"""
missing = "" if shutil.which("php") else "no php on this machine"
missing = missing or ("" if (TOOLS / "vendor" / "autoload.php").exists() else f"escpos-tools is not in {TOOLS}")


@pytest.fixture(scope="module")
def payload() -> bytes:
    sample = print_samples.custody_slip(centre_of(Settings()), datetime(2026, 11, 23, 1, 15, tzinfo=UTC))
    return slip_bytes(PaperStudio(FONTS, 576).slip(replace(sample, qr_text="H99.01-261123-0001")))


def ours(payload: bytes) -> bytes:
    roll = Roll(576)
    for command in Interpreter().feed(payload):
        if isinstance(command, Rows):
            roll.take(command)
    return roll.seen().rows


def symbols(rows: bytes) -> list[str]:
    picture = Image.frombytes("1", (576, len(rows) // 72), bytes(255 - byte for byte in rows)).convert("L")
    return [code.text for code in zxingcpp.read_barcodes(picture)]


@pytest.mark.skipif(bool(npos.missing()), reason=npos.missing())
def test_npos_sees_the_same_dots_the_same_symbol_and_no_command_but_ours(payload: bytes, tmp_path: Path) -> None:
    found = npos.read(payload, tmp_path)
    assert found.rows == ours(payload)
    assert symbols(found.rows) == ["H99.01-261123-0001"]
    fragments = found.commands.count("GSv0")
    assert found.commands == ["ESC@", *["GSv0"] * fragments, "ESCd", "GSV"]
    changed = bytearray(payload)
    changed[5_000] ^= 0x80
    assert npos.read(bytes(changed), tmp_path).rows != found.rows  # it does look at every dot


@pytest.mark.skipif(bool(missing), reason=missing)
def test_escpos_tools_sees_the_same_dots_and_the_same_symbol(payload: bytes, tmp_path: Path) -> None:
    (tmp_path / "slip.bin").write_bytes(payload)
    done = subprocess.run(
        ["php", "-d", "error_reporting=0", "-r", DECODE, str(tmp_path / "slip.bin")],
        env={**os.environ, "ESCPOS_TOOLS": str(TOOLS)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    rows = b""
    for line in done.stdout.splitlines():
        width, height, pbm = line.split()
        rows += bytes.fromhex(pbm)[-int(width) // 8 * int(height) :]
    assert rows == ours(payload)
    assert symbols(rows) == ["H99.01-261123-0001"]
