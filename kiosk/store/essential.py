"""Read resources/rules/essential.toml. What does not fit is refused, never guessed."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.domain.errors import ResourceBroken
from kiosk.domain.essential import ElsewhereService, EssentialService, EssentialServices

GOVERNMENT = re.compile(r"https://([a-z0-9-]+\.)*gov\.vn(/\S*)?", re.ASCII)


def load_essential_services(folder: Path) -> EssentialServices:
    """Raises ResourceBroken; an address that is not the government's is refused."""
    path = folder / "essential.toml"
    try:
        values = tomllib.loads(path.read_text("utf-8"))
        services = EssentialServices(
            tuple(EssentialService(s["key"], s["title"], s["icon"], tuple(s["codes"])) for s in values["here"]),
            tuple(_elsewhere(table) for table in values["elsewhere"]),
        )
        keys = [s.key for s in services.here] + [s.key for s in services.elsewhere]
        if len(set(keys)) != len(keys) or not all(service.codes for service in services.here):
            raise ValueError("two services of one key, or one without a procedure")
    except (OSError, KeyError, TypeError, ValueError) as exc:
        raise ResourceBroken(f"{path.name}: {type(exc).__name__}") from exc
    return services


def _elsewhere(table: Mapping[str, Any]) -> ElsewhereService:
    if not GOVERNMENT.fullmatch(table["address"]) or not (table["prepare"] and table["steps"]):
        raise ValueError("not an address of the government, or nothing to say")
    return ElsewhereService(
        table["key"],
        table["title"],
        table["icon"],
        table["what"],
        tuple(table["prepare"]),
        table["address"],
        tuple(table["steps"]),
    )
