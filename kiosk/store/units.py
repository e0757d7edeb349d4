"""Read the shipped list of provinces and communes."""

import hashlib
import json
from functools import cache
from pathlib import Path

from kiosk.domain.errors import ResourceBroken
from kiosk.domain.units import Commune, Province, Units


@cache
def load_units(folder: Path) -> Units:
    """Read units.json under `folder`, once; its digest stands in manifest.json. Raises ResourceBroken."""
    try:
        content = (folder / "units.json").read_bytes()
        manifest = json.loads((folder / "manifest.json").read_bytes())
        if hashlib.sha256(content).hexdigest() != manifest["files"]["units.json"]["sha256"]:
            raise ResourceBroken("units.json differs from its digest")
        rows = json.loads(content)["provinces"]
        return Units(
            [Province(code, name) for code, name, _ in rows],
            [Commune(code, name, province) for province, _, communes in rows for code, name in communes],
        )
    except (OSError, ValueError, KeyError, TypeError) as exc:
        raise ResourceBroken(f"units: {type(exc).__name__}") from exc
