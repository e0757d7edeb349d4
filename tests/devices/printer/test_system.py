import os
from pathlib import Path

import pytest

from kiosk.devices.printer.system import FolderFormPrinter, SpooledFormPrinter, form_printer
from kiosk.domain.errors import PrinterAbsent, PrinterBroken
from kiosk.domain.printing import PrintState


def test_a_folder_keeps_every_form_and_no_title(tmp_path: Path) -> None:
    printer = FolderFormPrinter(tmp_path / "forms")
    for content in (b"one", b"two"):
        assert printer.print(content, "NGUYỄN VĂN MẪU") is PrintState.PRINTED
    files = sorted((tmp_path / "forms").iterdir())
    assert [f.read_bytes() for f in files] == [b"one", b"two"]
    assert all(f.name.startswith("form-") and f.name.isascii() for f in files)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(PrinterBroken):
        FolderFormPrinter(tmp_path / "file" / "forms").print(b"x", "t")
    assert os.listdir(tmp_path) == ["file"]


def test_the_settings_choose_the_printer(tmp_path: Path) -> None:
    assert isinstance(form_printer("folder", "", tmp_path), FolderFormPrinter)
    assert isinstance(form_printer("cups", "A5", tmp_path), SpooledFormPrinter)


@pytest.mark.skipif(os.name == "nt", reason="there the spooler is")
def test_the_windows_spooler_is_absent_elsewhere(tmp_path: Path) -> None:
    with pytest.raises(PrinterAbsent):
        form_printer("windows", "A4", tmp_path).print(b"x", "t")
