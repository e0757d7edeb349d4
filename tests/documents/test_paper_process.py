"""The same papers drawn by the process that stands beside a screen, over its wire."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import paper_samples as samples
import pytest

from kiosk.device_host import PaperPlan, words
from kiosk.devices.hosted import HostedPaper
from kiosk.devices.process import DeviceProcess
from kiosk.documents.renderer import PaperStudio
from kiosk.domain.errors import PageBroken
from kiosk.domain.printed import TableFormat
from kiosk.ports import PaperRenderer


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PaperRenderer]:
    fonts = Path(__file__).resolve().parents[2] / "resources" / "fonts"
    kept = str(tmp_path_factory.mktemp("forms"))
    plan = PaperPlan(
        str(fonts), 576, [["", "tcp://localhost:9"]], f"{kept}/printers.json", "folder", "", kept, "folder", "", "", 200
    )
    process = DeviceProcess([sys.executable, "-m", "kiosk", *words("paper", plan)], 60, "paper")
    yield HostedPaper(process)
    process.close()


def test_every_form_slip_and_table_crosses_the_wire(paper: PaperRenderer, studio: PaperStudio) -> None:
    for form in samples.FORMS:
        assert paper.form(form) == studio.form(form)
    for slip in samples.SLIPS:
        assert paper.slip(slip) == studio.slip(slip)
    for report in (samples.REGISTER, samples.DAY_REPORT):
        assert paper.table(report, TableFormat.CSV) == studio.table(report, TableFormat.CSV)
        assert paper.table(report, TableFormat.XLSX).startswith(b"PK")


def test_a_preview_and_its_fault_cross_the_wire(paper: PaperRenderer) -> None:
    pdf = paper.form(replace(samples.STOP, reason="Người nộp rút hồ sơ."))
    assert paper.preview(pdf, 1, 600).pages == 1
    with pytest.raises(PageBroken):
        paper.preview(pdf, 2, 600)
