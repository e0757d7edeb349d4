"""`kiosk demo`: play the visit, keep its pictures and papers, and judge it by what the Portal holds."""

import argparse
import contextlib
import json
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from PySide6.QtGui import QGuiApplication

from kiosk.bootstrap import Kiosk, open_kiosk
from kiosk.commands.output import show_json, show_table
from kiosk.demo.finger import Finger, NotOnScreen
from kiosk.demo.portal_view import digests_behind, received
from kiosk.demo.stage import Stage, Step
from kiosk.demo.visit import visit
from kiosk.domain.errors import KioskError
from kiosk.domain.events import Event
from kiosk.ui.app import Window, window_size
from kiosk.ui.fonts import load_fonts
from kiosk.ui.tools import Tools

WATCHED_PAUSE_SECONDS = 0.25  # between touches, when somebody can see the window


def play(options: argparse.Namespace) -> int:
    """Exit 0 only when the Portal holds exactly one dossier and every file of it matches by digest."""
    out: Path = options.out.absolute()
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    application = QGuiApplication([])
    load_fonts()
    watched = application.platformName() not in ("offscreen", "minimal")
    with contextlib.ExitStack() as stage:
        if options.pcsc:
            _lay_card(stage)
        try:
            steps, faults = _perform(out, application, watched, "pcsc" if options.pcsc else "")
        except NotOnScreen as missing:
            print(f"The screen did not show: {missing}", file=sys.stderr)
            return 1
    if options.json:
        show_json({"steps": [asdict(step) for step in steps], "faults": faults, "out": str(out)})
    else:
        show_table([("Bước", "Điều đã xảy ra", "ms"), *((s.name, s.happened, str(s.milliseconds)) for s in steps)])
        print("\n".join(faults) if faults else f"\nCổng giữ đúng một hồ sơ, mọi tệp khớp. Xem {out}")
    return 1 if faults else 0


def _lay_card(stage: contextlib.ExitStack) -> None:
    """Start a private card service with the software chip on its virtual reader. Raises CardServiceDown."""
    from kiosk.config import RESOURCES, load_settings
    from kiosk.devices.card.software_card.scenario import card_factory
    from kiosk.devices.card.virtual_reader import VirtualReader

    person = load_settings(None).card.person
    stage.enter_context(VirtualReader(card_factory(RESOURCES / "scenarios" / "card", person)))


def _perform(out: Path, application: QGuiApplication, watched: bool, card_driver: str) -> tuple[list[Step], list[str]]:
    opened: list[Kiosk] = []

    def assemble(publish: Callable[[Iterable[Event]], None]) -> Tools:
        opened.append(open_kiosk(None, out / "data", publish, card_driver))
        return opened[0].tools

    window_options: Any = SimpleNamespace(landscape=False, fullscreen=False, scale=0.0 if watched else 1.0)
    window = Window(assemble, *window_size(window_options, application))
    window.window.show()
    finger = Finger(window.window, WATCHED_PAUSE_SECONDS if watched else 0.0)
    try:
        finger.wait(lambda: window.tools or window.fault_code, "the kiosk opens", 60)
        if window.fault_code:
            raise NotOnScreen(window.fault_code)
        stage = Stage(out, finger, opened[0], window)
        try:
            visit(stage)
        except NotOnScreen:
            stage.picture("khong-thay")
            raise
        faults = _judge(stage)
        return stage.steps, faults
    finally:
        window.close()


def _judge(stage: Stage) -> list[str]:
    """What is wrong with the outcome; empty: one dossier, whole."""
    kiosk = stage.kiosk
    held = received(kiosk.companions["portal"].port)
    (stage.out / "dossier.json").write_text(json.dumps(held, ensure_ascii=False, indent=2), "utf-8")
    with kiosk.store.unit_of_work() as uow:
        mine = uow.dossiers(10)
    if len(held) != 1 or len(mine) != 1:
        return [f"Cổng giữ {len(held)} hồ sơ, máy giữ {len(mine)}; phải là một."]
    faults = []
    if held[0]["dossier"]["MaHoSo"] != (mine[0].receipt and mine[0].receipt.dossier_code):
        faults.append("Mã hồ sơ trên Cổng khác mã trên phiếu.")
    if sorted(digests_behind(held[0]["dossier"])) != sorted(attachment.digest for attachment in mine[0].attachments):
        faults.append("Tệp trên Cổng không khớp với tệp đã quét.")
    try:
        kiosk.store.verify_audit()
    except KioskError as fault:
        faults.append(f"Nhật ký: {fault.code}")
    return faults
