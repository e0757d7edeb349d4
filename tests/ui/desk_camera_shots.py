"""Papers taken by a camera at the desk: what is seen, what is wanting, what was taken."""

import queue
from collections.abc import Iterator, Sequence
from pathlib import Path

import cv2
from filing_bench import CAN, PERMANENT_RESIDENCE
from officer_walk import OfficerWalk

from kiosk.devices.scanner.aiming import Look, drawn, outline_of, smaller
from kiosk.devices.scanner.measuring import Picture
from kiosk.devices.scanner.software_camera import SoftwareCamera, laid_on
from kiosk.domain.errors import DeviceError
from kiosk.domain.scanning import ANY_ORDER, AimState, AimView, FoundScanner, PaperSource, ScannerAbilities, ScanOrder
from kiosk.ports import OnAim, OnPage, ScannedPage
from tests.devices.scanner.spoiled_pages import scanned
from tests.documents.civil_papers import birth


class BenchCamera:
    """Sees and takes what it is told."""

    def __init__(self) -> None:
        self.steps: queue.Queue[AimView | ScannedPage | DeviceError | None] = queue.Queue()

    def find(self) -> Sequence[FoundScanner]:
        return ()

    def capabilities(self) -> ScannerAbilities:
        return ScannerAbilities(frozenset({PaperSource.GLASS}))

    def scan(self, on_page: OnPage, order: ScanOrder = ANY_ORDER) -> int:
        return self.scan_aimed(on_page, lambda _: None, order)

    def scan_aimed(self, on_page: OnPage, on_aim: OnAim, order: ScanOrder = ANY_ORDER) -> int:
        count, last = 0, view(AimState.NO_PAPER, 0)
        while True:
            on_aim(last)
            try:
                step = self.steps.get(timeout=0.05)
            except queue.Empty:
                continue
            if step is None:
                return count
            if isinstance(step, DeviceError):
                raise step
            if isinstance(step, AimView):
                last = step
                continue
            on_page(step)
            count += 1
            if order.most and count >= order.most:
                return count


def view(state: AimState, share: float = 0.9, dpi: int = 258, taken: int = 0) -> AimView:
    table = SoftwareCamera([]).table()
    seen: Picture = table if share == 0 else laid_on(table, birth(1).drawn(), share)
    picture = drawn(seen, Look(state, outline_of(smaller(seen)), dpi))
    return AimView(state, cv2.imencode(".jpg", picture)[1].tobytes(), dpi if share else 0, taken)


def sheet() -> ScannedPage:
    return scanned(cv2.resize(birth(1).drawn(), None, fx=0.4, fy=0.4), 1, 120)


class CameraWalk(OfficerWalk):
    """A clerk whose desk has a camera instead of a scanner."""

    name = "deskcamera"

    def __init__(self, folder: Path, width: int, height: int) -> None:
        self.camera = BenchCamera()
        self.sit_down(folder, width, height, camera=self.camera)
        self.at.log_in()

    def states(self) -> Iterator[str]:
        self.desk.go("intake", "")
        self.at.settle()
        model = self.at.model
        model.choose(PERMANENT_RESIDENCE)
        model.card.type(CAN)
        model.card.read()
        self.at.bench.reader.put_card()
        self.at.settle()
        model.papers.scan()
        aim = model.papers.aim
        self.at.wait(lambda: aim.picture, "the camera")
        for name, seen in (
            ("nothing", view(AimState.NO_PAPER, 0)),
            ("far", view(AimState.COARSE, 0.5, 129)),
            ("taken", view(AimState.TAKEN, taken=1)),
        ):
            if name == "taken":
                self.camera.steps.put(sheet())
            before = aim.picture
            self.camera.steps.put(seen)
            self.at.wait(lambda seen=seen, before=before: aim.picture != before and aim._view.state is seen.state, name)
            yield f"aim-{name}"
        aim.finish()
        self.at.settle()
