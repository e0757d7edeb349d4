"""Papers taken by a camera at the kiosk."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from desk_camera_shots import BenchCamera, view
from filing_bench import bench, sheet
from filing_shots import FilingWalk

from kiosk.demo.finger import Finger
from kiosk.domain.events import Event
from kiosk.domain.scanning import AimState
from kiosk.ui.app import Window
from kiosk.ui.tools import Tools


class CitizenCameraWalk(FilingWalk):
    """A citizen at a kiosk that has a camera instead of a scanner."""

    name = "citizencamera"

    def __init__(self, folder: Path, width: int, height: int) -> None:
        self.camera = BenchCamera()

        def assemble(publish: Callable[[Iterable[Event]], None]) -> Tools:
            self.bench = bench(folder, publish)
            self.bench.tools = replace(self.bench.tools, camera=self.camera)
            return self.bench.tools

        self.kiosk = Window(assemble, width, height)
        self.engine, self.window, self.visit = self.kiosk.engine, self.kiosk.window, self.kiosk.visit
        self.window.show()
        self.finger = Finger(self.window)
        self.until(lambda: self.visit.ready, "tools")

    def states(self) -> Iterator[str]:
        for part in (self.choosing, self.card, self.confirm, self.details):
            for _ in part():
                self.finger.rest(0.05)
        papers = self.model
        papers.scan(0)
        self.until(lambda: papers.seen, "the camera")
        for name, seen in (("nothing", view(AimState.NO_PAPER, 0)), ("taken", view(AimState.TAKEN, taken=1))):
            if name == "taken":
                self.camera.steps.put(sheet(1))
            self.camera.steps.put(seen)
            before = papers.seen
            self.until(lambda before=before, seen=seen: papers.seen != before and papers._aim.state is seen.state, name)
            yield f"aim-{name}"
        papers.stop()
        self.settle()
