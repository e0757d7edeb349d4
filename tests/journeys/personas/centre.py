"""One whole centre for one person: screen, card, printers, scanner, store and Portal."""

import gc
import urllib.request
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent

from kiosk.bootstrap import Kiosk, open_kiosk
from kiosk.demo.finger import Finger
from kiosk.demo.portal_view import received
from kiosk.domain.dossier import Delivery, Dossier
from kiosk.domain.events import Event
from kiosk.ports import Speech
from kiosk.services.delivery_state import delivery_of
from kiosk.ui.app import Window
from kiosk.ui.jobs import Job
from kiosk.ui.tools import Tools
from tests.journeys.personas.papers import Form, Slip
from tests.waiting import PATIENCE_SECONDS

CONFIG = """
[card]
person = "{person}"
sample_after_seconds = 0
sample_apdu_seconds = 0

[scanner]
dpi = 100

[screen]
idle_seconds = 40
"""
SIZE = (1080, 1920)
PORTAL_SECONDS = 40.0


class Centre:
    """person: whose card lies on the reader. voice: who speaks instead of the machine's own voice."""

    def __init__(self, folder: Path, person: str = "nguyen-van-mau", voice: Speech | None = None) -> None:
        config, self._data = folder / "kiosk.toml", folder / "data"
        config.write_text(CONFIG.format(person=person), "utf-8")

        def assemble(publish: Callable[[Iterable[Event]], None]) -> Tools:
            self.kiosk: Kiosk = open_kiosk(config, self._data, publish)
            if voice is not None:
                self.kiosk.tools = replace(self.kiosk.tools, speech=voice)
            return self.kiosk.tools

        self.screen = Window(assemble, *SIZE)
        self.window, self.visit = self.screen.window, self.screen.visit
        self.window.show()
        self.finger = Finger(self.window)
        self.until(lambda: self.visit.ready or self.screen.fault_code, "the kiosk opens", 60)
        assert self.screen.fault_code == ""
        self.theme.setProperty("still", True)

    def close(self) -> None:
        self.until(lambda: not Job.any_running(), "the devices rest")
        self.window.close()
        self.screen.close()
        self.kiosk.close()
        self.screen.engine.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        del self.screen, self.window, self.visit, self.finger
        gc.collect()  # here: a job's thread must not be the one that collects a window

    def until(self, so: Callable[[], object], what: str, seconds: float = PATIENCE_SECONDS) -> None:
        """The screen lives meanwhile. Raises NotOnScreen."""
        self.finger.wait(so, what, seconds)

    @property
    def tools(self) -> Tools:
        return self.kiosk.tools

    @property
    def theme(self) -> Any:
        return self.screen.engine.singletonInstance("Kiosk.Theme", "Theme")

    # Paper -----------------------------------------------------------------------------------------------------

    def slips(self, count: int) -> list[Slip]:
        """What the software printer has put out, oldest first; waits until there are so many."""
        folder = self._data / "slips"
        self.until(lambda: len(list(folder.glob("*.png"))) >= count, f"{count} slips")
        found = [Slip(path) for path in sorted(folder.glob("*.png"))]
        assert len(found) == count, f"{len(found)} slips came out"
        return found

    def forms(self) -> list[Form]:
        """What the office printer has put out, oldest first."""
        return [Form(path) for path in sorted((self._data / "forms").glob("*.pdf"), key=lambda p: p.stat().st_mtime_ns)]

    # Store -----------------------------------------------------------------------------------------------------

    def dossiers(self) -> list[Dossier]:
        with self.kiosk.store.unit_of_work() as uow:
            return uow.dossiers(10)

    def dossier(self) -> Dossier:
        """The only one."""
        [one] = self.dossiers()
        return one

    # Portal ----------------------------------------------------------------------------------------------------

    @property
    def _portal(self) -> Any:
        return self.kiosk.companions["portal"]

    def lose_the_line(self) -> None:
        self._portal.stop()
        self.kiosk.outbox.wake()
        self.until(lambda: not self.kiosk.outbox.online, "offline")

    def mend_the_line(self) -> None:
        self._portal.start(self._portal.port)
        self.kiosk.outbox.wake()

    def delivered(self) -> dict[str, Any]:
        """The only dossier as the Portal holds it, once it is there."""
        mine = self.dossier()
        open_store = self.kiosk.store.unit_of_work
        self.until(lambda: delivery_of(mine.id, open_store) is Delivery.DELIVERED, "delivered", PORTAL_SECONDS)
        [held] = received(self._portal.port)
        assert mine.receipt is not None
        assert held["dossier"]["MaHoSo"] == mine.receipt.dossier_code
        return dict(held["dossier"])

    def bank_transfers(self, reference: str) -> None:
        """The citizen's bank has paid: the sandbox platform hears of it, once the kiosk has announced the payment."""
        address = f"http://127.0.0.1:{self._portal.port}/thanh-toan"
        self.until(lambda: reference in urllib.request.urlopen(address).read().decode(), "the announcement", 30)
        urllib.request.urlopen(f"{address}/{reference}", data=b"").close()
        self.kiosk.outbox.wake()


OpenCentre = Callable[..., Centre]
