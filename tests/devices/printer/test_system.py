import os
from pathlib import Path

import pytest

from kiosk.devices.printer.system import CupsFormPrinter, FolderFormPrinter
from kiosk.domain.errors import PrinterAbsent, PrinterBroken


def program(folder: Path, text: str) -> str:
    """A program in place of lp."""
    path = folder / "lp"
    path.write_text("#!/bin/sh\n" + text)
    path.chmod(0o700)
    return str(path)


def test_the_document_reaches_the_spooler_whole(tmp_path: Path) -> None:
    lp = program(tmp_path, f'cat > "{tmp_path}/got"; printf "%s\\n" "$@" > "{tmp_path}/words"\n')
    CupsFormPrinter("A5", lp).print(b"%PDF-1.4 \x00\xff", "Giấy; rm -rf")
    assert (tmp_path / "got").read_bytes() == b"%PDF-1.4 \x00\xff"
    words = (tmp_path / "words").read_text().splitlines()
    assert words == ["-d", "A5", "-t", "Giấy; rm -rf", "-o", "media=A5", "-"]


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        ("lp: Error - no default destination available.", PrinterAbsent),
        ("lp: The printer or class does not exist.", PrinterAbsent),
        ("lp: Error - scheduler not responding.", PrinterAbsent),
        ("lp: Unsupported document-format", PrinterBroken),
    ],
)
def test_a_refusal_is_named(tmp_path: Path, message: str, fault: type[Exception]) -> None:
    with pytest.raises(fault):
        CupsFormPrinter("A5", program(tmp_path, f'cat > /dev/null; echo "{message}" >&2; exit 1\n')).print(b"x", "t")


def test_no_lp_program_is_an_absent_printer(tmp_path: Path) -> None:
    with pytest.raises(PrinterAbsent):
        CupsFormPrinter(lp=str(tmp_path / "nowhere")).print(b"x", "t")


def test_a_folder_keeps_every_form_and_no_title(tmp_path: Path) -> None:
    printer = FolderFormPrinter(tmp_path / "forms")
    for content in (b"one", b"two"):
        printer.print(content, "NGUYỄN VĂN MẪU")
    files = sorted((tmp_path / "forms").iterdir())
    assert [f.read_bytes() for f in files] == [b"one", b"two"]
    assert all(f.name.startswith("form-") and f.name.isascii() for f in files)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(PrinterBroken):
        FolderFormPrinter(tmp_path / "file" / "forms").print(b"x", "t")
    assert os.listdir(tmp_path) == ["file"]
