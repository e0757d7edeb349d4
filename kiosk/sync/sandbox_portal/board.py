"""The pages on which one watches the sandbox: drawn from what is held, and drawn anew at every beat."""

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote

from kiosk.sync.sandbox_portal.archive import Archive, Held, PaperCheck
from kiosk.sync.sandbox_portal.calls import Calls
from kiosk.sync.sandbox_portal.faults import FaultPlan
from kiosk.sync.sandbox_portal.file_service import FileService
from kiosk.sync.sandbox_portal.ledger import Pulse
from kiosk.sync.sandbox_portal.lists import RESOURCES
from kiosk.sync.sandbox_portal.messages import Reply, Request, Route, page, route
from kiosk.sync.sandbox_portal.pages import (
    Overview,
    calls_page,
    dossier_page,
    files_page,
    list_page,
    missing_page,
    overview_page,
    payments_page,
)
from kiosk.sync.sandbox_portal.payments import PaymentDesk

HERE = Path(__file__).parent
FEW, MANY = 12, 500
BEAT_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Board:
    archive: Archive
    files: FileService
    payments: PaymentDesk
    calls: Calls
    faults: FaultPlan
    pulse: Pulse

    def routes(self) -> list[Route]:
        return [
            route("GET", "/", "", "", lambda _: page(overview_page(self._overview()))),
            route("GET", "/ho-so", "", "", lambda _: page(list_page(self._dossiers(MANY)))),
            route("GET", "/ho-so/(?P<code>[^/]+)", "", "", self._dossier),
            route("GET", "/tap-tin", "", "", lambda _: page(files_page(self.files.shelf.all(MANY)))),
            route("GET", "/thanh-toan(?:/[^/]*)?", "", "", lambda _: page(payments_page(self.payments.all(MANY)))),
            route("GET", "/cuoc-goi", "", "", lambda _: page(calls_page(self.calls.last(MANY)))),
            route("GET", "/dong", "", "", self._beats),
            route("GET", "/trang.css", "", "", lambda _: _kept(HERE / "board.css", "text/css; charset=utf-8")),
            route("GET", "/trang.js", "", "", lambda _: _kept(HERE / "board.js", "text/javascript; charset=utf-8")),
            route("GET", r"/phong-chu/(?P<name>Inter-[A-Za-z]+\.otf)", "", "", _font),
        ]

    def _overview(self) -> Overview:
        payments, files = self.payments.all(), self.files.shelf
        counts = {**self.archive.counts(), "calls": self.calls.total, "payments": len(payments), "files": files.count()}
        fault, left = self.faults.left()
        plan = self.faults.plan
        played = [plan.title or f"{len(plan.rules)} quy tắc"] if plan.rules else []
        played += [f"{fault}, còn {left} lần"] if left else []
        dossiers, calls = self._dossiers(FEW), self.calls.last(FEW)
        return Overview(counts, dossiers, files.all(FEW // 2), payments[: FEW // 2], calls, "; ".join(played))

    def _dossiers(self, most: int) -> list[tuple[Held, list[PaperCheck]]]:
        return [(held, self.archive.check_papers(held)) for held in self.archive.newest(most)]

    def _dossier(self, _: Request, code: str) -> Reply:
        held = self.archive.find(unquote(code))
        if held is None:
            return page(missing_page(), HTTPStatus.NOT_FOUND)
        return page(dossier_page(held, self.archive.check_papers(held)))

    def _beats(self, _: Request) -> Reply:
        return Reply(HTTPStatus.OK, media_type="text/event-stream", pieces=self._beating())

    def _beating(self) -> Iterator[bytes]:
        seen = self.pulse.wait(-1, 0)
        yield b"retry: 1000\n\n"
        while True:
            now = self.pulse.wait(seen, BEAT_SECONDS)
            yield b"data: %d\n\n" % now if now != seen else b":\n\n"
            seen = now


def _font(_: Request, name: str) -> Reply:
    path = RESOURCES / "fonts" / name
    return _kept(path, "font/otf") if path.is_file() else page(missing_page(), HTTPStatus.NOT_FOUND)


def _kept(path: Path, media_type: str) -> Reply:
    return Reply(HTTPStatus.OK, path.read_bytes(), media_type, {"Cache-Control": "max-age=3600"})
