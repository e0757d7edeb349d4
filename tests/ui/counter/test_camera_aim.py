"""Papers come in through a camera at the desk, by keys alone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desk_bench import DeskOnBench
from desk_camera_shots import BenchCamera, sheet, view
from PySide6.QtGui import QGuiApplication
from test_scan_review import begun, kept, stack

from kiosk.domain.errors import CameraDark, ScannerAbsent
from kiosk.domain.scanning import AimState


@pytest.fixture
def camera() -> BenchCamera:
    return BenchCamera()


@pytest.fixture
def at(qapp: QGuiApplication, tmp_path: Path, camera: BenchCamera) -> Iterator[DeskOnBench]:
    desk = DeskOnBench(tmp_path, dossiers=0, camera=camera)
    desk.log_in()
    yield desk
    desk.close()


def aimed(at: DeskOnBench, papers: Any) -> Any:
    """The camera is open; nobody waits for its end here."""
    papers.scan()
    at.wait(lambda: papers.aim.picture, "the camera's picture")
    return papers.aim


def test_sheets_are_taken_and_escape_ends_the_stack(at: DeskOnBench, camera: BenchCamera) -> None:
    papers = begun(at)
    aim = aimed(at, papers)
    assert aim.state["title"] == "Chưa thấy tờ giấy"
    for count in (1, 2):
        camera.steps.put(sheet())
        camera.steps.put(view(AimState.TAKEN, 0, taken=count))
        at.wait(lambda count=count: aim.taken == count, "a page")
    assert (aim.state["title"], aim.state["kind"]) == ("Đã chụp", "ok")
    assert len(papers._table.pages) == 2, "each is there the moment it is taken"
    at.press("Esc")
    assert not aim.shown
    assert aim.picture == ""
    assert at.model.fault["code"] == ""
    assert (len(stack(papers)[0]), kept(at, papers)[0]) == (2, 2)


def test_what_is_wanting_is_said(at: DeskOnBench, camera: BenchCamera) -> None:
    papers = begun(at)
    aim = aimed(at, papers)
    for state, kind in ((AimState.COARSE, "warn"), (AimState.BLURRED, "warn"), (AimState.DARK, "fault")):
        camera.steps.put(view(state, 0.5, 120))
        at.wait(lambda state=state: aim._view.state is state, state)
        assert aim.state["kind"] == kind
        assert aim.sharpness == "Khoảng 120 dpi; cần ít nhất 200."
    at.press("Esc")
    assert kept(at, papers)[0] == 0
    assert at.model.fault["code"] == "", "who ends without a page has done nothing wrong"


@pytest.mark.parametrize("fault", [ScannerAbsent, CameraDark])
def test_a_fault_keeps_what_was_taken_and_says_which_page_is_due(
    at: DeskOnBench, camera: BenchCamera, fault: type
) -> None:
    papers = begun(at)
    aim = aimed(at, papers)
    camera.steps.put(sheet())
    camera.steps.put(fault("here"))
    at.settle()
    assert not aim.shown
    assert at.model.fault["code"] == fault.code
    assert papers.note == "Đã giữ 1 trang. Đặt lại giấy từ trang 2 rồi bấm Quét."
    assert kept(at, papers)[0] == 1


def test_one_page_is_taken_anew_or_stays(at: DeskOnBench, camera: BenchCamera) -> None:
    papers = begun(at)
    aimed(at, papers)
    camera.steps.put(sheet())
    camera.steps.put(None)
    at.settle()
    [before] = papers._table.pages
    papers.scanAgain(0)
    at.wait(lambda: papers.aim.shown, "the camera")
    at.press("Esc")
    assert papers._table.pages == [before]
    assert at.model.fault["code"] == ""
    papers.scanAgain(0)
    at.wait(lambda: papers.aim.shown, "the camera")
    camera.steps.put(sheet())
    at.settle()
    [after] = papers._table.pages
    assert after.id == before.id
    assert not papers.aim.shown


def test_leaving_the_page_switches_the_camera_off(at: DeskOnBench, camera: BenchCamera) -> None:
    papers = begun(at)
    aim = aimed(at, papers)
    papers.forget()
    assert not aim.shown
    at.settle()
    assert camera.steps.empty()
