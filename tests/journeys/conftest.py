"""A whole kiosk in a folder: real processes, real store, software devices, sandbox Portal. No screen."""

import json
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.bootstrap import Kiosk, open_kiosk
from kiosk.commands.dossier import file_dossier
from kiosk.domain.card import CardAccessNumber
from kiosk.domain.dossier import Dossier
from tests.hub.own_postgres import address, server

__all__ = ["address", "open_it", "server"]

OpenKiosk = Callable[..., Kiosk]
PERMANENT_RESIDENCE = "1.004222"
QUICK_CARD = "[card]\nsample_after_seconds = 0\nsample_apdu_seconds = 0\n"
DETAILS = {
    "capacity": "self",
    "residence.province": "01",
    "residence.commune": "00004",
    "residence.detail": "Số 1 phố Mẫu",
    "relation_to_householder": "self",
    "phone": "0900000011",
    "return_by": "centre",
}


@pytest.fixture
def open_it(tmp_path: Path) -> Iterator[OpenKiosk]:
    """Open a kiosk with these lines of kiosk.toml; every one opened is closed at the end."""
    opened: list[Kiosk] = []

    def opening(toml: str = "", start_outbox: bool = False, data: str = "data") -> Kiosk:
        config = tmp_path / "kiosk.toml"
        config.write_text(toml if "[card]" in toml else QUICK_CARD + toml, "utf-8")
        kiosk = open_kiosk(config, tmp_path / data, start_outbox=start_outbox)
        opened.append(kiosk)
        return kiosk

    yield opening
    for kiosk in opened:
        kiosk.close()


def file_one(kiosk: Kiosk, scan: bool = True) -> Dossier:
    tools = kiosk.tools
    identity = tools.card_reader.read(CardAccessNumber(tools.card_hint), lambda _: None)
    procedure = tools.catalogue.procedure(PERMANENT_RESIDENCE)
    return file_dossier(tools, identity, procedure, procedure.cases[-1], DETAILS, scan)


def on_portal(kiosk: Kiosk) -> list[dict[str, Any]]:
    port = kiosk.companions["portal"].port
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/quan-tri/ho-so", timeout=10) as answer:
        return list(json.load(answer)["ho_so"])


def play_fault(kiosk: Kiosk, fault: str, count: int) -> None:
    port = kiosk.companions["portal"].port
    body = json.dumps({"fault": fault, "count": count}).encode()
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/quan-tri/su-co", body, {"Content-Type": "application/json"}
    )
    urllib.request.urlopen(request, timeout=10).close()


def slips(kiosk: Kiosk, tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "data" / "slips").glob("*.png"))
